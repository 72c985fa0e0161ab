"""What surrounds the article on a page: style, scripts, navigation. Made once a site, from the site's own numbers."""

import random

from newsgen import words
from newsgen.grammar import capital, pick

_PROPERTIES = (
    "margin",
    "padding",
    "color",
    "background",
    "border",
    "font-size",
    "line-height",
    "width",
    "max-width",
    "display",
    "flex",
    "grid-gap",
    "opacity",
    "transform",
    "transition",
    "z-index",
    "letter-spacing",
)
_VALUES = (
    "0",
    "auto",
    "1px solid #ddd",
    "#{:06x}",
    "{}px",
    "{}rem",
    "flex",
    "block",
    "none",
    "100%",
    "inherit",
    ".{}s ease-in-out",
    "rotate({}deg)",
)


def _identifier(r, size=6):
    return "".join("abcdefghijklmnopqrstuvwxyz"[int(r() * 26)] for _ in range(size))


def style(r, size):
    out, length = [], 0
    while length < size:
        body = ";".join(
            f"{pick(r, _PROPERTIES)}:{pick(r, _VALUES).format(int(r() * 900))}" for _ in range(2 + int(r() * 5))
        )
        rule = (
            f".{pick(r, words.NOUNS)}__{_identifier(r, 4)}{pick(r, ('', ':hover', '>li', '::after', '.is-open'))}{{{body}}}"
        )
        if r() < 0.06:
            rule = f"@media (min-width:{int(r() * 1400)}px){{{rule}}}"
        out.append(rule)
        length += len(rule)
    return "".join(out)


def script(r, size):
    """Minified-looking code with strings, comparisons and tags in it, as real pages have."""
    out, length = [], 0
    while length < size:
        a, b, c = _identifier(r, 2), _identifier(r, 1), _identifier(r, 3)
        line = pick(
            r,
            (
                "function {a}({b}){{return {b}&&{b}.length<{n}?{b}.{w}:{c}[{b}>>{m}]}}",
                'var {a}={{{w}:{n},{x}:!0,{y}:"{w}-{x}"}};',
                'window.{a}=window.{a}||[];{a}.push(["{w}",{n},"{x}"]);',
                "if({a}<{n}&&{b}>{m}){{{c}.innerHTML=\"<div class='{w}'><\\/div>\"}}",
                "!function({b}){{{b}.{w}=function(){{try{{{c}({n})}}catch({a}){{}}}}}}({a});",
                '{a}.{w}("{x}",function({b}){{{c}.{y}={b}.{w}*{n}/{m}}});',
            ),
        )
        line = line.format(
            a=a,
            b=b,
            c=c,
            n=int(r() * 90000),
            m=1 + int(r() * 30),
            w=pick(r, words.NOUNS),
            x=pick(r, words.NOUNS),
            y=pick(r, words.ADJECTIVES),
        )
        out.append(line)
        length += len(line)
    return "".join(out)


def icon(r):
    points = " ".join(f"{pick(r, 'MLCHVSQ')}{r() * 24:.2f} {r() * 24:.2f}" for _ in range(4 + int(r() * 14)))
    return (
        f'<svg class="icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="{points}z"'
        ' fill="currentColor"/></svg>'
    )


def link_list(r, count, prefix, attribute):
    items = []
    for _ in range(count):
        a, b = pick(r, words.ADJECTIVES), pick(r, words.NOUNS)
        text = capital(b) if r() < 0.6 else f"{capital(a)} {b}"
        items.append(f'<li{attribute}><a href="{prefix}/{a}-{b}/" data-track="{_identifier(r)}">{text}</a></li>')
    return "".join(items)


class SiteNoise:
    """`scale` 1 gives pages of 40 to 120 KB."""

    def __init__(self, seed, host, scale):
        r = random.Random(f"site {seed} {host}").random
        weight = scale * (0.5 + r())
        self.style = style(r, int(9000 * weight))
        self.head_script = script(r, int(14000 * weight))
        self.foot_script = script(r, int(16000 * weight))
        self.icons = [icon(r) for _ in range(8)]
        self.menu = link_list(r, 8 + int(14 * weight), f"https://{host}", ' class="menu__item"')
        self.mega_menu = link_list(r, int(40 * weight), f"https://{host}/s", ' class="menu__sub" role="menuitem"')
        self.footer = link_list(r, 10 + int(24 * weight), "", "")
        self.teasers = max(2, int((8 + r() * 16) * min(scale, 4)))
        self.comments = int((2 + r() * 8) * min(scale, 4))
        self.state_bytes = int((1500 + r() * 7000) * scale)
        self.class_suffix = _identifier(r, 5)
