package petrarch

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// Options are the settings of PETRARCH that change what is coded.
type Options struct {
	NewActorLength int  // actors unknown to the dictionaries are named by their words, if so many or fewer; 0: not at all
	OneSided       bool // events without a target count ("require_dyad = false")

	// Clauses between commas of so many words are left out: at the beginning of a
	// sentence, inside it and at its end.
	CommaBegin, CommaMiddle, CommaEnd Range
}

// A Range is a number of words from Min to Max; Max 0 is no number at all.
type Range struct{ Min, Max int }

func (r Range) holds(n int) bool { return n >= r.Min && n <= r.Max }

// Defaults are the settings that PETRARCH ships with.
func Defaults() Options {
	return Options{CommaBegin: Range{3, 0}, CommaMiddle: Range{2, 8}, CommaEnd: Range{2, 8}}
}

// An Event is what the dictionaries make of a sentence.
type Event struct {
	Sentence int       `json:"sentence"`
	Source   string    `json:"source"` // the dictionaries' codes: "ISRMIL", "---GOV" for an agent of nobody known
	Target   string    `json:"target"`
	Code     string    `json:"code"`
	Trigger  news.Span `json:"trigger"`
	From     news.Span `json:"source_span"`
	To       news.Span `json:"target_span"`
	Rule     string    `json:"rule"`             // the verb and the pattern that fitted: "HOLD: % * TALKS [031]"
	Issues   []string  `json:"issues,omitempty"` // of the sentence
}

// Code codes every sentence of an article that has text and, for good results,
// grammar. A phrase that makes a story not worth coding leaves nothing.
func (d *Dictionary) Code(a *news.Article, o Options) (out []Event) {
	for i := range a.Sentences {
		s := newSentence(a, i)
		found, story := d.discarded(s)
		if story {
			return nil
		}
		if !found {
			out = append(out, d.codeSentence(s, a.Published.Day, o)...)
		}
	}
	return out
}

func (d *Dictionary) codeSentence(s *sentence, day news.Day, o Options) []Event {
	s.findNouns(d, day)
	s.findGroups(o)
	s.deleteClauses(o)
	c := &coder{d: d, s: s, o: o, seen: map[[3]string]bool{}}
	for i := 0; i < len(s.words); i++ {
		if w := &s.words[i]; w.verb && !w.quiet {
			i = max(i, c.verb(i))
		}
	}
	if issues := d.issuesOf(s); len(issues) > 0 {
		for i := range c.events {
			c.events[i].Issues = issues
		}
	}
	return c.events
}

func (d *Dictionary) discarded(s *sentence) (found, story bool) {
	for i := range s.words {
		for _, x := range d.discards[s.words[i].text] {
			if _, ok := s.fits(x.phrase, i, 0); ok {
				found, story = true, story || x.story
			}
		}
	}
	return found, story
}

func (d *Dictionary) issuesOf(s *sentence) (out []string) {
	for i := 0; i < len(s.words); i++ {
		for _, x := range d.issues[s.words[i].text] {
			last, ok := s.fits(x.phrase, i, 0)
			if !ok {
				continue
			}
			if x.code != "" && !slices.Contains(out, x.code) {
				out = append(out, x.code)
			}
			i = last
			break
		}
	}
	return out
}

// A coder codes one sentence.
type coder struct {
	d      *Dictionary
	s      *sentence
	o      Options
	seen   map[[3]string]bool
	events []Event
}

// verb codes the verb at word i. It returns the last word of what it has used up.
func (c *coder) verb(i int) int {
	for _, v := range c.d.verbs[c.s.words[i].text] {
		first, last, ok := c.s.stands(v, i)
		if !ok {
			continue
		}
		end := c.s.phraseEnd(i)
		m := &matcher{s: c.s, sets: c.d.sets, upper: c.s.before(first), lower: c.s.after(last, end)}
		code, rule := v.code, strings.ReplaceAll(strings.Join(slices.Concat(v.before, []string{v.name}, v.after), " "), "_", " ")
		m.match = match{-1, -1, -1, false}
		fitted := slices.IndexFunc(v.block.patterns, func(p pattern) bool { return usable(p.code) && m.try(p) })
		if fitted >= 0 {
			p := v.block.patterns[fitted]
			code, rule = p.code, rule+": "+p.text
		} else {
			m.match = match{-1, -1, -1, false}
		}
		if code == none || !usable(code) {
			continue
		}
		c.event(i, m, code, rule+" ["+code+"]")
		return end
	}
	return i
}

