package event

import "strings"

// offTopic reports whether the sentence is about sport, film or the like: one
// strong word or two weak ones, or a score with what it is the result of:
// "Chelsea beat Spurs 2-1".
func (s *sent) offTopic() bool {
	strong, weak := s.x.classes["block-strong"], s.x.classes["block-weak"]
	n, scores, results := 0, 0, 0
	for i := range s.words {
		w := &s.words[i]
		n += 2*one(w.lex.classes&strong != 0) + one(w.lex.classes&weak != 0)
		scores += one(isScore(w.form))
		results += one(w.isVerb() && isResult(w.lemma))
	}
	return n+scores+min(scores, results) >= 2
}

// isResult reports whether a verb tells how a game ended.
func isResult(lemma string) bool {
	switch lemma {
	case "beat", "defeat", "thrash", "edge", "draw", "win", "lose", "trounce", "hammer", "overcome":
		return true
	}
	return false
}

// isScore recognises a result: "2-1", "103-99".
func isScore(t string) bool {
	if t == "" || t[0] < '0' || t[0] > '9' {
		return false
	}
	l, r, ok := strings.Cut(t, "-")
	if !ok {
		l, r, ok = strings.Cut(t, "–")
	}
	return ok && l != "" && r != "" && len(l) < 4 && len(r) < 4 && strings.Trim(l+r, "0123456789") == ""
}

// figurative reports whether d's words are a figure of speech: "fight cancer",
// "battle for the title".
func (s *sent) figurative(d *draft) bool {
	near := s.x.classes["block-near"]
	for i := max(0, d.head-3); i < len(s.words) && i <= d.last+4; i++ {
		if i != d.head && s.words[i].lex.classes&near != 0 {
			return true
		}
	}
	return false
}
