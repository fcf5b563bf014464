package event

// isPassive reports whether what the verb at v tells is done to its subject:
// "was arrested", "got arrested", and the participles "soldiers killed by",
// "seized in May, the ship".
func (s *sent) isPassive(v int) bool {
	w := &s.words[v]
	if w.pos != verb || w.tag == "VBG" || w.tag == "VBZ" || w.tag == "VBP" {
		return false
	}
	if s.child(v, "aux:pass", "obl:agent") >= 0 {
		return true
	}
	for j := range v {
		if a := &s.words[j]; a.head == v && a.is("aux", "cop") && a.lemma == "be" {
			return true
		}
	}
	if w.tag == "VB" || s.child(v, "nsubj", "aux") >= 0 {
		return false
	}
	if s.isReduced(v) {
		return true
	}
	switch {
	case w.rel == "acl" || w.rel == "advcl" || w.rel == "xcomp":
		return s.child(v, "obj") < 0 && (w.tag == "VBN" || w.rel == "acl")
	case w.rel == "conj" && w.tag == "VBN":
		return s.isPassive(w.head) && s.child(v, "obj") < 0
	case w.rel == "root" && w.tag == "VBN": // a headline
		return s.child(v, "obj") < 0
	}
	return false
}

// isReduced reports whether the past form at v follows the noun that suffers
// it: "the girls kidnapped from a school", whatever the parser makes of it.
func (s *sent) isReduced(v int) bool {
	w := &s.words[v]
	return w.lex.suffer && v > 0 && s.words[v-1].nominal() && s.words[v-1].pos != pron && w.rel != "root" &&
		s.child(v, "obj", "nsubj", "aux", "aux:pass") < 0
}

// isInfinitive reports whether the verb at v stands with "to".
func (s *sent) isInfinitive(v int) bool { return s.toOf(v) >= 0 }

// toOf is the "to" of the infinitive at v, or -1.
func (s *sent) toOf(v int) int {
	for j := v - 1; j >= 0; j-- {
		w := &s.words[j]
		if w.head == v && w.form == "to" && w.is("mark", "aux") {
			return j
		}
	}
	return -1
}

// subject is the word that names who does what v tells (or, if it is passive,
// whom it is done to), or -1. Verbs without one of their own share that of the
// verb they are joined to, or have it through control.
func (s *sent) subject(v int) int { return s.subjectWithin(v, 6) }

func (s *sent) subjectWithin(v, depth int) int {
	if depth == 0 {
		return -1
	}
	if n := s.child(v, "nsubj", "csubj"); n >= 0 {
		return s.antecedent(n, v)
	}
	for j := range v { // hung on an auxiliary far from its verb
		if a := &s.words[j]; a.head == v && a.is("aux") {
			if n := s.child(j, "nsubj"); n >= 0 {
				return n
			}
		}
	}
	w := &s.words[v]
	g := w.head
	switch {
	case g < 0:
		if to := s.toOf(v); to > 0 && s.words[to-1].nominal() { // a headline: "Macron to visit Beijing"
			return s.headOf(to - 1)
		}
		return s.child(v, "compound") // "Chancellor Merz Arrives in Seoul"
	case s.isReduced(v):
		n := s.headOf(v - 1)
		if h := s.words[n].head; s.words[n].rel == "conj" && w.head == h && s.words[h].nominal() {
			n = h // "the men and women held in Lome"
		}
		return n
	case w.rel == "conj":
		return s.sharedSubject(v, g, depth)
	case w.rel == "acl:relcl":
		return g
	case w.rel == "acl":
		return s.modifierSubject(v, g, depth)
	case w.rel == "xcomp", w.rel == "advcl", w.rel == "ccomp":
		return s.controller(v, g, depth)
	}
	return -1
}

// headOf is the head of the noun phrase that word i is part of.
func (s *sent) headOf(i int) int {
	for range 5 {
		if w := &s.words[i]; w.head < 0 || !w.is("compound", "flat", "amod", "nummod") || !s.words[w.head].nominal() {
			return i
		}
		i = s.words[i].head
	}
	return i
}

