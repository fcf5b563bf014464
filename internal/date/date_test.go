package date

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
)

// article cuts text into sentences after ". ", enough for the examples here.
func article(text string, pub news.Day) *news.Article {
	a := &news.Article{Text: text, Body: news.Span{End: len(text)}}
	a.Published.Day = pub
	start := 0
	for i := range len(text) {
		if text[i] == '.' && (i+1 == len(text) || text[i+1] == ' ') && !abbreviation(text[start:i]) {
			a.Sentences = append(a.Sentences, news.Sentence{Span: news.Span{Start: start, End: i + 1}})
			start = i + 1
		}
	}
	if start < len(text) {
		a.Sentences = append(a.Sentences, news.Sentence{Span: news.Span{Start: start, End: len(text)}})
	}
	return a
}

func abbreviation(before string) bool {
	for _, s := range []string{"p.m", "a.m", "Nov", "Sept"} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	return false
}

// TestRules runs the example of each rule, as if printed on Tuesday, 10 June
// 2025, and checks that the last expression is the expected one, made by that
// rule.
func TestRules(t *testing.T) {
	for i, r := range load().rules {
		a := article(r.example, "2025-06-10")
		Read(a)
		got := "nothing"
		if n := len(a.Dates); n > 0 {
			d := a.Dates[n-1]
			got = a.Words(d.Span) + " = " + d.Value
			if !strings.Contains(r.source, "DIR") && d.Type != r.typ && r.form != "rel" {
				t.Errorf("rule %d %s: type %s, want %s", i, r.source, d.Type, r.typ)
			}
		}
		if got != r.expected {
			t.Errorf("rule %d %s:\n got %s\nwant %s", i, r.source, got, r.expected)
		}
		if forms[r.form] == nil || len(r.pattern) > maxElements {
			t.Errorf("rule %d %s: form %q unknown, or pattern too long", i, r.source, r.form)
		}
	}
}

func TestWordsData(t *testing.T) {
	var keys []string
	for line := range strings.Lines(wordsTSV) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if classNames[f[1]] == 0 {
			t.Errorf("unknown class in %q", line)
		}
		keys = append(keys, f[1]+"\t"+f[0])
	}
	if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
		t.Error("data/words.tsv: not sorted by class and word, or a line stands twice")
	}
}

// Every case is read as if printed on Tuesday, 10 June 2025.
var readTests = []struct{ text, want string }{
	{"Police fired on the crowd on Friday.", "Friday=2025-06-06"},
	{"They will meet on Thursday.", "Thursday=2025-06-12"},
	{"He arrived on Thursday morning for a two-day visit.", "Thursday morning=2025-06-05TMO two-day=P2D"},
	{"Shells fell on Tuesday.", "Tuesday=2025-06-10"},
	{"He resigned last Tuesday.", "last Tuesday=2025-06-03"},
	{"Trade hit a record last year.", "last year=2024"},
	{"They mark 75 years of ties.", "75 years=P75Y"},
	{"The pact was signed in February 2022.", "February 2022=2022-02"},
	{"She has ruled for more than six months.", "more than six months=P6M"},
	{"The Security Council may meet.", ""},
	{"They will march on the capital.", ""},
	{"Some 2,000 troops left.", ""},
	{"About 1990 people came.", ""},
	{"The plant lost $2019 in cash.", ""},
	{"She spoke on May 16, 2024, in Oslo.", "May 16, 2024=2024-05-16"},
	{"Voting ends on 20 June.", "20 June=2025-06-20"},
	{"The fall of the city shocked many.", ""},
	{"It rose 3 percent in the third quarter from a year earlier.", "the third quarter=2024-Q3 a year earlier=2023-Q3"},
	{"In March 2023 he fled; two years later he returned.", "March 2023=2023-03 two years later=2025"},
	{"The Todayshow ran.", ""},
	{"He spoke on 60 Minutes last week.", "last week=2025-W23"},
	{"The port shuts as soon as Friday.", "Friday=2025-06-13"},
	{"On June 3 the guard was found at 10 p.m. in the cellar.", "June 3=2025-06-03 10 p.m.=2025-06-03T22:00"},
	{"He fled on June 3, the day before soldiers came.", "June 3=2025-06-03"},
	{"Year-end figures were poor.", ""},
	{"He told USA Today that he would go.", ""},
	{"In spring she came to This Week, a show that the old station had begun.", ""},
	{"Oslo Votes Today As Polls Narrow", "Today=2025-06-10"},
	{"The paper printed the now-famous letter.", ""},
	{"Lula to open the fair on Thursday and Friday", "Thursday=2025-06-12 Friday=2025-06-13"},
	{"Envoys to Meet in Oslo on Monday", "Monday=2025-06-16"},
	{"The king is due to speak on Thursday and Friday.", "Thursday=2025-06-12 Friday=2025-06-13"},
	{"The bridge, long closed, will open on Friday.", "Friday=2025-06-13"},
	{"The pope plans to travel on Saturday.", "Saturday=2025-06-14"},
	{"Talks scheduled for Monday may slip.", "Monday=2025-06-16"},
	{"Merz set to fly out on Sunday", "Sunday=2025-06-15"},
	{"She will tour the flooded valley on Friday.", "Friday=2025-06-13"},
	{"Due to the strike on Friday the port is shut.", "Friday=2025-06-06"},
	{"The road to Lagos was shut on Friday.", "Friday=2025-06-06"},
	{"They agreed to meet on Monday.", "Monday=2025-06-16"},
	{"The bank promised to pay on Friday.", "Friday=2025-06-13"},
}

