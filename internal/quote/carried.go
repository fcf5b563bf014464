package quote

import (
	"strings"

	"chancery/internal/news"
)

// A report that is another outlet's says so once, in its lead ("according to
// CNN"), in the dateline ("BERN (Reuters) —") or on its page: what anybody says
// further down has come by that outlet, though no sentence repeats it. So the
// credit ends the chain of every later attribution in the narrator's voice,
// up to where the narrator turns to another outlet.

// maxCredit is how many sentences of the body may hold the credit.
const maxCredit = 4

// carried adds the outlet that the whole report is credited to.
func (r *reader) carried() {
	l, from := r.wholeCredit()
	if l.Name == "" || r.own(l.Name) {
		return
	}
	until := r.turn(l, from)
	for i := range r.a.Attributions {
		t := &r.a.Attributions[i]
		if t.Start < from || t.Start >= until || r.reported[i] || r.speaksFor(t, l) || has(t.Chain, l.Name) {
			continue
		}
		t.Chain = append(t.Chain, l)
	}
}

// wholeCredit is the outlet to which the lead, the dateline or the page credits
// all of the report, and where what it covers begins.
func (r *reader) wholeCredit() (news.Link, int) {
	n := 0
	for i, s := range r.a.Sentences {
		if s.Title || s.Start < r.a.Body.Start {
			continue
		}
		if n == 0 {
			if l, ok := r.dateline(i); ok {
				return l, s.Start
			}
		}
		if n++; n > maxCredit {
			break
		}
		if l, ok := r.leadCredit(s.Span); ok {
			return l, s.End
		}
	}
	if c := r.a.Credit; c != "" {
		if at := strings.Index(r.a.Text, c); at >= 0 { // without words to show, nothing is claimed
			return news.Link{Span: news.Span{Start: at, End: at + len(c)}, Name: c, Why: "to which the page credits the report"}, r.a.Body.Start
		}
	}
	return news.Link{}, 0
}

// leadCredit is the outlet that sentence s credits for what it tells.
func (r *reader) leadCredit(s news.Span) (news.Link, bool) {
	for i := range r.a.Attributions {
		t := &r.a.Attributions[i]
		if !s.Contains(t.Cue) || 3*t.Content.Len() < s.Len() || !r.credits(t) {
			continue
		}
		if l, ok := r.outlet(t.Source); ok && r.bare(t.Source, l) {
			l.Why = "to which the lead credits the report"
			return l, true
		}
	}
	return news.Link{}, false
}

// credits reports whether the cue of t is one by which reports are credited.
func (r *reader) credits(t *news.Attribution) bool {
	cue := strings.ToLower(r.a.Words(t.Cue))
	return strings.HasPrefix(cue, "according to") || strings.Contains(cue, "report") || strings.HasSuffix(cue, " by")
}

// bare reports whether the words of a source say no more than that the outlet
// reports: "CNN", "reports from CNN", not "a CNN analyst".
func (r *reader) bare(s news.Span, l news.Link) bool {
	for _, w := range r.split(s) {
		if l.Contains(news.Span{Start: w.Start, End: w.End}) {
			continue
		}
		switch w.Lower {
		case "the", "a", "an", "report", "reports", "reporting", "from", "by", "of", "in", "on", "news", "agency", "newspaper", "broadcaster", "network",
			"website", "site", "channel", "magazine", "story", "article", "account", "coverage":
		default:
			return false
		}
	}
	return true
}

// maxDateline is how many words stand before the bracket of a dateline.
const maxDateline = 8

// dateline reads "BERN, May 3 (Reuters) -" at the head of sentence n.
func (r *reader) dateline(n int) (news.Link, bool) {
	r.look(n)
	for i := 1; i+2 < len(r.ws) && i <= maxDateline; i++ {
		if !r.is(i, "(") {
			continue
		}
		end := i + 2
		for end < len(r.ws) && end < i+4 && !r.is(end, ")") {
			end++
		}
		if !r.is(end, ")") || end+1 >= len(r.ws) {
			return news.Link{}, false
		}
		switch r.ws[end+1].Lower {
		case "-", "–", "—", "--", "_", ":":
		default:
			return news.Link{}, false
		}
		l, ok := r.outlet(r.span(i+1, end))
		l.Why = "to which the dateline credits the report"
		return l, ok
	}
	return news.Link{}, false
}

// own reports whether an outlet is the one that published the article.
func (r *reader) own(name string) bool {
	x, y := plainName(name), plainName(r.a.Outlet)
	return y != "" && (strings.Contains(x, y) || strings.Contains(y, x))
}

func plainName(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "www.")
	return strings.TrimSuffix(strings.TrimPrefix(s, "the "), ".com")
}

// turn is where the narrator first credits another outlet after byte from.
func (r *reader) turn(l news.Link, from int) int {
	for i := range r.a.Attributions {
		t := &r.a.Attributions[i]
		if t.Start < from || !r.credits(t) {
			continue
		}
		if o, ok := r.outlet(t.Source); ok && o.Entity != "" && o.Name != l.Name && r.bare(t.Source, o) {
			return t.Start
		}
	}
	return len(r.a.Text)
}

// speaksFor reports whether t is said by the outlet itself, or by another one.
func (r *reader) speaksFor(t *news.Attribution, l news.Link) bool {
	if t.Speaker == l.Name || t.Entity != "" && t.Entity == l.Entity {
		return true
	}
	e := r.a.Entity(t.Entity)
	return e != nil && e.Type == news.Outlet
}
