"""Hostile input, made in streams: nothing here holds more than some megabytes. See hostile.py."""

import gzip
import io
import json
import random
import struct
import tarfile
import zipfile
import zlib

from newsgen import prose, words
from newsgen.articles import Rates, block_articles
from newsgen.designs import make_sites
from newsgen.outputs import open_output

MB = 1 << 20


def _words(size, seed=1, caps=False, stop="", line=0):
    """Running text of about `size` bytes in pieces, without a full stop unless `stop`."""
    r = random.Random(seed).random
    made = count = 0
    while made < size:
        piece = " ".join(
            words.PLURALS[int(r() * len(words.PLURALS))] + " " + words.VERBS[int(r() * len(words.VERBS))]
            for _ in range(10)
        )
        count += 1
        piece = (piece.upper() if caps else piece) + (stop or " ") + ("\n" if line and count % line == 0 else "")
        made += len(piece)
        yield piece.encode()


def _write(path, pieces):
    with open(path, "wb") as out:
        for piece in pieces:
            out.write(piece)


def _page(path, pieces, head=b""):
    def all_pieces():
        yield b"<!DOCTYPE html><html><head><title>A page</title>" + head + b"</head><body><h1>A page</h1>"
        yield from pieces
        yield b"</body></html>"

    _write(path, all_pieces())


def _paragraphs(count=8):
    r = random.Random(7).random
    return [f"<p>{prose.sentence(r)} {prose.sentence(r)} {prose.sentence(r)}</p>".encode() for _ in range(count)]


def _times(piece, count):
    """`count` times the piece, in parts of some thousand."""
    for at in range(0, count, 4096):
        yield piece * min(4096, count - at)


def _zip_bomb(path, size):
    info = zipfile.ZipInfo("zeros.txt")
    info.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w") as out, out.open(info, "w", force_zip64=True) as member:
        for _ in range(size // MB):
            member.write(bytes(MB))


def _zip_of(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members:
            out.writestr(name, data)
    return buffer.getvalue()


def _nested_bomb(path):
    """Ten zips in each of five levels, ten megabytes of zeros in each of the innermost: a terabyte from some kilobytes."""
    data = _zip_of([("zeros.txt", bytes(10 * MB))])
    for level in range(5):
        data = _zip_of([(f"{level}-{i}.zip", data) for i in range(10)])
    _write(path, [data])


def _deep_zip(path):
    data = _zip_of([("story.txt", b"".join(_words(3000, stop=". ")))])
    for level in range(40):
        data = _zip_of([(f"{level}.zip", data)])
    _write(path, [data])


def _tiny_tar(path, count):
    info = tarfile.TarInfo("x")
    info.size = 2
    with gzip.open(path, "wb", 1) as out:
        for at in range(count):
            info.name = f"{at:07d}.txt"
            out.write(info.tobuf(tarfile.USTAR_FORMAT) + b"a\n" + bytes(510))
        out.write(bytes(1024))


def _tiny_zip(path, count):
    data = b"a\n"
    crc, central = zlib.crc32(data), []
    with open(path, "wb") as out:
        for at in range(count):
            name = b"%07d.txt" % at
            offset = at * (30 + len(name) + len(data))
            out.write(
                struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, crc, len(data), len(data), len(name), 0)
                + name
                + data
            )
            central.append(
                struct.pack(
                    "<4s6H3L5H2L",
                    b"PK\1\2",
                    20,
                    20,
                    0,
                    0,
                    0,
                    33,
                    crc,
                    len(data),
                    len(data),
                    len(name),
                    0,
                    0,
                    0,
                    0,
                    0,
                    offset,
                )
                + name
            )
        start = out.tell()
        out.writelines(central)
        size = out.tell() - start
        out.write(struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start))
        out.write(struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1))
        out.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))


def _json_line(pieces):
    yield b'{"id": "big", "title": "A long one", "published": "2024-01-01", "text": "'
    yield from pieces
    yield (
        b'"}\n{"id": "next", "title": "The next", "published": "2024-01-01", "text": "'
        + b"".join(_words(2000, 5, stop=". "))
        + b'"}\n'
    )


def _entities(xhtml):
    head = '<?xml version="1.0"?>\n' if xhtml else ""
    head += '<!DOCTYPE html [\n<!ENTITY a0 "many words">\n'
    head += "".join(f"<!ENTITY a{i} \"{('&a%d;' % (i - 1)) * 10}\">\n" for i in range(1, 12)) + "]>\n"
    return [
        head.encode(),
        b"<html><head><title>A page</title></head><body><p>&a11; ",
        *_paragraphs(),
        b"</p></body></html>",
    ]


def _names(count):
    r = random.Random(3).random
    for at in range(count):
        first, last = (
            words.GIVEN_MALE[int(r() * 90)],
            words.NOUNS[int(r() * 370)].capitalize() + words.NOUNS[int(r() * 370)],
        )
        yield f"{first} {last}{', ' if at % 20 else '. '}".encode()


