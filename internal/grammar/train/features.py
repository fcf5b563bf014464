"""What the encoder sees of a word. The Go side computes the same; see Features there."""

import functools
import unicodedata

SHAPE = 512
# The tables of the model in the order in which their vectors are joined; rows of the first are the words of the vocabulary.
LIST = (
    {"name": "word", "of": "word", "rows": 0, "cols": 128},
    {"name": "suf4", "of": "suffix", "runes": 4, "rows": 8192, "cols": 32},
    {"name": "suf3", "of": "suffix", "runes": 3, "rows": 8192, "cols": 32},
    {"name": "suf2", "of": "suffix", "runes": 2, "rows": 2048, "cols": 16},
    {"name": "pre3", "of": "prefix", "runes": 3, "rows": 4096, "cols": 16},
    {"name": "shape", "of": "shape", "rows": SHAPE, "cols": 32},
    {"name": "form", "of": "form", "rows": 8192, "cols": 32},
)


def lower(form):
    """Lower-case rune by rune, as Go does; runes whose lower case is longer stay."""
    return "".join("i" if c == "İ" else l if len(l := c.lower()) == 1 else c for c in form)


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


def part(f, form, low):
    """What a table looks at."""
    if f["of"] == "suffix":
        return low[-f["runes"]:]
    if f["of"] == "prefix":
        return low[:f["runes"]]
    return shape(form) if f["of"] == "shape" else form


@functools.lru_cache(maxsize=1 << 20)
def hashes(form):
    """Rows of the tables after the first."""
    low = lower(form)
    return tuple(fnv(part(f, form, low)) % f["rows"] for f in LIST[1:])
