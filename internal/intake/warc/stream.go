package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// Packings that an archive may come in, by their first bytes.
var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
	lz4Magic  = []byte{0x04, 0x22, 0x4d, 0x18}
)

// A stream hands out the unpacked bytes of an archive and knows where in the
// file a record starts.
type stream struct {
	r      *bufio.Reader // unpacked
	at     int64         // unpacked bytes consumed from r
	packed *members      // nil if positions in the file are not known
	close  func()

	scratch []byte // of block
}

func newStream(r io.Reader) (*stream, error) {
	raw := &counter{r: r}
	br := bufio.NewReaderSize(raw, 64<<10)
	head, err := br.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	s := &stream{close: func() {}}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		s.packed = &members{src: br, raw: raw}
		s.r = bufio.NewReaderSize(s.packed, 64<<10)
	case bytes.Equal(head, zstdMagic):
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, err
		}
		s.r, s.close = bufio.NewReaderSize(z, 64<<10), z.Close
	case bytes.Equal(head, lz4Magic):
		s.r = bufio.NewReaderSize(lz4.NewReader(br), 64<<10)
	default:
		s.r = br
	}
	return s, nil
}

// offset is the place of the next byte: in the file if the archive is plain,
// the start of its gzip member if it is gzipped, else in the unpacked stream.
func (s *stream) offset() int64 {
	if s.packed == nil {
		return s.at
	}
	return s.packed.startOf(s.at)
}

// next is offset, after making sure that the member of the next byte is open.
func (s *stream) next() int64 {
	_, _ = s.r.Peek(1) // an error comes back at the read that follows
	return s.offset()
}

// line returns the next line without its end, cut at max bytes (the rest of it
// is consumed). It is valid until the next call.
func (s *stream) line(max int) ([]byte, error) {
	b, err := s.r.ReadSlice('\n')
	s.at += int64(len(b))
	if err == bufio.ErrBufferFull {
		b = bytes.Clone(b)
		for err == bufio.ErrBufferFull {
			var more []byte
			more, err = s.r.ReadSlice('\n')
			s.at += int64(len(more))
			if len(b) < max {
				b = append(b, more...)
			}
		}
	}
	if err == io.EOF && len(b) > 0 {
		err = nil
	}
	b = bytes.TrimRight(b, "\r\n")
	return b[:min(len(b), max)], err
}

// maxKept is the largest scratch buffer, in bytes, that is kept for the next
// record.
const maxKept = 4 << 20

// block reads n bytes; fewer with io.ErrUnexpectedEOF if the stream ends. They
// are valid until the next call. The buffer grows with what is there, not with
// what a header claims.
func (s *stream) block(n int64) ([]byte, error) {
	if cap(s.scratch) > maxKept {
		s.scratch = nil
	}
	b := s.scratch[:0]
	for int64(len(b)) < n {
		b = slices.Grow(b, int(min(n-int64(len(b)), int64(max(64<<10, len(b))))))
		got, err := io.ReadFull(s.r, b[len(b):min(int64(cap(b)), n)])
		s.at += int64(got)
		b = b[:len(b)+got]
		if err != nil {
			s.scratch = b
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return b, err
		}
	}
	s.scratch = b
	return b, nil
}

func (s *stream) skip(n int64) error {
	got, err := io.CopyN(io.Discard, s.r, n)
	s.at += got
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// counter counts the bytes that were taken from the file.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// members reads the members of a gzip file one after another and remembers
// where each began, so that a record can be named by the offset at which a
// reader may start to unpack it.
type members struct {
	src   *bufio.Reader
	raw   *counter
	z     *gzip.Reader
	open  bool
	out   int64
	marks []mark // ascending; those before the last startOf are dropped
}

// A mark says that unpacked byte out is the first of the member at file byte
// in.
type mark struct{ out, in int64 }

var errTrailing = errors.New("bytes that are not gzip follow the last member")

func (m *members) Read(p []byte) (int, error) {
	for {
		if !m.open {
			if err := m.next(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		m.out += int64(n)
		if err == io.EOF {
			m.open = false
			err = nil
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
}

// next opens the next member. Zero bytes after the last one are padding.
func (m *members) next() error {
	for m.z != nil {
		b, err := m.src.ReadByte()
		if err != nil {
			return err
		}
		if b != 0 {
			if err := m.src.UnreadByte(); err != nil {
				return err
			}
			break
		}
	}
	at := m.raw.n - int64(m.src.Buffered())
	if head, err := m.src.Peek(2); err != nil || !bytes.Equal(head, gzipMagic) {
		if len(head) == 0 && err == io.EOF {
			return io.EOF
		}
		return errTrailing
	}
	err := m.reset()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return err
	}
	m.z.Multistream(false)
	m.open = true
	if k := len(m.marks); k > 0 && m.marks[k-1].out == m.out {
		m.marks = m.marks[:k-1] // an empty member
	}
	m.marks = append(m.marks, mark{m.out, at})
	return nil
}

func (m *members) reset() (err error) {
	if m.z == nil {
		m.z, err = gzip.NewReader(m.src)
		return err
	}
	return m.z.Reset(m.src)
}

func (m *members) startOf(out int64) int64 {
	for len(m.marks) > 1 && m.marks[1].out <= out {
		m.marks = m.marks[1:]
	}
	if len(m.marks) == 0 {
		return m.raw.n - int64(m.src.Buffered())
	}
	return m.marks[0].in
}
