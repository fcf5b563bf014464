package page

import "strings"

// outlet chooses the publisher's name: what the page calls its site, the
// publisher of its structured data, else the domain.
func (f *facts) outlet(address string) string {
	candidates := []string{f.first("og:site_name")}
	for _, a := range f.articles {
		candidates = append(candidates, a.publisher)
	}
	candidates = append(candidates, f.first("cre", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher",
		"application-name", "apple-mobile-web-app-title", "al:android:app_name", "citation_journal_title"))
	for _, c := range candidates {
		c = clean(c)
		if c != "" && len(c) <= 60 && !strings.Contains(c, "://") && !strings.HasPrefix(c, "@") && !isSection(c, address) {
			return trimDomain(c)
		}
	}
	return host(address)
}

// isSection reports whether a name is too short to be an outlet's and not its
// domain's either: an edition or section such as "U.S.".
func isSection(name, address string) bool {
	l := letters(name)
	return len(l) <= 2 && !strings.HasPrefix(letters(host(address)), l)
}

// trimDomain keeps "Example" of "Example | News from everywhere".
func trimDomain(s string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if head, _, ok := strings.Cut(s, sep); ok && len(head) >= 3 {
			return head
		}
	}
	return s
}

// language is the ISO 639-1 code that the page declares; it is not guessed
// from the words, which is the text stage's task.
func (f *facts) language() string {
	candidates := []string{f.lang}
	for _, a := range f.articles {
		candidates = append(candidates, a.language)
	}
	candidates = append(candidates, f.first("og:locale", "content-language", "dc.language", "language"))
	for _, c := range candidates {
		c = strings.ToLower(strings.TrimSpace(c))
		code, _, _ := strings.Cut(strings.ReplaceAll(c, "_", "-"), "-")
		if len(code) == 2 && code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z' {
			return code
		}
	}
	return ""
}
