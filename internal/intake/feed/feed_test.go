package feed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/internal/news"
)

// TestRead compares each file of testdata: a feed, and what is read from it.
func TestRead(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no test data", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(raw), "-- feed --\n")
		in, want, ok := strings.Cut(rest, "-- want --\n")
		if !ok {
			t.Fatalf("%s: want -- feed -- and -- want --", path)
		}
		f, err := Read([]byte(in), "https://harbour.example/feed")
		got := ""
		if err != nil {
			got, _, _ = strings.Cut("error: "+err.Error(), "\n")
			got += "\n"
		}
		if got += show(f); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
		}
	}
}

// show prints a feed, one known field a line.
func show(f Feed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "kind %s, title %q, url %s, language %s\n", f.Kind, f.Title, f.URL, f.Language)
	for _, i := range f.Items {
		fmt.Fprintf(&b, "title %q\n", i.Title)
		line := func(name, value string) {
			if strings.Trim(value, ` "`) != "" {
				fmt.Fprintf(&b, "  %s %s\n", name, value)
			}
		}
		line("url", i.URL)
		line("guid", i.GUID)
		line("author", i.Author)
		line("published", showDate(i.Published))
		line("updated", showDate(i.Updated))
		line("summary", fmt.Sprintf("%q", i.Summary))
		line("content", fmt.Sprintf("%q", i.Content))
		line("source", strings.TrimSpace(i.Source+" "+i.SourceURL))
		line("language", i.Language)
	}
	return b.String()
}

func showDate(p news.Published) string {
	if !p.Day.Known() {
		return ""
	}
	return fmt.Sprintf("%s %s %s %s", p.Day, p.Time, p.Precision, p.How)
}

func TestReadRefuses(t *testing.T) {
	for _, in := range []string{"", "hello", "<html><body>no feed</body></html>", "{}", "[1,2]", "{\"version\":", "<"} {
		if f, err := Read([]byte(in), ""); !errors.Is(err, ErrNoFeed) {
			t.Errorf("Read(%q) = %v, %v; want ErrNoFeed", in, f, err)
		}
	}
}

func TestReadEncodings(t *testing.T) {
	head := `<rss version="2.0"><channel><title>`
	tail := `</title></channel></rss>`
	for _, c := range []struct{ in, want string }{
		{`<?xml version="1.0" encoding="iso-8859-1"?>` + head + "caf\xe9" + tail, "café"},
		{`<?xml version="1.0" encoding="windows-1251"?>` + head + "\xcc\xe8\xf0" + tail, "Мир"},
		{`<?xml version="1.0" encoding="utf-8"?>` + head + "caf\xe9" + tail, "café"},
		{"\xef\xbb\xbf" + `<?xml version="1.0" encoding="utf-8"?>` + head + "café" + tail, "café"},
		{"\xff\xfe" + utf16le(head+"café"+tail), "café"},
		{head + "a &nbsp;&euro; &unknown; b" + tail, "a € &unknown; b"},
	} {
		f, err := Read([]byte(c.in), "")
		if err != nil || f.Title != c.want {
			t.Errorf("title of %.60q = %q, %v; want %q", c.in, f.Title, err, c.want)
		}
	}
}

func utf16le(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// TestHostile gives input that is made to cost time or memory.
func TestHostile(t *testing.T) {
	for name, in := range map[string]string{
		"deep":     "<rss><channel>" + strings.Repeat("<a>", 200_000),
		"wide":     "<rss><channel>" + strings.Repeat("<item><title>x</title></item>", 50_000),
		"laughs":   `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><rss><channel><title>&c;</title></channel></rss>`,
		"brackets": "<rss><channel><description>" + strings.Repeat("&lt;", 500_000) + "</description></channel></rss>",
		"quotes":   `<rss><channel><item a="` + strings.Repeat("'", 500_000),
		"style":    "<rss><channel><item><description>&lt;p style=\"" + strings.Repeat("a:b;c", 100_000) + "\"&gt;</description></item></channel></rss>",
	} {
		f, _ := Read([]byte(in), "https://x.example/") // one that hangs runs into the time limit of the whole test
		if len(f.Title) > 1000 {
			t.Errorf("%s: title of %d bytes", name, len(f.Title))
		}
	}
}

func TestSanitize(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`plain & simple`, `plain &amp; simple`},
		{`a &amp; b &#38; c`, `a &amp; b &#38; c`},
		{`<p onload="x" title="t" class="c">w</p>`, `<p class="c" title="t">w</p>`},
		{`<script>x</script>after`, `after`},
		{`<style>p{}</style><b>k</b>`, `<b>k</b>`},
		{`<a href="java&#x0A;script:x">k</a>`, `<a href="">k</a>`},
		{`<a href=" https://e.example/?a=1&b=2">k</a>`, `<a href=" https://e.example/?a=1&amp;b=2">k</a>`},
		{`<blink>k</blink>`, `k`},
		{`<br><br/><img src=x.png>`, `<br /><br /><img src="x.png" />`},
		{`<!-- c -->k`, `k`},
		{`<p style="color: red; position: fixed">k</p>`, `<p style="color: red;">k</p>`},
		{`<p style="background: url(x)">k</p>`, `<p>k</p>`},
		{`<script>never closed`, ``},
	} {
		if got := Sanitize(c.in); got != c.want {
			t.Errorf("Sanitize(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestReadPerson(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Person
	}{
		{"jo@e.example (Jo Doe)", Person{Name: "Jo Doe", Email: "jo@e.example"}},
		{"Jo Doe <jo@e.example>", Person{Name: "Jo Doe", Email: "jo@e.example"}},
		{"Jo Doe", Person{Name: "Jo Doe"}},
		{"jo@e.example", Person{Email: "jo@e.example"}},
		{"", Person{}},
	} {
		if got := ReadPerson(c.in); got != c.want {
			t.Errorf("ReadPerson(%q) = %+v, want %+v", c.in, got, c.want)
		}
	}
}

// TestAllowedList keeps data/allowed.txt in order.
func TestAllowedList(t *testing.T) {
	last := ""
	for line := range strings.Lines(allowedLines) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if line <= last || len(strings.Fields(line)) != 2 || strings.ToLower(line) != line {
			t.Errorf("%q: want lower case, two words, sorted, once (after %q)", line, last)
		}
		last = line
	}
}

func FuzzRead(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		_, in, _ := strings.Cut(string(raw), "-- feed --\n")
		in, _, _ = strings.Cut(in, "-- want --\n")
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var feed Feed
		var err error
		done := make(chan bool)
		go func() {
			feed, err = Read(raw, "https://fuzz.example/feed")
			close(done)
		}()
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Fatal("Read hangs")
		}
		if err != nil && strings.Contains(err.Error(), "parser failed") {
			t.Fatal(err)
		}
		for _, i := range feed.Items {
			if strings.Contains(strings.ToLower(i.Content), "<script") {
				t.Fatalf("script kept in %q", i.Content)
			}
		}
	})
}

func FuzzSanitize(f *testing.F) {
	f.Add(`<p style="color:red" onclick=x>a<script>b</script>&amp;&c<a href="javascript:x">`)
	f.Fuzz(func(t *testing.T, s string) {
		once := Sanitize(s)
		if low := strings.ToLower(once); strings.Contains(low, "<script") || strings.Contains(low, "<iframe") {
			t.Fatalf("Sanitize(%q) = %q", s, once)
		}
	})
}
