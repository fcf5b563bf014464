package export

import (
	"encoding/binary"
	"math"
	"testing"

	"chancery/internal/news"

	"github.com/klauspost/compress/zstd"
)

// A strict reader of the Parquet that this package writes, from the format's
// description and not from the writer.

// thriftValue is a decoded structure: field → int64, string, []any or thriftValue.
type thriftValue map[int16]any

type thriftReader struct {
	t *testing.T
	b []byte
}

func (r *thriftReader) byte() byte {
	if len(r.b) == 0 {
		r.t.Fatal("metadata ends early")
	}
	c := r.b[0]
	r.b = r.b[1:]
	return c
}

func (r *thriftReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.t.Fatal("bad varint")
	}
	r.b = r.b[n:]
	return v
}

func (r *thriftReader) structure() thriftValue {
	out, last := thriftValue{}, int16(0)
	for {
		c := r.byte()
		if c == 0 {
			return out
		}
		if c>>4 == 0 {
			r.t.Fatal("a long field id")
		}
		last += int16(c >> 4)
		out[last] = r.value(c & 15)
	}
}

func (r *thriftReader) value(typ byte) any {
	switch typ {
	case 5, 6:
		u := r.uvarint()
		return int64(u>>1) ^ -int64(u&1)
	case 8:
		n := r.uvarint()
		s := string(r.b[:n])
		r.b = r.b[n:]
		return s
	case 9:
		c := r.byte()
		n := int(c >> 4)
		if n == 15 {
			n = int(r.uvarint())
		}
		out := []any{}
		for range n {
			out = append(out, r.value(c&15))
		}
		return out
	case 12:
		return r.structure()
	}
	r.t.Fatalf("a field of type %d", typ)
	return nil
}

// readParquet returns columns by name, nil for null.
func readParquet(t *testing.T, b []byte) (columns map[string][]any, types map[string]int64, rows int64) {
	t.Helper()
	n := len(b)
	if n < 12 || string(b[:4]) != "PAR1" || string(b[n-4:]) != "PAR1" {
		t.Fatal("no Parquet file")
	}
	size := int(binary.LittleEndian.Uint32(b[n-8:]))
	meta := (&thriftReader{t, b[n-8-size : n-8]}).structure()
	columns, types = map[string][]any{}, map[string]int64{}
	for _, e := range meta[2].([]any)[1:] {
		el := e.(thriftValue)
		types[el[4].(string)] = el[1].(int64)
	}
	z, _ := zstd.NewReader(nil)
	defer z.Close()
	for _, g := range meta[4].([]any) {
		for _, c := range g.(thriftValue)[1].([]any) {
			m := c.(thriftValue)[3].(thriftValue)
			name := m[3].([]any)[0].(string)
			r := &thriftReader{t, b[m[9].(int64):]}
			head := r.structure()
			page, err := z.DecodeAll(r.b[:head[3].(int64)], nil)
			if err != nil || int64(len(page)) != head[2].(int64) {
				t.Fatalf("%s: %v", name, err)
			}
			columns[name] = append(columns[name], values(t, page, int(head[5].(thriftValue)[1].(int64)), m[1].(int64))...)
		}
	}
	return columns, types, meta[3].(int64)
}

func values(t *testing.T, page []byte, n int, typ int64) (out []any) {
	levels := int(binary.LittleEndian.Uint32(page))
	bits := (&thriftReader{t, page[4 : 4+levels]})
	if head := bits.uvarint(); head&1 != 1 || int(head>>1)*8 < n {
		t.Fatalf("levels of %d values begin with %d", n, head)
	}
	data := page[4+levels:]
	for i := range n {
		if bits.b[i/8]>>(i%8)&1 == 0 {
			out = append(out, nil)
			continue
		}
		switch typ {
		case 1:
			out, data = append(out, int64(int32(binary.LittleEndian.Uint32(data)))), data[4:]
		case 2:
			out, data = append(out, int64(binary.LittleEndian.Uint64(data))), data[8:]
		case 5:
			out, data = append(out, math.Float64frombits(binary.LittleEndian.Uint64(data))), data[8:]
		case 6:
			k := binary.LittleEndian.Uint32(data)
			out, data = append(out, string(data[4:4+k])), data[4+k:]
		}
	}
	if len(data) != 0 {
		t.Errorf("%d bytes are left of a page", len(data))
	}
	return out
}

func TestParquet(t *testing.T) {
	src := source()
	files, _ := write(t, "parquet", src, Options{})
	w := &writer{src: src}
	events, mentions := w.flat()
	for _, want := range []flatTable{events, mentions} {
		compareParquet(t, want, files[want.name+".parquet"].Bytes())
	}
	many := flatTable{name: "many", columns: []column{{"n", whole, ""}, {"s", text, ""}}}
	for i := range groupRows + 3 {
		row := []any{int64(i), any("x")}
		if i%3 == 0 {
			row[1] = nil
		}
		many.rows = append(many.rows, row)
	}
	m := memory{}
	f, _ := m.create("many")
	if err := many.parquet(f); err != nil {
		t.Fatal(err)
	}
	compareParquet(t, many, m["many"].Bytes())
	none := flatTable{name: "none", columns: eventColumns}
	f, _ = m.create("none")
	if err := none.parquet(f); err != nil {
		t.Fatal(err)
	}
	if _, _, rows := readParquet(t, m["none"].Bytes()); rows != 0 {
		t.Errorf("an empty table has %d rows", rows)
	}
}

func compareParquet(t *testing.T, want flatTable, b []byte) {
	t.Helper()
	columns, types, rows := readParquet(t, b)
	if rows != int64(len(want.rows)) || len(columns) != len(want.columns) {
		t.Fatalf("%s: %d rows of %d columns", want.name, rows, len(columns))
	}
	for i, c := range want.columns {
		if types[c.name] != int64(c.kind.physical()) {
			t.Errorf("%s is of type %d", c.name, types[c.name])
		}
		for j, r := range want.rows {
			v := r[i]
			if s, ok := v.(string); ok && c.kind == date {
				v = int64(news.Day(s).Sub("1970-01-01"))
			}
			if columns[c.name][j] != v {
				t.Fatalf("%s of row %d is %v, want %v", c.name, j, columns[c.name][j], v)
			}
		}
	}
}
