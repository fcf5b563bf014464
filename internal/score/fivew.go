package score

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A fivewRecord is an article with the answers that coders gave; each is a
// right one, and none means that the coders agreed on nothing.
type fivewRecord struct {
	ID, Title, Text, Published, URL, Source string
	Who, What, When, Where, Why, How        []struct{ Text, Parsed string }
}

// An answers holds the program's first answer to each question; Day is the
// day behind When.
type answers struct {
	Who, What, When, Where string
	Day                    news.Day
}

func (r *run) fivew(dir string) error {
	return eachSet(r, "fivew", dir, nil, func(set string, recs []fivewRecord) error {
		found, err := each(r.ctx, recs, func(f *fivewRecord) (answers, error) {
			a, _ := report{f.ID, f.Title, f.Text, f.Published, f.Source, f.URL}.article()
			r.read(a)
			return answer(a), nil
		})
		if err != nil {
			return err
		}
		sh := r.sheet("fivew", set, 0)
		for _, q := range []string{"who", "what", "when", "where", "why", "how"} {
			asked, right := 0, 0
			for i, f := range recs {
				if gold := f.gold(q); len(gold) > 0 {
					asked++
					if found[i].right(q, gold, dayOf(f.Published)) {
						right++
					}
				}
			}
			if q == "why" || q == "how" {
				sh.none("the program does not ask why or how", asked, q)
				continue
			}
			sh.over(asked, q, measure.Share(float64(right), float64(asked)))
		}
		sh.none("the mean of six questions, of which two are not asked", len(recs), "macro")
		return nil
	})
}

// gold are the right answers to a question.
func (f fivewRecord) gold(q string) []struct{ Text, Parsed string } {
	return map[string][]struct{ Text, Parsed string }{
		"who": f.Who, "what": f.What, "when": f.When, "where": f.Where, "why": f.Why, "how": f.How,
	}[q]
}

// right reports whether the answer shares half of its content words with a
// gold phrase, or for when is the same day.
func (s answers) right(q string, gold []struct{ Text, Parsed string }, published news.Day) bool {
	mine := map[string]string{"who": s.Who, "what": s.What, "when": s.When, "where": s.Where}[q]
	for _, g := range gold {
		if mine != "" && measure.Exact(contentWords(g.Text), contentWords(mine)).F1() >= .5 {
			return true
		}
		if q != "when" || !s.Day.Known() {
			continue
		}
		day := dayOf(g.Parsed)
		if strings.EqualFold(g.Text, "today") {
			day = published
		}
		if day == s.Day {
			return true
		}
	}
	return false
}

// functionWords do not count as content.
var functionWords = map[string]bool{
	"a": true, "an": true, "and": true, "are": true, "as": true, "at": true, "be": true, "been": true,
	"by": true, "for": true, "from": true, "had": true, "has": true, "have": true, "he": true, "her": true,
	"his": true, "in": true, "into": true, "is": true, "it": true, "its": true, "of": true, "on": true,
	"or": true, "s": true, "she": true, "that": true, "the": true, "their": true, "they": true, "this": true,
	"to": true, "was": true, "were": true, "which": true, "who": true, "will": true, "with": true,
}

// contentWords are the distinct words of a phrase, lower case, without
// function words, unless it has no others.
func contentWords(phrase string) []string {
	phrase = strings.ToLower(phrase)
	var all, content []string
	seen := map[string]bool{}
	for _, s := range measure.Words(phrase) {
		w := s.In(phrase)
		if seen[w] || !measure.Wordy(w) {
			continue
		}
		seen[w] = true
		all = append(all, w)
		if !functionWords[w] {
			content = append(content, w)
		}
	}
	if len(content) == 0 {
		return all
	}
	return content
}

// answer reads who and what off the title or lead, when off the main event or
// the first date, and where off the places of the whole report.
func answer(a *news.Article) (s answers) {
	who, what := gist(a)
	s.Who, s.What = a.Words(who), a.Words(what)
	if e := mainEvent(a); e != nil {
		if s.Who == "" {
			s.Who, s.What = a.Words(e.Actor.Span), a.Words(e.Trigger.Cover(e.Recipient.Span))
		}
		s.When, s.Day = a.Words(e.WhenSpan), single(e.When)
	}
	for _, t := range a.Dates {
		if s.When == "" && (t.Type == news.DATE || t.Type == news.TIME) {
			s.When, s.Day = a.Words(t.Span), single(t.Days)
		}
	}
	s.Where = a.Words(scene(a))
	return s
}

// scene is the place that a report is about: named in the title and the lead,
// with a preposition of place, and again later.
func scene(a *news.Article) news.Span {
	type place struct {
		span  news.Span
		score int
	}
	var found []place
	at := map[news.EntityID]int{}
	for _, m := range a.Mentions {
		if !named(m) || m.Kind == news.ByDemonym || !a.Entity(m.Entity).IsPlace() {
			continue
		}
		i, ok := at[m.Entity]
		if !ok {
			i = len(found)
			at[m.Entity] = i
			found = append(found, place{span: m.Span})
		}
		found[i].score += sceneScore(a, m)
	}
	best := place{}
	for _, p := range found {
		if p.score > best.score {
			best = p
		}
	}
	return best.span
}

// sceneScore weighs one mention of a place.
func sceneScore(a *news.Article, m news.Mention) int {
	const lead = 2 // sentences
	n := 1
	if s := a.SentenceAt(m.Start); s >= 0 && s < lead || a.TitleSpan.Contains(m.Span) {
		n += 3
		if p := measure.Words(a.Text[max(0, m.Start-12):m.Start]); len(p) > 0 {
			switch strings.ToLower(shift(p[len(p)-1], max(0, m.Start-12)).In(a.Text)) {
			case "in", "at", "near", "outside", "around":
				n += 3
			}
		}
	}
	return n
}

// single is the day of an interval of one day.
func single(v news.Interval) news.Day {
	if v.From == v.To {
		return v.From
	}
	return ""
}
