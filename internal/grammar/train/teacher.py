"""Fine-tune a small transformer (MiniLM-L6, Apache-2.0) on the treebank and on names: the teacher that labels unlabelled text.

    python teacher.py --encoder FOLDER --vocab vocab.json --train train.conllu.gz --silvertrain ewt.tsv.gz --names wnut.jsonl re3d.jsonl uner.jsonl ...
        --dev dev.conllu.gz --namesdev uner.jsonl --out teacher.pt

The encoder reads lower case only, so the shape of each word (Xx, XX, dd ...) is added to the vectors of its pieces after the
second layer; what is below stays as it is, which saves a quarter of the time. A word is the mean of its pieces. Names come from several sources of unlike quality; silver ones weigh less.
"""

import argparse
import json
import os
import random
import time

import torch
import torch.distributed as dist
import torch.nn as nn
import torch.nn.functional as F
from transformers import AutoModel, AutoTokenizer

import conllu
import features
import measure
import names
import batch

FIXED = 2  # layers of the encoder that are not trained
SYNC = 8  # steps between two meetings of the workers
PARTS = ("upos", "xpos", "head", "rel", "ner")


class Tree(nn.Module):
    """Biaffine arcs and relations (Dozat and Manning 2017)."""

    def __init__(self, size, rels, arc=256, rel=128):
        super().__init__()
        self.d, self.a = nn.Linear(size, arc), nn.Linear(size, arc)
        self.rd, self.ra = nn.Linear(size, rel), nn.Linear(size, rel)
        self.root = nn.Parameter(torch.randn(size) * 0.1)
        self.u = nn.Parameter(torch.zeros(arc + 1, arc))
        self.v = nn.Parameter(torch.zeros(rels, rel + 1, rel + 1))
        self.drop = nn.Dropout(0.3)

    def both(self, h, dependent, governor):
        rooted = torch.cat([self.root.expand(h.size(0), 1, -1), h], 1)
        return self.drop(F.leaky_relu(dependent(h), 0.1)), self.drop(F.leaky_relu(governor(rooted), 0.1))

    def arcs(self, h, heads):
        """Scores (B, T, T + 1) of every head; column 0 is the root."""
        d, a = self.both(h, self.d, self.a)
        s = F.pad(d, (0, 1), value=1.0) @ self.u @ a.transpose(1, 2)
        own = torch.eye(h.size(1) + 1, dtype=torch.bool)[1:]
        return s.masked_fill(~heads.unsqueeze(1) | own, -1e4)

    def rels(self, h, head):
        """Scores (B, T, rels) of the relation to the given head."""
        d, a = self.both(h, self.rd, self.ra)
        a = torch.gather(a, 1, head.unsqueeze(-1).expand(-1, -1, a.size(-1)))
        d, a = F.pad(d, (0, 1), value=1.0), F.pad(a, (0, 1), value=1.0)
        return torch.einsum("bti,rij,btj->btr", d, self.v, a)


