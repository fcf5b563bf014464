package news

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestDays(t *testing.T) {
	for _, c := range []struct{ got, want any }{
		{ParseDay("2024-02-29"), Day("2024-02-29")},
		{ParseDay("2023-02-29"), Day("")},
		{ParseDay("29.2.2024"), Day("")},
		{Day("2024-02-28").Add(2), Day("2024-03-01")},
		{Day("").Add(2), Day("")},
		{Day("2024-03-01").Sub("2024-02-28"), 2},
		{On("2024-05-16").Meets(Interval{"2024-05-16", "2024-05-17"}), true},
		{On("2024-05-16").Meets(On("2024-05-17")), false},
		{On("2024-05-16").Meets(Interval{}), true},
		{Interval{From: "2024-05-01"}.Meets(On("2024-04-30")), false},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

func TestSpans(t *testing.T) {
	const text = "Wind over Harbin"
	for _, c := range []struct{ got, want any }{
		{Span{10, 16}.In(text), "Harbin"},
		{Span{10, 17}.In(text), ""},
		{Span{0, 4}.Overlaps(Span{4, 9}), false},
		{Span{0, 5}.Overlaps(Span{4, 9}), true},
		{Span{}.Cover(Span{4, 9}), Span{4, 9}},
		{Span{2, 6}.Cover(Span{4, 9}), Span{2, 9}},
		{Span{0, 9}.Contains(Span{4, 9}), true},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

func TestArticleIDs(t *testing.T) {
	a := NewArticleID("https://example.org/1", "x", "y", "z")
	if b := NewArticleID("https://example.org/1", "", "other", "edited"); a != b {
		t.Error("an edit of a known address is another article")
	}
	if NewArticleID("", "Courier", "", "text") == NewArticleID("", "Herald", "", "text") {
		t.Error("one text by two outlets is one article")
	}
}

func TestSentenceAt(t *testing.T) {
	a := Article{Sentences: []Sentence{{Span: Span{0, 4}}, {Span: Span{6, 9}}}}
	for at, want := range map[int]int{0: 0, 3: 0, 4: -1, 5: -1, 6: 1, 8: 1, 9: -1} {
		if got := a.SentenceAt(at); got != want {
			t.Errorf("SentenceAt(%d) = %d, want %d", at, got, want)
		}
	}
}

func TestJSONRoundTrip(t *testing.T) {
	e := Event{ID: "e1", Contexts: []string{}, Days: On("2024-05-16"), Mentions: []MentionOfEvent{{Trigger: Span{1, 2}}}}
	s := Story{ID: "s1", Days: Interval{To: "2024-05-17"}, Families: [][]ArticleID{{"a"}, {"b"}}}
	var e2 Event
	var s2 Story
	for _, c := range []struct{ in, out any }{{e, &e2}, {s, &s2}} {
		b, err := json.Marshal(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, c.out); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(e, e2) || !reflect.DeepEqual(s, s2) {
		t.Errorf("got %+v and %+v", e2, s2)
	}
}
