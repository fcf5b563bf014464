package page

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

// TestExtract compares each file of testdata: a page with its address, and
// what is read from it.
func TestExtract(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no test data", err)
	}
	for _, path := range paths {
		address, html, want := readCase(t, path)
		for _, fast := range []bool{false, true} {
			p, err := Extract([]byte(html), Options{URL: address, Fast: fast})
			if got := show(p, err); got != want {
				t.Errorf("%s (fast=%v): got\n%s\nwant\n%s", path, fast, got, want)
			}
		}
	}
}

func readCase(t testing.TB, path string) (address, html, want string) {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(raw), "-- page --\n")
	html, want, ok := strings.Cut(rest, "-- want --\n")
	if !ok {
		t.Fatalf("%s: want -- page -- and -- want --", path)
	}
	for line := range strings.Lines(head) {
		if a, ok := strings.CutPrefix(line, "url "); ok {
			address = strings.TrimSpace(a)
		}
	}
	return address, html, want
}

// show prints a page, one known field a line, then the text.
func show(p Page, err error) string {
	var b strings.Builder
	line := func(name, value string) {
		if strings.TrimSpace(value) != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, strings.TrimSpace(value))
		}
	}
	if err != nil {
		line("error", err.Error())
	}
	line("title", p.Title)
	line("byline", p.Byline)
	line("outlet", p.Outlet)
	line("url", p.URL)
	line("credit", p.Credit)
	line("language", p.Language)
	line("published", showDate(p.Published))
	if p.Text != "" {
		b.WriteString("\n" + p.Text + "\n")
	}
	return b.String()
}

func showDate(p news.Published) string {
	if !p.Day.Known() {
		return ""
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s", p.Day, p.Time, p.Precision, p.How)), " ")
}

func TestExtractErrors(t *testing.T) {
	links := strings.Repeat(`<li><a href="/a">One headline after another</a></li>`, 40)
	for _, c := range []struct {
		in, want string
		is       error
	}{
		{"", "page is empty", ErrEmpty},
		{" \n ", "page is empty", ErrEmpty},
		{"<html><body></body></html>", "no article text found: the page has no words", ErrNoText},
		{"<html><body><div id=root></div><script>draw()</script></body></html>", "it is drawn by a script", ErrNoText},
		{"<html><body><ul>" + links + "</ul></body></html>", "looks like an index page", ErrNoText},
	} {
		_, err := Extract([]byte(c.in), Options{})
		if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Extract(%.60q) error %v, want %q", c.in, err, c.want)
		}
	}
}

func TestDecode(t *testing.T) {
	page := func(head, body string) string {
		return "<html><head>" + head + "</head><body>" + body + "</body></html>"
	}
	for _, c := range []struct{ name, in, contentType, want string }{
		{"utf-8", "Zürich", "", "Zürich"},
		{"header", "Z\xfcrich", "text/html; charset=ISO-8859-1", "Zürich"},
		{"meta", page(`<meta charset="windows-1251">`, "\xcc\xe8\xf0"), "", "Мир"},
		{"meta http-equiv", page(`<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">`, "\x93\xfa\x96\x7b"), "", "日本"},
		{"declared wrong: is utf-8", page(`<meta charset="iso-8859-1">`, "Zürich"), "", "Zürich"},
		{"declared wrong: is not utf-8", page(`<meta charset="utf-8">`, "Z\xfcrich"), "", "Zürich"},
		{"header wrong, meta right", page(`<meta charset="windows-1251">`, "\xcc\xe8\xf0\xcc\xe8\xf0"), "text/html; charset=utf-8", "Мир"},
		{"undeclared Russian", "<html lang=ru>\xcf\xf0\xe8\xe2\xe5\xf2", "", "Привет"},
		{"byte order mark", "\xef\xbb\xbfZürich", "text/html; charset=windows-1251", "Zürich"},
		{"utf-16", "\xff\xfeZ\x00\xfc\x00", "", "Zü"},
		{"unknown name", "Zürich", "text/html; charset=nonsense", "Zürich"},
		{"one broken byte", strings.Repeat("Zürich ", 20) + "\xfc", "", "Zürich \uFFFD"},
	} {
		if got := decode([]byte(c.in), c.contentType); !strings.Contains(got, c.want) {
			t.Errorf("%s: decode = %q, want %q in it", c.name, got, c.want)
		}
	}
}

