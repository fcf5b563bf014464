package brief

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// agreed puts what two origins or more give alike into frames.
func (w *writer) agreed() {
	n := 0
	for k, s := range w.board {
		if n == maxAgreed || w.covered[k] || s.Verdict != news.Agreed || len(s.Values) == 0 || mute(s) || ofThePast(s) {
			continue
		}
		if out, ok := w.agreeSentence(s); ok && w.add(out) {
			w.covered[k] = true
			n++
		}
	}
}

// mute reports whether a frame would say nothing by itself: "Two origins agree on
// the number of countries: four".
func mute(s news.Slot) bool { return strings.HasPrefix(s.Name, "number of ") }

// ofThePast reports whether a slot is about an earlier year, or counts from one
// on: "killed in 1960", "killed since 1960" has no frame, since frames speak of
// the story's own.
func ofThePast(s news.Slot) bool {
	words := strings.Fields(s.Name)
	if len(words) < 3 {
		return false
	}
	year, before := words[len(words)-1], words[len(words)-2]
	return (before == "in" || before == "since") && len(year) == len("1960") && strings.Trim(year, "0123456789") == ""
}

func (w *writer) agreeSentence(s news.Slot) (news.BriefSentence, bool) {
	gs := oneAge(w.given(s.Values[0]))
	if len(gs) < 2 {
		return news.BriefSentence{}, false
	}
	n := len(gs)
	gs = gs[:min(n, maxCitations)]
	if s.Type == "attribution" {
		q := s.Values[0].Value
		return news.BriefSentence{Text: countWord(n) + quoteWords + "“" + q + "”.", Citations: cites(gs)}, !strings.ContainsAny(q, "“”")
	}
	about, fragment := "", ""
	for _, g := range gs {
		if g.figure == nil || subject(g.figure) == "" || (about != "" && !sameSubject(subject(g.figure), about)) {
			return news.BriefSentence{}, false
		}
		if x := subject(g.figure); len(x) > len(about) {
			about = x
		}
		if f := g.fragment(); f != "" && (fragment == "" || len(f) < len(fragment)) {
			fragment = f
		}
	}
	text := countWord(n) + agreeWords + about + ": “" + fragment + "”."
	if gs[0].figure.Kind == news.Ordinal {
		text = countWord(n) + speakWords + "“" + fragment + "”."
	}
	return news.BriefSentence{Text: text, Citations: cites(gs)}, fragment != ""
}

// oneAge leaves of statements of an age those that name whose it is, and him
// whom most of them name.
func oneAge(gs []given) []given {
	votes := map[string]int{}
	best := ""
	for _, g := range gs {
		if g.figure == nil || g.figure.Of != "age" {
			return gs
		}
		if named(g.figure.Subject) {
			who := g.figure.Subject[strings.LastIndexByte(g.figure.Subject, ' ')+1:]
			if votes[who]++; votes[who] > votes[best] {
				best = who
			}
		}
	}
	return slices.DeleteFunc(gs, func(g given) bool {
		return !named(g.figure.Subject) || !strings.HasSuffix(g.figure.Subject, best)
	})
}

// disputed puts values that differ into frames: contradictions first, then
// tolls that rose, then values that can both be true.
func (w *writer) disputed() {
	n := 0
	for _, verdict := range []news.Verdict{news.Contradicted, news.Updated, news.Compatible} {
		for k, s := range w.board {
			if n == maxDisputed || s.Verdict != verdict || len(s.Values) < 2 || ofThePast(s) {
				continue
			}
			if out, ok := w.differSentence(s); ok && w.add(out) {
				w.covered[k] = true
				n++
			}
		}
	}
}

