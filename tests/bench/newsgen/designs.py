"""Pages of nine designs. Each names its metadata its own way and builds the same parts with other elements."""
import json
from html import escape

from newsgen import prose, words
from newsgen.grammar import pick
from newsgen.names import Names
from newsgen.noise import SiteNoise

SITES_A_DESIGN = 3


def spoken_date(when):
    return f"{when.day} {words.MONTHS[when.month - 1]} {when.year}"


def american_date(when):
    half = "am" if when.hour < 12 else "pm"
    return f"{words.MONTHS[when.month - 1]} {when.day}, {when.year} {(when.hour - 1) % 12 + 1}:{when.minute:02d} {half}"


class Site:
    def __init__(self, seed, number, scale):
        names = Names(seed)
        word = names.brand(900_000 + number)
        self.name = f"{word} {('Post', 'Herald', 'Chronicle', 'Times', 'Online', 'Daily')[number % 6]}"
        self.host = f"www.{self.name.lower().replace(' ', '')}.example"
        self.noise = SiteNoise(seed, self.host, scale)
        self.design = DESIGNS[number // SITES_A_DESIGN % len(DESIGNS)]

    def url(self, article):
        return f"https://{self.host}/{article.slug}"

    def page(self, article, others, r):
        return self.design(self, article, others, r)


# Parts that designs put together.


def _teasers(site, others, r, element, heading, tag="h3"):
    out = [f'<{element} class="related related--{site.noise.class_suffix}"><h2>{heading}</h2>']
    for other in others:
        image = int(r() * 1e9)
        out.append(f'<div class="card card--{site.noise.class_suffix}" data-id="{image:x}"><a href="{site.url(other)}">'
                   f'<img loading="lazy" alt="" src="/i/{image:x}-320.jpg" srcset="/i/{image:x}-320.jpg 320w, /i/{image:x}-640.jpg 640w">'
                   f"<{tag}>{escape(other.title)}</{tag}></a><p>{escape(other.standfirst)}</p>"
                   f'<time datetime="{other.published_iso}">{spoken_date(other.published)}</time></div>')
    out.append(f"</{element}>")
    return "".join(out)


def _comments(site, r):
    out = ['<section id="comments"><h2>Comments</h2><ol>']
    for _ in range(site.noise.comments):
        name = pick(r, words.NOUNS) + str(int(r() * 99))
        out.append(f'<li class="comment" id="c{int(r() * 1e7)}"><b class="fn">{name}</b> <span>{int(1 + r() * 23)} hours ago</span>'
                   f"<p>{escape(prose.comment(r))}</p><a href=\"#\">Reply</a> <a href=\"#\">Report</a></li>")
    out.append('</ol><form action="/comment"><textarea name="t"></textarea><button>Post</button></form></section>')
    return "".join(out)


def _share(site, where):
    names = ("Facebook", "X", "WhatsApp", "Email", "Copy link")
    return f'<ul class="share share--{where}">' + "".join(
        f'<li><a href="#{name.lower()}" aria-label="{name}">{icon}<span>{name}</span></a></li>'
        for name, icon in zip(names, site.noise.icons)) + "</ul>"


def _newsletter(r):
    return ('<aside class="promo"><h4>Sign up to our newsletter</h4><p>' + escape(prose.caption(r))
            + ', in your inbox.</p><input type="email" placeholder="Your e-mail"><button>Subscribe</button></aside>')


def _figure(r):
    number = int(r() * 1e9)
    return (f'<figure><picture><source srcset="/p/{number:x}.webp 1x, /p/{number:x}@2x.webp 2x"><img src="/p/{number:x}.jpg" alt=""></picture>'
            f"<figcaption>{escape(prose.caption(r))} (Picture: {pick(r, words.GIVEN_MALE)} {prose.capital(pick(r, words.NOUNS))})</figcaption></figure>")


def _body(article, r, paragraph="p", heading="h2", inserts=()):
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


def _read_also(site, others):
    return f'<p class="inline-link"><strong>Read also:</strong> <a href="{site.url(others[0])}">{escape(others[0].title)}</a></p>'


def _state(site, article, others, r):
    """The page's data once more for its scripts, mostly of other stories."""
    items = []
    size = 0
    while size < site.noise.state_bytes:
        other = pick(r, others)
        items.append({"id": f"{int(r() * 1e12):x}", "t": other.title, "u": site.url(other), "k": [pick(r, words.NOUNS) for _ in range(6)],
                      "w": int(r() * 2000), "s": round(r(), 6)})
        size += 260
    return ("<script>window.__STATE__=" + json.dumps({"page": article.id, "items": items}).replace("</", "<\\/") + "</script>")


def _head(site, article, extra):
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} | {site.name}</title>'
            f'<meta name="viewport" content="width=device-width"><link rel="canonical" href="{site.url(article)}">{extra}'
            f"<style>{site.noise.style}</style><script>{site.noise.head_script}</script></head><body>")


