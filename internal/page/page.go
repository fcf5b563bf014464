package page

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"chancery/internal/news"

	"golang.org/x/net/html"
)

// Version is raised when the same bytes would give another page, so that
// stored pages are read again.
const Version = 2

// MaxBytes is how much of a page is read; the rest is ignored. The largest
// article pages that we have seen are about 4 MB, most of it scripts.
const MaxBytes = 8 << 20

// maxTags is how many "<" a page may have: about 600 bytes of memory go into
// each element, copies included. Article pages have up to 20,000.
const maxTags = 500_000

// Options say where the bytes come from and how hard to try. All may be empty.
type Options struct {
	URL         string // where the page was fetched
	ContentType string // the HTTP header, for its charset
	Fast        bool   // readability instead of trafilatura: about four times as fast, less precise
}

// A Page is what a web page says. Empty fields are unknown.
type Page struct {
	Title     string // headline without the site's name
	Byline    string // authors as printed, without "By"
	Outlet    string // who published it
	URL       string // canonical address, see [CanonicalURL]
	Credit    string // another outlet that the page credits: a wire, or the site its canonical link names
	Language  string // ISO 639-1, as declared by the page
	Text      string // the report: paragraphs separated by newlines, without headline
	Published news.Published
}

// Reasons for which a page gives no article.
var (
	ErrEmpty  = errors.New("page is empty")
	ErrNoText = errors.New("no article text found")
)

// Extract reads a page. An error means that the page holds no report that
// could be read, and says why in words for people; the Page returned beside it
// still has what was found.
func Extract(raw []byte, o Options) (p Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("page could not be read: the extractor failed on its markup (%v)", r)
		}
	}()
	if len(raw) > MaxBytes {
		raw = raw[:MaxBytes]
	}
	source := decode(raw, o.ContentType)
	if strings.TrimSpace(source) == "" {
		return p, ErrEmpty
	}
	if n := strings.Count(source, "<"); n > maxTags {
		return p, fmt.Errorf("page has %d tags, more than the %d that are read", n, maxTags)
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return p, fmt.Errorf("page could not be parsed: %w", err)
	}
	f := gather(doc)
	p.URL, p.Credit = f.address(o.URL)
	p.Outlet = f.outlet(p.URL)
	p.Title = f.headline(p.Outlet, p.URL)
	p.Byline = f.byline()
	p.Language = f.language()
	if p.Credit == "" {
		p.Credit = f.credit(p.Byline, p.Outlet)
	}
	base, _ := url.Parse(p.URL)
	p.Published = f.published(doc, p.URL)
	p.Text = f.body(doc, base, p.Title, o.Fast)
	if p.Credit == "" {
		p.Credit = creditInText(strings.Join(append(strings.Split(p.Text, "\n"), f.signed...), "\n"), p.Outlet)
	}
	if p.Text == "" {
		return p, f.why()
	}
	return p, nil
}

// why explains, for people, what a page without report text looks like.
func (f *facts) why() error {
	switch {
	case f.words == 0 && f.scripts > 0:
		return fmt.Errorf("%w: the page has scripts but no words; it is drawn by a script", ErrNoText)
	case f.words == 0:
		return fmt.Errorf("%w: the page has no words", ErrNoText)
	case f.linked*2 > f.words:
		return fmt.Errorf("%w: looks like an index page (%d of %d words are links)", ErrNoText, f.linked, f.words)
	default:
		return fmt.Errorf("%w: %d words on the page, none in paragraphs that look like a report", ErrNoText, f.words)
	}
}
