package web

import (
	"net/http"
	"net/url"
	"strings"

	"chancery/internal/compare"
	"chancery/internal/ledger"
	"chancery/internal/news"
)

// dyadBody is the page of two sides over time.
type dyadBody struct {
	A, B         string // as the record holds them
	NameA, NameB string
	Form         url.Values
	All          int // events between them
	There, Back  int // of A to B, of B to A
	Good, Bad    int
	Chart        *chart
	Undated, Far int           // not in the chart: no day, and days of other times
	Window       news.Interval // the days that are open; unknown: all
	Events       []dyadEvent
	Cut          int // events that the page leaves out
}

// A dyadEvent is an event with its history.
type dyadEvent struct {
	news.Event
	Label   string
	Good    bool
	History []ledger.Change // the first report of each status but the one that holds now
}

// A quotation is a sentence, with how many more reports have its words.
type quotation struct {
	news.Evidence
	Copies int
}

// Sentences are the event's own, each once.
func (e dyadEvent) Sentences() (out []quotation) {
	at := map[string]int{}
	seen := map[news.ArticleID]map[int]bool{}
	for _, m := range e.Mentions {
		if seen[m.Article] == nil {
			seen[m.Article] = map[int]bool{}
		}
		if seen[m.Article][m.Start] {
			continue // two triggers in one sentence
		}
		seen[m.Article][m.Start] = true
		words := strings.Join(strings.Fields(m.Text), " ")
		if i, ok := at[words]; ok {
			out[i].Copies++
			continue
		}
		at[words] = len(out)
		out = append(out, quotation{Evidence: m.Evidence})
	}
	return out
}

func (s *site) dyad(r *http.Request) (string, view, error) {
	a, b := ledger.Side(r.PathValue("a")), ledger.Side(r.PathValue("b"))
	if a == "" || b == "" || strings.EqualFold(a, b) {
		return "", view{}, badRequest{errOneSide}
	}
	form := r.URL.Query()
	q, err := s.query(r, url.Values{"since": form["since"], "until": form["until"]})
	if err != nil {
		return "", view{}, err
	}
	window := news.Interval{From: q.Since, To: q.Until}
	es, err := ledger.Select(r.Context(), s.db, ledger.Query{Actor: a, Recipient: b, Either: true})
	if err != nil {
		return "", view{}, err
	}
	core, far := ledger.Core(es)
	step := ledger.Fitting(core)
	body := dyadBody{Far: far, A: a, B: b, NameA: nameOf(a), NameB: nameOf(b), Form: form, All: len(es), Undated: undated(es), Window: window}
	body.Chart = mirrored(ledger.Bins(core, step), step, window, func(v ledger.Bin) string { return during(dyad(a, b), nil, v.Days) + "#sentences" })
	body.count(es)
	if window.Known() {
		es = ledger.In(es, window)
	}
	body.Cut = max(len(es)-maxEvents, 0)
	body.Events, err = s.dyadEvents(r, es[:min(len(es), maxEvents)])
	return "dyad", view{Title: body.NameA + " and " + body.NameB, Here: "events", Body: body}, err
}

func (b *dyadBody) count(es []news.Event) {
	for i := range es {
		if es[i].Actor.Country == b.B || strings.Contains(strings.ToLower(es[i].Actor.Name), strings.ToLower(b.B)) {
			b.Back++
		} else {
			b.There++
		}
		if good(&es[i]) {
			b.Good++
		} else {
			b.Bad++
		}
	}
}

func (s *site) dyadEvents(r *http.Request, es []news.Event) (out []dyadEvent, err error) {
	heads, err := s.db.Heads(r.Context(), ledger.Mentioned(es))
	for i := range es {
		e := dyadEvent{Event: es[i], Label: compare.Label(&es[i]), Good: good(&es[i])}
		told := map[news.Status]bool{es[i].Status: true}
		for _, c := range ledger.History(&es[i], heads) {
			if !told[c.Status] {
				told[c.Status] = true
				e.History = append(e.History, c)
			}
		}
		out = append(out, e)
	}
	return out, err
}

// choose sends the form for two sides to their page.
func (s *site) choose(w http.ResponseWriter, r *http.Request) {
	a, b := strings.TrimSpace(r.URL.Query().Get("a")), strings.TrimSpace(r.URL.Query().Get("b"))
	if a == "" || b == "" {
		http.Redirect(w, r, "/events#pairs", http.StatusSeeOther)
		return
	}
	http.Redirect(w, r, dyad(ledger.Side(a), ledger.Side(b)), http.StatusSeeOther)
}
