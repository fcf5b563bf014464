package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/internal/date"
	"chancery/internal/news"
)

// article is text as one sentence.
func article(text string) *news.Article {
	a := &news.Article{Text: text, Body: news.Span{End: len(text)}}
	a.Sentences = []news.Sentence{{Span: news.Span{End: len(text)}}}
	a.Published.Day = "2025-06-10"
	date.Read(a)
	return a
}

// show prints a figure as "hedge value..high unit of (subject) [words]".
func show(a *news.Article, f news.Figure) string {
	s := string(f.Kind) + " "
	if f.Hedge != "" {
		s += f.Hedge + " "
	}
	s += fmt.Sprint(f.Value)
	if f.High > 0 {
		s += fmt.Sprint("..", f.High)
	}
	for _, x := range []string{f.Unit, f.Of} {
		if x != "" {
			s += " " + strings.ReplaceAll(x, " ", "_")
		}
	}
	if f.Subject != "" {
		s += " (" + f.Subject + ")"
	}
	return s
}

var readTests = []struct{ text, want string }{
	{"At least 10 people were killed.", "count at least 10 person killed"},
	{"The blast killed ten people.", "count 10 person killed"},
	{"The death toll has risen to 10.", "count 10 person killed"},
	{"The quake claimed 10 lives.", "count 10 person killed"},
	{"It led to the deaths of ten people.", "count 10 person killed"},
	{"No pupils were hurt.", "count 0 person injured"},
	{"He will not rest, no matter how many people he killed.", ""},
	{"The ministry released more than 6,000 emails.", "count more than 6000 email"},
	{"Police seized three hunting rifles and two other rifles.", "count 3 rifle; count 2 rifle"},
	{"The 16-page report was released.", ""},
	{"The 2020 Democrats were released.", ""},
	{"Two people were nearly killed.", "count 2 person person"},
	{"Two thirds of the pupils came.", ""},
	{"The star is four light years away.", "measure 4 light-year"},
	{"Ten dead after quake", "count 10 person killed"},
	{"Two gunmen killed five guards.", "count 2 gunman; count 5 person killed"},
	{"The fire killed 10 and injured more than 20.", "count 10 person killed; count more than 20 person injured"},
	{"Dozens were injured.", "count 24..99 person injured"},
	{"The crash left seven dead.", "count 7 person killed"},
	{"Six of the wounded are children.", "count 6 person injured"},
	{"Over 50 people were taken to the hospital.", "count more than 50 person hospitalised"},
	{"It was the fourth in-person meeting between the leaders since the invasion.", "ordinal 4 meeting (in-person)"},
	{"It is her first overseas trip.", "ordinal 1 visit (abroad)"},
	{"It is her first trip abroad.", "ordinal 1 visit (abroad)"},
	{"It is his second trip to Oslo.", "ordinal 2 visit (to Oslo)"},
	{"They mark the 10th anniversary of the pact.", "ordinal 10 year anniversary"},
	{"He began a fifth term.", "ordinal 5 term"},
	{"It was the sixth and most powerful nuclear test.", "ordinal 6 test (and most powerful nuclear)"},
	{"He began a two-day state visit.", "duration 2 day visit (state)"},
	{"A visit lasting two days began.", "duration 2 day visit"},
	{"The visit will last two days.", "duration 2 day visit"},
	{"They mark 75 years of diplomatic relations.", "duration 75 year relations"},
	{"He faces up to 10 years in prison.", "duration up to 10 year prison"},
	{"Trade reached $240 billion.", "money 2.4e+11 USD trade"},
	{"Trade reached 240 billion dollars.", "money 2.4e+11 USD trade"},
	{"A loan of €3.5bn was agreed.", "money 3.5e+09 EUR loan"},
	{"They sent $20 million in aid.", "money 2e+07 USD aid"},
	{"Exports rose 5.2 percent.", "percent 5.2 percent increase"},
	{"About 40% of voters agree.", "percent about 40 percent voter"},
	{"It flew 494.6 km.", "measure 494.6 km"},
	{"The ship took 600 tons of oil.", "measure 600 t oil"},
	{"A magnitude 7.1 quake struck.", "measure 7.1 magnitude magnitude"},
	{"Between 10 and 12 ships sank.", "count 10..12 ship"},
	{"Some 10-12 ships sank.", "count about 10..12 ship"},
	{"Four Kenyan fishing boats sank.", "count 4 boat"},
	{"Half a million people fled.", "count 500000 person person"},
	{"No one was killed.", "count 0 person killed"},
	{"There were no injuries.", "count 0 person injured"},
	{"There is no plan.", ""},
	{"It flew for nine minutes and 46 seconds.", "duration 586 second"},
	{"He was born on 3 May 1960.", ""},
	{"Jane Poe, 34, a nurse, agreed.", "measure 34 year age (Jane Poe)"},
	{"The 42-year-old driver fled.", "measure 42 year age (driver)"},
	{"A 42 - year - old man was killed.", "measure 42 year age (man)"},
	{"Police named the 42-year-old Poe.", "measure 42 year age (Poe)"},
	{"A 16-year-old Norwegian girl won.", "measure 16 year age (girl)"},
	{"Jane Poe, aged 34, agreed.", "measure 34 year age (Jane Poe)"},
	{"Jane Poe is 34 years old.", "measure 34 year age (Jane Poe)"},
	{"A 20-month-old boy was safe.", ""},
	{"The quake had a magnitude of 6.8.", "measure 6.8 magnitude magnitude"},
	{"The quake struck at magnitude 7.2.", "measure 7.2 magnitude magnitude"},
	{"A 6.8-magnitude quake struck.", "measure 6.8 magnitude magnitude"},
	{"It measured 6.8 on the Richter scale.", "measure 6.8 magnitude magnitude"},
	{"It became the 31st member of the bloc.", "ordinal 31 member"},
	{"They handed over 20 girls.", "count 20 girl"},
	{"They freed over 20 girls.", "count more than 20 person freed"},
	{"The two leaders met.", "known 2 leader"},
	{"Both sides gave way.", "known 2 side"},
	{"Both Ana and Eva came.", "known 2"},
	{"The two met.", ""},
	{"A Boeing 737 landed.", ""},
	{"World War II ended.", ""},
	{"Call 555-123-4567.", ""},
	{"It began at 8:30 p.m.", ""},
	{"They won 3-2.", ""},
	{"He left in 2019.", ""},
	{"Siberia-2 is a pipeline.", ""},
	{"He lives on Fifth Avenue.", ""},
}

