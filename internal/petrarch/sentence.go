package petrarch

import (
	"strings"

	"chancery/internal/news"
)

// A sword is a word of a sentence as dictionaries see it: "anti-" and "Barad-dur"
// are one word though the tokens are more.
type sword struct {
	text        string // capitals
	first, last int    // tokens of the sentence
	tag         tag
	verb        bool
	comma       bool
	quiet       bool // punctuation other than a comma, or deleted: it is not there
	noun        int  // noun phrase, -1 for none
	group       int  // coded noun phrases that make one side, -1 for none
}

// A tag sorts words into what noun phrases are made of.
type tag uint8

const (
	other tag = iota
	opens     // determiners and possessive pronouns begin a noun phrase
	modifies
	names // nouns and proper nouns
	owns  // 's
	joins // and, or, nor
	leads // prepositions
)

// A sentence is what is coded.
type sentence struct {
	a     *news.Article
	i     int
	tree  news.Tree
	words []sword
	nouns []nounPhrase
	// groups are the coded noun phrases, compounds as one.
	groups []group
}

// newSentence reads the words of sentence i of an article.
func newSentence(a *news.Article, i int) *sentence {
	s := &sentence{a: a, i: i}
	tokens := a.SentenceTokens(i)
	if i < len(a.Trees) && len(a.Trees[i].Words) == len(tokens) {
		s.tree = a.Trees[i]
	}
	for j := 0; j < len(tokens); {
		end := j + 1
		for end < len(tokens) && tokens[end].Start == tokens[end-1].End && glued(a.Words(tokens[end-1].Span), a.Words(tokens[end].Span)) {
			end++
		}
		text := a.Words(news.Span{Start: tokens[j].Start, End: tokens[end-1].End})
		for _, part := range strings.Split(text, "_") {
			if part != "" {
				s.words = append(s.words, s.newWord(part, j, end-1))
			}
		}
		j = end
	}
	return s
}

// glued says that two tokens with nothing between them are one word.
func glued(a, b string) bool {
	hyphen := func(s string) bool { return s == "-" || s == "–" || s == "&" }
	return hyphen(a) || hyphen(b)
}

func (s *sentence) newWord(text string, first, last int) sword {
	w := sword{text: word(text), first: first, last: last, noun: -1, group: -1}
	switch {
	case text == ",":
		w.comma = true
	case strings.Trim(text, ".,;:!?\"'()[]“”‘’—–-…`") == "":
		w.quiet = true
	default:
		w.tag, w.verb = s.tagOf(w)
	}
	return w
}

// tagOf sorts a word by its tags; without any, by what it looks like.
func (s *sentence) tagOf(w sword) (tag, bool) {
	if t, ok := closed[w.text]; ok {
		return t, false
	}
	if len(s.tree.Words) == 0 {
		return modifies, true
	}
	n := s.tree.Words[w.last]
	if s.afterModal(w.last) {
		return other, true
	}
	switch n.UPOS {
	case "NOUN", "PROPN":
		return names, false
	case "DET":
		return opens, false
	case "ADJ", "NUM":
		return modifies, false
	case "ADV":
		if g := s.tree.Governor(w.last); g > w.last && s.tree.Words[g].UPOS == "ADJ" {
			return modifies, false
		}
	case "VERB", "AUX":
		if s.attributive(w.last) {
			return modifies, false
		}
		return other, n.XPOS != "MD"
	case "ADP":
		return leads, false
	case "CCONJ":
		return joins, false
	}
	return other, strings.HasPrefix(n.XPOS, "VB")
}

// afterModal says that a word follows "may", "will" or the like, where a verb
// stands even if its tag says otherwise ("may spur").
func (s *sentence) afterModal(i int) bool {
	return i > 0 && s.tree.Words[i-1].XPOS == "MD" && s.tree.Words[i].UPOS != "ADV" && s.tree.Words[i].UPOS != "PRON" && s.tree.Words[i].UPOS != "DET" &&
		s.tree.Words[i].UPOS != "PUNCT" && s.tree.Words[i].UPOS != "PROPN" && s.tree.Words[i].UPOS != "PART"
}

