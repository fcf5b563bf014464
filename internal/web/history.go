package web

import (
	"net/http"

	"chancery/internal/dossier"
	"chancery/internal/news"
)

// historyBody is the page that tells how a story's board came about.
type historyBody struct {
	Story *news.Story
	Steps []historyStep
}

type historyStep struct {
	dossier.Step
	Rows []historyRow
}

// A historyRow is what became of one row of the board.
type historyRow struct {
	dossier.Change
	Values []historyValue // those that are new
}

type historyValue struct {
	Text, Words string
	Link        string // empty if the words stand in a former version alone
}

func (s *site) history(r *http.Request) (string, view, error) {
	id, err := s.db.FindStory(r.Context(), r.PathValue("id"))
	if err != nil {
		return "", view{}, err
	}
	d, err := dossier.Open(r.Context(), s.db, id)
	if err != nil {
		return "", view{}, err
	}
	steps, err := d.History(r.Context(), s.db)
	if err != nil {
		return "", view{}, err
	}
	b := historyBody{Story: d.Story}
	for _, step := range steps {
		h := historyStep{Step: step}
		for _, c := range step.Changes {
			row := historyRow{Change: c}
			for _, v := range c.Added {
				row.Values = append(row.Values, historyValueOf(d, v))
			}
			h.Rows = append(h.Rows, row)
		}
		b.Steps = append(b.Steps, h)
	}
	return "history", view{Title: "How it came about: " + d.Story.Title, Here: "stories", Body: b}, nil
}

// historyValueOf links a value to its words where today's text has them.
func historyValueOf(d *dossier.Dossier, v news.Value) historyValue {
	h := historyValue{Text: dossier.Shown(v)}
	for _, e := range v.Evidence {
		h.Words = e.Text
		if a := d.Article(e.Article); a != nil && a.Words(e.Span) == e.Text {
			h.Link = cite(e.Article, e.Span)
			break
		}
	}
	return h
}
