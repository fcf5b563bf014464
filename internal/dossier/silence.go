package dossier

import (
	"slices"

	"chancery/internal/compare"
	"chancery/internal/news"
)

// silences marks, on each row that most origins speak to, the origins that
// could have and do not, named by their first article. Rows of places, days
// and wordings are left aside: whoever names a village need not name the country,
// and other words may say the same. An origin whose last report came before the
// first that tells could not have.
func silences(s *news.Story, as []*news.Article, board []news.Slot) {
	family := compare.Origins(s, as)
	heads, last := map[int]news.ArticleID{}, map[int]news.Day{}
	published := map[news.ArticleID]news.Day{}
	for _, a := range as {
		f := family[a.ID]
		if _, ok := heads[f]; !ok {
			heads[f] = a.ID
		}
		published[a.ID] = a.Published.Day
		last[f] = max(last[f], a.Published.Day)
	}
	const few = 3 // origins; of two, neither is most
	if len(heads) < few {
		return
	}
	for i := range board {
		b := &board[i]
		switch b.Type {
		case "place", "date", "statement", "attribution":
			continue
		}
		told, first := map[int]bool{}, news.Day("")
		for _, v := range b.Values {
			for _, e := range v.Evidence {
				told[family[e.Article]] = true
				if d := published[e.Article]; d.Known() && (!first.Known() || d < first) {
					first = d
				}
			}
		}
		if 2*len(told) <= len(heads) {
			continue
		}
		for f, id := range heads {
			if !told[f] && !(first.Known() && last[f].Known() && last[f] < first) {
				b.LeftOutBy = append(b.LeftOutBy, id)
			}
		}
		slices.Sort(b.LeftOutBy)
	}
}
