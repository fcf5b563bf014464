package brief

import (
	"cmp"
	"slices"

	"chancery/internal/compare"
	"chancery/internal/news"
)

// Lengths of a brief. Twelve sentences are one screen; the parts have shares
// of their own so that a long list of figures does not push out the dispute.
const (
	maxSentences = 12
	maxExtracts  = 4 // what happened
	minExtracts  = 3 // filled up from the leads where the board has little to offer
	maxTold      = 8 // what happened, with what else the origins agree on, before the frames
	maxAgreed    = 3
	maxDisputed  = 3
	maxDenials   = 1
	maxSingle    = 2
	maxExpected  = 2

	least  = 5
	enough = 6 // sentences; a shorter brief is filled up from what the reports begin with

	maxCitations = 8 // of one sentence; of more origins it says "at least eight"
)

// Write tells a story: what happened, what the origins agree on, where they
// differ, what only one of them says, what is expected. Sentences are extracts
// or frames (see the package comment), with one citation for each origin; a
// sentence that the verifier would refuse is left out, with the reason.
func Write(s *news.Story, as []*news.Article, es []news.Event, board []news.Slot) news.Brief {
	w := newWriter(s, as, es, board)
	w.happened()
	w.extracts = len(w.brief.Sentences)
	w.rest(maxTold)
	w.agreed()
	w.disputed()
	w.denied()
	w.alone()
	w.expected()
	w.rest(maxSentences)
	w.more()
	w.answers()
	w.settle()
	w.count()
	w.entitle()
	return w.brief
}

// entitle sees to it that the title is one that the cited articles bear: the
// story's own, else that of the first article cited which has one, else none.
func (w *writer) entitle() {
	find := func(id news.ArticleID) *news.Article { return w.byID[id] }
	if len(w.brief.Sentences) == 0 || titled(&w.brief, find) {
		return
	}
	w.brief.Title = ""
	for _, s := range w.brief.Sentences {
		for _, c := range s.Citations {
			if a := w.byID[c.Article]; a != nil && a.Title != "" {
				w.brief.Title = a.Title
				return
			}
		}
	}
}

// count tells of each sentence how many independent origins it rests on, so
// that single-source ones can be labelled.
func (w *writer) count() {
	for i := range w.brief.Sentences {
		s := &w.brief.Sentences[i]
		origins := map[int]bool{}
		for _, c := range s.Citations {
			origins[w.family[c.Article]] = true
		}
		s.Origins = len(origins)
	}
}

type writer struct {
	brief     news.Brief
	story     *news.Story
	articles  []*news.Article
	byID      map[news.ArticleID]*news.Article
	family    map[news.ArticleID]int
	board     []news.Slot
	events    []news.Event
	main      *news.Event
	plainly   bool                              // somebody states it plainly
	open      []candidate                       // sentences that can stand alone
	told      map[string]bool                   // content words of the extracts so far
	covered   map[int]bool                      // slots of the board that a sentence has told
	copies    map[news.ArticleID]news.ArticleID // the first article of its family
	voice     map[news.ArticleID]news.ArticleID // the article that tells for a family, by its first
	heads     map[int]map[string]bool           // words of each origin's titles and first sentences
	headCount map[string]int                    // in how many of them a word stands
	extracts  int                               // sentences that tell what happened
	latest    news.Day                          // on which an article was published
}

func newWriter(s *news.Story, as []*news.Article, es []news.Event, board []news.Slot) *writer {
	if s == nil {
		s = &news.Story{}
	}
	w := &writer{
		story: s, events: es, board: board,
		byID: map[news.ArticleID]*news.Article{},
		told: map[string]bool{}, covered: map[int]bool{}, voice: map[news.ArticleID]news.ArticleID{},
		brief: news.Brief{Title: s.Title, Story: s.ID, Sentences: []news.BriefSentence{}, LeftOut: []news.LeftOut{}},
	}
	for _, a := range as {
		if a == nil || w.byID[a.ID] != nil {
			continue
		}
		w.articles = append(w.articles, a)
		w.byID[a.ID] = a
		w.latest = max(w.latest, a.Published.Day)
	}
	slices.SortStableFunc(w.articles, func(a, b *news.Article) int {
		return cmp.Or(cmp.Compare(a.Published.Day, b.Published.Day), cmp.Compare(a.ID, b.ID))
	})
	w.family = compare.Origins(s, w.articles)
	w.copies = map[news.ArticleID]news.ArticleID{}
	for _, a := range w.articles {
		w.copies[a.ID] = a.ID
	}
	for _, f := range s.Families {
		for _, id := range f {
			w.copies[id] = f[0]
		}
	}
	w.main = compare.Main(s, w.articles, es)
	w.plainly = w.main != nil && slices.ContainsFunc(w.main.Mentions, func(m news.MentionOfEvent) bool {
		a := w.byID[m.Article]
		return a != nil && m.Status == w.main.Status && !inTitle(a, m.Span) && compare.Plainly(a, m)
	})
	for _, a := range w.articles {
		w.open = append(w.open, candidates(a)...)
	}
	w.score()
	return w
}

