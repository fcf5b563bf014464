package measure

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"chancery/internal/news"
)

// near fails unless got is want to four places, as scores are printed.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 5e-5 {
		t.Errorf("%s = %.4f, want %.4f", what, got, want)
	}
}

func letters(s string) []string { return strings.Split(s, "") }

// Each clustering is one letter an item, gold first.
var clusterTests = []struct {
	gold, system         string
	p, r, f1, pairs, ari float64
}{
	{"aabb", "aabb", 1, 1, 1, 1, 1},
	// every item alone: P 1, R 1/2; no pair given
	{"aabb", "abcd", 1, .5, 2. / 3, 0, 0},
	// one heap: P 1/2, R 1; 2 of 6 given pairs are right
	{"aabb", "aaaa", .5, 1, 2. / 3, .5, 0},
	// {1,2,3}{4,5} against {1,2}{3,4,5}: P = (1+1+1/3+2/3+2/3)/5, R = (2/3+2/3+1/3+1+1)/5;
	// pairs: 2 right of 4 and 4; ARI = (2-1.6)/(4-1.6)
	{"aaabb", "xxyyy", 11. / 15, 11. / 15, 11. / 15, .5, .4 / 2.4},
	{"abc", "xyz", 1, 1, 1, 0, 1},
}

func TestClusters(t *testing.T) {
	for _, c := range clusterTests {
		g, s := letters(c.gold), letters(c.system)
		p, r, f := BCubed(g, s)
		name := c.gold + "/" + c.system + " "
		near(t, name+"p", p, c.p)
		near(t, name+"r", r, c.r)
		near(t, name+"f1", f, c.f1)
		near(t, name+"pairs", Pairwise(g, s).F1(), c.pairs)
		near(t, name+"ari", ARI(g, s), c.ari)
	}
}

// One letter an item.
var classTests = []struct {
	gold, system    string
	accuracy, macro float64
}{
	{"aabb", "aabb", 1, 1},
	// a: P 2/3 R 1 F .8; b: P 1 R 1/2 F 2/3
	{"aabb", "aaab", .75, (.8 + 2./3) / 2},
	// b never predicted counts 0; c, which only the system uses, has no row
	{"aab", "aac", 2. / 3, .5},
}

func TestClasses(t *testing.T) {
	for _, c := range classTests {
		near(t, c.gold+" accuracy", Accuracy(letters(c.gold), letters(c.system)), c.accuracy)
		near(t, c.gold+" macro", MacroF1(letters(c.gold), letters(c.system)), c.macro)
	}
}

func span(s, e int) news.Span { return news.Span{Start: s, End: e} }

func TestMatchGivesUpAPartnerForOneMorePair(t *testing.T) {
	// 0 fits both, 1 fits only the first: 0 must move
	fits := [][]bool{{true, true}, {true, false}}
	got := Match(2, 2, func(i, j int) bool { return fits[i][j] })
	if fmt.Sprint(got) != "[1 0]" {
		t.Errorf("got %v", got)
	}
}

var assignTests = []struct {
	weight [][]float64
	want   string
}{
	{[][]float64{{3, 2}, {3, 0}}, "[1 0]"}, // 2+3 beats 3+0
	{[][]float64{{1, 5, 2}}, "[1]"},
	{[][]float64{{1}, {5}, {2}}, "[-1 0 -1]"},
	{[][]float64{{0, 0}, {0, 0}}, "[-1 -1]"},
	{nil, "[]"},
}

func TestAssign(t *testing.T) {
	for _, c := range assignTests {
		if got := fmt.Sprint(Assign(c.weight)); got != c.want {
			t.Errorf("Assign(%v) = %s, want %s", c.weight, got, c.want)
		}
	}
}

func TestExactCountsMultisets(t *testing.T) {
	c := Exact([]string{"a", "a", "b"}, []string{"a", "c", "b", "b"})
	near(t, "precision", c.Precision(), 2./4)
	near(t, "recall", c.Recall(), 2./3)
	near(t, "f1", c.F1(), 4./7)
}

