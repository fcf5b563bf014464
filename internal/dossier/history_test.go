package dossier

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/news"
)

// row writes a slot as "killed updated: 5@a 7@b".
func row(name string, verdict news.Verdict, values ...string) news.Slot {
	s := news.Slot{Name: name, Type: "number", Verdict: verdict}
	for _, v := range values {
		value, at, _ := strings.Cut(v, "@")
		s.Values = append(s.Values, news.Value{Value: value, Evidence: []news.Evidence{{Article: news.ArticleID(at), Text: value}}})
	}
	return s
}

func TestChanges(t *testing.T) {
	for _, c := range []struct {
		why           string
		before, after []news.Slot
		want          string
	}{
		{"nothing", []news.Slot{row("killed", "agreed", "5@a")}, []news.Slot{row("killed", "agreed", "5@a")}, ""},
		{"a new row", nil, []news.Slot{row("killed", "single-source", "5@a")}, "killed:  > single-source [5] []"},
		{"a later figure", []news.Slot{row("killed", "single-source", "5@a")}, []news.Slot{row("killed", "updated", "5@a", "7@b")}, "killed: single-source > updated [7] []"},
		{"a second witness", []news.Slot{row("killed", "single-source", "5@a")}, []news.Slot{row("killed", "agreed", "5@a")}, "killed: single-source > agreed [] []"},
		{"another name for the same words", []news.Slot{row("people", "single-source", "5@a")}, []news.Slot{row("people hurt", "single-source", "5@a", "6@b")}, "people hurt: single-source > single-source [6] []"},
		{"an edit took it back", []news.Slot{row("killed", "agreed", "5@a")}, nil, "killed: agreed >  [] [5]"},
	} {
		var got []string
		for _, x := range Changes(c.before, c.after) {
			added := []string{}
			for _, v := range x.Added {
				added = append(added, Shown(v))
			}
			got = append(got, fmt.Sprintf("%s: %s > %s %v %v", x.Slot, x.Before, x.After, added, x.Gone))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, g, c.want)
		}
	}
}

func TestSilences(t *testing.T) {
	day := func(id news.ArticleID, d news.Day) *news.Article {
		return &news.Article{ID: id, Outlet: string(id), Published: news.Published{Day: d, Precision: news.ToDay}}
	}
	as := []*news.Article{day("a", "2024-03-02"), day("b", "2024-03-02"), day("c", "2024-03-03"), day("early", "2024-03-01"), day("d", "")}
	s := &news.Story{Families: [][]news.ArticleID{{"a"}, {"b"}, {"c"}, {"early"}, {"d"}}}
	board := []news.Slot{row("killed", "agreed", "5@a", "5@b", "5@d"), row("hurt", "agreed", "5@a", "5@b"), row("place", "agreed", "5@a", "5@b", "5@d")}
	board[2].Type = "place"
	silences(s, as, board)
	for i, want := range []string{"[c]", "[]", "[]"} { // the early report could not have known; two of five are not most; places count not
		if got := fmt.Sprint(board[i].LeftOutBy); got != want {
			t.Errorf("%s is left out by %s, want %s", board[i].Name, got, want)
		}
	}
}
