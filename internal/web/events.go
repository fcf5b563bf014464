package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"chancery/internal/event"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/search"
	"chancery/internal/store"
)

// eventsBody is the event table with its filters.
type eventsBody struct {
	Form     url.Values
	Types    []string
	Statuses []news.Status
	Events   []news.Event
	Full     bool // the table was cut at its limit
}

const maxEvents = 300

func (s *site) events(r *http.Request) (string, view, error) {
	q := r.URL.Query()
	f := store.EventFilter{Type: q.Get("type"), Status: q.Get("status"), Actor: side(q.Get("actor")), Recipient: side(q.Get("recipient")), Limit: maxEvents}
	for flag, to := range map[string]*news.Day{"since": &f.Since, "until": &f.Until} {
		if *to = news.ParseDay(q.Get(flag)); q.Get(flag) != "" && !to.Known() {
			return "", view{}, badRequest{errors.New(q.Get(flag) + " is not a day; write it as 2024-05-16")}
		}
	}
	es, err := s.db.Events(r.Context(), f)
	b := eventsBody{Form: q, Types: types(), Events: es, Full: len(es) == maxEvents, Statuses: news.Statuses()}
	return "events", view{Title: "Events", Here: "events", Body: b}, err
}

func types() (out []string) {
	for _, t := range event.Codebook().Types {
		out = append(out, t.Name)
	}
	return out
}

// side turns a country's name into the code that the table holds.
func side(ref string) string {
	if ref = strings.TrimSpace(ref); ref == "" || len(ref) == 3 {
		return strings.ToUpper(ref)
	}
	for _, e := range name.Default().Lookup(ref, "") {
		if e.Type == news.Country && e.Country != "" {
			return e.Country
		}
	}
	return ref
}

// searchBody is the page of search results.
type searchBody struct {
	Hits []search.Hit
	Full bool
}

const maxHits = 50

func (s *site) search(r *http.Request) (string, view, error) {
	text := strings.TrimSpace(r.URL.Query().Get("q"))
	v := view{Title: "Search", Here: "search", Query: text, Body: searchBody{}}
	if text == "" {
		return "search", v, nil
	}
	q, err := search.Parse(text)
	if err != nil {
		return "", view{}, badRequest{err}
	}
	hits, err := search.Run(r.Context(), s.db, q, maxHits)
	v.Body = searchBody{hits, len(hits) == maxHits}
	return "search", v, err
}
