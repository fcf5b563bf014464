package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// A word is a token with what is known about it in its sentence.
type word struct {
	news.Span
	lex   *lexeme // nil: unknown word
	kind  kind
	form  vform // of a verb, as used here
	cap   bool
	num   bool
	used  bool // part of a pattern that fired
	chunk int  // index of its noun phrase, or -1
}

// A sent is one sentence prepared for the coder.
type sent struct {
	a      *news.Article
	x      *lexicon
	index  int
	span   news.Span
	title  bool
	words  []word
	chunks []chunk
}

func (w *word) is(k kind) bool { return w.kind == k }

// lemma is the lemma under the reading that the tagger chose.
func (w *word) lemma() string {
	switch {
	case w.lex == nil:
		return ""
	case w.kind == verb && w.lex.verb != "":
		return w.lex.verb
	case w.kind == nominal && w.lex.noun != "":
		return w.lex.noun
	}
	return w.lex.form
}

func (w *word) hasClass(n int) bool { return w.lex != nil && w.lex.classes&(1<<n) != 0 }

// read fills the words of sentence i and decides what each is.
func (s *sent) read(i int) {
	st := s.a.Sentences[i]
	s.index, s.span, s.title = i, st.Span, st.Title
	s.words = s.words[:0]
	ts := s.a.SentenceTokens(i)
	for j := 0; j < len(ts); j++ {
		sp, n := ts[j].Span, 0
		for j+2 < len(ts) && s.isHyphen(sp, ts[j+1].Span, ts[j+2].Span) {
			sp.End = ts[j+2].End
			j += 2
			n++
		}
		w := s.newWord(sp)
		if n > 0 && w.lex == nil {
			w.kind = nominal
			s.lastPart(&w, ts[j].Span)
		}
		s.words = append(s.words, w)
	}
	for i := range s.words {
		s.resolve(i)
	}
	s.findChunks()
}

// isHyphen reports whether h is a hyphen that joins a and b.
func (s *sent) isHyphen(a, h, b news.Span) bool {
	t := h.In(s.a.Text)
	return (t == "-" || t == "‑") && a.End == h.Start && h.End == b.Start
}

// lastPart lets an unknown compound ("counter-offensive") be what its last
// part is, if that is a noun and no verb form in -ed or -ing.
func (s *sent) lastPart(w *word, last news.Span) {
	l := s.x.find(last.In(s.a.Text))
	if l != nil && l.noun != "" && l.kind == nominal && l.vform&(part|ing) == 0 && (l.actor || !w.cap) {
		w.lex = l
	}
}

func (s *sent) newWord(sp news.Span) word {
	text := sp.In(s.a.Text)
	w := word{Span: sp, chunk: -1}
	if r, _ := utf8.DecodeRuneInString(text); r != utf8.RuneError {
		w.cap, w.num = unicode.IsUpper(r), unicode.IsDigit(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			w.kind = stop
		}
	}
	w.lex = s.x.find(text)
	if w.lex != nil {
		if w.lex.kind != nominal {
			w.kind = w.lex.kind
		}
		return w
	}
	if w.kind == nominal && !w.cap && strings.HasSuffix(text, "ly") && len(text) > 4 {
		w.kind = adv
	}
	return w
}

// prev returns the index of the word before i that is no adverb or quotation
// mark, or -1.
func (s *sent) prev(i int) int {
	for i--; i >= 0; i-- {
		if k := s.words[i].kind; k != adv && k != quote && k != neg {
			return i
		}
	}
	return -1
}

// next is prev to the right; it returns len(s.words) at the end.
func (s *sent) next(i int) int {
	for i++; i < len(s.words); i++ {
		if k := s.words[i].kind; k != adv && k != quote && k != neg {
			return i
		}
	}
	return i
}

func (s *sent) kindAt(i int) kind {
	if i < 0 || i >= len(s.words) {
		return stop
	}
	return s.words[i].kind
}

// resolve decides between the readings of word i, the words before it being
// decided already.
func (s *sent) resolve(i int) {
	w := &s.words[i]
	switch {
	case w.kind == to:
		if s.opensInfinitive(i) {
			w.kind = inf
		}
	case w.kind == timeword && !w.cap && w.lex.form == "may", w.kind == timeword && w.lex.form == "march":
		s.resolveMonth(w, i)
	case w.kind == quote && s.isPlainPoss(i):
		w.kind = poss
	case w.kind == have && w.lex.verb == "have" && s.isPossession(i):
		w.kind, w.form = verb, w.lex.vform
	case w.kind != nominal:
	case w.lex == nil:
		s.resolveUnknown(i)
	case w.lex.verb != "":
		if f := s.verbForm(i); f != 0 {
			w.kind, w.form = verb, f
		}
	}
}

