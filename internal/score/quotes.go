package score

import (
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A quoteRecord is an article with its attributions, each part in pieces.
type quoteRecord struct {
	ID, Source, Published, Text string
	Attributions                []struct{ Source, Cue, Content []pair }

	gold []measure.Attribution
}

func (q *quoteRecord) ready() error {
	x := indexRunes(q.Text)
	for _, a := range q.Attributions {
		source, err1 := x.pairs(a.Source)
		cue, err2 := x.pairs(a.Cue)
		content, err3 := x.pairs(a.Content)
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
		scores, err := each(r.ctx, recs, func(q *quoteRecord) (measure.AttributionScore, error) {
			a := r.readText(q.ID, q.Text, q.Published)
			return measure.Attributions(a.Text, q.gold, attributions(a)), nil
		})
		if err != nil {
			return err
		}
		var sum measure.AttributionScore
		for _, s := range scores {
			sum = sum.Add(s)
		}
		sh := r.sheet("quotes", set, int(sum.Whole.Gold))
		sh.over(int(sum.Exact.Source.Gold), "source_exact_f1", sum.Exact.Source.F1())
		sh.over(int(sum.Exact.Source.Gold), "source_overlap_f1", sum.Overlap.Source.F1())
		sh.over(int(sum.Exact.Cue.Gold), "cue_exact_f1", sum.Exact.Cue.F1())
		sh.over(int(sum.Exact.Cue.Gold), "cue_overlap_f1", sum.Overlap.Cue.F1())
		sh.over(int(sum.Exact.Content.Gold), "content_exact_f1", sum.Exact.Content.F1())
		sh.over(int(sum.Exact.Content.Gold), "content_overlap_f1", sum.Overlap.Content.F1())
		sh.put("attribution_f1", sum.Whole.F1())
		return nil
	})
}

func attributions(a *news.Article) (out []measure.Attribution) {
	part := func(s news.Span) measure.Part {
		if s.IsZero() {
			return nil
		}
		return measure.Part{s}
	}
	for _, q := range a.Attributions {
		out = append(out, measure.Attribution{Source: part(q.Source), Cue: part(q.Cue), Content: part(q.Content)})
	}
	return out
}
