// Package cli is the command line: one file a command, and all the wiring of
// the program. Only this package knows every other.
//
// Exit codes: 0 done; 1 something went wrong, or verify found a citation that
// does not hold; 2 the command line was not understood.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"chancery/internal/news"
	"chancery/internal/store"

	"github.com/alecthomas/kong"
)

// commands is the command line as kong reads it.
type commands struct {
	DB      string           `placeholder:"FILE" env:"CHANCERY_DB" help:"The record. Default: ${db}."`
	JSON    bool             `help:"Print JSON, as documented in docs/json.md."`
	Quiet   bool             `short:"q" help:"No progress bar, warnings only."`
	Version kong.VersionFlag `help:"Print the version."`

	Demo     demoCmd     `cmd:"" help:"Read the bundled examples and show what becomes of them."`
	Read     readCmd     `cmd:"" help:"Read files, folders and archives into the record."`
	Names    namesCmd    `cmd:"" help:"Names of one's own: who and what the record should know besides."`
	Stories  storiesCmd  `cmd:"" help:"List the stories of the record."`
	Changes  changesCmd  `cmd:"" help:"What came since you last looked, and what it changed."`
	Story    storyCmd    `cmd:"" help:"Correct stories by hand: merge, split, move, undo."`
	Show     showCmd     `cmd:"" help:"Show one story: articles, lineage, board, timeline."`
	Board    boardCmd    `cmd:"" help:"What the reports of a story agree on, and what not."`
	Lineage  lineageCmd  `cmd:"" help:"Which reports of a story derive from which."`
	Brief    briefCmd    `cmd:"" help:"A story in a few sentences, each with its citations."`
	Verify   verifyCmd   `cmd:"" help:"Check every citation of a brief against the record."`
	Events   eventsCmd   `cmd:"" help:"Who did what to whom: the event table."`
	Timeline timelineCmd `cmd:"" help:"Two actors, or a story, over time."`
	Export   exportCmd   `cmd:"" help:"Events for other programs: GDELT, POLECAT, ICEWS, Phoenix, PLOVER, CSV, Parquet, dyads."`
	Quotes   quotesCmd   `cmd:"" help:"Who said what, according to whom."`
	Search   searchCmd   `cmd:"" help:"Find articles by their words."`
	Article  articleCmd  `cmd:"" help:"One article with everything that was found in it."`
	Rejected rejectedCmd `cmd:"" help:"What could not be read, and why."`
	Parse    parseCmd    `cmd:"" help:"A sentence's grammar: tags, tree and names."`
	Serve    serveCmd    `cmd:"" help:"Open the record as web pages on this machine."`
	Score    scoreCmd    `cmd:"" help:"Measure the program on gold data."`
}

const description = `Chancery reads news reports from many outlets and keeps a cited record: which reports are copies, which
tell of the same event, who did what to whom, when and where, whether it happened, who says so, and where
reports agree, stand alone or contradict each other.

  chancery demo                      the first minute
  chancery read reports/             files, folders, feeds, archives; safe to repeat
  chancery stories                   what the reports tell of
  chancery brief STORY               a story in cited sentences
  chancery serve                     all of it as web pages`

// env is what commands work with.
type env struct {
	ctx      context.Context
	db       string // the record's file
	json     bool
	quiet    bool
	out, err io.Writer
	style    style
}

// version is set at release by -ldflags "-X chancery/internal/cli.version=…".
var version = "development"

const defaultDB = "chancery.db"

// Main runs the command line and returns its exit code.
func Main(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	return run(ctx, args, stdout, stderr)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	var c commands
	left := false
	parser, err := kong.New(&c, kong.Name("chancery"), kong.Description(description), kong.UsageOnError(),
		kong.Vars{"db": defaultDB, "version": "chancery " + version}, kong.Writers(stdout, stderr),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}),
		kong.Exit(func(n int) { left, code = true, n; panic(exit{}) }))
	if err != nil {
		fmt.Fprintln(stderr, "chancery:", err)
		return 1
	}
	defer func() {
		if p := recover(); p != nil && (!left || p != exit{}) {
			panic(p)
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "chancery: %v\n  try: chancery --help\n", err)
		return 2
	}
	e := &env{ctx: ctx, db: c.DB, json: c.JSON, quiet: c.Quiet, out: stdout, err: stderr, style: styleFor(stdout)}
	slog.SetDefault(slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	return e.exitCode(k.Run(e))
}

// exit unwinds from kong's --help and --version.
type exit struct{}

// errFailed ends a command that has already said what is wrong.
var errFailed = errors.New("failed")

func (e *env) exitCode(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFailed):
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(e.err, "chancery: stopped; the same command goes on from here")
	case errors.Is(err, store.ErrNotFound):
		fmt.Fprintf(e.err, "chancery: %v\n  chancery stories, events and search list what is\n", err)
	default:
		fmt.Fprintln(e.err, "chancery:", err)
	}
	return 1
}

// record is the file to work on.
func (e *env) record() string {
	if e.db == "" {
		return defaultDB
	}
	return e.db
}

// view opens the record for reading and runs fn.
func (e *env) view(fn func(*store.DB) error) error { return e.open(store.Options{ReadOnly: true}, fn) }

func (e *env) open(o store.Options, fn func(*store.DB) error) error {
	db, err := store.Open(e.record(), o)
	if err != nil {
		return err
	}
	return errors.Join(fn(db), db.Close())
}

// story opens the record and resolves a reference to a story.
func (e *env) story(ref string, fn func(*store.DB, news.StoryID) error) error {
	return e.view(func(db *store.DB) error {
		id, err := db.FindStory(e.ctx, ref)
		if err != nil {
			return err
		}
		return fn(db, id)
	})
}

// print writes v as JSON if that was asked for, else calls text.
func (e *env) print(v any, text func()) error {
	if !e.json {
		text()
		return nil
	}
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// say writes a line for people.
func (e *env) say(format string, args ...any) { fmt.Fprintf(e.out, format+"\n", args...) }
