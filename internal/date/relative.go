package date

import (
	"fmt"
	"strings"
	"time"

	"chancery/internal/news"
)

// blank is the value of an unknown period of a unit.
func blank(unit string) string {
	switch unit {
	case "W", "2W":
		return "XXXX-WXX"
	case "M":
		return "XXXX-XX"
	case "Q":
		return "XXXX-QX"
	case "Y":
		return "XXXX"
	case "E":
		return "XXX"
	case "C":
		return "XX"
	}
	return "XXXX-XX-XX"
}

// move is the period n units from b, as exact as the unit is: a day for days,
// a month for months. It is "" where b is not known as exactly.
func (b base) move(unit string, n int) string {
	if b.unit < grainOf(unit) || n > 4000 || n < -4000 {
		return ""
	}
	t := b.day
	switch unit {
	case "D":
		return dayValue(t.AddDate(0, 0, n))
	case "W":
		return weekValue(t.AddDate(0, 0, 7*n))
	case "2W":
		return weekValue(t.AddDate(0, 0, 14*n))
	case "M":
		m := t.Year()*12 + int(t.Month()) - 1 + n
		return fmt.Sprintf("%04d-%02d", m/12, m%12+1)
	case "Q":
		q := t.Year()*4 + (int(t.Month())-1)/3 + n
		return quarterValue(q/4, q%4+1)
	}
	return years(t.Year(), unit, n)
}

// years moves by years, decades and centuries; years before 1 have no value.
func years(y int, unit string, n int) string {
	switch unit {
	case "Y":
		if y += n; y > 0 {
			return fmt.Sprintf("%04d", y)
		}
	case "E":
		if y = y/10 + n; y > 0 {
			return fmt.Sprintf("%03d", y)
		}
	case "C":
		if y = y/100 + n; y > 0 {
			return fmt.Sprintf("%02d", y)
		}
	}
	return ""
}

func (r *reader) dirUnit(c *catch, _ *rule) answer {
	unit, dir := c.value(cUnit), c.value(cDir)
	if unit == "D" && dir == "0" {
		return r.shifted(0, "")
	}
	if unit == "D" {
		return r.told1(dirOf(dir), "")
	}
	b := r.published()
	if dir == "after" || dir == "before" {
		b = r.narrative(unit)
	}
	if dir == "past" && unit != "Q" {
		return r.lasting(c, -1, answer{value: period(1, unit), typ: news.DURATION})
	}
	if v := b.move(unit, dirOf(dir)); v != "" {
		return from(b, v)
	}
	return lost(blank(unit))
}

func (r *reader) thisUnit(c *catch, _ *rule) answer {
	unit := map[byte]string{'r': "Y", 'h': "M", 'k': "W"}[r.lastByte(c)]
	if v := r.published().move(unit, 0); v != "" {
		return from(r.published(), v)
	}
	return lost(blank(unit))
}

// yearEnd is the end of the year of publication, or after "since" of the one
// before; its day is not told.
func (r *reader) yearEnd(c *catch, _ *rule) answer {
	n := 0
	if r.line.is(c.first-1, "since") {
		n = -1
	}
	if v := r.published().move("Y", n); v != "" {
		return from(r.published(), v)
	}
	return lost(blank("Y"))
}

// lastByte is the last letter of the expression: of year, month or week.
func (r *reader) lastByte(c *catch) byte {
	w := r.line.ws[c.end-1].Lower
	return w[len(w)-1]
}

// ago counts back from publication. What is compared with a quarter is a
// quarter: "a year ago" then is the same one of the year before.
func (r *reader) ago(c *catch, _ *rule) answer {
	n := c.number()
	unit := c.value(cUnit)
	if n.Vague || n.Value > 3000 {
		return answer{value: "PAST_REF", anchor: "published", why: "how long ago is not told"}
	}
	if unit == "Y" && n.Value == 1 {
		return compared(r.yearBefore(r.published()))
	}
	return r.count(r.published(), unit, n.Value, -1)
}

// yearBefore is the quarter that the text is about, of the year before, or the
// year before b.
func (r *reader) yearBefore(b base) answer {
	if r.reports {
		return answer{value: r.quarterBack(), anchor: "told", why: "the same quarter a year before"}
	}
	return r.count(b, "Y", 1, -1)
}

func (r *reader) hence(c *catch, _ *rule) answer {
	return r.count(r.published(), c.value(cUnit), c.number().Value, 1)
}

func (r *reader) earlier(c *catch, _ *rule) answer {
	unit := c.value(cUnit)
	if unit == "Y" && c.number().Value == 1 {
		return compared(r.yearBefore(r.narrative(unit)))
	}
	return r.count(r.narrative(unit), unit, c.number().Value, -1)
}

func (r *reader) later(c *catch, _ *rule) answer {
	unit := c.value(cUnit)
	return r.count(r.narrative(unit), unit, c.number().Value, 1)
}

// count moves n units from b in direction sign. Hours and minutes that stay
// within the day are on it.
func (r *reader) count(b base, unit string, n float64, sign int) answer {
	if unit == "TH" || unit == "TM" || unit == "TS" {
		if b.unit < toDay || unit == "TH" && n >= 12 {
			return lost("XXXX-XX-XX")
		}
		return from(b, dayValue(b.day))
	}
	whole := int(n)
	if n != float64(whole) && unit == "Y" {
		unit, whole = "M", int(n*12)
	}
	if v := b.move(unit, sign*whole); v != "" {
		return from(b, v)
	}
	return lost(blank(unit))
}

