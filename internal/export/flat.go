package export

import (
	"strings"

	"chancery/internal/event"
	"chancery/internal/news"
)

// A column of our own flat tables.
type column struct {
	name  string
	kind  kind
	about string
}

// A kind is the type of a column.
type kind uint8

const (
	text  kind = iota
	whole      // 64-bit integer
	real       // 64-bit floating point
	date       // YYYY-MM-DD
)

// A flatTable is columns and rows; a cell is nil where nothing is known, else a
// string, an int64 or a float64 after its column.
type flatTable struct {
	name    string
	about   string
	columns []column
	rows    [][]any
}

var eventColumns = []column{
	{"id", text, "event"}, {"type", text, "PLOVER type"}, {"mode", text, "PLOVER mode"}, {"contexts", text, "PLOVER contexts, joined by ;"},
	{"cameo", text, "CAMEO code, a string: leading zeros count"}, {"quad", whole, "PLOVER quad class: 1 verbal and 2 material co-operation, 3 verbal and 4 material conflict"},
	{"intensity", real, "PLOVER score, -10 to 10"},
	{"status", text, "planned, ongoing, done, denied, failed, cancelled, possible, called-for or historical"}, {"asserted_by", text, "who says so, if not the outlets themselves"},
	{"actor", text, "name"}, {"actor_country", text, "ISO 3166-1 alpha-3 or PLOVER's IGO, NGO, UNO …"}, {"actor_cow", text, "state number of the Correlates of War project"},
	{"actor_sector", text, "PLOVER sector"}, {"actor_wikidata", text, "Wikidata id"},
	{"recipient", text, "name"}, {"recipient_country", text, "as actor_country"}, {"recipient_cow", text, "as actor_cow"},
	{"recipient_sector", text, "PLOVER sector"}, {"recipient_wikidata", text, "Wikidata id"},
	{"place", text, "name"}, {"place_country", text, "ISO 3166-1 alpha-3"}, {"geonames", whole, "GeoNames id"}, {"lat", real, "degrees north"}, {"lon", real, "degrees east"},
	{"from", date, "first day; unknown is empty"}, {"to", date, "last day"},
	{"origins", whole, "independent origins among the articles: copies do not count"}, {"articles", whole, "articles, copies included"}, {"mentions", whole, "sentences"},
	{"story", text, "story that the event is part of"},
}

var mentionColumns = []column{
	{"event", text, "event"}, {"article", text, "article"}, {"outlet", text, "who published it"}, {"url", text, "address"}, {"title", text, "headline"},
	{"published", date, "day of publication"}, {"sentence", whole, "sentence in the article, from 1"},
	{"start", whole, "first byte of the sentence in the stored text"}, {"end", whole, "byte after its last"}, {"text", text, "its words"},
	{"trigger_start", whole, "first byte of the words that name the event"}, {"trigger_end", whole, "byte after their last"},
	{"status", text, "what this sentence says of the status"}, {"asserted_by", text, "according to whom"},
	{"when_from", date, "first day that this sentence gives"}, {"when_to", date, "last day"}, {"rule", text, "rule of the codebook"},
}

// flat makes the two tables of every event, whatever its status, in the order of
// the record: by day, unknown days last.
func (w *writer) flat() (events, mentions flatTable) {
	events = flatTable{name: "events", about: "One row an event, however many reports mention it.", columns: eventColumns}
	mentions = flatTable{name: "mentions", about: "One row for each sentence that reports an event.", columns: mentionColumns}
	for i := range w.src.Events {
		e := &w.src.Events[i]
		ms := w.mentions(e)
		d := &deed{Event: e}
		p := e.Place
		row := []any{string(e.ID), e.Type, known(e.Mode), known(strings.Join(e.Contexts, ";")), known(e.CAMEO),
			int64(event.Codebook().Quad(e.Type)), event.Codebook().Score(e.Type, e.Mode), known(string(e.Status)), known(e.AssertedBy)}
		row = append(row, sideCells(e.Actor)...)
		row = append(row, sideCells(e.Recipient)...)
		row = append(row, known(p.Name), known(p.Country), positive(p.GeoNames), degrees(p, p.Lat), degrees(p, p.Lon),
			known(string(e.Days.From)), known(string(e.Days.To)), int64(e.Origins), int64(d.articles()), int64(len(e.Mentions)), known(string(e.Story)))
		events.rows = append(events.rows, row)
		for _, m := range ms {
			mentions.rows = append(mentions.rows, mentionCells(e, m))
		}
		w.Rows++
	}
	return events, mentions
}

func sideCells(e news.Entity) []any {
	return []any{known(e.Name), known(e.Country), known(tables().cow[e.Country]), known(e.Sector), known(e.Wikidata)}
}

func mentionCells(e *news.Event, m mention) []any {
	a, rule := m.article, ""
	if m.read != nil {
		rule = m.read.Rule
	}
	return []any{string(e.ID), string(m.Article), known(a.Outlet), known(a.URL), known(a.Title), known(string(a.Published.Day)), positive(m.sentence),
		int64(m.Start), int64(m.End), m.Text, int64(m.Trigger.Start), int64(m.Trigger.End), known(string(m.Status)), known(m.AssertedBy),
		known(string(m.When.From)), known(string(m.When.To)), known(rule)}
}

func known(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func positive(n int) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}

func degrees(e news.Entity, f float64) any {
	if e.Lat == 0 && e.Lon == 0 {
		return nil
	}
	return f
}
