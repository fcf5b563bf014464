package intake

import (
	"html"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plain turns a field that may hold HTML into text: paragraphs separated by
// empty lines, list items and line breaks by one line end. Text without markup
// is only tidied; entities ("&amp;") are read in both.
func plain(s string) string {
	if !strings.Contains(s, "<") {
		if strings.Contains(s, "&") {
			s = html.UnescapeString(s)
		}
		return tidy(s)
	}
	if !hasMarkup(s) {
		return tidy(html.UnescapeString(s))
	}
	return tidy(stripTags(s))
}

// hasMarkup tells "<p>" and "</a>" from "a < b".
func hasMarkup(s string) bool {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return false
		case xhtml.StartTagToken, xhtml.EndTagToken, xhtml.SelfClosingTagToken:
			name, _ := z.TagName()
			if atom.Lookup(name) != 0 {
				return true
			}
		case xhtml.CommentToken:
			return true
		}
	}
}

// unread are elements whose content is no part of a report.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Figcaption: true,
	atom.Select: true, atom.Textarea: true, atom.Svg: true, atom.Head: true, atom.Button: true,
}

func stripTags(s string) string {
	var b strings.Builder
	z := xhtml.NewTokenizer(strings.NewReader(s))
	var inside atom.Atom // the unread element that we are in
	for {
		kind := z.Next()
		if kind == xhtml.ErrorToken {
			return b.String()
		}
		if kind == xhtml.TextToken {
			if inside == 0 {
				b.WriteString(strings.Map(lineEndToSpace, string(z.Text())))
			}
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case inside != 0:
			if kind == xhtml.EndTagToken && tag == inside {
				inside = 0
			}
		case unread[tag] && kind == xhtml.StartTagToken:
			inside = tag
		default:
			b.WriteString(gap(tag, kind == xhtml.EndTagToken))
		}
	}
}

func lineEndToSpace(r rune) rune {
	if r == '\n' || r == '\r' {
		return ' '
	}
	return r
}

// gap is what a tag puts between the text before and after it.
func gap(tag atom.Atom, end bool) string {
	switch tag {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ul, atom.Ol, atom.Table, atom.Figure, atom.Hr, atom.Header, atom.Footer, atom.Aside, atom.Main, atom.Pre:
		return "\n\n"
	case atom.Br, atom.Li, atom.Tr, atom.Dt, atom.Dd:
		if end {
			return ""
		}
		return "\n"
	case atom.Td, atom.Th:
		return " "
	}
	return ""
}
