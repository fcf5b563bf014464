package event

// MayHold reports whether a rule of the codebook could fire on a sentence of
// these words, in lower case: a trigger is there, and something for each part
// of its pattern. It knows nothing of grammar, so it says yes too often and no
// only where [Read] would find nothing; it is meant to be asked before a
// sentence is parsed.
func MayHold(words []string) bool {
	x := theLexicon()
	for _, w := range words {
		l := x.forms[w]
		if l == nil || l.kind != nominal && l.kind != verb {
			continue
		}
		for _, rules := range [...][]*Rule{l.asVerb, l.asNoun, l.asAdj} {
			for _, r := range rules {
				if r.Type != "" && x.completes(r, words) {
					return true
				}
			}
		}
	}
	return false
}

// completes reports whether words hold something for each part of r's pattern.
func (x *lexicon) completes(r *Rule, words []string) bool {
	for _, e := range r.pattern {
		if !e.object && !x.holds(e, words) {
			return false
		}
	}
	return true
}

func (x *lexicon) holds(e element, words []string) bool {
	for _, w := range words {
		l := x.forms[w]
		for _, want := range e.words {
			if w == want || l != nil && !e.exact && (l.verb == want || l.noun == want) {
				return true
			}
		}
		for _, class := range e.class {
			if l != nil && l.classes&(1<<x.classes[class]) != 0 {
				return true
			}
		}
	}
	return false
}
