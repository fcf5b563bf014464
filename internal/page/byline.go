package page

import (
	"regexp"
	"slices"
	"strings"
)

// byline joins the authors as the page prints them, the best source first.
func (f *facts) byline() string {
	var lists [][]string
	for _, a := range f.articles {
		lists = append(lists, a.authors)
	}
	for _, name := range []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author"} {
		lists = append(lists, f.metas[name])
	}
	lists = append(lists, f.authors)
	for _, list := range lists {
		if names := people(list); len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return ""
}

var by = regexp.MustCompile(`(?i)^(by|written by|posted by|von|par|por|autor|author)\s*:?\s+`)

// people cleans author names: no "By", no addresses, no dates, each once.
func people(list []string) []string {
	var out []string
	for _, s := range list {
		s = strings.Trim(by.ReplaceAllString(clean(s), ""), " ,;|")
		if s == "" || len(s) > 150 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.Contains(s, "www.") || strings.ContainsAny(s, "0123456789") {
			continue
		}
		switch strings.ToLower(s) {
		case "admin", "administrator", "editor", "staff", "webmaster", "null", "undefined", "none":
			continue
		}
		if !slices.Contains(out, s) && len(out) < 8 {
			out = append(out, s)
		}
	}
	return out
}
