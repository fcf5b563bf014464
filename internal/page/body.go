package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	readability "codeberg.org/readeck/go-readability"
	trafilatura "github.com/markusmobius/go-trafilatura"
)

// maxWords and maxElements bound what is given to trafilatura, which copies the
// tree several times and whose cost grows faster than the page. No report is
// that long; readability takes the rest.
const (
	maxWords    = 60_000
	maxElements = 100_000
)

// body finds the report's text. It changes the tree: call it last.
func (f *facts) body(doc *html.Node, base *url.URL, title string, fast bool) string {
	prune(doc)
	tidy(doc, title)
	text := ""
	if !fast && f.words <= maxWords && f.elements <= maxElements {
		text = f.byTrafilatura(doc, base, title)
	}
	if text == "" {
		text = f.byReadability(doc, base, title)
	}
	return f.orStructured(text)
}

// orStructured takes the text in the structured data where the page shows next
// to none: the rest is drawn by a script or hidden.
func (f *facts) orStructured(text string) string {
	for _, a := range f.articles {
		if a.rank > 1 && len(text) < 250 && len(a.body) > 2*len(text)+100 {
			return structured(a.body)
		}
	}
	return text
}

// structured makes paragraphs of an articleBody, which may hold HTML.
func structured(s string) string {
	if strings.Contains(s, "</p>") || strings.Contains(s, "<br") {
		if doc, err := html.Parse(strings.NewReader(s)); err == nil {
			return strings.Join(render(doc), "\n")
		}
	}
	var lines []string
	for line := range strings.Lines(s) {
		if line = clean(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func (f *facts) byTrafilatura(doc *html.Node, base *url.URL, title string) string {
	r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:     base,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil || r == nil || r.ContentNode == nil {
		return ""
	}
	if isRescue(r.ContentNode) {
		if text := f.byReadability(doc, base, title); text != "" {
			return text
		}
	}
	return f.report(render(r.ContentNode), title)
}

// isRescue reports whether trafilatura found no report and took all words of
// the page, as one paragraph.
func isRescue(n *html.Node) bool {
	c := n.FirstChild
	return c != nil && c.NextSibling == nil && c.FirstChild != nil && c.FirstChild == c.LastChild &&
		c.FirstChild.Type == html.TextNode && countWords(c.FirstChild.Data) > 80
}

func (f *facts) byReadability(doc *html.Node, base *url.URL, title string) string {
	if base == nil || base.Host == "" {
		base = &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	}
	r, err := readability.FromDocument(doc, base)
	if err != nil || r.Node == nil {
		return ""
	}
	return f.report(render(r.Node), title)
}

// report makes the text of lines and keeps the signatures for the credit.
func (f *facts) report(lines []string, title string) string {
	var kept []string
	kept, f.signed = trimLines(lines, title)
	return strings.Join(kept, "\n")
}

// prune removes what is never text, so that later copies of the tree are
// cheap.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && isDead(c) {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
}

func isDead(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Svg, atom.Template, atom.Iframe, atom.Link, atom.Meta:
		return true
	}
	return false
}

// render gives the blocks below n, one a line.
func render(n *html.Node) []string {
	var w writer
	w.node(n)
	w.end()
	return w.lines
}

// A writer collects lines.
type writer struct {
	line  strings.Builder
	lines []string
}

func (w *writer) end() {
	if s := oneLine(w.line.String()); s != "" {
		w.lines = append(w.lines, s)
	}
	w.line.Reset()
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.line.WriteString(n.Data)
		return
	case n.Data == "br":
		w.end()
		return
	case n.Data == "td" || n.Data == "th":
		w.line.WriteByte(' ')
	}
	block := isBlock(n)
	if block {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if block {
		w.end()
	}
}
