"""Names from JSON Lines with character spans, and names adopted from silver labels."""

import json
import re

TOKEN = re.compile(r"[@#]?\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|S|m|re|ve|ll|d)\b|(?:[A-Za-z]\.){2,}|[@#]?\w+(?:[.,]\d+)*|[^\w\s]")
PROPER = ("NNP", "NNPS")


def read(path):
    """Sentences with BIOES tags; the words are cut by a simple rule near that of the treebank, and at the ends of names."""
    out = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            d = json.loads(line)
            spans = []
            for e in d["entities"]:
                kind = "ORG" if e["type"] == "GROUP" else e["type"]  # bands and teams
                if kind in ("PER", "ORG", "LOC"):
                    spans.append((e["start"], e["end"], kind))
            cuts = sorted({0, len(d["text"])} | {x for s in spans for x in s[:2]})
            words = []
            for a, b in zip(cuts, cuts[1:]):
                words += [(m.start() + a, m.end() + a) for m in TOKEN.finditer(d["text"][a:b])]
            if not words:
                continue
            tags = ["O"] * len(words)
            for a, b, kind in spans:
                mark(tags, [i for i, w in enumerate(words) if w[0] >= a and w[1] <= b], kind)
            out.append({"form": [d["text"][a:b] for a, b in words], "ner": tags})
    return out


def halves(path):
    """The sentences of a file of names that are learned (the even ones, from 0) and those that are only measured."""
    all = read(path)
    return all[::2], all[1::2]


def re3d(path):
    """Sentences of re3d. Its names are often descriptions ("the former minister"): what does not begin and end in capitals is unknown."""
    kinds = ("PER", "ORG", "LOC")
    out = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            d = json.loads(line)
            words = [(m.start(), m.end()) for m in TOKEN.finditer(d["text"])]
            form = [d["text"][a:b] for a, b in words]
            tags = ["_" if w[0].isupper() else "O" for w in form]
            for e in sorted(d["entities"], key=lambda e: e["start"] - e["end"]):  # the inner ones last
                inside = [i for i, w in enumerate(words) if w[0] >= e["start"] and w[1] <= e["end"]]
                while inside and form[inside[0]].lower() in ("the", "a", "an"):
                    inside = inside[1:]
                if not inside or any(tags[i] not in "O_" for i in inside):
                    continue
                if e["type"] in kinds and all(form[i][0].isupper() for i in (inside[0], inside[-1])) and len(inside) < 8:
                    mark(tags, inside, e["type"])
                else:
                    for i in inside:
                        tags[i] = "_"
            start = 0
            for i, w in enumerate(form + ["."]):
                if i + 1 >= len(form) or w in (".", "?", "!") and form[i + 1][0].isupper():
                    if i + 1 > start:
                        out.append({"form": form[start:i + 1], "ner": tags[start:i + 1]})
                    start = i + 1
    return [s for s in out if s["form"] and len(s["form"]) <= 120]


def mark(tags, inside, kind):
    if len(inside) == 1:
        tags[inside[0]] = "S-" + kind
    elif inside:
        for i in inside:
            tags[i] = "I-" + kind
        tags[inside[0]], tags[inside[-1]] = "B-" + kind, "E-" + kind


def adopt(train, silver):
    """Give the sentences of the treebank silver names, cut to where their proper nouns begin and end."""
    by = {tuple(s["form"]): s for s in silver}
    for s in train:
        t = by.get(tuple(s["form"]))
        if t is None:
            continue
        proper = [x in PROPER for x in s["xpos"]]
        s["ner"] = [x if x == "_" and p else "O" for x, p in zip(t["ner"], proper)]
        for a, b, kind in spans(t["ner"]):
            inside = [i for i in range(a, b) if proper[i]]
            if inside:
                mark(s["ner"], range(inside[0], inside[-1] + 1), kind)


def spans(tags):
    """(start, end, kind) of each name of a BIOES sequence; ill-formed pieces are dropped."""
    out, start = [], None
    for i, t in enumerate(tags):
        if t[0] == "S":
            out.append((i, i + 1, t[2:]))
            start = None
        elif t[0] == "B":
            start = i
        elif t[0] == "E" and start is not None and tags[start][2:] == t[2:]:
            out.append((start, i + 1, t[2:]))
            start = None
        elif t[0] != "I":
            start = None
    return out
