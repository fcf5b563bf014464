package brief

import (
	"fmt"
	"strings"

	"chancery/internal/news"
)

// Markdown writes a brief with a footnote for each citation.
func Markdown(b news.Brief) string {
	var text, notes strings.Builder
	n := 0
	for _, s := range b.Sentences {
		text.WriteString(escape(s.Text))
		for _, c := range s.Citations {
			n++
			fmt.Fprintf(&text, "[^%d]", n)
			fmt.Fprintf(&notes, "[^%d]: “%s” (article %s, bytes %d–%d)\n", n, escape(strings.Join(strings.Fields(c.Quote), " ")), c.Article, c.Start, c.End)
		}
		text.WriteString("\n\n")
	}
	out := ""
	if b.Title != "" {
		out = "# " + escape(b.Title) + "\n\n"
	}
	out += text.String()
	if notes.Len() > 0 {
		out += notes.String()
	}
	return out
}

// escape keeps an article's words from being read as Markdown or HTML.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "<", "&lt;", "&", "&amp;", "`", "\\`", "#", `\#`).Replace(s)
}
