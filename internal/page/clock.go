package page

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"chancery/internal/news"
)

// A moment is a date as a page states it: the day in the page's own zone, the
// clock time if its zone is known, and how exact it is.
type moment struct {
	day       news.Day
	clock     string // RFC 3339
	precision news.Precision
}

func (m moment) known() bool { return m.day.Known() }

// exact lists layouts whose zone is stated; plain lists those without, of
// which the day alone can be trusted.
var (
	exact = []string{
		time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700",
		"2006-01-02T15:04:05 Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700",
		"2006-01-02 15:04:05 -07:00", "2006-01-02 15:04 -0700", "2006-01-02 15:04:05.999999999 -0700", "20060102T150405Z0700",
		"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05 -0700",
		"Mon Jan 2 15:04:05 -0700 2006", "January 2, 2006 3:04 PM -0700", "Jan 2, 2006 3:04 PM -0700", "Jan 2, 2006 15:04 -0700",
		"2 January 2006 15:04 -0700", "2 Jan 2006 15:04 -0700", "January 2, 2006 15:04 -0700", "Mon, January 2, 2006 3:04 PM -0700",
		"Monday, January 2, 2006 3:04 PM -0700", "3:04 PM -0700 January 2, 2006", "2006/01/02 15:04:05 -0700",
	}
	plain = []string{
		"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999", "2006-01-02 15:04", "2006-1-2 15:04:05", "2006-1-2",
		"2006/1/2 15:04:05", "2006/1/2 15:04", "2006/1/2", "2006.1.2 15:04", "2006.1.2", "20060102150405", "20060102T150405", "20060102",
		"2.1.2006 15:04:05", "2.1.2006 15:04", "2.1.2006, 15:04", "2.1.2006",
		"January 2, 2006 3:04 PM", "January 2, 2006 15:04", "January 2, 2006", "January 2 2006", "Jan 2, 2006 3:04 PM", "Jan 2, 2006 15:04:05", "Jan 2, 2006 15:04", "Jan 2, 2006", "Jan 2 2006",
		"2 January 2006 15:04", "2 January 2006", "2 January, 2006", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006", "2 Jan, 2006", "2-Jan-2006", "02-Jan-06",
		"Mon Jan 2 15:04:05 2006",
	}
)

