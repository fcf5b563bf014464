package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// A pos is a universal part of speech, as far as the coder tells them apart.
type pos uint8

const (
	other pos = iota
	verb
	aux
	noun
	proper
	pron
	num
	adj
	adv
	adp
	det
	conj
	sub
	punct
)

func posOf(upos string) pos {
	switch upos {
	case "VERB":
		return verb
	case "AUX":
		return aux
	case "NOUN":
		return noun
	case "PROPN":
		return proper
	case "PRON":
		return pron
	case "NUM":
		return num
	case "ADJ":
		return adj
	case "ADV":
		return adv
	case "ADP":
		return adp
	case "DET":
		return det
	case "CCONJ":
		return conj
	case "SCONJ":
		return sub
	case "PUNCT":
		return punct
	}
	return other
}

// A word is a word of the sentence with its place in the tree. Parts of a
// hyphenated word ("cease-fire") are one word.
type word struct {
	news.Span
	form   string // lower case
	lemma  string
	lex    *lexeme
	pos    pos
	tag    string // Penn Treebank
	rel    string
	head   int // governor, or -1
	clause int // the word that heads its clause
	cap    bool
	time   bool // in a time expression
	used   bool // part of a pattern that fired
}

// A sent is the view of one sentence that the coder works on.
type sent struct {
	a     *news.Article
	x     *lexicon
	near  *near
	index int
	span  news.Span
	title bool
	words []word
	at    []int // word of the tree → word

	firsts, lasts []int // of the noun phrase of a word, as far as asked for; else -1
	kids, next    []int // first word that hangs on one, and the next that hangs on the same; else -1. Empty while heads change
}

// read fills the words of sentence i from its tree; there are none without.
func (s *sent) read(i int) {
	st := s.a.Sentences[i]
	s.index, s.span, s.title = i, st.Span, st.Title
	s.words, s.at, s.kids = s.words[:0], s.at[:0], s.kids[:0]
	if i >= len(s.a.Trees) || !s.a.Trees[i].Parsed() || len(s.a.Trees[i].Words) != st.Count {
		return
	}
	s.near.see(s.a, st.Span)
	tree, tokens := s.a.Trees[i].Words, s.a.SentenceTokens(i)
	for j := 0; j < len(tokens); {
		n := s.joined(tokens[j:])
		s.addWord(tree, tokens, j, j+n)
		j += n
	}
	for j := range s.words {
		if w := &s.words[j]; w.head >= 0 {
			w.head = s.at[w.head]
		}
	}
	s.mend()
	s.forgetPhrases()
	s.linkKids()
	for j := range s.words {
		s.words[j].clause = s.clauseOf(j)
	}
	s.title = s.title || s.isHeadline()
	s.markTimes()
}

// forgetPhrases makes room for the bounds of noun phrases.
func (s *sent) forgetPhrases() {
	s.firsts, s.lasts = s.firsts[:0], s.lasts[:0]
	for range s.words {
		s.firsts, s.lasts = append(s.firsts, -1), append(s.lasts, -1)
	}
}

// linkKids lists what hangs on each word, in order.
func (s *sent) linkKids() {
	s.next = s.next[:0]
	for range s.words {
		s.kids, s.next = append(s.kids, -1), append(s.next, -1)
	}
	for j := len(s.words) - 1; j >= 0; j-- {
		if h := s.words[j].head; h >= 0 {
			s.next[j], s.kids[h] = s.kids[h], j
		}
	}
}

// joined counts the tokens of the hyphenated word that begins ts.
func (s *sent) joined(ts []news.Token) int {
	n := 1
	for n+1 < len(ts) && ts[n-1].End == ts[n].Start && ts[n].End == ts[n+1].Start {
		if t := ts[n].In(s.a.Text); t != "-" && t != "‑" {
			break
		}
		n += 2
	}
	return n
}

// addWord makes one word of the tokens from lo to hi, whose head is the one
// that hangs on a word outside.
func (s *sent) addWord(tree []news.Word, tokens []news.Token, lo, hi int) {
	top := hi - 1
	for j := lo; j < hi; j++ {
		if h := tree[j].Head - 1; (h < lo || h >= hi) && tree[j].Rel != "punct" {
			top = j
		}
		s.at = append(s.at, len(s.words))
	}
	t := &tree[top]
	w := word{
		Span: news.Span{Start: tokens[lo].Start, End: tokens[hi-1].End},
		pos:  posOf(t.UPOS), lemma: t.Lemma, tag: t.XPOS, rel: t.Rel, head: t.Head - 1,
	}
	p := s.x.prospects.Of(w.In(s.a.Text))
	w.form, w.cap = p.lower, p.cap
	if hi-lo == 1 {
		if w.lex = s.x.under(p, t.Lemma); p.verb != nil && w.pos == verb && len(w.lex.asVerb) == 0 {
			w.lex = p.verb
		}
	} else {
		w.lex = s.compound(tree[hi-1], w)
	}
	s.words = append(s.words, w)
}

