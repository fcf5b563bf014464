package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// record writes one WARC record; extra are whole header lines.
func record(kind, uri, block string, extra ...string) string {
	h := "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-05-16T10:00:00Z\r\n"
	if uri != "" {
		h += "WARC-Target-URI: " + uri + "\r\n"
	}
	for _, e := range extra {
		h += e + "\r\n"
	}
	return fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s\r\n\r\n", h, len(block), block)
}

func response(body string, head ...string) string {
	h := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
	for _, l := range head {
		h += l + "\r\n"
	}
	return h + "\r\n" + body
}

func gz(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(p))
		_ = z.Close()
	}
	return b.String()
}

// read prints what the reader returns, one record a line.
func read(archive string) string {
	var out []string
	r := Config{MaxBody: 1 << 20}.NewReader(strings.NewReader(archive))
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return strings.Join(out, "\n")
		}
		if err != nil {
			return strings.Join(append(out, "error "+err.Error()), "\n")
		}
		body, err := rec.Body()
		line := fmt.Sprintf("%s %s %q", rec.Type, rec.URI, body)
		if err != nil {
			line += " error " + err.Error()
		}
		if !rec.DigestOK {
			line += " digest"
		}
		if rec.Truncated {
			line += " truncated"
		}
		if rec.Skipped != "" {
			line += " skipped"
		}
		out = append(out, line)
	}
}

const page = "<p>The minister met the envoy.</p>"

var readTests = []struct{ name, archive, want string }{
	{"plain", record("response", "http://a.example/", response(page)), `response http://a.example/ "<p>The minister met the envoy.</p>"`},
	{"angle brackets", record("resource", "<http://a.example/x y>", "hi"), `resource http://a.example/x%20y "hi"`},
	{"empty file", "", ""},
	{"not an archive", "Hello.\nThis is text.\n", "error no WARC or ARC record found at byte 21"},
	{"chunked", record("response", "http://a.example/", response("5\r\nhello\r\n3\r\n, x\r\n0\r\n\r\n", "Transfer-Encoding: chunked")), `response http://a.example/ "hello, x"`},
	{"said to be chunked", record("response", "http://a.example/", response(page, "Transfer-Encoding: chunked")), `response http://a.example/ "<p>The minister met the envoy.</p>"`},
	{"gzip body", record("response", "http://a.example/", response(gz("zipped"), "Content-Encoding: gzip")), `response http://a.example/ "zipped"`},
	{"said to be gzip", record("response", "http://a.example/", response(page, "Content-Encoding: gzip")), `response http://a.example/ "<p>The minister met the envoy.</p>"`},
	{"brotli", record("response", "http://a.example/", response("\x1b\x03\x00x", "Content-Encoding: br")), `response http://a.example/ "" error the body is packed with br, which is not read`},
	{"digest", record("resource", "http://a.example/", "hello", "WARC-Payload-Digest: sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N"), `resource http://a.example/ "hello"`},
	{"digest in hex", record("resource", "http://a.example/", "hello", "WARC-Payload-Digest: sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"), `resource http://a.example/ "hello"`},
	{"wrong digest", record("resource", "http://a.example/", "hullo", "WARC-Payload-Digest: sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N"), `resource http://a.example/ "hullo" digest`},
	{"unknown digest", record("resource", "http://a.example/", "hello", "WARC-Payload-Digest: blake9:00"), `resource http://a.example/ "hello"`},
	{"too large", record("resource", "http://a.example/", strings.Repeat("x", 1<<20+1)) + record("resource", "http://b.example/", "hi"), "resource http://a.example/ \"\" skipped\nresource http://b.example/ \"hi\""},
	{"length too small", strings.Replace(record("resource", "http://a.example/", "hello"), "Length: 5", "Length: 3", 1) + record("resource", "http://b.example/", "hi"), "resource http://a.example/ \"hel\"\nresource http://b.example/ \"hi\""},
	{"no length", strings.Replace(record("resource", "http://a.example/", "hello"), "Content-Length: 5\r\n", "", 1) + record("resource", "http://b.example/", "hi"), "resource http://a.example/ \"\"\nresource http://b.example/ \"hi\""},
	{"folded header", record("resource", "http://a.example/", "hi", "WARC-Note: one", "  two"), `resource http://a.example/ "hi"`},
	{"cut in a block", record("resource", "http://a.example/", "hello") + record("resource", "http://b.example/", "hello")[:155], "resource http://a.example/ \"hello\"\nresource http://b.example/ \"hell\" truncated\nerror the archive ends early at byte 160: unexpected EOF"},
	{"cut in a header", record("resource", "http://a.example/", "hello") + "WARC/1.0\r\nWARC-Ty", "resource http://a.example/ \"hello\"\nerror the archive ends early at byte 160: unexpected EOF"},
	{"revisit", record("revisit", "http://a.example/", "HTTP/1.1 304 Not Modified\r\n\r\n", "WARC-Refers-To: <urn:uuid:0>"), `revisit http://a.example/ ""`},
	{"arc", "filedesc://a.arc 0.0.0.0 20240516100000 text/plain 5\n1 0 X\nhttp://a.example/a b 192.0.2.1 20240516100000 text/html 2\nhi\n", "arcinfo filedesc://a.arc \"1 0 X\"\nresponse http://a.example/a%20b \"hi\""},
}

