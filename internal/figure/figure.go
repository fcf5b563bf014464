package figure

import (
	"chancery/internal/news"
	"chancery/internal/text/words"
)

// Version is raised when articles read before should be read again.
const Version = 5

// Read sets a.Figures from the sentences of a. Numbers inside the dates,
// times and sets of a.Dates are left out. Trees, where there are any, help to
// tell what a number counts.
func Read(a *news.Article) {
	t := load()
	r, ok := t.spare.Get().(*reader)
	if !ok {
		r = &reader{tables: t}
	}
	r.a, a.Figures = a, nil
	for i := range a.Sentences {
		r.sentence = i
		r.ws = words.Split(r.ws[:0], a.Text, a.Sentences[i].Span)
		for k := 0; k < len(r.ws); {
			k = r.at(k)
		}
	}
	clear(r.ws)
	*r = reader{tables: t, ws: r.ws[:0]}
	t.spare.Put(r)
}

type reader struct {
	*tables
	a     *news.Article
	ws    []words.Word
	dates int // the first of a.Dates that may still matter

	sentence int // that is read
}

// An amount is a number in the sentence with what is written around it.
type amount struct {
	words.Number
	first, end int // words of the number alone
	from, to   int // words of number, hedge and unit
	upper      float64
	hedge      string
}

// at reads the figure that begins with word i, if one does, and returns the
// next word to look at.
func (r *reader) at(i int) int {
	w := &r.ws[i]
	if w.Kind == words.Mark && !r.isSign(i) {
		return i + 1
	}
	if code, n := r.sign(i); n > 0 {
		if m, ok := r.number(i + n); ok {
			m.from = i
			return r.money(m, code)
		}
	}
	if w.Is("both") {
		return r.both(i)
	}
	if w.Is("no") || w.Is("nobody") || w.Is("none") {
		return r.nobody(i)
	}
	m, ok := r.number(i)
	if !ok {
		return i + 1
	}
	if r.tight(i) {
		if end := r.age(&m); end > 0 {
			return end
		}
	}
	switch {
	case r.dated(w.Start), r.partOfName(&m):
		return m.end
	case m.Ordinal:
		return r.ordinal(m)
	}
	if row, n := r.unit(&m); n > 0 {
		m.to += n
		switch row.cols[0] {
		case "money":
			return r.money(m, row.cols[1])
		case "duration":
			return r.duration(m, row.cols[1])
		case "percent":
			return r.percent(m, row.cols[1])
		}
		return r.emit(&m, news.Figure{Kind: news.Measure, Unit: row.cols[1], Of: r.measured(&m)})
	}
	if r.magnitude(&m) {
		return r.emit(&m, news.Figure{Kind: news.Measure, Unit: "magnitude", Of: "magnitude"})
	}
	return r.count(m)
}

// magnitude tells the strength of an earthquake: "a magnitude of 6.8", "a
// 6.8-magnitude quake", "6.8 on the Richter scale".
func (r *reader) magnitude(m *amount) bool {
	i, j := m.first, m.end
	if (r.is(i-1, "-") || r.is(i-1, "of") || r.is(i-1, "at")) && r.is(i-2, "magnitude") || r.is(i-1, "magnitude") {
		return true
	}
	if r.is(j, "-") || r.is(j, "–") {
		j++
	}
	switch {
	case r.is(j, "magnitude"):
		m.to = j + 1
		return true
	case r.is(j, "on") && r.is(j+2, "richter"):
		m.to = j + 3
		return true
	}
	return false
}

// tight reports whether the number at word i stands alone, not as a part of
// "B-42" or "1.42".
func (r *reader) tight(i int) bool {
	return i == 0 || r.ws[i].Space || r.ws[i-1].Is("(") || r.ws[i-1].Is("“") || r.ws[i-1].Is("\"") || r.ws[i-1].Is("‘") || r.ws[i-1].Is("'") || r.ws[i-1].Is("—")
}

func (r *reader) is(i int, s string) bool { return i >= 0 && i < len(r.ws) && r.ws[i].Lower == s }

// number reads a number or range at word i, without its hedge.
func (r *reader) number(i int) (amount, bool) {
	n := words.ReadNumber(r.ws, i)
	if n.Words == 0 {
		return amount{}, false
	}
	m := amount{Number: n, first: i, end: i + n.Words, from: i, to: i + n.Words}
	if m.Vague {
		m.upper = m.High
	}
	r.rangeTo(&m)
	return m, true
}

// rangeTo reads the upper end: "10-12", "10 to 12", "between 10 and 12".
func (r *reader) rangeTo(m *amount) {
	if m.Ordinal || m.Vague || m.end+1 >= len(r.ws) {
		return
	}
	j := m.end
	switch r.ws[j].Lower {
	case "-", "–":
		if r.ws[j].Space || r.ws[j+1].Space {
			return
		}
	case "to":
		if r.is(m.first-1, "from") {
			return
		}
	case "or":
	case "and":
		if !r.is(m.first-1, "between") {
			return
		}
	default:
		return
	}
	k := j + 1
	if _, n := r.sign(k); n > 0 {
		k += n
	}
	n := words.ReadNumber(r.ws, k)
	if n.Words == 0 || n.Ordinal || n.Vague {
		return
	}
	if n.Value >= 1000 && m.Value < 1000 && k+1 < len(r.ws) { // "2 to 3 million"
		if one := words.ReadNumber(r.ws[:k+1], k); one.Value < 1000 {
			m.Value *= n.Value / one.Value
		}
	}
	if n.Value <= m.Value {
		return
	}
	m.upper, m.end = n.Value, k+n.Words
	m.to = m.end
	if r.is(m.first-1, "between") {
		m.from = m.first - 1
	}
}

