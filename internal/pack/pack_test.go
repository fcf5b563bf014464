package pack

import (
	"encoding/binary"
	"testing"
)

func TestReader(t *testing.T) {
	b := AppendText(nil, "Vantaa")
	b = binary.AppendUvarint(b, 300)
	b = append(b, 7)
	b = binary.LittleEndian.AppendUint16(b, 515)
	b = AppendText(b, "")
	for cut := range b {
		r := NewReader(b[:cut])
		r.Text()
		r.Uvarint(300)
		r.Byte()
		r.Uint16()
		r.Text()
		if r.Done() {
			t.Errorf("%d of %d bytes are read as a whole record", cut, len(b))
		}
	}
	r := NewReader(b)
	s, n, c, v, e := r.Text(), r.Uvarint(300), r.Byte(), r.Uint16(), r.Text()
	if s != "Vantaa" || n != 300 || c != 7 || v != 515 || e != "" || !r.Done() {
		t.Errorf("read %q %d %d %d %q, done %v", s, n, c, v, e, r.Done())
	}
}

func TestReaderFails(t *testing.T) {
	r := NewReader([]byte{200, 1, 'a'})
	if n := r.Uvarint(100); n != 0 || !r.Failed() {
		t.Errorf("200 over a limit of 100 gives %d, failed %v", n, r.Failed())
	}
	if c := r.Byte(); c != 0 {
		t.Errorf("a byte after a failure is %d", c)
	}
	if s := NewReader([]byte{5, 'a'}).Text(); s != "" {
		t.Errorf("a string that is cut off gives %q", s)
	}
}