func (w *writer) differSentence(s news.Slot) (news.BriefSentence, bool) {
	vs := s.Values
	switch s.Verdict {
	case news.Updated:
		vs = []news.Value{vs[0], vs[len(vs)-1]}
	case news.Contradicted:
		vs = w.exact(vs)
	}
	const most = 3 // values in one sentence
	vs = vs[:min(len(vs), most)]
	var all, more []given
	var quotes []string
	about := ""
	for _, v := range vs {
		gs := w.given(v)
		i := slices.IndexFunc(gs, func(g given) bool { return g.figure != nil && subject(g.figure) != "" && g.fragment() != "" })
		if i < 0 || gs[i].figure.Kind == news.Ordinal || (about != "" && subject(gs[i].figure) != about) {
			return news.BriefSentence{}, false
		}
		about = subject(gs[i].figure)
		quotes = append(quotes, "“"+gs[i].fragment()+"”")
		all = append(all, gs[i])
		for j, g := range gs {
			if j != i && g.figure != nil && slices.Equal(numbers(g.article.Words(g.figure.Number)), numbers(gs[i].fragment())) {
				more = append(more, g)
			}
		}
	}
	text := ""
	switch s.Verdict {
	case news.Updated:
		text = roseWords + about + " rose from " + strings.Join(quotes, " to ") + "."
	case news.Contradicted:
		text = differWords + about + ": " + strings.Join(quotes, " against ") + "."
	default:
		text = eitherWords + about + " as " + strings.Join(quotes, " and ") + ", which can " + bothOrAll(len(quotes)) + " be true."
	}
	return news.BriefSentence{Text: text, Citations: cites(append(all, more...))}, true
}

// exact leaves of values that contradict each other those that are numbers, if
// there are two: "dozens" contradicts nothing.
func (w *writer) exact(vs []news.Value) []news.Value {
	out := slices.DeleteFunc(slices.Clone(vs), func(v news.Value) bool {
		return slices.ContainsFunc(w.given(v), func(g given) bool { return g.figure != nil && g.figure.Vague })
	})
	if len(out) < 2 {
		return vs
	}
	return out
}

func bothOrAll(n int) string {
	if n == 2 {
		return "both"
	}
	return "all"
}

// A given is one origin's statement of a value.
type given struct {
	article *news.Article
	span    news.Span    // the sentence
	figure  *news.Figure // nil for values that are no figures
}

// given takes the first evidence of each family, from the body rather than a
// headline.
func (w *writer) given(v news.Value) []given {
	var out []given
	at := map[int]int{}
	for _, e := range v.Evidence {
		a := w.byID[e.Article]
		if a == nil {
			continue
		}
		i, seen := at[w.family[a.ID]]
		if seen && !(inTitle(out[i].article, out[i].span) && !inTitle(a, e.Span)) {
			continue
		}
		g := given{article: a, span: sentenceOf(a, e.Span)}
		for i := range a.Figures {
			if a.Figures[i].Span == e.Span {
				g.figure = &a.Figures[i]
			}
		}
		if seen {
			out[i] = g
			continue
		}
		at[w.family[a.ID]] = len(out)
		out = append(out, g)
	}
	return out
}

func inTitle(a *news.Article, s news.Span) bool {
	i := a.SentenceAt(s.Start)
	return i >= 0 && a.Sentences[i].Title
}

// fragment is how the article words the figure, as short as it can be quoted:
// a count by its number with its hedge, anything else with what it counts; no
// other number and no quotation marks in it; "" if that cannot be.
func (g given) fragment() string {
	a, f := g.article, g.figure
	if f == nil {
		return ""
	}
	spans := []news.Span{f.Span, f.Number}
	if f.Kind == news.Count {
		spans = []news.Span{f.Number}
		for _, w := range slices.Backward(cut(a.Words(news.Span{Start: f.Span.Start, End: f.Number.Start}))) {
			if len(spans) > maxHedge {
				break
			}
			spans = append(spans, news.Span{Start: f.Span.Start + w.start, End: f.Number.End})
		}
		spans = append(spans, f.Span)
	}
	want := numbers(a.Words(f.Number))
	for _, s := range spans {
		words := a.Words(s)
		if strings.ContainsAny(words, "“”\"\n") || len(words) > 80 || !slices.Equal(numbers(words), want) {
			continue
		}
		if _, hedge, ok := contiguous(words, a.Words(g.span)); ok && hedge == "" {
			return words
		}
	}
	return ""
}

// maxHedge is the length of the longest hedge, in words: "as many as".
const maxHedge = 3

func cites(gs []given) []news.Citation {
	gs = gs[:min(len(gs), maxCitations)]
	out := make([]news.Citation, 0, len(gs))
	for _, g := range gs {
		out = append(out, cite(g.article, g.span))
	}
	return out
}
