package score

import (
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A quoteRecord is an article with its attributions, each part in pieces.
type quoteRecord struct {
	ID, Source, Published, Text string
	Attributions                []struct{ Source, Cue, Content []goldfile.Pair }

	gold []measure.Attribution
}

func (q *quoteRecord) ready() error {
	x := goldfile.PointsOf(q.Text)
	for _, a := range q.Attributions {
		source, err1 := x.Pairs(a.Source)
		cue, err2 := x.Pairs(a.Cue)
		content, err3 := x.Pairs(a.Content)
		for _, err := range []error{err1, err2, err3} {
			if err != nil {
				return err
			}
		}
		q.gold = append(q.gold, measure.Attribution{Source: source, Cue: cue, Content: content})
	}
	return nil
}

func (r *run) quotes(dir string) error {
	return eachSet(r, "quotes", dir, (*quoteRecord).ready, func(set string, recs []quoteRecord) error {
		scores, err := each(r.ctx, recs, func(q *quoteRecord) (quoteScore, error) {
			return scoreQuotes(r.readText(q.ID, q.Text, q.Published), q.gold), nil
		})
		if err != nil {
			return err
		}
		var sum measure.AttributionScore
		var outer measure.Counts
		right, found, direct, rightDirect := 0, 0, 0, 0
		for _, s := range scores {
			sum = sum.Add(s.all)
			outer = outer.Add(s.outer)
			right, found = right+s.right, found+s.found
			direct, rightDirect = direct+s.direct, rightDirect+s.rightDirect
		}
		sh := r.sheet("quotes", set, int(sum.Whole.Gold))
		sh.over(int(sum.Exact.Source.Gold), "source_exact_f1", sum.Exact.Source.F1())
		sh.over(int(sum.Exact.Source.Gold), "source_overlap_f1", sum.Overlap.Source.F1())
		sh.over(int(sum.Exact.Cue.Gold), "cue_exact_f1", sum.Exact.Cue.F1())
		sh.over(int(sum.Exact.Cue.Gold), "cue_overlap_f1", sum.Overlap.Cue.F1())
		sh.over(int(sum.Exact.Content.Gold), "content_exact_f1", sum.Exact.Content.F1())
		sh.over(int(sum.Exact.Content.Gold), "content_overlap_f1", sum.Overlap.Content.F1())
		sh.put("attribution_f1", sum.Whole.F1())
		sh.put("attribution_outer_f1", outer.F1())
		sh.ratio("source_head_given_cue", right, found)
		sh.ratio("direct_source_accuracy", rightDirect, direct)
		return nil
	})
}

// A quoteScore is that of an article. Outer leaves out what stands in the
// content of another attribution, which the gold has no room for: there a word
// belongs to one attribution at most.
type quoteScore struct {
	all          measure.AttributionScore
	outer        measure.Counts
	right, found int // sources by their head, of the gold whose cue is found

	rightDirect, direct int // direct quotations with their source, by its head
}

func scoreQuotes(a *news.Article, gold []measure.Attribution) quoteScore {
	system := attributions(a.Attributions)
	s := quoteScore{
		all:   measure.Attributions(a.Text, gold, system),
		outer: measure.Attributions(a.Text, gold, attributions(outermost(a.Attributions))).Whole,
	}
	top := func(p news.Span) news.Span { return head(a.Text, p) }
	s.right, s.found = measure.SourceHeads(a.Text, gold, system, top)
	s.rightDirect, s.direct = measure.DirectSources(a.Text, gold, system, top)
	return s
}

func attributions(as []news.Attribution) (out []measure.Attribution) {
	part := func(s news.Span) measure.Part {
		if s.IsZero() {
			return nil
		}
		return measure.Part{s}
	}
	for _, q := range as {
		out = append(out, measure.Attribution{Source: part(q.Source), Cue: part(q.Cue), Content: part(q.Content)})
	}
	return out
}

// outermost leaves out the attributions whose cue lies in the content of
// another.
func outermost(as []news.Attribution) (out []news.Attribution) {
	for i := range as {
		nested := false
		for j := range as {
			mutual := as[i].Content.Contains(as[j].Cue) && as[i].Content.Len() >= as[j].Content.Len()
			nested = nested || i != j && as[j].Content.Contains(as[i].Cue) && !mutual
		}
		if !nested {
			out = append(out, as[i])
		}
	}
	return out
}

// asserters counts the events that the labels say somebody states, and those
// among them that stand in the content of an attribution to that somebody.
func asserters(a *news.Article, gold []goldEvent) (right, asserted int) {
	for _, g := range gold {
		if g.asserter.IsZero() {
			continue
		}
		asserted++
		for _, t := range a.Attributions {
			if t.Content.Contains(g.trigger) && headsMeet(a.Text, g.asserter, t.Source) {
				right++
				break
			}
		}
	}
	return right, asserted
}

// sameSpeaker compares speakers by the last word of the gold name, notes in
// brackets aside. Of two joined by "and" either will do.
func sameSpeaker(gold, system string) bool {
	name, _, _ := strings.Cut(strings.ToLower(gold), "(")
	for _, n := range strings.Split(name, " and ") {
		if ws := strings.Fields(n); len(ws) > 0 && strings.Contains(strings.ToLower(system), ws[len(ws)-1]) {
			return true
		}
	}
	return false
}