func TestRead(t *testing.T) {
	for _, c := range readTests {
		if got := read(c.archive); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// The same records however the archive is packed.
func TestPackings(t *testing.T) {
	a, b := record("response", "http://a.example/", response(page)), record("resource", "http://b.example/", "second")
	want := read(a + b)
	var z, l bytes.Buffer
	zw, _ := zstd.NewWriter(&z)
	lw := lz4.NewWriter(&l)
	for _, w := range []io.WriteCloser{zw, lw} {
		_, _ = io.WriteString(w, a+b)
		_ = w.Close()
	}
	for name, archive := range map[string]string{
		"a member a record": gz(a, b), "one member": gz(a + b), "cut anywhere": gz(a[:100], a[100:]+b[:20], b[20:]),
		"padded": gz(a, b) + "\x00\x00\x00", "empty member": gz(a, "", b), "zstd": z.String(), "lz4": l.String(),
	} {
		if got := read(archive); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

func TestOffsets(t *testing.T) {
	a, b := record("resource", "http://a.example/", "one"), record("resource", "http://b.example/", "two")
	for _, c := range []struct {
		archive string
		second  int
	}{{a + b, len(a)}, {gz(a, b), len(gz(a))}, {gz(a, "", b), len(gz(a, ""))}, {gz(a + b), 0}} {
		r := NewReader(strings.NewReader(c.archive))
		first, err1 := r.Next()
		second, err2 := r.Next()
		if err1 != nil || err2 != nil || first.Offset != 0 || second.Offset != int64(c.second) {
			t.Errorf("offsets %v %v, want 0 and %d (%v, %v)", first, second, c.second, err1, err2)
		}
	}
}

func TestDamagedMember(t *testing.T) {
	good, bad := gz(record("resource", "http://a.example/", "one")), []byte(gz(record("resource", "http://b.example/", "two")))
	for i := 20; i < 60; i++ {
		bad[i] ^= 0xff
	}
	r := NewReader(strings.NewReader(good + string(bad)))
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	_, err := r.Next()
	for err == nil {
		_, err = r.Next()
	}
	var e *Error
	if !errors.As(err, &e) || e.Offset != int64(len(good)) {
		t.Errorf("got %v, want an error at byte %d", err, len(good))
	}
}

// endless repeats one gzipped record until n unpacked bytes are handed out.
type endless struct {
	member []byte
	left   int
	at     int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.at == len(e.member) {
		e.at, e.left = 0, e.left-1
	}
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := copy(p, e.member[e.at:])
	e.at += n
	return n, nil
}

func TestConstantMemory(t *testing.T) {
	total := 500 << 20
	if testing.Short() {
		total = 20 << 20
	}
	body := response(strings.Repeat(page, 30000)) // about 1 MB
	r := NewReader(&endless{member: []byte(gz(record("response", "http://a.example/", body))), left: total / len(body)})
	var peak, m runtime.MemStats
	n := 0
	for {
		_, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%50 == 0 {
			runtime.ReadMemStats(&m)
			peak.HeapInuse = max(peak.HeapInuse, m.HeapInuse)
		}
	}
	if n < total/len(body) || peak.HeapInuse > 64<<20 {
		t.Errorf("%d records, %d MB of heap in use at the peak", n, peak.HeapInuse>>20)
	}
}

func FuzzReader(f *testing.F) {
	for _, c := range readTests {
		if len(c.archive) < 4096 {
			f.Add([]byte(c.archive))
			f.Add([]byte(gz(c.archive)))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := Config{MaxBody: 1 << 16}.NewReader(bytes.NewReader(b))
		for range 10000 {
			rec, err := r.Next()
			if err != nil {
				return
			}
			if body, _ := rec.Body(); len(body) > 1<<16 {
				t.Fatal("body beyond the limit")
			}
			_ = rec.MediaType()
		}
	})
}
