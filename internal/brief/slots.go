package brief

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// agreed puts what two origins or more give alike into frames.
func (w *writer) agreed() {
	n := 0
	for _, s := range w.board {
		if n == maxAgreed || s.Verdict != news.Agreed || len(s.Values) == 0 {
			continue
		}
		if out, ok := w.agreeSentence(s); ok && w.add(out) {
			w.covered[s.Name] = true
			n++
		}
	}
}

func (w *writer) agreeSentence(s news.Slot) (news.BriefSentence, bool) {
	gs := w.given(s.Values[0])
	if len(gs) < 2 {
		return news.BriefSentence{}, false
	}
	if s.Type == "attribution" {
		q := s.Values[0].Value
		return news.BriefSentence{Text: countWord(len(gs)) + quoteWords + "“" + q + "”.", Citations: cites(gs)}, !strings.ContainsAny(q, "“”")
	}
	about, fragment := "", ""
	for _, g := range gs {
		if g.figure == nil || (about != "" && subject(g.figure) != about) {
			return news.BriefSentence{}, false
		}
		about = subject(g.figure)
		if f := g.fragment(); f != "" && (fragment == "" || len(f) < len(fragment)) {
			fragment = f
		}
	}
	return news.BriefSentence{Text: countWord(len(gs)) + agreeWords + about + ": “" + fragment + "”.", Citations: cites(gs)}, fragment != ""
}

// disputed puts values that differ into frames: contradictions first, then
// tolls that rose, then values that can both be true.
func (w *writer) disputed() {
	n := 0
	for _, verdict := range []news.Verdict{news.Contradicted, news.Updated, news.Compatible} {
		for _, s := range w.board {
			if n == maxDisputed || s.Verdict != verdict || len(s.Values) < 2 {
				continue
			}
			if out, ok := w.differSentence(s); ok && w.add(out) {
				w.covered[s.Name] = true
				n++
			}
		}
	}
}

func (w *writer) differSentence(s news.Slot) (news.BriefSentence, bool) {
	vs := s.Values
	if s.Verdict == news.Updated {
		vs = []news.Value{vs[0], vs[len(vs)-1]}
	}
	const most = 3 // values in one sentence
	vs = vs[:min(len(vs), most)]
	var all []given
	var quotes []string
	about := ""
	for _, v := range vs {
		gs := w.given(v)
		i := slices.IndexFunc(gs, func(g given) bool { return g.figure != nil && g.fragment() != "" })
		if i < 0 || (about != "" && subject(gs[i].figure) != about) {
			return news.BriefSentence{}, false
		}
		about = subject(gs[i].figure)
		quotes = append(quotes, "“"+gs[i].fragment()+"”")
		all = append(all, gs[i])
		for j, g := range gs {
			if j != i && g.figure != nil && slices.Equal(numbers(g.article.Words(g.figure.Number)), numbers(gs[i].fragment())) {
				all = append(all, g)
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
		text = eitherWords + about + " as " + strings.Join(quotes, " and ") + ", which can both be true."
	}
	return news.BriefSentence{Text: text, Citations: cites(all)}, true
}

// A given is one origin's statement of a value.
type given struct {
	article *news.Article
	span    news.Span    // the sentence
	figure  *news.Figure // nil for values that are no figures
}

// given takes the first evidence of each family.
func (w *writer) given(v news.Value) []given {
	var out []given
	seen := map[int]bool{}
	for _, e := range v.Evidence {
		a := w.byID[e.Article]
		if a == nil || seen[w.family[a.ID]] {
			continue
		}
		seen[w.family[a.ID]] = true
		g := given{article: a, span: sentenceOf(a, e.Span)}
		for i := range a.Figures {
			if a.Figures[i].Span == e.Span {
				g.figure = &a.Figures[i]
			}
		}
		out = append(out, g)
	}
	return out
}

// fragment is how the article words the figure, as short as it can be quoted:
// no other number and no quotation marks in it, no hedge left outside; "" if
// that cannot be.
func (g given) fragment() string {
	a, f := g.article, g.figure
	if f == nil {
		return ""
	}
	want := numbers(a.Words(f.Number))
	for _, s := range []news.Span{f.Span, f.Number, f.Number.Cover(news.Span{Start: f.Span.Start, End: f.Number.End})} {
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

func cites(gs []given) []news.Citation {
	out := make([]news.Citation, 0, len(gs))
	for _, g := range gs {
		out = append(out, cite(g.article, g.span))
	}
	return out
}
