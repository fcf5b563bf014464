package brief

import (
	"slices"
	"strings"

	"chancery/internal/compare"
	"chancery/internal/news"
)

// score rates each candidate once: what it says that the board knows, whether
// it reports the main event, and how early it stands.
func (w *writer) score() {
	w.heads = w.headsOf()
	w.headCount = map[string]int{}
	for _, head := range w.heads {
		for word := range head {
			w.headCount[word]++
		}
	}
	for i := range w.open {
		c := &w.open[i]
		c.main = w.reportsMain(c)
		c.slots = w.slotsIn(c)
		switch {
		case !c.main || w.main.Status == news.Denied:
		case w.main.Origins >= 2 || len(w.story.Families) == 1:
			c.score += 10
		default:
			c.score += 3
		}
		c.score += int(10 * w.central(c))
		c.score += max(0, 6-2*c.rank)
		if !w.first(c.article) {
			c.score -= 5 // a copy or a rewrite
		}
		if c.article.Published.Day.Known() && c.article.Published.Day == w.latest {
			c.score += 4
		}
		if len(c.text) > 280 {
			c.score -= 3
		}
	}
}

// central is the share of c's content words that the heads of the other
// origins' reports use too: what everybody begins with is what happened.
func (w *writer) central(c *candidate) float64 {
	if len(c.words) == 0 || len(w.heads) < 2 {
		return 0
	}
	own := w.heads[w.family[c.article.ID]]
	n := 0
	for word := range c.words {
		n += w.headCount[word]
		if own[word] {
			n--
		}
	}
	return float64(n) / float64(len(c.words)*len(w.heads))
}

// headsOf gathers, for each origin, the words of its titles and first
// sentences.
func (w *writer) headsOf() map[int]map[string]bool {
	const first = 3 // sentences, the title among them
	m := map[int]map[string]bool{}
	for _, a := range w.articles {
		f := w.family[a.ID]
		if m[f] == nil {
			m[f] = map[string]bool{}
		}
		for _, s := range a.Sentences[:min(first, len(a.Sentences))] {
			for word := range contentWords(a.Words(s.Span)) {
				m[f][word] = true
			}
		}
	}
	return m
}

func (w *writer) first(a *news.Article) bool {
	return slices.ContainsFunc(w.story.Families, func(f []news.ArticleID) bool { return len(f) > 0 && f[0] == a.ID })
}

// reportsMain reports whether c states the main event with the status that the
// event has as a whole: plainly, not in passing, if anybody does.
func (w *writer) reportsMain(c *candidate) bool {
	if w.main == nil {
		return false
	}
	return slices.ContainsFunc(w.main.Mentions, func(m news.MentionOfEvent) bool {
		return m.Article == c.article.ID && c.span.Contains(m.Trigger) && m.Status == w.main.Status && (!w.plainly || compare.Plainly(c.article, m))
	})
}

// slotsIn lists the slots that have evidence in c.
func (w *writer) slotsIn(c *candidate) []int {
	var out []int
	for k, s := range w.board {
		if slices.ContainsFunc(s.Values, func(v news.Value) bool { return gives(v, c) }) {
			out = append(out, k)
		}
	}
	return out
}

func gives(v news.Value, c *candidate) bool {
	return slices.ContainsFunc(v.Evidence, func(e news.Evidence) bool {
		return e.Article == c.article.ID && c.span.Contains(e.Span)
	})
}

// gain is what c adds to the brief as it stands: slots of two origins that are
// not told yet, less for words that are told already. 0 is nothing.
func (w *writer) gain(c *candidate) int {
	if c.used || w.repeats(c) {
		return 0
	}
	if !w.speaks(c.article) || w.overtaken(c) {
		return 0
	}
	g := 0
	for _, k := range c.slots {
		g += w.worth(k, c)
	}
	if len(w.brief.Sentences) == 0 {
		const opens = 5 // how a report begins is how its newsroom would begin
		if c.rank == 0 {
			g += 2 * opens
		}
		return max(g, 0)/2 + c.score + 1
	}
	if g <= 0 {
		return 0
	}
	return g + c.score/3
}

// unsaid is what c adds by slots that the origins agree on and that nothing has
// told yet; among equals the better sentence.
func (w *writer) unsaid(c *candidate) int {
	const most = 0.75 // of its words told: more than elsewhere, as it has a figure or a deed to add
	if c.used || w.toldOf(c) > most || !w.speaks(c.article) || w.overtaken(c) {
		return 0
	}
	g := 0
	for _, k := range c.slots {
		n := w.worth(k, c)
		if n > 0 && w.board[k].Verdict != news.Agreed {
			n = 0
		}
		g += n
	}
	if g <= 0 {
		return 0
	}
	return 100*g + max(c.score, 0)
}

// superseded outweighs whatever else a sentence tells.
const superseded = -100

// worth is what c adds by giving a value of slot k; superseded if the value is a
// toll that has risen since and that the brief has told.
func (w *writer) worth(k int, c *candidate) int {
	s := &w.board[k]
	vs := s.Values
	if s.Verdict == news.Updated && len(vs) > 0 {
		vs = vs[len(vs)-1:]
	}
	current := slices.ContainsFunc(vs, func(v news.Value) bool { return gives(v, c) })
	switch {
	case s.Verdict == news.SingleSource:
		return 0
	case w.covered[k] && !current:
		return superseded
	case w.covered[k] || !current:
		return 0
	}
	g := 3
	for _, v := range vs {
		if gives(v, c) {
			g += min(v.Origins, 3)
		}
	}
	return g
}

