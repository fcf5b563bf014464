package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// lowerMark is n's id and classes in lower case: what authors of pages call
// the thing.
func lowerMark(n *html.Node) string {
	id, class := attr(n, "id"), attr(n, "class")
	if id == "" && class == "" {
		return ""
	}
	return strings.ToLower(id + " " + class)
}

// words is the text below n on one line, scripts left out.
func words(n *html.Node) string {
	var b strings.Builder
	collect(n, &b)
	return oneLine(b.String())
}

func collect(n *html.Node, b *strings.Builder) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && (n.DataAtom == atom.Script || n.DataAtom == atom.Style):
		return
	case isBlock(n) || n.DataAtom == atom.Br:
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		collect(c, b)
	}
	if isBlock(n) {
		b.WriteByte(' ')
	}
}

// oneLine turns runs of white space, no-break spaces included, into one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// isBlock reports whether n starts a line of its own. It goes by the name, as
// extractors make elements without an atom.
func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.Data {
	case "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "tr", "section",
		"article", "header", "footer", "dl", "dt", "dd", "figure", "figcaption", "main", "aside", "nav", "hr", "body", "form",
		"caption", "address", "tbody", "thead", "details", "summary":
		return true
	}
	return false
}
