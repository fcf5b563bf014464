package quote

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/text"
)

func article(s string) *news.Article {
	a := &news.Article{Text: s, Language: "en", Body: news.Span{End: len(s)}}
	text.Read(a)
	return a
}

// show prints an attribution as "source | cue | content | quoting stance", with
// the chain in brackets.
func show(a *news.Article, t news.Attribution) string {
	s := a.Words(t.Source) + " | " + a.Words(t.Cue) + " | " + a.Words(t.Content) + " | " + string(t.Quote) + " " + string(t.Stance)
	if t.Unnamed {
		s += " unnamed"
	}
	for _, l := range t.Chain {
		s += " [" + l.Name + "]"
	}
	return s
}

var readTests = []struct{ text, want string }{
	{"“We will hold talks on trade,” Jane Poe said.", "Jane Poe | said | “We will hold talks on trade,” | direct says"},
	{"\"We will hold talks on trade,\" said Jane Poe.", "Jane Poe | said | \"We will hold talks on trade,\" | direct says"},
	{"Jane Poe said: \"We will hold talks on trade.\"", "Jane Poe | said | \"We will hold talks on trade.\" | direct says"},
	{"Jane Poe said that the talks had failed.", "Jane Poe | said | that the talks had failed | indirect says"},
	{"Jane Poe said the talks were “a grave mistake” and left.", "Jane Poe | said | the talks were “a grave mistake” and left | mixed says"},
	{"The talks had failed, Jane Poe said.", "Jane Poe | said | The talks had failed | indirect says"},
	{"According to the ministry, the talks had failed.", "the ministry | According to | the talks had failed | indirect says"},
	{"The talks had failed, according to CNN.", "CNN | according to | The talks had failed | indirect says"},
	{"Jane Poe told reporters that the talks had failed.", "Jane Poe | told | that the talks had failed | indirect says"},
	{"Jane Poe told Reuters the talks had failed.", "Jane Poe | told | the talks had failed | indirect says [Reuters]"},
	{"In an interview with Xinhua, Jane Poe praised the talks.", "Jane Poe | praised | the talks | indirect says [Xinhua]"},
	{"The two will dine together, as reported by state media.", "state media | as reported by | The two will dine together | indirect says"},
	{"Jane Poe was quoted as saying the talks had failed.", "Jane Poe | quoted as saying | the talks had failed | indirect says"},
	{"Jane Poe denied that the talks had failed.", "Jane Poe | denied | that the talks had failed | indirect denies"},
	{"The minister urged rebels to lay down their arms.", "The minister | urged | to lay down their arms | indirect asks"},
	{"The minister promised to rebuild the port.", "The minister | promised | to rebuild the port | indirect promises"},
	{"The general ordered troops to leave.", "The general | ordered | to leave | indirect orders"},
	{"Voters believe that the talks will fail.", "Voters | believe | that the talks will fail | indirect believes"},
	{"A senior official said the talks had failed.", "A senior official | said | the talks had failed | indirect says unnamed"},
	{"“It is over,” Jane Poe said. “We lost the port.”", "Jane Poe | said | “It is over,” Jane Poe said. “We lost the port.” | direct says"},
	{"“It is over,” she said, “and we lost the port.”", "she | said | “It is over,” she said, “and we lost the port.” | direct says"},
	{"Jane Poe, the head of the bank, said the port was lost.", "Jane Poe, the head of the bank | said | the port was lost | indirect says"},
	{"“It is over for all of us here.” — Jane Poe", "Jane Poe | — | “It is over for all of us here.” | direct says"},
	{"Jane Poe has not said that it was over.", ""},
	{"Jane Poe does not believe that it was over.", "Jane Poe | does not believe | that it was over | indirect denies"},
	{"Jane Poe left and said it was over.", "Jane Poe | said | it was over | indirect says"},
	{"The port, Jane Poe said, was lost.", "Jane Poe | said | The port, Jane Poe said, was lost | indirect says"},
	{"His visit to China underscores the weight of trade.", ""},
	{"The proposed plan was praised.", ""},
	{"He is said to be rich.", ""},
}

