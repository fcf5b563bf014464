"""Make silver name tags consistent: one kind for one name over a whole corpus.

The labeller sees a few words around a name and errs on many; over a corpus the errors are outvoted. A name that is
found at least --least times gets the kind that --share of its occurrences have, everywhere; and a run of proper nouns
that is left untagged gets it too, if at least half of its occurrences are tagged.

    python vote.py --out out1.tsv.gz out2.tsv.gz --silver in1.tsv.gz in2.tsv.gz
"""

import argparse
import collections
import gzip

import names

PROPER = ("NNP", "NNPS")


def read(path):
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line != "\n":
                rows.append(line.rstrip("\n").split("\t"))
            else:
                yield rows
                rows = []


def runs(rows):
    """Runs of untagged proper nouns."""
    start = None
    for i, r in enumerate(rows + [["", "", "O"]]):
        proper = r[1] in PROPER and r[-1] in "O_"
        if proper and start is None:
            start = i
        elif not proper and start is not None:
            yield start, i
            start = None


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--silver", nargs="+", required=True)
    p.add_argument("--out", nargs="+", required=True)
    p.add_argument("--least", type=int, default=4)
    p.add_argument("--share", type=float, default=0.66)
    a = p.parse_args()
    count = collections.defaultdict(collections.Counter)
    text = lambda rows, i, j: " ".join(r[0] for r in rows[i:j])
    for path in a.silver:
        for rows in read(path):
            for i, j, kind in names.spans([r[-1] for r in rows]):
                count[text(rows, i, j)][kind] += 1
            for i, j in runs(rows):
                count[text(rows, i, j)]["_"] += 1
    sure = {}
    for name, c in count.items():
        bare = c["_"]
        del c["_"]
        total = sum(c.values())
        if total < a.least:
            continue
        kind, n = c.most_common(1)[0]
        if n >= a.share * total:
            sure[name] = (kind, total >= bare)
    print(len(count), "names,", len(sure), "decided")
    changed = added = 0
    for path, out in zip(a.silver, a.out):
        with gzip.open(out, "wt", encoding="utf-8", compresslevel=3) as w:
            for rows in read(path):
                tags = ["O" if r[-1] == "_" else r[-1] for r in rows]
                unknown = [i for i, r in enumerate(rows) if r[-1] == "_"]
                for i, j, kind in names.spans(tags):
                    new = sure.get(text(rows, i, j), (kind,))[0]
                    if new != kind:
                        names.mark(tags, range(i, j), new)
                        changed += 1
                for i, j in list(runs(rows)):
                    kind, often = sure.get(text(rows, i, j), (None, False))
                    if often:
                        names.mark(tags, range(i, j), kind)
                        added += 1
                for i in unknown:
                    if tags[i] == "O":
                        tags[i] = "_"
                for r, t in zip(rows, tags):
                    w.write("\t".join(r[:-1] + [t]) + "\n")
                w.write("\n")
    print(changed, "changed,", added, "added")


if __name__ == "__main__":
    main()
