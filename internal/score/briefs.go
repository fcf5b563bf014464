package score

import (
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A briefScore counts sentences of briefs: those that the verifier passes,
// those without a citation, and falsified ones that it catches.
type briefScore struct {
	sentences, verified, uncited int
	tampered, caught             int
}

func (b *briefScore) add(c briefScore) {
	b.sentences += c.sentences
	b.verified += c.verified
	b.uncited += c.uncited
	b.tampered += c.tampered
	b.caught += c.caught
}

// briefs writes a brief of every story, checks it, and falsifies each of its
// sentences in every way that applies to it.
func (r *run) briefs(sh *sheet, as []*news.Article, found []news.Story) error {
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		byID[a.ID] = a
	}
	scores, err := each(r.ctx, found, func(s *news.Story) (briefScore, error) {
		var members []*news.Article
		for _, id := range s.Articles {
			members = append(members, byID[id])
		}
		return scoreBrief(members), nil
	})
	var sum briefScore
	for _, s := range scores {
		sum.add(s)
	}
	sh.over(sum.sentences, "brief_verified", measure.Share(float64(sum.verified), float64(sum.sentences)))
	sh.over(sum.sentences, "brief_uncited", measure.Share(float64(sum.uncited), float64(sum.sentences)))
	sh.over(sum.tampered, "brief_tampered_caught", measure.Share(float64(sum.caught), float64(sum.tampered)))
	return err
}

func scoreBrief(as []*news.Article) (out briefScore) {
	b := writeBrief(as)
	find := func(id news.ArticleID) *news.Article {
		if i := slices.IndexFunc(as, func(a *news.Article) bool { return a.ID == id }); i >= 0 {
			return as[i]
		}
		return nil
	}
	failed := map[int]bool{}
	for _, i := range verify(&b, find) {
		failed[i] = true
	}
	for i, s := range b.Sentences {
		out.sentences++
		out.verified += one(!failed[i])
		out.uncited += one(len(s.Citations) == 0)
		for _, t := range tampers {
			s.Citations = slices.Clone(b.Sentences[i].Citations)
			if untrue, ok := t.alter(s, as); ok {
				caught := len(verify(&news.Brief{Sentences: []news.BriefSentence{untrue}}, find)) > 0
				out.tampered++
				out.caught += one(caught)
			}
		}
	}
	return out
}

// tells reports whether a brief gives a value of a slot: a sentence cites the
// words that give it, and has the number or half of the words itself.
func tells(b *news.Brief, g goldSlot) bool {
	return slices.ContainsFunc(b.Sentences, func(s news.BriefSentence) bool {
		return slices.ContainsFunc(g.values, func(v goldValue) bool {
			return slices.ContainsFunc(v.evidence, func(e news.Evidence) bool {
				return slices.ContainsFunc(s.Citations, func(c news.Citation) bool {
					return c.Article == e.Article && c.Overlaps(e.Span)
				}) && says(s.Text, e.Text)
			})
		})
	})
}

// says reports whether a text has half of the content words of some words, all
// their numbers among them.
func says(text, words string) bool {
	have := contentWords(text)
	n := 0
	want := contentWords(words)
	for _, w := range want {
		if slices.Contains(have, w) {
			n++
		} else if strings.ContainsAny(w, "0123456789") {
			return false
		}
	}
	return 2*n >= len(want)
}
