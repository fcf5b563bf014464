package brief

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
)

// sentence makes a brief sentence that cites, for each "article: words", the
// whole sentence in which the words stand.
func sentence(t testing.TB, as []*news.Article, text string, cites ...string) news.BriefSentence {
	t.Helper()
	s := news.BriefSentence{Text: text}
	for _, c := range cites {
		id, words, _ := strings.Cut(c, ": ")
		a := finder(as)(news.ArticleID(id))
		i := strings.Index(a.Text, words)
		if i < 0 {
			t.Fatalf("%q is not in %s", words, id)
		}
		s.Citations = append(s.Citations, cite(a, a.Sentences[a.SentenceAt(i)].Span))
	}
	return s
}

const (
	arrived = "Ana Torv arrived in Sweden on Tuesday for a two-day visit to the towns that the flood destroyed."
	killed  = "The flood killed at least 296 people, the ministry said."
	plans   = "Ana Torv will visit Sweden on Tuesday for two days after the flood."
	trip    = "It was her fourth trip to the country, and Norway denied that it had sent any troops there."
	meets   = "She [Ana Torv] did not meet the prime minister during the first day."
)

// sound are briefs that the verifier must accept: text, then citations.
var sound = [][]string{
	{arrived, "b: arrived"},
	{arrived, "b: arrived", "d: ended her"},
	{"Ana Torv arrived in Sweden on Tuesday [5 March 2024] for a two-day visit to the towns that the flood destroyed.", "b: arrived"},
	{killed, "a: killed"},
	{plans, "a: will visit"},
	{trip, "b: fourth"},
	{meets, "b: did not"},
	{"Only one origin reports: The flood killed at least 296 people, the ministry said.", "a: killed"},
	{"Three origins agree on the length of the visit: “two-day visit”.", "a: two days", "b: two-day", "d: two-day"},
	{"Two origins agree on the length of the visit: “two-day visit”.", "b: two-day", "d: two-day"},
	{"Origins differ on the number killed: “at least 296 people” against “632”.", "a: 296", "b: 632"},
	{"Origins give the number killed as “632” and “At least 640 people”, which can both be true.", "b: 632", "d: 640"},
	{"Reports of the number killed rose from “at least 296 people” to “632”.", "a: 296", "b: 632"},
	{"Only one origin speaks of the “fourth trip”.", "b: fourth"},
	{"Only one origin gives the length of the visit: “two days”.", "a: two days"},
	{"Two origins quote the words “two-day visit”.", "b: two-day", "d: two-day"},
}

func TestSoundBriefsPass(t *testing.T) {
	_, as := floodVisit(t)
	for _, c := range sound {
		b := news.Brief{Sentences: []news.BriefSentence{sentence(t, as, c[0], c[1:]...)}}
		if fs := Verify(&b, finder(as)); len(fs) > 0 {
			t.Errorf("%s: %v", c[0], fs)
		}
	}
}