// attributive says that a participle stands before a noun as an adjective does:
// "the affected villages".
func (s *sentence) attributive(i int) bool {
	g := s.tree.Governor(i)
	if i > 0 && s.tree.Words[i-1].UPOS == "AUX" {
		return false // "is shipping advice"
	}
	return g > i && s.tree.Is(i, "amod", "compound") && s.tree.Words[g].UPOS != "VERB"
}

// closed are the little words that must be told apart even where tags are wrong.
var closed = map[string]tag{
	"THE": opens, "A": opens, "AN": opens, "THIS": opens, "THESE": opens, "THOSE": opens, "ITS": opens, "HIS": opens,
	"THEIR": opens, "OUR": opens, "MY": opens, "YOUR": opens, "'S": owns, "'": owns,
	"AND": joins, "OR": joins, "NOR": joins,
	"OF": leads, "IN": leads, "FROM": leads, "FOR": leads, "AT": leads, "WITH": leads, "BY": leads, "ON": leads, "INTO": leads,
	"AGAINST": leads, "ABOUT": leads, "BETWEEN": leads, "TOWARD": leads, "TOWARDS": leads,
	"IT": other, "THEY": other, "HE": other, "SHE": other, "WHO": other, "WHICH": other, "THAT": other, "NOT": other, "N'T": other, "TO": other,
	"NEITHER": other, "EITHER": other, "BOTH": other,
}

// fits reports whether a phrase stands at word i, and its last word. Where the
// phrase allows it, up to loose words of the same noun phrase may come between.
func (s *sentence) fits(p phrase, i, loose int) (last int, ok bool) {
	at := i
	for k, w := range p.words {
		if k > 0 {
			skip := loose
			if p.tight[k] {
				skip = 0
			}
			if at = s.find(w, at+1, skip); at < 0 {
				return 0, false
			}
		} else if s.words[i].text != w {
			return 0, false
		}
	}
	return at, true
}

func (s *sentence) find(w string, at, skip int) int {
	for ; at < len(s.words); at++ {
		t := &s.words[at]
		switch {
		case t.text == w && !t.comma && !t.quiet:
			return at
		case skip == 0 || t.comma || t.quiet || t.verb || t.tag == leads || t.tag == joins:
			return -1
		}
		skip--
	}
	return -1
}

// deleteClauses takes short insertions between commas out, as PETRARCH does: a
// clause at the beginning, one at the end, and then those between.
func (s *sentence) deleteClauses(o Options) {
	commas := s.commas()
	if len(commas) == 0 {
		return
	}
	if o.CommaBegin.holds(s.count(0, commas[0])) {
		s.delete(0, commas[0]+1)
	}
	if last := commas[len(commas)-1]; o.CommaEnd.holds(s.count(last, len(s.words))) && !s.predicate(last) {
		s.delete(last, len(s.words))
	}
	commas = s.commas()
	for k := 0; k+1 < len(commas); k++ {
		if o.CommaMiddle.holds(s.count(commas[k], commas[k+1])) {
			s.delete(commas[k], commas[k+1]+1)
			k++
		}
	}
}

// predicate says that the last clause holds the verb whose subject stands before
// its comma ("France, an old ally, left."): that is the sentence, not an insertion.
func (s *sentence) predicate(comma int) bool {
	if n := comma + 1; n < len(s.words) && len(s.tree.Words) > 0 {
		switch s.tree.Words[s.words[n].last].XPOS {
		case "VBD", "VBZ", "VBP":
			return s.words[n].verb // whatever the tree says
		}
	}
	from := s.words[comma].first
	for j := range s.tree.Words {
		if g := s.tree.Governor(j); j < from && g > from && s.tree.Is(j, "nsubj") && s.tree.Words[g].UPOS == "VERB" {
			return s.tree.DependentAfter(g, from, "nsubj") < 0
		}
	}
	return false
}

// commas lists those that are there and do not join a compound.
func (s *sentence) commas() (out []int) {
	for i := range s.words {
		if s.words[i].comma && !s.words[i].quiet {
			out = append(out, i)
		}
	}
	return out
}

func (s *sentence) count(from, to int) (n int) {
	for i := from; i < to; i++ {
		if !s.words[i].quiet && !s.words[i].comma {
			n++
		}
	}
	return n
}

func (s *sentence) delete(from, to int) {
	for i := from; i < to; i++ {
		s.words[i].quiet = true
	}
}
