package date

import (
	"chancery/internal/news"
	"chancery/internal/text/words"
)

// Version is raised when articles read before should be read again.
const Version = 6

// Read sets a.Dates from the sentences of a. It counts from a.Published.Day;
// without one, what depends on it stays unknown. Where a sentence has a tree, the
// verb on which an expression hangs tells past from future.
func Read(a *news.Article) {
	g := load()
	r := g.newReader(a.Published)
	a.Dates = nil
	for i := range a.Sentences {
		g.annotate(r.line, words.Split(r.line.ws[:0], a.Text, a.Sentences[i].Span))
		r.of = sentenceOf(a, i)
		n := len(a.Dates)
		a.Dates = r.orders(r.sentence(a.Dates), n)
	}
	r.done()
}

// sentence appends the time expressions of the sentence in r.line.
func (r *reader) sentence(dates []news.TimeExpr) []news.TimeExpr {
	l := r.line
	r.here = false
	for i := 0; i < len(l.ws); {
		if l.of[i] == 0 && l.infos[i] == nil {
			i++
			continue
		}
		m, ok := l.best(i)
		if !ok {
			i++
			continue
		}
		c := l.catch(&m, &r.caught)
		a := forms[m.rule.form](r, c, m.rule)
		if a.value == "" {
			i++
			continue
		}
		if a.typ == "" {
			a.typ = m.rule.typ
		}
		t := a.expr(news.Span{Start: l.ws[i].Start, End: l.ws[m.end-1].End})
		if r.grain == unknown && a.anchor == "self" && t.Days.Known() {
			t.Tense = r.side(c)
		}
		dates = append(dates, t)
		if (a.typ == news.DATE || a.typ == news.TIME) && !a.aside {
			r.tell(a.value)
		}
		i = m.end
	}
	return dates
}

// An answer is what a form makes of a catch. An empty value is a refusal.
type answer struct {
	value  string
	typ    news.TimeType // "" for the rule's
	days   news.Interval // zero for those of the value
	anchor string
	why    string
	blind  bool // the value does not tell the days
	aside  bool // named to compare with: what follows is not counted from it
}

func (a answer) expr(s news.Span) news.TimeExpr {
	t := news.TimeExpr{Span: s, Type: a.typ, Value: a.value, Days: a.days, Anchor: a.anchor, Why: a.why}
	if !t.Days.Known() && !a.blind && (a.typ == news.DATE || a.typ == news.TIME) {
		t.Days = Days(a.value)
	}
	return t
}

// self is an answer that needs no anchor.
func self(value string) answer {
	return answer{value: value, anchor: "self", why: "stated in full"}
}

// from is an answer counted from b.
func from(b base, value string) answer {
	why := "counted from the day of publication"
	if b.name == "told" {
		why = "counted from the date told before"
	}
	return answer{value: value, anchor: b.name, why: why}
}

// compared is an answer that only serves to compare.
func compared(a answer) answer {
	a.aside = true
	return a
}

// lost is an answer that nothing anchors.
func lost(value string) answer {
	return answer{value: value, why: "no date that it could be counted from is known"}
}