func TestOverlap(t *testing.T) {
	gold := []Labelled{{span(0, 4), "who"}, {span(5, 9), "who"}, {span(10, 12), "whom"}}
	// the first touches both gold spans, but counts once; the last has the wrong label
	system := []Labelled{{span(2, 7), "who"}, {span(10, 12), "who"}}
	c := Overlap(gold, system)
	near(t, "precision", c.Precision(), 1./2)
	near(t, "recall", c.Recall(), 1./3)
}

func TestTimexes(t *testing.T) {
	gold := []Timex{{span(0, 6), "DATE", "2024-05-16"}, {span(10, 20), "DURATION", "P2D"}, {span(30, 34), "DATE", "2023"}}
	system := []Timex{{span(0, 6), "DATE", "2024-05-17"}, {span(12, 20), "DURATION", "P2D"}, {span(40, 44), "DATE", "2023"}, {span(50, 52), "SET", "P1D"}}
	s := Timexes(gold, system)
	near(t, "relaxed", s.Relaxed.F1(), 4./7) // 2 of 3 gold, 2 of 4 system
	near(t, "strict", s.Strict.F1(), 2./7)
	near(t, "value", s.ValueF1(), 4./7*.5) // one of two pairs
	near(t, "type", s.TypeF1(), 4./7)
}

func TestWords(t *testing.T) {
	text := "It’s “5 €”, été."
	var got []string
	for _, w := range Words(text) {
		got = append(got, w.In(text))
	}
	if s := strings.Join(got, "|"); s != "It|’|s|“|5|€|”|,|été|." {
		t.Errorf("got %s", s)
	}
}

func TestAttributions(t *testing.T) {
	text := "He said that they would come, she thinks."
	part := func(w string) Part {
		i := strings.Index(text, w)
		return Part{span(i, i+len(w))}
	}
	gold := []Attribution{
		{part("He"), part("said"), part("that they would come")},
		{nil, part("thinks"), part("He said")},
	}
	// content: 2 tokens of 4, all within: F1 = 2/3; the second has a source that the gold does not ask for
	system := []Attribution{
		{part("He"), part("said"), part("would come")},
		{part("she"), part("thinks"), part("said that")},
	}
	s := Attributions(text, gold, system)
	near(t, "whole", s.Whole.F1(), 1) // content of the second: 1 of 2 and 2: F1 1/2
	near(t, "exact source", s.Exact.Source.F1(), 2./3)
	near(t, "exact cue", s.Exact.Cue.F1(), 1)
	near(t, "exact content", s.Exact.Content.F1(), 0)
	near(t, "overlap source", s.Overlap.Source.F1(), 2./3)
	// gold content tokens He said that they would come (6), system said that would come (4)
	near(t, "overlap content", s.Overlap.Content.F1(), .8)
}

func TestSourceHeads(t *testing.T) {
	text := "The old man said no; officials of Poe hinted."
	part := func(w string) Part {
		i := strings.Index(text, w)
		return Part{span(i, i+len(w))}
	}
	gold := []Attribution{
		{part("The old man"), part("said"), part("no")},
		{part("officials of Poe"), part("hinted"), nil},
		{nil, part("no"), nil}, // has no source: not asked for
	}
	system := []Attribution{
		{part("man"), part("said"), part("no")},
		{part("Poe"), part("hinted"), part("no")},
	}
	lastBefore := func(s news.Span) news.Span { // the head, for these phrases
		w, _, _ := strings.Cut(s.In(text), " of ")
		end := s.Start + len(w)
		return span(s.Start+strings.LastIndex(w, " ")+1, end)
	}
	if right, found := SourceHeads(text, gold, system, lastBefore); right != 1 || found != 2 {
		t.Errorf("got %d of %d, want 1 of 2", right, found)
	}
}

