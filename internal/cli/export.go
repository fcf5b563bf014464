package cli

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/export"
	"chancery/internal/news"
	"chancery/internal/store"
)

type exportCmd struct {
	Format  string   `short:"f" required:"" help:"gdelt, gdelt-mentions, polecat, icews, phoenix, plover, csv, parquet, dyad-month or dyad-week."`
	Out     string   `short:"o" placeholder:"PATH" help:"File to write, a folder for csv and parquet; a name that ends in .zip is packed. Default: standard output."`
	Include []string `sep:"," placeholder:"STATUS" help:"Statuses that the formats of others leave out unless named: planned, possible, called-for, historical."`
	Header  bool     `help:"A header line in formats that have none."`
	eventFilter
}

func (exportCmd) Help() string {
	return `The same files for the same record; docs/export.md says what stands in every column and what was left out. Origins are
independent: NumSources never counts copies.

Examples:
  chancery export --format gdelt --out 20240516000000.export.CSV.zip
  chancery export --format csv --out events/ --since 2024-05-01
  chancery export --format dyad-month --actor RUS --recipient CHN
  chancery export --format plover --include planned,possible`
}

func (c exportCmd) Run(e *env) error {
	f, err := export.Find(c.Format)
	if err != nil {
		return err
	}
	o := export.Options{Version: "chancery " + version, Header: c.Header}
	for _, s := range c.Include {
		if !slices.Contains(export.Optional(), news.Status(s)) {
			return fmt.Errorf("--include %s: there are %v; denied, failed and cancelled events are in csv and parquet alone", s, export.Optional())
		}
		o.Include = append(o.Include, news.Status(s))
	}
	if len(f.Files) > 0 && c.Out == "" {
		return fmt.Errorf("%s makes several files (%s): name a folder with --out", f.Name, strings.Join(f.Files, ", "))
	}
	return e.view(func(db *store.DB) error {
		es, err := c.events(e, db)
		if err != nil {
			return err
		}
		src, err := sourceOf(e, db, es)
		if err != nil {
			return err
		}
		r, err := c.write(e, f, src, o)
		if err != nil {
			return fmt.Errorf("exporting to %s: %w", or(c.Out, "standard output"), err)
		}
		return c.report(e, r)
	})
}

// sourceOf gathers the articles behind events, without the layers that no format
// needs: a large record would not fit into memory with them.
func sourceOf(e *env, db *store.DB, es []news.Event) (export.Source, error) {
	src := export.Source{Events: es, Articles: map[news.ArticleID]*news.Article{}}
	for batch := range slices.Chunk(mentioned(es), 256) {
		as, err := db.Articles(e.ctx, batch)
		if err != nil {
			return src, err
		}
		for _, a := range as {
			a.Tokens, a.Mentions, a.Dates, a.Attributions, a.Figures = nil, nil, nil, nil, nil
			src.Articles[a.ID] = a
		}
	}
	return src, nil
}

func (c exportCmd) write(e *env, f export.Format, src export.Source, o export.Options) (r export.Result, err error) {
	switch {
	case len(f.Files) > 0:
		if err := os.MkdirAll(c.Out, 0o755); err != nil {
			return r, err
		}
		return f.WriteFiles(func(name string) (io.WriteCloser, error) { return create(filepath.Join(c.Out, name)) }, src, o)
	case c.Out == "":
		w := bufio.NewWriter(e.out)
		r, err = f.Write(w, src, o)
		return r, errors.Join(err, w.Flush())
	}
	file, err := create(c.Out)
	if err != nil {
		return r, err
	}
	r, err = writeTo(file, c.Out, f, src, o)
	return r, errors.Join(err, file.Close())
}

// writeTo writes to a file, packed if its name ends in ".zip".
func writeTo(file io.Writer, name string, f export.Format, src export.Source, o export.Options) (export.Result, error) {
	base := filepath.Base(name)
	inner, packed := strings.CutSuffix(base, ".zip")
	if !packed {
		return f.Write(file, src, o)
	}
	z := zip.NewWriter(file)
	w, err := z.Create(inner)
	if err != nil {
		return export.Result{}, err
	}
	r, err := f.Write(w, src, o)
	return r, errors.Join(err, z.Close())
}

// A wholeFile appears under its name once it is complete.
type wholeFile struct {
	*bufio.Writer
	f    *os.File
	name string
}

func create(name string) (io.WriteCloser, error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".chancery-*")
	if err != nil {
		return nil, err
	}
	return &wholeFile{bufio.NewWriter(f), f, name}, nil
}

func (w *wholeFile) Close() error {
	err := errors.Join(w.Flush(), w.f.Chmod(0o644), w.f.Close())
	if err == nil {
		err = os.Rename(w.f.Name(), w.name)
	}
	if err != nil {
		os.Remove(w.f.Name())
	}
	return err
}

// report says on standard error, or as JSON where the data goes to files, what was
// written.
func (c exportCmd) report(e *env, r export.Result) error {
	if e.json && c.Out != "" {
		return e.print(r, nil)
	}
	if e.quiet {
		return nil
	}
	fmt.Fprintf(e.err, "%s written", plural(r.Rows, "row"))
	left := 0
	for _, n := range r.LeftOut {
		left += n
	}
	if left > 0 {
		var why []string
		for _, reason := range slices.Sorted(maps.Keys(r.LeftOut)) {
			why = append(why, fmt.Sprintf("%s %d", reason, r.LeftOut[reason]))
		}
		fmt.Fprintf(e.err, "; %s left out (%s)", plural(left, "event"), strings.Join(why, ", "))
	}
	fmt.Fprintln(e.err)
	return nil
}
