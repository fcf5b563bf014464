package event

import (
	"slices"
	"unicode"
)

// mend puts right what parsers taught on web text get wrong in news.
func (s *sent) mend() {
	s.setDatelineApart()
	who := slices.ContainsFunc(s.words, func(w word) bool { return w.tag == "WP" })
	joined := false // by a conjunction so far
	for i := range s.words {
		s.mendWord(i)
		if joined {
			s.mendPair(i)
		}
		if who {
			s.mendRelative(i)
		}
		joined = joined || s.words[i].pos == conj
	}
	s.mendRoot()
}

// mendWord gives words that stand before a verb the place that their position
// tells.
func (s *sent) mendWord(i int) {
	w := &s.words[i]
	if w.head <= i || !w.nominal() {
		return
	}
	switch {
	case w.rel == "nsubj" && i+1 < len(s.words) && s.words[i+1].head == i && isPossessive(s.words[i+1].form) && s.words[w.head].pos != verb:
		w.rel = "nmod:poss" // "the miners' strike"
	case w.is("compound", "amod") && s.words[i].pos != num:
		s.mendSubject(i)
	case w.is("obl", "nsubj") && s.child(i, "case") >= 0:
		s.mendAttachment(i)
	}
}

// mendPair joins what "and" joins: two subjects of one verb, or "between A and
// B".
func (s *sent) mendPair(i int) {
	w := &s.words[i]
	if i < 2 || w.head < 0 || !w.nominal() || w.rel == "conj" && w.head == i-2 {
		return
	}
	c := i - 1
	if s.words[c].pos != conj {
		c = s.findFirst(i) - 1
	}
	if c < 1 || s.words[c].pos != conj || !s.words[c-1].nominal() {
		return
	}
	p := s.headOf(c - 1)
	first := &s.words[p]
	if p < i && (w.rel == first.rel && first.head == w.head && w.is("nsubj", "nmod", "obl") && s.child(i, "case") < 0 || w.rel == "conj" && w.head < p && s.prep(p) == "between") {
		w.head, w.rel = p, "conj"
	}
}

// mendRelative: "Lula, who is on a visit", whatever the visit was hung on.
func (s *sent) mendRelative(i int) {
	n := s.child(i, "nsubj")
	if n < 2 || n > i || s.words[n].tag != "WP" || s.words[i].is("acl", "advcl", "ccomp", "csubj", "root", "conj") {
		return
	}
	for j := n - 1; j >= n-2; j-- {
		if s.words[j].nominal() {
			s.words[i].head, s.words[i].rel = s.headOf(j), "acl:relcl"
			return
		}
	}
}

func isPossessive(form string) bool {
	return form == "'" || form == "’" || form == "'s" || form == "’s"
}

// mendSubject: in "the army mounted operations", army is no part of the name
// of the operations.
func (s *sent) mendSubject(i int) {
	w := &s.words[i]
	v := s.words[w.head].head
	if v > i && v < w.head && s.words[v].pos == verb && s.child(v, "nsubj") < 0 {
		w.head, w.rel = v, "nsubj"
	}
}

// mendAttachment: in "aid to Sudan doubled", Sudan belongs to the aid.
func (s *sent) mendAttachment(i int) {
	v := s.words[i].head
	if s.words[v].pos != verb {
		return
	}
	n := -1
	for j := i - 1; j >= 0 && s.words[j].pos != punct; j-- {
		if w := &s.words[j]; w.head == v && w.is("nsubj") && s.child(j, "case") < 0 {
			n = j
			break
		}
	}
	if n >= 0 && s.words[n].pos == noun {
		s.words[i].head, s.words[i].rel = n, "nmod"
	}
}

