package date

import (
	"fmt"
	"time"

	"chancery/internal/news"
)

// grain is how exact a day is known.
type grain int

const (
	unknown grain = iota
	toYear
	toMonth
	toDay
)

// A reader keeps what the expressions of one article are counted from.
type reader struct {
	pub      time.Time // day of publication, if grain says so
	grain    grain
	told     time.Time // last day, month or year named
	toldUnit grain
	quarter  string // last quarter named: "2019-Q3"
	line     *line
}

func newReader(p news.Published) *reader {
	r := &reader{pub: p.Day.Time(), line: &line{}}
	switch {
	case r.pub.IsZero():
	case p.Precision == news.ToYear:
		r.grain = toYear
	case p.Precision == news.ToMonth:
		r.grain = toMonth
	default:
		r.grain = toDay
	}
	return r
}

// reach is how far back and ahead of an expression tense looks, in words.
const reach = 12

// tense tells from the nearest verb form whether the words first to end lie in
// the future (+1), the past (-1) or either (0).
func (r *reader) tense(c *catch) int {
	l := r.line
	for i := c.first - 1; i >= 0 && i >= c.first-reach; i-- {
		if t := l.tenseAt(i); t != 0 {
			return t
		}
	}
	for i := c.end; i < len(l.ws) && i < c.end+reach; i++ {
		if t := l.tenseAt(i); t != 0 {
			return t
		}
	}
	return 0
}

func (l *line) tenseAt(i int) int {
	w := &l.ws[i]
	switch {
	case l.of[i]&cPlan != 0:
		return one(i > 0 && l.toBe(i-1))
	case l.of[i]&cFuture != 0 && !(w.Cap && w.Is("may")):
		if w.Is("would") || w.Is("could") {
			return 0
		}
		return 1
	case l.of[i]&cPast != 0, len(w.Lower) > 4 && !w.Cap && w.Lower[len(w.Lower)-2:] == "ed":
		return -1
	case w.Is("to") && i > 0 && (l.is(i-1, "is") || l.is(i-1, "are") || l.is(i-1, "going")):
		return 1
	}
	return 0
}

func (l *line) toBe(i int) bool {
	switch l.ws[i].Lower {
	case "is", "are", "be", "was", "were", "been", "not":
		return true
	}
	return false
}

// A base is the day that something is counted from.
type base struct {
	day  time.Time
	unit grain
	name string // for TimeExpr.Anchor
}

func (r *reader) published() base { return base{r.pub, r.grain, "published"} }

// narrative is the date told last, or for coarse units the publication.
func (r *reader) narrative(unit string) base {
	need := grainOf(unit)
	if r.toldUnit >= need {
		return base{r.told, r.toldUnit, "told"}
	}
	if need <= toMonth {
		return r.published()
	}
	return base{}
}

func grainOf(unit string) grain {
	switch unit {
	case "D", "W", "2W", "TH", "TM", "TS":
		return toDay
	case "M", "Q":
		return toMonth
	}
	return toYear
}

// tell remembers a resolved expression as a base for those after it.
func (r *reader) tell(value string) {
	if len(value) == 7 && value[5] == 'Q' {
		r.quarter = value
	}
	day, unit := parseValue(value)
	if unit != unknown {
		r.told, r.toldUnit = day, unit
	}
}

// parseValue reads the day, month or year at the front of a value.
func parseValue(v string) (time.Time, grain) {
	for _, f := range []struct {
		layout string
		unit   grain
	}{{time.DateOnly, toDay}, {"2006-01", toMonth}, {"2006", toYear}} {
		n := len(f.layout)
		if len(v) < n || n < 10 && len(v) != n {
			continue
		}
		if t, err := time.Parse(f.layout, v[:n]); err == nil {
			return t, f.unit
		}
	}
	return time.Time{}, unknown
}

func dayValue(t time.Time) string { return t.Format(time.DateOnly) }

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func quarterValue(y, q int) string { return fmt.Sprintf("%04d-Q%d", y, q) }

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }
