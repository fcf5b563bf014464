package petrarch

import (
	"io"
	"strings"
)

// readDiscards adds phrases that make a sentence, or with "+" a whole story, not
// worth coding.
func (d *Dictionary) readDiscards(r io.Reader) error {
	return lines(r, func(_ int, line string) {
		story := strings.HasPrefix(line, "+")
		p := newPhrase(strings.ReplaceAll(strings.TrimPrefix(line, "+"), " ", "_"))
		if len(p.words) > 0 {
			d.discards[p.words[0]] = append(d.discards[p.words[0]], discard{p, story})
		}
	})
}

type discard struct {
	phrase
	story bool
}

// readIssues adds phrases that tag a sentence: "n:school [SCHOOLS]" with its
// plural, "early+childhood" with a hyphen or a space, "~head start" against a
// match of what follows from there.
func (d *Dictionary) readIssues(r io.Reader) error {
	return lines(r, func(_ int, line string) {
		code, text, ok := bracketed(line)
		if strings.HasPrefix(line, "<") || !ok && !strings.HasPrefix(line, "~") {
			return
		}
		for _, form := range issueForms(strings.TrimPrefix(strings.TrimSpace(text), "~")) {
			p := newPhrase(strings.ReplaceAll(form, " ", "_"))
			if len(p.words) > 0 {
				d.issues[p.words[0]] = append(d.issues[p.words[0]], issue{p, code})
			}
		}
	})
}

type issue struct {
	phrase
	code string // empty: these words are no issue
}

func issueForms(text string) []string {
	forms := []string{""}
	for _, w := range strings.Fields(strings.ToUpper(text)) {
		kind, bare, marked := strings.Cut(w, ":")
		options := []string{w}
		if marked && kind == "N" {
			options = []string{bare, plural(bare)}
		} else if marked && kind == "V" {
			options = append([]string{bare}, verbForms(bare)...)
		} else if a, b, ok := strings.Cut(w, "+"); ok {
			options = []string{a + "-" + strings.TrimPrefix(b, "N:"), a + " " + strings.TrimPrefix(b, "N:")}
		}
		var next []string
		for _, f := range forms {
			for _, o := range options {
				next = append(next, strings.TrimSpace(f+" "+o))
			}
		}
		forms = next
	}
	return forms
}