// sign reads a currency sign that stands right before digits.
func (r *reader) sign(i int) (string, int) {
	row, n := r.signs.at(r.ws, i, nil)
	if n == 0 || i+n >= len(r.ws) || r.ws[i+n].Kind != words.Digits || n > 1 && r.ws[i+n-1].Space {
		return "", 0
	}
	return row.cols[0], n
}

func (r *reader) isSign(i int) bool { _, n := r.sign(i); return n > 0 }

// unit reads the unit that follows m, after a hyphen or a few words such as
// "more" or "consecutive".
func (r *reader) unit(m *amount) (row, int) {
	j := m.end
	skip := 0
	switch {
	case r.is(j, "-") || r.is(j, "–"):
		if j+1 >= len(r.ws) || r.ws[j].Space || r.ws[j+1].Space {
			return row{}, 0
		}
		skip = 1
	case m.Vague && r.is(j, "of"):
		skip = 1
	case r.is(j, "more"), r.is(j, "full"), r.is(j, "straight"), r.is(j, "consecutive"), r.is(j, "additional"):
		skip = 1
	}
	rw, n := r.units.at(r.ws, j+skip, nil)
	switch {
	case n == 0:
		return row{}, 0
	case (r.is(j, "m") || r.is(j, "g") || r.is(j, "min") || r.is(j, "t")) && r.ws[j].Space:
		return row{}, 0
	}
	return rw, skip + n
}

// dated reports whether byte at lies in a date, time or set.
func (r *reader) dated(at int) bool {
	for r.dates < len(r.a.Dates) && r.a.Dates[r.dates].End <= at {
		r.dates++
	}
	for _, d := range r.a.Dates[r.dates:] {
		if d.Start > at {
			return false
		}
		if at < d.End {
			return d.Type != news.DURATION && d.Type != news.ORDER
		}
	}
	return false
}

// emit adds f, with its hedge and span, and returns the word after it.
func (r *reader) emit(m *amount, f news.Figure) int {
	r.hedged(m)
	f.Value, f.High, f.Vague, f.Hedge = m.Value, m.upper, m.Vague, m.hedge
	f.Number = news.Span{Start: r.ws[m.first].Start, End: r.ws[m.end-1].End}
	f.Span = news.Span{Start: r.ws[m.from].Start, End: r.ws[m.to-1].End}
	if n := len(r.a.Figures); n > 0 && f.Start < r.a.Figures[n-1].End {
		f.Start = max(f.Number.Start, min(r.a.Figures[n-1].End, f.Number.Start))
	}
	r.a.Figures = append(r.a.Figures, f)
	return max(m.end, m.to)
}

// hedged takes the hedge before m, or after it ("or more", "or so").
func (r *reader) hedged(m *amount) {
	for k := max(0, m.from-4); k < m.from; k++ {
		if row, n := r.hedges.at(r.ws, k, nil); n > 0 && k+n == m.from && !(r.is(k, "over") && r.handed(k-1)) {
			m.hedge, m.from = row.cols[0], k
			break
		}
	}
	if m.hedge == "" && r.is(m.to, "or") {
		switch {
		case r.is(m.to+1, "more"):
			m.hedge, m.to = "at least", m.to+2
		case r.is(m.to+1, "so"):
			m.hedge, m.to = "about", m.to+2
		}
	}
}

// handed lists verbs of which "over" is a part: "handed over 20 girls".
func (r *reader) handed(k int) bool {
	if k < 0 {
		return false
	}
	switch r.ws[k].Lower {
	case "hand", "hands", "handed", "handing", "turn", "turned", "turning", "give", "gave", "given", "giving", "take", "took", "taken", "taking", "run", "ran":
		return true
	}
	return false
}

// partOfName keeps out ages, model numbers, clock times, telephone numbers
// and scores.
func (r *reader) partOfName(m *amount) bool {
	i, j := m.first, m.end
	if i > 0 && !r.ws[i].Space {
		p := &r.ws[i-1]
		if p.Kind == words.Letters || p.Kind == words.Digits || p.Is(":") || p.Is(".") || p.Is("/") || p.Is("#") ||
			p.Is("-") && i > 1 && !p.Space && !r.is(i-2, "magnitude") {
			return true
		}
	}
	if j < len(r.ws) && !r.ws[j].Space && (r.is(j, ":") || r.is(j, "/") && j+1 < len(r.ws) && r.ws[j+1].Kind == words.Digits) {
		return true
	}
	if r.is(i-1, "aged") || r.is(i-1, "age") || r.is(i-1, "no") || r.is(i-2, "no") && r.is(i-1, ".") {
		return true
	}
	if age := r.is(i-1, ",") && (r.is(j, ",") || r.is(j, ".") || j == len(r.ws)) && i > 1 && r.ws[i-2].Cap; age {
		return m.Value < 120
	}
	if r.ws[i].Kind == words.Digits && m.upper > 0 && (r.is(i+1, "-") || r.is(i+1, "–")) && r.is(j, "-") {
		return true // 555-123-4567
	}
	return false
}
