package date

import (
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// nounReach is how many words of its phrase may stand between a word such as
// "after" and the noun that it governs.
const nounReach = 6

// phraseReach is how many words of what follows that noun belong to the span:
// "the onset of the war".
const phraseReach = 5

// orders adds the times of the sentence that are told by an event, and not by
// the calendar: "before his visit", "since taking office", "the upcoming
// talks". What lies in a time expression already is left alone. first is the
// index of the sentence's first expression.
func (r *reader) orders(dates []news.TimeExpr, first int) []news.TimeExpr {
	l := r.line
	r.stays(dates[first:])
	r.dateEvents(dates[first:])
	named := len(dates)
	sorted := true
	for i := 0; i < len(l.ws); i++ {
		if l.of[i]&(cSignal|cNear|cOrd) == 0 {
			continue
		}
		t, end := r.order(i)
		if end == 0 {
			continue
		}
		if k := slices.IndexFunc(dates[first:named], func(d news.TimeExpr) bool { return l.datesEvent(d, end) }); k >= 0 && t.Type == news.ORDER && l.of[i]&cSignal != 0 {
			t.Anchor, t.Why = dates[first+k].Value, "counted from an event that the text dates "+dates[first+k].Value
		}
		if k := slices.IndexFunc(dates[first:], func(d news.TimeExpr) bool { return d.Overlaps(t.Span) }); k >= 0 {
			t = cutBefore(t, dates[first+k])
			if end = l.wordAt(t.End); !l.tells(l.signal(i), end) {
				continue
			}
			t.End = l.ws[end-1].End
		}
		dates, sorted, i = append(dates, t), false, end-1
	}
	if !sorted {
		slices.SortStableFunc(dates[first:], func(a, b news.TimeExpr) int { return a.Start - b.Start })
	}
	return dates
}

// dateGap is how many words may stand between an event and its date.
const dateGap = 5

// datesEvent reports whether d dates the event whose phrase ends before word
// end: it follows with nothing but words between.
func (l *line) datesEvent(d news.TimeExpr, end int) bool {
	if d.Type != news.DATE || !d.Days.Known() {
		return false
	}
	for k := end; k < len(l.ws) && k <= end+dateGap; k++ {
		switch {
		case l.ws[k].Start == d.Start:
			return true
		case l.ws[k].Kind != words.Letters && !l.is(k, "'s"), l.of[k]&(cPast|cFuture|cSignal) != 0, l.is(k, "and"):
			return false
		}
	}
	return false
}

// tells reports whether the words from i to end name an event.
func (l *line) tells(i, end int) bool {
	for ; i < end; i++ {
		if l.nounAt(i) || l.gerund(i) {
			return true
		}
	}
	return false
}

// cutBefore ends t where d begins, which dates the event that t counts from:
// "after the coup of May 2019".
func cutBefore(t, d news.TimeExpr) news.TimeExpr {
	t.End = min(t.End, d.Start)
	if d.Type == news.DATE && d.Days.Known() && d.Start > t.Start {
		t.Anchor, t.Why = d.Value, "counted from an event that the text dates "+d.Value
	}
	return t
}

// order reads the expression at word i; end is 0 if there is none.
func (r *reader) order(i int) (t news.TimeExpr, end int) {
	l := r.line
	t = news.TimeExpr{Type: news.ORDER}
	switch {
	case l.of[i]&cOrd != 0:
		return r.anniversary(i)
	case l.of[i]&cNear != 0 && l.nounAt(i+1):
		t.Value, end = l.infos[i].values[cNear], i+2
		t.Why = "near the day of publication; how near is not told"
	case l.of[i]&cSignal == 0:
		return t, 0
	case l.sinceThen(i):
		t.Value, end = "SINCE", i+1
		r.toldBefore(&t)
	case l.is(i, "that"):
		if !l.is(i+1, "period") && !l.is(i+1, "time") || !l.is(i-1, "in") && !l.is(i-1, "during") && !l.is(i-1, "at") {
			return t, 0
		}
		t.Value, end = "DURING", i+2
		r.toldBefore(&t)
	default:
		t.Value = l.infos[i].values[cSignal]
		if end = l.governed(i); end == 0 {
			return t, 0
		}
		r.anchored(&t, i, end)
	}
	t.Span = news.Span{Start: l.ws[l.begin(i)].Start, End: l.ws[end-1].End}
	return t, end
}

// toldBefore says what t counts from: the last date told, if there is one.
func (r *reader) toldBefore(t *news.TimeExpr) {
	t.Why = "counted from what was told before, whose day is not known"
	if r.toldUnit != unknown {
		t.Anchor, t.Why = "told", "counted from the date told before, "+r.toldValue()
	}
}

// toldValue is the date told last, as exact as it was told.
func (r *reader) toldValue() string {
	switch r.toldUnit {
	case toYear:
		return r.told.Format("2006")
	case toMonth:
		return r.told.Format("2006-01")
	}
	return dayValue(r.told)
}

// sinceThen recognises "has since left", which looks back to what was told.
func (l *line) sinceThen(i int) bool {
	return l.is(i, "since") && (l.is(i-1, "has") || l.is(i-1, "have") || l.is(i-1, "had")) && i+1 < len(l.ws) && l.ws[i+1].Kind == words.Letters && !l.is(i+1, "the")
}

// begin is where the phrase of the signal at word i begins: "shortly after",
// "ahead of", "just before".
func (l *line) begin(i int) int {
	for i > 0 && l.of[i-1]&cClose != 0 {
		i--
	}
	return i
}

// signal is the word after the signal at word i: it may have two words.
func (l *line) signal(i int) int {
	if l.is(i+1, "up") && l.is(i+2, "to") {
		return i + 3
	}
	if l.is(i+1, "to") || l.is(i+1, "of") {
		return i + 2
	}
	return i + 1
}

// governed is the word after the phrase that the signal at word i governs: a
// noun that tells of an event, or a verb in -ing.
func (l *line) governed(i int) int {
	j := l.signal(i)
	switch l.ws[i].Lower {
	case "prior":
		if !l.is(i+1, "to") {
			return 0
		}
	case "leading":
		if j != i+3 {
			return 0
		}
	case "ahead", "heels", "wake", "eve", "aftermath":
		if !l.is(i+1, "of") {
			return 0
		}
	}
	if l.gerund(j) && !l.is(i, "until") {
		return l.phrase(j+1, true)
	}
	for k := j; k < len(l.ws) && k < j+nounReach; k++ {
		switch {
		case l.nounAt(k) && !l.nounAt(k+1) && !(k+1 < len(l.ws) && l.is(k+1, "-")):
			return l.phrase(k+1, false)
		case l.ws[k].Kind == words.Mark && !l.is(k, "-"), l.is(k, "of") && k > j, l.is(k, "and"), l.is(k, "that"), l.of[k]&(cPast|cFuture) != 0:
			return l.alone(i, j)
		}
	}
	return l.alone(i, j)
}

// alone takes "shortly after" before a clause or at the end of one.
func (l *line) alone(i, j int) int {
	if l.begin(i) < i && j == i+1 {
		return j
	}
	return 0
}

// gerund reports whether word i is a verb in -ing: "taking office".
func (l *line) gerund(i int) bool {
	if i >= len(l.ws) {
		return false
	}
	w := &l.ws[i]
	return w.Kind == words.Letters && len(w.Lower) > 4 && strings.HasSuffix(w.Lower, "ing") && !w.Cap && l.of[i]&(cEvent|cPart) == 0
}

// phrase adds what belongs to the event that ends before word i: "of the war",
// and what stands right behind a verb.
func (l *line) phrase(i int, isVerb bool) int {
	if !isVerb && !l.is(i, "of") {
		return i
	}
	for k := i; k < len(l.ws) && k < i+phraseReach; k++ {
		if w := &l.ws[k]; w.Kind != words.Letters && w.Kind != words.Digits || k > i && l.of[k]&(cSignal|cPast|cFuture|cRel|cWeekday|cMonth) != 0 || k > i && l.stops(k) {
			return k
		}
	}
	return min(i+phraseReach, len(l.ws))
}

// stops reports whether word i begins another phrase.
func (l *line) stops(i int) bool {
	switch l.ws[i].Lower {
	case "and", "as", "at", "but", "by", "for", "from", "in", "on", "or", "that", "to", "which", "who", "with":
		return true
	}
	return false
}

// nounAt reports whether word i is a noun that tells of an event.
func (l *line) nounAt(i int) bool { return i < len(l.ws) && l.of[i]&cEvent != 0 }

// wordAt is the first word that ends after byte at.
func (l *line) wordAt(at int) int {
	i := slices.IndexFunc(l.ws, func(w words.Word) bool { return w.End > at })
	if i < 0 {
		return len(l.ws)
	}
	return i
}

// anchored gives the time of signal i the days of the event, if the text has
// dated one of that name before.
func (r *reader) anchored(t *news.TimeExpr, i, end int) {
	l := r.line
	t.Why = "only an order is told: the day of that event is not known"
	for k := l.signal(i); k < end; k++ {
		v, ok := r.events[l.eventName(k)]
		if !l.nounAt(k) || !ok {
			continue
		}
		t.Anchor, t.Why = "told", "counted from an event that the text dates "+string(v.From)
		if t.Value == "DURING" {
			t.Days = v
		}
		return
	}
}

// eventName is the noun at word i in the singular.
func (l *line) eventName(i int) string { return strings.TrimSuffix(l.ws[i].Lower, "s") }

// dateEvents remembers the days of events that an expression of the sentence
// dates: "a two-day visit" with a known first day, "Friday's talks".
func (r *reader) dateEvents(ts []news.TimeExpr) {
	for _, t := range ts {
		if !t.Days.From.Known() || !t.Days.To.Known() || t.Days.To.Sub(t.Days.From) > 31 {
			continue
		}
		for k, n := r.line.wordAt(t.End), 0; n < 3 && k < len(r.line.ws); k, n = k+1, n+1 {
			if r.line.nounAt(k) {
				if r.events == nil {
					r.events = map[string]news.Interval{}
				}
				r.events[r.line.eventName(k)] = t.Days
				break
			}
			if w := &r.line.ws[k]; w.Kind != words.Letters && !w.Is("'s") {
				break
			}
		}
	}
}

// anniversary counts back from the year of publication: "the 10th
// anniversary".
func (r *reader) anniversary(i int) (t news.TimeExpr, end int) {
	l := r.line
	if !l.is(i+1, "anniversary") && !l.is(i+2, "anniversary") && !l.is(i+3, "anniversary") {
		return t, 0
	}
	n := words.ReadNumber(l.ws, i)
	if !n.Ordinal || n.Words == 0 || n.Value < 1 || n.Value > 3000 || !l.is(i+n.Words, "anniversary") {
		return t, 0
	}
	end = i + n.Words + 1
	t = news.TimeExpr{Type: news.ORDER, Value: "AFTER", Span: news.Span{Start: l.ws[i].Start, End: l.ws[end-1].End}}
	r.since(&t, int(n.Value))
	return t, end
}

// since gives t the year that lies n years before publication.
func (r *reader) since(t *news.TimeExpr, n int) {
	v := r.published().move("Y", -n)
	if v == "" {
		t.Why = "years after an event; the day of publication, to count back from, is not known"
		return
	}
	t.Days, t.Anchor, t.Why = Days(v), "published", "the year of what is commemorated: so many years before the publication"
}
