"""Pages of nine designs. Each names its metadata its own way and builds the same parts with other elements."""

from html import escape

from newsgen import parts
from newsgen.names import Names
from newsgen.noise import SiteNoise

SITES_A_DESIGN = 3


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


# The designs.


def json_ld_article(site, a, others, r):
    body = parts.body(a, r, inserts=(parts.figure(r), parts.newsletter(r), parts.read_also(site, others)))
    return (
        parts.head(site, a, parts.json_ld({"@context": "https://schema.org", **parts.article_data(site, a)}))
        + parts.header(site)
        + f'<main><article><h1>{escape(a.title)}</h1><p class="standfirst">{escape(a.standfirst)}</p>'
        f'<div class="meta">By <a href="/by/{a.author.lower().replace(" ", "-")}">{a.author}</a>{parts.credit(a)}'
        "<time"
        f' datetime="{a.published_iso}">{parts.spoken_date(a.published)}</time></div>{parts.share(site, "top")}{body}{parts.share(site, "end")}</article>'
        + parts.teasers(site, others, r, "aside", "More stories")
        + "</main>"
        + parts.state(site, a, others, r)
        + parts.comments(site, r)
        + parts.foot(site)
    )


def json_ld_graph(site, a, others, r):
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": site.name},
            {"@type": "Person", "@id": "#author", "name": a.author},
            {"@type": "WebPage", "@id": "#page", "url": site.url(a)},
            {
                **parts.article_data(site, a),
                "author": {"@id": "#author"},
                "publisher": {"@id": "#org"},
                "mainEntityOfPage": {"@id": "#page"},
            },
        ],
    }
    body = parts.body(a, r, heading="h3", inserts=('<div class="ad"><span>Advertisement</span></div>', parts.figure(r)))
    return (
        parts.head(site, a, parts.json_ld(graph))
        + parts.header(site)
        + f'<div id="app"><div class="l-{site.noise.class_suffix}"><section class="hero"><h1>{escape(a.title)}</h1><div'
        f' class="dek">{escape(a.standfirst)}</div><span class="by">{a.author}</span></section><div'
        f' class="content-{site.noise.class_suffix}">{body}</div></div>'
        + parts.teasers(site, others, r, "section", "Most read", "h4")
        + parts.comments(site, r)
        + "</div>"
        + parts.state(site, a, others, r)
        + parts.foot(site)
    )


def open_graph(site, a, others, r):
    extra = (
        parts.open_graph(site, a)
        + f'<meta name="author" content="{a.author}"><meta name="twitter:card" content="summary_large_image">'
    )
    body = parts.body(a, r, inserts=(parts.read_also(site, others[1:]), parts.figure(r), parts.newsletter(r)))
    return (
        parts.head(site, a, extra)
        + parts.header(site)
        + parts.teasers(site, others[:4], r, "div", "Top stories")
        + f'<div class="wrap"><div class="col-8"><h1 class="entry-title">{escape(a.title)}</h1><div'
        f' class="entry-meta"><span class="author">{a.author}</span> | <span'
        f' class="date">{parts.american_date(a.published)}</span></div><div'
        f' class="entry-content">{body}{parts.share(site, "end")}</div>'
        + parts.comments(site, r)
        + '</div><div class="col-4 sidebar">'
        + parts.teasers(site, others[4:], r, "div", "Popular")
        + "</div></div>"
        + parts.state(site, a, others, r)
        + parts.foot(site)
    )


def microdata(site, a, others, r):
    body = parts.body(a, r, inserts=(parts.figure(r), parts.read_also(site, others)))
    return (
        parts.head(site, a, f'<meta name="description" content="{escape(a.standfirst)}">')
        + parts.header(site)
        + '<div itemscope itemtype="https://schema.org/NewsArticle"><h1'
        f' itemprop="headline">{escape(a.title)}</h1><span itemprop="author" itemscope'
        f' itemtype="https://schema.org/Person"><span itemprop="name">{a.author}</span></span><meta'
        f' itemprop="datePublished" content="{a.published_iso}"><span'
        f' class="when">{parts.spoken_date(a.published)}</span>{parts.share(site, "top")}<div'
        f' itemprop="articleBody">{body}</div></div>'
        + parts.teasers(site, others, r, "aside", "You may also like")
        + parts.comments(site, r)
        + parts.state(site, a, others, r)
        + parts.foot(site)
    )


def visible_only(site, a, others, r):
    """No metadata: a byline and a date as text."""
    body = parts.body(a, r, inserts=(parts.figure(r),))
    return (
        parts.head(site, a, "")
        + parts.header(site)
        + f'<div class="page"><div class="story"><h1>{escape(a.title)}</h1><h5>{escape(a.standfirst)}</h5><div'
        f' class="byline">By {a.author}{parts.credit(a)}</div><div class="dateline">Published:'
        f" {parts.american_date(a.published)}</div>{body}</div>"
        + parts.teasers(site, others, r, "div", "Latest news")
        + "</div>"
        + parts.comments(site, r)
        + parts.state(site, a, others, r)
        + parts.foot(site)
    )


