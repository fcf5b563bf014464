package date

import (
	"fmt"
	"strings"

	"chancery/internal/news"
)

// A form makes a value from what a pattern caught.
type form func(*reader, *catch, *rule) answer

var forms = map[string]form{
	"day": (*reader).day, "days": (*reader).dayRange, "iso": (*reader).iso, "slash": (*reader).slash, "dotted": (*reader).dotted,
	"month": (*reader).month, "year": (*reader).year, "fiscal": (*reader).fiscal, "decade": (*reader).decade,
	"century": (*reader).century, "weekday": (*reader).weekday, "weekdays": (*reader).weekdays, "weekof": (*reader).weekOf, "months": (*reader).months,
	"rel": (*reader).rel, "shift": (*reader).shift, "thispart": (*reader).thisPart, "overnight": (*reader).overnight,
	"barepart": (*reader).barePart, "dirunit": (*reader).dirUnit, "weekend": (*reader).weekend, "season": (*reader).season,
	"thisunit": (*reader).thisUnit, "ago": (*reader).ago, "hence": (*reader).hence, "earlier": (*reader).earlier,
	"later": (*reader).later, "nextday": (*reader).nextDay, "previousday": (*reader).previousDay, "sameday": (*reader).sameDay,
	"sameyear": (*reader).sameYear, "samemonth": (*reader).sameMonth, "nextyear": (*reader).nextYear,
	"lastyear": (*reader).lastYear, "yearearlier": (*reader).yearEarlier, "latestquarter": (*reader).latestQuarter, "yearsquarter": (*reader).yearsQuarter,
	"quarter": (*reader).quarterOf, "quarterago": (*reader).quarterAgo, "yearend": (*reader).yearEnd, "easter": (*reader).easter, "halfyear": (*reader).halfYear, "holiday": (*reader).holiday, "newyear": (*reader).newYear,
	"fixed": (*reader).fixed, "ref": (*reader).ref, "pastref": constant("PAST_REF"), "futureref": constant("FUTURE_REF"),
	"presentref": constant("PRESENT_REF"), "someday": constant("FUTURE_REF"), "duration": (*reader).duration, "durationhalf": (*reader).durationHalf,
	"one": (*reader).one, "span": (*reader).span, "vague": (*reader).vague, "vagueplural": (*reader).vague,
	"dirplural": (*reader).dirPlural, "awhile": constant("PXX"), "set": (*reader).set, "every": (*reader).every,
	"everyother": (*reader).everyOther, "clock": (*reader).clock,
}

func constant(v string) form {
	return func(*reader, *catch, *rule) answer {
		return answer{value: v, anchor: "self", why: "names no day"}
	}
}

func ymd(y, m, d int) (string, bool) {
	v := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	return v, news.ParseDay(v).Known()
}

// day is a day and month, and a year where one is given; without, the year
// that brings it nearest to the publication, or on the side that the tense
// tells when that is half a year or less away.
func (r *reader) day(c *catch, _ *rule) answer {
	d := c.days[0]
	if c.year > 0 {
		if v, ok := ymd(c.year, c.month, d); ok {
			return self(v)
		}
		return answer{}
	}
	if _, ok := ymd(2024, c.month, d); !ok {
		return answer{}
	}
	if r.grain == unknown {
		return lost(fmt.Sprintf("XXXX-%02d-%02d", c.month, d))
	}
	return from(r.published(), r.nearestDay(c, c.month, d))
}

// nearestDay dates month and day by the publication.
func (r *reader) nearestDay(c *catch, month, d int) string {
	return r.nearest(c, func(y int) (string, bool) { return ymd(y, month, d) })
}

// ahead and behind are how many days a date without a year may lie on the
// other side of the publication than its tense says: payments announced,
// past events told with "would".
const ahead, behind = 120, 60

// nearest picks the year that brings day nearest to the publication.
func (r *reader) nearest(c *catch, day func(year int) (string, bool)) string {
	best, bestGap := "", 1<<30
	tense := r.tense(c)
	if dir := c.value(cDir); dir != "" {
		tense = 2 * dirOf(dir)
	}
	switch {
	case r.line.is(c.first-1, "ended"): // "the year ended Jan. 31"
		tense = -2
	case r.line.is(c.first-1, "ending"):
		tense = 2
	}
	for y := r.pub.Year() - 1; y <= r.pub.Year()+1; y++ {
		v, ok := day(y)
		gap := news.Day(v).Sub(news.DayOf(r.pub))
		if !ok || tense < 0 && gap > ahead || tense > 0 && gap < -behind || tense == -2 && gap >= 0 || tense == 2 && gap <= 0 {
			continue
		}
		if max(gap, -gap) < bestGap {
			best, bestGap = v, max(gap, -gap)
		}
	}
	return best
}

// dayRange is two days of one month.
func (r *reader) dayRange(c *catch, ru *rule) answer {
	if len(c.days) < 2 || c.days[0] >= c.days[1] {
		return answer{}
	}
	last := *c
	last.days = c.days[1:]
	a, b := r.day(c, ru), r.day(&last, ru)
	if a.value == "" || b.value == "" || b.value < a.value {
		return answer{}
	}
	a.value += "/" + b.value
	return a
}