// setDatelineApart takes the dateline ("CAIRO — ", "(CNN) ") out of the
// sentence: what the parser hung on it hangs on the predicate.
func (s *sent) setDatelineApart() {
	end := s.dateline()
	if end == 0 {
		return
	}
	root := -1
	for i := end; i < len(s.words) && root < 0; i++ {
		if w := &s.words[i]; w.head < end && w.pos == verb {
			root = i
		}
	}
	if root < 0 {
		s.freeSubject(end)
		return
	}
	for i := range s.words {
		w := &s.words[i]
		switch {
		case i < end && (w.head >= end || w.head < 0):
			w.head, w.rel = root, "dep:dateline"
		case i == root:
			w.head, w.rel = -1, "root"
		case i >= end && w.head < end:
			w.head = root
			if w.nominal() && i < root && s.child(root, "nsubj") < end {
				w.rel = "nsubj"
			}
		}
	}
}

// freeSubject gives the noun that the parser hung on the dateline to the first
// verb behind it that has no subject but the dateline: "ROME - Italy froze the
// accounts, the bank said".
func (s *sent) freeSubject(end int) {
	for i := end; i < len(s.words); i++ {
		if w := &s.words[i]; w.head < 0 || w.head >= end || !w.nominal() {
			continue
		}
		for v := i + 1; v < len(s.words); v++ {
			if w := &s.words[v]; w.pos != verb || w.is("acl") {
				continue
			}
			if n := s.child(v, "nsubj", "nsubj:pass"); n < end {
				s.words[i].head, s.words[i].rel = v, "nsubj"
			}
			return
		}
	}
}

// dateline counts the words of the dateline or credit that opens the sentence.
func (s *sent) dateline() int {
	end, capital := 0, false
	for i := range s.words {
		w := &s.words[i]
		if i > 12 {
			break
		}
		switch t := w.In(s.a.Text); {
		case t == "—" || t == "–" || t == "--" || t == "-":
			if i > 0 && (capital || s.words[i-1].form == ")") {
				return i + 1
			}
			return end
		case t == ")" && i < 6:
			end = i + 1
		case w.pos == verb && !w.cap || w.pos == aux:
			return end
		default:
			capital = capital || w.cap && len(t) > 2 && isShouted(t)
		}
	}
	return end
}

// isShouted reports whether t has no small letters.
func isShouted(t string) bool {
	for _, c := range t {
		if unicode.ToUpper(c) != c {
			return false
		}
	}
	return true
}

// mendRoot turns round a predicate that the parser took for a participle: "border
// guards fired at migrants" read like "guards employed by the state", though
// its past tense tells.
func (s *sent) mendRoot() {
	for v := range s.words {
		w := &s.words[v]
		if w.rel == "amod" && w.pos == verb && w.head > v && s.mendModifier(v) {
			return
		}
		if w.rel != "acl" || w.head < 0 || w.head > v || w.tag != "VBD" && (w.tag != "VBN" || s.title || s.hasFinite()) {
			continue
		}
		n := &s.words[w.head]
		if n.rel == "root" && n.nominal() && !w.lex.suffer && s.child(w.head, "cop", "nsubj") < 0 {
			*n, w.rel = n.hanging(v, "nsubj"), "root"
			w.head = -1
			return
		}
	}
}

// mendModifier does so for "the EU eased sanctions", read like "elaborate
// sanctions" with a subject.
func (s *sent) mendModifier(v int) bool {
	w := &s.words[v]
	n := w.head
	subj := s.child(n, "nsubj")
	if v > 0 && subj < 0 && !s.title && !s.hasFinite() && s.words[v-1].nominal() && s.words[len(s.words)-1].form == "." {
		subj = v - 1 // "India cut tariffs."
	}
	if s.words[n].rel != "root" || !s.words[n].nominal() || subj < 0 || subj > v || s.child(n, "cop") >= 0 || w.tag == "VBG" {
		return false
	}
	w.head, w.rel = -1, "root"
	s.words[n].head, s.words[n].rel = v, "obj"
	s.words[subj].head, s.words[subj].rel = v, "nsubj"
	return true
}

// hasFinite reports whether the sentence has a finite verb.
func (s *sent) hasFinite() bool {
	for i := range s.words {
		switch s.words[i].tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// hanging is w under another governor.
func (w word) hanging(head int, rel string) word {
	w.head, w.rel = head, rel
	return w
}
