"""Print the development scores of a model as it ships, with its weights rounded to int8.

    python card.py student.pt dev.conllu.gz names.jsonl
"""

import sys

import conllu
import export
import measure
import names


def main():
    m = export.load(sys.argv[1])
    print(len(export.pack(m)), "bytes")
    print(measure.treebank(m, list(conllu.read(sys.argv[2]))))
    seen, unseen = names.halves(sys.argv[3])
    print("names learned", measure.names(m, seen))
    print("names unseen", measure.names(m, unseen))


if __name__ == "__main__":
    main()
