"""Train the student: first on silver labels alone, then on the treebank and silver labels together.

    python train.py --vocab vocab.json --train train.conllu.gz --dev dev.conllu.gz --silver a.tsv.gz b.tsv.gz \
        --names gold.jsonl --namesdev dev.jsonl --pre 1 --epochs 15 --out student.pt
"""

import argparse
import copy
import gzip
import json
import os
import random
import time

import torch
import torch.distributed as dist
import torch.nn.functional as F

import conllu
import measure
import names
import student

PARTS = ("upos", "xpos", "head", "rel", "ner", "clearhead", "clear")
SYNC = 25  # steps between two meetings of the workers


def silver(path, keep=("xpos", "clearhead", "clear", "ner")):
    """Sentences of a file of silver labels."""
    out, rows = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line != "\n":
                rows.append(line.rstrip("\n").split("\t"))
                continue
            s = {"form": [r[0] for r in rows], "xpos": [r[1] for r in rows], "clearhead": [int(r[2]) for r in rows],
                 "clear": [r[3] for r in rows], "ner": [r[4] for r in rows]}
            out.append({k: v for k, v in s.items() if k == "form" or k in keep})
            rows = []
    return out


def batches(sents, size, rng):
    """Batches of about size words, of sentences of like length, in random order."""
    order = sorted(sents, key=lambda s: len(s["form"]) * (1 + 0.2 * rng.random()))
    out, cur = [], []
    for s in order:
        if cur and len(s["form"]) * (len(cur) + 1) > size:
            out.append(cur)
            cur = []
        cur.append(s)
    out.append(cur)
    rng.shuffle(out)
    return out


def ce(scores, y, smooth=0.0):
    if not (y >= 0).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), y.flatten(), ignore_index=-100, label_smoothing=smooth)


def tree(part, h, b, head, rel):
    y = b[head]
    if not (y >= 0).any():
        return 0.0
    return ce(part.arcs(h, b["heads"]), y) + ce(part.rels(h, y.clamp(min=0)), b[rel])


def loss_of(model, b, weight):
    h = model.encode(b["ids"], b["mask"])
    return (weight["upos"] * ce(model.upos(h), b["upos"]) + weight["xpos"] * ce(model.xpos(h), b["xpos"])
            + weight["ner"] * ce(model.ner(h), b["ner"])
            + weight["ud"] * tree(model.ud, h, b, "head", "rel") + weight["clear"] * tree(model.clear, h, b, "clearhead", "clear"))


class Stream:
    """Endless batches of one set of sentences."""

    def __init__(self, sents, size, rng):
        self.sents, self.size, self.rng, self.left = sents, size, rng, []

    def next(self):
        if not self.left:
            self.left = batches(self.sents, self.size, self.rng)
        return self.left.pop()


def phase(model, streams, weights, steps, lr, decay, log, average=None):
    """Take steps of one batch from every stream; lr warms up, then goes down to lr * decay."""
    opt = torch.optim.Adam(model.parameters(), lr=lr, betas=(0.9, 0.98), eps=1e-9, fused=True)
    start, total = time.time(), 0.0
    model.train()
    for i in range(steps):
        rate = lr * min(1, (i + 1) / 100) * (1 - (1 - decay) * i / steps)
        for g in opt.param_groups:
            g["lr"] = rate
        opt.zero_grad()
        for stream, weight in zip(streams, weights):
            loss = loss_of(model, student.collate(model, stream.next(), PARTS), weight)
            loss.backward()
            total += loss.item()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        opt.step()
        if dist.is_initialized() and (i % SYNC == SYNC - 1 or i + 1 == steps):
            meet(model)
        if average is not None:
            average.take(model, i)
        if (i + 1) % log == 0 or i + 1 == steps:
            yield i + 1, total / log, time.time() - start
            model.train()
            total = 0.0


def meet(model):
    """Give every worker the mean of the weights of all: they train apart on batches of their own, and meet now and then."""
    flat = torch.nn.utils.parameters_to_vector(model.parameters()).detach()
    dist.all_reduce(flat)
    torch.nn.utils.vector_to_parameters(flat / dist.get_world_size(), model.parameters())


