package name

import (
	"testing"

	"chancery/internal/news"
)

func TestTenure(t *testing.T) {
	for _, c := range []struct{ id, words, want string }{
		{"Q76", "President Barack Obama", "2009-01-20..2017-01-20"},
		{"Q76", "Senator Barack Obama", ".."},
		{"Q6279", "Vice President Joe Biden", "2009-01-20..2017-01-20"},
		{"Q7747", "Russian President Vladimir Putin", "2000-05-07.."},
		{"Q0", "President Nobody", ".."},
	} {
		v, _ := Default().Tenure(news.EntityID(c.id), c.words)
		if got := string(v.From) + ".." + string(v.To); got != c.want {
			t.Errorf("%s: got %s, want %s", c.words, got, c.want)
		}
	}
}
