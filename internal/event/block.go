package event

import "strings"

// loadBlockers reads data/blockers.tsv: kind, topic, words.
func (x *lexicon) loadBlockers() {
	for _, r := range records("blockers.tsv", 3) {
		if r[0] == "suffer" {
			for w := range strings.FieldsSeq(r[2]) {
				x.suffer[w] = true
			}
			continue
		}
		if r[0] == "harm" || r[0] == "blast" {
			for w := range strings.FieldsSeq(r[2]) {
				x.harm[w] = r[0]
			}
			continue
		}
		name := "block-" + r[0]
		n, ok := x.classes[name]
		if !ok {
			n = len(x.classes)
			x.classes[name] = n
		}
		for w := range strings.FieldsSeq(r[2]) {
			x.addNoun(w)
			for _, f := range append(plurals(w), w) {
				x.at(f).classes |= 1 << n
			}
		}
	}
}

// offTopic reports whether the sentence is about sport, film or the like: one
// strong word or two weak ones.
func (s *sent) offTopic() bool {
	n := s.count("block-strong")*2 + s.count("block-weak")
	for i := range s.words {
		if s.words[i].num && isScore(s.words[i].In(s.a.Text)) {
			n++
		}
	}
	return n >= 2
}

// isScore recognises a result: "2-1", "103-99".
func isScore(t string) bool {
	l, r, ok := strings.Cut(t, "-")
	if !ok {
		l, r, ok = strings.Cut(t, "–")
	}
	return ok && l != "" && r != "" && len(l) < 4 && len(r) < 4 && strings.Trim(l+r, "0123456789") == ""
}

func (s *sent) count(class string) int {
	c, ok := s.x.classes[class]
	n := 0
	for i := range s.words {
		if ok && s.words[i].hasClass(c) {
			n++
		}
	}
	return n
}

// figurative reports whether d's words are a figure of speech: "fight cancer",
// "battle for the title".
func (s *sent) figurative(d *draft) bool {
	c, ok := s.x.classes["block-near"]
	if !ok {
		return false
	}
	for i := max(0, d.head-3); i < len(s.words) && i <= d.last+4; i++ {
		if i != d.head && s.words[i].hasClass(c) {
			return true
		}
	}
	return false
}

// loadContexts reads data/contexts.tsv: context, words.
func (x *lexicon) loadContexts() {
	for _, r := range records("contexts.tsv", 2) {
		for w := range strings.FieldsSeq(r[1]) {
			if x.at(w).noun == "" && x.at(w).verb == "" {
				x.addNoun(w)
			}
			x.contexts[w] = append(x.contexts[w], r[0])
		}
	}
}

// contextsOf returns the contexts that w speaks for.
func (x *lexicon) contextsOf(w *word) []string {
	if c := x.contexts[w.lex.noun]; c != nil && w.lex.noun != "" {
		return c
	}
	return x.contexts[w.lex.form]
}
