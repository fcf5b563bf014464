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
	here     bool                     // told is a day that the sentence at hand names
	quarter  string                   // last quarter named: "2019-Q3"
	reports  bool                     // that quarter is what the text is about
	events   map[string]news.Interval // days of events by their noun
	line     *line
	of       sentence // its tree
	caught   catch    // of the expression at hand
}

// newReader returns a reader of an article published then, with the room of
// one that is done where there is one.
func (g *grammar) newReader(p news.Published) *reader {
	r, ok := g.spare.Get().(*reader)
	if !ok {
		r = &reader{line: &line{grammar: g}}
	}
	*r = reader{pub: p.Day.Time(), line: r.line}
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

// done leaves the room of r to the next article.
func (r *reader) done() {
	l := r.line
	clear(l.ws)
	*r = reader{line: l}
	l.spare.Put(r)
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
		r.quarter, r.reports = value, true
	}
	day, unit := parseValue(value)
	if unit == toYear && r.reports && value != r.quarter[:4] {
		r.reports = false
	}
	if unit != unknown {
		r.told, r.toldUnit, r.here = day, unit, unit == toDay
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

// finished is the last quarter that was over when the text was published, or
// "" where that day is not known.
func (r *reader) finished() string { return r.published().move("Q", -1) }

func dayValue(t time.Time) string { return t.Format(time.DateOnly) }

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func quarterValue(y, q int) string { return fmt.Sprintf("%04d-Q%d", y, q) }

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }
