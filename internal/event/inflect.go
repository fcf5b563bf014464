package event

import "strings"

// addForms maps the past and -ing forms of a verb to its lexeme, for words
// whose lemma the grammar layer guesses wrong ("extradited", "gassed"). Final
// consonants are doubled and not: the wrong form is never met.
func (x *lexicon) addForms(lemma string, irregular map[string][]string) {
	l := x.at(lemma)
	if fs := irregular[lemma]; fs != nil {
		for _, f := range fs {
			x.forms[f] = l
		}
		return
	}
	stems := []string{lemma}
	switch n := len(lemma); {
	case strings.HasSuffix(lemma, "e"):
		stems[0] = lemma[:n-1]
	case strings.HasSuffix(lemma, "y") && n > 1 && !isVowel(lemma[n-2]):
		x.forms[lemma[:n-1]+"ied"], x.forms[lemma+"ing"] = l, l
		return
	case n > 2 && !isVowel(lemma[n-1]) && isVowel(lemma[n-2]):
		stems = append(stems, lemma+lemma[n-1:])
	}
	for _, stem := range stems {
		x.forms[stem+"ed"], x.forms[stem+"ing"] = l, l
	}
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// irregularVerbs reads data/irregular.tsv: lemma, past, participle.
func irregularVerbs() map[string][]string {
	out := map[string][]string{}
	for _, r := range records("irregular.tsv", 3) {
		out[r[0]] = r[1:]
	}
	return out
}
