package date

import (
	"testing"

	parser "chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

// Want is what an article without a day of publication is inferred to lie
// between.
var windowTests = []struct{ text, want string }{
	{"The minister resigned in March 2019. The court freed him on 4 May 2021.", "2021-05-04.."},
	{"The summit will be held in Quito on 9 June 2023.", "..2023-06-09"},
	{"He was jailed in 2018. The trial will begin on 9 June 2023.", "2018-01-01..2023-06-09"},
	{"The bonds, due on 1 May 2040, were sold.", ".."},
	{"The plant must close by 2040.", ".."},
	{"The 2004 games made the town famous.", ".."},
	{"They met for the 10th anniversary of the famine of 1998.", "2007-01-01..2009-12-31"},
	{"The mine closed twenty years ago, in 1990.", "2009-01-01..2011-12-31"},
	{"The mine closed in 1990. Ten years ago it rained.", "1990-01-01.."},
	{"Police shot two men on Tuesday.", ".."},
	{"Output is rising faster than in 2011, he said.", ".."},
}

func TestWindow(t *testing.T) {
	for _, c := range windowTests {
		a := &news.Article{Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en"}
		text.Read(a)
		parser.Read(a)
		Read(a)
		w := Window(a, nil)
		if got := string(w.From) + ".." + string(w.To); got != c.want {
			t.Errorf("{%q, %q},", c.text, got)
		}
		for _, b := range w.Reasons {
			if b.Why == "" || b.IsZero() {
				t.Errorf("%q: a limit without words or reason", c.text)
			}
		}
	}
}

// A known day is never doubted, and a window never becomes one.
func TestWindowOfKnownDay(t *testing.T) {
	a := article("The minister resigned in March 2019 and left on Tuesday.", "2020-01-01")
	Read(a)
	if w := Window(a, nil); w.Known() {
		t.Errorf("a window beside a known day: %+v", w)
	}
	a = article("The minister resigned in March 2019 and left on Tuesday.", "")
	Read(a)
	if w := Window(a, nil); !w.From.Known() || a.Published != (news.Published{}) {
		t.Errorf("window %+v, published %+v", w, a.Published)
	}
	for _, d := range a.Dates {
		if d.Anchor == "published" {
			t.Errorf("%q is counted from a day that is not known", a.Words(d.Span))
		}
	}
}

// Office-holders limit the day from both sides in the lead, and from one below.
func TestWindowOfOffice(t *testing.T) {
	term := func(id news.EntityID, words string) (news.Interval, bool) {
		return news.Interval{From: "2010-03-01", To: "2014-03-01"}, id == "x"
	}
	for _, c := range []struct{ text, want string }{
		{"President Ruiz flew to Lima.", "2010-03-01..2014-03-01"},
		{"Former president Ruiz flew to Lima.", ".."},
		{"It rained. It rained. It rained. It rained. President Ruiz flew to Lima.", "2010-03-01.."},
	} {
		a := article(c.text, "")
		Read(a)
		at := len(c.text) - len("Ruiz flew to Lima.")
		a.Mentions = []news.Mention{{Span: news.Span{Start: at, End: at + 4}, Entity: "x", Type: news.Person, Kind: news.ByName}}
		w := Window(a, term)
		if got := string(w.From) + ".." + string(w.To); got != c.want {
			t.Errorf("{%q, %q},", c.text, got)
		}
	}
}
