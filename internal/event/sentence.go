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

var posOf = map[string]pos{
	"VERB": verb, "AUX": aux, "NOUN": noun, "PROPN": proper, "PRON": pron, "NUM": num, "ADJ": adj, "ADV": adv,
	"ADP": adp, "DET": det, "CCONJ": conj, "SCONJ": sub, "PUNCT": punct,
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
}

// read fills the words of sentence i from its tree; there are none without.
func (s *sent) read(i int) {
	st := s.a.Sentences[i]
	s.index, s.span, s.title = i, st.Span, st.Title
	s.words, s.at = s.words[:0], s.at[:0]
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
	s.setDatelineApart()
	s.mend()
	for j := range s.words {
		s.words[j].clause = s.clauseOf(j)
	}
	s.title = s.title || s.isHeadline()
	s.markTimes()
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
			capital = capital || len(t) > 2 && t == strings.ToUpper(t) && w.cap
		}
	}
	return end
}

// mend turns round a predicate that the parser took for a participle: "border
// guards fired at migrants" read like "guards employed by the state", though
// its past tense tells.
func (s *sent) mend() {
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
	if s.words[n].rel != "root" || !s.words[n].nominal() || subj < 0 || subj > v || s.child(n, "cop") >= 0 || w.tag == "VBG" {
		return false
	}
	w.head, w.rel = -1, "root"
	s.words[n].head, s.words[n].rel = v, "obj"
	s.words[subj].head = v
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
		pos:  posOf[t.UPOS], lemma: t.Lemma, tag: t.XPOS, rel: t.Rel, head: t.Head - 1,
	}
	text := w.In(s.a.Text)
	w.form = strings.ToLower(text)
	w.cap = isCapital(text)
	if hi-lo == 1 {
		w.lex = s.x.lookup(t.Lemma, t.Form)
		if f := s.x.forms[w.form]; f != nil && w.pos == verb && len(w.lex.asVerb) == 0 {
			w.lex = f
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
	for j := range s.words {
		if w := &s.words[j]; w.head == i && w.is(rels...) {
			return j
		}
	}
	return -1
}

// head is the governor of word i, or -1.
func (s *sent) head(i int) int { return s.words[i].head }

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
