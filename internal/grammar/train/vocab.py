"""The word list and the label sets.

    python vocab.py --train train.conllu.gz --tokens news.tokens.gz --out vocab.json
"""

import argparse
import collections
import gzip
import json

import conllu
import features


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--train", required=True)
    p.add_argument("--tokens", required=True)
    p.add_argument("--size", type=int, default=22000)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    train = list(conllu.read(a.train))
    count = collections.Counter()
    for s in train:
        for f in s["form"]:
            count[features.word(f)] += 6  # the treebank's words count for more: there are fewer of them
    with gzip.open(a.tokens, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line != "\n":
                count[features.word(line.rstrip("\n").split("\t")[0])] += 1
    words = sorted(count, key=lambda w: (-count[w], w))[: a.size]
    v = {k: sorted({x for s in train for x in s[k]}) for k in ("upos", "xpos", "rel")}
    v["ner"] = ["O"] + [p + k for k in ("PER", "ORG", "LOC") for p in ("B-", "I-", "E-", "S-")]
    v["words"] = words
    print({k: len(x) for k, x in v.items()}, "last count", count[words[-1]])
    with open(a.out, "w", encoding="utf-8") as f:
        json.dump(v, f, ensure_ascii=False)


if __name__ == "__main__":
    main()