func TestCanonicalURL(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"HTTPS://WWW.Example.COM/A?utm_source=x&b=2&a=1#top", "https://www.example.com/A?a=1&b=2"},
		{"http://example.com:80", "http://example.com/"},
		{"https://example.com:8443/x", "https://example.com:8443/x"},
		{"https://example.com/x?fbclid=1", "https://example.com/x"},
		{"https://user:pw@example.com/x", "https://example.com/x"},
		{"/relative", ""},
		{"mailto:a@example.com", ""},
		{"not a url %zz", ""},
		{"", ""},
	} {
		got := CanonicalURL(c.in)
		if got != c.want {
			t.Errorf("CanonicalURL(%q) = %q, want %q", c.in, got, c.want)
		}
		if again := CanonicalURL(got); again != got {
			t.Errorf("CanonicalURL(%q) = %q: not stable", got, again)
		}
	}
}

func TestReadDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2021-05-06T07:08:09Z", "2021-05-06 2021-05-06T07:08:09Z second"},
		{"2021-05-06T23:30:00-05:00", "2021-05-06 2021-05-06T23:30:00-05:00 second"},
		{"2021-05-06T23:30:00.123+0200", "2021-05-06 2021-05-06T23:30:00+02:00 second"},
		{"Thu, 06 May 2021 21:30:00 EST", "2021-05-06 2021-05-06T21:30:00-05:00 second"},
		{"Thu, 6 May 2021 07:08:09 GMT", "2021-05-06 2021-05-06T07:08:09Z second"},
		{"May 6, 2021 at 9:15 p.m. ET", "2021-05-06 day"},
		{"Published on May 6th, 2021", "2021-05-06 day"},
		{"6 May 2021", "2021-05-06 day"},
		{"Sept. 6, 2021", "2021-09-06 day"},
		{"2021-05-06 07:08", "2021-05-06 day"},
		{"20210506", "2021-05-06 day"},
		{"06.05.2021", "2021-05-06 day"},
		{"13/05/2021", "2021-05-13 day"},
		{"05/13/2021", "2021-05-13 day"},
		{"05/06/2021", ""},
		{"1620284889", "2021-05-06 2021-05-06T07:08:09Z second"},
		{"May 2021", "2021-05-01 month"},
		{"2021", "2021-01-01 year"},
		{"2021-02-30", ""},
		{"0001-01-01T00:00:00Z", ""},
		{"1970-01-01", ""},
		{"yesterday", ""},
		{"", ""},
	} {
		if got := showDate(ReadDate(c.in)); got != c.want {
			t.Errorf("ReadDate(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// A page whose list of latest remarks marks every one as published: the marks
// contradict one another, and the time beside the text counts.
func TestMarksThatContradict(t *testing.T) {
	const head = `<html><body><h1>Ferry sinks off the cape</h1><article><p>Le <time datetime="2021-05-06T10:00:00Z">6 mai</time></p>` +
		`<p>The ferry sank at dawn with forty people on board, the coast guard said.</p></article><aside>`
	const one = `<p>Le <time pubdate datetime="2022-02-03T10:00:00Z">3 mars</time> remark</p>`
	const other = `<p>Le <time pubdate datetime="2022-02-02T10:00:00Z">2 mars</time> remark</p>`
	p, err := Extract([]byte(head+one+other), Options{})
	if err != nil || p.Published.Day != "2021-05-06" {
		t.Errorf("got %v, %v", p.Published, err)
	}
}

func TestURLMoment(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://a.example/2021/05/06/x.html", "2021-05-06 day"},
		{"https://a.example/news/20210506-x", "2021-05-06 day"},
		{"https://a.example/2021-05-06-x", "2021-05-06 day"},
		{"https://a.example/2021/may/06/x", "2021-05-06 day"},
		{"https://a.example/2021/05/x", "2021-05-01 month"},
		{"https://a.example/202105061234567/x", ""},
		{"https://a.example/x-2021", ""},
	} {
		if got := showDate(urlMoment(c.in).as("")); got != c.want {
			t.Errorf("urlMoment(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCreditInText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"LIMA (Reuters) - Rain fell.", "Reuters"},
		{"LIMA, May 3 (AP) — Rain fell.", "Associated Press"},
		{"Rain fell.\nMore rain. (AFP)", "AFP"},
		{"Rain fell.\n(Reuters/dpa)", "Reuters"},
		{"Rain fell.\nSource: Xinhua", "Xinhua"},
		{"Rain fell.\nAssociated Press writer Jo Doe contributed to this report.", "Associated Press"},
		{"Rain fell.\nStaff writer Jo Doe contributed to this report.", ""},
		{"The mayor (Labour) said.", ""},
		{"The agency (AP) said so.\nOne.\nTwo.\nThree.\nFour.", ""},
		{"", ""},
	} {
		if got := creditInText(c.text, "The Example"); got != c.want {
			t.Errorf("creditInText(%q) = %q, want %q", c.text, got, c.want)
		}
	}
	if got := creditInText("LIMA (Reuters) - Rain.", "Reuters"); got != "" {
		t.Errorf("an outlet credits itself: %q", got)
	}
}

func TestWireOf(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"AP", "Associated Press"},
		{"The Associated Press", "Associated Press"},
		{"with Reuters", "Reuters"},
		{"AP Sports Writer", "Associated Press"},
		{"Jo Doe", ""},
		{"APA Writer Doe", ""},
		{"", ""},
	} {
		if got := wireOf(c.in); got != c.want {
			t.Errorf("wireOf(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestHeadline(t *testing.T) {
	for _, c := range []struct{ title, h1, og, site, want string }{
		{"Rain stops play - The Post", "", "", "The Post", "Rain stops play"},
		{"The Post | Rain stops play", "", "", "The Post", "Rain stops play"},
		{"Rain stops play | Sport | The Post", "Rain stops play", "", "The Post", "Rain stops play"},
		{"Rain: play off", "The Post", "Rain stops play at last", "The Post", "Rain stops play at last"},
		{"Rain - or snow - stops play", "", "", "The Post", "Rain - or snow - stops play"},
		{"", "Rain stops play", "", "", "Rain stops play"},
		{"Rain &amp; snow", "", "", "", "Rain & snow"},
	} {
		doc := "<title>" + c.title + "</title><meta property=og:title content='" + c.og + "'><meta property=og:site_name content='" + c.site + "'><h1>" + c.h1 + "</h1>"
		p, _ := Extract([]byte(doc), Options{URL: "https://post.example/x"})
		if p.Title != c.want {
			t.Errorf("%+v: got %q", c, p.Title)
		}
	}
}

// TestData keeps the files under data/ in order, and each prompt's example
// working.
func TestData(t *testing.T) {
	for name, lines := range map[string]string{"unwanted": unwantedLines, "prompts": promptLines, "wires": wireLines} {
		last := ""
		for line := range strings.Lines(lines) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasPrefix(line, "#") {
				continue
			}
			if line <= last || strings.TrimSpace(line) != line {
				t.Errorf("data/%s.txt: %q is not behind %q", name, line, last)
			}
			last = line
			if f := strings.Split(line, "\t"); name == "prompts" && (len(f) != 3 || !isPrompt(f[2], f[0] == "end")) {
				t.Errorf("data/prompts.txt: the example of %q stays", line)
			}
		}
	}
}

// TestHostile gives pages that are made to cost time.
func TestHostile(t *testing.T) {
	for name, in := range map[string]string{
		"deep divs":     strings.Repeat("<div>", 100_000) + "x",
		"deep in text":  strings.Repeat("<p><b><i>word ", 20_000),
		"wide":          strings.Repeat("<p>word word word</p>", 40_000),
		"attributes":    "<p " + strings.Repeat("a=b ", 200_000) + ">x",
		"json":          `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 50_000) + `</script><p>x`,
		"tables":        strings.Repeat("<table><tr><td>word word", 20_000),
		"formatting":    "<div>" + strings.Repeat("<font><b>w</b></font>", 50_000),
		"links":         "<ul>" + strings.Repeat("<li><a href=x>word word</a>", 50_000),
		"open brackets": strings.Repeat("<", 1_000_000),
		"many tags":     strings.Repeat("<b>", 2_000_000),
		"long line":     "<p>" + strings.Repeat("word ", 500_000),
	} {
		start := time.Now() // one that hangs runs into the time limit of the whole test
		Extract([]byte("<html><body>"+in), Options{URL: "https://h.example/2020/01/02/x"})
		t.Logf("%s (%d bytes) took %v", name, len(in), time.Since(start))
	}
}

func FuzzExtract(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		address, html, _ := readCase(f, path)
		f.Add([]byte(html), address)
	}
	f.Fuzz(func(t *testing.T, raw []byte, address string) {
		_, err := Extract(raw, Options{URL: address})
		if err != nil && strings.Contains(err.Error(), "the extractor failed") {
			t.Fatal(err)
		}
	})
}

func FuzzReadDate(f *testing.F) {
	f.Add("May 6, 2021 at 9:15 p.m. EST")
	f.Fuzz(func(t *testing.T, s string) {
		if p := ReadDate(s); p.Day.Known() && news.ParseDay(string(p.Day)) != p.Day {
			t.Fatalf("ReadDate(%q) = %v", s, p)
		}
	})
}
