package compare

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
)

// Every case is a list of reports of one number: published, words, value,
// hedge. Reports of one family carry the same letter.
var tollTests = []struct {
	name string
	rows []row
	want string
}{
	{"two origins agree", []row{{"a", "2024-03-02", 7, ""}, {"b", "2024-03-02", 7, ""}}, "killed: agreed: 7 x2"},
	{"a hedge on the same number agrees", []row{{"a", "2024-03-02", 7, "at least"}, {"b", "2024-03-02", 7, ""}}, "killed: agreed: 7 x2"},
	{"copies are one witness", []row{{"a", "2024-03-02", 7, ""}, {"a", "2024-03-02", 7, ""}, {"a", "2024-03-03", 7, ""}}, "killed: single-source: 7 x1"},
	{"unordered figures contradict", []row{{"a", "2024-03-02", 7, ""}, {"b", "2024-03-02", 9, ""}}, "killed: contradicted: 7 x1, 9 x1"},
	{"a later, higher toll supersedes", []row{{"a", "2024-03-02", 7, ""}, {"b", "2024-03-03", 9, ""}}, "killed: updated: 7 x1, 9 x1"},
	{"later on the same day too", []row{{"a", "2024-03-02T06:00:00Z", 7, ""}, {"b", "2024-03-02T11:00:00+02:00", 9, ""}}, "killed: updated: 7 x1, 9 x1"},
	{"a later, lower toll contradicts", []row{{"a", "2024-03-02", 9, ""}, {"b", "2024-03-03", 7, ""}}, "killed: contradicted: 9 x1, 7 x1"},
	{"at least leaves room above", []row{{"a", "2024-03-02", 10, "at least"}, {"b", "2024-03-02", 12, ""}}, "killed: compatible: at least 10 x1, 12 x1"},
	{"at least leaves none below", []row{{"a", "2024-03-02", 10, "at least"}, {"b", "2024-03-02", 8, ""}}, "killed: contradicted: at least 10 x1, 8 x1"},
	{"more than is not the number itself", []row{{"a", "2024-03-02", 280, "more than"}, {"b", "2024-03-02", 284, ""}}, "killed: compatible: more than 280 x1, 284 x1"},
	{"rounding is no contradiction", []row{{"a", "2024-03-02", 1300, ""}, {"b", "2024-03-02", 1340, ""}}, "killed: compatible: 1300 x1, 1340 x1"},
	{"one origin that updates itself", []row{{"a", "2024-03-02", 7, ""}, {"a", "2024-03-03", 9, ""}}, "killed: updated: 7 x1, 9 x1"},
	{"copies that were edited later do not break the order", []row{{"a", "2024-03-04", 9, ""}, {"b", "2024-03-03", 7, ""}, {"c", "2024-03-03", 7, ""}, {"d", "2024-03-02", 9, ""}, {"e", "2024-03-05", 9, ""}}, "killed: updated: 7 x2, 9 x3"},
	{"one number, hedged in two ways", []row{{"a", "2024-03-02", 280, "more than"}, {"b", "2024-03-02", 280, ""}}, "killed: compatible: 280 x2"},
	{"unknown days have no order", []row{{"a", "", 7, ""}, {"b", "", 9, ""}}, "killed: contradicted: 7 x1, 9 x1"},
}

type row struct {
	family, published string
	value             float64
	hedge             string
}

