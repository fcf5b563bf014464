package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"chancery/internal/name"
	"chancery/internal/pipeline"
	"chancery/internal/store"
)

type namesCmd struct {
	File string `arg:"" optional:"" help:"A table of names, or a dictionary of actors in PETRARCH's format; - is standard input. An empty file takes the names away."`
}

func (namesCmd) Help() string {
	return `Tells the record of persons, organisations, outlets and places that the program does not know, or knows otherwise. The
names are kept in the record and hold for all it reads from then on; articles that it holds already are read again. Rows
that contradict what the program knows are left out, and said with their lines. Without a file, prints the names that the
record keeps. docs/names.md describes the table.

Examples:
  chancery names ours.tsv
  chancery names Phoenix.Countries.actors.txt
  chancery names > ours.tsv`
}

// namesReport is what names --json prints.
type namesReport struct {
	Bytes     int             `json:"bytes"` // of the table that the record keeps
	Conflicts []name.Conflict `json:"conflicts"`
}

func (c namesCmd) Run(e *env) error {
	if c.File == "" {
		return e.view(func(db *store.DB) error {
			data, err := db.Names(e.ctx)
			if err != nil {
				return err
			}
			report, err := checkNames(data)
			if err != nil {
				return err
			}
			return e.print(report, func() { e.out.Write(data) })
		})
	}
	data, report, err := readNames(c.File)
	if err != nil {
		return err
	}
	return e.open(store.Options{}, func(db *store.DB) error {
		bar := newBar(e)
		err := pipeline.Update(e.ctx, db, pipeline.Config{Names: data, Progress: bar.update})
		bar.done()
		if err != nil {
			return err
		}
		return e.print(report, func() {
			e.say("%s: names kept; %s", c.File, plural(len(report.Conflicts), "conflict"))
			e.sayConflicts(e.out, c.File, report)
		})
	})
}

// readNames reads a table of names and what the program has against it.
func readNames(file string) ([]byte, namesReport, error) {
	var data []byte
	var err error
	if file == "-" {
		data, err = io.ReadAll(os.Stdin)
	} else {
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, namesReport{}, fmt.Errorf("reading names: %w", err)
	}
	report, err := checkNames(data)
	if data == nil {
		data = []byte{} // none, and not those of before
	}
	return data, report, err
}

func checkNames(data []byte) (namesReport, error) {
	_, conflicts, err := name.Default().Extend(bytes.NewReader(data))
	return namesReport{len(data), orEmpty(conflicts)}, err
}

// sayConflicts lists the conflicts with their lines.
func (e *env) sayConflicts(w io.Writer, file string, r namesReport) {
	const shown = 20
	for i, c := range r.Conflicts {
		if i == shown {
			fmt.Fprintf(w, "  … and %d more: chancery names --json\n", len(r.Conflicts)-shown)
			break
		}
		fmt.Fprintf(w, "  %s:%d: %s\n", file, c.Line, c.Why)
	}
}
