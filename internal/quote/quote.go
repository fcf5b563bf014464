package quote

import (
	"cmp"
	"slices"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// Version is raised when articles read before should be read again.
const Version = 4

// Read sets a.Attributions from the sentences and mentions of a.
func Read(a *news.Article) {
	r := newReader(a)
	a.Attributions = nil
	r.quotes = quotations(r.quotes, a.Text, clip(a.TitleSpan, len(a.Text)))
	r.quotes = quotations(r.quotes, a.Text, clip(a.Body, len(a.Text)))
	slices.SortFunc(r.quotes, func(x, y quotation) int { return cmp.Compare(x.Start, y.Start) })
	for i := range a.Sentences {
		r.sentence(i)
	}
	r.loose()
	slices.SortStableFunc(a.Attributions, func(x, y news.Attribution) int { return cmp.Compare(x.Cue.Start, y.Cue.Start) })
	r.goOn()
	r.next = 0
	r.signed()
	r.speakers()
	r.agents()
	r.chains()
	r.carried()
	slices.SortStableFunc(a.Attributions, func(x, y news.Attribution) int { return cmp.Compare(x.Start, y.Start) })
	r.done()
}

// newReader returns a reader of a, with the room of one that is done where
// there is one.
func newReader(a *news.Article) *reader {
	l := load()
	r, ok := l.spare.Get().(*reader)
	if !ok {
		r = &reader{lexicon: l, frames: loadFrames()}
	}
	r.a = a
	return r
}

// done leaves the room of r to the next article.
func (r *reader) done() {
	clear(r.ws)
	*r = reader{lexicon: r.lexicon, frames: r.frames, quotes: r.quotes[:0], ws: r.ws[:0], inside: r.inside[:0], weak: r.weak[:0], reported: r.reported[:0],
		g: grove{lo: r.g.lo, hi: r.g.hi, quoted: r.g.quoted, done: r.g.done, turned: r.g.turned}}
	r.spare.Put(r)
}

func clip(s news.Span, n int) news.Span {
	if s.Start < 0 || s.End > n || s.Start > s.End {
		return news.Span{}
	}
	return s
}

type reader struct {
	*lexicon
	frames *frames
	a      *news.Article
	quotes []quotation
	next   int // first quotation that may reach into the sentence

	s      news.Span    // the sentence
	ws     []words.Word // its words
	inside []int        // quotation that holds each word, or -1
	first  int          // first attribution of the sentence
	weak   []news.Span  // cues that need an agent
	g      grove        // its tree, if it has one

	reported    []bool                  // attributions that an outlet in the text reports
	antecedents map[news.Span]news.Span // of relative pronouns
}

// maxWords bounds the work on what is no sentence: lists, tables, noise. News
// sentences stay far below.
const maxWords = 400

// enter makes sentence n the one at hand and says whether it has a tree.
func (r *reader) enter(n int) bool {
	r.look(n)
	return r.grow(n)
}

// look makes the words of sentence n, without its tree, those at hand.
func (r *reader) look(n int) {
	r.s = r.a.Sentences[n].Span
	r.ws = words.Split(r.ws[:0], r.a.Text, r.s)
	r.ws = r.ws[:min(len(r.ws), maxWords)]
	r.place()
}

func (r *reader) sentence(n int) {
	r.first = len(r.a.Attributions)
	tree := r.enter(n)
	if tree {
		r.clauses()
	}
	for i := 0; i < len(r.ws); i++ {
		if r.quotedSpeech(i) || r.ws[i].Kind != words.Letters {
			continue
		}
		switch {
		case r.is(i, "according") && r.is(i+1, "to"):
			r.accordingTo(i)
		case r.byOutlet(i):
		case r.is(i, "saying") && r.is(i-1, "as") && r.is(i-2, "quoted"):
			r.quotedAs(i)
		default:
			c, ok := r.cueAt(r.ws, i)
			if ok && !(tree && r.settled(i)) {
				r.verb(c, i)
			}
		}
	}
	r.afterColon()
	r.part()
}

// settled reports whether the tree has spoken on the cue at word i: it is part
// of an attribution, or no verb.
func (r *reader) settled(i int) bool {
	at := r.ws[i].Start
	for _, t := range r.a.Attributions[r.first:] {
		if t.Cue.Start <= at && at < t.Cue.End {
			return true
		}
	}
	k := r.g.tokenAt(at)
	return k < len(r.g.Words) && (r.g.done[k] || !r.verbal(k))
}

// verbal reports whether word k may be a verb: it is tagged as one, or as a
// noun without anything that only nouns have.
func (r *reader) verbal(k int) bool {
	g := &r.g
	switch g.Words[k].UPOS {
	case "VERB":
		return !g.Is(k, "amod", "case")
	case "NOUN", "PROPN", "AUX":
		return g.Dependent(k, "det", "amod", "nmod", "case", "nummod") < 0 && !g.Is(k, "compound", "obj", "obl", "nmod", "nsubj")
	}
	return false
}

// place notes for each word which quotation holds it.
func (r *reader) place() {
	r.inside = r.inside[:0]
	k, _ := slices.BinarySearchFunc(r.quotes, r.s.Start, func(q quotation, at int) int { return cmp.Compare(q.End, at+1) })
	r.next = k
	for i := range r.ws {
		for k < len(r.quotes) && r.quotes[k].End <= r.ws[i].Start {
			k++
		}
		q := -1
		if k < len(r.quotes) && r.quotes[k].Start <= r.ws[i].Start {
			q = k
		}
		r.inside = append(r.inside, q)
	}
}

func (r *reader) quotedSpeech(i int) bool {
	return r.inside[i] >= 0 && r.quotes[r.inside[i]].speech
}

func (r *reader) is(i int, s string) bool { return i >= 0 && i < len(r.ws) && r.ws[i].Lower == s }

// span covers the words from to end.
func (r *reader) span(from, end int) news.Span {
	if from < 0 || from >= end || end > len(r.ws) {
		return news.Span{}
	}
	return news.Span{Start: r.ws[from].Start, End: r.ws[end-1].End}
}

// add appends an attribution made of its parts.
func (r *reader) add(stance news.Stance, source, cue, content news.Span) {
	if content.IsZero() || cue.IsZero() {
		return
	}
	t := news.Attribution{Source: source, Cue: cue, Content: content, Stance: stance}
	t.Span = content.Cover(cue).Cover(source)
	t.Quote = r.quoting(content)
	r.a.Attributions = append(r.a.Attributions, t)
}

// quoting tells verbatim content by the marks around and inside it.
func (r *reader) quoting(s news.Span) news.Quoting {
	for _, q := range r.quotes[min(r.next, len(r.quotes)):] {
		switch {
		case q.Start >= s.End:
			return news.Indirect
		case q.Contains(s) || q.Start == s.Start && q.End < s.End && q.speech:
			return news.Direct
		case s.Contains(q.Span):
			return news.Mixed
		}
	}
	return news.Indirect
}

// part cuts the content of an attribution where the next clause of the
// sentence begins with a source of its own: "X said A, but Y said B".
func (r *reader) part() {
	as := r.a.Attributions[r.first:]
	for i := range as {
		for _, b := range as[i+1:] {
			at := b.Source.Start
			if b.Source == as[i].Source && as[i].Content.Contains(b.Cue) && b.Content.Start > b.Cue.Start {
				at = b.Cue.Start
			}
			if b.Source.IsZero() || b.Content.Start < b.Cue.Start || !as[i].Content.Contains(b.Cue) || at <= as[i].Content.Start {
				continue
			}
			w := r.wordAt(at)
			if w < 2 || !joins(r.ws[w-1].Lower) && !r.is(w-1, ";") {
				continue
			}
			end := w - 1
			if r.is(end-1, ",") {
				end--
			}
			if s := (news.Span{Start: as[i].Content.Start, End: r.ws[max(end-1, 0)].End}); !s.IsZero() {
				as[i].Content = s
				as[i].Span = s.Cover(as[i].Cue).Cover(as[i].Source)
				as[i].Quote = r.quoting(s)
			}
		}
	}
}

func joins(w string) bool { return w == "and" || w == "but" || w == "while" || w == "although" }

func (r *reader) wordAt(at int) int {
	return slices.IndexFunc(r.ws, func(w words.Word) bool { return w.Start == at })
}
