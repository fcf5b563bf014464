package brief

import (
	"testing"

	"chancery/internal/news"
)

func TestOfThePast(t *testing.T) {
	for name, want := range map[string]bool{
		"killed": false, "killed in 1960": true, "displaced since 2009": true, "number in 12": false, "in 1960": false, "killed in Oslo": false,
	} {
		if got := ofThePast(news.Slot{Name: name}); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
}
