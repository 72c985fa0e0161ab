"""Where documents go: a folder of files, or one dump, by its name. No clock, no user, no machine in any of them."""

import gzip
import io
import json
import pathlib
import tarfile
import uuid
import zipfile

_GZIP_LEVEL = 1


class _Files:
    """A folder for a thousand files each."""

    def __init__(self, path, suffix):
        self._root, self._suffix, self._folder = pathlib.Path(path), suffix, None
        self._root.mkdir(parents=True, exist_ok=True)

    def add(self, article, url, body):
        folder = self._root / f"{article.number // 1000:05d}"
        if folder != self._folder:
            folder.mkdir(exist_ok=True)
            self._folder = folder
        (folder / (article.id + self._suffix)).write_bytes(body)

    def close(self):
        pass


class _JsonLines:
    def __init__(self, path, field, compressed):
        self._field = field
        self._file = open(path, "wb")
        self._out = gzip.GzipFile("", "wb", _GZIP_LEVEL, self._file, mtime=0) if compressed else self._file

    def add(self, article, url, body):
        record = {"id": article.id, "url": url}
        if self._field == "text":
            record |= {
                "title": article.title,
                "author": article.author,
                "published": article.published.isoformat() + "Z",
            }
        record[self._field] = body.decode()
        self._out.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")

    def close(self):
        self._out.close()
        self._file.close()


class _Warc:
    """WARC 1.0: a response record each, in a gzip member of its own if the name ends in .gz."""

    def __init__(self, path, content_type, compressed):
        self._file, self._type, self._compressed = open(path, "wb"), content_type, compressed

    def add(self, article, url, body):
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {self._type}; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.UUID(int=article.number)}>\r\n"
            f"WARC-Date: {article.published.isoformat()}Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        record = head + http + b"\r\n\r\n"
        self._file.write(gzip.compress(record, _GZIP_LEVEL, mtime=0) if self._compressed else record)

    def close(self):
        self._file.close()


class _Zip:
    def __init__(self, path, suffix):
        self._zip, self._suffix = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_GZIP_LEVEL), suffix

    def add(self, article, url, body):
        info = zipfile.ZipInfo(f"{article.number // 1000:05d}/{article.id}{self._suffix}", (2024, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(info, body)

    def close(self):
        self._zip.close()


class _Tar:
    def __init__(self, path, suffix):
        self._file, self._suffix = open(path, "wb"), suffix
        self._gzip = gzip.GzipFile("", "wb", _GZIP_LEVEL, self._file, mtime=0)
        self._tar = tarfile.open(fileobj=self._gzip, mode="w", format=tarfile.USTAR_FORMAT)

    def add(self, article, url, body):
        info = tarfile.TarInfo(f"{article.number // 1000:05d}/{article.id}{self._suffix}")
        info.size = len(body)
        self._tar.addfile(info, io.BytesIO(body))

    def close(self):
        self._tar.close()
        self._gzip.close()
        self._file.close()


class _GzipFiles(_Files):
    def add(self, article, url, body):
        super().add(article, url, gzip.compress(body, _GZIP_LEVEL, mtime=0))


def open_output(path, text, compressed=False):
    """text: documents are plain text, not pages. compressed: files of a folder are .gz."""
    suffix, field = (".txt", "text") if text else (".html", "html")
    name = str(path)
    if name.endswith((".jsonl", ".jsonl.gz")):
        return _JsonLines(path, field, name.endswith(".gz"))
    if name.endswith((".warc", ".warc.gz")):
        return _Warc(path, "text/plain" if text else "text/html", name.endswith(".gz"))
    if name.endswith(".zip"):
        return _Zip(path, suffix)
    if name.endswith((".tar.gz", ".tgz")):
        return _Tar(path, suffix)
    return _GzipFiles(path, suffix + ".gz") if compressed else _Files(path, suffix)