// sharedSubject is that of the verb or predicate that v is joined to. A noun
// phrase joined to a clause by mistake shares nothing.
func (s *sent) sharedSubject(v, g, depth int) int {
	if s.words[g].pos == verb && s.isPassive(v) != s.isPassive(g) && s.words[v].tag == "VBG" {
		return -1
	}
	return s.subjectWithin(g, depth-1)
}

// antecedent is what the subject or object n of v stands for: a relative
// pronoun stands for the noun that its clause belongs to.
func (s *sent) antecedent(n, v int) int {
	if !s.isRelative(n) {
		return n
	}
	for range 4 {
		w := &s.words[v]
		if w.is("acl:relcl") || w.rel == "acl" || w.rel == "advcl:relcl" {
			return w.head
		}
		if w.head < 0 || !w.is("conj", "xcomp", "ccomp") {
			break
		}
		v = w.head
	}
	for j := n - 1; j >= max(0, n-2); j-- { // the clause hangs elsewhere
		if s.words[j].nominal() {
			return s.headOf(j)
		}
	}
	return n
}

func (s *sent) isRelative(n int) bool {
	w := &s.words[n]
	return w.tag == "WP" || w.tag == "WDT" || w.form == "that" && w.pos == pron && w.tag != "DT"
}

// modifierSubject is who acts in a clause that belongs to the noun g: the noun
// itself ("protesters marching"), or of a plan or promise whoever makes it.
func (s *sent) modifierSubject(v, g, depth int) int {
	w := &s.words[g]
	if w.pos == verb || w.pos == adj {
		return s.controller(v, g, depth)
	}
	if !s.isInfinitive(v) && s.child(v, "mark") < 0 {
		return g
	}
	if s.actorish(g) && (s.isInfinitive(v) || !w.is("obj", "nsubj:pass")) {
		return g
	}
	if p := s.child(g, "nmod:poss"); p >= 0 {
		return p
	}
	if s.actorish(g) {
		return g
	}
	if w.head >= 0 && s.words[w.head].pos == verb {
		return s.subjectWithin(w.head, depth-1)
	}
	return -1
}

// controller is who does what the infinitive or participle v tells that hangs
// on g: the object of "urged Russia to leave" and "accused the guards of
// beating", else the subject of g.
func (s *sent) controller(v, g, depth int) int {
	if s.words[g].pos == verb && !s.isPassive(g) && s.takesObject(v, g) {
		if o := s.child(g, "obj", "iobj"); o >= 0 && o < v && s.actorish(o) {
			return s.antecedent(o, g)
		}
		if o := s.calledOn(g, v); o >= 0 {
			return o
		}
	}
	return s.subjectWithin(g, depth-1)
}

// takesObject reports whether the object of g acts in v.
func (s *sent) takesObject(v, g int) bool {
	if s.words[v].tag == "VBN" {
		return true // "freed the girls kidnapped from a school"
	}
	if s.words[v].rel == "xcomp" || s.isInfinitive(v) && s.words[g].lex.status.control {
		return s.words[g].lex.status.control
	}
	m := s.child(v, "mark", "case")
	if m < 0 || s.words[v].tag != "VBG" {
		return false
	}
	switch s.words[m].form {
	case "of", "for", "from", "into":
		return true
	}
	return false
}

// calledOn is the country in "called on Chad to leave".
func (s *sent) calledOn(g, v int) int {
	for j := g + 1; j < v; j++ {
		if w := &s.words[j]; w.head == g && w.is("obl") && (s.prep(j) == "on" || s.prep(j) == "upon" || s.prep(j) == "with" || s.prep(j) == "for") {
			return j
		}
	}
	return -1
}

// A phrase is a noun phrase that belongs to a word, with its preposition ("" for
// an object, "and" for a member of a list).
type phrase struct {
	prep string
	node int
}

