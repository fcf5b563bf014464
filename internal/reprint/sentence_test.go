package reprint

import (
	"strings"
	"testing"
)

const ferry = "The ferry left the old harbour at noon on Tuesday. Twelve cars stood on its lower deck. " +
	"The captain, Jon Aske, had warned of strong wind. Rescuers brought everybody ashore before dark."

func copied(a, b string) copying {
	return copyingOf(open(article("a", "", a, "", "")), open(article("b", "", b, "", "")))
}

func TestCopying(t *testing.T) {
	first, rest, _ := strings.Cut(ferry, ". ")
	for _, c := range []struct {
		what, other string
		kept, dense float64 // at least; -1: less than half
	}{
		{"itself", ferry, 1, 1},
		{"cut at the end", first + ".", 1, 1},
		{"a few words changed", strings.ReplaceAll(strings.ReplaceAll(ferry, "harbour", "harbor"), "Twelve", "12"), .9, 1},
		{"matter woven in", first + ". Nobody had looked at the engines for years. A union had asked for new boats. " +
			"Its letters went unanswered all winter. The minister resigned that same evening. " + rest, 1, .49},
		{"other words", "At noon a boat went out to sea from the town. Nobody was hurt, a spokeswoman for the coast guard said.", -1, -1},
		{"nothing", "", -1, -1},
	} {
		got := copied(ferry, c.other)
		for i, x := range [][2]float64{{got.kept, c.kept}, {got.dense, c.dense}} {
			if x[1] < 0 && x[0] >= .5 || x[0] < x[1] {
				t.Errorf("%s: measure %d is %.2f, want %.2f", c.what, i, x[0], x[1])
			}
		}
	}
	woven := copied(ferry, first+". Nobody had looked at the engines for years. A union had asked for new boats. "+
		"Its letters went unanswered all winter. The minister resigned that same evening. "+rest)
	if woven.dense > .6 {
		t.Errorf("matter woven in: density %.2f", woven.dense)
	}
}

func TestCopyingLeavesOutTheHeadline(t *testing.T) {
	a := open(article("a", "Ferry sinks off the coast at noon", ferry, "", ""))
	b := open(article("b", "Everybody was saved, says the coast guard", ferry, "", ""))
	if c := copyingOf(a, b); c.kept != 1 || c.dense != 1 {
		t.Errorf("retitled copy: %+v", c)
	}
}
