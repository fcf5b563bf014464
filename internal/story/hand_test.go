package story

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/news"
)

// three returns two reports of a flood and one of a strike.
func three() []*news.Article {
	return []*news.Article{
		article("a", "Flood cuts off Ostmark", "The river Lenn flooded Ostmark on Monday and cut off 40 villages, mayor Ida Brand said.", "2024-03-04"),
		article("b", "Ostmark cut off by flood", "Forty villages around Ostmark were cut off on Monday when the river Lenn flooded, said mayor Ida Brand.", "2024-03-04"),
		article("c", "Dockers strike in Port Hale", "Dockers walked out in Port Hale on Tuesday over pay, union leader Tom Reyes said.", "2024-03-05"),
	}
}

func TestBind(t *testing.T) {
	merge := news.StoryEdit{Kind: news.Merge, Articles: []news.ArticleID{"a", "b"}, With: []news.ArticleID{"c"}}
	split := news.StoryEdit{Kind: news.Split, Articles: []news.ArticleID{"b"}, Without: []news.ArticleID{"a", "c"}}
	undone := merge
	undone.Undone = "2024-03-06T00:00:00Z"
	for _, c := range []struct {
		name  string
		edits []news.StoryEdit
		want  string
	}{
		{"none", nil, "a b|c"},
		{"merge", []news.StoryEdit{merge}, "a b c"},
		{"merge undone", []news.StoryEdit{undone}, "a b|c"},
		{"split", []news.StoryEdit{split}, "a|b|c"},
		{"split after merge", []news.StoryEdit{merge, split}, "a c|b"},
		{"merge after split", []news.StoryEdit{split, merge}, "a b c"},
		{"move", []news.StoryEdit{{Kind: news.Move, Articles: []news.ArticleID{"b"}, With: []news.ArticleID{"c"}, Without: []news.ArticleID{"a"}}}, "a|b c"},
		{"of an article that is gone", []news.StoryEdit{{Kind: news.Merge, Articles: []news.ArticleID{"a"}, With: []news.ArticleID{"zz"}}}, "a b|c"},
	} {
		b := NewBook(Config{})
		b.Bind(c.edits)
		for _, a := range three() {
			b.Add(Take(a))
		}
		if got := membersOf(b.Settle()); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestBindLater edits stories that are there already, and takes the edit back.
func TestBindLater(t *testing.T) {
	b := NewBook(Config{})
	for _, a := range three() {
		b.Add(Take(a))
	}
	b.Settle()
	e := []news.StoryEdit{{Kind: news.Merge, Articles: []news.ArticleID{"a", "b"}, With: []news.ArticleID{"c"}}}
	for _, c := range []struct{ undone, want string }{{"", "a b c"}, {"now", "a b|c"}} {
		e[0].Undone = c.undone
		b.Bind(e)
		b.Touch([]news.ArticleID{"a", "b", "c"})
		changed := b.Settle()
		if got := membersOf(changed); got != c.want {
			t.Errorf("undone %q: %s, want %s", c.undone, got, c.want)
		}
		if c.undone == "" && !strings.Contains(fmt.Sprint(changed), "by hand") {
			t.Errorf("no join says that it was made by hand: %v", changed)
		}
	}
}

func membersOf(ss []news.Story) string {
	var out []string
	for _, s := range ss {
		var ids []string
		for _, id := range s.Articles {
			ids = append(ids, string(id))
		}
		if len(ids) > 0 {
			out = append(out, strings.Join(ids, " "))
		}
	}
	for i := range out {
		for j := i; j > 0 && out[j] < out[j-1]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return strings.Join(out, "|")
}
