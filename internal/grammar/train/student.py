"""The model that ships: embeddings, three bidirectional quasi-recurrent layers, and small heads."""

import torch
import torch.nn as nn
import torch.nn.functional as F

import features


class Scan(torch.autograd.Function):
    """c[t] = a[t] * c[t-1] + b[t] along dimension 0, with one multiply-add a step in both directions."""

    @staticmethod
    def forward(ctx, a, b):
        c = torch.empty_like(b)
        c[0] = b[0]
        for t in range(1, b.size(0)):
            torch.addcmul(b[t], a[t], c[t - 1], out=c[t])
        ctx.save_for_backward(a, c)
        return c

    @staticmethod
    def backward(ctx, g):
        a, c = ctx.saved_tensors
        db = torch.empty_like(c)
        db[-1] = g[-1]
        for t in range(c.size(0) - 2, -1, -1):
            torch.addcmul(g[t], a[t + 1], db[t + 1], out=db[t])
        da = torch.zeros_like(c)
        da[1:] = db[1:] * c[:-1]
        return da, db


class Layer(nn.Module):
    """One bidirectional layer. w holds the rows z, f, o forward, then z, f, o backward."""

    def __init__(self, size, hidden):
        super().__init__()
        self.hidden = hidden
        self.w = nn.Linear(size, 6 * hidden)
        nn.init.xavier_uniform_(self.w.weight, gain=1.5)
        nn.init.zeros_(self.w.bias)

    def forward(self, x, mask):
        """x: (T, B, size), mask: (T, B, 1) to (T, B, 2 * hidden)."""
        y = self.w(x)
        fwd, bwd = y.chunk(2, -1)
        z, f, o = torch.stack([fwd, bwd.flip(0)], 2).chunk(3, -1)  # (T, B, 2, hidden)
        f = 0.5 + 0.5 * F.softsign(f)
        m = torch.stack([mask, mask.flip(0)], 2)
        b = (1 - f) * F.softsign(z) * m
        c = Scan.apply(f.contiguous(), b)
        h = (0.5 + 0.5 * F.softsign(o)) * c
        return torch.cat([h[:, :, 0], h[:, :, 1].flip(0)], -1)


class Tree(nn.Module):
    """Arcs by a biaffine form, relations by an additive one."""

    def __init__(self, size, rels, arc=96, rel=64):
        super().__init__()
        self.d, self.a = nn.Linear(size, arc), nn.Linear(size, arc)
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.u = nn.Parameter(torch.randn(arc, arc) * arc**-0.5 * 0.5)
        self.bias = nn.Parameter(torch.zeros(arc))
        self.rd, self.ra = nn.Linear(size, rel), nn.Linear(size, rel)
        self.rroot = nn.Parameter(torch.randn(rel) * 0.1)
        self.v = nn.Linear(rel, rels)
        self.drop = nn.Dropout(0.2)

    def arcs(self, h, heads):
        """h: (B, T, size), heads: (B, T + 1) bool, to scores (B, T, T + 1); column 0 is the root."""
        d = self.drop(F.leaky_relu(self.d(h), 0.1))
        a = F.leaky_relu(self.a(h), 0.1)
        a = self.drop(torch.cat([self.root.expand(a.size(0), 1, -1), a], 1))
        s = (d @ self.u) @ a.transpose(1, 2) + (a @ self.bias).unsqueeze(1)
        n = h.size(1)
        own = torch.eye(n + 1, dtype=torch.bool)[1:]
        return s.masked_fill(~heads.unsqueeze(1) | own, -1e4)

    def rels(self, h, head):
        """Scores (B, T, rels) of the relation to the given head (B, T)."""
        e, f = self.rd(h), self.ra(h)
        f = torch.cat([self.rroot.expand(f.size(0), 1, -1), f], 1)
        f = torch.gather(f, 1, head.unsqueeze(-1).expand(-1, -1, f.size(-1)))
        return self.v(self.drop(F.leaky_relu(e + f, 0.1)))


class Student(nn.Module):
    def __init__(self, vocab, hidden=96, layers=3, drop=0.25):
        super().__init__()
        self.vocab, self.hidden, self.layers = vocab, hidden, layers
        self.index = {w: i + 1 for i, w in enumerate(vocab["words"])}
        emb = lambda n, size: nn.Embedding(n, size)
        self.word = emb(len(vocab["words"]) + 1, 64)
        self.suf3, self.suf2 = emb(features.SUF3, 32), emb(features.SUF2, 16)
        self.pre3, self.shape = emb(features.PRE3, 16), emb(features.SHAPE, 16)
        for e in (self.word, self.suf3, self.suf2, self.pre3, self.shape):
            nn.init.normal_(e.weight, std=0.05)  # small: what a rare word is given at random drowns what it learns
        self.enc = nn.ModuleList(Layer(144 if i == 0 else 2 * hidden, hidden) for i in range(layers))
        h = 2 * hidden
        self.upos, self.xpos = nn.Linear(h, len(vocab["upos"])), nn.Linear(h, len(vocab["xpos"]))
        self.ner = nn.Linear(h, len(vocab["ner"]))
        self.ud = Tree(h, len(vocab["rel"]))
        self.clear = Tree(h, len(vocab["clear"]))  # second task, not shipped
        self.drop = nn.Dropout(drop)
        self.worddrop = 0.1

    def ids(self, form):
        return (self.index.get(features.word(form), 0),) + features.hashes(form)

    def encode(self, ids, mask):
        """ids: (B, T, 5), mask: (B, T) bool, to (B, T, 2 * hidden)."""
        w = ids[..., 0]
        if self.training:
            w = w.masked_fill(torch.rand(w.shape) < self.worddrop, 0)
        x = torch.cat([self.word(w), self.suf3(ids[..., 1]), self.suf2(ids[..., 2]),
                       self.pre3(ids[..., 3]), self.shape(ids[..., 4])], -1)
        x = self.drop(x).transpose(0, 1)
        m = mask.transpose(0, 1).unsqueeze(-1).to(x.dtype)
        for i, layer in enumerate(self.enc):
            y = layer(x, m)
            x = self.drop(y) if i == 0 else x + self.drop(y)
        return x.transpose(0, 1)


def collate(model, sents, keys):
    """Tensors of a batch; labels that are unknown are -100."""
    n = max(len(s["form"]) for s in sents)
    t = {"ids": torch.zeros(len(sents), n, 5, dtype=torch.long), "mask": torch.zeros(len(sents), n, dtype=torch.bool)}
    for k in keys:
        t[k] = torch.full((len(sents), n), -100)
    for i, s in enumerate(sents):
        m = len(s["form"])
        if "ids" not in s:
            s["ids"] = torch.tensor([model.ids(f) for f in s["form"]])
        t["ids"][i, :m] = s["ids"]
        t["mask"][i, :m] = True
        for k in keys:
            if k not in s:
                continue
            if "#" + k not in s:
                v = model.vocab.get(k)
                s["#" + k] = torch.tensor(s[k] if v is None else [v_index(model, k).get(x, -100) for x in s[k]])
            t[k][i, :m] = s["#" + k]
    t["heads"] = F.pad(t["mask"], (1, 0), value=True)
    return t


def v_index(model, k):
    cache = model.__dict__.setdefault("_indices", {})
    if k not in cache:
        cache[k] = {x: i for i, x in enumerate(model.vocab[k])}
    return cache[k]