class Teacher(nn.Module):
    def __init__(self, vocab, folder):
        super().__init__()
        self.vocab, self.folder = vocab, folder
        self.cut = AutoTokenizer.from_pretrained(folder)
        self.bert = AutoModel.from_pretrained(folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        for fixed in (self.bert.embeddings, *self.bert.encoder.layer[:FIXED]):
            fixed.requires_grad_(False)
        size = self.bert.config.hidden_size
        self.shape = nn.Embedding(features.SHAPE + 1, size)
        nn.init.zeros_(self.shape.weight)
        self.upos, self.xpos = nn.Linear(size, len(vocab["upos"])), nn.Linear(size, len(vocab["xpos"]))
        self.ner = nn.Linear(size, len(vocab["ner"]))
        self.ud = Tree(size, len(vocab["rel"]))
        self.drop = nn.Dropout(0.2)

    def pieces(self, s):
        """Cut the words of a sentence: (pieces, number of the word of each piece or -1), kept in the sentence."""
        if "pieces" not in s:
            e = self.cut(s["form"], is_split_into_words=True, truncation=True, max_length=510)
            s["pieces"] = e["input_ids"], [-1 if w is None else w for w in e.word_ids()]
        return s["pieces"]

    def collate(self, sents, keys):
        b = batch.labels(self.vocab, sents, keys)
        cut = [self.pieces(s) for s in sents]
        width = max(len(c[0]) for c in cut)
        b["pieces"] = torch.zeros(len(sents), width, dtype=torch.long)
        b["full"] = torch.zeros(len(sents), width, dtype=torch.bool)
        b["shape"] = torch.full((len(sents), width), features.SHAPE)
        b["pool"] = torch.zeros(len(sents), b["mask"].size(1), width)
        for i, (s, (ids, word)) in enumerate(zip(sents, cut)):
            b["pieces"][i, :len(ids)] = torch.tensor(ids)
            b["full"][i, :len(ids)] = True
            at = [(w, j) for j, w in enumerate(word) if w >= 0]
            if at:
                w, j = torch.tensor(at).unbind(1)
                b["pool"][i, w, j] = 1.0
                b["shape"][i, j] = torch.tensor([features.fnv(features.shape(s["form"][k])) % features.SHAPE for k in w.tolist()])
        b["pool"] /= b["pool"].sum(-1, keepdim=True).clamp(min=1)
        return b

    def encode(self, b):
        ban = torch.zeros(b["full"].shape).masked_fill(~b["full"], -1e9)[:, None, None]
        with torch.no_grad():
            x = self.bert.embeddings(b["pieces"])
            for layer in self.bert.encoder.layer[:FIXED]:
                x = layer(x, ban)
        x = x + self.shape(b["shape"])
        for layer in self.bert.encoder.layer[FIXED:]:
            x = layer(x, ban)
        return self.drop(b["pool"] @ x)


def groups(model, rate):
    """Parameters with their rates: those of the encoder learn slower."""
    old = [p for n, p in model.bert.named_parameters() if p.requires_grad]
    new = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    return [{"params": old, "lr": rate}, {"params": new, "lr": 10 * rate}]


def fit(model, trees, sides, steps, rate, size, rng):
    """One batch of the treebank and one of a side stream a step; sides are (stream, share of steps, weight of the loss)."""
    opt = torch.optim.AdamW(groups(model, rate), weight_decay=0.01, fused=True)
    top = [g["lr"] for g in opt.param_groups]
    stream = batch.Stream(trees, size, rng)
    start = time.time()
    model.train()
    for i in range(steps):
        for g, lr in zip(opt.param_groups, top):
            g["lr"] = lr * min(1, (i + 1) / min(100, 0.1 * steps)) * (1 - i / steps)
        opt.zero_grad()
        loss = batch.loss_of(model, model.collate(stream.next(), PARTS), {"upos": 0.5, "xpos": 0.5, "ner": 0.3, "ud": 1.0})
        loss.backward()
        if i % 2:
            side, _, weight = rng.choices(sides, [s[1] for s in sides])[0]
            batch.loss_of(model, model.collate(side.next(), ("ner",)), {"ner": weight}).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        opt.step()
        if dist.is_initialized() and (i % SYNC == SYNC - 1 or i + 1 == steps):
            batch.meet([p for p in model.parameters() if p.requires_grad])
        yield i + 1, loss.item(), time.time() - start


def save(model, path):
    torch.save({"state": model.state_dict(), "vocab": model.vocab}, path)


def load(path, folder):
    d = torch.load(path, weights_only=False)
    m = Teacher(d["vocab"], folder)
    m.load_state_dict(d["state"])
    return m.eval()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--encoder", required=True)
    p.add_argument("--vocab", required=True)
    p.add_argument("--train", required=True)
    p.add_argument("--silvertrain", required=True)
    p.add_argument("--silver", required=True, help="silver names of news")
    p.add_argument("--wnut", required=True)
    p.add_argument("--re3d", required=True)
    p.add_argument("--uner", required=True, help="even sentences are learned, odd ones measured")
    p.add_argument("--dev", required=True)
    p.add_argument("--epochs", type=float, default=3)
    p.add_argument("--stop", type=float, help="epochs after which to stop all the same, the rate still high")
    p.add_argument("--init", help="a teacher to go on with")
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--batch", type=int, default=250)
    p.add_argument("--side", type=int, default=120)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if world > 1:
        dist.init_process_group("gloo")
    rng = random.Random(a.seed + 1000 * rank)
    with open(a.vocab, encoding="utf-8") as f:
        model = Teacher(json.load(f), a.encoder)
    if a.init:
        model.load_state_dict(torch.load(a.init, weights_only=False)["state"])
    torch.manual_seed(a.seed + 1000 * rank)  # the workers begin alike and drop differently
    trees, dev = list(conllu.read(a.train)), list(conllu.read(a.dev))
    names.adopt(trees, batch.silver(a.silvertrain))
    seen, unseen = names.halves(a.uner)
    stream = lambda sents: batch.Stream(sents, a.side, rng)
    sides = [(stream(seen), 0.5, 1.0), (stream(names.read(a.wnut)), 0.2, 0.5),
             (stream(names.re3d(a.re3d)), 0.15, 0.7), (stream(batch.silver(a.silver, 150_000)), 0.15, 0.4)]
    per = sum(len(s["form"]) for s in trees) // a.batch // world
    steps = int(a.epochs * per)
    for i, loss, t in fit(model, trees, sides, steps, a.rate, a.batch, rng):
        if a.stop and i > a.stop * per:
            break
        if rank:
            continue
        if i % 50 == 0:
            print(f"step {i} of {per} an epoch, loss {loss:.3f} {t:.0f}s", flush=True)
        if i % per == 0 or i == steps:
            print(measure.treebank(model, dev), measure.names(model, unseen), flush=True)
            model.train()
            save(model, a.out)


if __name__ == "__main__":
    main()
