// Package pack reads the small binary records that rooms store: strings are a
// length and bytes, integers varints unless their size is named.
package pack

import "encoding/binary"

// AppendText appends s as Text reads it.
func AppendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// A Reader takes values from the front of a record. After the first that does
// not fit, all values are zero and Done is false.
type Reader struct {
	b   []byte
	bad bool
}

// NewReader returns a reader of b, which it does not change.
func NewReader(b []byte) *Reader { return &Reader{b: b} }

// Fail makes all further values zero: what was read cannot be.
func (r *Reader) Fail() { r.bad = true }

// Failed reports whether a value did not fit.
func (r *Reader) Failed() bool { return r.bad }

// Done reports whether all values fitted and nothing is left.
func (r *Reader) Done() bool { return !r.bad && len(r.b) == 0 }

// Uvarint reads an integer of at most limit.
func (r *Reader) Uvarint(limit uint64) uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > limit || r.bad {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

// Byte reads one byte.
func (r *Reader) Byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

// Uint16 reads two bytes, little endian.
func (r *Reader) Uint16() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

// Text reads what AppendText wrote.
func (r *Reader) Text() string {
	return string(r.take(r.Uvarint(uint64(len(r.b)))))
}

// take is the next n bytes, nil if they are not there.
func (r *Reader) take(n uint64) []byte {
	if r.bad || n > uint64(len(r.b)) {
		r.bad = true
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}
