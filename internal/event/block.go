package event

import "strings"

// offTopic reports whether the sentence is about sport, film or the like: one
// strong word or two weak ones.
func (s *sent) offTopic() bool {
	n := s.count("block-strong")*2 + s.count("block-weak")
	for i := range s.words {
		if isScore(s.words[i].form) {
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

func (s *sent) count(class string) (n int) {
	for i := range s.words {
		n += one(s.x.has(s.words[i].lex, class))
	}
	return n
}

// figurative reports whether d's words are a figure of speech: "fight cancer",
// "battle for the title".
func (s *sent) figurative(d *draft) bool {
	for i := max(0, d.head-3); i < len(s.words) && i <= d.last+4; i++ {
		if i != d.head && s.x.has(s.words[i].lex, "block-near") {
			return true
		}
	}
	return false
}
