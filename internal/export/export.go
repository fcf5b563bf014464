package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/internal/news"
)

// A Format is one way to write events.
type Format struct {
	Name   string
	About  string   // one line for people
	Files  []string // the files it makes in a folder; none: one stream
	Binary bool     // not for a terminal
	write  func(*writer) error
}

// Formats lists all formats.
func Formats() []Format {
	return []Format{
		{Name: "gdelt", About: "GDELT 2.0 Event, 61 columns, tab, no header", write: gdeltEvents},
		{Name: "gdelt-mentions", About: "GDELT 2.0 Mentions, 16 columns, tab, no header", write: gdeltMentions},
		{Name: "polecat", About: "POLECAT, 40 columns, tab, header", write: polecat},
		{Name: "icews", About: "ICEWS, 20 columns, tab, header, ISO 8859-1", Binary: true, write: icews},
		{Name: "phoenix", About: "Phoenix, 26 columns, tab, no header", write: phoenix},
		{Name: "plover", About: "PLOVER, one JSON object a line", write: plover},
		{Name: "csv", About: "events and mentions as CSV with a data package", Files: []string{"events.csv", "mentions.csv", "datapackage.json"}, write: writeCSV},
		{Name: "parquet", About: "events and mentions as Parquet", Files: []string{"events.parquet", "mentions.parquet"}, Binary: true, write: writeParquet},
		{Name: "dyad-month", About: "pairs of countries by month, CSV", write: dyadMonth},
		{Name: "dyad-week", About: "pairs of countries by ISO week, CSV", write: dyadWeek},
	}
}

// Find returns the format with a name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no format %q; there are %s", name, strings.Join(names, ", "))
}

// Options say what is written.
type Options struct {
	// Include lists statuses that the formats of others leave out by default:
	// planned, possible, called-for, historical.
	Include []news.Status
	Version string // of the program, for formats that have a place for it
	Header  bool   // a header line in formats that have none
}

// Optional lists the statuses that Options.Include may hold.
func Optional() []news.Status {
	return []news.Status{news.Planned, news.Possible, news.CalledFor, news.Historical}
}

// A Source is what is exported: events, and the articles that mention them.
type Source struct {
	Events   []news.Event
	Articles map[news.ArticleID]*news.Article
}

// A Result says what was written and what was not.
type Result struct {
	Rows    int            `json:"rows"`
	LeftOut map[string]int `json:"left_out"` // reason → events
}

// writer is one export at work.
type writer struct {
	src    Source
	o      Options
	out    io.Writer
	create func(name string) (io.WriteCloser, error)
	spans  bool // the format has a last day, too
	Result
}

// Write writes a format of one stream.
func (f Format) Write(out io.Writer, src Source, o Options) (Result, error) {
	w := &writer{src: src, o: o, out: out, Result: Result{LeftOut: map[string]int{}}}
	err := f.write(w)
	return w.Result, err
}

// WriteFiles writes a format of several files; create opens each.
func (f Format) WriteFiles(create func(name string) (io.WriteCloser, error), src Source, o Options) (Result, error) {
	w := &writer{src: src, o: o, create: create, Result: Result{LeftOut: map[string]int{}}}
	err := f.write(w)
	return w.Result, err
}

// file writes one of several files.
func (w *writer) file(name string, fill func(io.Writer) error) error {
	f, err := w.create(name)
	if err != nil {
		return err
	}
	if err := fill(f); err != nil {
		f.Close()
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return f.Close()
}

// leave counts an event that is not written.
func (w *writer) leave(why string) { w.LeftOut[why]++ }

func (o Options) includes(s news.Status) bool { return slices.Contains(o.Include, s) }