def _header(site):
    return (f'<header class="top"><a class="logo" href="/">{site.name}</a><nav><ul>{site.noise.menu}</ul>'
            f'<div class="mega" hidden><ul>{site.noise.mega_menu}</ul></div></nav></header>')


def _foot(site):
    return (f'<footer><ul>{site.noise.footer}</ul><p>© {site.name}. All rights reserved.</p></footer>'
            f'<div class="cookie">We use cookies. <button>Accept all</button> <button>Settings</button></div>'
            f"<script>{site.noise.foot_script}</script></body></html>")


def _json_ld(data):
    return '<script type="application/ld+json">' + json.dumps(data, ensure_ascii=False).replace("</", "<\\/") + "</script>"


def _article_data(site, article):
    return {"@type": "NewsArticle", "headline": article.title, "datePublished": article.published_iso, "url": site.url(article),
            "author": [{"@type": "Person", "name": article.author}], "description": article.standfirst,
            "publisher": {"@type": "Organization", "name": site.name}, "articleSection": article.section, "keywords": article.tags}


def _open_graph(site, article):
    return (f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(article.title)}">'
            f'<meta property="og:description" content="{escape(article.standfirst)}"><meta property="og:site_name" content="{site.name}">'
            f'<meta property="og:url" content="{site.url(article)}"><meta property="article:published_time" content="{article.published_iso}">'
            f'<meta property="article:section" content="{article.section}">')


def _credit(article):
    return f" with {article.agency}" if article.agency and article.agency != article.author else ""


# The designs.


def json_ld_article(site, a, others, r):
    body = _body(a, r, inserts=(_figure(r), _newsletter(r), _read_also(site, others)))
    return (_head(site, a, _json_ld({"@context": "https://schema.org", **_article_data(site, a)})) + _header(site)
            + f'<main><article><h1>{escape(a.title)}</h1><p class="standfirst">{escape(a.standfirst)}</p>'
            f'<div class="meta">By <a href="/by/{a.author.lower().replace(" ", "-")}">{a.author}</a>{_credit(a)}'
            f'<time datetime="{a.published_iso}">{spoken_date(a.published)}</time></div>{_share(site, "top")}{body}{_share(site, "end")}</article>'
            + _teasers(site, others, r, "aside", "More stories") + "</main>" + _state(site, a, others, r) + _comments(site, r) + _foot(site))


def json_ld_graph(site, a, others, r):
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "#org", "name": site.name}, {"@type": "Person", "@id": "#author", "name": a.author},
        {"@type": "WebPage", "@id": "#page", "url": site.url(a)},
        {**_article_data(site, a), "author": {"@id": "#author"}, "publisher": {"@id": "#org"}, "mainEntityOfPage": {"@id": "#page"}}]}
    body = _body(a, r, heading="h3", inserts=("<div class=\"ad\"><span>Advertisement</span></div>", _figure(r)))
    return (_head(site, a, _json_ld(graph)) + _header(site) + f'<div id="app"><div class="l-{site.noise.class_suffix}">'
            f'<section class="hero"><h1>{escape(a.title)}</h1><div class="dek">{escape(a.standfirst)}</div><span class="by">{a.author}</span></section>'
            f'<div class="content-{site.noise.class_suffix}">{body}</div></div>' + _teasers(site, others, r, "section", "Most read", "h4")
            + _comments(site, r) + "</div>" + _state(site, a, others, r) + _foot(site))


def open_graph(site, a, others, r):
    extra = _open_graph(site, a) + f'<meta name="author" content="{a.author}"><meta name="twitter:card" content="summary_large_image">'
    body = _body(a, r, inserts=(_read_also(site, others[1:]), _figure(r), _newsletter(r)))
    return (_head(site, a, extra) + _header(site) + _teasers(site, others[:4], r, "div", "Top stories")
            + f'<div class="wrap"><div class="col-8"><h1 class="entry-title">{escape(a.title)}</h1><div class="entry-meta"><span class="author">{a.author}'
            f'</span> | <span class="date">{american_date(a.published)}</span></div><div class="entry-content">{body}{_share(site, "end")}</div>'
            + _comments(site, r) + '</div><div class="col-4 sidebar">' + _teasers(site, others[4:], r, "div", "Popular") + "</div></div>"
            + _state(site, a, others, r) + _foot(site))


def microdata(site, a, others, r):
    body = _body(a, r, inserts=(_figure(r), _read_also(site, others)))
    return (_head(site, a, f'<meta name="description" content="{escape(a.standfirst)}">') + _header(site)
            + '<div itemscope itemtype="https://schema.org/NewsArticle">'
            f'<h1 itemprop="headline">{escape(a.title)}</h1><span itemprop="author" itemscope itemtype="https://schema.org/Person">'
            f'<span itemprop="name">{a.author}</span></span><meta itemprop="datePublished" content="{a.published_iso}">'
            f'<span class="when">{spoken_date(a.published)}</span>{_share(site, "top")}<div itemprop="articleBody">{body}</div></div>'
            + _teasers(site, others, r, "aside", "You may also like") + _comments(site, r) + _state(site, a, others, r) + _foot(site))


