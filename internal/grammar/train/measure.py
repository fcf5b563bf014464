"""Scores on development data: trees decoded as trees, names by Viterbi, as the product does."""

import numpy as np
import torch

import names as namelist

CORE = {"nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "root"}


def mst(scores):
    """Maximum spanning tree with one child of the root; scores: n x (n + 1), column 0 is the root. Returns heads."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e9)  # [dependent, head]
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    best = full.argmax(1)
    if (best[1:] == 0).sum() == 1 and not cycle(best):
        return best[1:].tolist()
    top, tree = -np.inf, None
    for r in np.argsort(-scores[:, 0])[:5]:  # the likeliest roots are enough
        s = full.copy()
        s[1:, 0] = -1e9
        s[r + 1] = -1e9
        s[r + 1, 0] = scores[r, 0]
        h = edmonds(s)
        v = s[np.arange(1, n + 1), h[1:]].sum()
        if v > top:
            top, tree = v, h
    return tree[1:].tolist()


def cycle(h):
    """Return the nodes of a cycle of h, or nothing."""
    state = [0] * len(h)
    state[0] = 2
    for i in range(1, len(h)):
        path, j = [], i
        while state[j] == 0:
            state[j] = 1
            path.append(j)
            j = h[j]
        if state[j] == 1:
            return path[path.index(j):]
        for k in path:
            state[k] = 2
    return None


def edmonds(s):
    h = s.argmax(1)
    h[0] = 0
    c = cycle(h)
    if not c:
        return h
    inside = np.zeros(len(s), bool)
    inside[c] = True
    rest = np.flatnonzero(~inside)
    m = len(rest)
    t = np.full((m + 1, m + 1), -1e9)
    t[:m, :m] = s[np.ix_(rest, rest)]
    c = np.array(c)
    gain = s[np.ix_(c, rest)] - s[c, h[c]][:, None]
    enter = gain.argmax(0)
    t[m, :m] = gain.max(0)
    leave = s[np.ix_(rest, c)].argmax(1)
    t[:m, m] = s[np.ix_(rest, c)].max(1)
    g = edmonds(t)
    out = h.copy()
    for i in range(1, m):
        out[rest[i]] = c[leave[i]] if g[i] == m else rest[g[i]]
    k = g[m]
    out[c[enter[k]]] = rest[k]
    return out


def viterbi(scores, tags):
    """Best sequence of allowed transitions."""
    ok = np.full((len(tags), len(tags)), -1e9)
    for i, a in enumerate(tags):
        for j, b in enumerate(tags):
            if a[0] in "BI" and (b[0] not in "IE" or a[2:] != b[2:]):
                continue
            if a[0] in "OES" and b[0] in "IE":
                continue
            ok[i, j] = 0
    v = scores[0] + np.array([0 if t[0] in "OBS" else -1e9 for t in tags])
    back = []
    for s in scores[1:]:
        x = v[:, None] + ok
        back.append(x.argmax(0))
        v = x.max(0) + s
    v = v + np.array([0 if t[0] in "OES" else -1e9 for t in tags])
    path = [int(v.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return [tags[i] for i in reversed(path)]


def chunks(sents, n):
    order = sorted(range(len(sents)), key=lambda i: len(sents[i]["form"]))
    for i in range(0, len(order), n):
        yield [sents[j] for j in order[i:i + n]]


@torch.no_grad()
def treebank(model, sents):
    """UPOS, XPOS, UAS, LAS without and with subtypes, recall of core arguments: per cent, gold tokens."""
    model.eval()
    hit = dict(upos=0, xpos=0, uas=0, las=0, sub=0, core=0)
    words = cores = 0
    rels = model.vocab["rel"]
    for part in chunks(sents, 64):
        b = model.collate(part, ())
        h = model.encode(b)
        arcs = model.ud.arcs(h, b["heads"]).numpy()
        head = torch.zeros(b["mask"].shape, dtype=torch.long)
        for i, s in enumerate(part):
            n = len(s["form"])
            head[i, :n] = torch.tensor(mst(arcs[i, :n, :n + 1]))
        rel = model.ud.rels(h, head).argmax(-1)
        up, xp = model.upos(h).argmax(-1), model.xpos(h).argmax(-1)
        for i, s in enumerate(part):
            for j in range(len(s["form"])):
                words += 1
                hit["upos"] += model.vocab["upos"][up[i, j]] == s["upos"][j]
                hit["xpos"] += model.vocab["xpos"][xp[i, j]] == s["xpos"][j]
                r, g = rels[rel[i, j]], s["rel"][j]
                at = int(head[i, j]) == s["head"][j]
                las = at and r.split(":")[0] == g.split(":")[0]
                hit["uas"] += at
                hit["las"] += las
                hit["sub"] += at and r == g
                if g.split(":")[0] in CORE:
                    cores += 1
                    hit["core"] += las
    return {k: round(100 * v / (cores if k == "core" else words), 2) for k, v in hit.items()}


@torch.no_grad()
def names(model, sents):
    """Entity F1 by exact span and type, and of each type, per cent."""
    if not sents:
        return {}
    model.eval()
    got, gold, both = {}, {}, {}
    for part in chunks(sents, 64):
        b = model.collate(part, ())
        scores = model.ner(model.encode(b)).numpy()
        for i, s in enumerate(part):
            n = len(s["form"])
            p = set(namelist.spans(viterbi(scores[i, :n], model.vocab["ner"])))
            g = set(namelist.spans(s["ner"]))
            for k in ("PER", "ORG", "LOC"):
                of = lambda x: {y for y in x if y[2] == k}
                got[k] = got.get(k, 0) + len(of(p))
                gold[k] = gold.get(k, 0) + len(of(g))
                both[k] = both.get(k, 0) + len(of(p & g))
    f = lambda b, a, c: round(200 * b / max(1, a + c), 2)
    out = {"f1": f(sum(both.values()), sum(got.values()), sum(gold.values()))}
    for k in both:
        out[k] = f(both[k], got[k], gold[k])
    return out
