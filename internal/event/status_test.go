package event

import (
	"slices"
	"testing"

	"chancery/internal/date"
	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/text"
)

// Every case is read as if printed on Tuesday, 10 June 2025; want lists the
// events as type, actor > recipient | status.
var readTests = []struct{ text, want string }{
	{"President Petro will visit Berlin on Friday.", "CONSULT President Petro > Berlin | planned @2025-06-13"},
	{"President Petro visited Berlin on Friday.", "CONSULT President Petro > Berlin @2025-06-06"},
	{"President Petro is visiting Berlin.", "CONSULT President Petro > Berlin | ongoing"},
	{"President Petro may visit Berlin.", "CONSULT President Petro > Berlin | possible"},
	{"President Petro did not visit Berlin.", "CONSULT President Petro > Berlin | denied"},
	{"President Petro was expected to visit Berlin.", "CONSULT President Petro > Berlin | planned"},
	{"President Petro failed to visit Berlin.", "CONSULT President Petro > Berlin | failed"},
	{"President Petro should visit Berlin.", "CONSULT President Petro > Berlin | called-for"},
	{"The planned talks between Oman and Iran are a risk.", "CONSULT Oman > Iran | planned"},
	{"Talks between Oman and Iran collapsed.", "CONSULT Oman > Iran | failed"},
	{"Talks between Oman and Iran were cancelled.", "CONSULT Oman > Iran | cancelled"},
	{"Ghana and Togo will hold talks in Lome.", "CONSULT Ghana > Togo | planned"},
	{"Two fishermen were arrested by Iranian police on Monday.", "COERCE Iranian police > Two fishermen @2025-06-09"},
	{"Egypt invaded Libya in 1977.", "ASSAULT Egypt > Libya | historical @1977-01-01..1977-12-31"},
	{"Scientists said the drug can fight cancer.", ""},
	{"The striker attacked from the left and his team won the match by two goals.", ""},
	{"A car hit a wall near Leeds and killed the driver.", ""},
	{"Leeds beat Derby 2-1 in the match on Sunday.", ""},
	{"Iran accused the guards of beating prisoners.", "ACCUSE Iran > the guards; ASSAULT the guards > prisoners | possible"},
	{"Chad shelled Libya while Libya bombed Chad.", "ASSAULT Chad > Libya; ASSAULT Libya > Chad"},
	{"Macron to visit Beijing in April", "CONSULT Macron > Beijing | planned @2025-04-01..2025-04-30"},
	{"Lula, who is on a visit to China, met Xi on Friday.", "CONSULT Lula > China; CONSULT Lula > Xi @2025-06-06"},
	{"Iran is preparing new sanctions against Libya.", "SANCTION Iran > Libya | planned"},
	{"The army, which left Gao on Friday, attacked rebels.", "ASSAULT The army > rebels"},
	{"Friday: Iran attacks Iraq.", "ASSAULT Iran > Iraq | ongoing @2025-06-06"},
	{"The envoy said on Monday that Mali expelled two diplomats.", "SANCTION Mali > two diplomats"},
}

func TestRead(t *testing.T) {
	for _, c := range readTests {
		a := article(c.text)
		a.Published = news.Published{Day: "2025-06-10", Precision: news.ToDay}
		name.Default().Read(a)
		date.Read(a)
		Read(a)
		got := ""
		for _, e := range a.Events {
			if got != "" {
				got += "; "
			}
			got += e.Type + " " + show(a, e)
			switch {
			case e.When.From != e.When.To:
				got += " @" + string(e.When.From) + ".." + string(e.When.To)
			case e.When.Known():
				got += " @" + string(e.When.From)
			}
		}
		if got != c.want {
			t.Errorf("{%q, %q},", c.text, got)
		}
	}
}

// TestAsserter hands over an attribution as the quote layer sets it.
func TestAsserter(t *testing.T) {
	const said = "Mali expelled two diplomats, the envoy said."
	for _, c := range []struct {
		stance news.Stance
		want   string
	}{
		{news.Says, "done by the envoy"},
		{news.Denies, "denied by the envoy"},
	} {
		a := article(said)
		a.Attributions = []news.Attribution{{
			Span: news.Span{End: len(said)}, Content: news.Span{End: 27}, Source: news.Span{Start: 29, End: 38},
			Cue: news.Span{Start: 39, End: 43}, Stance: c.stance, Speaker: "the envoy",
		}}
		Read(a)
		if len(a.Events) != 1 {
			t.Fatalf("%d events", len(a.Events))
		}
		e := a.Events[0]
		if got := string(e.Status) + " by " + e.AssertedBy; got != c.want || a.Words(e.Assertion) != "the envoy" {
			t.Errorf("%s: got %s (%q), want %s", c.stance, got, a.Words(e.Assertion), c.want)
		}
	}
}

// TestAcrossSentences: "the visit" takes its sides from the sentence before, a
// city stands for its country where the article names that, and a headline's
// present tense is done.
func TestAcrossSentences(t *testing.T) {
	const title = "Chancellor Merz Arrives in Seoul"
	body := title + "\nChancellor Merz will visit South Korea on Friday. The visit comes after a trip by his minister to Seoul."
	a := &news.Article{Text: body, Title: title, TitleSpan: news.Span{End: len(title)}, Body: news.Span{Start: len(title) + 1, End: len(body)}, Language: "en"}
	a.Published.Day = "2025-06-10"
	text.Read(a)
	grammar.Read(a)
	name.Default().Read(a)
	date.Read(a)
	Read(a)
	var got []string
	for _, e := range a.Events {
		r := a.Entity(e.Recipient.Entity)
		if r == nil {
			r = &news.Entity{}
		}
		got = append(got, show(a, e)+" "+r.Country)
	}
	want := []string{
		"Chancellor Merz > Seoul KOR",
		"Chancellor Merz > South Korea | planned KOR",
		"Chancellor Merz > South Korea | planned KOR",
		"his minister > Seoul KOR",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
