package score

import (
	"fmt"
	"slices"
	"testing"

	"chancery/internal/news"
)

func TestPlainValue(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"2 days", "2 day"},
		{"284,000,000,000 USD", "284000000000 usd"},
		{"The Kremlin", "Kremlin"},
		{"“no limits”", "no limits"},
		{"2016-02-07", "2016-02-07"},
	} {
		if plainValue(c.a) != plainValue(c.b) {
			t.Errorf("%q is %q, %q is %q", c.a, plainValue(c.a), c.b, plainValue(c.b))
		}
	}
	for _, c := range []struct{ a, b string }{{"5", "7"}, {"2 days", "2 weeks"}, {"Las Vegas", "La Vega"}} {
		if plainValue(c.a) == plainValue(c.b) {
			t.Errorf("%q equals %q", c.a, c.b)
		}
	}
}

func TestHead(t *testing.T) {
	for _, c := range []struct{ phrase, want string }{
		{"Russian President Putin", "Putin"},
		{"the leader of the party", "leader"},
		{"Ana Torv, the minister", "Torv"},
		{"Norway's", "Norway"},
		{"of", "of"},
	} {
		if got := head(c.phrase, news.Span{End: len(c.phrase)}).In(c.phrase); got != c.want {
			t.Errorf("head(%q) = %q, want %q", c.phrase, got, c.want)
		}
	}
}

func TestBoard(t *testing.T) {
	ev := func(start, end int) []news.Evidence {
		return []news.Evidence{{Article: "a", Span: news.Span{Start: start, End: end}}}
	}
	gold := []goldSlot{
		{verdict: "agreed", values: []goldValue{{"5", ev(0, 4)}, {"7", ev(10, 14)}}},
		{verdict: "contradicted", values: []goldValue{{"2 days", ev(20, 30)}}},
		{verdict: "agreed", values: []goldValue{{"9", ev(40, 44)}}},
	}
	found := []news.Slot{
		{Verdict: news.Agreed, Values: []news.Value{{Value: "5", Evidence: ev(2, 3)}, {Value: "7", Evidence: ev(90, 99)}}}, // 7 elsewhere
		{Verdict: news.Agreed, Values: []news.Value{{Value: "2 day", Evidence: ev(25, 26)}}},
	}
	s := scoreBoard(gold, found)
	if s.values.RightGold != 2 || s.values.System != 3 || s.values.Gold != 4 || s.slots != 2 || s.verdicts != 1 {
		t.Errorf("%+v", s)
	}
}

func TestSameValue(t *testing.T) {
	for _, c := range []struct {
		gold, board string
		same        bool
	}{
		{"2 days", "2 day", true},
		{"about 2021-03-04", "2021-03-04", true},
		{"2021-03-04", "2021-03", false},
		{"09:00 Oslo time", "2021-03-04T09:00", true},
		{"Bergen, Norway", "Bergen", true},
		{"Bergen", "Oslo", false},
		{"2019", "done, 2019", true},
		{"12", "13", false},
	} {
		if sameValue(c.gold, c.board) != c.same {
			t.Errorf("%q and %q: not %v", c.gold, c.board, c.same)
		}
	}
	row := news.Slot{Name: "Council: sign"}
	for value, want := range map[string]bool{"a contract for two ferries": true, "a bridge": false} {
		if got := sameWords("ferry contract", "contract signed", row, news.Value{Value: value}); got != want {
			t.Errorf("%q: %v", value, got)
		}
	}
}

func TestFivewAnswer(t *testing.T) {
	gold := []struct{ Text, Parsed string }{{Text: "the ferry from Bergen", Parsed: "2021-03-01"}, {Text: "today"}}
	for _, c := range []struct {
		q     string
		s     answers
		right bool
	}{
		{"who", answers{Who: "Bergen ferry"}, true},
		{"who", answers{Who: "a ferry that struck a quay"}, false}, // 1 of 2 and 3 content words: F1 .4
		{"who", answers{}, false},
		{"when", answers{Day: "2021-03-01"}, true},
		{"when", answers{Day: "2021-03-02"}, true}, // today
		{"when", answers{Day: "2021-03-03"}, false},
	} {
		if got := c.s.right(c.q, gold, "2021-03-02"); got != c.right {
			t.Errorf("%s %+v: %v", c.q, c.s, got)
		}
	}
}

func TestWriteDate(t *testing.T) {
	for _, c := range []struct {
		from, to news.Day
		want     string
	}{
		{"2024-05-16", "2024-05-16", "2024-05-16"},
		{"2024-02-01", "2024-02-29", "2024-02-XX"},
		{"2024-01-01", "2024-12-31", "2024-XX-XX"},
		{"2024-05-16", "2024-05-20", "XXXX-XX-XX"},
		{"2024-05-16", "", "XXXX-XX-XX"},
	} {
		if got := writeDate(news.Interval{From: c.from, To: c.to}); got != c.want {
			t.Errorf("%s..%s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestChains(t *testing.T) {
	recs := []ecbRecord{{Doc: "b", Topic: "1", Sentence: 2, Text: "It sank."}, {Doc: "b", Topic: "1", Text: "Ferry sinks"}}
	recs[0].Mentions = append(recs[0].Mentions, struct {
		news.Span
		Kind, Chain string
	}{news.Span{Start: 3, End: 7}, "ACTION_OCCURRENCE", "A"})
	docs, gold := ecbDocuments(recs)
	if len(docs) != 1 || docs[0].text != "Ferry sinks\nIt sank." || gold[0].span.In(docs[0].text) != "sank" {
		t.Fatalf("%+v %+v", docs, gold)
	}
	mention := func(at int, chain string) goldMention {
		return goldMention{"x", news.Span{Start: at, End: at + 4}, chain}
	}
	gold = []goldMention{mention(0, "A"), mention(10, "B"), mention(20, "A")}
	if got := fmt.Sprint(goldChains(gold)); got != "[[0 2] [1]]" {
		t.Errorf("chains %s", got)
	}
}

func TestNear(t *testing.T) {
	lat, lon, id := 59.91, 10.75, geoID(3143244)
	g := goldPlace{Lat: &lat, Lon: &lon, GeoNameID: &id}
	for _, c := range []struct {
		name string
		e    *news.Entity
		near bool
	}{
		{"same id, no coordinates", &news.Entity{ID: "geonames:3143244"}, true},
		{"100 km away", &news.Entity{Lat: 60.8, Lon: 10.75}, true},
		{"200 km away", &news.Entity{Lat: 61.7, Lon: 10.75}, false},
		{"nowhere", &news.Entity{ID: "local:x"}, false},
		{"not found", nil, false},
	} {
		if g.isNear(c.e) != c.near {
			t.Errorf("%s: near %v", c.name, !c.near)
		}
	}
}

func TestShortNames(t *testing.T) {
	for name, want := range map[string][]string{
		"volvo":            {"volvo"},
		"volvo 240":        {"volvo 240", "240"},
		"volvo 240 estate": {"volvo 240 estate", "240 estate", "240"},
		"nokia 5":          {"nokia 5"},
	} {
		if got := shortNames(name); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