var (
	isoStart = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})\b`)
	ordinal  = regexp.MustCompile(`(?i)\b(\d{1,2})(st|nd|rd|th)\b`)
	weekday  = regexp.MustCompile(`(?i)^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(day|nesday|sday|rsday|urday)?\.?,?\s+`)
	lead     = regexp.MustCompile(`(?i)^(published|posted|updated|last updated|created|date)?( on| at)?\s*:?\s*`)
	isoZone  = regexp.MustCompile(`\[[A-Za-z/_+-]+\]$`)
	monthAbb = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.`)
	meridiem = regexp.MustCompile(`(?i)(\d)\s*([ap])\.?m\b\.?`)
	slashed  = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b`)
)

// readMoment reads a date as machines and English pages write it. Of numbers
// such as 4/5/2021 the day is told only if one of the two cannot be a month.
func readMoment(s string) moment {
	s = oneLine(s)
	if len(s) < 4 || len(s) > 80 {
		return moment{}
	}
	if m := readEpoch(s); m.known() {
		return m
	}
	s = isoZone.ReplaceAllString(s, "")
	s = weekday.ReplaceAllString(lead.ReplaceAllString(s, ""), "")
	s = ordinal.ReplaceAllString(s, "$1")
	s = monthAbb.ReplaceAllStringFunc(s, func(m string) string { return m[:3] })
	s = meridiem.ReplaceAllStringFunc(s, func(m string) string {
		return m[:1] + " " + strings.ToUpper(strings.Trim(m[1:], " ."))[:1] + "M"
	})
	s = strings.NewReplacer(" at ", " ", " | ", " ", ", at ", " ", " - ", " ", " – ", " ", ",", ", ", " ,", ",").Replace(s)
	s = oneLine(numericZone(s))
	for _, layout := range exact {
		if t, err := time.Parse(layout, s); err == nil {
			return momentOf(t, true)
		}
	}
	for _, layout := range plain {
		if t, err := time.Parse(layout, s); err == nil {
			return momentOf(t, false)
		}
	}
	return readLoose(s)
}

// readLoose reads what begins with a day and goes on with something else, and
// months and years.
func readLoose(s string) moment {
	if m := isoStart.FindString(s); m != "" {
		return dayMoment(news.ParseDay(m))
	}
	if m := slashed.FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		y, _ := strconv.Atoi(m[3])
		switch {
		case a > 12 && b <= 12:
			return dayMoment(dayFrom(y, b, a))
		case b > 12 && a <= 12, a == b:
			return dayMoment(dayFrom(y, a, b))
		}
		return moment{}
	}
	for _, layout := range []string{"January 2006", "Jan 2006", "2006-01", "2006/01"} {
		if t, err := time.Parse(layout, s); err == nil && sane(t) {
			return moment{day: news.DayOf(t), precision: news.ToMonth}
		}
	}
	if t, err := time.Parse("2006", s); err == nil && sane(t) {
		return moment{day: news.DayOf(t), precision: news.ToYear}
	}
	return moment{}
}

// readEpoch reads seconds or milliseconds since 1970.
func readEpoch(s string) moment {
	if len(s) != 10 && len(s) != 13 {
		return moment{}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return moment{}
	}
	if len(s) == 13 {
		n /= 1000
	}
	return momentOf(time.Unix(n, 0).UTC(), true)
}

// numericZone replaces a zone's name at the end, or before a final year, by its
// offset: package time reads names but knows only the local zone's offset.
func numericZone(s string) string {
	fields := strings.Fields(s)
	for i := len(fields) - 1; i >= max(0, len(fields)-4); i-- {
		offset, ok := zones[strings.Trim(fields[i], "().")]
		if ok {
			fields[i] = offset
			return strings.Join(fields, " ")
		}
	}
	return s
}

// zones are the names that news pages print, as of RFC 5322 and the IANA time
// zone database. Names with several meanings (IST, CST in China) are given
// the meaning of RFC 5322 where it has one and are left out otherwise.
var zones = map[string]string{
	"UTC": "+0000", "GMT": "+0000", "UT": "+0000", "WET": "+0000", "WEST": "+0100", "BST": "+0100", "CET": "+0100", "CEST": "+0200",
	"MEZ": "+0100", "MESZ": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300", "JST": "+0900", "KST": "+0900",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
	"ET": "", "CT": "", "MT": "", "PT": "", "IST": "", // standard or summer time, or several countries: the day alone is sure
	"AEST": "+1000", "AEDT": "+1100", "AWST": "+0800", "NZST": "+1200", "NZDT": "+1300", "SGT": "+0800", "HKT": "+0800", "WIB": "+0700",
}

func dayFrom(y, m, d int) news.Day {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || !sane(t) {
		return ""
	}
	return news.DayOf(t)
}

func dayMoment(d news.Day) moment {
	if !d.Known() || !sane(d.Time()) {
		return moment{}
	}
	return moment{day: d, precision: news.ToDay}
}

func momentOf(t time.Time, zoned bool) moment {
	if !sane(t) {
		return moment{}
	}
	if !zoned {
		return moment{day: news.DayOf(t), precision: news.ToDay}
	}
	return moment{day: news.DayOf(t), clock: t.Format(time.RFC3339), precision: news.ToSecond}
}

// sane keeps templates' zero dates (1970-01-01, 0001-01-01) and typing errors
// out. The lower bound is the first year of the web; the upper bound needs no
// clock: no page of today is from the year 2100.
func sane(t time.Time) bool { return t.Year() >= 1993 && t.Year() < 2100 }

// ReadDate reads a date as pages, feeds and mail write it: the day in its own
// zone, and the time where the zone is stated. How is left to the caller. The
// zero value says that s could not be read.
func ReadDate(s string) news.Published {
	return readMoment(s).as("")
}
