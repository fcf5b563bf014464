package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/internal/news"

	"github.com/klauspost/compress/gzip"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// put writes files below a new folder and returns it.
func put(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t testing.TB, o Options, paths ...string) []Item {
	t.Helper()
	var out []Item
	if err := Read(context.Background(), paths, o, func(it Item) error { out = append(out, it); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// show prints items one a line: path, kind, and title or reason.
func show(dir string, items []Item) string {
	var out []string
	for _, it := range items {
		what := "REJECTED " + it.Rejected
		switch {
		case it.Unchanged:
			what = "UNCHANGED"
		case it.Article != nil:
			what = it.Article.Title
			if what == "" {
				what = "-"
			}
		}
		path := filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(it.Path, dir), string(filepath.Separator)))
		out = append(out, fmt.Sprintf("%s %s %s", path, it.Kind, what))
	}
	return strings.Join(out, "\n")
}

func gz(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

// A member is a file in an archive.
type member struct{ name, content string }

func zipped(members ...member) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, _ := z.Create(m.name)
		_, _ = w.Write([]byte(m.content))
	}
	_ = z.Close()
	return b.String()
}

func tarred(members ...member) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		_ = w.WriteHeader(&tar.Header{Name: m.name, Size: int64(len(m.content)), Mode: 0o644, Typeflag: tar.TypeReg})
		_, _ = w.Write([]byte(m.content))
	}
	_ = w.Close()
	return b.String()
}

func webRecord(kind, uri, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-05-16T10:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(block), block)
}

func page200(body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
}