func (r *reader) iso(c *catch, _ *rule) answer {
	if v, ok := ymd(c.year, c.yy[0], c.yy[1]); ok {
		return self(v)
	}
	return answer{}
}

// slash is a date in figures, of which only one order may be possible; where
// both are, the day stays unknown.
func (r *reader) slash(c *catch, _ *rule) answer {
	y := c.year
	if y == 0 {
		if y = c.yy[2] + 1900; c.yy[2] < 50 {
			y += 100
		}
	}
	us, okUS := ymd(y, c.yy[0], c.yy[1])
	eu, okEU := ymd(y, c.yy[1], c.yy[0])
	switch {
	case okUS && okEU && us != eu:
		return answer{value: fmt.Sprintf("%04d-XX-XX", y), why: "day and month could be either way round"}
	case okUS:
		return self(us)
	case okEU:
		return self(eu)
	}
	return answer{}
}

func (r *reader) dotted(c *catch, _ *rule) answer {
	if v, ok := ymd(c.year, c.yy[1], c.yy[0]); ok {
		return self(v)
	}
	return answer{}
}

// soon is how many months ahead a bare month lies although its verb looks
// back: "It published a plan for November", in October.
const soon = 2

func (r *reader) month(c *catch, ru *rule) answer {
	if c.year > 0 {
		return self(fmt.Sprintf("%04d-%02d", c.year, c.month))
	}
	if r.grain == unknown {
		return lost(fmt.Sprintf("XXXX-%02d", c.month))
	}
	y, now := r.pub.Year(), int(r.pub.Month())
	dir := c.value(cDir)
	switch tense := r.tense(c); {
	case strings.Contains(ru.source, "DIR year"):
		y += dirOf(dir)
	case dir == "-1" || dir == "past" || dir == "before":
		if c.month >= now {
			y--
		}
	case dir == "1" || dir == "after":
		if c.month <= now {
			y++
		}
	case dir == "0":
	case r.grain < toMonth:
		return lost(fmt.Sprintf("XXXX-%02d", c.month))
	case tense > 0:
		if c.month < now && now-c.month > 2 {
			y++
		}
	case c.month > now && (tense < 0 && c.month-now > soon || c.month-now > 6):
		y--
	case tense >= 0 && now-c.month > 8:
		y++
	}
	return from(r.published(), fmt.Sprintf("%04d-%02d", y, c.month))
}

// dirOf reads a direction in units; "before" and "after" count from a date told.
func dirOf(s string) int {
	switch s {
	case "-1", "past", "before":
		return -1
	case "1", "after":
		return 1
	}
	return 0
}

func (r *reader) fixed(_ *catch, ru *rule) answer { return self(ru.arg) }

func (r *reader) year(c *catch, _ *rule) answer { return self(fmt.Sprintf("%04d", c.year)) }

// fiscal years begin in different months, so the days are not told.
func (r *reader) fiscal(c *catch, _ *rule) answer {
	return answer{value: fmt.Sprintf("%04d", c.year), anchor: "self", why: "a fiscal year; its days depend on whose", blind: true}
}

func (r *reader) decade(c *catch, _ *rule) answer { return self(c.decade) }

func (r *reader) century(c *catch, _ *rule) answer {
	if c.ord < 1 || c.ord > 30 {
		return answer{}
	}
	return self(fmt.Sprintf("%02d", c.ord-1))
}

func (r *reader) ref(c *catch, _ *rule) answer {
	return answer{value: c.value(cRef), anchor: "self", why: "names no day"}
}

func (r *reader) holiday(c *catch, _ *rule) answer {
	f := strings.Split(c.value(cHoliday), "-")
	if r.grain < toMonth {
		return lost("XXXX-XX-XX")
	}
	if len(f) == 2 {
		return from(r.published(), r.nearestDay(c, atoi(f[0]), atoi(f[1])))
	}
	return from(r.published(), r.nearest(c, func(y int) (string, bool) { // month, weekday, which of them
		first := date(y, atoi(f[0]), 1)
		return ymd(y, atoi(f[0]), 1+(atoi(f[1])-isoWeekday(first)+7)%7+7*(atoi(f[2])-1))
	}))
}

// easter is the day arg days from Easter of the western churches, by the rule of
// Butcher (Nature, 20 April 1876).
func (r *reader) easter(c *catch, ru *rule) answer {
	if r.grain < toMonth || r.line.is(c.first-1, "orthodox") {
		return lost("XXXX-XX-XX")
	}
	return from(r.published(), r.nearest(c, func(y int) (string, bool) {
		a, b, k := y%19, y/100, y%100
		h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
		l := (32 + 2*(b%4) + 2*(k/4) - h - k%4) % 7
		n := h + l - 7*((a+11*h+22*l)/451) + 114
		return dayValue(date(y, n/31, n%31+1+atoi(ru.arg))), true
	}))
}

func (r *reader) newYear(c *catch, ru *rule) answer {
	if r.grain < toMonth {
		return lost("XXXX-" + ru.arg)
	}
	m, d, _ := strings.Cut(ru.arg, "-")
	return from(r.published(), r.nearestDay(c, atoi(m), atoi(d)))
}
