package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"chancery/internal/compare"
	"chancery/internal/news"
	"chancery/internal/reprint"
	"chancery/internal/reprint/words"
	"chancery/internal/store"
	"chancery/internal/story"

	"golang.org/x/sync/errgroup"
)

// joinBatch is how many articles are joined between two settlements of the
// stories that they touch. It is part of the result where stories are too
// large to be clustered whole, so it does not depend on the machine.
const joinBatch = 256

// join ties every article that is not yet joined to families and stories, in
// order of publication, then ID. All of it is one transaction: the memory of a
// book that was put away in the middle is not quite that of one that went on,
// so a run that was killed here joins again from where it began.
func join(ctx context.Context, db *store.DB, c Config) error {
	if err := db.ForgetJoins(ctx, c.versioned(joinVersion())); err != nil {
		return err
	}
	ids, err := db.Unjoined(ctx, c.versioned(joinVersion()))
	if err != nil {
		return err
	}
	edits, pending, err := db.Edits(ctx)
	if err != nil || len(ids)+len(pending) == 0 {
		return err
	}
	j := &joiner{db: db, cfg: c, index: reprint.NewIndex(), book: story.NewBook(story.Config{})}
	j.book.Bind(edits)
	if err := j.restore(ctx); err != nil {
		return fmt.Errorf("restoring what earlier runs joined: %w", err)
	}
	return db.Write(ctx, func(t *store.Tx) error {
		if err := j.apply(t, edits, pending); err != nil {
			return err
		}
		for at := 0; at < len(ids); at += joinBatch {
			c.Progress(Progress{Step: "joining", Done: int64(at), Total: int64(len(ids))})
			if err := j.batch(ctx, t, ids[at:min(at+joinBatch, len(ids))]); err != nil {
				return err
			}
		}
		return nil
	})
}

// apply settles again what edits by hand concern that were made or undone since
// the last time.
func (j *joiner) apply(t *store.Tx, edits []news.StoryEdit, pending map[int]bool) error {
	if len(pending) == 0 {
		return nil
	}
	for _, e := range edits {
		if pending[e.N] {
			j.book.Touch(slices.Concat(e.Articles, e.With, e.Without))
		}
	}
	return errors.Join(keepTies(t, nil, nil, j.book.Settle()), t.EditsApplied())
}

// A joiner holds the memory of other articles: it is the one writer of
// families and stories.
type joiner struct {
	db    *store.DB
	cfg   Config
	index *reprint.Index
	words [][]words.Word // memory for those of a batch
	book  *story.Book
}

// restore fills index and book from the record.
func (j *joiner) restore(ctx context.Context) error {
	edges, err := j.edges(ctx)
	if err != nil {
		return err
	}
	return j.db.EachFeature(ctx, j.cfg.versioned(joinVersion()), func(f store.Features) error {
		var p reprint.Print
		var t story.Features
		if err := p.UnmarshalBinary(f.Print); err != nil {
			return fmt.Errorf("print of article %s: %w", f.Article, err)
		}
		if err := t.UnmarshalBinary(f.Theme); err != nil {
			return fmt.Errorf("features of article %s: %w", f.Article, err)
		}
		j.index.Restore(p)
		j.book.Restore(t, edges[f.Article], f.Story)
		return nil
	})
}

// edges returns each article's links to articles of earlier publication.
func (j *joiner) edges(ctx context.Context) (map[news.ArticleID][]story.Edge, error) {
	links, err := j.db.Links(ctx)
	if err != nil {
		return nil, err
	}
	out := map[news.ArticleID][]story.Edge{}
	for _, l := range links {
		var e story.Edge
		if err := json.Unmarshal(l.Data, &e); err != nil {
			return nil, fmt.Errorf("link of %s and %s: %w", l.A, l.B, err)
		}
		out[l.A] = append(out[l.A], e)
	}
	return out, nil
}

// batch joins articles and keeps the outcome. Index and book take one article
// after the other; texts are compared meanwhile.
func (j *joiner) batch(ctx context.Context, t *store.Tx, ids []news.ArticleID) error {
	as, err := j.db.Texts(ctx, ids) // features are of the text alone
	if err != nil {
		return err
	}
	prints, themes := j.take(as)
	var pairs [][2]news.ArticleID
	for i, a := range as {
		for _, b := range j.index.Add(prints[i]) {
			pairs = append(pairs, [2]news.ArticleID{a.ID, b})
		}
	}
	var kin []news.Derivation
	g := new(errgroup.Group)
	g.Go(func() (err error) {
		kin, err = j.derivations(ctx, as, pairs)
		return err
	})
	var edges []story.Edge
	for _, theme := range themes {
		edges = append(edges, j.book.Add(theme)...)
	}
	changed := j.book.Settle()
	failed := keepFeatures(t, j.cfg.versioned(joinVersion()), prints, themes)
	if err := errors.Join(g.Wait(), failed); err != nil {
		return err
	}
	return keepTies(t, kin, edges, changed)
}

// take computes the features of a batch, side by side.
func (j *joiner) take(as []*news.Article) ([]reprint.Print, []story.Features) {
	prints, themes := make([]reprint.Print, len(as)), make([]story.Features, len(as))
	j.words = append(j.words, make([][]words.Word, max(0, len(as)-len(j.words)))...)
	g := new(errgroup.Group)
	g.SetLimit(j.cfg.Workers)
	for i, a := range as {
		g.Go(func() error {
			ws := words.Into(j.words[i], a)
			j.words[i] = ws
			prints[i], themes[i] = reprint.TakeWords(a, ws), story.TakeWords(a, ws)
			return nil
		})
	}
	g.Wait() // its functions return no error
	return prints, themes
}