var (
	textFile = "Neighbours to reopen railway\n\n" + long + "\n" + long2
	htmlFile = `<!DOCTYPE html><html lang="en"><head><title>Railway to reopen</title><meta property="og:title" content="Railway to reopen">` +
		`<meta property="article:published_time" content="2024-05-16T10:00:00Z"></head><body><article><h1>Railway to reopen</h1><p>` +
		long + `</p><p>` + long2 + `</p></article></body></html>`
	jsonRecord = `{"title":"Railway deal","maintext":"` + long + `","date_publish":"2024-05-16 10:00:00","source_domain":"example.org","url":"https://example.org/rail","language":"en"}`
	rssFile    = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Example</title><link>https://example.org/</link>` +
		`<item><title>Railway deal</title><link>https://example.org/rail</link><description>&lt;p&gt;` + long + `&lt;/p&gt;</description></item>` +
		`<item><title>Only a headline</title><link>https://example.org/2</link><description>Short.</description></item></channel></rss>`
	mailFile = "From: The Daily Example <news@example.org>\r\nTo: you@example.com\r\nSubject: =?utf-8?q?Railway_deal_=E2=80=93_morning_brief?=\r\n" +
		"Date: Thu, 16 May 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b1\r\n\r\n" +
		"--b1\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 owners: " + long + "\r\n" +
		"--b1--\r\n"
	warcFile = webRecord("warcinfo", "", "software: x") +
		webRecord("request", "https://example.org/a", "GET /a HTTP/1.1\r\n\r\n") +
		webRecord("response", "https://example.org/a", page200(htmlFile)) +
		webRecord("response", "https://example.org/i.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
		webRecord("response", "https://example.org/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+htmlFile) +
		webRecord("response", "https://example.org/api", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"user\":1}") +
		webRecord("revisit", "https://example.org/a", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
)

// Every kind in one folder, and what comes of it.
func everything() map[string]string {
	return map[string]string{
		"a.txt": textFile, "b.dat": htmlFile, "c.json": jsonRecord, "d.jsonl": jsonRecord + "\n\nnot json\n" + jsonRecord + "\n",
		"e.json": "[" + jsonRecord + ",\n" + jsonRecord + "]", "f.json": `{"status":"ok","articles":[` + jsonRecord + `]}`,
		"g.xml": rssFile, "h.eml": mailFile, "i.warc": warcFile, "j.warc.gz": gz(webRecord("response", "https://example.org/a", page200(htmlFile))),
		"k.zip":    zipped(member{"in/a.txt", textFile}, member{"__MACOSX/a.txt", "x"}, member{"b.pdf", "%PDF-1.7 xxxxxxxx"}, member{"c.zip", zipped(member{"d.html", htmlFile})}),
		"l.tar.gz": gz(tarred(member{"./a.txt", textFile}, member{"b.jsonl", jsonRecord + "\n" + jsonRecord})), "m.txt.gz": gz(textFile),
		"n.mbox":  "From x Thu May 16 10:00:00 2024\r\n" + mailFile + "\r\nFrom y Thu May 16 10:00:00 2024\r\n" + mailFile,
		"o.empty": "", "p.png": "\x89PNG\r\n\x1a\n0000", "q.pdf": "%PDF-1.4 ", "r.txt": "Nothing here.", ".hidden": textFile, ".git/x": textFile,
		"s.html": htmlFile, "s_files/app.js": "var x = 1;", "t.json": jsonRecord[:100], "u.txt.gz": gz(strings.Repeat(textFile, 50))[:200],
		"v.bin": "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x00\x01\x02", "w.xml": `<?xml version="1.0"?><urlset><url/></urlset>`,
	}
}

const wantEverything = `a.txt text Neighbours to reopen railway
b.dat html Railway to reopen
c.json json Railway deal
d.jsonl#1 json Railway deal
d.jsonl#3 json REJECTED not valid JSON: invalid character 'o' in literal null (expecting 'u')
d.jsonl#4 json Railway deal
e.json#1 json Railway deal
e.json#2 json Railway deal
f.json#1 json Railway deal
g.xml#1 feed Railway deal
g.xml#2 feed REJECTED the feed gives only a headline: “Only a headline”
h.eml mail Railway deal – morning brief
i.warc@RECORD warc Railway to reopen
i.warc@RECORD warc UNCHANGED
j.warc.gz@0 warc Railway to reopen
k.zip!in/a.txt text Neighbours to reopen railway
k.zip!b.pdf  REJECTED a PDF; save it as text first
k.zip!c.zip!d.html html Railway to reopen
l.tar.gz!a.txt text Neighbours to reopen railway
l.tar.gz!b.jsonl#1 json Railway deal
l.tar.gz!b.jsonl#2 json Railway deal
m.txt.gz text Neighbours to reopen railway
n.mbox#1 mail Railway deal – morning brief
n.mbox#2 mail Railway deal – morning brief
o.empty  REJECTED the file is empty
p.png  REJECTED an image
q.pdf  REJECTED a PDF; save it as text first
r.txt text REJECTED too short to be a report: “Nothing here.”
s.html html Railway to reopen
t.json json REJECTED record 1: truncated: the JSON ends early
u.txt.gz text REJECTED truncated: it ends early
v.bin  REJECTED a binary file of a kind that is not read
w.xml  REJECTED a sitemap: it lists addresses, not reports`

func TestReadEverything(t *testing.T) {
	dir := put(t, everything())
	got := show(dir, read(t, Options{}, dir))
	for _, line := range strings.Split(got, "\n") {
		if p, rest, ok := strings.Cut(line, "i.warc@"); ok && p == "" {
			_, rest, _ = strings.Cut(rest, " ")
			got = strings.Replace(got, line, "i.warc@RECORD "+rest, 1)
		}
	}
	if got != wantEverything {
		t.Errorf("got\n%s\nwant\n%s", got, wantEverything)
	}
}

// The same items in the same order, whatever the number of workers and however
// often.
func TestDeterministic(t *testing.T) {
	dir := put(t, everything())
	want := read(t, Options{Workers: 1}, dir)
	for _, n := range []int{1, 2, 7, 32} {
		if got := read(t, Options{Workers: n}, dir); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give other items:\n%s", n, show(dir, got))
		}
	}
}

// Every span of every article lies in its text, and raw bytes are kept.
func TestItemsAreWhole(t *testing.T) {
	dir := put(t, everything())
	for _, it := range read(t, Options{}, dir) {
		set := 0
		for _, on := range []bool{it.Article != nil, it.Rejected != "", it.Unchanged} {
			if on {
				set++
			}
		}
		if set != 1 {
			t.Errorf("%s: %d of article, reason, unchanged", it.Path, set)
		}
		a := it.Article
		if a == nil {
			continue
		}
		if a.ID == "" || a.Version != 1 || a.Path != it.Path || len(it.Raw) == 0 || a.Words(a.TitleSpan) != a.Title || a.Body.End != len(a.Text) {
			t.Errorf("%s: %+v", it.Path, a)
		}
	}
}

// What is kept of an item reads as the same article.
func TestRawReadsAgain(t *testing.T) {
	dir := put(t, everything())
	for _, it := range read(t, Options{}, dir) {
		if it.Article == nil || it.Kind == KindFeed {
			continue
		}
		again := read(t, Options{}, filepath.Join(put(t, map[string]string{"x": string(it.Raw)}), "x"))
		if len(again) != 1 || again[0].Article == nil || again[0].Article.ID != it.Article.ID || again[0].Article.Text != it.Article.Text {
			t.Errorf("%s: read again as %+v", it.Path, again)
		}
	}
}

func TestStandardInput(t *testing.T) {
	dir := put(t, map[string]string{"x": zipped(member{"a.txt", textFile})})
	f, err := os.Open(filepath.Join(dir, "x"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := &bytes.Buffer{}
	_, _ = b.ReadFrom(f)
	r, w, _ := os.Pipe()
	old := os.Stdin
	os.Stdin = r
	defer func() { os.Stdin = old }()
	go func() { _, _ = w.Write(b.Bytes()); w.Close() }()
	if got := show("", read(t, Options{}, "-")); got != "-!a.txt text Neighbours to reopen railway" {
		t.Error(got)
	}
}

func TestMissingPath(t *testing.T) {
	err := Read(context.Background(), []string{"no/such/file"}, Options{}, func(Item) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "no/such/file") {
		t.Error(err)
	}
}

func TestStopsWithEmit(t *testing.T) {
	dir := put(t, everything())
	enough := errors.New("enough")
	n := 0
	err := Read(context.Background(), []string{dir}, Options{}, func(Item) error {
		if n++; n == 3 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 3 {
		t.Error(n, err)
	}
}

func TestCancel(t *testing.T) {
	dir := put(t, everything())
	ctx, cancel := context.WithCancel(context.Background())
	err := Read(ctx, []string{dir}, Options{}, func(Item) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestProgress(t *testing.T) {
	dir := put(t, everything())
	var last Progress
	read(t, Options{Progress: func(p Progress) {
		if p.BytesDone < last.BytesDone || p.Items < last.Items {
			t.Errorf("%+v after %+v", p, last)
		}
		last = p
	}}, dir)
	if last.BytesDone != last.BytesTotal || last.Items != strings.Count(wantEverything, "\n")+1 {
		t.Errorf("%+v", last)
	}
}

func TestBounds(t *testing.T) {
	nested := textFile
	for range maxDepth + 1 {
		nested = gz(nested)
	}
	bomb := gz(strings.Repeat("word ", (bombSize+1<<20)/5))
	dir := put(t, map[string]string{
		"a.txt": strings.Repeat(long+"\n", 1<<14), "b.gz": nested, "c.gz": bomb, "d.jsonl": jsonRecord + "\n{\"x\":\"" + strings.Repeat("x", 1<<21) + "\"}\n" + jsonRecord,
	})
	want := `a.txt text REJECTED larger than the limit of 1 MB for one item
b.gz  REJECTED archives inside one another more than 4 deep
c.gz text REJECTED larger than the limit of 1 MB for one item
d.jsonl#1 json Railway deal
d.jsonl#2 json REJECTED larger than the limit of 1 MB for one item
d.jsonl#3 json Railway deal`
	if got := show(dir, read(t, Options{MaxItem: 1 << 20}, dir)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got := show(dir, read(t, Options{MaxItem: 1 << 30}, filepath.Join(dir, "c.gz")))
	if !strings.Contains(got, "zip bomb") {
		t.Error(got)
	}
}

// Fields as the named writers put them; L stands for the report. Each prints
// title | outlet | byline | day | address.
func TestRecords(t *testing.T) {
	for _, c := range []struct{ name, record, want string }{
		{"news-please", `{"title":"T","maintext":"L","date_publish":"2024-05-16 10:00:00","source_domain":"example.org","authors":["A","B"],"url":"https://example.org/x"}`, "T|example.org|A, B|2024-05-16|https://example.org/x"},
		{"newspaper", `{"title":"T","text":"L","publish_date":"2024-05-16T00:00:00","authors":["A"],"source_url":"https://www.example.org"}`, "T|example.org|A|2024-05-16|"},
		{"JSON-LD", `{"@type":"NewsArticle","headline":"T","articleBody":"L","datePublished":"2024-05-16T10:00:00Z","author":[{"@type":"Person","name":"A"}],"publisher":{"@type":"Organization","name":"The Daily Example"},"mainEntityOfPage":{"@id":"https://example.org/x"}}`, "T|The Daily Example|A|2024-05-16|https://example.org/x"},
		{"ninjs", `{"uri":"urn:x","headlines":[{"role":"main","value":"T"}],"bodies":[{"role":"main","contentType":"text/html","value":"<p>L</p>"}],"versionCreated":"2024-05-16T10:00:00Z","by":"A"}`, "T||A|2024-05-16|"},
		{"NewsAPI", `{"source":{"id":null,"name":"The Daily Example"},"author":"A","title":"T","url":"https://example.org/x","publishedAt":"2024-05-16T10:00:00Z","content":"L"}`, "T|The Daily Example|A|2024-05-16|https://example.org/x"},
		{"generic", `{"Headline":"T &amp; U","Body":"<p>L</p>","Link":"https://example.org/x","PubDate":"Thu, 16 May 2024 10:00:00 GMT","Publisher":"P","Byline":"By A"}`, "T & U|P|A|2024-05-16|https://example.org/x"},
		{"ambiguous date, other field", `{"text":"L","date":"02/11/2026","created":"2026-11-02"}`, "|||2026-11-02|"},
		{"milliseconds", `{"text":"L","timestamp":1715853600000}`, "|||2024-05-16|"},
		{"title repeated", `{"title":"T","text":"T\nL"}`, "T||||"},
	} {
		body := strings.NewReplacer(`"L"`, `"`+long+`"`, `<p>L<`, `<p>`+long+`<`, `\nL"`, `\n`+long+`"`)
		items := readRecord("x", []byte(body.Replace(c.record)))
		a := items[0].Article
		if a == nil {
			t.Errorf("%s: rejected: %s", c.name, items[0].Rejected)
			continue
		}
		got := strings.Join([]string{a.Title, a.Outlet, a.Byline, string(a.Published.Day), a.URL}, "|")
		if got != c.want || a.Words(a.Body) != long || a.Published.Day.Known() && a.Published.How != news.HowField {
			t.Errorf("%s: got %s body %q", c.name, got, a.Words(a.Body))
		}
	}
}

func TestSavedFrom(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"<!DOCTYPE html>\n<!-- saved from url=(0024)https://example.org/rail -->", "https://example.org/rail"},
		{"<!-- saved from url=(0099)https://example.org/rail -->", ""}, {"<html>", ""}, {"<!-- saved from url=(", ""},
	} {
		if got := savedFrom([]byte(c.page)); got != c.want {
			t.Errorf("%q: got %q", c.page, got)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a < b and c > d", "a < b and c > d"}, {"AT&amp;T", "AT&T"}, {"<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"},
		{"<ul><li>a</li><li>b</li></ul>", "a\nb"}, {"x<script>if (a<b) {}</script>y", "xy"}, {"One\n\n\n\nTwo   words", "One\n\nTwo words"},
		{"<p>One\nline</p>", "One line"}, {"<b>bold", "bold"},
	} {
		if got := plain(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}
