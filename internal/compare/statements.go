package compare

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"chancery/internal/news"
)

// Limits of the rows that statements make: where few report, one story's
// common ground is in its words; where many do, it is in its figures, and a
// statement must be made by several.
const (
	few           = 4  // origins that are few enough for details to matter
	maxStatements = 12 // rows where few report
	maxWideSpread = 4  // rows where many do
	maxRetold     = 3  // rows that one origin and its rewriters make
	wideSpread    = 3  // origins that one of those needs
	longPhrase    = 90 // bytes; longer ones are told as far as the next mark
)

//go:embed data/furniture.txt
var furnitureFile string

//go:embed data/weak.txt
var weakFile string

// weak are verbs that make no row of statements.
var weak = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, r := range records(weakFile) {
		m[r[0]] = true
	}
	return m
})

var furnitureMarks = sync.OnceValue(func() []string {
	var out []string
	for _, r := range records(furnitureFile) {
		out = append(out, r[0])
	}
	return out
})

// furniture reports whether a sentence has words of the page run into it:
// captions, credits, pointers.
func furniture(sentence string) bool {
	sentence = strings.ToLower(sentence)
	return slices.ContainsFunc(furnitureMarks(), func(m string) bool { return strings.Contains(sentence, m) })
}

// statementSlots lines up what several reports state in one verb of the same or
// of like things, one row for each. What a row of an event or of a figure tells
// is left out; shown are the events that have a row.
func (t *table) statementSlots(shown []*news.Event) []news.Slot {
	byVerb := map[string][]statement{}
	for _, a := range t.articles {
		for _, s := range statements(a) {
			if tellsOf(shown, &s) || givesFigure(&s) || spoken(&s) || asks(&s) {
				continue
			}
			k := s.lemma
			if s.voice == bare {
				k += " -"
			}
			byVerb[k] = append(byVerb[k], s)
		}
	}
	var groups [][]statement
	for _, k := range sortedKeys(byVerb) {
		for _, g := range alikeStatements(byVerb[k]) {
			if t.worthARow(g) {
				groups = append(groups, g)
			}
		}
	}
	slices.SortStableFunc(groups, func(x, y []statement) int {
		return cmp.Or(cmp.Compare(t.weightOf(y), t.weightOf(x)), cmp.Compare(len(y), len(x)))
	})
	most := maxStatements
	if t.witnesses() > few {
		most = maxWideSpread
	}
	var out []news.Slot
	names := map[string]bool{}
	single := 0
	for _, g := range groups[:min(len(groups), most)] {
		s := t.statementSlot(g)
		if s.Verdict == news.SingleSource {
			if single++; single > maxRetold {
				continue
			}
		}
		if names[s.Name] {
			s.Name += " (" + g[0].lemma + ")"
		}
		names[s.Name] = true
		out = append(out, s)
	}
	return out
}

func sortedKeys(m map[string][]statement) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// worthARow wants somebody or something named, and origins that agree on more
// than the verb: two where few report, three where many do. Where few report, a
// rewriter who kept what his source had in words of his own counts as well.
func (t *table) worthARow(g []statement) bool {
	first := slices.IndexFunc(g, func(s statement) bool { return len(s.subject) > 0 || s.voice == passive })
	if first < 0 {
		return false
	}
	if unsaid(g) {
		return false
	}
	cs := t.answersOf(g)
	if n := len(t.families(cs)); n >= 2 {
		if t.witnesses() > few && (n < wideSpread || len(t.shared(cs)) == 0) {
			return false
		}
		if g[0].voice == bare {
			return slices.ContainsFunc(g, func(s statement) bool {
				return t.family[s.article.ID] != t.family[g[0].article.ID] && (s.negated || anyShared(s.rest, g[0].rest) || t.witnesses() > few)
			})
		}
		return slices.ContainsFunc(g, func(s statement) bool {
			return t.family[s.article.ID] != t.family[g[0].article.ID] && sameThing(&s, &g[0])
		})
	}
	return t.weight(cs) >= 2 && (g[0].voice != bare || g[0].negated) && slices.ContainsFunc(g, func(s statement) bool {
		x, y := s.article.Words(s.span()), g[0].article.Words(g[0].span())
		return s.article != g[0].article && !strings.Contains(x, y) && !strings.Contains(y, x)
	})
}