// outdated reports whether c gives a toll that has risen since.
func (w *writer) outdated(c *candidate) bool {
	return slices.ContainsFunc(c.slots, func(k int) bool {
		s := &w.board[k]
		return s.Verdict == news.Updated && len(s.Values) > 0 && !gives(s.Values[len(s.Values)-1], c)
	})
}

// speaks reports whether a may tell what happened: of a family one article
// does, because a copy would tell the same again.
func (w *writer) speaks(a *news.Article) bool {
	v, ok := w.voice[w.copies[a.ID]]
	return !ok || v == a.ID
}

// repeats reports whether most of c is told already.
func (w *writer) repeats(c *candidate) bool {
	const most = 0.6
	return w.toldOf(c) > most
}

// toldOf is the share of c's words that are told already.
func (w *writer) toldOf(c *candidate) float64 {
	n := 0
	for word := range c.words {
		if w.told[word] {
			n++
		}
	}
	if len(c.words) == 0 {
		return 1
	}
	return float64(n) / float64(len(c.words))
}

// shared is how much of the smaller set is in the other.
func shared(x, y map[string]bool) float64 {
	n := 0
	for word := range x {
		if y[word] {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(min(len(x), len(y)))
}

// best returns the unused candidate that ok accepts and that scores highest.
func (w *writer) best(ok func(*candidate) bool) *candidate {
	var best *candidate
	for i := range w.open {
		c := &w.open[i]
		if !c.used && !w.repeats(c) && ok(c) && (best == nil || c.score > best.score) {
			best = c
		}
	}
	return best
}

// alone tells what only one origin says, and says so. That it names a date makes
// no sentence worth telling.
func (w *writer) alone() {
	n := 0
	for k, s := range w.board {
		if n == maxSingle {
			return
		}
		if s.Verdict != news.SingleSource || w.covered[k] || s.Type == "date" {
			continue
		}
		c := w.best(func(c *candidate) bool { return slices.Contains(c.slots, k) && w.onlySingle(c) && !w.overtaken(c) })
		switch {
		case c != nil:
			w.take(c, onlyWords)
			n++
		case w.aloneGives(s):
			n++
		}
	}
}

// aloneGives puts a figure of one origin into a frame, where no sentence that
// gives it can stand alone.
func (w *writer) aloneGives(s news.Slot) bool {
	if len(s.Values) != 1 || mute(s) {
		return false
	}
	gs := w.given(s.Values[0])
	if len(gs) == 0 || gs[0].fragment() == "" || subject(gs[0].figure) == "" {
		return false
	}
	text := aloneWords + subject(gs[0].figure) + ": “" + gs[0].fragment() + "”."
	if gs[0].figure.Kind == news.Ordinal {
		text = speaksWords + "“" + gs[0].fragment() + "”."
	}
	return w.add(news.BriefSentence{Text: text, Citations: cites(gs[:1])})
}

// onlySingle reports whether everything that the board knows of c comes from
// one origin, so that the label is true of the whole sentence.
func (w *writer) onlySingle(c *candidate) bool {
	return !c.main && !slices.ContainsFunc(c.slots, func(k int) bool {
		t := w.board[k].Type
		return w.board[k].Verdict != news.SingleSource && t != "place" && t != "event"
	})
}

// expected tells what is planned still.
func (w *writer) expected() {
	w.withStatus(maxExpected, news.Planned, func(e *news.Event) bool { return e.Status == news.Planned })
}

// denied tells denials, whatever became of the event.
func (w *writer) denied() {
	w.withStatus(maxDenials, news.Denied, func(*news.Event) bool { return true })
}

func (w *writer) withStatus(limit int, st news.Status, ok func(*news.Event) bool) {
	for i := range w.events {
		e := &w.events[i]
		if limit == 0 {
			return
		}
		if !ok(e) {
			continue
		}
		c := w.best(func(c *candidate) bool {
			if st == news.Planned && w.stale(c.article, e) {
				return false
			}
			return slices.ContainsFunc(e.Mentions, func(m news.MentionOfEvent) bool {
				return m.Status == st && m.Article == c.article.ID && c.span.Contains(m.Trigger) && (st != news.Denied || somebodyDenies(c.article, m))
			})
		})
		if c != nil {
			w.take(c, "")
			limit--
		}
	}
}

// stale reports whether a plan has been overtaken: a later report is out, and
// the plan is not known to be for a day after that.
func (w *writer) stale(a *news.Article, e *news.Event) bool {
	return a.Published.Day.Known() && a.Published.Day < w.latest && !(e.Days.From > w.latest)
}

// overtaken reports whether c speaks of the future in a report that is not of
// the last day. The main event as it stands is never overtaken.
func (w *writer) overtaken(c *candidate) bool {
	return !c.main && c.article.Published.Day.Known() && c.article.Published.Day < w.latest && ahead(c.text)
}

// somebodyDenies tells a denial from a plain negation ("the law does not
// apply"): somebody is named who makes it, or the word for it is used.
func somebodyDenies(a *news.Article, m news.MentionOfEvent) bool {
	for i := range a.Events {
		e := &a.Events[i]
		if e.Trigger != m.Trigger || e.Status != news.Denied {
			continue
		}
		if e.AssertedBy != "" || strings.HasPrefix(strings.ToLower(a.Words(e.StatusCue)), "den") {
			return true
		}
	}
	return false
}
