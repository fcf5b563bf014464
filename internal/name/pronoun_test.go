package name_test

import (
	"strings"
	"testing"

	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/text"
)

// Each text is read with its grammar; the pronouns and descriptions in it are
// listed with whom they mean, by the last word of the name.
var referTests = []struct{ text, want string }{
	// The subject goes on as subject.
	{"Maria Holm met Carla Vik in Oslo on Friday. She will return on Monday.", "She=Holm"},
	{"Maria Holm met Peter Vik in Oslo on Friday. He will return on Monday.", "He=Vik"},
	{"Peter Holm arrived in Oslo with Carl Vik. Critics saw him at the station.", "him=Holm"},
	// Nobody is his own object; himself is.
	{"Peter Holm told Carl Vik that he would resign.", "he=Holm"},
	{"Peter Holm met him in Oslo.", ""},
	{"Peter Holm blamed himself for the delay.", "himself=Holm"},
	// His mother is not he.
	{"Peter Holm praised his lawyer on Friday.", "his=Holm"},
	// People without a name stand in the way.
	{"A driver was hurt when Peter Holm crossed the road. The driver said he was tired.", ""},
	{"Peter Holm was hurt. A woman said she had seen it.", ""},
	// A clause before the main one.
	{"Before he left Oslo, Peter Holm spoke to reporters.", "he=Holm"},
	{"After leaving her house in May, Maria Holm moved to Bergen.", "her=Holm"},
	// Who speaks is not of whom he speaks.
	{"Peter Holm was tired. \"He was up all night long,\" Carl Vik said.", "He=Holm"},
	{"\"I was up all night long,\" Carl Vik told Peter Holm.", "I=Vik"},
	// Relative pronouns.
	{"Peter Holm, who won in May, thanked Carl Vik.", "who=Holm"},
	// Descriptions by what is said of people.
	{"The singer Maria Holm met the boxer Carla Vik. Later the boxer left Oslo.", "the boxer=Vik"},
	{"Maria Holm arrived in Oslo. The singer will stay until Monday.", "The singer=Holm"},
	{"Maria Holm arrived in Oslo. The judge will stay until Monday.", ""},
	{"A singer was hurt. Maria Holm saw it. The singer left.", ""},
	// Offices, present and past.
	{"Norwegian Prime Minister Peter Holm met former Swedish Prime Minister Carl Vik. The former prime minister left on Friday.", "The former prime minister=Vik"},
	{"Norwegian Prime Minister Peter Holm met Carl Vik. Norway's prime minister left on Friday.", "prime minister=Holm"},
	{"Norwegian Prime Minister Peter Holm met Carl Vik. The former prime minister left on Friday.", ""},
	// Several.
	{"Talks between Peter Holm and Carl Vik ended on Friday. The two men shook hands.", "The two men=Holm+Vik"},
	{"Peter Holm and Carl Vik met on Friday. They shook hands.", "They=Holm+Vik"},
	{"Peter Holm and Carl Vik met workers on Friday. Some workers said they were afraid.", ""},
	{"Norway and Sweden signed the treaty. Both countries will open their borders.", "Both countries=Norway+Sweden; their=Norway+Sweden"},
	{"Norwegian Prime Minister Peter Holm met Swedish Prime Minister Carl Vik and the writer Maria Roe. The two leaders shook hands.", "The two leaders=Holm+Vik"},
}

func TestRefer(t *testing.T) {
	for _, c := range referTests {
		a := &news.Article{Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en", Published: news.Published{Day: "2024-05-16", Precision: news.ToDay}}
		text.Read(a)
		grammar.Read(a)
		name.Default().Read(a)
		var got []string
		for _, m := range a.Mentions {
			if m.Kind != news.ByPronoun && m.Kind != news.ByTitle {
				continue
			}
			if m.Why == "" {
				t.Errorf("%q: no reason for %q", c.text, a.Words(m.Span))
			}
			who := last(a, m.Entity)
			for _, id := range m.Others {
				who += "+" + last(a, id)
			}
			got = append(got, a.Words(m.Span)+"="+who)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("{%q, %q},", c.text, s)
		}
	}
}

func last(a *news.Article, id news.EntityID) string {
	e := a.Entity(id)
	if e == nil {
		return "?"
	}
	return e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
}

// TestStateMedia checks that the media of a state are an organisation beside
// the country, which keeps its own mention.
func TestStateMedia(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"He told Syrian state television that it was over.", "Syrian=SYR; state television=SYR"},
		{"Cuba's state-run media did not report it.", "Cuba=CUB; state-run media=CUB"},
		{"Norway's president left, and Norway stayed.", "Norway=NOR; Norway=NOR"},
	} {
		a := &news.Article{Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en"}
		text.Read(a)
		grammar.Read(a)
		name.Default().Read(a)
		var got []string
		for _, m := range a.Mentions {
			if e := a.Entity(m.Entity); e != nil && e.Type != news.Person {
				got = append(got, a.Words(m.Span)+"="+e.Country)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("{%q, %q},", c.text, s)
		}
	}
}
