package warc

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

// A Record is one record of an archive. Its block is held in memory, up to
// [Config.MaxBody] bytes, and valid until the next call of [Reader.Next].
type Record struct {
	Version string // "WARC/1.0", "ARC"
	Type    string // lower case: response, request, revisit, resource, metadata, warcinfo, conversion; arcinfo for an ARC's first
	ID      string // WARC-Record-ID without angle brackets
	URI     string // target, without angle brackets, spaces as %20
	Date    string // as written
	Time    time.Time
	Length  int64  // of the block in bytes, as declared; 0 if that is no number
	Offset  int64  // where the record starts; see [Reader.Next]
	Header  Header // as written; for ARC the columns of the record's line

	ContentType   string // of the block: "application/http; msgtype=response"
	PayloadDigest string // as written: "sha1:…"
	DigestOK      bool   // false if a stated digest is known not to fit

	RefersTo    string // revisit: ID of the record that holds the payload
	RefersToURI string // revisit: its target

	HTTP  *HTTP  // nil if the block holds no HTTP message
	Block []byte // the block, without the record's own header; see [Record.Keep]

	Truncated bool     // the archive ends inside the record
	Skipped   string   // why Block was not kept; empty if it was
	Problems  []string // for people; what is odd about the record

	body  int // where the payload starts in Block
	limit int64
}

// An HTTP is the head of an HTTP message.
type HTTP struct {
	Line   string // first line: "HTTP/1.1 200 OK", "GET / HTTP/1.1"
	Status int    // 0 for a request
	Header Header
}

// A Field is one header line.
type Field struct{ Name, Value string }

// A Header is a header block in its own order.
type Header []Field

// Get returns the first value of the field with that name, case aside, or "".
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// An Error says where reading an archive had to stop.
type Error struct {
	Offset int64 // as in [Record.Offset]
	Reason string
	Err    error // cause, or nil
}

func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("%s at byte %d", e.Reason, e.Offset)
	}
	return fmt.Sprintf("%s at byte %d: %v", e.Reason, e.Offset, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Payload is what the record is about as it travelled: the HTTP body, still
// chunked and packed if it was, or the whole block.
func (r *Record) Payload() []byte { return r.Block[r.body:] }

// Keep makes Block, and what is cut from it, valid for good.
func (r *Record) Keep() { r.Block = bytes.Clone(r.Block) }

// IsRevisit reports whether the record only says that the payload was the same
// as that of an earlier record.
func (r *Record) IsRevisit() bool { return r.Type == "revisit" }

// MediaType is the payload's type in lower case without parameters, as the
// server or the archive states it; "" is unknown.
func (r *Record) MediaType() string {
	t := r.ContentType
	if r.HTTP != nil {
		t = r.HTTP.Header.Get("Content-Type")
	}
	t, _, _ = strings.Cut(t, ";")
	return strings.ToLower(strings.TrimSpace(t))
}

func (r *Record) note(format string, args ...any) {
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}
