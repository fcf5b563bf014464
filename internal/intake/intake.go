// Package intake turns whatever reports come in (files, folders, standard
// input, archives, feeds, web archives, mail) into articles.
//
// It goes by content and never by a file's name. One input may hold many
// items: a zip its members, a feed its entries, a WARC its pages. Each is read
// on its own, so a bad one is an [Item] with a reason and the rest goes on. What
// is read how, field by field, stands in docs/intake.md.
//
// One goroutine walks the input and cuts it into items, workers parse them, and
// the results leave in the order of the input whatever the number of workers.
// Memory is bounded by [Options.MaxItem] and the number of workers, not by the
// size of the input.
package intake

import (
	"context"
	"runtime"

	"chancery/internal/news"

	"golang.org/x/sync/errgroup"
)

// Version is raised when the same bytes would give another article.
const Version = 1

// Kinds of items.
const (
	KindText = "text" // a plain text file
	KindHTML = "html" // a web page saved to a file
	KindJSON = "json" // a JSON object, or one line of a JSONL file
	KindFeed = "feed" // an entry of an RSS, Atom or JSON feed
	KindWARC = "warc" // a record of a web archive
	KindMail = "mail" // a mail, a newsletter, a page saved as MHTML
)

// An Item is one thing read: an article, or the reason why there is none.
// Exactly one of Article, Rejected and Unchanged is set.
type Item struct {
	// Path names the item for people and is stable: "file.txt",
	// "archive.zip!member", "file.jsonl#12" (record 12 of the file),
	// "crawl.warc.gz@offset".
	Path string
	Kind string // one of the kinds above; "" if that could not be told

	// Raw holds the bytes of this item alone, to be kept: the file, the
	// line, the mail; for a feed's entry a JSON object with the entry and its
	// feed; for a WARC's record a WARC of that one record, with its address.
	// Nil where there is nothing to keep.
	Raw []byte

	Article   *news.Article // without layers
	Rejected  string        // why there is no article, for people
	Unchanged bool          // a web archive's revisit: the page had not changed since an earlier record
}

// Options bound and report on a run. The zero value is good.
type Options struct {
	Workers  int            // items parsed at once; 0: one a processor
	MaxItem  int64          // largest item in bytes, unpacked; larger ones are rejected; 0: 32 MiB
	Fast     bool           // read HTML with the faster, less exact reader
	Progress func(Progress) // called from one goroutine, after each item and every few megabytes; may be nil
}

// Progress says how far a run is. BytesTotal is 0 while unknown (standard
// input).
type Progress struct {
	Path       string // the file being read
	BytesDone  int64  // of the files, as they lie on the disk
	BytesTotal int64
	Items      int // items handed out so far
}

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.MaxItem <= 0 {
		o.MaxItem = 32 << 20
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	return o
}

// Read reads files, folders (all files below in sorted order, hidden ones
// skipped) and "-", standard input, and calls emit for each item, in the order
// of the input, from one goroutine. It ends with the first error of emit, when
// ctx is done, or if a path does not exist; whatever is wrong inside an input is
// an item.
func Read(ctx context.Context, paths []string, o Options, emit func(Item) error) error {
	o = o.withDefaults()
	files, total, err := list(paths)
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	b := newBelt(ctx, o)
	g.Go(func() error {
		defer b.close()
		w := &walker{ctx: ctx, o: o, belt: b}
		for _, f := range files {
			if err := w.file(f); err != nil {
				return err
			}
		}
		return nil
	})
	for range o.Workers {
		g.Go(b.work)
	}
	g.Go(func() error { return b.deliver(total, emit) })
	return g.Wait()
}
