package event

import (
	"slices"
	"strings"
	"sync"

	"chancery/internal/text/vocab"
)

// MayHold reports whether a rule of the codebook could fire on a sentence of
// these words: a trigger is there, and something for each part of its pattern.
// It knows nothing of grammar, so it says yes far too often and hardly ever no
// where [Read] finds something; it is meant to be asked before a sentence is
// parsed.
func MayHold(words []string) bool {
	var room [100]*prospect
	b := bag{prospects: room[:0]}
	x := theLexicon()
	for _, w := range words {
		p := x.prospects.Of(w)
		b.prospects = append(b.prospects, p)
		b.classes |= p.classes
	}
	for _, p := range b.prospects {
		for _, r := range p.starts {
			if b.completes(r) {
				return true
			}
		}
	}
	return false
}

// A prospect is what a written word can be without its sentence.
type prospect struct {
	lower    string
	cap      bool    // begins with a capital
	part     bool    // it or one of lemmas stands in a pattern
	classes  uint64  // of its readings
	exact    *lexeme // as it stands, whatever its case; nil if it is not known, as are the next two
	singular *lexeme // without its -s
	verb     *lexeme // of which it is a form

	lemmas []string // of its readings
	starts []*Rule  // of its readings that tell of events
}

func (x *lexicon) newProspects() *vocab.Table[prospect] {
	parts := map[string]bool{}
	for _, r := range theBook().rules {
		for _, e := range r.pattern {
			for _, w := range e.words {
				parts[w] = true
			}
		}
	}
	return vocab.New(13, func(form string) prospect { return x.prospect(form, parts) })
}

func (x *lexicon) prospect(form string, parts map[string]bool) prospect {
	lower := strings.ToLower(form)
	p := prospect{lower: lower, cap: isCapital(form), part: parts[lower], exact: x.find(form), verb: x.forms[lower]}
	if n := len(form); n > 4 && form[n-1] == 's' {
		p.singular = x.find(form[:n-1])
	}
	for _, l := range x.readings(lower) {
		p.lemmas = append(p.lemmas, l.lemma)
		p.classes |= l.classes
		p.part = p.part || parts[l.lemma]
		for _, rules := range [...][]*Rule{l.asVerb, l.asNoun, l.asAdj} {
			for _, r := range rules {
				if r.Type != "" {
					p.starts = append(p.starts, r)
				}
			}
		}
	}
	return p
}

// A bag is the words of a sentence without their order.
type bag struct {
	prospects []*prospect
	classes   uint64 // of any of them
}

// completes reports whether b holds something for each part of r's pattern.
func (b *bag) completes(r *Rule) bool {
	for i := range r.pattern {
		if e := &r.pattern[i]; !e.object && !e.names && b.classes&e.bits == 0 && !b.holds(e) {
			return false
		}
	}
	return true
}

// holds reports whether b holds one of the words of e.
func (b *bag) holds(e *element) bool {
	for _, p := range b.prospects {
		if p.part && (slices.Contains(e.words, p.lower) || !e.exact && slices.ContainsFunc(p.lemmas, func(l string) bool { return slices.Contains(e.words, l) })) {
			return true
		}
	}
	return false
}

// readings are the lexemes of which a word, in lower case, can be a form.
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