// derivations compares each pair of articles, one of which is in as.
func (j *joiner) derivations(ctx context.Context, as []*news.Article, pairs [][2]news.ArticleID) ([]news.Derivation, error) {
	texts, err := j.open(ctx, as, pairs)
	if err != nil {
		return nil, err
	}
	found := make([]*news.Derivation, len(pairs))
	g := new(errgroup.Group)
	g.SetLimit(j.cfg.Workers)
	for i, p := range pairs {
		g.Go(func() error {
			if d, ok := reprint.CompareTexts(texts[p[0]](), texts[p[1]]()); ok {
				found[i] = &d
			}
			return nil
		})
	}
	g.Wait() // its functions return no error
	var out []news.Derivation
	for _, d := range found {
		if d != nil {
			out = append(out, *d)
		}
	}
	return out, nil
}

// open returns each article of pairs, made ready when it is first asked for.
func (j *joiner) open(ctx context.Context, as []*news.Article, pairs [][2]news.ArticleID) (map[news.ArticleID]func() reprint.Text, error) {
	texts := make(map[news.ArticleID]func() reprint.Text, len(as))
	for _, a := range as {
		texts[a.ID] = sync.OnceValue(func() reprint.Text { return reprint.Open(a) })
	}
	for _, p := range pairs {
		if texts[p[1]] != nil {
			continue
		}
		earlier, err := j.db.Texts(ctx, p[1:])
		if err != nil {
			return nil, err
		}
		texts[p[1]] = sync.OnceValue(func() reprint.Text { return reprint.Open(earlier[0]) })
	}
	return texts, nil
}

func keepFeatures(t *store.Tx, version int, prints []reprint.Print, themes []story.Features) error {
	for i := range prints {
		f, err := features(&prints[i], &themes[i])
		if err != nil {
			return err
		}
		if err := t.PutFeatures(f, version); err != nil {
			return err
		}
	}
	return nil
}

func keepTies(t *store.Tx, kin []news.Derivation, edges []story.Edge, changed []news.Story) error {
	for _, d := range kin {
		if err := t.PutDerivation(d, ""); err != nil {
			return err
		}
	}
	for _, e := range edges {
		data, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if err := t.PutLink(store.Link{A: e.A, B: e.B, Data: data}); err != nil {
			return err
		}
	}
	for _, s := range changed {
		if err := t.PutStory(s, 0); err != nil {
			return err
		}
	}
	return nil
}

func features(p *reprint.Print, t *story.Features) (store.Features, error) {
	print, err := p.MarshalBinary()
	if err != nil {
		return store.Features{}, err
	}
	theme, err := t.MarshalBinary()
	return store.Features{Article: p.Article, Print: print, Theme: theme}, err
}

// compareStories finds families and events of every story that changed.
func compareStories(ctx context.Context, db *store.DB, c Config) error {
	ids, err := db.StaleStories(ctx, c.versioned(compareVersion()))
	if err != nil {
		return err
	}
	const batch = 32 // stories a transaction
	for at := 0; at < len(ids); at += batch {
		c.Progress(Progress{Step: "comparing", Done: int64(at), Total: int64(len(ids))})
		if err := compareBatch(ctx, db, c, ids[at:min(at+batch, len(ids))]); err != nil {
			return err
		}
	}
	return nil
}

// A comparison is what one story's articles give together.
type comparison struct {
	story    news.Story
	rewrites []news.Derivation
	events   []news.Event
}

func compareBatch(ctx context.Context, db *store.DB, c Config, ids []news.StoryID) error {
	out := make([]comparison, len(ids))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(c.Workers)
	for i, id := range ids {
		g.Go(func() (err error) {
			out[i], err = compareStory(gctx, db, id)
			if err != nil {
				err = fmt.Errorf("story %s: %w", id, err)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return db.Write(ctx, func(t *store.Tx) error {
		for _, o := range out {
			if err := t.PutComparison(o.story, c.versioned(compareVersion()), o.rewrites, o.events); err != nil {
				return err
			}
		}
		return nil
	})
}

func compareStory(ctx context.Context, db *store.DB, id news.StoryID) (comparison, error) {
	s, err := db.Story(ctx, id)
	if err != nil {
		return comparison{}, err
	}
	as, err := db.Articles(ctx, s.Articles)
	if err != nil {
		return comparison{}, err
	}
	known, err := db.KnownDerivations(ctx, id)
	if err != nil {
		return comparison{}, err
	}
	rewrites := Relate(s, as, known)
	return comparison{*s, rewrites, compare.Events(s, as)}, nil
}

// Relate fills the families and days of s from its articles and the
// derivations known between them, and returns the rewrites that show only
// within the story.
func Relate(s *news.Story, as []*news.Article, known []news.Derivation) []news.Derivation {
	byID := make(map[news.ArticleID]*news.Article, len(as))
	s.Days = news.Interval{}
	for _, a := range as {
		byID[a.ID] = a
		if day := a.Published.Day; day.Known() {
			if !s.Days.From.Known() || day < s.Days.From {
				s.Days.From = day
			}
			s.Days.To = max(s.Days.To, day)
		}
	}
	rewrites := reprint.Rewrites(as, known)
	s.Families = reprint.Families(s.Articles, append(known[:len(known):len(known)], rewrites...), func(id news.ArticleID) news.Published {
		return byID[id].Published
	})
	return rewrites
}