def tables(site, a, others, r):
    """Layout by tables, paragraphs parted by line breaks: pages of long ago."""
    body = "<br><br>".join(escape(piece.text, False) for piece in a.pieces)
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{site.name}:'
        f' {escape(a.title)}</title><meta name="date"'
        f' content="{a.published:%Y-%m-%d}"><style>{site.noise.style}</style><script>{site.noise.head_script}</script></head><body><table'
        f' width="100%"><tr><td width="160" valign="top"><ul>{site.noise.menu}{site.noise.mega_menu}</ul></td><td'
        f' valign="top"><font size="5"><b>{escape(a.title)}</b></font><br><font size="2">by {a.author},'
        f' {parts.spoken_date(a.published)}</font><p>{body}</p></td><td width="200"'
        f' valign="top">{parts.teasers(site, others, r, "div", "Headlines", "b")}</td></tr></table>'
        + parts.comments(site, r)
        + parts.state(site, a, others, r)
        + parts.foot(site)
    )


def div_paragraphs(site, a, others, r):
    body = parts.body(
        a, r, "div", "h4", ('<div class="ad-slot"></div>', parts.read_also(site, others), parts.newsletter(r))
    )
    extra = parts.open_graph(site, a) + parts.json_ld(
        [
            {"@context": "https://schema.org", "@type": "BreadcrumbList"},
            {"@context": "https://schema.org", **parts.article_data(site, a)},
        ]
    )
    return (
        parts.head(site, a, extra)
        + parts.header(site)
        + f'<div class="x1-{site.noise.class_suffix}"><div class="x2"><h1>{escape(a.title)}</h1><div'
        f' class="x3">{a.author} · {parts.spoken_date(a.published)}</div>{parts.share(site, "top")}<div'
        f' class="x4">{body}</div><div class="x5">Topics: {", ".join(escape(tag) for tag in a.tags)}</div></div>'
        + parts.teasers(site, others, r, "div", "Recommended")
        + "</div>"
        + parts.comments(site, r)
        + parts.state(site, a, others, r)
        + parts.foot(site)
    )


def time_and_rel(site, a, others, r):
    body = parts.body(a, r, inserts=(parts.newsletter(r), parts.figure(r), parts.read_also(site, others)))
    return (
        parts.head(site, a, f'<meta property="og:title" content="{escape(a.title)}">')
        + parts.header(site)
        + f'<main role="main"><article class="h-entry"><header><p class="kicker">{a.section}</p><h1'
        f' class="p-name">{escape(a.title)}</h1>'
        f'<p class="p-summary">{escape(a.standfirst)}</p><a rel="author" href="/people/{int(r() * 900)}">{a.author}</a>'
        f'<time class="dt-published" datetime="{a.published_iso}">{a.published:%d/%m/%Y}</time></header><div'
        f' class="e-content">{body}</div>'
        f"<footer>{parts.share(site, 'end')}</footer></article></main>"
        + parts.teasers(site, others, r, "nav", "In other news")
        + parts.comments(site, r)
        + parts.state(site, a, others, r)
        + parts.foot(site)
    )


def sections(site, a, others, r):
    """Each paragraph in a section of its own, advertisements between, related stories above the body."""
    blocks = "".join(
        f'<section class="block block--text" data-block="{int(r() * 1e8)}"><p>{escape(piece.text, False)}</p></section>'
        + ('<section class="block block--ad"><span>Story continues below</span></section>' if at % 4 == 3 else "")
        for at, piece in enumerate(a.pieces)
    )
    extra = (
        f'<meta name="parsely-title" content="{escape(a.title)}"><meta name="parsely-author" content="{a.author}">'
        f'<meta name="parsely-pub-date" content="{a.published_iso}">'
    )
    return parts.head(site, a, extra) + parts.header(site) + parts.teasers(
        site, others[:3], r, "div", "Now"
    ) + f'<div class="article"><h1>{escape(a.title)}</h1><div class="intro"><p>{escape(a.standfirst)}</p></div><p' f' class="sig">{a.author} / {site.name}</p>{blocks}</div>' + parts.teasers(
        site, others[3:], r, "div", "Keep reading"
    ) + parts.comments(
        site, r
    ) + parts.state(
        site, a, others, r
    ) + parts.foot(
        site
    )


DESIGNS = (
    json_ld_article,
    json_ld_graph,
    open_graph,
    microdata,
    visible_only,
    tables,
    div_paragraphs,
    time_and_rel,
    sections,
)


def make_sites(seed, scale):
    return [Site(seed, number, scale) for number in range(SITES_A_DESIGN * len(DESIGNS))]
