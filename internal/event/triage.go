package event

import (
	"strings"
	"sync"
)

// MayHold reports whether a rule of the codebook could fire on a sentence of
// these words, in lower case: a trigger is there, and something for each part
// of its pattern. It knows nothing of grammar, so it says yes far too often
// and hardly ever no where [Read] finds something; it is meant to be asked
// before a sentence is parsed.
func MayHold(words []string) bool {
	x := theLexicon()
	known := make([][]*lexeme, len(words)) // what each word can be a form of
	for i, w := range words {
		known[i] = x.readings(w)
	}
	for _, ls := range known {
		for _, l := range ls {
			for _, rules := range [...][]*Rule{l.asVerb, l.asNoun, l.asAdj} {
				for _, r := range rules {
					if r.Type != "" && completes(r, words, known) {
						return true
					}
				}
			}
		}
	}
	return false
}

// completes reports whether words hold something for each part of r's pattern.
func completes(r *Rule, words []string, known [][]*lexeme) bool {
	for _, e := range r.pattern {
		if !e.object && !e.names && !holds(e, words, known) {
			return false
		}
	}
	return true
}

func holds(e element, words []string, known [][]*lexeme) bool {
	x := theLexicon()
	for i, w := range words {
		for _, want := range e.words {
			if w == want {
				return true
			}
		}
		for _, l := range known[i] {
			for _, want := range e.words {
				if !e.exact && l.lemma == want {
					return true
				}
			}
			for _, class := range e.class {
				if l.classes&x.classes[class] != 0 {
					return true
				}
			}
		}
	}
	return false
}

// readings are the lexemes of which a word can be a form.
func (x *lexicon) readings(word string) (out []*lexeme) {
	add := func(lemma string) {
		if l := x.lemmas[lemma]; l != nil {
			out = append(out, l)
		}
	}
	add(word)
	if l := x.forms[word]; l != nil {
		out = append(out, l)
	}
	for _, lemma := range irregularForms()[word] {
		add(lemma)
	}
	for _, end := range endings {
		if stem, ok := strings.CutSuffix(word, end.end); ok && len(stem) > 1 {
			add(stem + end.lemma)
			if n := len(stem); end.doubles && stem[n-1] == stem[n-2] {
				add(stem[:n-1])
			}
		}
	}
	return out
}

// endings of regular forms, and what lemmas have in their place.
var endings = [...]struct {
	end, lemma string
	doubles    bool // "planned"
}{
	{"s", "", false}, {"es", "", false}, {"ies", "y", false}, {"ed", "", true}, {"ed", "e", false},
	{"ied", "y", false}, {"ing", "", true}, {"ing", "e", false}, {"men", "man", false},
}

// irregularForms maps past and participle of irregular verbs to the lemmas, in
// no order.
var irregularForms = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for lemma, forms := range irregularVerbs() {
		for _, f := range forms {
			out[f] = append(out[f], lemma)
		}
	}
	return out
})
