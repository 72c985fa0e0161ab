"""Parts that the designs of pages put together: teasers, comments, share bars, bodies, metadata."""

import json
from html import escape

from newsgen import prose, words
from newsgen.grammar import pick


def spoken_date(when):
    return f"{when.day} {words.MONTHS[when.month - 1]} {when.year}"


def american_date(when):
    half = "am" if when.hour < 12 else "pm"
    return f"{words.MONTHS[when.month - 1]} {when.day}, {when.year} {(when.hour - 1) % 12 + 1}:{when.minute:02d} {half}"


def teasers(site, others, r, element, heading, tag="h3"):
    out = [f'<{element} class="related related--{site.noise.class_suffix}"><h2>{heading}</h2>']
    for other in others:
        image = int(r() * 1e9)
        out.append(
            f'<div class="card card--{site.noise.class_suffix}" data-id="{image:x}"><a href="{site.url(other)}"><img'
            f' loading="lazy" alt="" src="/i/{image:x}-320.jpg" srcset="/i/{image:x}-320.jpg 320w, /i/{image:x}-640.jpg'
            f' 640w"><{tag}>{other.title_html}</{tag}></a><p>{other.standfirst_html}</p><time'
            f' datetime="{other.published_iso}">{spoken_date(other.published)}</time></div>'
        )
    out.append(f"</{element}>")
    return "".join(out)


def comments(site, r):
    out = ['<section id="comments"><h2>Comments</h2><ol>']
    for _ in range(site.noise.comments):
        name = pick(r, words.NOUNS) + str(int(r() * 99))
        out.append(
            f'<li class="comment" id="c{int(r() * 1e7)}"><b class="fn">{name}</b> <span>{int(1 + r() * 23)} hours'
            f' ago</span><p>{escape(prose.comment(r))}</p><a href="#">Reply</a> <a href="#">Report</a></li>'
        )
    out.append('</ol><form action="/comment"><textarea name="t"></textarea><button>Post</button></form></section>')
    return "".join(out)


def share(site, where):
    names = ("Facebook", "X", "WhatsApp", "Email", "Copy link")
    return (
        f'<ul class="share share--{where}">'
        + "".join(
            f'<li><a href="#{name.lower()}" aria-label="{name}">{icon}<span>{name}</span></a></li>'
            for name, icon in zip(names, site.noise.icons)
        )
        + "</ul>"
    )


def newsletter(r):
    return (
        '<aside class="promo"><h4>Sign up to our newsletter</h4><p>'
        + escape(prose.caption(r))
        + ', in your inbox.</p><input type="email" placeholder="Your e-mail"><button>Subscribe</button></aside>'
    )


def figure(r):
    number = int(r() * 1e9)
    return (
        f'<figure><picture><source srcset="/p/{number:x}.webp 1x, /p/{number:x}@2x.webp 2x"><img'
        f' src="/p/{number:x}.jpg" alt=""></picture><figcaption>{escape(prose.caption(r))} (Picture:'
        f" {pick(r, words.GIVEN_MALE)} {prose.capital(pick(r, words.NOUNS))})</figcaption></figure>"
    )


def body(article, r, paragraph="p", heading="h2", inserts=()):
    """The article's pieces with things between them that are not of it."""
    out, at, listed = [], 0, False
    inserts = list(inserts)
    for piece in article.pieces:
        if listed and piece.role != "li":
            out.append("</ul>")
            listed = False
        text = escape(piece.text, False)
        if piece.role == "li":
            out.append(("" if listed else "<ul>") + f"<li>{text}</li>")
            listed = True
        elif piece.role == "h2":
            out.append(f"<{heading}>{text}</{heading}>")
        else:
            out.append(f"<{paragraph}>{text}</{paragraph}>")
            at += 1
            if at % 3 == 0 and inserts:
                out.append(inserts.pop(0))
    return "".join(out) + ("</ul>" if listed else "") + "".join(inserts)


def read_also(site, others):
    return (
        '<p class="inline-link"><strong>Read also:</strong> <a'
        f' href="{site.url(others[0])}">{escape(others[0].title)}</a></p>'
    )


def state(site, article, others, r):
    """The page's data once more for its scripts, mostly of other stories."""
    items, size = [], 0
    nouns, count = words.NOUNS, len(words.NOUNS) - 6
    while size < site.noise.state_bytes:
        other = pick(r, others)
        at = int(r() * count)
        # Titles and URLs hold nothing that JSON or HTML would escape in a string.
        items.append(
            f'{{"id":"{int(r() * 1e12):x}","t":"{other.title}","u":"{site.url(other)}","k":["{nouns[at]}","{nouns[at + 3]}",'
            f'"{nouns[at + 5]}"],"w":{int(r() * 2000)},"s":{r():.6f}}}'
        )
        size += 260
    return f'<script>window.__STATE__={{"page":"{article.id}","items":[{",".join(items)}]}}</script>'


def head(site, article, extra):
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} |'
        f" {site.name}</title>"
        f'<meta name="viewport" content="width=device-width"><link rel="canonical" href="{site.url(article)}">{extra}'
        f"<style>{site.noise.style}</style><script>{site.noise.head_script}</script></head><body>"
    )


def header(site):
    return (
        f'<header class="top"><a class="logo" href="/">{site.name}</a><nav><ul>{site.noise.menu}</ul>'
        f'<div class="mega" hidden><ul>{site.noise.mega_menu}</ul></div></nav></header>'
    )


def foot(site):
    return (
        f"<footer><ul>{site.noise.footer}</ul><p>© {site.name}. All rights reserved.</p></footer>"
        f'<div class="cookie">We use cookies. <button>Accept all</button> <button>Settings</button></div>'
        f"<script>{site.noise.foot_script}</script></body></html>"
    )


def json_ld(data):
    return (
        '<script type="application/ld+json">' + json.dumps(data, ensure_ascii=False).replace("</", "<\\/") + "</script>"
    )


def article_data(site, article):
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published_iso,
        "url": site.url(article),
        "author": [{"@type": "Person", "name": article.author}],
        "description": article.standfirst,
        "publisher": {"@type": "Organization", "name": site.name},
        "articleSection": article.section,
        "keywords": article.tags,
    }


def open_graph(site, article):
    return (
        f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(article.title)}"><meta'
        f' property="og:description" content="{escape(article.standfirst)}"><meta property="og:site_name"'
        f' content="{site.name}"><meta property="og:url" content="{site.url(article)}"><meta'
        f' property="article:published_time" content="{article.published_iso}"><meta property="article:section"'
        f' content="{article.section}">'
    )


def credit(article):
    return f" with {article.agency}" if article.agency and article.agency != article.author else ""
