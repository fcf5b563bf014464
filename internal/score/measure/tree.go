package measure

import (
	"strings"

	"chancery/internal/news"
)

// A Word is one syntactic word of a dependency tree after Universal
// Dependencies. Head is the place of the governor in its sentence counted
// from 1, and 0 for the root.
type Word struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int
	Relation                string // with subtype, if any: "nsubj:pass"
}

// A TreeScore counts words of sentences whose words are given.
type TreeScore struct {
	Words, UPOS, XPOS, Lemma, UAS, LAS, LASSubtypes int
	Core, CoreRight                                 int
}

// core are the relations, without subtype, that carry who does what to whom:
// core arguments, obliques and the root.
var core = map[string]bool{
	"nsubj": true, "obj": true, "iobj": true, "csubj": true,
	"ccomp": true, "xcomp": true, "obl": true, "root": true,
}

// Add scores one sentence; both sides must have the same words. Punctuation
// counts, as in the CoNLL 2018 shared task; LAS ignores subtypes, as there.
// Core counts the gold's core relations, CoreRight those with equal governor
// and equal relation, subtypes ignored.
func (t *TreeScore) Add(gold, system []Word) {
	for i, g := range gold {
		s := system[i]
		head := g.Head == s.Head
		t.Words++
		count(&t.UPOS, g.UPOS == s.UPOS)
		count(&t.XPOS, g.XPOS == s.XPOS)
		count(&t.Lemma, g.Lemma == s.Lemma || g.Lemma == "_")
		count(&t.UAS, head)
		count(&t.LAS, head && universal(g.Relation) == universal(s.Relation))
		count(&t.LASSubtypes, head && g.Relation == s.Relation)
		count(&t.Core, core[universal(g.Relation)])
		count(&t.CoreRight, core[universal(g.Relation)] && head && universal(g.Relation) == universal(s.Relation))
	}
}

// Sum sums two scores.
func (t TreeScore) Sum(u TreeScore) TreeScore {
	return TreeScore{
		t.Words + u.Words, t.UPOS + u.UPOS, t.XPOS + u.XPOS, t.Lemma + u.Lemma,
		t.UAS + u.UAS, t.LAS + u.LAS, t.LASSubtypes + u.LASSubtypes,
		t.Core + u.Core, t.CoreRight + u.CoreRight,
	}
}

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}

// universal strips the subtype of a relation.
func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// A RawWord is a word found in raw text: the span of its token, and whether
// that token holds several words ("don't"), which then share the span.
type RawWord struct {
	Word
	news.Span
	Multiword bool
	Sentence  int // words of one sentence are consecutive; Head counts in it
}

// A RawScore counts words, aligned by characters, of trees over raw text.
type RawScore struct{ Words, UPOS, UAS, LAS Counts }

// Add sums two scores.
func (r RawScore) Add(s RawScore) RawScore {
	return RawScore{r.Words.Add(s.Words), r.UPOS.Add(s.UPOS), r.UAS.Add(s.UAS), r.LAS.Add(s.LAS)}
}

// RawTrees scores one document as conll18_ud_eval.py does: words are aligned
// ([AlignWords]), and a governor is right if it is aligned with the gold's
// governor, or both are roots.
func RawTrees(gold, system []RawWord) RawScore {
	pairs := AlignWords(gold, system)
	toGold := map[int]int{} // system word → gold word
	for _, p := range pairs {
		toGold[p[1]] = p[0]
	}
	gHeads, sHeads := heads(gold), heads(system)
	var words, upos, uas, las int
	for _, p := range pairs {
		g, s := gold[p[0]], system[p[1]]
		words++
		count(&upos, g.UPOS == s.UPOS)
		gh, sh := gHeads[p[0]], sHeads[p[1]]
		head := gh < 0 && sh < 0
		if to, ok := toGold[sh]; ok && sh >= 0 {
			head = to == gh
		}
		count(&uas, head)
		count(&las, head && universal(g.Relation) == universal(s.Relation))
	}
	n, m := len(system), len(gold)
	return RawScore{Tally(words, n, m), Tally(upos, n, m), Tally(uas, n, m), Tally(las, n, m)}
}

// heads returns the governor of each word as an index into words, -1 for
// roots.
func heads(words []RawWord) []int {
	out := make([]int, len(words))
	first := 0
	for i, w := range words {
		if w.Sentence != words[first].Sentence {
			first = i
		}
		out[i] = -1
		if w.Head > 0 {
			out[i] = first + w.Head - 1
		}
	}
	return out
}
