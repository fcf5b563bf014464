"""Label sentences with the teacher: of each word the likeliest tags, heads, relations and name parts with their probabilities.

    python label.py --teacher teacher.pt --encoder FOLDER --vocab vocab.json --tokens news.tokens.gz --every 4 --out news.pt
    python label.py ... --conllu train.conllu.gz --out ewt.pt
    python label.py ... --names wnut.jsonl --out wnut.pt

The file also holds the sum of the teacher's states of each word of the vocabulary: the student's word vectors start from their means.
"""

import argparse
import gzip
import json
import time

import torch

import conllu
import features
import names
import teacher

TOP = 4
LONGEST = 100


def tokens(path, every, skip):
    """Every n-th sentence of a file of tokens."""
    words, at = [], 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line != "\n":
                words.append(line.rstrip("\n").split("\t")[0])
                continue
            if words and len(words) <= LONGEST:
                if at % every == skip:
                    yield {"form": words}
                at += 1
            words = []


def top(scores):
    """Numbers and probabilities of the best few labels."""
    p, i = scores.softmax(-1).topk(min(TOP, scores.size(-1)), -1)
    i, p = (torch.nn.functional.pad(x, (0, TOP - x.size(-1))) for x in (i, p))
    return i.short(), p.half()


@torch.inference_mode()
def label(model, sents):
    """Targets of a batch, words of all sentences one after another, and the states of the words."""
    b = model.collate(sents, ())
    h = model.encode(b)
    arcs = model.ud.arcs(h, b["heads"])
    scores = {"upos": model.upos(h), "xpos": model.xpos(h), "ner": model.ner(h), "head": arcs, "rel": model.ud.rels(h, arcs.argmax(-1))}
    return {k: [x[b["mask"]] for x in top(s)] for k, s in scores.items()}, h[b["mask"]]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--teacher", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--vocab", required=True)
    p.add_argument("--tokens")
    p.add_argument("--every", type=int, default=1)
    p.add_argument("--skip", type=int, default=0)
    p.add_argument("--conllu")
    p.add_argument("--names")
    p.add_argument("--batch", type=int, default=1500, help="words at once")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    model = teacher.load(a.teacher, a.encoder)
    with open(a.vocab, encoding="utf-8") as f:
        words = json.load(f)["words"]
    index = {w: i for i, w in enumerate(words)}
    if a.tokens:
        sents = list(tokens(a.tokens, a.every, a.skip))
    else:
        sents = list(conllu.read(a.conllu)) if a.conllu else names.read(a.names)
    order = sorted(range(len(sents)), key=lambda i: len(sents[i]["form"]))
    out, start, seen, width = [None] * len(sents), time.time(), 0, model.bert.config.hidden_size
    total, count = torch.zeros(len(words) + 1, width), torch.zeros(len(words) + 1)
    while order:
        n = max(1, a.batch // len(sents[order[-1]]["form"]))
        part, order = order[-n:], order[:-n]
        targets, h = label(model, [sents[i] for i in part])
        lengths = [len(sents[i]["form"]) for i in part]
        for k in targets:
            targets[k] = list(zip(*(x.split(lengths) for x in targets[k])))
        for j, i in enumerate(part):
            out[i] = {k: t[j] for k, t in targets.items()}
        at = torch.tensor([index.get(features.word(f), len(words)) for i in part for f in sents[i]["form"]])
        total.index_add_(0, at, h)
        count.index_add_(0, at, torch.ones(len(at)))
        if seen // 100_000 != (seen + len(at)) // 100_000:
            print(f"{seen + len(at)} words {time.time() - start:.0f}s", flush=True)
        seen += len(at)
    d = {k: [torch.cat([o[k][x] for o in out]) for x in (0, 1)] for k in out[0]}
    d |= {"forms": [f for s in sents for f in s["form"]], "length": torch.tensor([len(s["form"]) for s in sents]), "sum": total[:-1], "count": count[:-1]}
    torch.save(d, a.out)
    print(a.out, seen, "words", len(sents), "sentences", f"{time.time() - start:.0f}s")


if __name__ == "__main__":
    main()
