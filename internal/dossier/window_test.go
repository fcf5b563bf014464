package dossier

import (
	"slices"
	"testing"

	"chancery/internal/news"
)

func TestSays(t *testing.T) {
	a := &news.Article{Text: "He fell in May 2021."}
	from := news.Bound{Span: news.Span{Start: 11, End: 19}, Edge: news.NotBefore, Day: "2021-05-01", Why: "told as past"}
	for _, c := range []struct {
		v    news.Interval
		want string
	}{
		{news.Interval{}, ""},
		{news.Interval{From: "2021-05-01"}, "2021-05-01 or later"},
		{news.Interval{To: "2023-06-09"}, "2023-06-09 or earlier"},
		{news.Interval{From: "2021-05-01", To: "2023-06-09"}, "between 2021-05-01 and 2023-06-09"},
	} {
		got, why := Says(a, news.Window{Interval: c.v, Reasons: []news.Bound{from}})
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if want := []string{"not before 2021-05-01: “May 2021”, told as past"}; got != "" && !slices.Equal(why, want) {
			t.Errorf("got %q, want %q", why, want)
		}
	}
}