// Each case alters one thing in a sound brief: what was done, the sentence as
// altered, its citations.
var altered = [][]string{
	{"figure", "The flood killed at least 298 people, the ministry said.", "a: killed"},
	{"figure in words", "Ana Torv will visit Sweden on Tuesday for three days after the flood.", "a: will visit"},
	{"ordinal", strings.Replace(trip, "fourth", "fifth", 1), "b: fourth"},
	{"name", strings.Replace(arrived, "Ana Torv", "Eva Torv", 1), "b: arrived"},
	{"country", strings.Replace(arrived, "Sweden", "Denmark", 1), "b: arrived"},
	{"weekday", strings.Replace(arrived, "Tuesday", "Thursday", 1), "b: arrived"},
	{"month", "Ana Torv will visit Sweden in April for two days after the flood.", "a: will visit"},
	{"day in a note", "Ana Torv arrived in Sweden on Tuesday [6 March 2024] for a two-day visit to the towns that the flood destroyed.", "b: arrived"},
	{"day where none is named", "Ana Torv arrived in Sweden [5 March 2024] on Tuesday for a two-day visit to the towns that the flood destroyed.", "b: arrived"},
	{"name in a note", strings.Replace(meets, "Ana Torv", "Eva Lund", 1), "b: did not"},
	{"negation dropped", "She did meet the prime minister during the first day.", "b: did not"},
	{"negation added", "Ana Torv will not visit Sweden on Tuesday for two days after the flood.", "a: will visit"},
	{"denial dropped", "It was her fourth trip to the country, and Norway had sent troops there.", "b: fourth"},
	{"denial turned", strings.Replace(trip, "denied", "confirmed", 1), "b: fourth"},
	{"speaker", strings.Replace(killed, "the ministry", "the army", 1), "a: killed"},
	{"speaker dropped", "The flood killed at least 296 people.", "a: killed"},
	{"status: done for planned", "Ana Torv visited Sweden on Tuesday for two days after the flood.", "a: will visit"},
	{"status: will dropped", "Ana Torv visit Sweden on Tuesday for two days after the flood.", "a: will visit"},
	{"status: planned for done", strings.Replace(arrived, "arrived in", "will arrive in", 1), "b: arrived"},
	{"hedge removed", "The flood killed 296 people, the ministry said.", "a: killed"},
	{"hedge changed", "The flood killed at most 296 people, the ministry said.", "a: killed"},
	{"hedge added", "Ana Torv will visit Sweden on Tuesday for about two days after the flood.", "a: will visit"},
	{"unit", "Ana Torv will visit Sweden on Tuesday for two weeks after the flood.", "a: will visit"},
	{"quoted word dropped", "The ministry spoke of a flood.", "e: spoke"},
	{"number dropped with its clause", "The ministry spoke of a \"terrible\" flood.", "e: spoke"},
	{"sides swapped", "Sweden will visit Ana Torv on Tuesday for two days after the flood.", "a: will visit"},
	{"a clause added", strings.Replace(arrived, ".", ", and flew on to Malmo.", 1), "b: arrived"},
	{"words of another article", killed, "b: arrived"},
	{"a support that is about something else", arrived, "b: arrived", "a: It was the worst"},
	{"one origin only, two cited", "Only one origin reports: The flood killed at least 296 people, the ministry said.", "a: killed", "d: 640"},
	{"frame: count too high", "Three origins agree on the length of the visit: “two-day visit”.", "b: two-day", "d: two-day"},
	{"frame: count too low", "Two origins agree on the length of the visit: “two-day visit”.", "a: two days", "b: two-day", "d: two-day"},
	{"frame: one article twice", "Two origins agree on the length of the visit: “two-day visit”.", "b: two-day", "b: two-day"},
	{"frame: figure", "Two origins agree on the length of the visit: “three-day visit”.", "b: two-day", "d: two-day"},
	{"frame: subject", "Two origins agree on the length of the war: “two-day visit”.", "b: two-day", "d: two-day"},
	{"frame: a value nobody gives", "Origins differ on the number killed: “at least 296 people” against “700”.", "a: 296", "b: 632"},
	{"frame: subject of a dispute", "Origins differ on the number injured: “at least 296 people” against “632”.", "a: 296", "b: 632"},
	{"frame: hedge left out", "Origins differ on the number killed: “296 people” against “632”.", "a: 296", "b: 632"},
	{"frame: the same value twice", "Origins differ on the number killed: “632” against “632”.", "b: 632", "c: 632"},
	{"frame: a fall told as a rise", "Reports of the number killed rose from “632” to “at least 296 people”.", "a: 296", "b: 632"},
	{"frame: dispute within one article", "Origins differ on the number killed: “632” against “632 people”.", "b: 632"},
	{"frame: quoted words", "Two origins quote the words “three-day visit”.", "b: two-day", "d: two-day"},
	{"frame: unknown wording", "Everybody agrees that the visit is a success.", "b: two-day", "d: two-day"},
	{"frame: alone, two cited", "Only one origin gives the length of the visit: “two-day visit”.", "b: two-day", "d: two-day"},
	{"frame: ordinal", "Only one origin speaks of the “fifth trip”.", "b: fourth"},
	{"frame: what the ordinal counts", "Only one origin speaks of the “fourth war”.", "b: fourth"},
	{"frame: ordinal, two cited", "Only one origin speaks of the “fourth trip”.", "b: fourth", "c: fourth"},
	{"frame: no words", "Only one origin speaks of the “...”.", "b: fourth"},
	{"empty", " ", "b: two-day"},
}

