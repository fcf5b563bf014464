package compare

import (
	"time"

	"chancery/internal/news"
)

// utc writes a publication time in UTC so that times compare as strings. Only
// times known to the second count: a midnight that stands for "some time that
// day" would order things that have no order.
func utc(p news.Published) (string, bool) {
	if p.Time == "" || (p.Precision != news.ToSecond && p.Precision != "") {
		return "", false
	}
	t, err := time.Parse(time.RFC3339, p.Time)
	if err != nil {
		return "", false
	}
	return t.UTC().Format("2006-01-02T15:04:05"), true
}
