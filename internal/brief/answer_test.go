package brief

import (
	"strings"
	"testing"

	"chancery/internal/compare"
	"chancery/internal/news"
	"chancery/internal/pipeline"
)

// told writes the brief of reports, one an outlet; each is printed on 12 March
// 2025 and an origin of its own.
func told(t *testing.T, reports ...string) (string, news.Brief) {
	t.Helper()
	s := &news.Story{ID: "s1", Title: ""}
	var as []*news.Article
	for i, text := range reports {
		id := news.ArticleID(rune('a' + i))
		a := &news.Article{ID: id, Version: 1, Outlet: "Outlet " + string(id), Language: "en", Text: text, Body: news.Span{End: len(text)},
			Published: news.Published{Day: "2025-03-12", Precision: news.ToDay}}
		if err := pipeline.Analyse(a); err != nil {
			t.Fatal(err)
		}
		as = append(as, a)
		s.Articles = append(s.Articles, id)
		s.Families = append(s.Families, []news.ArticleID{id})
	}
	es := compare.Events(s, as)
	b := Write(s, as, es, compare.Board(s, as, es))
	var lines []string
	for _, x := range b.Sentences {
		line := x.Text + " <"
		for _, c := range x.Citations {
			line += string(c.Article)
		}
		lines = append(lines, line+">")
	}
	if fs := Verify(&b, finder(as)); len(fs) > 0 {
		t.Errorf("the verifier refuses it: %+v", fs)
	}
	return strings.Join(lines, "\n"), b
}

// Who prints a claim prints its denial, right behind it.
func TestAnswers(t *testing.T) {
	got, _ := told(t,
		"President William Ruto met President Recep Tayyip Erdogan in Ankara on Tuesday and signed six agreements.\n\n"+
			"Turkish officials said that Kenya had agreed to buy drones from Turkey. Kenya's government denied that any drones had been bought.\n",
		"President William Ruto met President Recep Tayyip Erdogan in Ankara on Tuesday. Kenya had agreed to buy drones from Turkey, officials said.\n")
	claim, answer := strings.Index(got, "had agreed to buy drones"), strings.Index(got, "Kenya's government denied that any drones had been bought.")
	if claim < 0 || answer < claim {
		t.Errorf("a claim stands without its denial:\n%s", got)
	}
}

// A threat is no witness of the deed, and another toll none of the toll.
func TestContraryIsNoWitness(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Spain imposed sanctions on the bank.", "Spain has threatened to impose sanctions on the bank.", true},
		{"Spain imposed sanctions on the bank.", "Spain will impose sanctions on the bank.", true},
		{"Spain imposed sanctions on the bank.", "Spain did not impose sanctions on the bank.", true},
		{"Spain imposed sanctions on the bank.", "Sanctions were imposed on the bank by Spain.", false},
	} {
		if got := contrary(c.a, c.b); got != c.want {
			t.Errorf("%s / %s: contrary %v, want %v", c.a, c.b, got, c.want)
		}
	}
	_, b := told(t,
		"Three soldiers of Armenia were killed near Jermuk on Tuesday when the border guards of Azerbaijan opened fire, Armenia said.\n",
		"Seven soldiers of Armenia were killed near Jermuk on Tuesday when the border guards of Azerbaijan returned fire, Azerbaijan said.\n")
	for _, s := range b.Sentences {
		if !framed(s.Text) && len(s.Citations) > 1 {
			t.Errorf("two tolls bear one another out: %s", s.Text)
		}
	}
}

// "…, he said." says who, or is not told.
func TestSaidByWhom(t *testing.T) {
	got, _ := told(t, "A ferry sank off Cebu on Monday, coast guard spokesman Armand Reyes told reporters. Boats had pulled 97 people from the water by noon, he said.\n")
	if strings.Contains(got, "he said.") {
		t.Errorf("nobody is told to have said so:\n%s", got)
	}
}

// A witness that says otherwise and an origin that nobody cites are found.
func TestFalseWitnesses(t *testing.T) {
	_, b := told(t, "Spain imposed sanctions on the Bank of Cyprus on Monday, the government in Madrid said.\n")
	if len(b.Sentences) == 0 {
		t.Fatal("nothing was told")
	}
	reports := []*news.Article{{ID: "a"}, {ID: "b"}}
	for i, text := range []string{"Spain imposed sanctions on the Bank of Cyprus on Monday.", "Spain has threatened to impose sanctions on the Bank of Cyprus on Monday."} {
		reports[i].Text = text
		reports[i].Sentences = []news.Sentence{{Span: news.Span{End: len(text)}}}
	}
	whole := func(a *news.Article) news.Citation { return cite(a, a.Sentences[0].Span) }
	s := news.BriefSentence{Text: reports[0].Text, Origins: 1, Citations: []news.Citation{whole(reports[0])}}
	if fs := Verify(&news.Brief{Sentences: []news.BriefSentence{s}}, finder(reports)); len(fs) > 0 {
		t.Errorf("refused: %+v", fs)
	}
	s.Origins = 2
	if fs := Verify(&news.Brief{Sentences: []news.BriefSentence{s}}, finder(reports)); len(fs) != 1 {
		t.Errorf("two origins of one report: %+v", fs)
	}
	s.Citations = append(s.Citations, whole(reports[1]))
	if fs := Verify(&news.Brief{Sentences: []news.BriefSentence{s}}, finder(reports)); len(fs) != 1 || fs[0].Citation != 1 {
		t.Errorf("a threat bears a deed out: %+v", fs)
	}
}
