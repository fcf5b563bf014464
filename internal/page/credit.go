package page

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed data/wires.txt
var wireLines string

// wires maps the short forms of agencies to their names.
var wires = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(wireLines) {
		name, forms, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for form := range strings.SplitSeq(forms, ",") {
			m[form] = name
		}
	}
	return m
})

// credit finds another outlet in the structured data or the byline: wires sign
// as author, alone ("AP") or behind a name ("Jo Doe, Reuters").
func (f *facts) credit(byline, outlet string) string {
	for _, a := range f.articles {
		if a.rank > 1 && a.basedOn != "" && !sameOutlet(a.basedOn, outlet) {
			if strings.HasPrefix(a.basedOn, "http") {
				return site(a.basedOn)
			}
			return a.basedOn
		}
	}
	if s := f.first("syndication-source", "original-source"); strings.HasPrefix(s, "http") && !sameOutlet(site(s), outlet) {
		return site(s)
	}
	for part := range strings.FieldsFuncSeq(byline, func(r rune) bool { return strings.ContainsRune(",/|;()–—", r) }) {
		if w := wireOf(strings.TrimSpace(part)); w != "" && !sameOutlet(w, outlet) {
			return w
		}
	}
	return ""
}

// wireOf finds the agency in one part of a byline: "AP", "with Reuters",
// "AP Sports Writer".
func wireOf(part string) string {
	for _, p := range []string{part, strings.TrimPrefix(part, "with "), strings.TrimPrefix(part, "and ")} {
		if w := wires()[p]; w != "" {
			return w
		}
	}
	words := strings.Fields(part)
	if len(words) > 1 {
		switch strings.ToLower(words[len(words)-1]) {
		case "writer", "staff", "reporter", "correspondent", "editor", "writers", "news":
			return wires()[words[0]]
		}
	}
	return ""
}

func sameOutlet(a, b string) bool {
	return isSite(a, []string{b}) || wires()[b] != "" && wires()[b] == wires()[a]
}

var (
	// wireDateline: "KYIV (Reuters) - ", "WASHINGTON, May 3 (AP) — ".
	wireDateline = regexp.MustCompile(`^[\p{Lu}][^()\n]{1,60}\(([\p{L}][\p{L}. -]{1,30})\)\s*[-–—:]`)
	// wireEnd: a paragraph that is, or ends in, "(Reuters)"; "Source: AFP".
	wireEnd = regexp.MustCompile(`\((?:with )?([\p{L}][\p{L}. /-]{1,40})\)\s*$`)
	// wireWriters: "Associated Press writer Jo Doe contributed to this report."
	wireWriters = regexp.MustCompile(`^(?:The )?(\p{Lu}[\p{L}. -]{1,30}?) (?:staff )?(?:writers?|journalists?|reporters?|correspondents?)\b.*\bcontributed\b`)
	wireSource  = regexp.MustCompile(`^(?:Source|Sources|Via|Quelle|Fuente|Credit)\s*:\s*(\p{L}[\p{L}. -]{1,40})\.?$`)
)

// creditInText finds a wire's mark in the dateline or behind the last
// paragraphs.
func creditInText(text, outlet string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		var m []string
		switch {
		case i < 3:
			m = wireDateline.FindStringSubmatch(line)
		case i < len(lines)-3:
			continue
		}
		if m == nil && i >= len(lines)-3 {
			for _, re := range []*regexp.Regexp{wireEnd, wireSource, wireWriters} {
				if m = re.FindStringSubmatch(line); m != nil {
					break
				}
			}
		}
		if m == nil {
			continue
		}
		for part := range strings.SplitSeq(m[1], "/") {
			if w := wires()[strings.TrimSpace(part)]; w != "" && !sameOutlet(w, outlet) {
				return w
			}
		}
	}
	return ""
}
