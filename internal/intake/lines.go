package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// errTooLarge is what a budget returns.
var errTooLarge = errors.New("larger than the limit for one item")

// longLine reads up to and with the next line end. A line beyond max bytes is
// consumed and returned as nil with errTooLarge.
func longLine(r *bufio.Reader, max int64) ([]byte, error) {
	var line []byte
	over := false
	for {
		b, err := r.ReadSlice('\n')
		if over = over || int64(len(line)+len(b)) > max; over {
			line = nil
		} else {
			line = append(line, b...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if over {
			return nil, errTooLarge
		}
		return line, err
	}
}

// json reads a JSON document or JSON lines: lines if the first line is a whole
// object and more follows.
func (w *walker) json(in input) error {
	if bom, _ := in.r.Peek(3); string(bom) == "\xef\xbb\xbf" {
		_, _ = in.r.Discard(3)
	}
	first, err := longLine(in.r, w.o.MaxItem)
	for err == nil && len(bytes.TrimSpace(first)) == 0 {
		first, err = longLine(in.r, w.o.MaxItem)
	}
	if err == errTooLarge {
		return w.reject(in.path, KindJSON, nil, tooLarge(w.o.MaxItem))
	}
	if err != nil && err != io.EOF {
		return w.reject(in.path, KindJSON, first, readFailure(err))
	}
	_, more := in.r.Peek(1)
	trimmed := bytes.TrimSpace(first)
	if len(trimmed) == 0 {
		return w.reject(in.path, KindJSON, first, "the file is empty")
	}
	if more == nil && trimmed[0] == '{' && json.Valid(trimmed) {
		return w.jsonLines(in, first)
	}
	return w.jsonValues(in, io.MultiReader(bytes.NewReader(first), in.r), trimmed[0] == '[')
}

func (w *walker) jsonLines(in input, line []byte) error {
	var err error
	for n := 1; ; n++ {
		if raw := bytes.TrimSpace(line); len(raw) > 0 {
			path := fmt.Sprintf("%s#%d", in.path, n)
			if err := w.submit(path, raw, func() []Item { return readRecord(path, raw) }); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		line, err = longLine(in.r, w.o.MaxItem)
		if err == errTooLarge {
			if err := w.reject(fmt.Sprintf("%s#%d", in.path, n+1), KindJSON, nil, tooLarge(w.o.MaxItem)); err != nil {
				return err
			}
			err = nil
			line = nil
		}
		if err != nil && err != io.EOF {
			return w.reject(in.path, KindJSON, nil, "the rest of the file cannot be read: "+readFailure(err))
		}
	}
}

// A budget lets only so many bytes through until it is filled up again.
type budget struct {
	r    io.Reader
	left int64
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// jsonValues reads one object, objects one after another, or an array of them,
// holding one at a time.
func (w *walker) jsonValues(in input, r io.Reader, array bool) error {
	b := &budget{r: r, left: w.o.MaxItem}
	d := json.NewDecoder(b)
	if array {
		if _, err := d.Token(); err != nil {
			return w.reject(in.path, KindJSON, nil, jsonFailure(err, w.o))
		}
	}
	for n := 1; ; n++ {
		if array && !d.More() {
			return w.endArray(in, d, n)
		}
		var raw json.RawMessage
		err := d.Decode(&raw)
		if err == io.EOF && !array && n > 1 {
			return nil
		}
		if err != nil {
			return w.reject(in.path, KindJSON, nil, fmt.Sprintf("record %d: %s", n, jsonFailure(err, w.o)))
		}
		b.left = w.o.MaxItem
		path := in.path
		if array || n > 1 || d.More() {
			path = fmt.Sprintf("%s#%d", in.path, n)
		}
		if err := w.submit(path, raw, func() []Item { return readObject(path, raw) }); err != nil {
			return err
		}
	}
}

func (w *walker) endArray(in input, d *json.Decoder, n int) error {
	if _, err := d.Token(); err != nil {
		return w.reject(in.path, KindJSON, nil, "the rest of the file cannot be read: "+jsonFailure(err, w.o))
	}
	if n == 1 {
		return w.reject(in.path, KindJSON, nil, "an empty JSON array")
	}
	return nil
}

// readObject tells a JSON feed from a record.
func readObject(path string, raw []byte) []Item {
	if bytes.Contains(raw[:min(len(raw), 1024)], []byte("jsonfeed.org/version")) {
		return readFeed(path, raw)
	}
	return readRecord(path, raw)
}

func jsonFailure(err error, o Options) string {
	switch {
	case errors.Is(err, errTooLarge):
		return tooLarge(o.MaxItem)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "truncated: the JSON ends early"
	case errors.Is(err, errBomb):
		return errBomb.Error()
	}
	return "not valid JSON: " + err.Error()
}
