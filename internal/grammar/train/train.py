"""Train the student on what the teacher says of news, the treebank and posts, and on gold labels where there are any.

    python train.py --vocab vocab.json --news news.pt ... --ewt ewt.pt --train train.conllu.gz --names wnut.pt wnut.jsonl --uner uner.pt uner.jsonl
        --dev dev.conllu.gz --steps 30000 --out student.pt

Run by torch.distributed.run, several workers train apart on batches of their own and meet now and then (see meet).
"""

import argparse
import copy
import json
import os
import random
import time

import torch
import torch.distributed as dist

import batch
import conllu
import corpus
import measure
import names
import student

SYNC = 25  # steps between two meetings of the workers
WEIGHT = {"upos": 0.5, "xpos": 0.5, "head": 1.0, "rel": 1.0, "ner": 1.0}


class Rows:
    """Adam for the tables of word features: only rows that occur in the batch move, each with a clock of its own."""

    def __init__(self, tables, b1=0.9, b2=0.98):
        self.tables, self.b1, self.b2 = tables, b1, b2
        self.state = [(torch.zeros_like(t), torch.zeros_like(t), torch.zeros(t.size(0), 1)) for t in tables]

    @torch.no_grad()
    def step(self, lr):
        for t, (mean, square, clock) in zip(self.tables, self.state):
            g = t.grad.coalesce()
            at, g = g.indices()[0], g.values()
            m = self.b1 * mean[at] + (1 - self.b1) * g
            s = self.b2 * square[at] + (1 - self.b2) * g * g
            n = clock[at] + 1
            mean[at], square[at], clock[at] = m, s, n
            step = m / (1 - self.b1**n) / ((s / (1 - self.b2**n)).sqrt_() + 1e-9)
            t.index_add_(0, at, step, alpha=-lr)
            t.grad = None


class Meeting:
    """Gives every worker the mean of the dense weights; in tables, rows get the mean of the moves of those workers that moved them."""

    def __init__(self, dense, tables):
        self.dense, self.tables, self.before = dense, tables, [t.detach().clone() for t in tables]

    @torch.no_grad()
    def meet(self):
        batch.meet(self.dense)
        for t, old in zip(self.tables, self.before):
            move = t - old
            moved = (move != 0).any(1, keepdim=True).float()
            move = torch.cat([move, moved], 1)
            dist.all_reduce(move)
            old += move[:, :-1] / move[:, -1:].clamp(min=1)
            t.copy_(old)


class Average:
    """Exponential moving average of the weights: what is measured and saved."""

    def __init__(self, model):
        self.model = copy.deepcopy(model)

    @torch.no_grad()
    def take(self, model, i):
        if i % 10 == 0:
            k = min(0.98, (i + 10) / (i + 100))
            torch._foreach_lerp_(list(self.model.parameters()), list(model.parameters()), 1 - k)


def agreed(value):
    """The first worker's value, for all."""
    x = torch.tensor([value])
    dist.broadcast(x, 0)
    return x.item()


def fit(model, mix, weight, steps, lr, log, average, minutes=0):
    """Adam; the rate warms up and falls to 0 over the steps, or over a number of minutes. Yields the last step at the end."""
    tables = [e.weight for e in model.emb]
    dense = [p for n, p in model.named_parameters() if not n.startswith("emb.")]
    opt, rows = torch.optim.Adam(dense, lr=lr, betas=(0.9, 0.98), eps=1e-9, fused=True), Rows(tables)
    meeting = Meeting(dense, tables) if dist.is_initialized() else None
    start, total, i, done = time.time(), 0.0, 0, 0.0
    model.train()
    while done < 1:
        rate = lr * min(1, (i + 1) / 200) * (1 - done)
        opt.param_groups[0]["lr"] = rate
        opt.zero_grad()
        loss = corpus.loss_of(model, mix.next(), weight)
        loss.backward()
        total += loss.item()
        torch.nn.utils.clip_grad_norm_(dense, 5.0)
        opt.step()
        rows.step(rate)
        i += 1
        if i % SYNC == 0:
            done = (time.time() - start) / 60 / minutes if minutes else i / steps
            if meeting:
                meeting.meet()
                done = agreed(done)
        average.take(model, i)
        if i % log == 0 or done >= 1:
            yield i, total / log, time.time() - start
            model.train()
            total = 0.0