def _digits(size):
    r = random.Random(4).random
    for _ in range(size // 40):
        yield ("  ".join(f"{r() * 10 ** (1 + int(r() * 6)):.{int(r() * 3)}f}" for _ in range(5)) + "\n").encode()


def _dates(count):
    for at in range(count):
        yield (
            f"on {1 + at % 28} {words.MONTHS[at % 12]} {1900 + at % 124}, aged {at % 90}, in"
            f" {1 + at % 9}:{at % 60:02d}:{at * 7 % 60:02d} ".encode()
        )


def _gzip_and(path, behind, cut=0):
    data = gzip.compress(b"".join(_words(20000, stop=". ")), mtime=0)
    _write(path, [data[: len(data) - cut], behind])


def _csv(path, size):
    def pieces():
        yield (
            b"id,url,title,published,text\n1,,First,2024-01-01,"
            + b"".join(_words(2000, stop=". "))
            + b'\n2,,Second,2024-01-02,"'
        )
        yield from _words(size, 2, stop=".\n")

    _write(path, pieces())


def _news(path, count, text):
    """Ordinary articles or pages, to compare with."""
    rates, sites = Rates(), make_sites(1, 1.0)
    out = open_output(path, text)
    articles = block_articles(1, 0, rates)
    r = random.Random(1).random
    for article in articles[:count]:
        body = article.text() if text else sites[article.number % len(sites)].page(article, articles[:12], r)
        out.add(article, f"https://news.example/{article.number}", body.encode())
    out.close()


# What "normal" means, the last one for start-up.
CONTROLS = {
    "news text": ("a.jsonl", 60, lambda p: _news(p, 400, True)),
    "news pages": ("a.jsonl", 60, lambda p: _news(p, 60, False)),
    "a short text": ("a.txt", 20, lambda p: _write(p, _words(1000, stop=". "))),
}

# name: (file name, seconds of CPU that it may take, function of the path). Those with `full` only run with --full.
CASES = {
    "100,000 nested tags": (
        "a.html",
        20,
        lambda p: _page(p, [b"<div>" * 100_000, *_paragraphs(), b"</div>" * 100_000]),
    ),
    "100,000 nested inline tags": ("a.html", 20, lambda p: _page(p, [b"<b><i>" * 50_000, *_paragraphs()])),
    "8,000 nested tables": ("a.html", 20, lambda p: _page(p, [b"<table><tr><td>" * 8000, *_paragraphs()])),
    "50 MB on one line": ("a.txt", 30, lambda p: _write(p, _words(50 * MB, stop=". "))),
    "5 MB on one line": ("a.txt", 60, lambda p: _write(p, _words(5 * MB, stop=". "))),
    "20 MB attribute": (
        "a.html",
        20,
        lambda p: _page(p, [b'<div data-x="', *_times(b"abcd efgh", 20 * MB // 9), b'">', *_paragraphs()]),
    ),
    "10 MB attribute": (
        "a.html",
        20,
        lambda p: _page(p, [b'<div data-x="', *_times(b"abcd efgh", 10 * MB // 9), b'">', *_paragraphs()]),
    ),
    "200,000 attributes": (
        "a.html",
        20,
        lambda p: _page(p, [b"<div ", *(b"a%d=b " % i for i in range(200_000)), b">", *_paragraphs()]),
    ),
    "1 million <": ("a.html", 20, lambda p: _page(p, [b"<" * 1_000_000, *_paragraphs()])),
    "1 million <p>": ("a.html", 30, lambda p: _page(p, [*_times(b"<p>", 1_000_000), *_paragraphs()])),
    "300,000 links never closed": (
        "a.html",
        30,
        lambda p: _page(p, [*_times(b"<a href=/x>y ", 300_000), *_paragraphs()]),
    ),
    "comment never closed": ("a.html", 20, lambda p: _page(p, [*_paragraphs(), b"<!-- ", *_words(8 * MB)])),
    "script never closed": ("a.html", 20, lambda p: _page(p, [*_paragraphs(), b"<script> ", *_words(8 * MB)])),
    "entity bomb in HTML": ("a.html", 20, lambda p: _write(p, _entities(False))),
    "entity bomb in XHTML": ("a.xhtml", 20, lambda p: _write(p, _entities(True))),
    "1 million entities": (
        "a.html",
        30,
        lambda p: _page(p, [b"<p>", *_times(b"&eacute;&#8217;&amp", 333_333), b"</p>", *_paragraphs()]),
    ),
    "deep JSON-LD": (
        "a.html",
        20,
        lambda p: _page(p, _paragraphs(), b'<script type="application/ld+json">' + b'{"a":[' * 200_000 + b"</script>"),
    ),
    "10 MB of JSON-LD": (
        "a.html",
        20,
        lambda p: _page(
            p,
            _paragraphs(),
            b'<script type="application/ld+json">[' + b'{"@type":"Person","name":"x"},' * 350_000 + b"{}]</script>",
        ),
    ),
    "NUL bytes in a page": ("a.html", 20, lambda p: _page(p, [b"<p>one\0two</p>" * 2000, *_paragraphs()])),
    "NUL bytes only": ("a.txt", 20, lambda p: _write(p, _times(b"\0", 5 * MB))),
    "text with NUL bytes": ("a.txt", 20, lambda p: _write(p, [piece + b"\0" for piece in _words(MB, stop=". ")])),
    "bytes that are no UTF-8": ("a.txt", 20, lambda p: _write(p, [random.Random(9).randbytes(3 * MB)])),
    "1 MB of combining marks": (
        "a.txt",
        20,
        lambda p: _write(p, [*_words(3000, stop=". "), b"a", *_times("\u0301\u0316\u0327".encode(), MB // 6)]),
    ),
    "1 MB of zero-width characters": (
        "a.txt",
        20,
        lambda p: _write(p, [*_words(3000, stop=". "), *_times("a\u200b\u00ad".encode(), MB // 6)]),
    ),
    "5 MB of capitals": ("a.txt", 60, lambda p: _write(p, _words(5 * MB, caps=True, stop=". ", line=3))),
    "5 MB of digits": ("a.txt", 60, lambda p: _write(p, _digits(5 * MB))),
    "1 MB without a full stop": ("a.txt", 20, lambda p: _write(p, _words(MB, line=2))),
    "1 MB in one word": ("a.txt", 20, lambda p: _write(p, [*_words(3000, stop=". "), b"x" * MB])),
    "100,000 names": ("a.txt", 60, lambda p: _write(p, _names(100_000))),
    "30,000 dates": ("a.txt", 60, lambda p: _write(p, _dates(30_000))),
    "200,000 opening quotes": (
        "a.txt",
        20,
        lambda p: _write(p, [*_words(3000, stop=". "), *_times("“so ".encode(), 200_000)]),
    ),
    "200,000 opening brackets": (
        "a.txt",
        20,
        lambda p: _write(p, [*_words(3000, stop=". "), *_times(b"(a ", 200_000)]),
    ),
    "1 GB of zeros in a zip": ("a.zip", 30, lambda p: _zip_bomb(p, 1024 * MB)),
    "zips in zips, a terabyte": ("a.zip", 60, _nested_bomb),
    "zips 40 deep": ("a.zip", 20, _deep_zip),
    "100 MB of zeros, gzip": ("a.txt.gz", 20, lambda p: _write(p, [gzip.compress(bytes(100 * MB), 9, mtime=0)])),
    "gzip in gzip in gzip": (
        "a.gz",
        20,
        lambda p: _write(
            p, [gzip.compress(gzip.compress(gzip.compress(bytes(100 * MB), 9, mtime=0), 9, mtime=0), 9, mtime=0)]
        ),
    ),
    "50,000 tiny members in a tar": ("a.tar.gz", 60, lambda p: _tiny_tar(p, 50_000)),
    "50,000 tiny members in a zip": ("a.zip", 60, lambda p: _tiny_zip(p, 50_000)),
    "deep JSON line": (
        "a.jsonl",
        20,
        lambda p: _write(p, [b'{"id": "a", "text": ', b"[" * 1_000_000, b"]" * 1_000_000, b"}\n"]),
    ),
    "deep JSON array": ("a.json", 20, lambda p: _write(p, [b"[" * 1_000_000])),
    "60 MB JSON line": ("a.jsonl", 60, lambda p: _write(p, _json_line(_words(60 * MB, stop=". ")))),
    "10 MB JSON line": ("a.jsonl", 90, lambda p: _write(p, _json_line(_words(10 * MB, stop=". ")))),
    "JSON string never closed": (
        "a.jsonl",
        30,
        lambda p: _write(p, [b'{"id": "a", "text": "', *_words(20 * MB, stop=". "), b"\n"]),
    ),
    "CSV quote never closed": ("a.csv", 30, lambda p: _csv(p, 30 * MB)),
    "gzip with garbage behind": ("a.txt.gz", 20, lambda p: _gzip_and(p, random.Random(2).randbytes(100_000))),
    "gzip cut short": ("a.txt.gz", 20, lambda p: _gzip_and(p, b"", cut=2000)),
    "zip cut short": (
        "a.zip",
        20,
        lambda p: _write(
            p, [_zip_of([(f"{i}.txt", b"".join(_words(4000, i, stop=". "))) for i in range(40)])[:30_000]]
        ),
    ),
    "WARC with a false length": (
        "a.warc",
        20,
        lambda p: _write(
            p,
            [
                b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                *_paragraphs(),
            ],
        ),
    ),
}
FULL_CASES = {
    "10 GB of zeros in a zip": ("a.zip", 120, lambda p: _zip_bomb(p, 10240 * MB)),
    "1 million tiny members in a tar": ("a.tar.gz", 600, lambda p: _tiny_tar(p, 1_000_000)),
    "1 million tiny members in a zip": ("a.zip", 600, lambda p: _tiny_zip(p, 1_000_000)),
}
