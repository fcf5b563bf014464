package warc

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// Limits on what a record's header may hold, in bytes. Real headers stay far
// below; a file that is no archive must not fill memory.
const (
	maxLine   = 64 << 10
	maxHeader = 256 << 10
	maxJunk   = 4 << 20 // searched for the next record after a broken one
)

// A Config sets the bounds of a reader.
type Config struct {
	// MaxBody is the largest block in bytes that is kept, and the largest
	// that a packed body may unpack to. Larger ones are passed over, with the
	// reason in Record.Skipped. Default 64 MiB.
	MaxBody int64
}

// A Reader reads the records of one archive.
type Reader struct {
	src     io.Reader
	config  Config
	s       *stream
	arc     bool
	seen    bool // a record was read
	failed  error
	stalled error // met inside the record just returned
}

// NewReader returns a reader with the default Config.
func NewReader(r io.Reader) *Reader { return Config{}.NewReader(r) }

// NewReader returns a reader with bounds c.
func (c Config) NewReader(r io.Reader) *Reader {
	if c.MaxBody <= 0 {
		c.MaxBody = 64 << 20
	}
	return &Reader{src: r, config: c}
}

// Next returns the next record, io.EOF after the last one, or an *Error. A
// record whose block is cut short is returned with Truncated set, and the
// error by the next call. Errors are final.
//
// Record.Offset is the record's place in the file; in a gzipped archive that
// of its gzip member; in zstd and lz4 archives its place in the unpacked
// stream.
func (r *Reader) Next() (*Record, error) {
	if r.failed != nil {
		return nil, r.failed
	}
	rec, err := r.next()
	if err != nil {
		r.failed = err
		if r.s != nil {
			r.s.close()
		}
		return nil, err
	}
	return rec, nil
}

func (r *Reader) next() (*Record, error) {
	if r.stalled != nil {
		return nil, r.stalled
	}
	if r.s == nil {
		s, err := newStream(r.src)
		if err != nil {
			return nil, &Error{0, "cannot open the archive", err}
		}
		r.s = s
	}
	rec, err := r.head()
	if err != nil {
		return nil, err
	}
	r.seen = true
	rec.limit = r.config.MaxBody
	r.block(rec)
	rec.parseHTTP()
	if r.stalled != nil && rec.whole() {
		rec.Truncated, r.stalled = false, nil
		rec.Problems[len(rec.Problems)-1] = "the declared length is wrong"
	}
	rec.checkDigests()
	return rec, nil
}

// head finds and parses the next record's header.
func (r *Reader) head() (*Record, error) {
	var junk int64
	for {
		start, at := r.s.next(), r.s.at
		line, err := r.s.line(maxLine)
		switch {
		case err == io.EOF && (r.seen || junk == 0 && r.s.at == 0):
			return r.end(junk)
		case err != nil && err != io.EOF:
			return nil, broken(start, err)
		case err == io.EOF || junk > maxJunk:
			return nil, &Error{start, "no WARC or ARC record found", nil}
		}
		if len(line) == 0 {
			continue
		}
		rec, err := r.parseHead(line)
		if err != nil {
			return nil, broken(start, err)
		}
		if rec == nil {
			junk += r.s.at - at
			continue
		}
		rec.Offset = start
		if junk > 0 {
			rec.note("%d bytes before this record belong to none: the length of the record before is wrong", junk)
		}
		return rec, nil
	}
}

func (r *Reader) end(junk int64) (*Record, error) {
	if junk > 0 {
		return nil, &Error{r.s.offset(), "the archive ends in bytes that are no record", nil}
	}
	return nil, io.EOF
}

func broken(at int64, err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return &Error{at, "the archive ends early", err}
	}
	return &Error{at, "the archive is damaged", err}
}

// parseHead returns nil if line does not start a record.
func (r *Reader) parseHead(line []byte) (*Record, error) {
	if bytes.HasPrefix(line, []byte("WARC/")) {
		version := string(line)
		header, err := r.fields()
		if err != nil {
			return nil, err
		}
		r.arc = false
		return newRecord(version, header), nil
	}
	if r.arc || bytes.HasPrefix(line, []byte("filedesc:")) {
		if rec := arcRecord(string(line)); rec != nil {
			r.arc = true
			return rec, nil
		}
	}
	return nil, nil
}

// fields reads header lines up to the empty one.
func (r *Reader) fields() (Header, error) {
	var h Header
	for size := 0; size < maxHeader; {
		line, err := r.s.line(maxLine)
		if err == io.EOF {
			return h, io.ErrUnexpectedEOF
		}
		if err != nil {
			return h, err
		}
		if len(line) == 0 {
			return h, nil
		}
		size += len(line)
		h = h.add(string(line))
	}
	return h, nil
}

// add parses one header line; one that starts with white space continues the
// field before.
func (h Header) add(line string) Header {
	if (line[0] == ' ' || line[0] == '\t') && len(h) > 0 {
		last := &h[len(h)-1]
		last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(line))
		return h
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return h
	}
	return append(h, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
}

func newRecord(version string, h Header) *Record {
	rec := &Record{
		Version: strings.TrimSpace(version), Header: h, DigestOK: true,
		Type:          strings.ToLower(h.Get("WARC-Type")),
		ID:            bare(h.Get("WARC-Record-ID")),
		URI:           address(h.Get("WARC-Target-URI")),
		Date:          h.Get("WARC-Date"),
		ContentType:   h.Get("Content-Type"),
		PayloadDigest: h.Get("WARC-Payload-Digest"),
		RefersTo:      bare(h.Get("WARC-Refers-To")),
		RefersToURI:   address(h.Get("WARC-Refers-To-Target-URI")),
	}
	if t, err := time.Parse(time.RFC3339Nano, rec.Date); err == nil {
		rec.Time = t
	}
	if n, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64); err == nil && n >= 0 {
		rec.Length = n
	} else {
		rec.note("no usable Content-Length")
	}
	return rec
}

// bare drops angle brackets and white space around s.
func bare(s string) string { return strings.Trim(strings.TrimSpace(s), "<>") }

// address is a target URI without the quirks of its writers: wget 1.16 puts it
// into angle brackets, others leave spaces in it.
func address(s string) string { return strings.ReplaceAll(bare(s), " ", "%20") }

// block reads the record's block.
func (r *Reader) block(rec *Record) {
	var err error
	switch {
	case rec.Length <= 0:
		return
	case rec.Length > r.config.MaxBody:
		rec.Skipped = "the record holds " + strconv.FormatInt(rec.Length, 10) + " bytes, more than the limit of " +
			strconv.FormatInt(r.config.MaxBody, 10)
		err = r.s.skip(rec.Length)
	default:
		rec.Block, err = r.s.block(rec.Length)
	}
	if err != nil {
		rec.Truncated = true
		rec.note("the archive ends inside this record")
		r.stalled = broken(rec.Offset, err)
	}
}

// whole reports whether a block that the end of the file cut short holds all
// of its HTTP body nevertheless: then the record's length was wrong.
func (rec *Record) whole() bool {
	if rec.HTTP == nil || rec.HTTP.Header.Get("Content-Length") == "" {
		return false
	}
	n, err := strconv.ParseInt(rec.HTTP.Header.Get("Content-Length"), 10, 64)
	return err == nil && n > 0 && int64(len(rec.Payload())) >= n
}
