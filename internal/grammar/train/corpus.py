"""Sentences with soft targets, as a few long tensors: batches are cut out of them without a loop over words.

A target of a word is a few labels with probabilities; they add up to the weight of the word in the loss, 0 if nothing is known.
"""

import torch

import batch
import measure

TASKS = ("upos", "xpos", "head", "rel", "ner")


class Corpus:
    """ids (N, features), start and length of each sentence, and of each task labels and probabilities (N, 4)."""

    def __init__(self, model, path):
        d = torch.load(path, weights_only=False)
        kinds = {f: i for i, f in enumerate(dict.fromkeys(d["forms"]))}
        rows = torch.tensor([model.ids(f) for f in kinds], dtype=torch.int32)
        self.ids = rows[torch.tensor([kinds[f] for f in d["forms"]])]
        self.length = d["length"]
        self.start = self.length.cumsum(0) - self.length
        self.labels = {k: d[k][0].short() for k in TASKS}
        self.p = {k: d[k][1].float() for k in TASKS}
        for k in TASKS:
            self.p[k] /= self.p[k].sum(1, keepdim=True)

    def gold(self, vocab, sents, keys, share):
        """Let the share of gold labels in the targets be share; where they are unknown nothing changes."""
        for k in keys:
            y = torch.tensor([x if k == "head" else batch.index(vocab, k).get(x, -100) for s in sents for x in s.get(k, [None] * len(s["form"]))])
            known = y >= 0
            soft = 1 - share
            if k == "rel":  # the teacher's relation is that to its own head
                soft = (1 - share) * (self.labels["head"][:, 1] == self.labels["head"][:, 0])  # gold stands first by now
                soft = soft.float().unsqueeze(1)[known]
            self.labels[k][known] = torch.cat([y[known].short().unsqueeze(1), self.labels[k][known, :3]], 1)
            rest = self.p[k][known, :3]
            rest = rest / rest.sum(1, keepdim=True) * soft
            self.p[k][known] = torch.cat([1 - rest.sum(1, keepdim=True), rest], 1)

    def part(self, pick):
        """The corpus with the picked sentences alone."""
        self.start, self.length = self.start[pick], self.length[pick]
        return self

    def stress(self, vocab, factor):
        """Weigh the heads and relations of core arguments by factor."""
        core = torch.tensor([r.split(":")[0] in measure.CORE for r in vocab["rel"]])
        w = 1 + (factor - 1) * core[self.labels["rel"][:, 0].long()].float().unsqueeze(1)
        self.p["head"] *= w
        self.p["rel"] *= w


class Mix:
    """Endless batches from several corpora; each round takes a share of each (1: every sentence once)."""

    def __init__(self, corpora, shares, size, rng):
        join = lambda pick: torch.cat([pick(c) for c in corpora])
        self.ids, self.length = join(lambda c: c.ids), join(lambda c: c.length)
        begin = torch.tensor([0] + [len(c.ids) for c in corpora]).cumsum(0)
        self.start = torch.cat([c.start + b for c, b in zip(corpora, begin)])
        self.labels = {k: join(lambda c: c.labels[k]) for k in TASKS}
        self.p = {k: join(lambda c: c.p[k]) for k in TASKS}
        at, self.sets = 0, []
        for c, share in zip(corpora, shares):
            self.sets.append([range(at, at + len(c.length)), share, []])
            at += len(c.length)
        self.size, self.rng, self.left = size, rng, []

    def round(self):
        """The sentences of a round."""
        out = []
        for s in self.sets:
            n = round(s[1] * len(s[0]))
            while len(s[2]) < n:
                more = list(s[0])
                self.rng.shuffle(more)
                s[2] = more + s[2]
            out += s[2][len(s[2]) - n:]
            del s[2][len(s[2]) - n:]
        return out

    def next(self):
        if not self.left:
            length = self.length.tolist()
            self.left = batch.cut(self.round(), lambda i: length[i], self.size, self.rng)
        sents = torch.tensor(self.left.pop())
        length = self.length[sents]
        step = torch.arange(int(length.max()))
        mask = step < length.unsqueeze(1)
        at = (self.start[sents].unsqueeze(1) + step).where(mask, torch.tensor(0))
        b = {"ids": self.ids[at].long(), "length": length.int(), "mask": mask, "heads": torch.nn.functional.pad(mask, (1, 0), value=True)}
        for k in TASKS:
            b[k] = self.labels[k][at].long(), self.p[k][at] * mask.unsqueeze(-1)
        b["head"][0].clamp_(max=len(step))
        return b


def loss_of(model, b, weight):
    """Sum over the tasks of cross-entropy to the soft targets, a word."""
    h = model.encode(b)
    part = lambda scores, y: -(scores.log_softmax(-1).gather(-1, y[0]) * y[1]).sum()
    best = b["head"][0][..., 0]
    scores = {"upos": model.upos(h), "xpos": model.xpos(h), "ner": model.ner(h), "head": model.ud.arcs(h, b["heads"]), "rel": model.ud.rels(h, best)}
    return sum(weight[k] * part(scores[k], b[k]) for k in TASKS) / b["mask"].sum()
