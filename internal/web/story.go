package web

import (
	"net/http"

	"chancery/internal/compare"
	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/store"
)

// storyBody is the page of one story.
type storyBody struct {
	*dossier.Dossier
	List     store.Listing
	Brief    news.Brief
	Families []family
	Graph    *graph // nil if all reports are independent
	Timeline []compare.Entry
	Outlets  map[news.ArticleID]string // how to name an article in a few words
}

// A family is shown with what ties its members to one another.
type family struct {
	Members []member
}

type member struct {
	store.Head
	Why    string // it is in this story
	Origin bool
	Ties   []news.Derivation // to members before it
}

func (s *site) story(r *http.Request) (string, view, error) {
	ctx := r.Context()
	id, err := s.db.FindStory(ctx, r.PathValue("id"))
	if err != nil {
		return "", view{}, err
	}
	d, err := dossier.Open(ctx, s.db, id)
	if err != nil {
		return "", view{}, err
	}
	list, err := s.db.List(ctx, d.Story)
	if err != nil {
		return "", view{}, err
	}
	b := storyBody{Dossier: d, List: list, Brief: d.Brief(), Timeline: d.Timeline(), Outlets: map[news.ArticleID]string{}}
	heads := map[news.ArticleID]store.Head{}
	for _, h := range list.Articles {
		heads[h.ID] = h
		b.Outlets[h.ID] = label(h)
	}
	for _, ids := range d.Story.Families {
		b.Families = append(b.Families, kin(ids, heads, d))
	}
	b.Graph = draw(b.Families, d.Lineage)
	return "story", view{Title: d.Story.Title, Here: "stories", Body: b}, nil
}

// label names an article in a few words.
func label(h store.Head) string {
	switch {
	case h.Outlet != "":
		return h.Outlet
	case h.Title != "":
		return short(40, h.Title)
	}
	return h.Path
}

func kin(ids []news.ArticleID, heads map[news.ArticleID]store.Head, d *dossier.Dossier) family {
	why := map[news.ArticleID]string{}
	for _, j := range d.Story.Joins {
		why[j.Article] = j.Why
	}
	var f family
	before := map[news.ArticleID]bool{}
	for i, id := range ids {
		m := member{Head: heads[id], Why: why[id], Origin: i == 0 && len(ids) > 1}
		for _, l := range d.Lineage {
			if l.A == id && before[l.B] || l.B == id && before[l.A] {
				m.Ties = append(m.Ties, l)
			}
		}
		before[id] = true
		f.Members = append(f.Members, m)
	}
	return f
}
