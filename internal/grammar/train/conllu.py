"""Reading CoNLL-U: sentences as lists of columns."""

import gzip


def read(path):
    """Yield each sentence as a dict of lists: form, lemma, upos, xpos, feats, head, rel, space (white space follows)."""
    opener = gzip.open if path.endswith(".gz") else open
    rows = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield sentence(rows)
                rows = []
            elif line[0] != "#":
                cols = line.split("\t")
                if cols[0].isdigit():
                    rows.append(cols)
                elif "-" in cols[0]:  # a word in several parts: none of them but the last is followed by space
                    rows.append(cols)
    if rows:
        yield sentence(rows)


def sentence(rows):
    rows, space = spacing(rows)
    keys = ("form", "lemma", "upos", "xpos", "feats")
    s = {k: [r[i + 1] for r in rows] for i, k in enumerate(keys)}
    s["head"] = [int(r[6]) for r in rows]
    s["rel"] = [r[7] for r in rows]
    s["space"] = space
    return s


def spacing(rows):
    """Drop the lines of multi-word tokens and say for each word whether white space follows."""
    words, space, last, tight = [], [], 0, False
    for r in rows:
        if "-" in r[0]:
            last, tight = int(r[0].split("-")[1]), "SpaceAfter=No" in r[9]
            continue
        at = int(r[0])
        words.append(r)
        space.append(False if at < last else not tight if at == last else "SpaceAfter=No" not in r[9])
    return words, space