func TestTolls(t *testing.T) {
	for _, tt := range tollTests {
		var ds []draft
		families := map[string][]int{}
		for i, r := range tt.rows {
			d := article(t, string(rune('a'+i)), r.published, "Officials said that people had been killed in the flood.")
			ds = append(ds, d.figure("people had been killed", news.Count, r.value, "killed", "person", r.hedge))
			families[r.family] = append(families[r.family], i)
		}
		var fs [][]int
		for _, k := range []string{"a", "b", "c", "d", "e"} {
			if families[k] != nil {
				fs = append(fs, families[k])
			}
		}
		s, as := storyOf(ds, fs...)
		if got := find(Board(s, as, nil), "killed"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestVagueNumberIsCompatible(t *testing.T) {
	a := article(t, "a", "2024-03-02", "Dozens died in the flood.").figure("Dozens", news.Count, 24, "die", "person", "")
	a.Figures[0].Vague, a.Figures[0].High = true, 99
	b := article(t, "b", "2024-03-02", "The flood left 40 dead.").figure("40", news.Count, 40, "dead", "person", "")
	s, as := storyOf([]draft{a, b})
	if got, want := find(Board(s, as, nil), "killed"), "killed: compatible: dozens x1, 40 x1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBackgroundTollIsItsOwnSlot(t *testing.T) {
	a := article(t, "a", "2024-03-02", "The flood killed 7 people. The flood of 1911 killed 300 people.")
	a.figure("7 people", news.Count, 7, "killed", "person", "").figure("300 people", news.Count, 300, "killed", "person", "")
	y := a.at("1911")
	a.Dates = []news.TimeExpr{{Span: y, Type: news.DATE, Value: "1911", Days: news.Interval{From: "1911-01-01", To: "1911-12-31"}}}
	b := article(t, "b", "2024-03-02", "The flood killed 7 people.").figure("7 people", news.Count, 7, "killed", "person", "")
	s, as := storyOf([]draft{a, b})
	if got, want := find(Board(s, as, nil), "killed"), "killed: agreed: 7 x2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Every case is what two origins say and the slot that lines it up.
var slotTests = []struct {
	name string
	a, b func(draft) draft
	at   [2]string // texts
	want string
}{
	{"one number of girls, pupils and freed", count("21 girls", 21, "girl"), count("21 pupils", 21, "pupil"),
		[2]string{"The army said that 21 girls came home.", "All 21 pupils are well."}, "number of girls: agreed: 21 x2"},
	{"a small number can be two things", count("4 boats", 4, "boat"), count("4 planes", 4, "plane"),
		[2]string{"They lost 4 boats.", "They lost 4 planes."}, "number of boats: single-source: 4 x1"},
	{"a small number of a common thing too", count("three times", 3, "time"), count("three times", 3, "time"),
		[2]string{"Rebels shelled the harbour three times.", "She won the race three times."}, "number of times: single-source: 3 x1"},
	{"but not in like sentences", count("three times", 3, "time"), count("three times", 3, "time"),
		[2]string{"Rebels shelled the harbour three times.", "The harbour was shelled three times by rebels."}, "number of times: agreed: 3 x2"},
	{"two lengths of one name do not contradict each other", count("15 seasons", 15, "season"), count("two seasons", 2, "season"),
		[2]string{"He retires after 15 seasons.", "He was hurt for two seasons."}, "number of seasons: single-source: 15 x1"},
	{"a bound and the number that it bounds", bound("more than 200 pupils", 200, "abducted"), count("276 pupils", 276, "abducted"),
		[2]string{"Gunmen abducted more than 200 pupils.", "In all 276 pupils were abducted."}, "number abducted: compatible: 276 x1, more than 200 x1"},
	{"a bound of something else", bound("more than 200 pupils", 200, "abducted"), count("900 pupils", 900, "abducted"),
		[2]string{"Gunmen abducted more than 200 pupils.", "Since 1999 they abducted 900 pupils."}, "number abducted: single-source: more than 200 x1"},
	{"a share, and the same share rounded", share("89 percent", 89, ""), share("90 percent", 90, "about"),
		[2]string{"The resolution cut imports of fuel by 89 percent.", "Imports of fuel were cut by roughly 90 percent."}, "share of fuel: compatible: about 90 percent x1, 89 percent x1"},
	{"one weight of oil, fuel and cargo", weight("600 tonnes", 600, "oil"), weight("600 tonnes", 600, "cargo"),
		[2]string{"The tanker lost 600 tonnes of oil.", "Its cargo of 600 tonnes was lost."}, "cargo: agreed: 600 t x2"},
	{"dozens can be 30", count("30 times", 30, "time"), vague("dozens of times", 24, 99, "time"),
		[2]string{"The ships met at sea 30 times, the ministry said. The ships met at sea 30 times.", "The ships met at sea dozens of times."}, "number of times: compatible: 30 x1, dozens of times x1"},
	{"a part of the injured is not the injured", count("4", 4, "injured"), count("50 people", 50, "injured"),
		[2]string{"The ward took in 20, of whom 4 were badly injured.", "The crash injured 50 people."}, "injured: single-source: 50 x1"},
	{"some of the dead are not the dead", count("two women", 2, "killed"), count("3 people", 3, "killed"),
		[2]string{"The fire killed two women.", "The fire killed 3 people."}, "killed: single-source: 3 x1"},
	{"ages by name", aged("34", 34, "Ana Torv"), aged("34-year-old", 34, "minister"),
		[2]string{"Ana Torv, 34, won.", "The 34-year-old minister won."}, "age of Ana Torv: agreed: 34 x2"},
	{"a length without its noun", long("three days", 3, ""), long("three days", 3, "search"),
		[2]string{"It went on for three days.", "The search took three days."}, "duration of search: agreed: 3 days x2"},
	{"first times are many", first("first visit"), first("first visit"),
		[2]string{"It is her first visit.", "It was the first visit of hers."}, "no slot ordinal of visit"},
	{"a day and its month, in like sentences", day("4 March", "2024-03-04", "2024-03-04"), day("this March", "2024-03-01", "2024-03-31"),
		[2]string{"On 4 March a court sentenced the minister for bribery.", "The minister whom a court sentenced this March for bribery is ill."}, "date: court sentenced minister: compatible: 2024-03-04 x1, 2024-03 x1"},
	{"one day", day("Monday", "2024-03-04", "2024-03-04"), day("4 March", "2024-03-04", "2024-03-04"),
		[2]string{"The court sentenced the minister on Monday.", "The minister was sentenced by a court on 4 March."}, "date: court sentenced minister: agreed: 2024-03-04 x2"},
}

func count(words string, n float64, of string) func(draft) draft {
	return func(d draft) draft {
		d = d.figure(words, news.Count, n, of, "", "")
		if number, _, ok := strings.Cut(words, " "); ok {
			f := &d.Figures[len(d.Figures)-1]
			f.Number.End = f.Number.Start + len(number)
		}
		return d
	}
}

func bound(words string, n float64, of string) func(draft) draft {
	return func(d draft) draft { return d.figure(words, news.Count, n, of, "", "more than") }
}

func share(words string, n float64, hedge string) func(draft) draft {
	return func(d draft) draft { return d.figure(words, news.Percent, n, "fuel", "percent", hedge) }
}

func weight(words string, n float64, of string) func(draft) draft {
	return func(d draft) draft { return d.figure(words, news.Measure, n, of, "t", "") }
}

func vague(words string, low, high float64, of string) func(draft) draft {
	return func(d draft) draft {
		d = d.figure(words, news.Count, low, of, "", "")
		d.Figures[0].Vague, d.Figures[0].High = true, high
		return d
	}
}

func aged(words string, n float64, whose string) func(draft) draft {
	return func(d draft) draft {
		d = d.figure(words, news.Measure, n, "age", "year", "")
		d.Figures[0].Subject = whose
		return d
	}
}

func long(words string, n float64, of string) func(draft) draft {
	return func(d draft) draft { return d.figure(words, news.Duration, n, of, "day", "") }
}

func first(words string) func(draft) draft {
	return func(d draft) draft { return d.figure(words, news.Ordinal, 1, "visit", "", "") }
}

func day(words string, from, to news.Day) func(draft) draft {
	return func(d draft) draft {
		d.Dates = append(d.Dates, news.TimeExpr{Span: d.at(words), Type: news.DATE, Days: news.Interval{From: from, To: to}})
		return d
	}
}

func TestSlots(t *testing.T) {
	for _, tt := range slotTests {
		a, b := tt.a(article(t, "a", "2024-03-05", tt.at[0])), tt.b(article(t, "b", "2024-03-05", tt.at[1]))
		s, as := storyOf([]draft{a, b})
		slots := Board(s, as, nil)
		name, _, _ := strings.Cut(strings.TrimPrefix(tt.want, "no slot "), ": ")
		if strings.HasPrefix(tt.want, "date: ") {
			name = "date: " + strings.Split(tt.want, ": ")[1]
		}
		if got := find(slots, name); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
			for _, s := range slots {
				t.Log(tell(s))
			}
		}
	}
}

// visitStory is a visit told by four articles of three origins: a plan, an
// arrival and its copy, and an end; and an earlier visit told in passing.
func visitStory(t testing.TB) (*news.Story, []*news.Article) {
	plan := article(t, "a", "2024-03-01", "Ana Torv will visit Sweden next week. The two-day trip leads her to Stockholm and Malmo.").
		event("visit", "CONSULT", "visit", "Ana Torv", "Sweden", "", news.Planned, "", "").
		figure("two-day trip", news.Duration, 2, "trip", "day", "")
	came := "Ana Torv arrived in Stockholm on Tuesday for a two-day visit. It is her third meeting with Bo Lind. She goes on to Malmo. Bo Lind visited Oslo in 2022."
	arrival := func(id string) draft {
		return article(t, id, "2024-03-05", came).
			event("arrived", "CONSULT", "visit", "Ana Torv", "", "Stockholm", news.Done, "2024-03-05", "2024-03-05").
			event("visited", "CONSULT", "visit", "Bo Lind", "", "Oslo", news.Historical, "2022-01-01", "2022-12-31").
			figure("two-day visit", news.Duration, 2, "visit", "day", "").
			figure("third meeting", news.Ordinal, 3, "meeting", "", "")
	}
	end := article(t, "d", "2024-03-06", "Norway and Sweden: Ana Torv ended her visit in Malmo.").
		event("ended her visit", "CONSULT", "visit", "Norway", "Sweden", "", news.Done, "", "")
	return storyOf([]draft{plan, arrival("b"), arrival("c"), end}, []int{0}, []int{1, 2}, []int{3})
}

func TestVisitBoard(t *testing.T) {
	s, as := visitStory(t)
	slots := Board(s, as, Events(s, as))
	for _, want := range []struct{ name, line string }{
		{"Ana Torv visits Stockholm", "Ana Torv visits Stockholm: updated: planned x1, done x2"},
		{"duration of visit", "duration of visit: agreed: 2 days x2"},
		{"ordinal of meeting", "ordinal of meeting: single-source: 3 x1"},
		{"places", "places: agreed: Malmo x3, Stockholm x2"},
		{"Bo Lind visits Oslo", "Bo Lind visits Oslo: single-source: historical, 2022 x1"},
		{"day of Ana Torv visits Stockholm", "day of Ana Torv visits Stockholm: single-source: 2024-03-05 x1"},
	} {
		if got := find(slots, want.name); got != want.line {
			t.Errorf("got  %s\nwant %s", got, want.line)
		}
	}
}

// A place and the region behind it answer one question; other places do not.
func TestPlaceAndItsRegion(t *testing.T) {
	a := article(t, "a", "2024-03-05", "A bridge fell in Malmo, in southern Sweden, on Monday. Divers came from Oslo.")
	b := article(t, "b", "2024-03-05", "Divers from Oslo searched the river in Malmo.")
	s, as := storyOf([]draft{a, b})
	if got, want := find(Board(s, as, nil), "places"), "places: agreed: Malmo x2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, tt := range []struct {
		between string
		want    bool
	}{{", ", true}, {" in southern ", true}, {", in the ", true}, {" and ", false}, {" to ", false}, {" in southern parts of ", false}} {
		if leadsOn(tt.between) != tt.want {
			t.Errorf("%q: want %v", tt.between, tt.want)
		}
	}
}

func TestEventsMerge(t *testing.T) {
	s, as := visitStory(t)
	es := Events(s, as)
	if len(es) != 2 {
		t.Fatalf("got %d events, want 2: %+v", len(es), es)
	}
	e := es[0]
	if e.Actor.ID != "Q1" || e.Recipient.ID != "Q34" || e.Place.ID != "Q1754" || e.Status != news.Done || e.Origins != 3 || e.Days != news.On("2024-03-05") {
		t.Errorf("main event is %+v", e)
	}
	if es[1].Status != news.Historical || es[1].Origins != 1 || es[1].ID == e.ID {
		t.Errorf("second event is %+v", es[1])
	}
}

func TestTalksAndVisitStayApart(t *testing.T) {
	a := article(t, "a", "2024-03-05", "Ana Torv visited Sweden. Ana Torv met Bo Lind for talks. Bo Lind phoned Norway.").
		event("visited", "CONSULT", "visit", "Ana Torv", "Sweden", "", news.Done, "", "").
		event("met", "CONSULT", "talks", "Ana Torv", "Bo Lind", "", news.Done, "", "").
		event("phoned", "CONSULT", "talks", "Bo Lind", "Norway", "", news.Done, "", "")
	s, as := storyOf([]draft{a})
	if es := Events(s, as); len(es) != 2 {
		t.Errorf("got %d events, want the visit and the talks", len(es))
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	s, as := visitStory(t)
	es := Events(s, as)
	want := Board(s, as, es)
	slices.Reverse(as)
	es2 := Events(s, as)
	if !reflect.DeepEqual(es, es2) || !reflect.DeepEqual(want, Board(s, as, es2)) {
		t.Error("the order of the articles changed the result")
	}
}

func TestTimeline(t *testing.T) {
	s, as := visitStory(t)
	var got []string
	for _, e := range Timeline(Events(s, as), as) {
		got = append(got, string(e.Day)+" "+string(e.Status)+" "+e.Text)
	}
	want := []string{"2022-01-01 historical Bo Lind visits Oslo", "2024-03-01 planned Ana Torv visits Stockholm", "2024-03-05 done Ana Torv visits Stockholm"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNothingGivesNothing(t *testing.T) {
	if Events(nil, nil) == nil || Board(nil, nil, nil) != nil && len(Board(nil, nil, nil)) > 0 || Timeline(nil, nil) != nil {
		t.Error("want empty results")
	}
	Board(&news.Story{}, []*news.Article{nil, {ID: "x"}}, []news.Event{{}})
}

// Every piece of evidence must be the words of its article.
func TestEvidenceIsInTheText(t *testing.T) {
	s, as := visitStory(t)
	for _, slot := range Board(s, as, Events(s, as)) {
		for _, v := range slot.Values {
			for _, e := range v.Evidence {
				i := slices.IndexFunc(as, func(a *news.Article) bool { return a.ID == e.Article })
				if i < 0 || as[i].Words(e.Span) != e.Text || e.Text == "" {
					t.Errorf("%s: bad evidence %+v", slot.Name, e)
				}
			}
		}
	}
}

func TestLabel(t *testing.T) {
	torv, oslo := news.Entity{ID: "Q1", Name: "Ana Torv"}, news.Entity{ID: "Q585", Name: "Oslo", Type: news.Place}
	for _, tt := range []struct {
		e    news.Event
		want string
	}{
		{news.Event{Type: "CONSULT", Mode: "visit", Actor: torv, Place: oslo}, "Ana Torv visits Oslo"},
		{news.Event{Type: "CONSULT", Mode: "visit", Actor: torv, Recipient: news.Entity{ID: "x", Name: "Oslo Airport"}, Place: news.Entity{ID: "Q20", Name: "Norway", Type: news.Country}}, "Ana Torv visits Norway"},
		{news.Event{Type: "CONSULT", Mode: "visit", CAMEO: "043", Actor: torv, Recipient: news.Entity{ID: "Q2", Name: "Bo Lind"}, Place: oslo}, "Ana Torv hosts Bo Lind"},
		{news.Event{Type: "SUPPORT", CAMEO: "057", Actor: torv, Recipient: news.Entity{ID: "Q2", Name: "Bo Lind"}}, "Ana Torv signs an agreement with Bo Lind"},
		{news.Event{Type: "ASSAULT", Actor: torv, Recipient: news.Entity{Name: "least 40 people"}, Place: oslo}, "Ana Torv attacks Oslo"},
		{news.Event{Type: "ASSAULT", Actor: news.Entity{Name: "dozens of men"}}, ""},
		{news.Event{Type: "ASSAULT", Actor: torv}, "Ana Torv: attacks"},
	} {
		if got := Label(&tt.e); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// A month goes with the day of it that is told of in like words.
func TestNestedDates(t *testing.T) {
	reports := []draft{
		day("4 March", "2024-03-04", "2024-03-04")(article(t, "a", "2024-04-05", "On 4 March a court sentenced the minister for bribery.")),
		day("4 March", "2024-03-04", "2024-03-04")(article(t, "b", "2024-04-05", "The minister was sentenced for bribery by a court on 4 March.")),
		day("9 March", "2024-03-09", "2024-03-09")(article(t, "c", "2024-04-05", "The harbour bridge collapsed on 9 March.")),
		day("9 March", "2024-03-09", "2024-03-09")(article(t, "d", "2024-04-05", "On 9 March the bridge across the harbour collapsed.")),
		day("in March", "2024-03-01", "2024-03-31")(article(t, "e", "2024-04-05", "Since the bridge across the harbour collapsed in March, ferries run.")),
	}
	s, as := storyOf(reports)
	slots := Board(s, as, nil)
	for name, want := range map[string]string{
		"date: harbour bridge collapsed": "date: harbour bridge collapsed: compatible: 2024-03-09 x2, 2024-03 x1",
		"date: court sentenced minister": "date: court sentenced minister: agreed: 2024-03-04 x2",
	} {
		if got := find(slots, name); got != want {
			t.Errorf("got %s, want %s", got, want)
			for _, s := range slots {
				t.Log(tell(s))
			}
		}
	}
}