def means(paths, size):
    """Word vectors from the teacher's mean state of each word: the first principal axes, one scale for all."""
    files = [torch.load(p, weights_only=False) for p in paths]
    total, count = sum(d["sum"] for d in files), sum(d["count"] for d in files)
    x = total / count.clamp(min=1).unsqueeze(1)
    often = count >= 3
    x = x - x[often].mean(0)
    _, _, axes = torch.linalg.svd(x[often] * count[often].clamp(max=100).sqrt().unsqueeze(1), full_matrices=False)
    x = x @ axes[:size].T
    x *= (count / (count + 2)).unsqueeze(1)  # what was seen once or twice is little known
    return x * (0.08 / x[often].std())


def save(model, path):
    torch.save({"state": model.state_dict(), "vocab": model.vocab, "hidden": model.hidden, "layers": model.layers}, path)


def corpora(model, a):
    """The corpora with their share of a round, as in README.md."""
    load = lambda path: corpus.Corpus(model, path)
    ewt = load(a.ewt)
    ewt.gold(model.vocab, list(conllu.read(a.train)), ("upos", "xpos", "head", "rel"), a.gold)
    out = [(ewt, 1.0)]
    words = len(ewt.ids)
    news = [load(p) for p in a.news]
    out += [(n, a.side * words / sum(len(n.ids) for n in news)) for n in news]
    wnut = load(a.names[0])
    wnut.gold(model.vocab, names.read(a.names[1]), ("ner",), 0.3)
    uner, every = load(a.uner[0]), names.read(a.uner[1])
    for s in every[1::2]:  # measured only
        del s["ner"]
    uner.gold(model.vocab, every, ("ner",), 0.7)
    out += [(wnut, 0.5), (uner.part(slice(0, None, 2)), 1.0)]
    for c, _ in out:
        c.stress(model.vocab, a.core)
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--vocab", required=True)
    p.add_argument("--train", required=True)
    p.add_argument("--ewt", required=True)
    p.add_argument("--dev", required=True)
    p.add_argument("--news", nargs="+", required=True)
    p.add_argument("--names", nargs=2, required=True)
    p.add_argument("--uner", nargs=2, required=True)
    p.add_argument("--init")
    p.add_argument("--steps", type=int, default=20000)
    p.add_argument("--minutes", type=float, default=0, help="train so long instead")
    p.add_argument("--side", type=float, default=1.5, help="words of news in a round, in parts of the treebank")
    p.add_argument("--gold", type=float, default=0.6, help="share of gold labels in the targets of the treebank")
    p.add_argument("--core", type=float, default=1.2, help="weight of core arguments")
    p.add_argument("--weight", nargs="*", default=[], metavar="TASK=WEIGHT", help="weights of tasks other than these: " + str(WEIGHT))
    p.add_argument("--lr", type=float, default=0.006)
    p.add_argument("--batch", type=int, default=400, help="words")
    p.add_argument("--drop", type=float, default=0.2)
    p.add_argument("--hidden", type=int, default=96)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--log", type=int, default=500)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    weight = WEIGHT | {k: float(v) for k, v in (w.split("=") for w in a.weight)}
    torch.manual_seed(a.seed)
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if world > 1:
        dist.init_process_group("gloo")
    with open(a.vocab, encoding="utf-8") as f:
        vocab = json.load(f)
    model = student.Student(vocab, a.hidden, a.layers, a.drop)
    if a.init:
        model.load_state_dict(torch.load(a.init, weights_only=False)["state"])
    else:
        with torch.no_grad():
            table = model.emb[0].weight
            table[1:] = means([a.ewt, *a.news, a.names[0]], table.size(1))
            table[0] = 0
    sets, shares = zip(*corpora(model, a))
    mix = corpus.Mix(sets, shares, a.batch, random.Random(a.seed + 1000 * rank))
    del sets
    torch.manual_seed(a.seed + 1000 * rank)  # the workers begin alike and drop differently
    dev, (seen, unseen) = list(conllu.read(a.dev)), names.halves(a.uner[1])
    print(f"{len(mix.ids)} words, {len(mix.round())} sentences a round", flush=True)
    average = Average(model)
    for i, loss, t in fit(model, mix, weight, a.steps, a.lr, a.log, average, a.minutes):
        if rank:
            continue
        print(f"step {i} loss {loss:.3f} {t:.0f}s", measure.treebank(average.model, dev), measure.names(average.model, unseen), flush=True)
        save(average.model, a.out)


if __name__ == "__main__":
    main()