// usable refuses what stands for no code: "", and marks such as "+++".
func usable(code string) bool { return code == none || strings.Trim(code, "+#-?:") != "" }

// stands reports whether the words around the verb are there, and where the
// whole begins and ends.
func (s *sentence) stands(v verb, i int) (first, last int, ok bool) {
	first, last = i-len(v.before), i+len(v.after)
	if first < 0 || last >= len(s.words) {
		return 0, 0, false
	}
	for k, w := range v.before {
		if s.words[first+k].text != w {
			return 0, 0, false
		}
	}
	for k, w := range v.after {
		if s.words[i+1+k].text != w {
			return 0, 0, false
		}
	}
	return first, last, true
}

// before lists the words before word i, nearest first, back to a comma.
func (s *sentence) before(i int) (out []int) {
	for k := i - 1; k >= 0; k-- {
		switch w := &s.words[k]; {
		case w.quiet:
		case w.comma:
			return out
		default:
			out = append(out, k)
		}
	}
	return out
}

// after lists the words after word i up to word end.
func (s *sentence) after(i, end int) (out []int) {
	for k := i + 1; k <= end; k++ {
		if w := &s.words[k]; !w.quiet && !w.comma {
			out = append(out, k)
		}
	}
	return out
}

// phraseEnd is the last word of the phrase of the verb at word i: up to a comma,
// to a verb that "and" joins to it, or to the end of the clause that describes a
// noun; but its objects belong to it wherever they are.
func (s *sentence) phraseEnd(i int) int {
	end := len(s.words) - 1
	for k := i + 1; k <= end; k++ {
		if w := &s.words[k]; w.comma && !w.quiet {
			end = k - 1
		}
	}
	if !s.tree.Parsed() {
		return end
	}
	at := s.words[i].last
	for k := i + 1; k <= end; k++ {
		if s.words[k].verb && s.joined(k, at) {
			return max(s.beforeJoin(k)-1, i) // what the tree hangs on an object beyond is wrong
		}
	}
	for up := at; up >= 0; up = s.tree.Governor(up) {
		if s.tree.Is(up, "acl", "csubj") {
			_, last := s.tree.Extent(up)
			end = min(end, max(i, s.wordOf(last)))
			break
		}
	}
	return max(end, s.objectEnd(at))
}

// joined reports whether "and" joins the verb at word k to the one at token at or
// to one above it: by the tree, or, where the tree joins it to no verb, because a
// finite verb follows "and" at once.
func (s *sentence) joined(k, at int) bool {
	w := s.words[k].last
	if g := s.tree.Governor(w); s.tree.Is(w, "conj") && (g <= at || s.tree.Words[g].UPOS == "VERB") {
		return g <= at
	}
	switch s.tree.Words[w].XPOS {
	case "VBD", "VBZ", "VBP":
		return s.words[k-1].tag == joins
	}
	return false
}

// beforeJoin steps back from a verb over its auxiliaries to "and".
func (s *sentence) beforeJoin(k int) int {
	for j := k; j > 0 && j > k-4; j-- {
		if s.words[j].tag == joins {
			return j
		}
	}
	return k
}

// objectEnd is the last word of what a verb takes as object or complement.
func (s *sentence) objectEnd(at int) (end int) {
	for j := range s.tree.Words {
		if j <= at || !s.tree.Is(j, "obj", "xcomp", "ccomp") || s.tree.Governor(j) != at {
			continue
		}
		if s.tree.Is(j, "obj") {
			_, last := s.tree.Extent(j)
			end = max(end, s.wordOf(last))
		} else {
			end = max(end, s.objectEnd(j))
		}
	}
	return end
}

// wordOf is the word that holds a token.
func (s *sentence) wordOf(token int) int {
	for i := range s.words {
		if s.words[i].last >= token {
			return i
		}
	}
	return len(s.words) - 1
}
