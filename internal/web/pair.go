package web

import (
	"fmt"
	"net/http"
	"slices"

	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/reprint"
	"chancery/internal/store"
)

// pairBody is the page of two reports side by side, with the passages that both
// print marked and tied to one another.
type pairBody struct {
	Sides    [2]column
	Ties     []news.Derivation
	First    string // how to name the report that came first; empty: unknown
	Passages int
	Share    float64 // of the shorter's words
	Story    *news.Story
}

// A column is one of the two reports. Its passages lead to the other side's.
type column struct {
	Head       store.Head
	Letter     string // a or b, for the addresses of passages
	Other      string
	Language   string
	Paragraphs []paragraph
}

func (s *site) pair(r *http.Request) (string, view, error) {
	ctx := r.Context()
	var as [2]*news.Article
	for i, ref := range [2]string{r.PathValue("a"), r.PathValue("b")} {
		id, err := s.db.FindArticle(ctx, ref)
		if err != nil {
			return "", view{}, err
		}
		if as[i], err = s.db.Article(ctx, id); err != nil {
			return "", view{}, err
		}
	}
	shared := reprint.Shared(as[0], as[1])
	b := pairBody{Passages: len(shared.Passages), Share: shared.Share}
	for i, a := range as {
		b.Sides[i] = column{Head: store.HeadOf(a), Letter: "ab"[i : i+1], Other: "ba"[i : i+1], Language: a.Language, Paragraphs: paragraphs(a, passages(a, i, shared.Passages), news.Span{})}
	}
	known, err := s.db.DerivationsBetween(ctx, as[0].ID, as[1].ID)
	if err != nil {
		return "", view{}, err
	}
	b.Ties = known
	for _, d := range known {
		for i, a := range as {
			if d.Direction == news.Forward && d.A == a.ID || d.Direction == news.Backward && d.B == a.ID {
				b.First = label(b.Sides[i].Head)
			}
		}
	}
	if sid, err := s.db.FindStory(ctx, string(as[0].ID)); err == nil {
		if b.Story, err = s.db.Story(ctx, sid); err != nil {
			return "", view{}, err
		}
		if !slices.Contains(b.Story.Articles, as[1].ID) {
			b.Story = nil
		}
	}
	return "pair", view{Title: "Side by side: " + label(b.Sides[0].Head) + " and " + label(b.Sides[1].Head), Here: "stories", Body: b}, nil
}

// passages turns shared passages into notes of one side, numbered alike on both.
func passages(a *news.Article, side int, ps []reprint.Passage) []note {
	var out []note
	for i, p := range ps {
		span := [2]news.Span{p.A, p.B}[side]
		kind := dossier.Kind(fmt.Sprintf("shared shared%d", i%4))
		out = append(out, note{dossier.Finding{Span: span, Kind: kind, Text: a.Words(span), As: fmt.Sprintf("passage %d of both", i+1)}, i + 1})
	}
	return out
}