func TestDirectSources(t *testing.T) {
	text := "“It is over,” Poe said. “We go,” Roe said. It rains, she said."
	part := func(w string) Part {
		i := strings.Index(text, w)
		return Part{span(i, i+len(w))}
	}
	gold := []Attribution{
		{part("Poe"), nil, part("“It is over,”")},
		{part("Roe"), nil, part("“We go,”")},
		{part("she"), nil, part("It rains")}, // not direct
	}
	system := []Attribution{
		{part("Poe"), nil, part("“It is over,”")},
		{part("Poe"), nil, part("“We go,”")},
	}
	if right, direct := DirectSources(text, gold, system, func(s news.Span) news.Span { return s }); right != 1 || direct != 2 {
		t.Errorf("got %d of %d, want 1 of 2", right, direct)
	}
}

// Clusters of one-letter mentions, separated by spaces.
var corefTests = []struct {
	gold, system          string
	muc, b3, ceafe, conll float64
}{
	{"abc de", "abc de", 1, 1, 1, 1},
	// The example of Luo 2005 (a) with 12 mentions: MUC R 9/9 P 9/10.
	{"12345 67 89ABC", "12345 6789ABC", 2 * .9 / 1.9, .8649, .7333, .8485},
	// a mention that the system lacks: MUC R 1/2; B3 R (2/3+2/3)/3; CEAFe 2*2/5
	{"abc", "ab", 2. / 3, 2 * 4. / 9 / (1 + 4./9), .8, 0.694017},
	{"a b", "ab", 0, 2. / 3, 4. / 9, 10. / 27},
	// nothing in common
	{"ab", "cd", 0, 0, 0, 0},
}

func TestCoref(t *testing.T) {
	chains := func(s string) (out [][]string) {
		for _, c := range strings.Fields(s) {
			out = append(out, letters(c))
		}
		return out
	}
	for _, c := range corefTests {
		s := Chains(chains(c.gold), chains(c.system))
		near(t, c.system+" MUC", s.MUC.F1(), c.muc)
		near(t, c.system+" B3", s.B3.F1(), c.b3)
		near(t, c.system+" CEAFe", s.CEAFe.F1(), c.ceafe)
		near(t, c.system+" CoNLL", s.F1(), c.conll)
	}
}

func TestCEAFREE(t *testing.T) {
	gold := []Alternatives{{"rebels", "a rebel column"}, {"front"}}
	c := CEAFREE(gold, []Alternatives{{"rebels"}, {"a rebel column"}, {"army"}})
	near(t, "precision", c.Precision(), 1./3) // both name one gold entity
	near(t, "recall", c.Recall(), 1./2)
}

func TestKilometres(t *testing.T) {
	near(t, "one degree of the equator", Kilometres(0, 0, 0, 1), 111.19508)
	near(t, "pole to pole", Kilometres(90, 0, -90, 0), math.Pi*earth)
	if d := Kilometres(48.8566, 2.3522, 51.5074, -0.1278); math.Abs(d-343.6) > .5 {
		t.Errorf("Paris to London %.1f km", d)
	}
}

func TestShingles(t *testing.T) {
	// gold: "a b c d" "b c d e"; system: "b c d e" "c d e f": 1 in common, 1 each apart
	s := Shingles("a b, c d e", "b c d-e f")
	near(t, "both", s.Both, 1./3)
	near(t, "precision", s.Precision(), .5)
	// fewer than four tokens are one shingle; case counts
	if !Shingles("One two", "One  two.").Equal() || Shingles("One two", "one two").Equal() {
		t.Error("short texts")
	}
	f, p, r, a := Pages([]Shingled{s, Shingles("", ""), Shingles("x", "")})
	near(t, "f1", f, .5)
	near(t, "precision", p, .5)
	near(t, "recall", r, .5)
	near(t, "accuracy", a, 1./3)
}

func TestDateScore(t *testing.T) {
	var d DateScore
	for _, s := range []string{"2024-05-16", "2024-05-16", "2024-05-17", ""} {
		d.Add("2024-05-16", s)
	}
	near(t, "accuracy", d.Accuracy(), .5)
	near(t, "f1", d.F1(), 2./3) // precision 2/3, recall 2/3
	d.Add("", "")
	near(t, "accuracy", d.Accuracy(), .6)
	near(t, "f1", d.F1(), 2./3)
}
