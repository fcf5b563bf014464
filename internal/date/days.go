package date

import (
	"strings"
	"time"

	"chancery/internal/news"
)

// Days returns the days that a TIMEX3 value covers, and an unknown interval
// for values that are not on the calendar ("P2D", "XXXX-WXX-4", "PAST_REF").
// Seasons are those of the meteorological calendar of the north.
func Days(value string) news.Interval {
	if from, to, ok := strings.Cut(value, "/"); ok {
		return news.Interval{From: Days(from).From, To: Days(to).To}
	}
	if d, _, ok := strings.Cut(value, "T"); ok {
		return Days(d)
	}
	if strings.ContainsAny(value, "XP_") {
		return news.Interval{}
	}
	y, rest, dated := leading(value, 4)
	switch n, _, ok := leading(rest[min(2, len(rest)):], 2); {
	case !dated:
	case len(value) == 2:
		return between(y*100, 1, 1, y*100+99, 12, 31)
	case len(value) == 3:
		return between(y*10, 1, 1, y*10+9, 12, 31)
	case len(value) == 4:
		return between(y, 1, 1, y, 12, 31)
	case len(value) < 7:
	case strings.HasPrefix(rest, "-Q") && ok:
		return between(y, n*3-2, 1, y, n*3+1, 0)
	case strings.HasPrefix(rest, "-H") && ok:
		return between(y, n*6-5, 1, y, n*6+1, 0)
	case strings.HasPrefix(rest, "-W") && ok:
		return week(y, n, strings.HasSuffix(value, "-WE"))
	case len(value) == 10:
		return news.On(news.ParseDay(value))
	case len(value) == 7:
		if m, _, ok := leading(rest[1:], 2); ok {
			return between(y, m, 1, y, m+1, 0)
		}
		if m := seasonStart(value[5:]); m > 0 {
			return between(y, m, 1, y, m+3, 0)
		}
	}
	return news.Interval{}
}

// leading is the number that s begins with, of so many bytes at most with a
// minus before it, and what follows.
func leading(s string, most int) (n int, rest string, ok bool) {
	sign, first := 1, 0
	if strings.HasPrefix(s, "-") {
		sign, first = -1, 1
	}
	k := first
	for k < len(s) && k < most && '0' <= s[k] && s[k] <= '9' {
		n, k = 10*n+int(s[k]-'0'), k+1
	}
	if k == first {
		return 0, s, false
	}
	return sign * n, s[k:], true
}

func between(y, m, d, y2, m2, d2 int) news.Interval {
	return news.Interval{From: news.DayOf(date(y, m, d)), To: news.DayOf(date(y2, m2, d2))}
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// week is ISO week n of year y, or its Saturday and Sunday.
func week(y, n int, weekend bool) news.Interval {
	jan4 := date(y, 1, 4)
	monday := jan4.AddDate(0, 0, 1-isoWeekday(jan4)+7*(n-1))
	v := news.Interval{From: news.DayOf(monday), To: news.DayOf(monday.AddDate(0, 0, 6))}
	if weekend {
		v.From = v.From.Add(5)
	}
	return v
}

// seasonStart is the first month of a season, 0 for none.
func seasonStart(s string) int {
	switch s {
	case "SP":
		return 3
	case "SU":
		return 6
	case "FA":
		return 9
	case "WI":
		return 12
	}
	return 0
}
