package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"chancery/internal/event"
	"chancery/internal/ledger"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/search"
)

// eventsBody is the event table with its filters and counts.
type eventsBody struct {
	Form     url.Values
	Types    []string
	Statuses []news.Status
	Events   []news.Event // those that the page shows
	First    int          // number of the first of them, from 1
	All      int
	Before   string // addresses of the pages before and after; empty if there is none
	After    string
	ByType   []typeBar
	Chart    *chart // by time; nil if no day is known
	Undated  int
	Far      int           // left out of the chart, being of other times
	Pairs    []ledger.Pair // the busiest
}

// A typeBar is how often a type occurs, with the way to its events.
type typeBar struct {
	ledger.Count
	Width float64 // percent of the widest
	Link  string
}

const (
	maxEvents = 200 // on one page
	maxPairs  = 12
)

func (s *site) events(r *http.Request) (string, view, error) {
	form := r.URL.Query()
	q, err := s.query(r, form)
	if err != nil {
		return "", view{}, err
	}
	es, err := ledger.Select(r.Context(), s.db, q)
	if err != nil {
		return "", view{}, err
	}
	b := eventsBody{Form: form, Types: types(), Statuses: news.Statuses(), All: len(es)}
	b.turnTo(es)
	b.ByType = typeBars(es, form)
	core, far := ledger.Core(es)
	step := ledger.Fitting(core)
	b.Far = far
	b.Chart = upright(ledger.Bins(core, step), step, func(v ledger.Bin) string { return during("/events", form, v.Days) + "#table" })
	b.Undated = undated(es)
	pairs := ledger.Pairs(es)
	b.Pairs = pairs[:min(len(pairs), maxPairs)]
	return "events", view{Title: "Events", Here: "events", Body: b}, nil
}

// Last is the number of the last event on the page.
func (b eventsBody) Last() int { return b.First + len(b.Events) - 1 }

// turnTo takes the page of the table that the form asks for: the last one if
// there are fewer.
func (b *eventsBody) turnTo(es []news.Event) {
	page, _ := strconv.Atoi(b.Form.Get("page"))
	b.Form.Del("page")
	last := max(1, (len(es)+maxEvents-1)/maxEvents)
	page = min(max(page, 1), last)
	from := (page - 1) * maxEvents
	b.Events, b.First = es[from:min(from+maxEvents, len(es))], from+1
	turn := func(n int) string { return with("/events", b.Form, "page", strconv.Itoa(n)) + "#table" }
	if page > 1 {
		b.Before = turn(page - 1)
	}
	if page < last {
		b.After = turn(page + 1)
	}
}

// query reads the filters of the form.
func (s *site) query(r *http.Request, form url.Values) (ledger.Query, error) {
	q := ledger.Query{Actor: form.Get("actor"), Recipient: form.Get("recipient"), Either: form.Get("either") != "", Country: form.Get("country"),
		Place: form.Get("place"), Type: form.Get("type"), Mode: form.Get("mode"), Status: form.Get("status")}
	q.MinOrigins, _ = strconv.Atoi(form.Get("origins"))
	for flag, to := range map[string]*news.Day{"since": &q.Since, "until": &q.Until} {
		if *to = news.ParseDay(form.Get(flag)); form.Get(flag) != "" && !to.Known() {
			return q, badRequest{errors.New(form.Get(flag) + " is not a day; write it as 2024-05-16")}
		}
	}
	if err := q.Check(); err != nil {
		return q, badRequest{err}
	}
	if ref := form.Get("story"); ref != "" {
		id, err := s.db.FindStory(r.Context(), ref)
		if err != nil {
			return q, err
		}
		q.Story = id
	}
	return q, nil
}

func types() (out []string) {
	for _, t := range event.Codebook().Types {
		out = append(out, t.Name)
	}
	return out
}

func typeBars(es []news.Event, form url.Values) (out []typeBar) {
	counts := ledger.Types(es)
	for _, c := range counts {
		out = append(out, typeBar{c, 100 * float64(c.N) / float64(counts[0].N), with("/events", form, "type", c.Name) + "#table"})
	}
	return out
}

// with is an address with one more field; empty fields are left out.
func with(path string, form url.Values, pairs ...string) string {
	q := url.Values{}
	for k, v := range form {
		if len(v) > 0 && v[0] != "" {
			q.Set(k, v[0])
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if q.Set(pairs[i], pairs[i+1]); pairs[i+1] == "" {
			q.Del(pairs[i])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// during is an address for a time.
func during(path string, form url.Values, v news.Interval) string {
	return with(path, form, "since", string(v.From), "until", string(v.To))
}

func undated(es []news.Event) (n int) {
	for _, e := range es {
		if !e.Days.Known() {
			n++
		}
	}
	return n
}

// dyad is the address of the page of two sides.
func dyad(a, b string) string { return "/dyad/" + url.PathEscape(a) + "/" + url.PathEscape(b) }

// Between is the address of the page of an event's two countries, if it has two.
func between(e news.Event) string {
	if a, b := e.Actor.Country, e.Recipient.Country; a != "" && b != "" && a != b {
		return dyad(a, b)
	}
	return ""
}

// eventPage is one event with everything that it rests on.
func (s *site) event(r *http.Request) (string, view, error) {
	x, err := ledger.Explain(r.Context(), s.db, r.PathValue("id"))
	if err != nil {
		return "", view{}, err
	}
	e := x.Event
	return "event", view{Title: strings.TrimSpace(e.Type + " " + e.Mode), Here: "events", Body: x}, nil
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

// nameOf is the name of a country, or the words themselves.
func nameOf(ref string) string {
	if e, ok := name.Default().CountryOf(ref); ok && e.Name != "" {
		return e.Name
	}
	return ref
}

var errOneSide = errors.New("a pair has two different sides; write them as /dyad/RUS/CHN")
