// Package score runs the program over public gold sets and prints what it
// gets right. Package measure, below it, holds the measures; here are the
// formats of the sets, the questions put to the program, and the lines.
//
// A gold folder has one folder a task and one file a set. Files are found by
// folder and told apart by what is in them, so another folder of the same
// shape works unchanged: files may be missing, others present, compressed or
// not. A set's name is its file's name without endings ([setName]); files of
// one name (a training and a development half) are one set.
//
// Everything asked of the program stands in system.go. What it cannot do yet
// is printed as n/a with the reason, never as a number: see the lines with a
// Reason. Offsets of gold count code points and become bytes at the door
// (runes.go).
//
// Choices where a set's notes leave room:
//
//   - entities: of what the program finds, only types that the set marks are
//     answers (groups of people are re3d's Nationality and nothing in UNER).
//   - links: pronouns and descriptions are left out on both sides, and
//     demonyms of the program where the set does not mark demonyms;
//     country_accuracy asks, for gold items whose country the knowledge base
//     knows, whether a mention overlapping the gold span leads to that country.
//     kb_f1 is f1 with the items that the knowledge base does not hold
//     counted as those outside Wikidata: they need not be linked.
//   - places: spans are found, not given, so a toponym that is not found is
//     resolved wrong, save in acc161_given, where the gold spans are given; demonyms are answers where the set marks demonyms;
//     a gold country is that of the GeoNames id or, failing that, of a place
//     of that name within 161 km of the gold coordinates.
//   - relations, actors: the program's first event with both sides filled is
//     a sentence's main event; end to end, every event found is an answer.
//   - events: coreference is asked of the gold mentions, a topic at a time.
//     Mentions alone in gold count. Without gold topics, the program's stories
//     are the topics. Triggers and sides are compared by the trigger's first
//     word, as the sets mark verbs without what belongs to them.
//   - timelines: an entity's events are those with it on either side; a topic's
//     days are those on which most articles state an event, within the first
//     and the last day, as many days and sentences a day as in gold.
//   - fivew: the main event answers who (actor), what (from the trigger to the
//     recipient or the clause's end), when and where; what it leaves open, the
//     first person, date and place do. Why and how are n/a, and so is the mean.
//   - labels/status: false_events is the share of event-free sentences in
//     which an event is found; "historical" is read as done.
//   - labels/seeds: one line a part of the record, see seeds.go.
package score

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Options say what to score.
type Options struct {
	Gold  string   // the gold folder
	Tasks []string // names of tasks ("dates") or sets ("dates/timebank"); none means all

	// Progress, if set, is called when a set begins. It is never called from
	// two goroutines at once.
	Progress func(task, set string)
}

// Run scores the program and returns the lines in the order of the table in
// lines.go. A set that cannot be read (a malformed line is named with its
// file and number) or an article on which the program breaks does not keep the
// others from being scored: the lines come with an error that joins all that
// went wrong.
func Run(ctx context.Context, o Options) (Lines, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	r := &run{ctx: ctx, Options: o}
	var errs []error
	for _, t := range tasks() {
		if !o.wants(t.name, "") {
			continue
		}
		if err := t.score(r, filepath.Join(o.Gold, t.name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("scoring %s: %w", t.name, err))
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	r.lines.Sort()
	return r.lines, errors.Join(append(errs, r.broken())...)
}

// A task reads the folder of its sets and adds their lines.
type task struct {
	name  string
	score func(r *run, dir string) error
}

// tasks lists the tasks in the order of the table of lines.
func tasks() []task {
	return []task{
		{"stories", (*run).stories},
		{"relations", (*run).relations},
		{"actors", (*run).actors},
		{"coder", (*run).coder},
		{"dates", (*run).dates},
		{"quotes", (*run).quotes},
		{"entities", (*run).entities},
		{"links", (*run).links},
		{"places", (*run).places},
		{"fivew", (*run).fivew},
		{"events", (*run).events},
		{"timelines", (*run).timelines},
		{"treebanks", (*run).treebanks},
		{"pages", (*run).pages},
		{"feeds", (*run).feeds},
		{"warc", (*run).warc},
		{"disputes", (*run).disputes},
		{"labels", (*run).labels},
	}
}

func (o Options) check() error {
	for _, want := range o.Tasks {
		name, _, _ := strings.Cut(want, "/")
		if !slices.ContainsFunc(tasks(), func(t task) bool { return t.name == name }) {
			return fmt.Errorf("there is no task %q to score; the tasks are %s", name, strings.Join(taskNames(), ", "))
		}
	}
	if _, err := filepath.Abs(o.Gold); o.Gold == "" || err != nil {
		return errors.New("no gold folder given; try --gold DIR")
	}
	return isFolder(o.Gold)
}

func taskNames() []string {
	var names []string
	for _, t := range tasks() {
		names = append(names, t.name)
	}
	return names
}

// wants reports whether a task, or with set one set of it, was asked for.
func (o Options) wants(task, set string) bool {
	if len(o.Tasks) == 0 {
		return true
	}
	return slices.ContainsFunc(o.Tasks, func(want string) bool {
		t, s, _ := strings.Cut(want, "/")
		return t == task && (s == "" || set == "" || s == set)
	})
}

// A run collects lines.
type run struct {
	Options
	ctx   context.Context
	lines Lines

	mu     sync.Mutex // guards faults
	faults []string   // where the program broke
}

// broken joins the faults of the program, each kind once, in a stable order.
func (r *run) broken() error {
	slices.Sort(r.faults)
	var errs []error
	for _, f := range slices.Compact(r.faults) {
		errs = append(errs, errors.New(f))
	}
	return errors.Join(errs...)
}

// begin reports progress and whether the set was asked for.
func (r *run) begin(task, set string) bool {
	if !r.wants(task, set) {
		return false
	}
	if r.Progress != nil {
		r.Progress(task, set)
	}
	return true
}

// A sheet takes the values of one set.
type sheet struct {
	r         *run
	task, set string
	n         int // gold items, unless a value says otherwise
}

func (r *run) sheet(task, set string, n int) *sheet { return &sheet{r, task, set, n} }

// put adds a value over the sheet's gold items.
func (s *sheet) put(measure string, value float64) { s.over(s.n, measure, value) }

// over adds a value over n gold items.
func (s *sheet) over(n int, measure string, value float64) {
	if n == 0 {
		s.none("no gold item to measure on", 0, measure)
		return
	}
	s.r.lines = append(s.r.lines, Line{Task: s.task, Set: s.set, Measure: measure, Value: value, N: n})
}

// na adds measures that the program cannot be scored on, with the reason.
func (s *sheet) na(reason string, measures ...string) { s.none(reason, s.n, measures...) }

func (s *sheet) none(reason string, n int, measures ...string) {
	for _, m := range measures {
		s.r.lines = append(s.r.lines, Line{Task: s.task, Set: s.set, Measure: m, NA: true, N: n, Reason: reason})
	}
}
