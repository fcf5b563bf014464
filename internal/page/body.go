package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	readability "codeberg.org/readeck/go-readability"
	trafilatura "github.com/markusmobius/go-trafilatura"
)

// body finds the report's text. It changes the tree: call it last.
func body(doc *html.Node, f *facts, base *url.URL, title string, fast bool) string {
	prune(doc)
	if !fast {
		if text := byTrafilatura(doc, base); text != "" {
			return text
		}
	}
	return byReadability(doc, base)
}

func byTrafilatura(doc *html.Node, base *url.URL) string {
	r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:     base,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil || r == nil || r.ContentNode == nil {
		return ""
	}
	return render(r.ContentNode)
}

func byReadability(doc *html.Node, base *url.URL) string {
	if base == nil || base.Host == "" {
		base = &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	}
	r, err := readability.FromDocument(doc, base)
	if err != nil || r.Node == nil {
		return ""
	}
	return render(r.Node)
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
	case atom.Script, atom.Style, atom.Svg, atom.Template, atom.Iframe, atom.Link:
		return true
	}
	return false
}

// render prints the blocks below n, one a line.
func render(n *html.Node) string {
	var w writer
	w.node(n)
	w.end()
	return strings.Join(w.lines, "\n")
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
	case n.DataAtom == atom.Br:
		w.end()
		return
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
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
