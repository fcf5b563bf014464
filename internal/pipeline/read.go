package pipeline

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"time"

	"chancery/internal/intake"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/store"

	"golang.org/x/sync/errgroup"
)

// Config says how to run; the zero value is right for one machine.
type Config struct {
	Workers  int            // articles analysed at once; 0: one a processor
	Fast     bool           // the faster, slightly less exact reader of HTML
	Triage   bool           // no grammar for sentences that seem to hold neither event nor attribution; see Worth
	Names    []byte         // names of one's own, as name.Base.Extend reads them, to be kept in the record; nil: those that it keeps
	TrimPath string         // cut from the front of paths that the record keeps
	Progress func(Progress) // called now and then from one goroutine at a time; nil: nobody looks
	Log      *slog.Logger   // nil: the default

	names *name.Base // knows the record's own names; nil: there are none
	mark  int        // of the record's own names, 0 for none
}

// Progress says how far a run is.
type Progress struct {
	Step  string // "reading", "redoing", "joining", "comparing"
	Done  int64  // bytes while reading, else articles or stories
	Total int64  // 0: not known
	Items int64  // articles so far, while reading
}

func (c Config) withDefaults() Config {
	if c.Workers <= 0 {
		c.Workers = runtime.GOMAXPROCS(0)
	}
	if c.Progress == nil {
		c.Progress = func(Progress) {}
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return c
}

// Report counts what a run of Read did.
type Report struct {
	Read      int               `json:"read"` // items seen, rejected ones included
	New       int               `json:"new"`
	Unchanged int               `json:"unchanged"`
	Updated   int               `json:"updated"`
	Rejected  []store.Rejection `json:"rejected"`
}

// Read takes in the files, folders and archives named by paths ("-" is
// standard input), analyses what is new, and brings the record up to date. A
// bad item is kept as rejected; the error is for a broken program, disk or
// path. After an error or a cancelled ctx, reading the same paths again goes
// on from there.
func Read(ctx context.Context, db *store.DB, paths []string, c Config) (Report, error) {
	c, err := c.withDefaults().withNames(ctx, db)
	if err != nil {
		return Report{Rejected: []store.Rejection{}}, err
	}
	r := &reader{db: db, cfg: c, stages: c.stages()}
	err = r.read(ctx, paths)
	if r.report.Rejected == nil {
		r.report.Rejected = []store.Rejection{}
	}
	if err != nil {
		return r.report, err
	}
	return r.report, update(ctx, db, c)
}

// Update brings every derived layer of the record up to date: it redoes stages
// that have a newer version, joins articles to stories, and compares stories.
func Update(ctx context.Context, db *store.DB, c Config) error {
	c, err := c.withDefaults().withNames(ctx, db)
	if err != nil {
		return err
	}
	return update(ctx, db, c)
}

func update(ctx context.Context, db *store.DB, c Config) error {
	if err := redo(ctx, db, c); err != nil {
		return fmt.Errorf("redoing layers: %w", err)
	}
	if err := join(ctx, db, c); err != nil {
		return fmt.Errorf("joining articles to stories: %w", err)
	}
	if err := compareStories(ctx, db, c); err != nil {
		return fmt.Errorf("comparing stories: %w", err)
	}
	return nil
}

// batchSize is how many items go into one transaction: enough that the cost of
// a commit does not show (BenchmarkRead), few enough that a kill loses little.
const batchSize = 128

type reader struct {
	db     *store.DB
	cfg    Config
	stages []Stage
	report Report
}

// A job is one item on its way from intake through a worker to the writer.
type job struct {
	item  intake.Item
	known bool  // the record holds this very text
	err   error // of the analysis
	done  chan struct{}
}

// read runs intake, workers and writer side by side. The writer takes jobs in
// the order in which intake gave them.
func (r *reader) read(ctx context.Context, paths []string) error {
	g, ctx := errgroup.WithContext(ctx)
	work := make(chan *job, r.cfg.Workers)
	order := make(chan *job, 4*r.cfg.Workers)
	g.Go(func() error {
		defer close(work)
		defer close(order)
		return intake.Read(ctx, paths, r.intakeOptions(), func(it intake.Item) error {
			r.trimPath(&it)
			j := &job{item: it, done: make(chan struct{})}
			for _, c := range []chan *job{order, work} {
				select {
				case c <- j:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	})
	for range r.cfg.Workers {
		g.Go(func() error {
			for j := range work {
				r.analyse(ctx, j)
			}
			return nil
		})
	}
	g.Go(func() error { return r.write(ctx, order) })
	return g.Wait()
}

func (r *reader) trimPath(it *intake.Item) {
	it.Path = strings.TrimPrefix(it.Path, r.cfg.TrimPath)
	if it.Article != nil {
		it.Article.Path = it.Path
	}
}

func (r *reader) intakeOptions() intake.Options {
	return intake.Options{Workers: r.cfg.Workers, Fast: r.cfg.Fast, Progress: func(p intake.Progress) {
		r.cfg.Progress(Progress{Step: "reading", Done: p.BytesDone, Total: p.BytesTotal, Items: int64(p.Items)})
	}}
}

// analyse runs the stages on a job's article unless the record knows it.
func (r *reader) analyse(ctx context.Context, j *job) {
	defer close(j.done)
	if j.item.Article == nil {
		return
	}
	if j.known, j.err = r.db.Known(ctx, j.item.Article); j.err != nil || j.known {
		return
	}
	j.err = analyse(j.item.Article, r.stages)
	j.item.Article.Trees = nil // all who need them have read them
}

// write keeps jobs in batches, one transaction each. A batch also ends when
// nothing has come for a second, so that a slow source is not held back.
func (r *reader) write(ctx context.Context, order <-chan *job) error {
	var batch []*job
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		defer func() { batch = batch[:0] }()
		return r.db.Write(ctx, func(t *store.Tx) error { return r.keep(t, batch) })
	}
	idle := time.NewTicker(time.Second)
	defer idle.Stop()
	for {
		select {
		case j, ok := <-order:
			if !ok {
				return flush()
			}
			select {
			case <-j.done:
			case <-ctx.Done():
				return ctx.Err()
			}
			if batch = append(batch, j); len(batch) < batchSize {
				continue
			}
		case <-idle.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := flush(); err != nil {
			return err
		}
	}
}

// keep writes a batch and counts it.
func (r *reader) keep(t *store.Tx, batch []*job) error {
	for _, j := range batch {
		if err := r.keepOne(t, j); err != nil {
			return fmt.Errorf("keeping %s: %w", j.item.Path, err)
		}
	}
	return nil
}

func (r *reader) keepOne(t *store.Tx, j *job) error {
	it := j.item
	r.report.Read++
	var broke *StageError
	switch {
	case it.Unchanged:
		r.report.Unchanged++
		return nil
	case it.Article == nil:
		return r.reject(t, it, "intake", it.Rejected)
	case errors.As(j.err, &broke):
		r.cfg.Log.Error("a stage broke", "article", it.Path, "stage", broke.Stage, "problem", broke.Problem)
		return r.reject(t, it, string(broke.Stage), broke.Error())
	case j.err != nil:
		return j.err
	case j.known:
		r.report.Unchanged++
		return nil
	}
	outcome, err := t.PutArticle(it.Article, it.Kind, it.Raw)
	if err != nil {
		return err
	}
	switch outcome {
	case store.Unchanged:
		r.report.Unchanged++
		return nil
	case store.New:
		r.report.New++
	case store.Updated:
		r.report.Updated++
	}
	return putLayers(t, it.Article, r.stages)
}

func (r *reader) reject(t *store.Tx, it intake.Item, stage, reason string) error {
	r.report.Rejected = append(r.report.Rejected, store.Rejection{Path: it.Path, Stage: stage, Reason: reason})
	return t.Reject(it.Path, it.Kind, stage, reason, it.Raw)
}

func putLayers(t *store.Tx, a *news.Article, stages []Stage) error {
	for _, s := range stages {
		if err := t.PutLayer(a, string(s.Adds), s.Version); err != nil {
			return err
		}
	}
	return t.SetLanguage(a)
}

// redo runs stages again where the record holds layers of another version.
func redo(ctx context.Context, db *store.DB, c Config) error {
	stages := c.stages()
	out := map[news.ArticleID]map[Layer]bool{}
	var ids []news.ArticleID
	for _, s := range stages {
		stale, err := db.Stale(ctx, string(s.Adds), s.Version)
		if err != nil {
			return err
		}
		for _, id := range stale {
			if out[id] == nil {
				out[id] = map[Layer]bool{}
				ids = append(ids, id)
			}
			out[id][s.Adds] = true
		}
	}
	for at := 0; at < len(ids); at += batchSize {
		c.Progress(Progress{Step: "redoing", Done: int64(at), Total: int64(len(ids))})
		batch := ids[at:min(at+batchSize, len(ids))]
		if err := redoBatch(ctx, db, c, stages, batch, out); err != nil {
			return err
		}
	}
	return nil
}

func redoBatch(ctx context.Context, db *store.DB, c Config, stages []Stage, ids []news.ArticleID, out map[news.ArticleID]map[Layer]bool) error {
	as, err := db.Articles(ctx, ids)
	if err != nil {
		return err
	}
	again := make([][]Stage, len(as))
	g := new(errgroup.Group)
	g.SetLimit(c.Workers)
	for i, a := range as {
		g.Go(func() error {
			again[i] = stale(stages, out[a.ID])
			if err := analyse(a, again[i]); err != nil {
				c.Log.Error("a stage broke", "article", a.ID, "problem", err)
				again[i] = nil
			}
			a.Trees = nil
			return nil
		})
	}
	g.Wait() // its functions return no error
	return db.Write(ctx, func(t *store.Tx) error {
		for i, a := range as {
			if err := putLayers(t, a, again[i]); err != nil {
				return err
			}
		}
		return nil
	})
}
