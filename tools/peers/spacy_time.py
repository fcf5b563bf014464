"""Time spaCy on one core: texts as a JSON list on standard input, seconds of processor time as JSON on standard output.

    python spacy_time.py en_core_web_sm 3 <texts.json
"""

import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import spacy


def main():
    model, rounds = sys.argv[1], int(sys.argv[2])
    texts = json.load(sys.stdin)
    start = time.process_time()
    try:
        nlp = spacy.load(model)
    except OSError:
        nlp = __import__(model).load()
    loaded = time.process_time() - start
    list(nlp.pipe(texts[:20]))
    best, words = None, 0
    for _ in range(rounds):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        used = time.process_time() - start
        best = used if best is None else min(best, used)
    json.dump({"name": f"spaCy {spacy.__version__} {model}", "words": words, "seconds": best, "load": loaded}, sys.stdout)


main()
