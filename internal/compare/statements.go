package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// A statement is a clause of a report: who does what to whom, as the tree has
// it. It is compared by its words, for whatever the codebook of events has no
// entry for: "sign a joint statement", "declare a partnership".
type statement struct {
	article  *news.Article
	sentence int
	verb     int
	lemma    string
	negated  bool
	lead     bool
	subject  []string // content lemmas, sorted
	object   []string
	span     news.Span // of the object
	who      news.Span // of the subject
}

// Limits of the rows that statements make: where few report, one story's
// common ground is in its words; where many do, it is in its figures.
const (
	maxStatements = 12
	longObject    = 90 // bytes; longer ones are told as far as the next mark
)

// statementSlots lines up what several reports state in one verb of the same
// or of like things: a row a statement, its values the objects.
func (t *table) statementSlots(main *news.Event) []news.Slot {
	if t.witnesses() > few {
		return nil
	}
	byLemma := map[string][]statement{}
	var lemmas []string
	for _, a := range t.articles {
		for _, s := range statements(a) {
			if tellsOf(main, s) {
				continue
			}
			if byLemma[s.lemma] == nil {
				lemmas = append(lemmas, s.lemma)
			}
			byLemma[s.lemma] = append(byLemma[s.lemma], s)
		}
	}
	slices.Sort(lemmas)
	var groups [][]statement
	for _, l := range lemmas {
		for _, g := range alikeStatements(byLemma[l]) {
			if t.worthARow(g) {
				groups = append(groups, g)
			}
		}
	}
	slices.SortStableFunc(groups, func(x, y []statement) int {
		return cmp.Or(cmp.Compare(t.weightOf(y), t.weightOf(x)), cmp.Compare(len(y), len(x)))
	})
	var out []news.Slot
	for _, g := range groups[:min(len(groups), maxStatements)] {
		out = append(out, t.statementSlot(g))
	}
	return out
}

// worthARow wants two origins, or a rewriter who kept what his source had in
// words of his own, and somebody who is named as doing it.
func (t *table) worthARow(g []statement) bool {
	if !slices.ContainsFunc(g, func(s statement) bool { return len(s.subject) > 0 }) {
		return false
	}
	cs := t.objects(g)
	if len(t.families(cs)) >= 2 {
		return slices.ContainsFunc(g, func(s statement) bool {
			return t.family[s.article.ID] != t.family[g[0].article.ID] && (inCommon(s.object, g[0].object) >= 2 || anyShared(s.subject, g[0].subject))
		})
	}
	return t.weight(cs) >= 2 && slices.ContainsFunc(g, func(s statement) bool {
		x, y := s.article.Words(s.span), g[0].article.Words(g[0].span)
		return s.article != g[0].article && !strings.Contains(x, y) && !strings.Contains(y, x)
	})
}

// tellsOf reports whether a statement is a mention of the main event, which has
// a row already.
func tellsOf(main *news.Event, s statement) bool {
	verb := s.article.WordSpan(s.sentence, s.verb, s.verb)
	return main != nil && slices.ContainsFunc(main.Mentions, func(m news.MentionOfEvent) bool {
		return m.Article == s.article.ID && m.Trigger.Overlaps(verb)
	})
}

// few is how many origins are few enough for details to matter.
const few = 4

func (t *table) weightOf(g []statement) int {
	n := 3 * t.weight(t.objects(g))
	if slices.ContainsFunc(g, func(s statement) bool { return s.lead }) {
		n++
	}
	return n
}

// statementSlot makes the row of a group.
func (t *table) statementSlot(g []statement) news.Slot {
	first := g[max(0, slices.IndexFunc(g, func(s statement) bool { return len(s.subject) > 0 }))]
	name := strings.TrimSpace(short(first.article, first.who) + ": " + first.lemma)
	s := t.slot(strings.TrimPrefix(name, ": "), "statement", plain, t.objects(g))
	if s.Verdict == news.Contradicted {
		s.Verdict = news.Compatible // other words are no contradiction
		if slices.ContainsFunc(g, func(x statement) bool { return x.negated != first.negated }) {
			s.Verdict = news.Contradicted
		}
	}
	return s
}

