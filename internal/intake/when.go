package intake

import (
	"strconv"
	"strings"
	"time"

	"chancery/internal/news"
)

// ParseTime reads a date as metadata states it: RFC 3339, RFC 1123, ISO 8601
// in its common shapes, "2024-05-16 10:00:00", "May 3, 2024", "3 May 2024",
// seconds or milliseconds since 1970, months in the larger European languages.
// The zero Published is unknown; How and Span are left to the caller.
//
// Nothing is guessed: a date without year is unknown, so is 02/11/2026, which
// is two different days on two sides of an ocean (13/11/2026 is not). A clock
// time without zone leaves the day only, because times without zone do not
// compare across outlets.
func ParseTime(s string) news.Published {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 80 {
		return news.Published{}
	}
	if allDigits(s) {
		return compactTime(s)
	}
	c := scan{in: s}
	if c.run() {
		return c.published()
	}
	return news.Published{}
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// compactTime reads digits alone: YYYY, YYYYMMDD, YYYYMMDDhh, YYYYMMDDhhmm,
// YYYYMMDDhhmmss, and seconds (10 digits) or milliseconds (13) since 1970.
func compactTime(s string) news.Published {
	if len(s) == 4 {
		if y, _ := strconv.Atoi(s); saneYear(y) {
			return news.Published{Day: news.Day(s + "-01-01"), Precision: news.ToYear}
		}
		return news.Published{}
	}
	switch len(s) {
	case 8, 10, 12, 14:
		t, err := time.Parse("20060102", s[:8])
		if hour, _ := strconv.Atoi((s + "00")[8:10]); err == nil && saneYear(t.Year()) && hour < 24 {
			return news.Published{Day: news.DayOf(t), Precision: news.ToDay}
		}
	}
	n, _ := strconv.ParseInt(s, 10, 64)
	switch len(s) {
	case 10:
		return exactly(time.Unix(n, 0).UTC())
	case 13:
		return exactly(time.UnixMilli(n).UTC())
	}
	return news.Published{}
}

func exactly(t time.Time) news.Published {
	return news.Published{Day: news.DayOf(t), Time: t.Format(time.RFC3339), Precision: news.ToSecond}
}

// saneYear keeps numbers from being taken for years that no archive has.
func saneYear(y int) bool { return y >= 1800 && y <= 2100 }
