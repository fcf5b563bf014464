package reprint

import (
	"encoding/binary"
	"errors"
	"fmt"

	"chancery/internal/news"
)

// printFormat is the first byte of a stored print. The rest, integers being
// varints unless a size is given: ID, day, words, sketch (64 × 2 bytes, little
// endian), number of marks, their differences, number of credits, credits.
// Strings are a length and bytes.
const printFormat = 1

var errPrint = errors.New("reprint: not a stored print")

// MarshalBinary gives p in at most about 0.5 kB.
func (p Print) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, 3*bins+5*len(p.Marks))
	b = append(b, printFormat)
	b = appendString(b, string(p.Article))
	b = appendString(b, string(p.Day))
	b = binary.AppendUvarint(b, uint64(p.Words))
	for _, v := range p.Sketch {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	b = binary.AppendUvarint(b, uint64(len(p.Marks)))
	last := uint32(0)
	for _, m := range p.Marks {
		b = binary.AppendUvarint(b, uint64(m-last))
		last = m
	}
	b = binary.AppendUvarint(b, uint64(len(p.Credits)))
	for _, c := range p.Credits {
		b = appendString(b, c)
	}
	return b, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (p *Print) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != printFormat {
		return errPrint
	}
	r := reader{b: b[1:]}
	q := Print{Article: news.ArticleID(r.string()), Day: news.Day(r.string()), Words: int(r.uvarint(1 << 31))}
	for i := range q.Sketch {
		q.Sketch[i] = r.uint16()
	}
	last := uint64(0)
	for n := r.uvarint(maxMarks); n > 0 && !r.bad; n-- {
		last += r.uvarint(1 << 32)
		r.bad = r.bad || last > 1<<32-1
		q.Marks = append(q.Marks, uint32(last))
	}
	for n := r.uvarint(maxCredits); n > 0 && !r.bad; n-- {
		q.Credits = append(q.Credits, r.string())
	}
	if r.bad || len(r.b) > 0 {
		return fmt.Errorf("%w: %d bytes", errPrint, len(b))
	}
	*p = q
	return nil
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// reader takes values from the front of b; after the first that does not fit,
// bad is set and all values are zero.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uvarint(limit uint64) uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > limit || r.bad {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) uint16() uint16 {
	if len(r.b) < 2 || r.bad {
		r.bad = true
		return 0
	}
	v := binary.LittleEndian.Uint16(r.b)
	r.b = r.b[2:]
	return v
}

func (r *reader) string() string {
	n := r.uvarint(uint64(len(r.b)))
	if r.bad || n > uint64(len(r.b)) {
		r.bad = true
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}