// objects are the claims of a group; wordings that have most in common are one
// value, that of the first.
func (t *table) objects(g []statement) []claim {
	var out []claim
	var values [][]string
	var texts []string
	for _, s := range g {
		at := slices.IndexFunc(values, func(v []string) bool { return commonShare(v, s.object) >= sameObject })
		if at < 0 {
			at = len(values)
			values = append(values, s.object)
			text := short(s.article, s.span)
			if s.negated {
				text = "not " + text
			}
			texts = append(texts, text)
		}
		out = append(out, claim{
			article: s.article, span: s.span, value: texts[at], by: attributedTo(s.article, s.span), low: math.NaN(), number: math.NaN(), lead: s.lead,
		})
	}
	return out
}

// The shares of words that two objects have in common, of the shorter, to be
// one value, and to be answers to one question.
const (
	sameObject = 0.7
	likeObject = 0.3
)

// commonShare is the share of the shorter of two sorted sets that the other has.
func commonShare(a, b []string) float64 {
	return float64(inCommon(a, b)) / float64(max(1, min(len(a), len(b))))
}

// inCommon counts the words that two sorted sets share.
func inCommon(a, b []string) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// alikeStatements groups statements of one verb by what they are made of.
func alikeStatements(ss []statement) (out [][]statement) {
	for _, s := range ss {
		at := slices.IndexFunc(out, func(g []statement) bool {
			return slices.ContainsFunc(g, func(o statement) bool { return commonShare(o.object, s.object) >= likeObject })
		})
		if at < 0 {
			out = append(out, []statement{s})
		} else {
			out[at] = append(out[at], s)
		}
	}
	return out
}

// statements reads the clauses of an article's body that have an object or a
// complement.
func statements(a *news.Article) (out []statement) {
	for i, t := range a.Trees {
		if i >= len(a.Sentences) || a.Sentences[i].Title || !t.Parsed() {
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

// readStatement reads the clause of word v, if it is a verb that says something.
func readStatement(a *news.Article, i, v int) (s statement, ok bool) {
	t := a.Trees[i]
	lemma := strings.ToLower(t.Words[v].Lemma)
	if t.Words[v].UPOS != "VERB" || light()[lemma] || reporting()[lemma] || hollow()[lemma] {
		return s, false
	}
	object := t.Dependent(v, "obj", "nsubj:pass")
	if object < 0 {
		object = t.Dependent(v, "xcomp")
	}
	if object < 0 {
		return s, false
	}
	s = statement{article: a, sentence: i, verb: v, lemma: lemma, object: set(contents(t, object))}
	if len(s.object) == 0 {
		return s, false
	}
	first, last := t.Extent(object)
	s.span = a.WordSpan(i, first, last)
	s.lead = inLead(a, s.span)
	s.negated = negatedVerb(t, v)
	subject := t.Dependent(v, "nsubj")
	for g := v; subject < 0 && t.Is(g, "xcomp", "conj", "advcl", "acl"); {
		if g = t.Governor(g); g < 0 {
			break
		}
		if subject = t.Dependent(g, "nsubj", "nmod:poss"); t.Is(v, "xcomp") && t.Dependent(g, "obj") >= 0 {
			subject = t.Dependent(g, "obj") // "leads them to"
		}
	}
	if subject >= 0 && subject != object {
		f, l := t.Extent(subject)
		s.who, s.subject = a.WordSpan(i, f, l), set(contents(t, subject))
	}
	return s, true
}

func negatedVerb(t news.Tree, v int) bool {
	for d := t.Dependent(v, "advmod"); d >= 0; d = t.DependentAfter(v, d, "advmod") {
		switch strings.ToLower(t.Words[d].Lemma) {
		case "not", "never", "n't":
			return true
		}
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

// short is the text of a phrase, as far as the first mark if it is long.
func short(a *news.Article, s news.Span) string {
	text := strings.Join(strings.Fields(a.Words(s)), " ")
	if len(text) <= longObject {
		return text
	}
	if i := strings.IndexAny(text, ",;:—("); i > 0 {
		text = strings.TrimSpace(text[:i])
	}
	if len(text) > longObject {
		text = text[:strings.LastIndexByte(text[:longObject], ' ')+1] + "…"
	}
	return text
}
