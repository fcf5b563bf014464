package figure

import (
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// money is an amount of a currency; "$3.5m" and "3.5bn euros" are multiplied.
func (r *reader) money(m amount, code string) int {
	if m.to < len(r.ws) && !r.ws[m.to].Space {
		by := map[string]float64{"m": 1e6, "mn": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}[r.ws[m.to].Lower]
		if by > 0 {
			m.Value, m.upper, m.end, m.to = m.Value*by, m.upper*by, m.to+1, m.to+1
		}
	}
	if _, n := r.units.at(r.ws, m.to, func(x row) bool { return x.cols[1] == code }); n > 0 {
		m.to += n // "$5 US dollars"
	}
	if code == "USD cent" {
		m.Value, code = m.Value/100, "USD"
	}
	return r.emit(&m, news.Figure{Kind: news.Money, Unit: code, Of: r.measured(&m)})
}

func (r *reader) percent(m amount, unit string) int {
	f := news.Figure{Kind: news.Percent, Unit: unit}
	if r.is(m.to, "of") {
		f.Of, _ = r.head(m.to + 1)
	}
	if f.Of == "" {
		f.Of = r.change(&m)
	}
	return r.emit(&m, f)
}

// change is the class of the verb or noun of change beside m.
func (r *reader) change(m *amount) string {
	for k := m.from - 1; k >= 0 && k >= m.from-4; k-- {
		if c, ok := r.changes.word(r.ws[k].Lower); ok {
			return c[0]
		}
	}
	for k := m.to; k < len(r.ws) && k < m.to+2; k++ {
		if c, ok := r.changes.word(r.ws[k].Lower); ok {
			return c[0]
		}
	}
	return ""
}

// measured is what an amount of money or a measure is an amount of: "in aid",
// "of oil", "worth of arms", or what reached it.
func (r *reader) measured(m *amount) string {
	k := m.to
	if r.is(k, "worth") {
		k++
	}
	if r.is(k, "of") || r.is(k, "in") {
		if of, _ := r.head(k + 1); of != "" {
			return of
		}
	}
	for k = m.from - 1; k > 0 && k >= m.from-5; k-- {
		switch r.ws[k].Lower {
		case "reached", "hit", "totalled", "totaled", "exceeded", "stood", "of", "worth", "total", "topped", "surpassed":
			if of := r.nounBefore(k); of != "" {
				return of
			}
		}
	}
	return ""
}

// nounBefore is the lemma of the noun that ends before word k, or "".
func (r *reader) nounBefore(k int) string {
	for k--; k >= 0 && (r.is(k, "has") || r.is(k, "have") || r.is(k, "had") || r.is(k, "a")); k-- {
	}
	if k < 0 || r.ws[k].Kind != words.Letters || k > 0 && r.ws[k].Cap || stop(r.ws[k].Lower) {
		return ""
	}
	return r.singular(r.ws[k].Lower)
}

// duration is a length of time, of the noun that it describes: "two-day state
// visit", "75 years of diplomatic relations", "a visit lasting two days".
func (r *reader) duration(m amount, unit string) int {
	j := m.to
	switch {
	case r.is(j, "old"), r.is(j, "-") && r.is(j+1, "old"), r.is(j, "ago"), r.is(j, "earlier"), r.is(j, "later"):
		return j
	case r.is(j, "-") && r.is(j+1, "long"):
		m.to = j + 2
	}
	if unit == "second" && m.to == m.end {
		return m.end
	}
	unit = r.andSeconds(&m, unit)
	j = m.to
	f := news.Figure{Kind: news.Duration, Unit: unit}
	switch {
	case r.is(j, "of"):
		f.Of, _ = r.head(j + 1)
	case r.is(j, "in") || r.is(j, "behind"):
		if r.is(j+1, "prison") || r.is(j+1, "jail") || r.is(j+1, "custody") || r.is(j+1, "bars") {
			f.Of = "prison"
		}
	case r.is(m.end, "-") || r.is(j, "'"):
		f.Of, f.Subject = r.headOrHappening(j)
	}
	if f.Of == "" {
		f.Of = r.lasting(&m)
	}
	return r.emit(&m, f)
}

// smaller is the unit that a clock unit may go on with, and how many make one.
var smaller = map[string]struct {
	unit string
	many float64
}{"hour": {"minute", 60}, "minute": {"second", 60}}

// andSeconds joins "nine minutes and 46 seconds" to 586 seconds, and returns
// the unit.
func (r *reader) andSeconds(m *amount, unit string) string {
	k := m.to
	if r.is(k, "and") || r.is(k, ",") {
		k++
	}
	n, ok := r.number(k)
	less, divides := smaller[unit]
	if !ok || !divides || n.Vague || m.Vague || n.Value >= less.many {
		return unit
	}
	row, words := r.units.at(r.ws, n.end, nil)
	if words == 0 || row.cols[1] != less.unit {
		return unit
	}
	m.Value, m.upper = m.Value*less.many+n.Value, 0
	m.end, m.to = n.end, n.end+words
	return less.unit
}

// lasting is the happening before a length: "a visit of two days", "the visit
// will last two days".
func (r *reader) lasting(m *amount) string {
	for k := m.from - 1; k >= 0 && k >= m.from-6; k-- {
		w := r.ws[k].Lower
		switch {
		case strings.HasPrefix(w, "last") && w != "last" || w == "last" && k > 0 && (r.is(k-1, "will") || r.is(k-1, "to")) ||
			w == "of" || w == "took" || w == "runs" || w == "after":
			for p := k - 1; p >= 0 && p >= k-5; p-- {
				if c, ok := r.happenings.word(r.ws[p].Lower); ok {
					return c[0]
				}
			}
			return ""
		case r.ws[k].Kind == words.Mark:
			return ""
		}
	}
	return ""
}

// ordinal is the place in a row of a happening: "fourth in-person meeting".
func (r *reader) ordinal(m amount) int {
	if r.ws[m.first].Cap && m.first > 0 && m.end < len(r.ws) && r.ws[m.end].Cap || r.is(m.first-1, "one") || r.is(m.first-1, "two") {
		return m.end // Fifth Avenue; two thirds
	}
	var subject []string
	for k := m.end; k < len(r.ws) && k < m.end+8; k++ {
		w := &r.ws[k]
		if c, ok := r.happenings.word(r.lemmaOf(w.Lower)); ok && !(r.is(k+1, "-") && !r.ws[k+1].Space) && !r.longer(k) {
			m.to = k + 1
			f := news.Figure{Kind: news.Ordinal, Of: c[0], Subject: r.subject(subject, &m)}
			if c[0] == "anniversary" || c[0] == "birthday" {
				f.Unit = "year"
			}
			return r.emit(&m, f)
		}
		if w.Kind == words.Mark && !w.Is("-") || w.Kind == words.Digits || r.stops(k) && !w.Is("and") && !w.Is("most") && !w.Is("'s") {
			break
		}
		if !w.Is("-") || len(subject) > 0 {
			subject = append(subject, w.Lower)
		}
	}
	return m.end
}

func (r *reader) lemmaOf(w string) string {
	if _, ok := r.happenings.word(w); ok {
		return w
	}
	return r.singular(w)
}

// stops reports whether word k ends a noun phrase; "in" of "in-person" does not.
func (r *reader) stops(k int) bool {
	return stop(r.ws[k].Lower) && !(r.is(k+1, "-") && !r.ws[k+1].Space)
}

// longer reports whether the noun at k only describes a happening after it:
// "test launch", "state visit".
func (r *reader) longer(k int) bool {
	if k+1 >= len(r.ws) || r.ws[k+1].Kind != words.Letters {
		return false
	}
	_, ok := r.happenings.word(r.ws[k+1].Lower)
	return ok
}

// abroad gathers the ways to say that a visit leads to another country.
var abroad = []string{"abroad", "overseas", "international", "foreign"}

// subject is the narrowing words of an ordinal: those before the noun, with
// "abroad" for its synonyms, else the place that follows.
func (r *reader) subject(before []string, m *amount) string {
	for _, w := range before {
		if slices.Contains(abroad, w) {
			return "abroad"
		}
	}
	if m.to < len(r.ws) && slices.Contains(abroad, r.ws[m.to].Lower) {
		m.to++
		return "abroad"
	}
	if len(before) > 0 {
		return strings.ReplaceAll(strings.Join(before, " "), " - ", "-")
	}
	if r.is(m.to, "to") && m.to+1 < len(r.ws) && r.ws[m.to+1].Cap {
		m.to += 2
		return "to " + r.a.Words(r.ws[m.to-1].Span)
	}
	return ""
}
