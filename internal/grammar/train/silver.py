"""Label tokenised text with spaCy (en_core_web_sm, MIT): tags and names. The teacher learns names from them, among others.

    python silver.py --model FOLDER --tokens news.tokens.gz --skip 0 --words 1000000 --out silver.tsv.gz
    python silver.py --model FOLDER --conllu train.conllu.gz --out silver_train.tsv.gz

Output: one token a line, form, tag, name tag (BIOES-PER/ORG/LOC, O, or _ for unknown); empty line after a sentence.
"""

import argparse
import gzip
import time

import spacy
from spacy.tokens import Doc

import conllu

KIND = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
TITLES = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "president", "pm", "aunt", "uncle", "judge", "senator", "sen.", "rep.", "gen.", "prof."}


def sentences_of(path):
    words, spaces = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line:
                words.append(line.split("\t")[0])
                spaces.append("\t" not in line)
            elif words:
                yield words, spaces
                words, spaces = [], []


def documents(sents, vocab, size=300):
    """Join sentences to documents of about size words, with the sentence starts fixed."""
    words, spaces, starts = [], [], []
    for w, s in sents:
        words += w
        spaces += s
        starts += [True] + [False] * (len(w) - 1)
        if len(words) >= size:
            yield Doc(vocab, words=words, spaces=spaces, sent_starts=starts)
            words, spaces, starts = [], [], []
    if words:
        yield Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def names(doc, doubt=False):
    """BIOES tags of the names: articles, titles and possessive endings are no part of a name.

    With doubt, proper nouns for which the labeller has no kind of any sort are unknown.
    """
    tags = ["_" if doubt and not t.ent_type_ and t.tag_ in ("NNP", "NNPS") else "O" for t in doc]
    for e in doc.ents:
        kind, a, b = KIND.get(e.label_), e.start, e.end
        if kind is None:
            continue
        while a < b and (doc[a].lower_ in ("the", "a", "an") or kind == "PER" and doc[a].lower_ in TITLES):
            a += 1
        while a < b and doc[b - 1].lower_ in ("'s", "’s", "'", "’"):
            b -= 1
        if a == b:
            continue
        if not any(t.tag_ in ("NNP", "NNPS") for t in doc[a:b]):
            continue
        if b - a == 1:
            tags[a] = "S-" + kind
            continue
        tags[a], tags[b - 1] = "B-" + kind, "E-" + kind
        for i in range(a + 1, b - 1):
            tags[i] = "I-" + kind
    return tags


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", required=True)
    p.add_argument("--tokens")
    p.add_argument("--conllu")
    p.add_argument("--skip", type=int, default=0, help="words to leave out first")
    p.add_argument("--words", type=int, default=10**9)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    nlp = spacy.load(a.model, exclude=["lemmatizer", "attribute_ruler"])
    sents = sentences_of(a.tokens) if a.tokens else ((s["form"], s["space"]) for s in conllu.read(a.conllu))
    start, seen = time.time(), 0

    def some():
        n = 0
        for w, s in sents:
            n += len(w)
            if n > a.skip + a.words:
                return
            if n > a.skip and len(w) <= 100:
                yield w, s

    with gzip.open(a.out, "wt", encoding="utf-8") as out:
        for doc in nlp.pipe(documents(some(), nlp.vocab), batch_size=64):
            tags = names(doc, bool(a.conllu))
            for sent in doc.sents:
                for t in sent:
                    out.write(f"{t.text}\t{t.tag_}\t{tags[t.i]}\n")
                out.write("\n")
            if seen // 100000 != (seen + len(doc)) // 100000:
                print(f"{seen + len(doc)} words {time.time() - start:.0f}s", flush=True)
            seen += len(doc)


if __name__ == "__main__":
    main()
