package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/compare"
	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

// Words in brackets are spots; spots of one letter are one event.
var corefTests = []struct {
	name     string
	articles []string
	want     string
}{
	{"one word in like reports", []string{
		"The ferry Aurora [sank] off Lervik on Sunday.",
		"The ferry Aurora [sank] near Lervik in a storm.",
		"Two miners [died] in a shaft in Orsk.",
	}, "[[0 1] [2]]"},
	{"verb and noun", []string{
		"Minister Dahl [resigned] over the harbour contract on Friday.",
		"The [resignation] of Minister Dahl over the harbour contract came on Friday.",
		"Farmers [blocked] a bridge in Orsk.",
	}, "[[0 1] [2]]"},
	{"no spots", nil, "[]"},
}

func TestCorefer(t *testing.T) {
	for _, c := range corefTests {
		var spots []compare.Spot
		for i, s := range c.articles {
			spots = append(spots, spot(t, i, s))
		}
		if got := fmt.Sprint(compare.Corefer(spots)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// Spots outside any sentence, or in articles without trees, are no fault.
func TestCoreferAnywhere(t *testing.T) {
	a := &news.Article{Text: "Rain stopped play.", Language: "xx"}
	a.Body = news.Span{End: len(a.Text)}
	bare := []compare.Spot{{a, news.Span{Start: 5, End: 12}}, {a, news.Span{Start: 5, End: 12}}, {a, news.Span{}}}
	text.Read(a)
	for range 2 {
		n := 0
		for _, g := range compare.Corefer(bare) {
			n += len(g)
		}
		if n != len(bare) {
			t.Errorf("%d spots in groups of %d", n, len(bare))
		}
		a.Sentences, a.Tokens = nil, nil
	}
}

func spot(t *testing.T, number int, s string) compare.Spot {
	t.Helper()
	from, to := strings.IndexByte(s, '['), strings.IndexByte(s, ']')
	a := &news.Article{ID: news.ArticleID(fmt.Sprint(number)), Language: "en", Text: strings.NewReplacer("[", "", "]", "").Replace(s)}
	a.Body = news.Span{End: len(a.Text)}
	text.Read(a)
	grammar.Read(a)
	return compare.Spot{Article: a, Span: news.Span{Start: from, End: to - 1}}
}