func TestRead(t *testing.T) {
	for _, c := range readTests {
		a := article(c.text, "2025-06-10")
		Read(a)
		var got []string
		for _, d := range a.Dates {
			got = append(got, a.Words(d.Span)+"="+d.Value)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

var noAnchorTests = []struct{ text, want string }{
	{"He arrived on Thursday.", "XXXX-WXX-4"},
	{"He arrived on May 16.", "XXXX-05-16"},
	{"He arrived yesterday.", "XXXX-XX-XX"},
	{"He arrived last week.", "XXXX-WXX"},
	{"He arrived this year.", "XXXX"},
	{"He arrived in March.", "XXXX-03"},
	{"He arrived two days later.", "XXXX-XX-XX"},
	{"He arrived at 8 p.m. on Thursday.", "XXXX-WXX-4T20:00"},
	{"He arrived in the first quarter.", "XXXX-Q1"},
}

func TestWithoutAnchor(t *testing.T) {
	for _, c := range noAnchorTests {
		a := article(c.text, "")
		Read(a)
		if len(a.Dates) != 1 || a.Dates[0].Value != c.want || a.Dates[0].Days.Known() || a.Dates[0].Why == "" {
			t.Errorf("%s: got %+v, want %s", c.text, a.Dates, c.want)
		}
	}
}

func TestMonthPrecision(t *testing.T) {
	a := article("He left yesterday. She leaves this year.", "2025-06-01")
	a.Published.Precision = news.ToMonth
	Read(a)
	if a.Dates[0].Days.Known() || a.Dates[1].Value != "2025" {
		t.Errorf("got %+v", a.Dates)
	}
}

var daysTests = []struct{ value, from, to string }{
	{"2025-06-10", "2025-06-10", "2025-06-10"},
	{"2025-06-10TMO", "2025-06-10", "2025-06-10"},
	{"2025-06", "2025-06-01", "2025-06-30"},
	{"2025", "2025-01-01", "2025-12-31"},
	{"199", "1990-01-01", "1999-12-31"},
	{"19", "1900-01-01", "1999-12-31"},
	{"2025-W23", "2025-06-02", "2025-06-08"},
	{"2025-W23-WE", "2025-06-07", "2025-06-08"},
	{"2025-Q4", "2025-10-01", "2025-12-31"},
	{"2025-H1", "2025-01-01", "2025-06-30"},
	{"2025-WI", "2025-12-01", "2026-02-28"},
	{"2024-05-16/2024-05-17", "2024-05-16", "2024-05-17"},
	{"XXXX-WXX-4", "", ""},
	{"P2D", "", ""},
	{"PAST_REF", "", ""},
}

func TestDays(t *testing.T) {
	for _, c := range daysTests {
		if v := Days(c.value); string(v.From) != c.from || string(v.To) != c.to {
			t.Errorf("%s: got %v", c.value, v)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, r := range load().rules {
		f.Add(r.example, "2025-06-10")
	}
	f.Add("on 31-02-2020, ’90s, 1/2/3 4", "")
	f.Fuzz(func(t *testing.T, text, pub string) {
		a := article(text, news.ParseDay(pub))
		Read(a)
		at := 0
		for _, d := range a.Dates {
			if d.Start < at || d.End <= d.Start || d.End > len(text) || d.Value == "" {
				t.Fatalf("%q: %+v", text, d)
			}
			at = d.End
		}
		a.Mentions = []news.Mention{{Span: news.Span{Start: len(text) / 2, End: len(text)}, Type: news.Person, Kind: news.ByName}}
		w := Window(a, func(news.EntityID, string) (news.Interval, bool) { return news.On("2020-01-01"), true })
		for _, b := range w.Reasons {
			if b.Start < 0 || b.End > len(text) || b.End < b.Start {
				t.Fatalf("%q: %+v", text, b)
			}
		}
		Days(text)
	})
}

func BenchmarkRead(b *testing.B) {
	var s strings.Builder
	for _, r := range load().rules[:40] {
		s.WriteString(r.example + " The minister said that the two sides had agreed on the terms of trade. ")
	}
	a := article(s.String()[:2500], "2025-06-10")
	for b.Loop() {
		Read(a)
	}
}
