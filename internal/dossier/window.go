package dossier

import (
	"fmt"
	"strings"

	"chancery/internal/date"
	"chancery/internal/name"
	"chancery/internal/news"
)

// Within is between which days an article without a known day of publication
// must have been published, as far as its own text tells. It is there to be
// shown; nothing else rests on it.
func Within(a *news.Article) news.Window { return date.Window(a, name.Default().Tenure) }

// Says writes a window out: "2023-03-01 or later", with the reason for each end.
func Says(a *news.Article, w news.Window) (window string, reasons []string) {
	switch {
	case !w.Known():
		return "", nil
	case !w.To.Known():
		window = string(w.From) + " or later"
	case !w.From.Known():
		window = string(w.To) + " or earlier"
	default:
		window = "between " + string(w.From) + " and " + string(w.To)
	}
	for _, b := range w.Reasons {
		words := strings.Join(strings.Fields(a.Words(b.Span)), " ")
		reasons = append(reasons, fmt.Sprintf("%s %s: “%s”, %s", b.Edge, b.Day, words, b.Why))
	}
	return window, reasons
}
