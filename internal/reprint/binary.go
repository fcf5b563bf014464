package reprint

import (
	"encoding/binary"
	"errors"
	"fmt"

	"chancery/internal/news"
	"chancery/internal/pack"
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
	b = pack.AppendText(b, string(p.Article))
	b = pack.AppendText(b, string(p.Day))
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
		b = pack.AppendText(b, c)
	}
	return b, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (p *Print) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != printFormat {
		return errPrint
	}
	r := pack.NewReader(b[1:])
	q := Print{Article: news.ArticleID(r.Text()), Day: news.Day(r.Text()), Words: int(r.Uvarint(1 << 31))}
	for i := range q.Sketch {
		q.Sketch[i] = r.Uint16()
	}
	last := uint64(0)
	for n := r.Uvarint(maxMarks); n > 0 && !r.Failed(); n-- {
		last += r.Uvarint(1 << 32)
		if last > 1<<32-1 {
			r.Fail()
		}
		q.Marks = append(q.Marks, uint32(last))
	}
	for n := r.Uvarint(maxCredits); n > 0 && !r.Failed(); n-- {
		q.Credits = append(q.Credits, r.Text())
	}
	if !r.Done() {
		return fmt.Errorf("%w: %d bytes", errPrint, len(b))
	}
	*p = q
	return nil
}