func TestRead(t *testing.T) {
	for _, c := range readTests {
		a := article(c.text)
		Read(a)
		var got []string
		for _, f := range a.Figures {
			got = append(got, show(a, f))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

// TestClasses runs the examples of data/classes.tsv.
func TestClasses(t *testing.T) {
	for _, f := range lines("classes") {
		a := article(f[3])
		Read(a)
		if len(a.Figures) != 1 || a.Figures[0].Of != f[2] || a.Figures[0].Value != 10 {
			t.Errorf("%s, %q: got %v, want 10 %s", f[0], f[3], a.Figures, f[2])
		}
	}
}

func TestDataSorted(t *testing.T) {
	for _, name := range []string{"changes", "classes", "happenings", "hedges", "plurals", "signs", "things", "units"} {
		var ls []string
		for _, f := range lines(name) {
			ls = append(ls, strings.Join(f[:min(len(f), 2)], "\t"))
		}
		if !slices.IsSorted(ls) || len(slices.Compact(slices.Clone(ls))) != len(ls) {
			t.Errorf("data/%s.tsv: not sorted, or a line stands twice", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readTests {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := article(text)
		Read(a)
		for _, f := range a.Figures {
			if f.Start < 0 || f.End > len(text) || f.Start >= f.End || !f.Contains(f.Number) || f.Kind == "" {
				t.Fatalf("%q: %+v", text, f)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var s strings.Builder
	for s.Len() < 2500 {
		for _, c := range readTests {
			s.WriteString(c.text + " The minister said that the two sides had agreed on the terms of trade. ")
		}
	}
	a := article(s.String()[:2500])
	for b.Loop() {
		Read(a)
	}
}