// quarterIn reads a value such as 2019-Q3.
func quarterIn(value string) (y, q int, ok bool) {
	y, rest, dated := leading(value, 4)
	q, _, ok = leading(strings.TrimPrefix(rest, "-Q"), 1)
	return y, q, dated && ok && strings.HasPrefix(rest, "-Q")
}

func (r *reader) quarterBack() string {
	y, q, _ := quarterIn(r.quarter)
	return quarterValue(y-1, q)
}

// told1 is the day n days from the day told last.
func (r *reader) told1(n int, part string) answer {
	b := r.narrative("D")
	if b.unit < toDay {
		return lost("XXXX-XX-XX" + part)
	}
	return from(b, dayValue(b.day.AddDate(0, 0, n))+part)
}

func (r *reader) nextDay(*catch, *rule) answer     { return r.told1(1, "") }
func (r *reader) previousDay(*catch, *rule) answer { return r.told1(-1, "") }
func (r *reader) sameDay(*catch, *rule) answer     { return r.told1(0, "") }

func (r *reader) narrated(unit string, n int) answer {
	b := r.narrative(unit)
	if v := b.move(unit, n); v != "" {
		return from(b, v)
	}
	return lost(blank(unit))
}

// sameYear is the year told before; "the year ended March 31" is a length.
func (r *reader) sameYear(c *catch, _ *rule) answer {
	if r.line.is(c.end, "ended") || r.line.is(c.end, "ending") {
		a := length(period(1, "Y"))
		a.typ = news.DURATION
		return a
	}
	return r.narrated("Y", 0)
}

func (r *reader) nextYear(*catch, *rule) answer  { return r.narrated("Y", 1) }
func (r *reader) lastYear(*catch, *rule) answer  { return r.narrated("Y", -1) }
func (r *reader) sameMonth(*catch, *rule) answer { return r.narrated("M", 0) }

func (r *reader) yearEarlier(*catch, *rule) answer {
	if r.quarter != "" {
		return answer{value: r.quarterBack(), anchor: "told", why: "the same quarter a year before", aside: true}
	}
	return compared(r.narrated("Y", -1))
}

// latestQuarter is the quarter told before if it was over, else the last that
// was.
func (r *reader) latestQuarter(*catch, *rule) answer {
	over := r.finished()
	switch {
	case r.quarter != "" && (over == "" || r.quarter <= over):
		return answer{value: r.quarter, anchor: "told", why: "the quarter told before"}
	case over != "":
		return answer{value: over, anchor: "published", why: "the last quarter that was over"}
	}
	return lost("XXXX-QX")
}

// yearsQuarter is the quarter told before, of another year: "the 2018 quarter".
func (r *reader) yearsQuarter(c *catch, _ *rule) answer {
	y := c.year
	if y == 0 {
		if r.grain == unknown {
			return lost("XXXX-QX")
		}
		y = r.pub.Year() + dirOf(c.value(cDir))
	}
	q := r.quarter
	if q == "" {
		q = r.finished()
	}
	if q == "" {
		return compared(self(fmt.Sprintf("%04d", y)))
	}
	return answer{value: fmt.Sprintf("%04d%s", y, q[4:]), anchor: "told", why: "the quarter told before, of that year", aside: true}
}

// quarterOf is a quarter of the year given, else the last that began before
// publication, or the next where the tense tells so.
func (r *reader) quarterOf(c *catch, _ *rule) answer {
	q := c.ord
	if q == 0 {
		q = int(c.number().Value)
	}
	if q < 1 || q > 4 {
		return answer{}
	}
	return r.fraction(c, q, 3, "%04d-Q%d", "XXXX-Q%d")
}

// quarterAgo is a quarter of the year before the last such one.
func (r *reader) quarterAgo(c *catch, ru *rule) answer {
	a := r.quarterOf(c, ru)
	if y, q, ok := quarterIn(a.value); ok {
		a.value = quarterValue(y-1, q)
	}
	return compared(a)
}

func (r *reader) halfYear(c *catch, _ *rule) answer {
	if c.ord < 1 || c.ord > 2 {
		return answer{}
	}
	return r.fraction(c, c.ord, 6, "%04d-H%d", "XXXX-H%d")
}

// fraction is the nth part, months long, of a year.
func (r *reader) fraction(c *catch, n, months int, format, blank string) answer {
	y := r.pub.Year()
	switch {
	case c.year > 0:
		return self(fmt.Sprintf(format, c.year, n))
	case r.grain == unknown || r.grain < toMonth && c.has&cDir == 0:
		return lost(fmt.Sprintf(blank, n))
	case c.has&cDir != 0:
		y += dirOf(c.value(cDir))
	case date(y, (n-1)*months+1, 1).After(r.pub) && r.tense(c) <= 0:
		y--
	case r.pub.Sub(date(y, n*months+1, 1)) > 240*24*time.Hour && r.tense(c) > 0:
		y++
	}
	return from(r.published(), fmt.Sprintf(format, y, n))
}
