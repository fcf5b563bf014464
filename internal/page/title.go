package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headline chooses the title as printed. The visible headline is best where
// the page's <title> or og:title confirm it; structured data comes next; the
// <title> comes last, since it carries the site's name and is cut for search
// engines.
func (f *facts) headline(outlet, address string) string {
	sites := []string{outlet, f.first("og:site_name", "application-name", "apple-mobile-web-app-title"), host(address), site(address)}
	og := trimSite(clean(f.first("og:title")), sites)
	plain := trimSite(clean(f.title), sites)
	var ld string
	if len(f.articles) > 0 && f.articles[0].rank > 1 {
		ld = trimSite(f.articles[0].headline, sites)
	}
	for _, h := range f.h1 {
		for _, other := range []string{f.title, f.first("og:title"), ld, f.first("twitter:title")} {
			if !isSite(h, sites) && confirms(letters(clean(other)), letters(h)) {
				return trimSite(h, sites)
			}
		}
	}
	for _, t := range []string{ld, og, trimSite(clean(f.first("twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")), sites), plain} {
		if t != "" && !isSite(t, sites) {
			return t
		}
	}
	return oneLine(first(f.h1))
}

// confirms reports whether stated holds h, as a good part of it, or a cut form
// of h.
func confirms(stated, h string) bool {
	if stated == "" || utf8.RuneCountInString(h) < 8 {
		return false
	}
	return strings.Contains(stated, h) && len(h)*3 > len(stated) || len(stated) >= 20 && strings.HasPrefix(h, stated)
}

// letters reduces words to their letters and digits in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// trimSite cuts the site's name from either end of a title.
func trimSite(title string, sites []string) string {
	for range 3 {
		cut := false
		for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // ", " ‹ ", " › ", " : ", " / ", ": "} {
			if i := strings.LastIndex(title, sep); i > 0 && isSite(title[i+len(sep):], sites) {
				title, cut = strings.TrimSpace(title[:i]), true
			}
			if i := strings.Index(title, sep); i > 0 && isSite(title[:i], sites) {
				title, cut = strings.TrimSpace(title[i+len(sep):]), true
			}
		}
		if !cut {
			break
		}
	}
	return title
}

// isSite reports whether words are the name of the site, judged by the names
// that the page gives itself and by its domain.
func isSite(s string, sites []string) bool {
	l := strings.TrimPrefix(letters(s), "the")
	if len(l) < 2 {
		return false
	}
	for _, name := range sites {
		n := strings.TrimPrefix(letters(name), "the")
		if n == "" {
			continue
		}
		if l == n || len(l) >= 3 && strings.HasPrefix(n, l) && len(l)*2 >= len(n) || len(n) >= 4 && strings.HasPrefix(l, n) && len(l) <= len(n)+8 {
			return true
		}
		if label, _, ok := strings.Cut(strings.ToLower(name), "."); ok && letters(label) == l {
			return true
		}
	}
	return false
}
