"""Invented names, each used once: a name is its number, scrambled, written in syllables."""

_FIRST = """Al An Ar Bal Bar Bel Ben Bor Bran Cal Car Cas Cor Dal Dar Del Dor Dun El Er Fal Far Fen Gal Gar Gol Hal
Har Hel Hol Jan Jor Kal Kar Kel Kor Lan Lar Lin Lor Mal Mar Mel Mor Nal Nor Or Pal Par Pel Quin Ran Rol Sal Sar Sel
Sol Tal Tar Tel Tor Ul Val Var Vel Vor Wal Wen Yar Zal Zor""".split()
_MIDDLE = """a ada aga ala ama ana ara asa ata ava e ede ege ele eme ene ere ese ete eve i idi igi ili imi ini iri isi
iti ivi o odo ogo olo omo ono oro oso oto ovo u udu ulu umu unu uru usu utu uvu""".split()
_LAST = """bak berg bin dahl dek den din dov dran fer fin gan gard gor gren hoff kamp kin kov kros lan lek len lin lov
mack man mar mek men nak nell nen ner nik nov pell ra ran rek rell ren ric rik ron sen ski son stad tam tan ten ter
tin tov van ven vic vik win zan zek""".split()
_TOWN = """beck bourne bridge burn bury by cliff combe cote dale den don fell field firth fold ford gate ham haven
hill holm holt hurst lea leigh ley mere minster mouth ness port quay ridge shaw side stead stoke strand thorpe ton try
vale wall wardine well wick wood worth""".split()
_PREFIX = ("", "North ", "Upper ", "Lower ", "South ", "Great ", "Little ", "East ", "West ", "Old ", "New ")


class Names:
    """Numbers to names; no two numbers give the same one up to the size of a series, and any seed its own order."""

    def __init__(self, seed):
        self._seed = seed

    def _digits(self, number, series, bases):
        size = 1
        for base in bases:
            size *= base
        # 1,000,003 and 7 share no factor with the sizes below, so this is a permutation.
        number = (number * 1_000_003 + self._seed * 7_919 + series * 104_729) % size
        for base in bases:
            number, digit = divmod(number, base)
            yield digit

    def surname(self, number):
        bases = (len(_FIRST), len(_MIDDLE), len(_LAST))
        a, b, c = self._digits(number, 1, bases)
        rest = number // (bases[0] * bases[1] * bases[2])
        more = "" if rest == 0 else _LAST[rest % len(_LAST)] + _MIDDLE[rest // len(_LAST) % len(_MIDDLE)]
        return _FIRST[a] + _MIDDLE[b] + more + _LAST[c]

    def town(self, number):
        bases = (len(_FIRST), 12, len(_TOWN), len(_PREFIX))
        a, b, c, d = self._digits(number, 2, bases)
        # Of the 600,000 numbers beyond the first round a name may come again.
        return _PREFIX[d] + _FIRST[a] + _MIDDLE[b] + _TOWN[c]

    def brand(self, number):
        """A word for a firm, a club, a prize or a web site."""
        a, b, c, d = self._digits(number, 3, (len(_FIRST), len(_MIDDLE), 29, len(_MIDDLE)))
        return _FIRST[a] + _MIDDLE[b] + "bcdfghjklmnprstvwxz"[c % 19] + _MIDDLE[d][:2] + ("x", "n", "", "s", "")[c % 5]
