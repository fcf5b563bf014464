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
	near   *near
	index  int
	span   news.Span
	title  bool
	words  []word
	chunks []chunk
}

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
	s.near.see(s.a, st.Span)
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
	s.title = s.title || s.titleCase()
	s.titleAdverbs()
	for i := range s.words {
		s.resolve(i)
	}
	s.findChunks()
}

// titleAdverbs finds the adverbs among the capitals of a headline.
func (s *sent) titleAdverbs() {
	for i := range s.words {
		w := &s.words[i]
		if s.title && w.lex == nil && w.kind == nominal && w.Len() > 7 &&
			hasAnySuffix(w.In(s.a.Text), "arily", "ically", "ently", "antly", "edly", "ately", "ously", "ively", "ially") {
			w.kind = adv
		}
	}
}

// titleCase reports whether all longer words have a capital, as in headlines
// that the text layer takes for a sentence.
func (s *sent) titleCase() bool {
	n := 0
	for i := range s.words {
		w := &s.words[i]
		switch {
		case w.cap:
			n++
		case w.Len() > 4 && w.kind == nominal && !w.num:
			return false
		case w.Len() > 4 && w.kind != stop && w.kind != comma && w.kind != mark:
			return false
		}
	}
	return n > 3
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
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSymbol(r) && r != '%' {
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
		if k := s.words[i].kind; k != adv && k != mark && k != neg {
			return i
		}
	}
	return -1
}

// next is prev to the right; it returns len(s.words) at the end.
func (s *sent) next(i int) int {
	for i++; i < len(s.words); i++ {
		if k := s.words[i].kind; k != adv && k != mark && k != neg {
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
	case w.kind == modal && w.cap && i > 0 && w.lex.form == "may" && !s.title:
		w.kind = timeword
	case w.kind == timeword && !w.cap && w.lex.form == "march":
		w.kind = nominal
		s.resolve(i)
	case w.kind == mark && s.isPlainPoss(i):
		w.kind = poss
	case w.kind == have && w.lex.verb == "have" && s.isPossession(i):
		w.kind, w.form = verb, w.lex.vform
	case w.kind == sub && w.lex.form == "as" && !s.clauseAhead(i):
		w.kind = prep
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

// clauseAhead reports whether a verb may follow "as" at i, so that it opens a
// clause ("as troops left") and no phrase ("as hostages").
func (s *sent) clauseAhead(i int) bool {
	for j := i + 1; j < len(s.words) && j < i+9; j++ {
		w := &s.words[j]
		switch {
		case isAux(w.kind):
			return true
		case w.kind == comma || w.kind == stop || w.kind == conj && j > i+4:
			return false
		case w.kind == nominal && w.lex != nil && w.lex.vform&(past|third) != 0 && !(w.lex.adj || w.lex.noun != "" && w.lex.vform&past == 0 && !w.lex.plural):
			return true
		case w.kind == nominal && w.lex == nil && hasAnySuffix(w.In(s.a.Text), "ed"):
			return true
		}
	}
	return false
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
