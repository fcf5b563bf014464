package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dissolve replaces formatting elements below n by their content.
func dissolve(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if isFormatting(c) {
			first := c.FirstChild
			for g := c.FirstChild; g != nil; g = c.FirstChild {
				c.RemoveChild(g)
				n.InsertBefore(g, c)
			}
			n.RemoveChild(c)
			if first != nil {
				next = first
			}
		}
		c = next
	}
	joinText(n)
}

func isFormatting(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.B, atom.I, atom.Em, atom.Strong, atom.U, atom.Font, atom.Mark, atom.Small, atom.Big, atom.Abbr, atom.Cite, atom.Ins:
		return true
	case atom.Span:
		return len(n.Attr) == 0 || lowerMark(n) == ""
	}
	return strings.Contains(n.Data, "-") && n.FirstChild != nil && !hasBlock(n) // an element of the site's own making
}

// joinText makes neighbouring text nodes below n one.
func joinText(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.TextNode || c.NextSibling == nil || c.NextSibling.Type != html.TextNode {
			continue
		}
		var b strings.Builder
		b.WriteString(c.Data)
		for s := c.NextSibling; s != nil && s.Type == html.TextNode; s = c.NextSibling {
			b.WriteString(s.Data)
			n.RemoveChild(s)
		}
		c.Data = b.String()
	}
}

func hasBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if isBlock(c) || hasBlock(c) {
			return true
		}
	}
	return false
}

// minRun is how many words make loose text a paragraph. Shorter runs in a
// <div> are mostly labels.
const minRun = 10

// paragraphs wraps loose text between blocks in <p>, so that pages that use
// <br> or bare <div> for paragraphs are read like the others.
func paragraphs(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.DataAtom {
		case atom.P, atom.Li, atom.Ul, atom.Ol, atom.Table, atom.Pre, atom.Form, atom.Select, atom.A, atom.Blockquote, atom.Head:
			continue
		}
		paragraphs(c)
	}
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Td:
		wrapRuns(n)
	}
}

// wrapRuns wraps the runs of text and inline elements among n's children that
// are long enough and not mostly links. Two line breaks end a run.
func wrapRuns(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		run, next := takeRun(c)
		if w := weighAll(run); w.words >= minRun && w.linked*2 < w.words {
			p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			n.InsertBefore(p, run[0])
			for _, r := range run {
				n.RemoveChild(r)
				p.AppendChild(r)
			}
		}
		c = next
	}
}

// takeRun returns the run that begins at c, perhaps empty, and where to go on.
func takeRun(c *html.Node) (run []*html.Node, next *html.Node) {
	breaks := 0
	for ; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Br:
			if breaks++; breaks > 1 {
				return run, c.NextSibling
			}
			if len(run) == 0 {
				continue
			}
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
			if len(run) == 0 {
				continue
			}
		case c.Type == html.TextNode || c.Type == html.ElementNode && isInline(c):
			breaks = 0
		default:
			return run, c.NextSibling
		}
		run = append(run, c)
	}
	return run, nil
}

func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Q, atom.Sub, atom.Sup, atom.Code, atom.Time, atom.Label, atom.Br:
		return !hasBlock(n)
	}
	return isFormatting(n) && !hasBlock(n)
}

func weighAll(nodes []*html.Node) weight {
	var w weight
	for _, n := range nodes {
		w.add(n, false, false)
	}
	return w
}

// mergeBodies joins a report that is cut in pieces, each in an element of the
// same class, with advertisements in between. The pieces must lie in one
// <article> or <main>, hold two paragraphs each, and be few.
func mergeBodies(doc *html.Node) {
	pieces := map[string][]*html.Node{}
	var order []string
	var find func(n, article *html.Node)
	find = func(n, article *html.Node) {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			article = n
		}
		class := attr(n, "class")
		if article != nil && n != article && n.Type == html.ElementNode && isBodyClass(class) && proseParagraphs(n) >= 2 {
			if len(pieces[class]) == 0 {
				order = append(order, class)
			}
			pieces[class] = append(pieces[class], n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			find(c, article)
		}
	}
	find(doc, nil)
	for _, class := range order {
		if p := pieces[class]; len(p) > 1 && len(p) <= 20 && sameArticle(p) {
			for _, piece := range p[1:] {
				for c := piece.FirstChild; c != nil; c = piece.FirstChild {
					piece.RemoveChild(c)
					p[0].AppendChild(c)
				}
			}
		}
	}
}

func isBodyClass(class string) bool {
	class = strings.ToLower(class)
	if strings.Contains(class, "comment") {
		return false
	}
	return strings.Contains(class, "body") || strings.Contains(class, "article") && strings.Contains(class, "text") || strings.Contains(class, "content")
}

// proseParagraphs counts the direct <p> of n with 15 words or more outside
// links.
func proseParagraphs(n *html.Node) int {
	k := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.P && weigh(c).prose >= 15 {
			k++
		}
	}
	return k
}

// sameArticle reports whether the pieces have the same nearest <article> or
// <main>.
func sameArticle(pieces []*html.Node) bool {
	of := func(n *html.Node) *html.Node {
		for n != nil && n.DataAtom != atom.Article && n.DataAtom != atom.Main {
			n = n.Parent
		}
		return n
	}
	for _, p := range pieces[1:] {
		if of(p) != of(pieces[0]) {
			return false
		}
	}
	return true
}