// fair is the score of a sentence that stands early in a report or shares much
// with how the others begin.
const fair = 5

// happened tells the main event and what else the slots of two origins rest
// on, the best sentence first.
func (w *writer) happened() {
	for range maxExtracts {
		best, gain := -1, 0
		for i := range w.open {
			if g := w.gain(&w.open[i]); g > gain {
				best, gain = i, g
			}
		}
		const little = 6 // below this a sentence adds no slot that two origins speak to
		if best < 0 || (len(w.brief.Sentences) > 0 && gain < little) {
			break
		}
		w.take(&w.open[best], "")
	}
	for len(w.brief.Sentences) < minExtracts {
		c := w.best(func(c *candidate) bool { return c.score >= fair && w.speaks(c.article) && !w.overtaken(c) })
		if c == nil {
			return
		}
		w.take(c, "")
	}
}

// rest tells, after what happened, what two origins or more agree on and
// nothing has told yet, in the reports' own words, up to so many sentences.
func (w *writer) rest(most int) {
	for len(w.brief.Sentences) < most {
		var best *candidate
		top := 0
		for i := range w.open {
			if g := w.unsaid(&w.open[i]); g > top {
				best, top = &w.open[i], g
			}
		}
		if best == nil {
			return
		}
		w.insert(best)
		best.used = true
	}
}

// insert adds an extract behind those of what happened.
func (w *writer) insert(c *candidate) {
	n := len(w.brief.Sentences)
	w.take(c, "")
	if len(w.brief.Sentences) > n {
		last := w.brief.Sentences[n]
		w.brief.Sentences = slices.Insert(w.brief.Sentences[:n], w.extracts, last)
		w.extracts++
	}
}

// more fills a short brief up, after what happened, with the sentences that
// stand early in a report and that the other origins begin with too; one of
// fewer than five sentences with whatever the reports tell besides.
func (w *writer) more() {
	const worth = 2 // score: below it a sentence is a detail of one report
	for len(w.brief.Sentences) < enough {
		few := len(w.brief.Sentences) < least
		c := w.best(func(c *candidate) bool {
			return (c.score >= worth || few) && w.speaks(c.article) && !w.overtaken(c) && !w.outdated(c)
		})
		if c == nil {
			return
		}
		w.insert(c)
	}
}

// take adds an extract, with one supporting citation for each other origin
// that gives the same values.
func (w *writer) take(c *candidate, frame string) {
	s := news.BriefSentence{Text: frame + c.text, Citations: []news.Citation{cite(c.article, c.span)}}
	if frame == "" {
		s.Citations = append(s.Citations, w.support(c)...)
		s.Citations = append(s.Citations, w.echoes(c, s.Citations)...)
	}
	w.add(s)
	c.used = true
	if f := w.copies[c.article.ID]; w.voice[f] == "" {
		w.voice[f] = c.article.ID
	}
	for word := range c.words {
		w.told[word] = true
	}
	for _, k := range c.slots {
		w.covered[k] = true
	}
	if c.main {
		for k := range w.board {
			w.covered[k] = w.covered[k] || rowOf(&w.board[k], w.main)
		}
	}
}

