package date

import (
	"strings"
	"testing"

	"chancery/internal/news"
)

// Every case is read as if printed on Tuesday, 10 June 2025; want lists times
// that events tell, as words = order, what it is counted from and the days.
var orderTests = []struct{ text, want string }{
	{"He spoke to reporters before his trip to Oslo.", "before his trip = BEFORE"},
	{"Prices have doubled since the onset of the war.", "since the onset of the war = SINCE"},
	{"She resigned shortly after the vote.", "shortly after the vote = AFTER"},
	{"She resigned shortly after he had left.", "shortly after = AFTER"},
	{"It is his first speech since taking office.", "since taking office = SINCE"},
	{"Prior to the talks, both sides fired.", "Prior to the talks = BEFORE"},
	{"They fled after the coup in May 2019.", "after the coup = AFTER 2019-05"},
	{"The upcoming summit will be in Lima.", "upcoming summit = AFTER"},
	{"Ghana began a three-day visit on June 2. During the visit, it signed a pact.", "During the visit = DURING told 2025-06-02..2025-06-04"},
	{"They held a fair for the 10th anniversary of the treaty.", "10th anniversary = AFTER published 2015-01-01..2015-12-31"},
	{"Prices rose in the weeks leading up to the vote.", "leading up to the vote = BEFORE"},
	{"The ministry was closed in 2019 and has since reopened.", "since = SINCE told"},
	{"The ministry was closed in 2019. Exports fell in that period.", "that period = DURING told"},
	{"He said that time was short.", ""},
	{"He looks before he leaps.", ""},
	{"Since you ask, no.", ""},
}

func TestOrders(t *testing.T) {
	for _, c := range orderTests {
		a := article(c.text, "2025-06-10")
		Read(a)
		got := ""
		for _, d := range a.Dates {
			if d.Type != news.ORDER {
				continue
			}
			got += a.Words(d.Span) + " = " + d.Value + " " + d.Anchor
			if d.Days.Known() {
				got += " " + string(d.Days.From) + ".." + string(d.Days.To)
			}
			if d.Why == "" {
				t.Errorf("%q: no reason", c.text)
			}
		}
		if got = strings.TrimSpace(got); got != c.want {
			t.Errorf("{%q, %q},", c.text, got)
		}
	}
}

var stayTests = []struct{ text, want string }{
	{"He landed in Lima on Monday for a two-day visit.", "2025-06-09..2025-06-10"},
	{"A three-day strike ended on Sunday.", "2025-06-06..2025-06-08"},
	{"They marked 30 years of ties.", "1995-01-01..1995-12-31"},
	{"A two-day strike is planned.", ".."},
	{"They fought for 30 years.", ".."},
}

func TestStays(t *testing.T) {
	for _, c := range stayTests {
		a := article(c.text, "2025-06-10")
		Read(a)
		got := ""
		for _, d := range a.Dates {
			if d.Type == news.DURATION {
				got += string(d.Days.From) + ".." + string(d.Days.To)
			}
		}
		if got != c.want {
			t.Errorf("{%q, %q},", c.text, got)
		}
	}
}
