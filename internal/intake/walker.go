package intake

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// maxDepth is how many packings may lie inside one another: a gzipped tar in a
// zip is three.
const maxDepth = 4

// headSize is how much of a stream is looked at to tell what it is, in bytes.
const headSize = 16 << 10

// A walker reads the input once, from front to back, and cuts it into jobs. Its
// methods return an error only if the run is over; what is wrong with an input
// becomes an item.
type walker struct {
	ctx  context.Context
	o    Options
	belt *belt

	name   string // the file being read
	before int64  // bytes of the files before it
	in     *meter // its bytes
	ticked int64
	count  tally // of its items
}

// A meter counts what is read through it.
type meter struct {
	r io.Reader
	n int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.n += int64(n)
	return n, err
}

func (w *walker) file(path string) error {
	w.name = path
	w.in = nil
	w.count = tally{}
	f := os.Stdin
	if path != stdin {
		info, err := os.Stat(path)
		if err == nil {
			if why := notAFile(info.Mode()); why != "" {
				return w.reject(path, "", nil, why)
			}
			f, err = os.Open(path)
		}
		if err != nil {
			return w.reject(path, "", nil, "cannot be opened: "+errors.Unwrap(err).Error())
		}
		defer f.Close()
	}
	w.in = &meter{r: f}
	defer func() { w.before += w.in.n }()
	in := input{path: path}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		in.file, in.size = f, info.Size()
		w.count.size = in.size
	} else {
		w.in.r = newPatient(w.ctx, f)
	}
	in.r = bufio.NewReaderSize(w.in, 64<<10)
	if err := w.stream(in); err != nil && !errors.Is(err, errFull) {
		return err
	}
	return w.ctx.Err()
}

// An input is a stream somewhere in a file: all of it, or a member of an
// archive.
type input struct {
	path  string
	r     *bufio.Reader
	depth int      // of packings around it
	file  *os.File // if the stream is a whole regular file
	size  int64    // of file
}

// stream tells what an input is and reads it.
func (w *walker) stream(in input) error {
	head, err := in.r.Peek(headSize)
	if err != nil && err != io.EOF && len(head) == 0 {
		return w.reject(in.path, "", nil, readFailure(err))
	}
	kind, why := detect(head)
	if in.depth > maxDepth {
		return w.reject(in.path, "", nil, fmt.Sprintf("archives inside one another more than %d deep", maxDepth))
	}
	switch kind {
	case isEmpty, isRefused:
		return w.reject(in.path, "", nil, why)
	case isGzip, isZstd, isLZ4, isBzip2:
		return w.unpacking(func() error { return w.packed(in, kind, head) })
	case isZip:
		return w.unpacking(func() error { return w.zip(in) })
	case isTar:
		return w.unpacking(func() error { return w.tar(in) })
	case KindWARC:
		return w.warc(in)
	case KindJSON:
		return w.json(in)
	case isMbox:
		return w.mbox(in)
	}
	return w.whole(in, kind)
}

// whole reads an input that is one item or one feed.
func (w *walker) whole(in input, kind string) error {
	raw, err := io.ReadAll(io.LimitReader(in.r, w.o.MaxItem+1))
	if int64(len(raw)) > w.o.MaxItem {
		return w.reject(in.path, kind, nil, tooLarge(w.o.MaxItem))
	}
	if err != nil {
		return w.reject(in.path, kind, raw, readFailure(err))
	}
	return w.submit(in.path, raw, func() []Item { return parse(in.path, kind, raw, w.o) })
}

// parse reads one item of a known kind.
func parse(path, kind string, raw []byte, o Options) []Item {
	it := Item{Path: path, Kind: kind, Raw: raw}
	switch kind {
	case KindHTML:
		it.Article, it.Rejected = readHTML(path, raw, "", "", o)
	case KindMail:
		it.Article, it.Rejected = readMail(path, raw, o)
	case KindJSON:
		return readObject(path, raw)
	case KindFeed:
		return readFeed(path, raw)
	default:
		it.Article, it.Rejected = readText(path, raw)
	}
	return []Item{it}
}

func (w *walker) submit(path string, raw []byte, parse func() []Item) error {
	w.count.refused = 0
	if err := w.admit(); err != nil {
		return err
	}
	return w.belt.put(&job{path: path, raw: raw, parse: parse, file: w.name, read: w.before + w.in.n})
}

// reject hands out an item without article.
func (w *walker) reject(path, kind string, raw []byte, reason string) error {
	w.count.refused++
	if err := w.admit(); err != nil {
		return err
	}
	return w.ready(Item{Path: path, Kind: kind, Raw: raw, Rejected: reason})
}

// ready hands out items that need no parsing.
func (w *walker) ready(items ...Item) error {
	j := &job{items: items, file: w.name, read: w.before}
	if w.in != nil {
		j.read += w.in.n
	}
	return w.belt.put(j)
}

// tick reports progress where a stream gives no items for long.
func (w *walker) tick() error {
	if w.in.n-w.ticked < 8<<20 && w.in.n >= w.ticked {
		return nil
	}
	w.ticked = w.in.n
	return w.ready()
}

func tooLarge(limit int64) string {
	return fmt.Sprintf("larger than the limit of %d MB for one item", limit>>20)
}

// errBomb is what a guard returns.
var errBomb = errors.New("it unpacks to far more than reports do: looks like a zip bomb")

func readFailure(err error) string {
	switch {
	case errors.Is(err, errBomb):
		return errBomb.Error()
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "truncated: it ends early"
	}
	return "damaged: " + err.Error()
}
