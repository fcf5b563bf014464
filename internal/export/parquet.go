package export

import (
	"encoding/binary"
	"io"
	"math"

	"chancery/internal/news"

	"github.com/klauspost/compress/zstd"
)

// Parquet, as much of it as flat tables need (parquet-format 2.10): every column is
// optional, one page a column of a row group, plain encoding, Zstandard.
//
//	"PAR1" { page header, zstd(definition levels, values) }… metadata, its length, "PAR1"
//
// The metadata and page headers are in Thrift's compact protocol (thrift.go).

func writeParquet(w *writer) error {
	events, mentions := w.flat()
	for _, t := range []flatTable{events, mentions} {
		if err := w.file(t.name+".parquet", t.parquet); err != nil {
			return err
		}
	}
	return nil
}

// Numbers of the format.
const (
	typeInt32, typeInt64, typeDouble, typeBytes = 1, 2, 5, 6
	convertedUTF8, convertedDate                = 0, 6
	optional                                    = 1
	encodingPlain, encodingRLE                  = 0, 3
	codecZstd                                   = 6
	groupRows                                   = 1 << 16
	parquetMagic                                = "PAR1"
)

func (k kind) physical() int32 {
	return [...]int32{text: typeBytes, whole: typeInt64, real: typeDouble, date: typeInt32}[k]
}

// A chunk is where a column of a row group stands.
type chunk struct {
	offset, raw, packed int64
	values              int
}

func (t flatTable) parquet(out io.Writer) error {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	defer z.Close()
	at := int64(len(parquetMagic))
	if _, err := io.WriteString(out, parquetMagic); err != nil {
		return err
	}
	var groups [][]chunk
	for first := 0; first < len(t.rows); first += groupRows {
		rows := t.rows[first:min(first+groupRows, len(t.rows))]
		var g []chunk
		for i, c := range t.columns {
			body := plainPage(rows, i, c.kind)
			packed := z.EncodeAll(body, nil)
			head := pageHeader(len(rows), len(body), len(packed))
			if _, err := out.Write(append(head, packed...)); err != nil {
				return err
			}
			g = append(g, chunk{at, int64(len(head) + len(body)), int64(len(head) + len(packed)), len(rows)})
			at += int64(len(head) + len(packed))
		}
		groups = append(groups, g)
	}
	meta := t.metadata(groups)
	tail := binary.LittleEndian.AppendUint32(meta, uint32(len(meta)))
	_, err = out.Write(append(tail, parquetMagic...))
	return err
}

// plainPage is a column's definition levels (1 where there is a value) and values.
func plainPage(rows [][]any, column int, k kind) []byte {
	bits := make([]byte, (len(rows)+7)/8)
	var values []byte
	for i, r := range rows {
		if v, ok := plainValue(values, r[column], k); ok {
			bits[i/8] |= 1 << (i % 8)
			values = v
		}
	}
	levels := binary.AppendUvarint(nil, uint64(len(bits))<<1|1) // one run, bit-packed
	levels = append(levels, bits...)
	page := binary.LittleEndian.AppendUint32(nil, uint32(len(levels)))
	return append(append(page, levels...), values...)
}

func plainValue(to []byte, v any, k kind) ([]byte, bool) {
	switch v := v.(type) {
	case int64:
		return binary.LittleEndian.AppendUint64(to, uint64(v)), true
	case float64:
		return binary.LittleEndian.AppendUint64(to, math.Float64bits(v)), true
	case string:
		if k == date {
			d := news.ParseDay(v)
			if !d.Known() {
				return to, false
			}
			return binary.LittleEndian.AppendUint32(to, uint32(int32(d.Sub("1970-01-01")))), true
		}
		return append(binary.LittleEndian.AppendUint32(to, uint32(len(v))), v...), true
	}
	return to, false
}

func pageHeader(values, raw, packed int) []byte {
	var s thrift
	s.i32(1, 0) // a data page
	s.i32(2, int32(raw))
	s.i32(3, int32(packed))
	s.structure(5, func(s *thrift) {
		s.i32(1, int32(values))
		s.i32(2, encodingPlain)
		s.i32(3, encodingRLE)
		s.i32(4, encodingRLE)
	})
	return s.end()
}

func (t flatTable) metadata(groups [][]chunk) []byte {
	var s thrift
	s.i32(1, 2) // version of the format
	s.structures(2, len(t.columns)+1, func(i int, s *thrift) { t.schemaElement(i-1, s) })
	s.i64(3, int64(len(t.rows)))
	s.structures(4, len(groups), func(i int, s *thrift) { t.rowGroup(groups[i], s) })
	s.bytes(6, "chancery")
	return s.end()
}

// schemaElement is the root (-1) or a column.
func (t flatTable) schemaElement(i int, s *thrift) {
	if i < 0 {
		s.bytes(4, t.name)
		s.i32(5, int32(len(t.columns)))
		return
	}
	c := t.columns[i]
	s.i32(1, c.kind.physical())
	s.i32(3, optional)
	s.bytes(4, c.name)
	switch c.kind {
	case text:
		s.i32(6, convertedUTF8)
		s.structure(10, func(s *thrift) { s.structure(1, func(*thrift) {}) })
	case date:
		s.i32(6, convertedDate)
		s.structure(10, func(s *thrift) { s.structure(6, func(*thrift) {}) })
	}
}

func (t flatTable) rowGroup(g []chunk, s *thrift) {
	total := int64(0)
	for _, c := range g {
		total += c.raw
	}
	s.structures(1, len(g), func(i int, s *thrift) {
		s.i64(2, g[i].offset)
		s.structure(3, func(s *thrift) {
			s.i32(1, t.columns[i].kind.physical())
			s.i32s(2, encodingPlain, encodingRLE)
			s.strings(3, t.columns[i].name)
			s.i32(4, codecZstd)
			s.i64(5, int64(g[i].values))
			s.i64(6, g[i].raw)
			s.i64(7, g[i].packed)
			s.i64(9, g[i].offset)
		})
	})
	s.i64(2, total)
	s.i64(3, int64(g[0].values))
}
