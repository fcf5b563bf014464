package date

import (
	"fmt"
	"math"
	"strconv"

	"chancery/internal/news"
)

// period writes n units as a TIMEX3 duration: "P2D", "PT1M30S", "P2Y6M".
func period(n float64, unit string) string {
	switch unit {
	case "E":
		n, unit = n*10, "Y"
	case "C":
		n, unit = n*100, "Y"
	case "2W":
		n, unit = n*2, "W"
	}
	whole, rest := math.Floor(n), n-math.Floor(n)
	smaller, times := "", 0.0
	switch unit {
	case "Y":
		smaller, times = "M", 12
	case "TH":
		smaller, times = "M", 60
	case "TM":
		smaller, times = "S", 60
	}
	p := "P"
	if unit[0] == 'T' {
		p, unit = "PT", unit[1:]
	}
	if rest > 0 && smaller != "" {
		return fmt.Sprintf("%s%.0f%s%.0f%s", p, whole, unit, rest*times, smaller)
	}
	return p + strconv.FormatFloat(n, 'f', -1, 64) + unit
}

// some writes a duration of unknown length.
func some(unit string) string {
	switch {
	case unit == "2W":
		unit = "W"
	case unit == "E":
		unit = "Y"
	case unit[0] == 'T':
		return "PTX" + unit[1:]
	}
	return "PX" + unit
}

func length(value string) answer { return answer{value: value, why: "a length of time"} }

func (r *reader) duration(c *catch, _ *rule) answer {
	n := c.number()
	if n.Vague {
		return length(some(c.value(cUnit)))
	}
	return length(period(n.Value, c.value(cUnit)))
}

func (r *reader) durationHalf(c *catch, _ *rule) answer {
	return length(period(1.5, c.value(cUnit)))
}

// one is "a week"; after a number or price it is a rate: "$5 a week".
func (r *reader) one(c *catch, _ *rule) answer {
	unit := c.value(cUnit)
	if unit == "" { // "week-long" is matched as a literal
		unit = r.line.infos[c.first].values[cUnit]
	}
	a := length(period(1, unit))
	if i := c.first - 1; i >= 0 && r.line.rate(i) {
		a.typ, a.why = news.SET, "a rate"
	}
	return a
}

// rate reports whether word i ends an amount, which "a year" then divides.
func (l *line) rate(i int) bool {
	switch l.ws[i].Lower {
	case "once", "twice", "times", "percent", "%", "million", "billion", "dollars", "barrels", "tons", "tonnes":
		return true
	}
	return l.of[i]&cNum != 0 && l.ws[i].Value > 0
}

// span is a stretch of known length that ends or begins at publication.
func (r *reader) span(c *catch, ru *rule) answer {
	a := r.duration(c, ru)
	if c.number().Vague {
		return a
	}
	return r.lasting(c, dirOf(c.value(cDir)), a)
}

// lasting gives a duration its days: up to or from the day of publication.
func (r *reader) lasting(c *catch, sign int, a answer) answer {
	a.why = "a length of time"
	b := r.published()
	n := int(c.number().Value)
	if b.unit < toDay || sign == 0 || n > 1000 {
		return a
	}
	y, m, d := 0, 0, 0
	switch c.value(cUnit) {
	case "Y":
		y = n
	case "E":
		y = 10 * n
	case "M":
		m = n
	case "Q":
		m = 3 * n
	case "W":
		d = 7 * n
	case "2W":
		d = 14 * n
	case "D":
		d = n
	default:
		return a
	}
	other := news.DayOf(b.day.AddDate(sign*y, sign*m, sign*d))
	a.days = news.Interval{From: other, To: news.DayOf(b.day)}
	if sign > 0 {
		a.days = news.Interval{From: news.DayOf(b.day), To: other}
	}
	a.anchor, a.why = "published", "a length of time up to or from the day of publication"
	return a
}

func (r *reader) vague(c *catch, _ *rule) answer { return length(some(c.value(cUnit))) }

func (r *reader) dirPlural(c *catch, ru *rule) answer { return r.vague(c, ru) }

func (r *reader) set(c *catch, _ *rule) answer {
	return answer{value: c.value(cSet), anchor: "self", why: "recurs"}
}

func (r *reader) every(c *catch, _ *rule) answer {
	return answer{value: period(c.number().Value, c.value(cUnit)), anchor: "self", why: "recurs"}
}

func (r *reader) everyOther(c *catch, _ *rule) answer {
	return answer{value: period(2, c.value(cUnit)), anchor: "self", why: "recurs"}
}
