package figure

import (
	"chancery/internal/news"
)

// byTree finds what happened to those counted where other words stand between:
// it goes from the number to its noun, and from the noun to the verb that it is
// the subject or the object of, or to the participle that describes it: "the
// 10 girls, most of them pupils of one school, were freed".
func (r *reader) byTree(m *amount) (of string, people bool) {
	s, w := r.sentence, r.wordAt(m.first)
	if s >= len(r.a.Trees) || w < 0 || w >= len(r.a.Trees[s].Words) || !r.a.Trees[s].Parsed() {
		return "", false
	}
	t := r.a.Trees[s]
	noun := w
	if t.Is(w, "nummod") {
		noun = t.Governor(w)
	}
	for t.Is(noun, "conj", "compound") && t.Governor(noun) >= 0 {
		noun = t.Governor(noun)
	}
	for d := t.Dependent(noun, "acl"); d >= 0; d = t.DependentAfter(noun, d, "acl") {
		if passiveClause(t, d) {
			if c := r.classOf(d, "done"); c != "" {
				return c, true
			}
		}
	}
	v := t.Governor(noun)
	switch {
	case v < 0:
	case t.Words[noun].Rel == "nsubj:pass", t.Is(noun, "obj"):
		of = r.classOf(v, "done", "doing")
	case t.Is(noun, "nsubj"):
		of = r.classOf(v, "being")
	}
	return of, of != "" && of != "sanctioned"
}

// passiveClause reports whether the clause of verb v says what was done to the
// noun that it hangs on: "girls taken", "girls who were taken".
func passiveClause(t news.Tree, v int) bool {
	if t.Words[v].Rel == "acl:relcl" {
		return t.Dependent(v, "nsubj:pass") >= 0
	}
	return t.Words[v].XPOS == "VBN"
}

// classOf is the class that begins with word v of the tree, of one of the ways.
func (r *reader) classOf(v int, ways ...string) string {
	k := r.indexOf(v)
	rw, n := r.classes.at(r.ws, k, func(x row) bool {
		for _, w := range ways {
			if x.cols[0] == w {
				return true
			}
		}
		return false
	})
	if n == 0 || rw.words[0] == "claimed" || rw.words[0] == "taking" {
		return ""
	}
	return rw.cols[1]
}

// wordAt is the word of the tree that word k begins in, or -1.
func (r *reader) wordAt(k int) int {
	for i, t := range r.a.SentenceTokens(r.sentence) {
		if t.Start <= r.ws[k].Start && r.ws[k].Start < t.End {
			return i
		}
	}
	return -1
}

// indexOf is the first word that word w of the tree holds, or -1.
func (r *reader) indexOf(w int) int {
	t := r.a.SentenceTokens(r.sentence)[w]
	for k := range r.ws {
		if r.ws[k].Start >= t.Start {
			return k
		}
	}
	return -1
}