// isPossession tells "had a call" from "had called".
func (s *sent) isPossession(i int) bool {
	n := s.next(i)
	return s.kindAt(n) == det && s.kindAt(s.prev(i)) != modal
}

// isPlainPoss recognises the apostrophe of "the officers' plan".
func (s *sent) isPlainPoss(i int) bool {
	w := &s.words[i]
	t := w.In(s.a.Text)
	if t != "'" && t != "’" || i == 0 || i+1 >= len(s.words) {
		return false
	}
	p := &s.words[i-1]
	return p.kind == nominal && p.End == w.Start && hasAnySuffix(p.In(s.a.Text), "s", "S") && s.words[i+1].Start > w.End
}

func (s *sent) resolveMonth(w *word, i int) {
	if w.cap && i > 0 {
		return
	}
	w.kind = nominal
}

func (s *sent) opensInfinitive(i int) bool {
	n := s.next(i)
	if n >= len(s.words) {
		return false
	}
	w := &s.words[n]
	if w.kind == be || w.kind == have || w.kind == do {
		return true
	}
	if w.kind == nominal && w.lex == nil && !w.cap && !w.num {
		return !strings.HasSuffix(w.In(s.a.Text), "s")
	}
	if w.kind != nominal || w.lex == nil || w.lex.vform&base == 0 || w.cap && !s.title {
		return false
	}
	if w.lex.noun == "" {
		return true
	}
	// "to attack Kyiv", "to visit the capital", not "to attack helicopters".
	p := s.prev(i)
	if p >= 0 && s.words[p].kind == verb && s.words[p].lex != nil && s.words[p].lex.verb == "lead" {
		return false
	}
	return true
}

// resolveUnknown guesses verbs that no data file lists: "-ed" after a noun
// and "-ing" after a form of be.
func (s *sent) resolveUnknown(i int) {
	w := &s.words[i]
	if w.cap || w.num {
		return
	}
	text := w.In(s.a.Text)
	p := s.prev(i)
	switch {
	case s.kindAt(p) == inf:
		w.kind, w.form = verb, base
	case len(text) > 4 && strings.HasSuffix(text, "ed"):
		pk := s.kindAt(p)
		if pk == be || pk == have || pk == pron || pk == rel || pk == nominal && s.clauseStartsAfter(i) {
			w.kind, w.form = verb, past|part
		}
	case len(text) > 5 && strings.HasSuffix(text, "ing"):
		if pk := s.kindAt(p); pk == be || pk == comma {
			w.kind, w.form = verb, ing
		}
	}
}

// clauseStartsAfter reports whether what follows i can be a complement.
func (s *sent) clauseStartsAfter(i int) bool {
	n := s.next(i)
	k := s.kindAt(n)
	return k != nominal && k != verb || n < len(s.words) && s.words[n].cap
}

// verbForm returns the form in which word i is used as a verb, 0 if it is a
// noun or adjective here.
func (s *sent) verbForm(i int) vform {
	w := &s.words[i]
	p, n := s.prev(i), s.next(i)
	pk, nk := s.kindAt(p), s.kindAt(n)
	f := w.lex.vform
	switch {
	case pk == modal || pk == inf || pk == do:
		if f&base != 0 {
			return base
		}
	case f&(past|part) != 0 && f&base == 0:
		return s.pastForm(i, p, n)
	case f&ing != 0:
		return s.ingForm(i, p, n)
	}
	if pk == be && f&part != 0 {
		return part
	}
	if pk == have && f&(part|past) != 0 {
		return part
	}
	if w.lex.noun == "" && !w.lex.adj {
		if w.cap && !s.title && i > 0 {
			return 0
		}
		if pk == det || (pk == prep || pk == verb && s.words[p].lex != nil && s.words[p].lex.verb != "help") && f&base != 0 && f&past == 0 {
			return 0
		}
		return f
	}
	return s.ambiguous(i, pk, nk, f)
}

