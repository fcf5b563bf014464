"""Batches of sentences, their labels as tensors, and losses: shared by teacher and student."""

import gzip

import torch
import torch.distributed as dist
import torch.nn.functional as F


def silver(path, words=10**9):
    """Sentences of a file of silver names, up to a number of words."""
    out, rows = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line != "\n":
                rows.append(line.rstrip("\n").split("\t"))
                continue
            out.append({"form": [r[0] for r in rows], "ner": [r[-1] for r in rows]})
            words -= len(rows)
            rows = []
            if words < 0:
                break
    return out


def cut(items, length, size, rng):
    """Batches of about size words, of sentences of like length, in random order."""
    order = sorted(items, key=lambda s: length(s) * (1 + 0.2 * rng.random()))
    out, cur = [], []
    for s in order:
        if cur and length(s) * (len(cur) + 1) > size:
            out.append(cur)
            cur = []
        cur.append(s)
    out.append(cur)
    rng.shuffle(out)
    return out


class Stream:
    """Endless batches of one set of sentences."""

    def __init__(self, sents, size, rng):
        self.sents, self.size, self.rng, self.left = sents, size, rng, []

    def next(self):
        if not self.left:
            self.left = cut(self.sents, lambda s: len(s["form"]), self.size, self.rng)
        return self.left.pop()


def labels(vocab, sents, keys):
    """mask (B, T), heads (B, T + 1) that may be chosen, and of each key the numbers of the labels; unknown ones are -100."""
    n = max(len(s["form"]) for s in sents)
    t = {"mask": torch.zeros(len(sents), n, dtype=torch.bool)}
    for k in keys:
        t[k] = torch.full((len(sents), n), -100)
    for i, s in enumerate(sents):
        m = len(s["form"])
        t["mask"][i, :m] = True
        for k in keys:
            if k not in s:
                continue
            if "#" + k not in s:
                s["#" + k] = torch.tensor(s[k] if k == "head" else [index(vocab, k).get(x, -100) for x in s[k]])
            t[k][i, :m] = s["#" + k]
    t["heads"] = F.pad(t["mask"], (1, 0), value=True)
    return t


def index(vocab, k):
    """Numbers of the labels of a kind."""
    key = "#" + k
    if key not in vocab:
        vocab[key] = {x: i for i, x in enumerate(vocab[k])}
    return vocab[key]


def ce(scores, y):
    if not (y >= 0).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), y.flatten(), ignore_index=-100)


def loss_of(model, b, weight):
    """Sum of the losses of the tasks that have a weight."""
    h = model.encode(b)
    total = sum(weight[k] * ce(getattr(model, k)(h), b[k]) for k in ("upos", "xpos", "ner") if k in weight)
    if "ud" in weight:
        y = b["head"]
        total = total + weight["ud"] * (ce(model.ud.arcs(h, b["heads"]), y) + ce(model.ud.rels(h, y.clamp(min=0)), b["rel"]))
    return total


@torch.no_grad()
def meet(weights):
    """Give every worker the mean of the weights of all: they train apart on batches of their own, and meet now and then."""
    flat = torch.nn.utils.parameters_to_vector(weights)
    dist.all_reduce(flat)
    torch.nn.utils.vector_to_parameters(flat / dist.get_world_size(), weights)