class Average:
    """Exponential moving average of the weights: what is measured and saved."""

    def __init__(self, model):
        self.model = copy.deepcopy(model)

    @torch.no_grad()
    def take(self, model, i):
        if i % 4:
            return
        k = min(0.99, (i + 1) / (i + 40))
        torch._foreach_lerp_(list(self.model.parameters()), list(model.parameters()), 1 - k)


def save(model, path):
    torch.save({"state": model.state_dict(), "vocab": model.vocab, "hidden": model.hidden, "layers": model.layers}, path)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--vocab", required=True)
    p.add_argument("--train", required=True)
    p.add_argument("--dev", required=True)
    p.add_argument("--silver", nargs="*", default=[])
    p.add_argument("--silvertrain", help="silver labels of the sentences of --train")
    p.add_argument("--names", nargs="*", default=[])
    p.add_argument("--namesdev")
    p.add_argument("--init")
    p.add_argument("--pre", type=float, default=0, help="epochs over the silver labels alone")
    p.add_argument("--epochs", type=float, default=15)
    p.add_argument("--lr", type=float, default=0.003)
    p.add_argument("--batch", type=int, default=300, help="words in a step; the silver phase takes as many")
    p.add_argument("--side", type=int, default=200, help="silver words in each step of the second phase")
    p.add_argument("--drop", type=float, default=0.2)
    p.add_argument("--hidden", type=int, default=96)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if world > 1:
        dist.init_process_group("gloo")
    rng = random.Random(a.seed + 1000 * rank)
    with open(a.vocab, encoding="utf-8") as f:
        vocab = json.load(f)
    model = student.Student(vocab, a.hidden, a.layers, a.drop)
    torch.manual_seed(a.seed + 1000 * rank)  # the workers begin alike and drop differently
    train, dev = list(conllu.read(a.train)), list(conllu.read(a.dev))
    if a.init:
        model.load_state_dict(torch.load(a.init, weights_only=False)["state"])
    if a.silvertrain:
        names.adopt(train, silver(a.silvertrain))
    side = [s for path in a.silver for s in silver(path)]
    gold = [s for path in a.names for s in names.read(path, {"GROUP": "ORG"})]
    namesdev = names.read(a.namesdev) if a.namesdev else []
    words = lambda ss: sum(len(s["form"]) for s in ss)
    print(f"train {words(train)} silver {words(side)} names {words(gold)} words", flush=True)

    one = {"upos": 0.5, "xpos": 0.5, "ner": 1.0, "ud": 1.0, "clear": 0.4}
    pre = {"upos": 0, "xpos": 0.5, "ner": 1.0, "ud": 0, "clear": 1.0}
    if a.pre:
        steps = int(a.pre * words(side) / a.batch / world)
        for i, loss, t in phase(model, [Stream(side, a.batch, rng)], [pre], steps, a.lr, 0.3, 100):
            if rank:
                continue
            print(f"pre {i}/{steps} loss {loss:.3f} {t:.0f}s", flush=True)
        if not rank:
            save(model, a.out + ".pre")
    streams, weights = [Stream(train, a.batch, rng)], [one]
    if side:
        streams.append(Stream(side, a.side, rng))
        weights.append({"upos": 0, "xpos": 0.15, "ner": 0.7, "ud": 0, "clear": 0.3})
    if gold:
        streams.append(Stream(gold, 50, rng))
        weights.append({"upos": 0, "xpos": 0, "ner": 0.15, "ud": 0, "clear": 0})
    per = words(train) // a.batch // world
    average = Average(model)
    for i, loss, t in phase(model, streams, weights, int(a.epochs * per), a.lr, 0.0, per, average):
        if rank:
            continue
        print(f"epoch {i / per:.1f} loss {loss:.3f} {t:.0f}s", measure.treebank(average.model, dev), measure.names(average.model, namesdev), flush=True)
        save(average.model, a.out)


if __name__ == "__main__":
    main()
