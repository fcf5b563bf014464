package score

import (
	"testing"

	"chancery/internal/news"
)

// TestLinkRule checks which links count: in a sample, only those that touch a
// marked name.
func TestLinkRule(t *testing.T) {
	q := "Q159"
	l := linkRecord{Text: "Oslo and Russia.", Entities: []goldLink{{Span: news.Span{Start: 9, End: 15}, QID: &q}}}
	if err := l.ready(); err != nil {
		t.Fatal(err)
	}
	a := &news.Article{Text: l.Text,
		Entities: []news.Entity{{ID: "Q585", Type: news.Place, Country: "NOR"}, {ID: "Q159", Type: news.Country, Country: "RUS"}},
		Mentions: []news.Mention{
			{Span: news.Span{Start: 0, End: 4}, Entity: "Q585"},
			{Span: news.Span{Start: 9, End: 15}, Entity: "Q159"},
		}}
	for _, sample := range []bool{false, true} {
		s := l.score(a, linkRule{sample: sample})
		if wrong := s.links.System - s.links.RightSystem; wrong != map[bool]float64{false: 1, true: 0}[sample] {
			t.Errorf("sample %v: %v wrong links", sample, wrong)
		}
		if s.places != (tally{1, 1}) {
			t.Errorf("sample %v: countries %v", sample, s.places)
		}
	}
	recs := make([]linkRecord, leastRecords)
	for i := range recs {
		recs[i].Entities = make([]goldLink, 2)
	}
	if !linksSample(recs) || linksSample(recs[1:]) {
		t.Error("two names in each of ten records are a sample, in each of nine are not known to be")
	}
	if recs[3].Entities = nil; linksSample(recs) {
		t.Error("a record without names is in no sample of two a record")
	}
}