func TestRead(t *testing.T) {
	for _, c := range readTests {
		a := article(c.text)
		Read(a)
		var got []string
		for _, x := range a.Attributions {
			got = append(got, show(a, x))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

// TestCues runs the example of every verb.
func TestCues(t *testing.T) {
	done := map[string]bool{}
	var keys []string
	for _, l := range lines("cues.tsv") {
		f := strings.Split(l, "\t")
		keys = append(keys, f[0]+"\t"+f[1])
		if f[1] != "past" || done[f[4]] || !strings.Contains(f[4], f[0]) {
			continue
		}
		done[f[4]] = true
		a := article(f[4])
		Read(a)
		if len(a.Attributions) != 1 || string(a.Attributions[0].Stance) != f[2] || a.Words(a.Attributions[0].Cue) != f[0] {
			t.Errorf("%s: %q gives %+v", f[0], f[4], a.Attributions)
		}
	}
	if len(done) < 100 {
		t.Errorf("only %d examples ran", len(done))
	}
	if !slices.IsSorted(keys) || !slices.IsSorted(lines("outlets.txt")) || !slices.IsSorted(lines("unnamed.txt")) {
		t.Error("data not sorted")
	}
}

var marksTests = []struct{ text, want string }{
	{"He said “yes” and \"no\".", "“yes”;\"no\""},
	{"“One.\n“Two,” he said.", "“One.\n“Two,”"},
	{"“One.\nThen he left.", "“One."},
	{"It’s the boys’ room.", ""},
	{"He said ‘yes we can’ twice.", "‘yes we can’"},
	{"``Yes,'' he said.", "``Yes,''"},
}

func TestQuotations(t *testing.T) {
	for _, c := range marksTests {
		var got []string
		for _, q := range quotations(nil, c.text, news.Span{End: len(c.text)}) {
			got = append(got, q.In(c.text))
		}
		if g := strings.Join(got, ";"); g != c.want {
			t.Errorf("%q: got %q, want %q", c.text, g, c.want)
		}
	}
}

func TestSpeaker(t *testing.T) {
	s := "Jane Poe arrived. She said it was over. “It is,” said John Roe’s aide."
	a := article(s)
	a.Entities = []news.Entity{{ID: "local:jane-poe", Name: "Jane Poe", Type: news.Person}, {ID: "local:john-roe", Name: "John Roe", Type: news.Person}}
	for _, m := range []struct {
		words string
		kind  news.Reference
		id    news.EntityID
	}{{"Jane Poe", news.ByName, "local:jane-poe"}, {"John Roe", news.ByName, "local:john-roe"}} {
		i := strings.Index(s, m.words)
		a.Mentions = append(a.Mentions, news.Mention{Span: news.Span{Start: i, End: i + len(m.words)}, Entity: m.id, Type: news.Person, Kind: m.kind})
	}
	Read(a)
	if len(a.Attributions) != 2 || a.Attributions[0].Speaker != "Jane Poe" || a.Attributions[0].Entity != "local:jane-poe" {
		t.Fatalf("got %+v", a.Attributions)
	}
	if x := a.Attributions[1]; x.Entity != "" || !x.Unnamed {
		t.Errorf("aide: got %+v", x)
	}
}

func TestNestedChain(t *testing.T) {
	a := article("CNN reports that Jane Poe said the port was lost.")
	Read(a)
	if len(a.Attributions) != 2 || len(a.Attributions[1].Chain) != 1 || a.Attributions[1].Chain[0].Name != "CNN" {
		t.Errorf("got %+v", a.Attributions)
	}
}

// TestLong reads what could take quadratic time.
func TestLong(t *testing.T) {
	for _, s := range []string{"“a b c d e f” he said and ", "he said that, ", "“", "a, said b "} {
		Read(article(strings.Repeat(s, 4000))) // hours, if it did
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readTests {
		f.Add(c.text)
	}
	for _, c := range marksTests {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := article(s)
		Read(a)
		for _, x := range a.Attributions {
			for _, p := range []news.Span{x.Span, x.Content, x.Cue, x.Source} {
				if p.Start < 0 || p.End > len(s) || p.Start > p.End || !x.Contains(p) && !p.IsZero() {
					t.Fatalf("%q: %+v", s, x)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var s strings.Builder
	for s.Len() < 2500 {
		for _, c := range readTests {
			s.WriteString(c.text + " The harbour lies to the north of the old town and serves the coast. ")
		}
	}
	a := article(s.String()[:2500])
	for b.Loop() {
		Read(a)
	}
}
