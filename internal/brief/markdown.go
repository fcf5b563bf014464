package brief

import (
	"fmt"
	"html"
	"strings"

	"chancery/internal/news"
)

// Markdown writes a brief with a footnote for each citation, which names the
// outlet and the day that find knows of its article.
func Markdown(b news.Brief, find Find) string {
	var text, notes strings.Builder
	n := 0
	for _, s := range b.Sentences {
		text.WriteString(escape(s.Text))
		if s.Origins == 1 {
			text.WriteString(" (one origin)")
		}
		for _, c := range s.Citations {
			n++
			fmt.Fprintf(&text, "[^%d]", n)
			fmt.Fprintf(&notes, "[^%d]: %s: “%s” (article %s, bytes %d–%d)\n", n, escape(credited(c, find)), escape(oneLine(c.Quote)), c.Article, c.Start, c.End)
		}
		text.WriteString("\n\n")
	}
	out := ""
	if b.Title != "" {
		out = "# " + escape(b.Title) + "\n\n"
	}
	return out + text.String() + notes.String()
}

// HTML writes a brief as a page of its own, without scripts or anything to
// fetch: each sentence leads to its citations below, and they lead back.
func HTML(b news.Brief, find Find) string {
	var text, notes strings.Builder
	n := 0
	for _, s := range b.Sentences {
		fmt.Fprintf(&text, "<p>%s", html.EscapeString(s.Text))
		if s.Origins == 1 {
			text.WriteString(" <em>(one origin)</em>")
		}
		for _, c := range s.Citations {
			n++
			who := html.EscapeString(credited(c, find))
			fmt.Fprintf(&text, `<sup><a id="ref%d" href="#note%d" title="%s">%d</a></sup>`, n, n, who, n)
			if a := find(c.Article); a != nil && webAddress(a.URL) {
				who = fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(a.URL), who)
			}
			fmt.Fprintf(&notes, "<li id=\"note%d\">%s: <q>%s</q> <small>article %s, bytes %d–%d</small> <a href=\"#ref%d\" aria-label=\"back to the sentence\">↩</a></li>\n",
				n, who, html.EscapeString(oneLine(c.Quote)), c.Article, c.Start, c.End, n)
		}
		text.WriteString("</p>\n")
	}
	title := html.EscapeString(b.Title)
	return "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + title +
		"</title><style>body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 Georgia,serif}small,li{font-size:.85rem}:target{background:#fe9}</style></head>\n<body>\n<h1>" +
		title + "</h1>\n" + text.String() + "<ol>\n" + notes.String() + "</ol>\n</body>\n</html>\n"
}

// credited is the outlet and the day of a citation's article, as far as known.
func credited(c news.Citation, find Find) string {
	a := find(c.Article)
	switch {
	case a == nil:
		return "unknown report"
	case a.Outlet == "" && a.Path == "":
		return "unknown outlet"
	}
	who := a.Outlet
	if who == "" {
		who = a.Path[strings.LastIndexAny(a.Path, `/\`)+1:]
	}
	if a.Published.Day.Known() {
		who += ", " + string(a.Published.Day)
	}
	return who
}

// webAddress reports whether a page may link to an address that a report gave.
func webAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// escape keeps an article's words from being read as Markdown or HTML.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "<", "&lt;", "&", "&amp;", "`", "\\`", "#", `\#`).Replace(s)
}