// unsaid reports whether a group names a deed without an end, and nobody says
// that it was done: "to crash", "a fall".
func unsaid(g []statement) bool {
	return g[0].voice == bare && !slices.ContainsFunc(g, func(s statement) bool { return len(s.rest) > 0 || s.finite() || s.negated })
}

// sameThing reports whether two statements of one verb share two words of what
// is acted on, or somebody who acts, or, in the passive, all of the shorter.
func sameThing(x, y *statement) bool {
	return inCommon(x.object, y.object) >= 2 || anyShared(x.subject, y.subject) ||
		x.voice == passive && y.voice == passive && commonShare(x.object, y.object) == 1
}

// tellsOf reports whether a statement is a mention of an event that has a row.
func tellsOf(shown []*news.Event, s *statement) bool {
	verb := s.article.WordSpan(s.sentence, s.verb, s.verb)
	for _, e := range shown {
		if slices.ContainsFunc(e.Mentions, func(m news.MentionOfEvent) bool {
			return m.Article == s.article.ID && m.Trigger.Overlaps(verb)
		}) {
			return true
		}
	}
	return false
}

// givesFigure reports whether what is acted on in a statement is counted, or
// part of a toll, which has or could have a row of its own.
func givesFigure(s *statement) bool {
	return slices.ContainsFunc(s.article.Figures, func(f news.Figure) bool {
		if f.Vague && headOf(f.Of).class != toll || f.Kind == news.Ordinal || f.Kind == news.Known || f.Of == age || !s.about.Contains(f.Number) {
			return false
		}
		i, w := s.article.WordAt(f.Number.Start)
		if i != s.sentence {
			return false
		}
		const near = 2 // steps: "a border of 900 km"
		t := s.article.Trees[i]
		for range near {
			if w == s.head || w < 0 {
				break
			}
			w = t.Governor(w)
		}
		return w == s.head && w >= 0
	})
}

// spoken reports whether a statement is made by a speaker of himself: "we" says
// nothing on a board.
func spoken(s *statement) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(s.article.Words(s.span())), notLetter), func(w string) bool {
		return w == "i" || w == "we" || w == "my" || w == "our" || w == "me" || w == "us"
	})
}

// asks reports whether what a statement is about is asked for or left open: "how
// many people", "whose view", "one".
func asks(s *statement) bool {
	about := s.who
	if s.voice == passive {
		about = s.about
	}
	first, _, _ := strings.Cut(strings.ToLower(s.article.Words(about)), " ")
	switch first {
	case "how", "one", "what", "whatever", "which", "who", "whoever", "whose":
		return true
	}
	return false
}

func (t *table) weightOf(g []statement) int {
	n := 3 * t.weight(t.answersOf(g))
	if slices.ContainsFunc(g, func(s statement) bool { return s.lead }) {
		n++
	}
	return n
}

// statementSlot makes the row of a group. In the active its name is who does
// what and its values to what; else its name is what is spoken of, and its
// values what is said of that.
func (t *table) statementSlot(g []statement) news.Slot {
	s := t.slot(nameOf(g), "statement", plain, t.shared(t.answersOf(g)))
	if s.Verdict == news.Contradicted {
		s.Verdict = news.Compatible // other words are no contradiction
		if deniesItself(g) {
			s.Verdict = news.Contradicted
		}
	}
	return s
}