// rowOf reports whether a row of the board tells how far an event got: it rests
// on a sentence of each report that tells of the event, and on no other.
func rowOf(s *news.Slot, e *news.Event) bool {
	in := map[news.ArticleID]bool{}
	for _, v := range s.Values {
		for _, x := range v.Evidence {
			in[x.Article] = true
			if !slices.ContainsFunc(e.Mentions, func(m news.MentionOfEvent) bool { return m.Article == x.Article && m.Span == x.Span }) {
				return false
			}
		}
	}
	return s.Type == "event" && !slices.ContainsFunc(e.Mentions, func(m news.MentionOfEvent) bool { return !in[m.Article] })
}

// support cites, for each other family, a sentence that says the same: for the
// main event one that reports it with the same status, for anything else one
// that gives a value that c's sentence gives too. A place alone is no support.
func (w *writer) support(c *candidate) []news.Citation {
	const near = 0.3 // of the shorter sentence's content words: below it is about something else
	var out []news.Citation
	seen := map[int]bool{w.family[c.article.ID]: true}
	add := func(e news.Evidence) {
		a := w.byID[e.Article]
		if a == nil || len(out) == maxCitations-1 || seen[w.family[a.ID]] || inTitle(a, e.Span) {
			return
		}
		if cit := cite(a, sentenceOf(a, e.Span)); related(c.text, cit.Quote) && !contrary(c.text, cit.Quote) && !w.clashes(c, a, cit.Span) && shared(c.words, contentWords(cit.Quote)) >= near {
			seen[w.family[a.ID]] = true
			out = append(out, cit)
		}
	}
	if c.main {
		for _, m := range w.main.Mentions {
			if a := w.byID[m.Article]; m.Status == w.main.Status && a != nil && w.tellsDeed(c, a, m.Span) {
				add(m.Evidence)
			}
		}
		return out
	}
	for _, k := range c.slots {
		if t := w.board[k].Type; t == "place" || t == "date" {
			continue
		}
		for _, v := range w.board[k].Values {
			if gives(v, c) {
				for _, e := range v.Evidence {
					add(e)
				}
			}
		}
	}
	return out
}

// add appends a sentence if there is room and the verifier accepts it.
func (w *writer) add(s news.BriefSentence) bool {
	if len(w.brief.Sentences) >= maxSentences {
		return false
	}
	fs := w.refused(&s)
	if len(fs) > 0 && !slices.ContainsFunc(fs, func(f Finding) bool { return f.Citation < 1 }) {
		s.Citations = without(s.Citations, fs) // those beside the first that do not fit
		fs = w.refused(&s)
	}
	if len(fs) > 0 {
		w.leave(s.Text, fs[0].Problem)
		return false
	}
	w.brief.Sentences = append(w.brief.Sentences, s)
	return true
}

// without leaves out the citations that findings are about.
func without(cs []news.Citation, fs []Finding) (out []news.Citation) {
	for i, c := range cs {
		if !slices.ContainsFunc(fs, func(f Finding) bool { return f.Citation == i }) {
			out = append(out, c)
		}
	}
	return out
}

func (w *writer) refused(s *news.BriefSentence) []Finding {
	return Verify(&news.Brief{Sentences: []news.BriefSentence{*s}}, func(id news.ArticleID) *news.Article { return w.byID[id] })
}

func (w *writer) leave(text, why string) {
	l := news.LeftOut{Text: text, Why: why}
	if !slices.Contains(w.brief.LeftOut, l) {
		w.brief.LeftOut = append(w.brief.LeftOut, l)
	}
}

// settle lists the slots of two origins that no sentence tells.
func (w *writer) settle() {
	for k, s := range w.board {
		if !w.covered[k] && s.Verdict != news.SingleSource {
			w.leave(s.Name+": "+values(s), "no sentence of an article says it on its own, and no frame fits")
		}
	}
}

func values(s news.Slot) string {
	out := ""
	for i, v := range s.Values {
		if i > 0 {
			out += ", "
		}
		out += v.Value
	}
	return out
}

func cite(a *news.Article, s news.Span) news.Citation {
	return news.Citation{Article: a.ID, Span: s, Quote: a.Words(s)}
}

// sentenceOf widens s to the sentence that it begins in.
func sentenceOf(a *news.Article, s news.Span) news.Span {
	if i := a.SentenceAt(s.Start); i >= 0 {
		return a.Sentences[i].Span.Cover(s)
	}
	return s
}
