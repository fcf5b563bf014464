package measure

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/news"
)

// tree reads "form/UPOS/head/relation" words.
func tree(s string) (out []Word) {
	for _, f := range strings.Fields(s) {
		p := strings.Split(f, "/")
		var head int
		fmt.Sscan(p[2], &head)
		out = append(out, Word{Form: p[0], Lemma: strings.ToLower(p[0]), XPOS: p[1], UPOS: p[1], Head: head, Relation: p[3]})
	}
	return out
}

func TestTreeScore(t *testing.T) {
	gold := tree("They/PRON/3/nsubj:pass were/AUX/3/aux:pass seen/VERB/0/root there/ADV/3/advmod ././3/punct")
	// one wrong subtype, one wrong governor, one wrong tag
	system := tree("They/PRON/3/nsubj were/VERB/3/aux:pass seen/VERB/0/root there/ADV/2/advmod ././3/punct")
	var s TreeScore
	s.Add(gold, system)
	want := TreeScore{Words: 5, UPOS: 4, XPOS: 4, Lemma: 5, UAS: 4, LAS: 4, LASSubtypes: 3, Core: 2, CoreRight: 2}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
}

// raw lays words out one after another; "do+n't" is one token of two words.
func raw(s string, trees []Word) (out []RawWord) {
	at := 0
	for _, tok := range strings.Fields(s) {
		words := strings.Split(tok, "+")
		end := at + len(strings.Join(words, ""))
		for _, w := range words {
			r := RawWord{Span: news.Span{Start: at, End: end}, Multiword: len(words) > 1}
			if trees != nil {
				r.Word = trees[len(out)]
			}
			r.Form = w
			out = append(out, r)
		}
		at = end
	}
	return out
}

// Pairs of places, gold first.
var alignTests = []struct{ gold, system, want string }{
	{"I do go", "I do go", "[[0 0] [1 1] [2 2]]"},
	{"I dont go", "I do nt go", "[[0 0] [2 3]]"},
	{"I do+n't go", "I do n't go", "[[0 0] [1 1] [2 2] [3 3]]"}, // by form
	{"I do+not go", "I do+n't go", "[[0 0] [1 1] [3 3]]"},
	{"go", "", "[]"},
}

func TestAlignWords(t *testing.T) {
	for _, c := range alignTests {
		if got := fmt.Sprint(AlignWords(raw(c.gold, nil), raw(c.system, nil))); got != c.want {
			t.Errorf("AlignWords(%q, %q) = %s, want %s", c.gold, c.system, got, c.want)
		}
	}
}

func TestRawTrees(t *testing.T) {
	gold := raw("They go on", tree("They/PRON/2/nsubj go/VERB/0/root on/ADP/2/compound:prt"))
	// "go on" found as one token: one of two system words and one of three
	// gold words aligned; its governor is not
	system := raw("They goon", tree("They/PRON/2/nsubj goon/NOUN/0/root"))
	s := RawTrees(gold, system)
	near(t, "words", s.Words.F1(), 2*.5/3/(.5+1./3))
	near(t, "upos", s.UPOS.F1(), .4)
	near(t, "uas", s.UAS.F1(), 0)
	same := RawTrees(gold, raw("They go on", tree("They/PRON/2/nsubj go/VERB/0/root on/ADP/1/compound")))
	near(t, "uas", same.UAS.F1(), 2./3)
	near(t, "las", same.LAS.F1(), 2./3)
}