// deniesItself reports whether a group says of one thing that it was done and
// that it was not.
func deniesItself(g []statement) bool {
	for i, x := range g {
		for _, y := range g[:i] {
			if x.negated != y.negated && commonShare(x.object, y.object) >= sameObject {
				return true
			}
		}
	}
	return false
}

// shared leaves, where many report, what two origins give alike: in a row of
// words each other one would be one reporter's phrase.
func (t *table) shared(cs []claim) []claim {
	if t.witnesses() <= few {
		return cs
	}
	by := byValue(cs)
	return slices.DeleteFunc(slices.Clone(cs), func(c claim) bool { return len(t.families(by[c.value])) < 2 })
}

// answersOf are the claims of a group; wordings that have most in common are one
// value, that of the first.
func (t *table) answersOf(g []statement) []claim {
	var out []claim
	var values []answer
	turned := passively(g)
	sameSign := !slices.ContainsFunc(g, func(s statement) bool { return s.negated != g[0].negated })
	for i := range g {
		s := &g[i]
		v := s.answer(turned, participle(g))
		if s.negated && !(sameSign && v.verbShown) {
			v.text, v.negated = "not "+v.text, true
		}
		at := slices.IndexFunc(values, v.like)
		if at < 0 {
			at = len(values)
			values = append(values, v)
		}
		out = append(out, claim{
			article: s.article, span: s.span(), value: values[at].text, by: attributedTo(s.article, s.group), low: math.NaN(), number: math.NaN(), lead: s.lead,
		})
	}
	return out
}

// An answer is what one statement puts into its row.
type answer struct {
	text      string
	words     []string
	names     []string // among words
	negated   bool
	verbShown bool // the negation stands in the row's name or in the text
}

// like reports whether two answers say the same in like words.
func (v answer) like(o answer) bool {
	if v.negated != o.negated || (len(v.words) == 0) != (len(o.words) == 0) {
		return false
	}
	return len(v.words) == 0 || commonShare(v.words, o.words) >= sameObject ||
		len(v.words) == 2 && len(o.words) == 2 && len(v.names) == 1 && slices.Equal(v.names, o.names) // "the crisis in Mali", "the Mali conflict"
}

// answer words a statement for its row: in the active what is acted on, with
// what belongs to it; else the verb with what follows.
func (s *statement) answer(turned bool, participle string) answer {
	tail := s.tail
	switch {
	case s.voice == active && turned:
		return answer{text: participle}
	case s.voice == passive && !turned:
		return answer{text: short(s.article, s.about), words: s.object, names: s.names, verbShown: true}
	case s.voice == active:
		if !tail.Contains(s.about) {
			tail = s.about
		}
		return answer{text: short(s.article, tail), words: s.object, names: s.names, verbShown: true}
	}
	from := s.group
	if s.voice == passive {
		from = s.article.WordSpan(s.sentence, s.verb, s.verb)
	}
	if !tail.IsZero() {
		from = from.Cover(tail)
	}
	return answer{text: short(s.article, from), words: s.rest, verbShown: s.voice == bare}
}

// participle is the verb of a group as its passive statements have it.
func participle(g []statement) string {
	for _, s := range g {
		if s.voice == passive {
			return s.article.Words(s.article.WordSpan(s.sentence, s.verb, s.verb))
		}
	}
	return g[0].lemma
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
	for range common(a, b) {
		n++
	}
	return n
}

// alikeStatements groups statements of one verb by what they are made of.
func alikeStatements(ss []statement) (out [][]statement) {
	for _, s := range ss {
		at := slices.IndexFunc(out, func(g []statement) bool {
			return slices.ContainsFunc(g, func(o statement) bool {
				return commonShare(o.object, s.object) >= likeObject || s.voice != bare && inCommon(o.subject, s.subject) >= 2 && commonShare(o.subject, s.subject) >= sameObject
			})
		})
		if at < 0 {
			out = append(out, []statement{s})
		} else {
			out[at] = append(out[at], s)
		}
	}
	return out
}
