package measure

import (
	"sort"
	"strings"

	"chancery/internal/news"
)

// A Part is one part of an attribution (its source, cue or content): spans in
// order, none if the part is absent.
type Part []news.Span

// Equal reports whether two parts have the same pieces.
func (p Part) Equal(q Part) bool {
	if len(p) != len(q) {
		return false
	}
	for i := range p {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}

// tokens returns the indexes of words that p touches, ascending.
func (p Part) tokens(words []news.Span) []int {
	var out []int
	for _, s := range p {
		i := sort.Search(len(words), func(i int) bool { return words[i].End > s.Start })
		for ; i < len(words) && words[i].Start < s.End; i++ {
			out = append(out, i)
		}
	}
	sort.Ints(out)
	return out
}

// An Attribution is who (Source) is said, by which words (Cue), to have said
// what (Content).
type Attribution struct{ Source, Cue, Content Part }

// AttributionScore holds the counts of one or more documents. Exact counts a
// part that is present when all its pieces are equal; Overlap counts the
// tokens that stand in some part of the kind on both sides; Whole counts
// attributions.
type AttributionScore struct {
	Exact, Overlap struct{ Source, Cue, Content Counts }
	Whole          Counts
}

// Add sums two scores.
func (s AttributionScore) Add(t AttributionScore) AttributionScore {
	s.Exact.Source = s.Exact.Source.Add(t.Exact.Source)
	s.Exact.Cue = s.Exact.Cue.Add(t.Exact.Cue)
	s.Exact.Content = s.Exact.Content.Add(t.Exact.Content)
	s.Overlap.Source = s.Overlap.Source.Add(t.Overlap.Source)
	s.Overlap.Cue = s.Overlap.Cue.Add(t.Overlap.Cue)
	s.Overlap.Content = s.Overlap.Content.Add(t.Overlap.Content)
	s.Whole = s.Whole.Add(t.Whole)
	return s
}

// Attributions scores the attributions of one document; text is the document.
//
// A whole attribution is right when the cues share a token and source and
// content each have a token F1 of at least one half with the gold's (Newell
// et al., PolNeAR, LREC 2018, measured loosely as there is no official
// scorer). A part that the gold leaves out is not asked for.
func Attributions(text string, gold, system []Attribution) AttributionScore {
	words := Words(text)
	var s AttributionScore
	source := func(a Attribution) Part { return a.Source }
	cue := func(a Attribution) Part { return a.Cue }
	content := func(a Attribution) Part { return a.Content }
	s.Exact.Source, s.Overlap.Source = parts(words, gold, system, source)
	s.Exact.Cue, s.Overlap.Cue = parts(words, gold, system, cue)
	s.Exact.Content, s.Overlap.Content = parts(words, gold, system, content)
	right := 0
	for _, j := range Match(len(gold), len(system), func(i, j int) bool { return alike(words, gold[i], system[j]) }) {
		if j >= 0 {
			right++
		}
	}
	s.Whole = Tally(right, len(system), len(gold))
	return s
}

// SourceHeads counts the gold attributions with a source whose cue shares a
// token with that of a system attribution, one to one, and those among them
// for which it can be one whose source has the same head word. head finds the
// head of a noun phrase.
func SourceHeads(text string, gold, system []Attribution, head func(news.Span) news.Span) (right, found int) {
	words := Words(text)
	var sourced []Attribution
	for _, g := range gold {
		if len(g.Source) > 0 {
			sourced = append(sourced, g)
		}
	}
	met := func(i, j int) bool { return tokenF1(words, sourced[i].Cue, system[j].Cue) > 0 }
	same := func(i, j int) bool {
		return met(i, j) && len(system[j].Source) > 0 && head(sourced[i].Source[0]) == head(system[j].Source[0])
	}
	count := func(ok func(i, j int) bool) (n int) {
		for _, j := range Match(len(sourced), len(system), ok) {
			if j >= 0 {
				n++
			}
		}
		return n
	}
	return count(same), count(met)
}

// DirectSources counts the gold attributions with a source whose content opens
// with a quotation mark, and those among them that a system attribution meets:
// content with a token F1 of at least one half, and the same head of the
// source.
func DirectSources(text string, gold, system []Attribution, head func(news.Span) news.Span) (right, direct int) {
	words := Words(text)
	var quoted []Attribution
	for _, g := range gold {
		if len(g.Source) > 0 && len(g.Content) > 0 && opensQuote(g.Content[0].In(text)) {
			quoted = append(quoted, g)
		}
	}
	for _, j := range Match(len(quoted), len(system), func(i, j int) bool {
		return len(system[j].Source) > 0 && head(quoted[i].Source[0]) == head(system[j].Source[0]) &&
			tokenF1(words, quoted[i].Content, system[j].Content) >= .5
	}) {
		if j >= 0 {
			right++
		}
	}
	return right, len(quoted)
}

func opensQuote(s string) bool {
	for _, mark := range []string{"“", "\"", "''", "``", "‘"} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}

func alike(words []news.Span, g, s Attribution) bool {
	return (len(g.Cue) == 0 || tokenF1(words, g.Cue, s.Cue) > 0) &&
		(len(g.Source) == 0 || tokenF1(words, g.Source, s.Source) >= .5) &&
		(len(g.Content) == 0 || tokenF1(words, g.Content, s.Content) >= .5)
}

func tokenF1(words []news.Span, g, s Part) float64 {
	return Exact(g.tokens(words), s.tokens(words)).F1()
}

func parts(words []news.Span, gold, system []Attribution, of func(Attribution) Part) (exact, overlap Counts) {
	g, s := present(gold, of), present(system, of)
	right := 0
	for _, j := range Match(len(g), len(s), func(i, j int) bool { return g[i].Equal(s[j]) }) {
		if j >= 0 {
			right++
		}
	}
	return Tally(right, len(s), len(g)), Exact(marked(words, g), marked(words, s))
}

func present(as []Attribution, of func(Attribution) Part) []Part {
	var out []Part
	for _, a := range as {
		if p := of(a); len(p) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// marked lists each token in any of ps once.
func marked(words []news.Span, ps []Part) []int {
	seen := map[int]bool{}
	for _, p := range ps {
		for _, i := range p.tokens(words) {
			seen[i] = true
		}
	}
	out := make([]int, 0, len(seen))
	for i := range words {
		if seen[i] {
			out = append(out, i)
		}
	}
	return out
}