// isCapital reports whether t begins with a capital.
func isCapital(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsUpper(r)
}

// compound finds the lexeme of a hyphenated word: its own, or that of its last
// part if that is a noun ("counter-offensive").
func (s *sent) compound(last news.Word, w word) *lexeme {
	stem := strings.TrimSuffix(w.form, strings.ToLower(last.Form)) + last.Lemma
	if l := s.x.lookup(stem, w.form); l != &unknown {
		return l
	}
	if l := s.x.lookup(last.Lemma, last.Form); w.pos == noun && last.UPOS == "NOUN" {
		return l
	}
	return &unknown
}

// isHeadline reports whether all longer words have a capital, as in headlines
// that the text layer takes for a sentence.
func (s *sent) isHeadline() bool {
	n := 0
	for i := range s.words {
		switch w := &s.words[i]; {
		case w.cap:
			n++
		case w.Len() > 4 && w.pos != punct && w.pos != num:
			return false
		}
	}
	return n > 3
}

// markTimes marks the words of days and hours.
func (s *sent) markTimes() {
	for _, d := range s.a.Dates[s.near.dates.lo:s.near.dates.hi] {
		if d.Type != news.DATE && d.Type != news.TIME {
			continue
		}
		for i := range s.words {
			if d.Contains(s.words[i].Span) {
				s.words[i].time = true
			}
		}
	}
}

// clauseOf is the word that heads the clause of word i.
func (s *sent) clauseOf(i int) int {
	for range s.words {
		if s.opensClause(i) || s.words[i].head < 0 {
			return i
		}
		i = s.words[i].head
	}
	return i
}

// opensClause reports whether word i is the predicate of a clause.
func (s *sent) opensClause(i int) bool {
	w := &s.words[i]
	switch w.rel {
	case "root", "ccomp", "csubj", "csubj:pass", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis":
		return true
	case "xcomp":
		return w.pos == verb
	case "conj":
		return w.pos == verb || s.child(i, "nsubj", "cop") >= 0
	}
	return false
}

// is reports whether word i stands in one of the relations to its governor; a
// relation without subtype covers its subtypes.
func (w *word) is(rels ...string) bool {
	for _, r := range rels {
		if w.rel == r || len(w.rel) > len(r) && w.rel[len(r)] == ':' && w.rel[:len(r)] == r {
			return true
		}
	}
	return false
}

// child is the first word that hangs on word i in one of the relations, or -1.
func (s *sent) child(i int, rels ...string) int {
	if i >= 0 && i < len(s.kids) {
		for j := s.kids[i]; j >= 0; j = s.next[j] {
			if s.words[j].is(rels...) {
				return j
			}
		}
		return -1
	}
	for j := range s.words {
		if w := &s.words[j]; w.head == i && w.is(rels...) {
			return j
		}
	}
	return -1
}

// under reports whether word i is top or hangs on it, however far below.
func (s *sent) under(i, top int) bool {
	for range s.words {
		if i == top {
			return true
		}
		if i = s.words[i].head; i < 0 {
			return false
		}
	}
	return false
}

// prep is the preposition of word i, or "".
func (s *sent) prep(i int) string {
	if c := s.child(i, "case"); c >= 0 && c < i {
		return s.words[c].form
	}
	if c := s.child(i, "mark"); c >= 0 && c < i && s.words[c].form == "to" && s.words[i].nominal() {
		return "to"
	}
	return ""
}

// wordAt returns the word that holds byte offset at, or -1.
func (s *sent) wordAt(at int) int {
	for i := range s.words {
		if s.words[i].Start <= at && at < s.words[i].End {
			return i
		}
	}
	return -1
}

func (w *word) nominal() bool {
	return w.pos == noun || w.pos == proper || w.pos == pron || w.pos == num
}

// isVerb reports whether w is used as a verb, not before a noun ("the wounded
// soldiers").
func (w *word) isVerb() bool {
	return w.pos == verb && !w.is("amod", "compound", "det", "case", "mark")
}