def visible_only(site, a, others, r):
    """No metadata: a byline and a date as text."""
    body = _body(a, r, inserts=(_figure(r),))
    return (_head(site, a, "") + _header(site) + f'<div class="page"><div class="story"><h1>{escape(a.title)}</h1><h5>{escape(a.standfirst)}</h5>'
            f'<div class="byline">By {a.author}{_credit(a)}</div><div class="dateline">Published: {american_date(a.published)}</div>{body}</div>'
            + _teasers(site, others, r, "div", "Latest news") + "</div>" + _comments(site, r) + _state(site, a, others, r) + _foot(site))


def tables(site, a, others, r):
    """Layout by tables, paragraphs parted by line breaks: pages of long ago."""
    body = "<br><br>".join(escape(piece.text, False) for piece in a.pieces)
    return (f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{site.name}: {escape(a.title)}</title>'
            f'<meta name="date" content="{a.published:%Y-%m-%d}"><style>{site.noise.style}</style><script>{site.noise.head_script}</script></head><body>'
            f'<table width="100%"><tr><td width="160" valign="top"><ul>{site.noise.menu}{site.noise.mega_menu}</ul></td><td valign="top">'
            f'<font size="5"><b>{escape(a.title)}</b></font><br><font size="2">by {a.author}, {spoken_date(a.published)}</font><p>{body}</p></td>'
            f'<td width="200" valign="top">{_teasers(site, others, r, "div", "Headlines", "b")}</td></tr></table>' + _comments(site, r)
            + _state(site, a, others, r) + _foot(site))


def div_paragraphs(site, a, others, r):
    body = _body(a, r, "div", "h4", ("<div class=\"ad-slot\"></div>", _read_also(site, others), _newsletter(r)))
    extra = _open_graph(site, a) + _json_ld([{"@context": "https://schema.org", "@type": "BreadcrumbList"},
                                             {"@context": "https://schema.org", **_article_data(site, a)}])
    return (_head(site, a, extra) + _header(site) + f'<div class="x1-{site.noise.class_suffix}"><div class="x2"><h1>{escape(a.title)}</h1>'
            f'<div class="x3">{a.author} · {spoken_date(a.published)}</div>{_share(site, "top")}<div class="x4">{body}</div>'
            f'<div class="x5">Topics: {", ".join(escape(tag) for tag in a.tags)}</div></div>' + _teasers(site, others, r, "div", "Recommended")
            + "</div>" + _comments(site, r) + _state(site, a, others, r) + _foot(site))


def time_and_rel(site, a, others, r):
    body = _body(a, r, inserts=(_newsletter(r), _figure(r), _read_also(site, others)))
    return (_head(site, a, f'<meta property="og:title" content="{escape(a.title)}">') + _header(site)
            + f'<main role="main"><article class="h-entry"><header><p class="kicker">{a.section}</p><h1 class="p-name">{escape(a.title)}</h1>'
            f'<p class="p-summary">{escape(a.standfirst)}</p><a rel="author" href="/people/{int(r() * 900)}">{a.author}</a>'
            f'<time class="dt-published" datetime="{a.published_iso}">{a.published:%d/%m/%Y}</time></header><div class="e-content">{body}</div>'
            f"<footer>{_share(site, 'end')}</footer></article></main>" + _teasers(site, others, r, "nav", "In other news")
            + _comments(site, r) + _state(site, a, others, r) + _foot(site))


def sections(site, a, others, r):
    """Each paragraph in a section of its own, advertisements between, related stories above the body."""
    parts = "".join(f'<section class="block block--text" data-block="{int(r() * 1e8)}"><p>{escape(piece.text, False)}</p></section>'
                    + ('<section class="block block--ad"><span>Story continues below</span></section>' if at % 4 == 3 else "")
                    for at, piece in enumerate(a.pieces))
    extra = f'<meta name="parsely-title" content="{escape(a.title)}"><meta name="parsely-author" content="{a.author}">' \
            f'<meta name="parsely-pub-date" content="{a.published_iso}">'
    return (_head(site, a, extra) + _header(site) + _teasers(site, others[:3], r, "div", "Now") + f'<div class="article"><h1>{escape(a.title)}</h1>'
            f'<div class="intro"><p>{escape(a.standfirst)}</p></div><p class="sig">{a.author} / {site.name}</p>{parts}</div>'
            + _teasers(site, others[3:], r, "div", "Keep reading") + _comments(site, r) + _state(site, a, others, r) + _foot(site))


DESIGNS = (json_ld_article, json_ld_graph, open_graph, microdata, visible_only, tables, div_paragraphs, time_and_rel, sections)


def make_sites(seed, scale):
    return [Site(seed, number, scale) for number in range(SITES_A_DESIGN * len(DESIGNS))]
