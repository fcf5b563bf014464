"""The model that ships: embeddings, three bidirectional simple recurrent layers, and small heads."""

import ctypes
import os
import subprocess
import tempfile

import torch
import torch.nn as nn
import torch.nn.functional as F

import features


def compiled():
    """The functions of recurrence.c."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recurrence.c")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "recurrence.so")
        subprocess.run(["cc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o", out, source], check=True)
        return ctypes.CDLL(out)


C = compiled()


def pointer(t):
    return ctypes.c_void_p(t.data_ptr())


class Recur(torch.autograd.Function):
    """y (B, T, 6 hidden) to (B, T, 2 hidden), see recurrence.c."""

    @staticmethod
    def forward(ctx, y, length):
        y = y.contiguous()
        size = *y.shape[:2], y.size(2) // 6
        c, out = torch.empty(*size[:2], 2 * size[2]), torch.empty(*size[:2], 2 * size[2])
        C.forward(pointer(y), pointer(length), pointer(c), pointer(out), *size)
        ctx.save_for_backward(y, length, c)
        return out

    @staticmethod
    def backward(ctx, grad):
        y, length, c = ctx.saved_tensors
        grad, dy = grad.contiguous(), torch.empty_like(y)
        C.backward(pointer(y), pointer(length), pointer(c), pointer(grad), pointer(dy), y.size(0), y.size(1), y.size(2) // 6)
        return dy, None


class Drop(nn.Module):
    """Dropout that drops the same places of all words of a sentence (Gal and Ghahramani 2016)."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand(x.size(0), 1, x.size(2)) >= self.share
        return x * (keep.float() / (1 - self.share))


class Layer(nn.Module):
    """One bidirectional layer. w holds the rows z, f, o forward, then z, f, o backward."""

    def __init__(self, size, hidden):
        super().__init__()
        self.w = nn.Linear(size, 6 * hidden)
        nn.init.xavier_uniform_(self.w.weight, gain=1.5)
        nn.init.zeros_(self.w.bias)

    def forward(self, x, length):
        return Recur.apply(self.w(x), length)


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
        self.drop = Drop(0.2)

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
    def __init__(self, vocab, hidden=96, layers=3, drop=0.2):
        super().__init__()
        self.vocab, self.hidden, self.layers = vocab, hidden, layers
        self.index = {w: i + 1 for i, w in enumerate(vocab["words"])}
        self.emb = nn.ModuleList()
        for f in features.LIST:
            rows = f["rows"] or len(vocab["words"]) + 1
            self.emb.append(nn.Embedding(rows, f["cols"], sparse=True))
            nn.init.normal_(self.emb[-1].weight, std=0.05)  # small: what a rare word is given at random drowns what it learns
        size = sum(f["cols"] for f in features.LIST)
        self.enc = nn.ModuleList(Layer(size if i == 0 else 2 * hidden, hidden) for i in range(layers))
        h = 2 * hidden
        self.upos, self.xpos = nn.Linear(h, len(vocab["upos"])), nn.Linear(h, len(vocab["xpos"]))
        self.ner = nn.Linear(h, len(vocab["ner"]))
        self.ud = Tree(h, len(vocab["rel"]))
        self.drop = Drop(drop)
        self.worddrop = 0.1

    def ids(self, form):
        """The row of a word in each table."""
        return (self.index.get(features.word(form), 0),) + features.hashes(form)

    def encode(self, b):
        """ids (B, T, features) and length (B) to (B, T, 2 * hidden)."""
        w = b["ids"][..., 0]
        if self.training:
            w = w.masked_fill(torch.rand(w.shape) < self.worddrop, 0)
        x = torch.cat([e(w if i == 0 else b["ids"][..., i]) for i, e in enumerate(self.emb)], -1)
        x = self.drop(x)
        for i, layer in enumerate(self.enc):
            y = self.drop(layer(x, b["length"]))
            x = y if i == 0 else x + y
        return x

    def collate(self, sents, keys=()):
        """A batch of sentences given as words, without labels."""
        length = torch.tensor([len(s["form"]) for s in sents], dtype=torch.int32)
        mask = torch.arange(int(length.max())) < length.unsqueeze(1)
        ids = torch.zeros(*mask.shape, len(self.emb), dtype=torch.long)
        ids[mask] = torch.tensor([self.ids(f) for s in sents for f in s["form"]])
        return {"ids": ids, "length": length, "mask": mask, "heads": F.pad(mask, (1, 0), value=True)}
