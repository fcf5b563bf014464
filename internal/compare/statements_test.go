package compare

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/date"
	"chancery/internal/grammar"
	"chancery/internal/news"
)

// parsed is an article with trees; what was said first of it: a title line ends
// in no full stop and is none of the body.
func parsed(t testing.TB, id, body string) draft {
	d := article(t, id, "2024-03-05", body)
	date.Read(d.Article)
	grammar.Read(d.Article)
	return d
}

// Each clause is written "who | verb | what it goes on with", "-" for nobody;
// a passive has what it is done to before the verb, in brackets.
var clauseTests = []struct{ text, want string }{
	{"The council has approved a new bridge over the river.", "The council | has approved | a new bridge over the river"},
	{"The council has not approved a new bridge.", "The council | has not approved | a new bridge"},
	{"The driver was arrested on suspicion of fraud in Malmo on Monday.", "- | [The driver] was arrested | on suspicion of fraud"},
	{"The boats that the navy seized were sold.", "- | [The boats] were sold | "},
	{"The tram derailed.", "The tram | derailed | "},
	{"The trams did not derail.", "The trams | did not derail | "},
	{"The mayor said that it was cold.", ""}, // saying is another row's
	{"The fire faces them.", ""},             // as good as nothing
	{"They saw RED SQUARE.", ""},
}

func TestStatements(t *testing.T) {
	for _, tt := range clauseTests {
		var got []string
		for _, s := range statements(parsed(t, "a", tt.text).Article) {
			a := s.article
			verb := a.Words(s.group)
			who := a.Words(s.who)
			if s.voice == passive {
				verb = "[" + headline(a, s.about) + "] " + verb
			}
			if who == "" {
				who = "-"
			}
			got = append(got, fmt.Sprintf("%s | %s | %s", who, verb, a.Words(s.tail)))
		}
		if tt.want == "" && len(got) == 0 {
			continue
		}
		if len(got) == 0 || got[len(got)-1] != tt.want && got[0] != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.text, strings.Join(got, "; "), tt.want)
		}
	}
}

// Each case is reports of one affair, each an origin, and a row that they make.
var statementTests = []struct {
	name    string
	reports []string
	want    string
}{
	{"one thing in two verbs' forms", []string{
		"The council approved a bridge over the river.",
		"The old council will approve the bridge over the river, its head said.",
	}, "The council approved: agreed: a bridge over the river x2"},
	{"more and less", []string{
		"The ferry captain was arrested.",
		"The ferry captain has been arrested on suspicion of fraud.",
	}, "The ferry captain: compatible: arrested x1, arrested on suspicion of fraud x1"},
	{"done and not done", []string{
		"The council approved the new bridge.",
		"The council has not approved the new bridge.",
	}, "The council approved: contradicted: the new bridge x1, not the new bridge x1"},
	{"not done, in two ways", []string{
		"The council has not approved the new bridge.",
		"The council refrained from approving the new bridge.",
	}, "The council has not approved: agreed: the new bridge x2"},
	{"a question states nothing", []string{
		"How many boats sank in the old harbour?",
		"How many boats sank in the old harbour, divers ask.",
	}, "no slot How many boats"},
	{"another thing", []string{
		"The council approved the new bridge.",
		"The minister approved a loan for farmers.",
	}, "no slot The council approved"},
	{"one report alone", []string{"The council approved the new bridge.", "It rained all day."}, "no slot The council approved"},
	{"numbers have rows of their own", []string{
		"The council approved 40 bridges.", "The council approved 40 bridges.",
	}, "no slot The council approved"},
	{"words of the page", []string{
		"Image caption The council approved the new bridge.", "Image caption The council approved the new bridge.",
	}, "no slot The council approved"},
}

func TestStatementRows(t *testing.T) {
	for _, tt := range statementTests {
		var ds []draft
		for i, r := range tt.reports {
			d := parsed(t, string(rune('a'+i)), r)
			if at := strings.Index(r, "40"); at >= 0 {
				d = d.figure("40", news.Count, 40, "bridge", "", "")
			}
			ds = append(ds, d)
		}
		s, as := storyOf(ds)
		slots := Board(s, as, nil)
		name, _, _ := strings.Cut(strings.TrimPrefix(tt.want, "no slot "), ": ")
		if got := find(slots, name); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
			for _, s := range slots {
				t.Log(tell(s))
			}
		}
		for _, s := range slots {
			for _, v := range s.Values {
				for _, e := range v.Evidence {
					if e.Text == "" {
						t.Errorf("%s: %s rests on nothing", tt.name, s.Name)
					}
				}
			}
		}
	}
}

// Where many report, a row needs three of them and holds what two say alike.
func TestStatementRowsOfLargeStories(t *testing.T) {
	reports := []string{
		"The council approved the new bridge.", "The council approved the new bridge.", "The council approved the new bridge at last.",
		"The council approved the ugly bridge.", "Snow fell on the hills.", "A dog barked at the mayor.",
	}
	var ds []draft
	for i, r := range reports {
		ds = append(ds, parsed(t, string(rune('a'+i)), r))
	}
	s, as := storyOf(ds)
	if got, want := find(Board(s, as, nil), "The council approved"), "The council approved: agreed: the new bridge x3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s, as = storyOf(ds[1:])
	if got := find(Board(s, as, nil), "The council approved"); !strings.Contains(got, "x2") {
		t.Errorf("of three that report it: %s", got)
	}
}

// Trees that do not fit the text may cost rows, and nothing else.
func TestStatementsOfBadTrees(t *testing.T) {
	for what, spoil := range map[string]func(*news.Article){
		"no trees":      func(a *news.Article) { a.Trees = nil },
		"an empty tree": func(a *news.Article) { a.Trees = make([]news.Tree, 3) },
		"a loop":        func(a *news.Article) { a.Trees[0].Words[1].Head = 2; a.Trees[0].Words[2].Head = 2 },
		"no tokens":     func(a *news.Article) { a.Tokens, a.Sentences[0].Count = nil, 0 },
	} {
		t.Run(what, func(t *testing.T) {
			d := parsed(t, "a", "The council approved a bridge over the river.")
			spoil(d.Article)
			statements(d.Article)
			s, as := storyOf([]draft{d, parsed(t, "b", "The council approved a bridge.")})
			Board(s, as, nil)
		})
	}
}
