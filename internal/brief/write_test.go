package brief

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/internal/compare"
	"chancery/internal/news"
)

func TestWrite(t *testing.T) {
	b, as := written(t)
	var got []string
	for _, s := range b.Sentences {
		line := s.Text + " <"
		for _, c := range s.Citations {
			line += string(c.Article)
		}
		got = append(got, line+">")
	}
	want := []string{
		"Ana Torv has ended her two-day visit to Sweden and flown home to Norway. <db>",
		"Ana Torv arrived in Sweden on Tuesday [5 March 2024] for a two-day visit to the towns that the flood destroyed. <bd>",
		"At least 640 people were killed by the flood that brought her there. <d>",
		"Reports of the number killed rose from “at least 296” to “At least 640”. <ad>",
		"Only one origin speaks of the “fourth trip”. <b>",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s\nleft out %v", strings.Join(got, "\n"), strings.Join(want, "\n"), b.LeftOut)
	}
	if fs := Verify(&b, finder(as)); len(fs) > 0 {
		t.Errorf("the verifier refuses it: %+v", fs)
	}
}

func TestDateline(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"OSLO, March 4 - Ana Torv came.", "OSLO, March 4 - "},
		{"NEW YORK (Northgate Wire) — Ana Torv came.", "NEW YORK (Northgate Wire) — "},
		{"BERGEN, Northern Norway (NW) - Ana Torv came.", "BERGEN, Northern Norway (NW) - "},
		{"OSLO—Ana Torv came.", "OSLO—"},
		{"U.S.-led forces came.", ""},
		{"EU - backed plans fail.", ""},
		{"Ana Torv - the minister - came.", ""},
	} {
		if got := dateline.FindString(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWriteOfNothing(t *testing.T) {
	b := Write(nil, nil, nil, nil)
	if b.Sentences == nil || len(b.Sentences) != 0 || b.LeftOut == nil {
		t.Errorf("got %+v", b)
	}
	Write(&news.Story{}, []*news.Article{nil, {ID: "x", Text: "y"}}, []news.Event{{}}, []news.Slot{{Verdict: news.Agreed}})
}

func TestOrderDoesNotMatter(t *testing.T) {
	s, as := floodVisit(t)
	es := compare.Events(s, as)
	want := Write(s, as, es, compare.Board(s, as, es))
	slices.Reverse(as)
	es = compare.Events(s, as)
	if got := Write(s, as, es, compare.Board(s, as, es)); !reflect.DeepEqual(got, want) {
		t.Errorf("the order of the articles changed the brief:\n%+v\n%+v", got, want)
	}
}

// A sentence cites eight origins at most, and says that there are more.
func TestManyOrigins(t *testing.T) {
	var as []*news.Article
	for i := range 11 {
		as = append(as, article(t, fmt.Sprint("a", i), "2024-03-05", "It killed 7 people in the valley on its way to the sea.").
			figure("7 people", "7", news.Count, 7, "killed", "").Article)
	}
	s := &news.Story{ID: "s1"}
	b := Write(s, as, nil, compare.Board(s, as, nil))
	last := b.Sentences[len(b.Sentences)-1]
	if want := "At least eight origins agree on the number killed: “7”."; last.Text != want || len(last.Citations) != maxCitations {
		t.Errorf("got %q with %d citations, want %q", last.Text, len(last.Citations), want)
	}
}

// FuzzWrite sets layers with arbitrary spans: nothing may panic, and every
// brief must pass its own verifier.
func FuzzWrite(f *testing.F) {
	f.Add("Ana Torv arrived in Sweden on Tuesday for a two-day visit. At least 7 people died, she said.", []byte{0, 8, 3, 40, 50, 9, 60, 70})
	f.Add("“No limits” was said. “No limits” was said again by others in the town.", []byte{1, 200, 3})
	f.Fuzz(func(t *testing.T, words string, b []byte) {
		if len(words) > 2000 || !utf8.ValidString(words) {
			return
		}
		next := func() int {
			if len(b) == 0 {
				return 0
			}
			n := int(int8(b[0]))
			b = b[1:]
			return n
		}
		span := func() news.Span { return news.Span{Start: next(), End: next()} }
		var as []*news.Article
		for _, id := range []string{"a", "b", "c"} {
			a := article(t, id, "2024-03-05", words).Article
			a.Entities = []news.Entity{torv, sweden}
			for range 3 {
				e := a.Entities[next()&1]
				a.Mentions = append(a.Mentions, news.Mention{Span: span(), Entity: e.ID, Type: e.Type, Kind: news.ByPronoun})
				a.Figures = append(a.Figures, news.Figure{Span: span(), Number: span(), Kind: news.Count, Value: float64(next()), Of: "killed"})
				a.Dates = append(a.Dates, news.TimeExpr{Span: span(), Type: news.DATE, Days: news.On("2024-03-05")})
				a.Events = append(a.Events, news.EventMention{Span: span(), Trigger: span(), Type: "CONSULT", Mode: "visit", Status: news.Done,
					Actor: news.Role{Span: span(), Entity: torv.ID}, When: news.Interval{From: news.Day(words[:min(len(words), 3)])}})
			}
			as = append(as, a)
		}
		s := &news.Story{ID: "s", Families: [][]news.ArticleID{{"a", "b"}}}
		es := compare.Events(s, as)
		compare.Timeline(es, as)
		brief := Write(s, as, es, compare.Board(s, as, es))
		if fs := Verify(&brief, finder(as)); len(fs) > 0 {
			t.Errorf("%+v: %+v", brief, fs)
		}
	})
}

// BenchmarkWrite compares and writes up a story of 200 reports.
func BenchmarkWrite(b *testing.B) {
	s, as := floodVisit(b)
	var many []*news.Article
	s.Families = nil
	for i := range 200 {
		a := *as[i%len(as)]
		a.ID = news.ArticleID(fmt.Sprintf("%c%03d", 'a'+i%26, i))
		many = append(many, &a)
		s.Families = append(s.Families, []news.ArticleID{a.ID})
	}
	for b.Loop() {
		es := compare.Events(s, many)
		Write(s, many, es, compare.Board(s, many, es))
	}
}
