package feed

import (
	"strings"

	"golang.org/x/net/html"
)

// Resolve makes the addresses in HTML absolute. Without a base the HTML comes
// back unchanged.
func Resolve(s, base string) string {
	if base == "" || !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			t := rawTag(z)
			changed := false
			for i, a := range t.attrs {
				if allowed().uris[a[0]] || a[0] == "profile" || a[0] == "for" && t.name == "object" {
					t.attrs[i][1], changed = absolute(base, strings.TrimSpace(a[1])), true
				}
			}
			if !changed {
				b.WriteString(raw)
				continue
			}
			t.print(&b)
		default:
			b.Write(z.Raw())
		}
	}
}
