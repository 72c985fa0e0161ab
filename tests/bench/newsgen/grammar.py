"""Templates compiled to Python functions.

A template is text with alternatives and slots:

    "(The|A) {adj} {noun} {=rival} (saw|met {plain}) {n}"

(a|b)    one of them, each as likely; may nest and hold slots; an empty one is allowed
{word}   one word of the list of that name (Grammar's `lists`), or what the function of that name returns
{=key}   the value under `key` of the context

`Grammar.compile` returns f(r, c): r gives floats in [0, 1), c is the context. Nothing else decides what comes out.
"""


class Grammar:
    def __init__(self, lists, functions):
        self._names = {}
        self._known = {**{k: ("list", v) for k, v in lists.items()}, **{k: ("call", v) for k, v in functions.items()}}

    def compile(self, template):
        parts, rest = self._sequence(template, 0, "")
        if rest != len(template):
            raise ValueError(f"unbalanced template: {template}")
        return eval(f"lambda r, c: {self._expression(parts)}", self._names)  # pylint: disable=eval-used

    def compile_all(self, text):
        """One template a line."""
        return [self.compile(line.strip()) for line in text.strip().splitlines() if line.strip()]

    def _constant(self, value):
        name = f"k{len(self._names)}"
        self._names[name] = value
        return name

    @staticmethod
    def _expression(parts):
        """Parts are (is plain text, text or Python)."""
        return "+".join(repr(part) if plain else part for plain, part in parts) or "''"

    def _sequence(self, text, at, ends):
        parts, plain = [], ""
        while at < len(text) and text[at] not in ends:
            if text[at] not in "({":
                plain += text[at]
                at += 1
                continue
            if plain:
                parts.append((True, plain))
                plain = ""
            part, at = self._choice(text, at + 1) if text[at] == "(" else self._slot(text, at + 1)
            parts.append((False, part))
        return parts + [(True, plain)] * bool(plain), at

    def _choice(self, text, at):
        options = []
        while True:
            parts, at = self._sequence(text, at, "|)")
            options.append(parts)
            at += 1
            if text[at - 1] == ")":
                break
        if all(plain for parts in options for plain, _ in parts):
            name = self._constant(tuple("".join(part for _, part in parts) for parts in options))
            return f"{name}[int(r()*{len(options)})]", at
        functions = (f"lambda r, c: {self._expression(parts)}" for parts in options)
        name = self._constant(tuple(eval(function, self._names) for function in functions))  # pylint: disable=eval-used
        return f"{name}[int(r()*{len(options)})](r,c)", at

    def _slot(self, text, at):
        end = text.index("}", at)
        slot = text[at:end]
        if slot[0] == "=":
            return f"c[{slot[1:]!r}]", end + 1
        kind, value = self._known[slot]
        name = self._constant(value)
        return (f"{name}[int(r()*{len(value)})]" if kind == "list" else f"{name}(r)"), end + 1


def pick(r, options):
    return options[int(r() * len(options))]


def capital(text):
    return text[:1].upper() + text[1:]
