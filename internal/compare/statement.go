package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// A statement is a clause of a report: who does what to whom, as the tree has
// it. It is compared by its words, for whatever the codebook of events has no
// entry for: "sign a joint statement", "declare a partnership".
type statement struct {
	article  *news.Article
	sentence int
	verb     int
	head     int // of what is acted on; -1 if nothing is
	lemma    string
	voice    voice
	negated  bool
	lead     bool
	subject  []string // content lemmas of who does it, sorted
	object   []string // of what it is done to; of who does it where nothing else is named
	names    []string // those of object that are names
	rest     []string // of what a passive or objectless clause goes on with
	about    news.Span
	who      news.Span // the subject
	group    news.Span // the verb with its auxiliaries
	tail     news.Span // what the clause goes on with
}

// A voice tells the three shapes of clause apart.
type voice uint8

const (
	active  voice = iota // somebody does something to something
	passive              // something is done to something
	bare                 // somebody does something, or does not
)

// span covers the clause from its subject on where that stands beside the verb.
func (s *statement) span() news.Span {
	out := s.group
	if !s.tail.IsZero() {
		out = out.Cover(s.tail)
	}
	for _, x := range []news.Span{s.who, s.about} {
		if !x.IsZero() && x.End <= s.group.Start && s.group.Start-x.End <= besideVerb {
			out = out.Cover(x)
		}
	}
	return out
}

const (
	besideVerb = 2   // bytes between a subject and its verb
	maxTail    = 100 // bytes that a clause may go on
)

// statements reads the clauses of an article's body.
func statements(a *news.Article) (out []statement) {
	for i, t := range a.Trees {
		if !hasTree(a, i) || a.Sentences[i].Title || furniture(a.Words(a.Sentences[i].Span)) {
			continue
		}
		for v := range t.Words {
			if s, ok := readStatement(a, i, v); ok {
				out = append(out, s)
			}
		}
	}
	return out
}

// hasTree reports whether sentence i has a tree with a word for each of its tokens.
func hasTree(a *news.Article, i int) bool {
	if i >= len(a.Sentences) || !a.Trees[i].Parsed() {
		return false
	}
	s := &a.Sentences[i]
	return len(a.Trees[i].Words) == s.Count && s.First >= 0 && s.First+s.Count <= len(a.Tokens)
}

// readStatement reads the clause of word v, if it is a verb that says something.
func readStatement(a *news.Article, i, v int) (s statement, ok bool) {
	t := a.Trees[i]
	lemma := strings.ToLower(t.Words[v].Lemma)
	if t.Words[v].UPOS != "VERB" || light()[lemma] || reporting()[lemma] || hollow()[lemma] || weak()[lemma] || capital(a, i, v) {
		return s, false
	}
	s = statement{article: a, sentence: i, verb: v, lemma: lemma, negated: negatedVerb(t, v)}
	object := s.takeObject(t)
	s.head = object
	subject := subjectOf(t, v)
	if s.voice == passive {
		subject = agentOf(t, v)
	}
	if noun := antecedent(t, max(subject, 0), v); subject >= 0 && noun != subject {
		s.who = nounPhrase(a, i, noun, noun)
		s.subject = set(contents(t, noun))
	} else if subject >= 0 && subject != object {
		_, l := t.Extent(subject)
		s.who, s.subject = afterDateline(a, i, a.WordSpan(i, phraseStart(t, subject), l), a.WordSpan(i, v, v).Start), set(contents(t, subject))
	}
	if s.voice == bare {
		s.object, s.about, s.head = s.subject, s.who, subject
	}
	if len(s.object) == 0 {
		return s, false
	}
	s.group = s.verbGroup(t)
	if s.who.Start < s.group.Start && s.who.End > s.group.Start {
		s.who.End = s.who.Start + len(strings.TrimSpace(a.Words(news.Span{Start: s.who.Start, End: s.group.Start})))
	}
	s.tail, s.rest = s.goesOn(t, object)
	s.lead = inLead(a, s.group)
	return s, true
}

// capital reports whether a word within a sentence is written like a name, which
// verbs are not.
func capital(a *news.Article, i, v int) bool {
	r, _ := utf8.DecodeRuneInString(a.Words(a.WordSpan(i, v, v)))
	return v > 0 && unicode.IsUpper(r)
}