func TestAlteredBriefsFail(t *testing.T) {
	_, as := floodVisit(t)
	as = append(as, article(t, "e", "2024-03-06", "In 2021, the ministry spoke of a \"terrible\" flood.").Article)
	for _, c := range altered {
		b := news.Brief{Sentences: []news.BriefSentence{sentence(t, as, c[1], c[2:]...)}}
		fs := Verify(&b, finder(as))
		if len(fs) == 0 {
			t.Errorf("%s: not caught: %s", c[0], c[1])
		}
		for _, f := range fs {
			if f.Problem == "" || f.Sentence != 0 || f.Citation >= len(b.Sentences[0].Citations) {
				t.Errorf("%s: bad finding %+v", c[0], f)
			}
		}
	}
}

// Each case alters a citation of a sound sentence.
var citationTests = []struct {
	name string
	edit func(*news.BriefSentence)
}{
	{"dropped", func(s *news.BriefSentence) { s.Citations = nil }},
	{"unknown article", func(s *news.BriefSentence) { s.Citations[0].Article = "zz" }},
	{"wrong article", func(s *news.BriefSentence) { s.Citations[0].Article = "d" }},
	{"span shifted right", func(s *news.BriefSentence) { s.Citations[0].Start++; s.Citations[0].End++ }},
	{"span shifted left", func(s *news.BriefSentence) { s.Citations[0].Start--; s.Citations[0].End-- }},
	{"span cut", func(s *news.BriefSentence) { s.Citations[0].End -= 5 }},
	{"span past the end", func(s *news.BriefSentence) { s.Citations[0].End = 1 << 30 }},
	{"span before the start", func(s *news.BriefSentence) { s.Citations[0].Start = -4 }},
	{"span empty", func(s *news.BriefSentence) { s.Citations[0].End = s.Citations[0].Start; s.Citations[0].Quote = "" }},
	{"span reversed", func(s *news.BriefSentence) { c := &s.Citations[0]; c.Start, c.End = c.End, c.Start }},
	{"one letter of the quote", func(s *news.BriefSentence) {
		s.Citations[0].Quote = strings.Replace(s.Citations[0].Quote, "two", "ten", 1)
	}},
	{"span and quote cut to leave words unsupported", func(s *news.BriefSentence) {
		c := &s.Citations[0]
		c.End -= 30
		c.Quote = c.Quote[:len(c.Quote)-30]
	}},
}

func TestAlteredCitationsFail(t *testing.T) {
	_, as := floodVisit(t)
	for _, tt := range citationTests {
		s := sentence(t, as, arrived, "b: arrived")
		tt.edit(&s)
		if fs := Verify(&news.Brief{Sentences: []news.BriefSentence{s}}, finder(as)); len(fs) == 0 {
			t.Errorf("%s: not caught", tt.name)
		}
	}
}

// A quote that starts behind the "not" of its sentence is exact and false.
func TestQuoteCannotHideNegation(t *testing.T) {
	_, as := floodVisit(t)
	a := finder(as)("b")
	i := strings.Index(a.Text, "meet the prime minister during the first day.")
	span := news.Span{Start: i, End: i + len("meet the prime minister during the first day.")}
	s := news.BriefSentence{Text: "Meet the prime minister during the first day.", Citations: []news.Citation{cite(a, span)}}
	if fs := Verify(&news.Brief{Sentences: []news.BriefSentence{s}}, finder(as)); len(fs) == 0 {
		t.Error("not caught")
	}
}

func TestNumbers(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2,122 people", "2122"},
		{"two-day visit", "2"},
		{"fourth time, the 4th", "o4 o4"},
		{"$240 billion", "240000000000"},
		{"6.8 or 7.2", "6.8 7.2"},
		{"dozens of towns", "v12"},
		{"at 11:11 p.m.", "11:11"},
		{"three million", "3000000"},
		{"nobody", ""},
	} {
		if got := strings.Join(numbers(tt.in), " "); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.in, got, tt.want)
		}
	}
}

func TestDataFiles(t *testing.T) {
	for name, file := range map[string]string{"critical.txt": criticalFile, "hedges.txt": hedgesFile, "numbers.tsv": numbersFile, "openers.txt": openersFile,
		"connectives.txt": connectivesFile, "captions.txt": captionsFile, "unreal.txt": unrealFile} {
		ls := lines(file)
		if !slices.IsSorted(ls) || len(slices.Compact(slices.Clone(ls))) != len(ls) {
			t.Errorf("%s is not sorted or has a line twice", name)
		}
		for _, l := range ls {
			if l != strings.ToLower(strings.TrimSpace(l)) {
				t.Errorf("%s: %q is not in lower case", name, l)
			}
		}
	}
}

