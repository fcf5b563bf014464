package cli

import (
	"fmt"

	"chancery/internal/pipeline"
	"chancery/internal/store"
)

type readCmd struct {
	Paths   []string `arg:"" optional:"" name:"path" help:"Files, folders or archives; - is standard input. None: only bring the record up to date with this program."`
	Workers int      `help:"Articles analysed at once. Default: one a processor."`
	Fast    bool     `help:"Read web pages with the faster, slightly less exact reader."`
	Names   string   `placeholder:"FILE" help:"Names of one's own to be kept in the record first (see: chancery names)."`
	Triage  bool     `help:"Read no grammar where neither event nor quotation seems to be: faster, slightly less exact."`
}

func (readCmd) Help() string {
	return `Reads plain text, saved web pages, JSON and JSON Lines, RSS, Atom and JSON feeds, WARC, zip, tar and mails, told
apart by content. Reading the same thing again changes nothing; a changed text of a known address is a new version.
What cannot be read is kept as rejected with the reason (see: chancery rejected); if that is everything, the exit code is 1.

Examples:
  chancery read reports/ saved-page.html
  chancery read crawl.warc.gz --db crawl.db
  curl -s https://news.example/feed.xml | chancery read -
  chancery read --names ours.tsv reports/
  chancery read                          after a new version of the program: make again what it reads better

docs/intake.md lists formats and field names.`
}

func (c readCmd) Run(e *env) error {
	if c.Workers < 0 {
		return fmt.Errorf("--workers %d: there must be at least one", c.Workers)
	}
	config := pipeline.Config{Workers: c.Workers, Fast: c.Fast, Triage: c.Triage}
	if c.Names != "" {
		data, known, err := readNames(c.Names)
		if err != nil {
			return err
		}
		e.sayConflicts(e.err, c.Names, known)
		config.Names = data
	}
	if len(c.Paths) == 0 {
		return e.refresh(config)
	}
	return e.open(store.Options{}, func(db *store.DB) error {
		bar := newBar(e)
		config.Progress = bar.update
		report, err := pipeline.Read(e.ctx, db, c.Paths, config)
		bar.done()
		if err != nil && report.Read == 0 {
			return err
		}
		if e := e.print(report, func() { e.printReport(report) }); e != nil {
			return e
		}
		if err == nil && report.Read > 0 && report.Read == len(report.Rejected) {
			return errFailed // nothing could be read, and the report says why
		}
		return err
	})
}

// refresh makes again what an older version of the program made.
func (e *env) refresh(config pipeline.Config) error {
	return e.open(store.Options{MustExist: true}, func(db *store.DB) error {
		bar := newBar(e)
		config.Progress = bar.update
		err := pipeline.Update(e.ctx, db, config)
		bar.done()
		if err != nil {
			return err
		}
		return e.print(pipeline.Report{Rejected: []store.Rejection{}}, func() { e.say("nothing named to read; %s is up to date", e.record()) })
	})
}

func (e *env) printReport(r pipeline.Report) {
	e.say("%s: %d new, %d unchanged, %d updated, %d rejected", plural(r.Read, "item"), r.New, r.Unchanged, r.Updated, len(r.Rejected))
	const shown = 5
	for i, rej := range r.Rejected {
		if i == shown {
			e.say("  … and %d more: chancery rejected --db %s", len(r.Rejected)-shown, e.record())
			break
		}
		e.say("  %s: %s", rej.Path, rej.Reason)
	}
}

type rejectedCmd struct{}

func (rejectedCmd) Help() string {
	return `A bad item stops nothing: it is kept here with the stage that refused it and the reason.`
}

func (rejectedCmd) Run(e *env) error {
	return e.view(func(db *store.DB) error {
		rs, err := db.Rejections(e.ctx)
		if err != nil {
			return err
		}
		return e.print(orEmpty(rs), func() {
			t := table{head: []string{"ITEM", "STAGE", "REASON"}}
			for _, r := range rs {
				t.add(r.Path, r.Stage, r.Reason)
			}
			t.print(e.out, e.style)
		})
	})
}

// orEmpty makes JSON print [] and not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if last := len(noun) - 1; noun[last] == 'y' {
		return fmt.Sprintf("%d %sies", n, noun[:last])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
