package news

import "time"

// A Day is a calendar day written YYYY-MM-DD, so days compare as strings. The
// empty Day is unknown, and stays unknown: nothing guesses it.
type Day string

// DayOf returns the calendar day of t in t's own zone.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.Format(time.DateOnly))
}

// ParseDay accepts YYYY-MM-DD and returns "" for anything else, impossible
// days such as 2023-02-30 included.
func ParseDay(s string) Day {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return DayOf(t)
	}
	return ""
}

// Known reports whether d is a day at all.
func (d Day) Known() bool { return d != "" }

// Time is midnight UTC of d, or the zero time if d is unknown.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add returns the day n days after d; an unknown day stays unknown.
func (d Day) Add(n int) Day {
	if !d.Known() {
		return ""
	}
	return DayOf(d.Time().AddDate(0, 0, n))
}

// Sub returns the number of days from e to d. It is meaningless, and 0, if
// either is unknown.
func (d Day) Sub(e Day) int {
	if !d.Known() || !e.Known() {
		return 0
	}
	return int(d.Time().Sub(e.Time()).Hours() / 24)
}

// An Interval is a closed range of days. A single day has From equal to To; an
// unknown end is empty, so the zero Interval is wholly unknown.
type Interval struct {
	From Day `json:"from"`
	To   Day `json:"to"`
}

// On is the interval of the one day d.
func On(d Day) Interval { return Interval{d, d} }

// Known reports whether at least one end is known.
func (v Interval) Known() bool { return v.From.Known() || v.To.Known() }

// Meets reports whether v and w can describe a common day: unknown ends
// conflict with nothing.
func (v Interval) Meets(w Interval) bool {
	before := func(a, b Day) bool { return a.Known() && b.Known() && a < b }
	return !before(v.To, w.From) && !before(w.To, v.From)
}
