package date

import (
	"fmt"
	"strings"
	"time"
)

// part is the suffix for a part of the day: "TMO", "T12:00", "".
func (c *catch) part() string {
	p := c.value(cPart)
	if p == "" {
		p = c.value(cParts)
	}
	if p == "" {
		return ""
	}
	return "T" + p
}

// weekday is the day of that name on the side that the words or the tense
// tell; news without either means the last one, the day of publication
// included.
func (r *reader) weekday(c *catch, ru *rule) answer {
	if r.grain < toDay {
		return lost(fmt.Sprintf("XXXX-WXX-%d%s", c.weekday, c.part()))
	}
	dir := c.value(cDir)
	back := (isoWeekday(r.pub) - c.weekday + 7) % 7 // days since the last one
	ahead := (7 - back) % 7
	days := -back
	switch {
	case strings.Contains(ru.source, "DIR week"):
		days = c.weekday - isoWeekday(r.pub) + 7*dirOf(dir)
	case dirOf(dir) < 0:
		if back == 0 {
			days = -7
		}
	case dirOf(dir) > 0:
		if days = ahead; ahead == 0 {
			days = 7
		}
	case dir == "0" && r.tense(c) >= 0, r.tense(c) > 0:
		days = ahead
	}
	return from(r.published(), dayValue(r.pub.AddDate(0, 0, days))+c.part())
}

// weekOf is the week in which a day lies.
func (r *reader) weekOf(c *catch, ru *rule) answer {
	a := r.day(c, ru)
	day, unit := parseValue(a.value)
	if unit != toDay {
		return lost(blank("W"))
	}
	a.value = weekValue(day)
	return a
}

func (r *reader) weekdays(c *catch, _ *rule) answer {
	return answer{value: fmt.Sprintf("XXXX-WXX-%d%s", c.weekday, c.part()), anchor: "self", why: "recurs every week"}
}

func (r *reader) months(c *catch, _ *rule) answer {
	return answer{value: fmt.Sprintf("XXXX-%02d", c.month), anchor: "self", why: "recurs every year"}
}

// rel is today, yesterday, tomorrow or tonight.
func (r *reader) rel(c *catch, _ *rule) answer {
	part := c.part()
	if part == "" && r.line.is(c.end-1, "tonight") {
		part = "TNI"
	}
	return r.shifted(atoi(c.value(cRel)), part)
}

func (r *reader) shift(_ *catch, ru *rule) answer { return r.shifted(atoi(ru.arg), "") }

// shifted is the day n days after publication, or a part of it.
func (r *reader) shifted(n int, part string) answer {
	a := lost("XXXX-XX-XX" + part)
	if r.grain == toDay {
		a = from(r.published(), dayValue(r.pub.AddDate(0, 0, n))+part)
	}
	if part != "" {
		a.typ = "TIME"
	}
	return a
}

func (r *reader) thisPart(c *catch, _ *rule) answer {
	if dir := c.value(cDir); dir == "after" || dir == "1" {
		return r.told1(1, c.part())
	}
	return r.shifted(dirOf(c.value(cDir)), c.part())
}

func (r *reader) overnight(*catch, *rule) answer { return r.shifted(-1, "TNI") }

func (r *reader) barePart(c *catch, _ *rule) answer { return r.shifted(0, c.part()) }

func (r *reader) weekend(c *catch, _ *rule) answer {
	if r.grain < toDay {
		return lost("XXXX-WXX-WE")
	}
	n := dirOf(c.value(cDir))
	if c.value(cDir) == "" && isoWeekday(r.pub) < 6 && r.tense(c) <= 0 {
		n = -1
	}
	return from(r.published(), weekValue(r.pub.AddDate(0, 0, 7*n))+"-WE")
}

// season is a season of a year, of the direction given, or the nearest by tense.
func (r *reader) season(c *catch, _ *rule) answer {
	s := c.value(cSeason)
	if c.year > 0 {
		return self(fmt.Sprintf("%04d-%s", c.year, s))
	}
	if r.grain < toMonth {
		return lost("XXXX-" + s)
	}
	y, m := r.pub.Year(), seasonStart(s)
	begins := func() time.Time { return date(y, m, 1) }
	switch dir := c.value(cDir); {
	case dirOf(dir) < 0:
		for !begins().AddDate(0, 3, 0).Before(r.pub) {
			y--
		}
	case dirOf(dir) > 0:
		for !begins().After(r.pub) {
			y++
		}
	case dir == "0" && !(s == "WI" && r.pub.Month() < 4), r.tense(c) > 0:
	default:
		if begins().After(r.pub) {
			y--
		}
	}
	return from(r.published(), fmt.Sprintf("%04d-%s", y, s))
}

func (r *reader) clock(c *catch, ru *rule) answer {
	h := c.hour
	switch {
	case c.value(cHalf) == "p" && h < 12:
		h += 12
	case c.value(cHalf) == "a" && h == 12:
		h = 0
	}
	at := fmt.Sprintf("T%02d:%02d", h, c.minute)
	var a answer
	switch {
	case c.has&cWeekday != 0:
		a = r.weekday(c, ru)
	case c.has&cRel != 0:
		a = r.rel(c, ru)
	case c.has&cMonth != 0:
		a = r.day(c, ru)
	case r.here: // "On 3 June he was shot at 10 p.m."
		a = r.told1(0, "")
	default:
		a = r.shifted(0, "")
	}
	if a.value == "" {
		return a
	}
	day, _, _ := strings.Cut(a.value, "T")
	a.value = day + at
	return a
}
