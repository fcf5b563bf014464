package date

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
)

// leadSentences is how many sentences may name who is in office now. Further
// down, an office-holder may be one of history.
const leadSentences = 4

// Tenure tells from when until when somebody held the office that words before
// or with his name give, as [chancery/internal/name.Base.Tenure].
type Tenure func(id news.EntityID, words string) (news.Interval, bool)

// Window infers from the text of an article without a day of publication
// between which days it must have been published: not before what it tells as
// past or before the term of somebody whom it calls by his office, not after
// what it tells as to come. An end for which there is no reason is unknown;
// the window of an article whose day is known is empty.
//
// It is a limit and no date: nothing may be counted from it.
func Window(a *news.Article, tenure Tenure) news.Window {
	var w news.Window
	if a.Published.Day.Known() {
		return w
	}
	bs := append(datedBounds(a), yearBounds(a)...)
	if tenure != nil {
		bs = append(bs, officeBounds(a, tenure)...)
	}
	return settle(bs)
}

// datedBounds are the limits that full dates set by their tense.
func datedBounds(a *news.Article) (out []news.Bound) {
	for i := range a.Dates {
		t := &a.Dates[i]
		if t.Anchor != "self" || t.Type != news.DATE && t.Type != news.TIME || !t.Days.From.Known() || !t.Days.To.Known() {
			continue
		}
		p := before(a, t.Start)
		switch {
		case t.Tense == "past" && (p == "in" || p == "on" || p == "since" || p == "during" || t.Days.From == t.Days.To && p != "by" && p != "until" && p != "due"):
			out = append(out, news.Bound{Span: t.Span, Edge: news.NotBefore, Day: t.Days.From, Why: "told as past"})
		case t.Tense == "future" && (p == "in" || p == "on" || p == "by" || p == "until"):
			out = append(out, news.Bound{Span: t.Span, Edge: news.NotAfter, Day: t.Days.To, Why: "told as to come"})
		}
	}
	return out
}

// before is the word before byte at. A preposition shows that a time says when
// something is, and does not tell one thing from others ("the 2008 games").
func before(a *news.Article, at int) string {
	ws := strings.Fields(strings.ToLower(a.Text[max(0, at-12):at]))
	switch n := len(ws); {
	case n == 0:
		return ""
	case n > 1 && ws[n-2] == "due":
		return "due"
	default:
		return ws[n-1]
	}
}

// officeBounds are the limits that people called by their office set.
func officeBounds(a *news.Article, tenure Tenure) (out []news.Bound) {
	for _, m := range a.Mentions {
		if m.Type != news.Person || m.Kind != news.ByName {
			continue
		}
		start, title := titled(a, m)
		if title == "" {
			continue
		}
		v, ok := tenure(m.Entity, title)
		if !ok {
			continue
		}
		s := news.Span{Start: start, End: m.End}
		out = append(out, news.Bound{Span: s, Edge: news.NotBefore, Day: v.From, Why: "in this office since then"})
		if v.To.Known() && inLead(a, m.Span) {
			out = append(out, news.Bound{Span: s, Edge: news.NotAfter, Day: v.To, Why: "in this office until then"})
		}
	}
	return out
}

// titleReach is how many bytes before a name its title is looked for.
const titleReach = 48

// titled returns the words of the title before or in the mention, and where
// they begin. There are none for who held the office before, or will.
func titled(a *news.Article, m news.Mention) (start int, words string) {
	start = max(0, m.Start-titleReach)
	if i := a.SentenceAt(m.Start); i >= 0 {
		start = max(start, a.Sentences[i].Start)
	}
	for start < m.Start && a.Text[start]&0xC0 == 0x80 {
		start++
	}
	if i := strings.LastIndexAny(a.Text[start:m.Start], ".,;:()\"”“\n"); i >= 0 {
		start += i + 1
	}
	words = strings.ToLower(a.Text[start:m.End])
	for _, w := range strings.Fields(words) {
		switch strings.Trim(w, "-’'") {
		case "former", "ex", "late", "then", "ousted", "deposed", "toppled", "onetime", "one-time", "elect", "candidate", "predecessor", "successor",
			"under", "by", "with", "and", "son", "wife":
			return 0, ""
		}
		if strings.HasPrefix(w, "ex-") || strings.HasSuffix(w, "-elect") {
			return 0, ""
		}
	}
	start = m.Start
	for start > 0 && a.Text[start-1] == ' ' {
		at := strings.LastIndexByte(a.Text[max(0, start-titleReach):start-1], ' ') + 1 + max(0, start-titleReach)
		if w := a.Text[at : start-1]; !ofTitle(w) {
			break
		}
		start = at
	}
	return start, strings.ToLower(a.Text[start:m.End])
}

// ofTitle reports whether w can be a word of a title: a capital, or an office
// that is written small.
func ofTitle(w string) bool {
	switch w {
	case "president", "prime", "minister", "premier", "chancellor", "king", "queen", "leader", "chairman", "secretary":
		return true
	}
	return w != "" && w[0] >= 'A' && w[0] <= 'Z' && !strings.ContainsAny(w, ".,;:()\"\n")
}

// inLead reports whether s stands in the title or the first sentences.
func inLead(a *news.Article, s news.Span) bool {
	i := a.SentenceAt(s.Start)
	return i >= 0 && i < leadSentences
}

// settle takes the strictest limits that do not contradict each other. Where
// they do, what more of them agree on stays: a verb may be misread.
func settle(bs []news.Bound) news.Window {
	slices.SortStableFunc(bs, func(x, y news.Bound) int { return cmp.Compare(y.Day, x.Day) })
	var lower, upper []news.Bound
	for _, b := range bs {
		if b.Edge == news.NotBefore {
			lower = append(lower, b)
		} else {
			upper = append(upper, b)
		}
	}
	slices.Reverse(upper) // the earliest first
	for len(lower) > 0 && len(upper) > 0 && lower[0].Day > upper[0].Day {
		above, below := 0, 0 // how many limits say later, and earlier, than the two
		for _, b := range lower {
			above += count(b.Day > upper[0].Day)
		}
		for _, b := range upper {
			below += count(b.Day < lower[0].Day)
		}
		if below > above {
			lower = lower[1:]
		} else {
			upper = upper[1:]
		}
	}
	var w news.Window
	if len(lower) > 0 {
		w.From, w.Reasons = lower[0].Day, append(w.Reasons, lower[0])
	}
	if len(upper) > 0 {
		w.To, w.Reasons = upper[0].Day, append(w.Reasons, upper[0])
	}
	return w
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
