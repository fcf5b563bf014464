package export

import "encoding/binary"

// A thrift is a structure being written in Thrift's compact protocol. Fields come
// in rising order.
type thrift struct {
	b    []byte
	last int16 // field written before
}

// Types of fields in the compact protocol.
const (
	thriftI32, thriftI64, thriftBytes, thriftList, thriftStruct = 5, 6, 8, 9, 12
)

func (s *thrift) field(id int16, typ byte) {
	s.b = append(s.b, byte(id-s.last)<<4|typ) // fields are never more than 15 apart here
	s.last = id
}

// end closes the structure and returns its bytes.
func (s *thrift) end() []byte { return append(s.b, 0) }

func (s *thrift) i32(id int16, v int32) {
	s.field(id, thriftI32)
	s.b = binary.AppendVarint(s.b, int64(v))
}

func (s *thrift) i64(id int16, v int64) {
	s.field(id, thriftI64)
	s.b = binary.AppendVarint(s.b, v)
}

func (s *thrift) bytes(id int16, v string) {
	s.field(id, thriftBytes)
	s.b = append(binary.AppendUvarint(s.b, uint64(len(v))), v...)
}

func (s *thrift) structure(id int16, fill func(*thrift)) {
	s.field(id, thriftStruct)
	var in thrift
	fill(&in)
	s.b = append(s.b, in.end()...)
}

func (s *thrift) list(id int16, n int, typ byte) {
	s.field(id, thriftList)
	if n < 15 {
		s.b = append(s.b, byte(n)<<4|typ)
		return
	}
	s.b = binary.AppendUvarint(append(s.b, 0xF0|typ), uint64(n))
}

func (s *thrift) structures(id int16, n int, fill func(i int, s *thrift)) {
	s.list(id, n, thriftStruct)
	for i := range n {
		var in thrift
		fill(i, &in)
		s.b = append(s.b, in.end()...)
	}
}

func (s *thrift) i32s(id int16, vs ...int32) {
	s.list(id, len(vs), thriftI32)
	for _, v := range vs {
		s.b = binary.AppendVarint(s.b, int64(v))
	}
}

func (s *thrift) strings(id int16, vs ...string) {
	s.list(id, len(vs), thriftBytes)
	for _, v := range vs {
		s.b = append(binary.AppendUvarint(s.b, uint64(len(v))), v...)
	}
}
