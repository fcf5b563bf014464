package figure

import "strings"

// singular returns the lemma of a noun: the table of exceptions first, then
// the regular rules of English spelling.
func (t *tables) singular(w string) string {
	if c, ok := t.plurals.word(w); ok {
		return c[0]
	}
	switch {
	case len(w) < 4 || !strings.HasSuffix(w, "s") || hasSuffix(w, "ss", "us", "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case hasSuffix(w, "ches", "shes", "sses", "xes", "zes"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}

func hasSuffix(w string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// plural reports whether w looks like the plural of a noun.
func (t *tables) plural(w string) bool {
	if _, ok := t.plurals.word(w); ok {
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !hasSuffix(w, "ss", "us", "is", "'s")
}