func TestMarkdown(t *testing.T) {
	b := news.Brief{Title: "A <b>", Sentences: []news.BriefSentence{{Text: "He [Ana] came.", Citations: []news.Citation{{Article: "a", Span: news.Span{Start: 1, End: 8}, Quote: "He\ncame."}}}}}
	a := &news.Article{ID: "a", Outlet: "The <Lamp>", URL: "https://lamp.example/?a=1&b=2", Published: news.Published{Day: "2024-03-04"}}
	find := finder([]*news.Article{a})
	want := "# A &lt;b>\n\nHe \\[Ana\\] came.[^1]\n\n[^1]: The &lt;Lamp>, 2024-03-04: “He came.” (article a, bytes 1–8)\n"
	if got := Markdown(b, find); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	page := HTML(b, find)
	for _, want := range []string{"<h1>A &lt;b&gt;</h1>", `He [Ana] came.<sup><a id="ref1" href="#note1"`, `<a href="https://lamp.example/?a=1&amp;b=2">The &lt;Lamp&gt;, 2024-03-04</a>: <q>He came.</q>`} {
		if !strings.Contains(page, want) {
			t.Errorf("%q stands not in %s", want, page)
		}
	}
	a.URL = "javascript:alert(1)"
	if strings.Contains(HTML(b, find), "javascript") {
		t.Error("a page leads to a script")
	}
}

// FuzzVerify moves spans and changes text: the verifier must not panic, and
// must never accept a sentence whose words are not those of its citation.
func FuzzVerify(f *testing.F) {
	f.Add(arrived, 0, 0, "")
	f.Add(meets, -3, 9, "x")
	f.Add("Three origins agree on the length of the visit: “two-day visit”.", 1, 1, "\xff")
	f.Add("Origins differ on x: “” against “632”.", 1<<30, -1<<30, "“")
	_, as := floodVisit(f)
	f.Fuzz(func(t *testing.T, text string, from, to int, quote string) {
		a := as[1]
		s := news.BriefSentence{Text: text}
		whole := a.Sentences[0].Span
		moved := news.Span{Start: whole.Start + from, End: whole.End + to}
		s.Citations = append(s.Citations, news.Citation{Article: a.ID, Span: moved, Quote: a.Words(moved) + quote})
		fs := Verify(&news.Brief{Sentences: []news.BriefSentence{s}}, finder(as))
		if len(fs) == 0 && (quote != "" || moved.Start < 0 || moved.End > len(a.Text)) {
			t.Errorf("accepted %q with span %v", text, moved)
		}
	})
}

func TestTitle(t *testing.T) {
	a := &news.Article{ID: "a", Title: "Council closes bridge", Text: "The council closed the bridge.", Body: news.Span{End: 30}}
	b := news.Brief{Title: "Council closes bridge", Sentences: []news.BriefSentence{{Text: a.Text,
		Citations: []news.Citation{{Article: "a", Span: a.Body, Quote: a.Text}}}}}
	find := func(news.ArticleID) *news.Article { return a }
	for title, want := range map[string]int{"Council closes bridge": 0, "The council closed…": 0, "Council burns bridge": 1} {
		b.Title = title
		if got := len(Verify(&b, find)); got != want {
			t.Errorf("%q: %d findings, want %d", title, got, want)
		}
	}
}

// A sentence that one source states and another only reports as said may not
// cite both for the bare words.
func TestReserved(t *testing.T) {
	plainly := article(t, "p", "2024-03-05", "Divers found the anchor of the ferry on the third day.").Article
	saidSo := article(t, "q", "2024-03-05", "Divers found the anchor of the ferry on the third day, Lund said.").Article
	as := []*news.Article{plainly, saidSo}
	for _, c := range []struct {
		text  string
		cites []string
		sound bool
	}{
		{"Divers found the anchor of the ferry on the third day.", []string{"p: Divers"}, true},
		{"Divers found the anchor of the ferry on the third day.", []string{"p: Divers", "q: Divers"}, false},
		{"Divers found the anchor of the ferry on the third day, Lund said.", []string{"q: Divers", "p: Divers"}, true},
	} {
		b := news.Brief{Sentences: []news.BriefSentence{sentence(t, as, c.text, c.cites...)}}
		if fs := Verify(&b, finder(as)); (len(fs) == 0) != c.sound {
			t.Errorf("%s, citing %v: %v", c.text, c.cites, fs)
		}
	}
}
