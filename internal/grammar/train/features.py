"""What the encoder sees of a word. The Go side computes the same; see Features there."""

import functools
import unicodedata

SUF3, SUF2, PRE3, SHAPE = 8192, 2048, 4096, 512


def lower(form):
    """Lower-case rune by rune, as Go does; runes whose lower case is longer stay."""
    return "".join(l if len(l := c.lower()) == 1 else c for c in form)


def word(form):
    """Key of the vocabulary: lower case, ASCII digits as 0."""
    return "".join("0" if "0" <= c <= "9" else c for c in lower(form))


def fnv(s):
    """FNV-1a, 32 bit, over UTF-8."""
    h = 2166136261
    for c in s.encode("utf-8", "surrogatepass"):
        h = (h ^ c) * 16777619 & 0xFFFFFFFF
    return h


def kind(c):
    cat = unicodedata.category(c)
    if cat == "Nd":
        return "d"
    if cat == "Lu":
        return "X"
    if cat[0] == "L":
        return "x"
    return c if c < "\x80" else "#"


def shape(form):
    """Collapse a form to a pattern of character classes: Xx, xx, X.X., dd, d-x ..."""
    out = []
    for c in form:
        k = kind(c)
        if len(out) < 2 or out[-1] != k or out[-2] != k:
            out.append(k)
            if len(out) == 8:
                break
    return "".join(out)


@functools.lru_cache(maxsize=1 << 20)
def hashes(form):
    """Rows of the tables suf3, suf2, pre3, shape."""
    l = lower(form)
    return fnv(l[-3:]) % SUF3, fnv(l[-2:]) % SUF2, fnv(l[:3]) % PRE3, fnv(shape(form)) % SHAPE