// pastForm handles forms in -ed and irregular ones.
func (s *sent) pastForm(i, p, n int) vform {
	w := &s.words[i]
	pk, nk := s.kindAt(p), s.kindAt(n)
	f := w.lex.vform & (past | part)
	if w.lex.adj && nk == nominal && pk != nominal && pk != pron && pk != rel && pk != be && pk != have && pk != timeword {
		return 0 // "armed men"
	}
	if w.cap && !s.title && i > 0 && pk != stop && pk != quote {
		return 0
	}
	if w.lex.noun != "" && !w.lex.plural && (pk == det || pk == prep) {
		return 0
	}
	switch pk {
	case be:
		return f & part
	case have:
		return f
	case det, poss, prep:
		if nk == nominal {
			return 0 // "the wounded soldiers"
		}
		if pk == prep || pk == det {
			return 0
		}
	case nominal:
		if l := s.words[p].lex; l != nil && l.adj && !l.actor && nk == nominal {
			return 0
		}
	case verb:
		if nk == nominal && !s.words[n].cap && f&past != 0 && s.words[p].form != ing && s.words[p].form != part {
			return 0 // "wounded captured soldiers"
		}
	case conj:
		if q := s.prev(p); s.kindAt(q) == nominal && nk == nominal && s.words[q].lex != nil && s.words[q].lex.adj {
			return 0
		}
	}
	return f
}

// ingForm handles forms in -ing.
func (s *sent) ingForm(i, p, n int) vform {
	w := &s.words[i]
	pk, nk := s.kindAt(p), s.kindAt(n)
	if w.cap && !s.title && i > 0 && pk != quote {
		return 0
	}
	isNoun := w.lex.noun != ""
	takesObject := nk == det || nk == pron || nk == nominal && (!isNoun || s.words[n].cap)
	switch pk {
	case be:
		return ing
	case det, poss:
		return 0
	case prep:
		if isNoun && !takesObject {
			return 0
		}
		return ing
	case nominal:
		if isNoun && !takesObject {
			return 0
		}
		if s.words[p].lex != nil && s.words[p].lex.adj && isNoun {
			return 0
		}
		return ing
	case verb:
		if isNoun && !takesObject {
			return 0
		}
		return ing
	}
	if isNoun && !takesObject && nk != prep && nk != to && nk != inf && nk != that {
		return 0
	}
	return ing
}

// ambiguous decides for forms like "attack" and "visits", which can be both.
func (s *sent) ambiguous(i int, pk, nk kind, f vform) vform {
	w := &s.words[i]
	n := s.next(i)
	opensObject := nk == det || nk == pron || nk == that && pk != det || nk == inf && f&third != 0 ||
		n < len(s.words) && nk == nominal && (s.words[n].cap || s.words[n].num)
	switch pk {
	case pron, rel:
		return f
	case det, poss, prep, sub, to:
		if pk == sub && !opensObject {
			return 0
		}
		if pk != sub {
			return 0
		}
		return 0
	case nominal:
		if w.cap && !s.title {
			return 0
		}
		p := s.prev(i)
		if l := s.words[p].lex; l != nil && l.adj && !s.words[p].cap {
			return 0
		}
		if opensObject || f&past != 0 && f&base != 0 && nk == nominal {
			return f // "India cut tariffs"
		}
		if l := s.words[p].lex; f&base != 0 && l != nil && l.plural && nk != prep && nk != stop && nk != comma {
			return f
		}
		if f&third != 0 && nk == nominal && s.words[p].cap && !s.maybeVerb(n) {
			return f
		}
		return 0
	case conj, comma:
		if opensObject && f&third != 0 {
			return f
		}
		if opensObject && s.hasVerbBefore(i, f) {
			return f
		}
		return 0
	}
	if pk == quote || pk == stop || pk == subprep {
		return 0
	}
	return 0
}

// maybeVerb reports whether the undecided word n can be a past tense.
func (s *sent) maybeVerb(n int) bool {
	l := s.words[n].lex
	if l == nil {
		return strings.HasSuffix(s.words[n].In(s.a.Text), "ed")
	}
	return l.vform&(past|part) != 0
}

// hasVerbBefore looks for a verb of the same form with which word i can be
// joined by "and".
func (s *sent) hasVerbBefore(i int, f vform) bool {
	for j := i - 1; j >= 0 && j > i-15; j-- {
		if s.words[j].kind == verb && s.words[j].form&f != 0 {
			return true
		}
	}
	return false
}