// takeObject finds what is acted on, and with it the voice.
func (s *statement) takeObject(t news.Tree) int {
	object := -1
	switch {
	case t.Dependent(s.verb, "obj") >= 0:
		object = t.Dependent(s.verb, "obj")
	case t.Dependent(s.verb, "nsubj:pass") >= 0:
		object, s.voice = antecedent(t, t.Dependent(s.verb, "nsubj:pass"), s.verb), passive
	case agentOf(t, s.verb) >= 0:
		if object, s.voice = t.Dependent(s.verb, "nsubj"), passive; object < 0 {
			object = t.Governor(s.verb) // "a deal brokered by them"
		}
	case t.Dependent(s.verb, "xcomp") >= 0:
		object = t.Dependent(s.verb, "xcomp")
	default:
		s.voice = bare
	}
	if object < 0 {
		return -1
	}
	first, last := phraseStart(t, object), object
	if object != t.Governor(s.verb) {
		_, last = t.Extent(object)
		if r := t.Dependent(object, "acl:relcl"); r > object {
			if from, _ := t.Extent(r); from > object {
				last = from - 1 // "the boats that were sold": which boats, but not what is said of them
			}
		}
	}
	s.about = s.article.WordSpan(s.sentence, first, last)
	for i := first; i <= last; i++ {
		if l := telling(&t.Words[i]); l != "" {
			s.object = append(s.object, l)
			if t.Words[i].UPOS == "PROPN" {
				s.names = append(s.names, l)
			}
		}
	}
	s.object, s.names = set(s.object), set(s.names)
	return object
}

// phraseStart is the first word of the phrase of noun w, without the preposition or
// conjunction that leads up to it.
func phraseStart(t news.Tree, w int) int {
	first, _ := t.Extent(w)
	for first < w && t.Governor(first) == w && slices.Contains([]string{"ADP", "CCONJ", "SCONJ", "PUNCT"}, t.Words[first].UPOS) {
		first++
	}
	return first
}

// agentOf is the noun after "by" that does what participle v says, or -1.
func agentOf(t news.Tree, v int) int {
	if d := t.Dependent(v, "obl:agent"); d >= 0 {
		return d
	}
	if v+1 < len(t.Words) && t.Words[v].XPOS == "VBN" && strings.EqualFold(t.Words[v+1].Lemma, "by") && t.Is(v+1, "case") {
		return t.Governor(v + 1)
	}
	return -1
}

// antecedent returns the noun that a relative pronoun stands for, or the word itself.
func antecedent(t news.Tree, w, verb int) int {
	if g := t.Governor(verb); g >= 0 && t.Words[verb].Rel == "acl:relcl" && (t.Words[w].XPOS == "WP" || t.Words[w].XPOS == "WDT") {
		return g
	}
	return w
}

// subjectOf finds who does what verb v says: its own subject, else that of the
// clause that it continues; -1 if nobody is named.
func subjectOf(t news.Tree, v int) int {
	subject := t.Dependent(v, "nsubj")
	for g := v; subject < 0 && t.Is(g, "xcomp", "conj", "advcl", "acl"); {
		if g = t.Governor(g); g < 0 {
			break
		}
		if subject = t.Dependent(g, "nsubj", "nmod:poss"); t.Is(v, "xcomp") && t.Dependent(g, "obj") >= 0 {
			subject = t.Dependent(g, "obj") // "leads them to"
		}
	}
	return subject
}

// verbGroup is the verb with the auxiliaries and negation right before it.
func (s *statement) verbGroup(t news.Tree) news.Span {
	from := s.verb
	for from > 0 && t.Governor(from-1) == s.verb && (t.Is(from-1, "aux") || t.Is(from-1, "advmod") && negation(&t.Words[from-1])) {
		from--
	}
	to := s.verb
	if p := t.Dependent(s.verb, "compound:prt"); p == s.verb+1 {
		to = p
	}
	return s.article.WordSpan(s.sentence, from, to)
}

