package date

import (
	"strings"

	"chancery/internal/news"
)

// stays gives lengths of time their days where the sentence tells on which day
// they begin or end ("He arrived on Monday for a two-day visit"), or what year
// they look back to ("They marked 30 years of ties").
func (r *reader) stays(ts []news.TimeExpr) {
	for i := range ts {
		t := &ts[i]
		if t.Type != news.DURATION || t.Days.Known() {
			continue
		}
		length, long := strings.CutPrefix(t.Value, "P")
		n, unit, ok := leading(length, 9)
		if !long || !ok || n < 1 || n > 3000 {
			continue
		}
		switch at := r.line.wordAt(t.Start); {
		case unit == "Y" && r.line.commemorates(at):
			r.since(t, n)
		case unit == "D" && n <= 31 && r.line.is(at+1, "-"):
			r.stay(t, onlyDay(ts), n)
		}
	}
}

// stay counts the n days of t from the day of d.
func (r *reader) stay(t, d *news.TimeExpr, n int) {
	if d == nil {
		return
	}
	switch r.line.turns() {
	case 1:
		t.Days = news.Interval{From: d.Days.From, To: d.Days.From.Add(n - 1)}
		t.Anchor, t.Why = d.Value, "begins on the day that the sentence names"
	case -1:
		t.Days = news.Interval{From: d.Days.From.Add(1 - n), To: d.Days.From}
		t.Anchor, t.Why = d.Value, "ends on the day that the sentence names"
	}
}

// onlyDay is the expression that names a day, if there is only one.
func onlyDay(ts []news.TimeExpr) (only *news.TimeExpr) {
	for i := range ts {
		if t := &ts[i]; (t.Type == news.DATE || t.Type == news.TIME) && t.Days.Known() && t.Days.From == t.Days.To {
			if only != nil {
				return nil
			}
			only = t
		}
	}
	return only
}

// turns reports whether the sentence tells of a beginning (1), an end (-1) or
// neither.
func (l *line) turns() int {
	for i := range l.ws {
		switch l.ws[i].Lower {
		case "arrive", "arrived", "arrives", "arriving", "began", "begin", "begins", "beginning", "flew", "flies", "kicked", "kicks",
			"landed", "open", "opened", "opens", "start", "started", "starts", "starting":
			return 1
		case "close", "closed", "closes", "conclude", "concluded", "concludes", "end", "ended", "ends", "finished", "wrapped", "wraps":
			return -1
		}
	}
	return 0
}

// commemorates reports whether a verb of remembrance stands shortly before word
// i.
func (l *line) commemorates(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		for _, stem := range []string{"celebrat", "commemorat", "honour", "honor"} {
			if strings.HasPrefix(l.ws[k].Lower, stem) {
				return true
			}
		}
		switch l.ws[k].Lower {
		case "mark", "marked", "marking", "marks":
			return true
		}
	}
	return false
}