// phrases lists the objects and prepositional phrases of the verb or noun at
// i, near or far below it, those to its right first: which noun a preposition
// hangs on is what parsers get wrong most.
func (s *sent) phrases(i int, out []phrase) []phrase {
	out = out[:0]
	for j := i + 1; j < len(s.words); j++ {
		if s.belongs(j, i) {
			out = append(out, phrase{s.prepOf(j), j})
		}
	}
	if s.words[i].rel == "acl:relcl" {
		out = s.relativeObject(i, out)
	}
	if x := s.child(i, "xcomp", "ccomp"); x >= 0 && s.words[x].tag == "VB" && !s.isInfinitive(x) {
		if o := s.child(x, "nsubj"); o > i { // "let the journalist go"
			out = append(out, phrase{"", o})
		}
	}
	if o := s.sharedObject(i); o >= 0 {
		out = append(out, phrase{"", o})
	}
	for j := 0; j < i; j++ {
		if w := &s.words[j]; w.head == i && w.is("obl", "obj") && s.antecedent(j, i) == j {
			out = append(out, phrase{s.prep(j), j})
		}
	}
	return out
}

// prepOf is the preposition of a phrase, "and" for a further member of a list.
func (s *sent) prepOf(j int) string {
	if c := s.child(j, "case"); c >= 0 && c < j {
		if w := &s.words[c]; !w.used || !isParticle(w.form) {
			return w.form
		}
		return "" // "shot down a drone"
	}
	if p := s.prep(j); p != "" {
		return p
	}
	if w := &s.words[j]; w.rel == "conj" {
		return "and"
	} else if w.is("nmod") || w.is("obl") && s.child(w.head, "obj") >= 0 {
		return "?"
	}
	return ""
}

func isParticle(form string) bool {
	switch form {
	case "down", "up", "off", "out", "over", "back", "aside":
		return true
	}
	return false
}

// belongs reports whether the noun phrase of j hangs on i by no clause of its
// own.
func (s *sent) belongs(j, i int) bool {
	if w := &s.words[j]; !w.nominal() && !(w.pos == adj && w.is("obj", "obl", "nmod")) || w.is("nmod:poss") {
		return false
	}
	for range 8 {
		w := &s.words[j]
		switch {
		case w.is("obl", "nmod") && afar(s.prep(j)), w.is("nmod:poss"):
			return false
		case w.is("obj", "iobj", "obl", "nmod", "dep"):
		case w.rel == "conj" && (s.words[w.head].nominal() && w.head != i):
		case w.rel == "xcomp" && w.pos != verb:
		case w.rel == "advmod" && w.form == "ahead":
		default:
			return false
		}
		if j = w.head; j == i {
			return true
		}
		if j < i {
			return false
		}
	}
	return false
}

// relativeObject adds the noun that a relative clause without an object
// belongs to: "the man whom police arrested", "the state against which it
// fought".
func (s *sent) relativeObject(v int, out []phrase) []phrase {
	for j := range v {
		if w := &s.words[j]; w.head == v && w.is("obj", "obl") && s.isRelative(j) {
			return append(out, phrase{s.prep(j), s.words[v].head})
		}
	}
	if n := s.child(v, "nsubj"); n >= 0 && !s.isRelative(n) && s.child(v, "obj") < 0 && !s.isPassive(v) {
		out = append(out, phrase{"", s.words[v].head})
	}
	return out
}

// sharedObject is the object that a verb shares with the one it is joined to:
// "attacked and looted the village".
func (s *sent) sharedObject(v int) int {
	w := &s.words[v]
	if w.pos != verb || s.child(v, "obj", "iobj", "ccomp", "xcomp") >= 0 || s.isPassive(v) {
		return -1
	}
	if w.rel == "conj" && s.words[w.head].pos == verb {
		if o := s.child(w.head, "obj"); o > v {
			return o
		}
		return -1
	}
	for j := v + 1; j < len(s.words) && j < v+4; j++ {
		if c := &s.words[j]; c.rel == "conj" && c.head == v && c.pos == verb && s.child(j, "nsubj") < 0 && s.child(j, "aux") < 0 {
			return s.child(j, "obj")
		}
	}
	return -1
}

// conjunct is the first word that is joined to n by "and", or -1.
func (s *sent) conjunct(n int) int {
	for j := n + 1; j < len(s.words); j++ {
		if w := &s.words[j]; w.rel == "conj" && w.head == n && w.nominal() {
			if c := s.child(j, "cc"); c >= 0 && s.words[c].form == "but" {
				return -1
			}
			return j
		}
	}
	return -1
}
