package intake

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// Bounds against zip bombs. Text packs to a tenth or, if it is very
// repetitive, to a fiftieth; deflate cannot go beyond 1032.
const (
	bombSize  = 64 << 20 // bytes; smaller things are harmless
	bombRatio = 200
	maxSpool  = 1 << 30 // bytes of a zip that does not lie in a file of its own
)

// A guard stops a stream that unpacks to too much for what was packed.
type guard struct {
	r      io.Reader
	out    int64
	packed func() int64 // bytes taken in so far
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.out += int64(n)
	if g.out > bombSize && g.out > bombRatio*g.packed() {
		return n, errBomb
	}
	return n, err
}

// unpacked opens one of the stream packings.
func unpacked(kind string, r io.Reader) (io.Reader, func(), error) {
	none := func() {}
	switch kind {
	case isGzip:
		z, err := gzip.NewReader(r)
		return z, none, err
	case isZstd:
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, none, err
		}
		return z, z.Close, nil
	case isLZ4:
		return lz4.NewReader(r), none, nil
	default:
		return bzip2.NewReader(r), none, nil
	}
}

// packed reads what lies inside a packed stream. Web archives are left packed:
// their reader wants to know where each member starts.
func (w *walker) packed(in input, kind string, head []byte) error {
	if z, done, err := unpacked(kind, bytes.NewReader(head)); err == nil {
		start := make([]byte, 16)
		n, _ := io.ReadFull(z, start)
		done()
		if k, _ := detect(start[:n]); k == KindWARC && kind != isBzip2 {
			return w.warc(in)
		}
	}
	m := &meter{r: in.r}
	z, done, err := unpacked(kind, m)
	if err != nil {
		return w.reject(in.path, "", nil, readFailure(err))
	}
	defer done()
	g := &guard{r: z, packed: func() int64 { return m.n }}
	return w.stream(input{path: in.path, r: bufio.NewReaderSize(g, 64<<10), depth: in.depth + 1})
}

// skipped reports whether a member of an archive is none of the reports: a
// folder, a hidden file, the extras of macOS.
func skipped(name string) bool {
	for part := range strings.SplitSeq(strings.Trim(path.Clean(name), "/"), "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return name == "" || strings.HasSuffix(name, "/")
}

func (w *walker) tar(in input) error {
	r := tar.NewReader(in.r)
	for {
		h, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return w.reject(in.path, "", nil, "the rest of the archive cannot be read: "+readFailure(err))
		}
		if h.Typeflag != tar.TypeReg || skipped(h.Name) {
			continue
		}
		member := input{path: in.path + "!" + memberName(h.Name), r: bufio.NewReaderSize(r, 64<<10), depth: in.depth + 1}
		if err := w.stream(member); err != nil {
			return err
		}
	}
}

// memberName is a member's name for people; nothing is ever written under it.
func memberName(name string) string {
	return strings.ToValidUTF8(strings.TrimPrefix(name, "./"), "\ufffd")
}

func (w *walker) zip(in input) error {
	file, size := in.file, in.size
	if file == nil {
		spool, n, err := spooled(in.r)
		if err != nil {
			return w.reject(in.path, "", nil, readFailure(err))
		}
		defer os.Remove(spool.Name())
		defer spool.Close()
		file, size = spool, n
	}
	z, err := zip.NewReader(file, size)
	if err != nil {
		return w.reject(in.path, "", nil, "the zip archive cannot be read: "+readFailure(err))
	}
	if why := isDocument(z); why != "" {
		return w.reject(in.path, "", nil, why)
	}
	start := w.in.n
	for i, f := range z.File {
		if in.file != nil { // bytes are read aside of the meter
			w.in.n = start + max(0, size-start)*int64(i)/int64(len(z.File))
		}
		if skipped(f.Name) || !f.Mode().IsRegular() {
			continue
		}
		if err := w.zipMember(in, f); err != nil {
			return err
		}
	}
	if in.file != nil {
		w.in.n = size
	}
	return nil
}

func (w *walker) zipMember(in input, f *zip.File) error {
	p := in.path + "!" + memberName(f.Name)
	if f.Flags&1 != 0 {
		return w.reject(p, "", nil, "encrypted; unpack it with its password first")
	}
	r, err := f.Open()
	if err != nil {
		return w.reject(p, "", nil, "cannot be unpacked: "+err.Error())
	}
	defer r.Close()
	g := &guard{r: r, packed: func() int64 { return int64(min(f.CompressedSize64, 1<<40)) }}
	return w.stream(input{path: p, r: bufio.NewReaderSize(g, 64<<10), depth: in.depth + 1})
}

// spooled copies a zip that comes as a stream to a temporary file: its
// directory stands at its end.
func spooled(r io.Reader) (f *os.File, size int64, err error) {
	if f, err = os.CreateTemp("", "chancery-*.zip"); err != nil {
		return nil, 0, err
	}
	size, err = io.Copy(f, io.LimitReader(r, maxSpool+1))
	if err == nil && size > maxSpool {
		err = fmt.Errorf("the archive is larger than %d MB; read it from a file of its own", maxSpool>>20)
	}
	if err != nil {
		err = errors.Join(err, f.Close(), os.Remove(f.Name()))
		return nil, 0, err
	}
	return f, size, nil
}

// isDocument tells office documents and books, which are zip archives too.
func isDocument(z *zip.Reader) string {
	for _, f := range z.File {
		switch f.Name {
		case "[Content_Types].xml":
			return "a Word, Excel or PowerPoint file; save it as text first"
		case "META-INF/container.xml":
			return "an e-book; save it as text first"
		case "META-INF/MANIFEST.MF", "AndroidManifest.xml":
			return "a program"
		case "content.xml":
			return "an OpenDocument file; save it as text first"
		}
	}
	return ""
}
