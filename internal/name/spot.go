package name

import "chancery/internal/news"

// A role is what a word does in its clause, the least telling first: of two
// people, he who is the subject is rather taken up by a pronoun.
type role int8

const (
	noRole role = iota
	oblique
	possessor
	object
	subject
)

// A spot is the place of a phrase in the grammar of its sentence. Without a
// tree only the sentence is known, and word and clause are -1.
type spot struct {
	sent   int
	word   int // the word on which the phrase hangs, up from conjuncts and appositions
	clause int // the head of its clause
	role   role
}

// spotOf places tokens [i, j).
func (r *reading) spotOf(i, j int) spot {
	sent, w, ok := r.word(r.rootOf(i, j))
	if !ok {
		return spot{sent: sent, word: -1, clause: -1}
	}
	t := r.tree(sent)
	for range t.Words {
		g := t.Governor(w)
		if g < 0 || !t.Is(w, "conj", "appos", "flat") || t.Words[g].UPOS == "VERB" || t.Is(w, "conj") && clausal(t, g) && !t.Is(g, "root") {
			break
		}
		w = g
	}
	s := spot{sent: sent, word: w, clause: clauseOf(t, w), role: roleOf(t, w)}
	if isGenitive(r.at(j, sent).s) {
		s.role = possessor // whatever the tree says
	}
	return s
}

func roleOf(t *news.Tree, w int) role {
	switch {
	case t.Is(w, "nsubj"):
		return subject
	case t.Is(w, "obj", "iobj"):
		return object
	case t.Is(w, "nmod:poss"):
		return possessor
	case t.Is(w, "obl", "nmod"):
		return oblique
	}
	return noRole
}

// clauseOf is the head of the clause that word w stands in, -1 if w is its
// sentence's root.
func clauseOf(t *news.Tree, w int) int {
	g := t.Governor(w)
	for range t.Words {
		if g < 0 || clausal(t, g) {
			break
		}
		g = t.Governor(g)
	}
	return g
}

// clausal reports whether word w heads a clause.
func clausal(t *news.Tree, w int) bool {
	if t.Is(w, "conj") {
		u := t.Words[w].UPOS
		return u == "VERB" || u == "AUX" || t.Dependent(w, "nsubj") >= 0
	}
	return t.Is(w, "root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis")
}

// subjectOf is the word for who does what the clause under word v says, though
// another clause may name it: "Holm wants to leave", "before leaving, Holm".
// It is -1 if nothing tells.
func subjectOf(t *news.Tree, v int) int {
	for range t.Words {
		if s := t.Dependent(v, "nsubj"); s >= 0 {
			if relative(t.Words[s].Form) && t.Is(v, "acl:relcl") {
				return t.Governor(v)
			}
			return s
		}
		g := t.Governor(v)
		switch {
		case g < 0:
			return -1
		case t.Is(v, "acl"):
			return g
		case t.Is(v, "xcomp"):
			if o := t.Dependent(g, "obj", "iobj"); o >= 0 {
				return o
			}
		case !t.Is(v, "conj", "advcl"):
			return -1
		}
		v = g
	}
	return -1
}

func relative(form string) bool { return form == "who" || form == "which" || form == "that" }

// rules reports whether spot s is the subject of a clause that spot p stands in
// or below: "Holm said that she" has "Holm" rule "she".
func (r *reading) rules(s, p spot) bool {
	if s.role != subject || s.sent != p.sent || s.clause < 0 || p.word < 0 {
		return false
	}
	return r.tree(s.sent).Under(p.word, s.clause)
}