// goesOn is what follows the verb: its object, and what else hangs on it without
// a mark between, as far as it says neither when nor where. rest are the
// content words of that else.
func (s *statement) goesOn(t news.Tree, object int) (tail news.Span, rest []string) {
	last := s.verb
	if p := t.Dependent(s.verb, "compound:prt"); p == last+1 {
		last = p
	}
	first := last + 1
	for {
		d, end := nextPart(t, s.verb, last+1)
		if d < 0 || s.timeOrPlace(t, d) {
			break
		}
		if s.article.WordSpan(s.sentence, first, end).Len() > maxTail && d != object {
			break
		}
		if d != object {
			rest = append(rest, contents(t, d)...)
		}
		last = end
	}
	if last < first {
		return news.Span{}, nil
	}
	tail = s.article.WordSpan(s.sentence, first, last)
	if s.voice != active {
		tail = untilWhen(s.article, tail)
	}
	return tail, set(rest)
}

// untilWhen cuts a tail before it comes to when or where: "on suspicion of fraud"
// of "on suspicion of fraud in Malmo on Monday".
func untilWhen(a *news.Article, tail news.Span) news.Span {
	cutAt := func(at news.Span) {
		before := strings.TrimRight(a.Words(news.Span{Start: tail.Start, End: max(tail.Start, at.Start)}), " ")
		i := strings.LastIndexByte(before, ' ')
		switch strings.ToLower(before[i+1:]) {
		case "at", "in", "near", "on":
			if tail.Contains(at) && i > 0 {
				tail.End = tail.Start + i
			}
		}
	}
	for _, d := range a.Dates {
		cutAt(d.Span)
	}
	for _, m := range a.Mentions {
		if e := a.Entity(m.Entity); e != nil && e.Type == news.Place {
			cutAt(m.Span)
		}
	}
	return tail
}

// nextPart is the dependent of verb v whose words begin at word at, and its last
// word.
func nextPart(t news.Tree, v, at int) (d, end int) {
	for d := at; d < len(t.Words); d++ {
		if t.Governor(d) != v || !t.Is(d, "obj", "iobj", "obl", "xcomp", "ccomp", "advmod") {
			continue
		}
		if first, last := t.Extent(d); first == at {
			return d, last
		}
	}
	return -1, -1
}

// timeOrPlace reports whether a part beside the object only says when or where.
func (s *statement) timeOrPlace(t news.Tree, d int) bool {
	if !t.Is(d, "obl", "advmod") || d == agentOf(t, s.verb) {
		return false
	}
	head := s.article.WordSpan(s.sentence, d, d)
	return t.Words[d].Rel == "obl:unmarked" || t.Is(d, "advmod") ||
		slices.ContainsFunc(s.article.Dates, func(x news.TimeExpr) bool { return x.Contains(head) }) ||
		slices.ContainsFunc(s.article.Mentions, func(m news.Mention) bool {
			e := s.article.Entity(m.Entity)
			return e != nil && e.Type == news.Place && m.Contains(head)
		})
}

func negation(w *news.Word) bool {
	switch strings.ToLower(w.Lemma) {
	case "not", "never", "n't", "n’t":
		return true
	}
	return false
}

// negatedVerb reports whether a verb is denied, by "not" or by the verb that it
// hangs on: "refrained from condemning".
func negatedVerb(t news.Tree, v int) bool {
	if g := t.Governor(v); g >= 0 && t.Is(v, "xcomp", "advcl") && withheld(t.Words[g].Lemma) {
		return hasNot(t, v) == hasNot(t, g)
	}
	return hasNot(t, v)
}

func hasNot(t news.Tree, v int) bool {
	for d := t.Dependent(v, "advmod"); d >= 0; d = t.DependentAfter(v, d, "advmod") {
		if negation(&t.Words[d]) {
			return true
		}
	}
	return false
}

// withheld lists verbs of not doing what follows.
func withheld(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "abstain", "avoid", "decline", "fail", "refrain", "refuse":
		return true
	}
	return false
}

// contents are the lemmas of all telling words at and below a word.
func contents(t news.Tree, top int) (out []string) {
	first, last := t.Extent(top)
	for i := first; i <= last; i++ {
		if l := telling(&t.Words[i]); l != "" && t.Under(i, top) {
			out = append(out, l)
		}
	}
	return out
}
