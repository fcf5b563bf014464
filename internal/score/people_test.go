package score

import (
	"strings"
	"testing"

	"chancery/internal/news"
)

// TestPeople scores two people: of Holm's three mentions one is left out, of
// Vik's two one is given to Holm.
func TestPeople(t *testing.T) {
	const text = "Peter Holm met Carl Vik. He thanked him, and the minister left."
	a := &news.Article{Text: text, Body: news.Span{End: len(text)}}
	at := func(words string) news.Span {
		i := strings.Index(text, words)
		return news.Span{Start: i, End: i + len(words)}
	}
	for words, id := range map[string]news.EntityID{"Peter Holm": "holm", "Carl Vik": "vik", "He": "holm", "him": "holm"} {
		a.Mentions = append(a.Mentions, news.Mention{Span: at(words), Entity: id, Type: news.Person})
	}
	gold := []reference{
		{span: at("Peter Holm"), people: []string{"h"}}, {span: at("He"), people: []string{"h"}}, {span: at("the minister"), people: []string{"h"}},
		{span: at("Carl Vik"), people: []string{"v"}}, {span: at("him"), people: []string{"v"}},
	}
	var p peopleScore
	p.people(a, mainPeople(a, gold))
	for form, want := range map[string][2]int{"all": {3, 5}, "names": {2, 2}, "pronouns": {1, 2}, "descriptions": {0, 1}} {
		if got := [2]int{p.right[form], p.total[form]}; got != want {
			t.Errorf("%s: %v right of all, want %v", form, got, want)
		}
	}
}
