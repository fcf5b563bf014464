package quote

import (
	"strings"

	"chancery/internal/news"
)

// loose gives speech that no cue has claimed to the verb beside it, whatever
// verb that is: "…," mused Jane Poe; Poe put it this way: "…".
func (r *reader) loose() {
	for k := range r.quotes {
		q := &r.quotes[k]
		if !q.speech || r.claimed(q.Span) {
			continue
		}
		if n := r.a.SentenceAt(q.End - 1); n >= 0 && !fullStop(q.In(r.a.Text)) && r.enter(n) && r.followed(q.Span) {
			continue
		}
		before := strings.TrimRight(r.a.Text[:q.Start], " \u00a0\r\n")
		if n := r.a.SentenceAt(len(before) - 1); strings.HasSuffix(before, ":") && n >= 0 && r.enter(n) {
			r.introduced(q.Span, len(before)-1)
		}
	}
}

// maxSubject is how many words may stand between speech and the verb after it.
const maxSubject = 25

// followed reads the verb and source that follow speech, in either order.
func (r *reader) followed(q news.Span) bool {
	g := &r.g
	k := g.tokenAt(q.End)
	if g.mark(k, ",") {
		k++
	}
	if r.indicative(k) {
		i := r.wordAt(g.tokens[k].Start)
		if i < 0 {
			return false
		}
		from, until := r.subjectAfter(i + 1)
		if until <= from || !r.clauseOver(until) {
			return false
		}
		r.add(news.Says, r.trim(from, until), g.span(k, k+1), q)
		return true
	}
	for v := k + 1; v < len(g.Words) && v < k+maxSubject; v++ {
		if !r.indicative(v) {
			continue
		}
		c := r.clause(v)
		if c.subject < k || c.subject > v || c.object >= 0 || c.comp >= 0 {
			return false
		}
		r.add(news.Says, r.nominal(c.subject, v), g.span(c.first, v+1), q)
		return true
	}
	return false
}

// indicative reports whether a main verb in the past or present stands at word k.
func (r *reader) indicative(k int) bool {
	if k >= len(r.g.Words) || r.g.Words[k].UPOS != "VERB" || r.g.quoted[k] {
		return false
	}
	x := r.g.Words[k].XPOS
	return x == "VBD" || x == "VBZ" || x == "VBP"
}

// introduced reads the verb that leads over to speech with a colon at byte at:
// the last one that has a source.
func (r *reader) introduced(q news.Span, at int) {
	g := &r.g
	for v := g.tokenAt(at) - 1; v >= 0; v-- {
		if g.Words[v].UPOS != "VERB" || g.quoted[v] {
			continue
		}
		c := r.clause(v)
		if source, first := r.agent(&c); !source.IsZero() {
			r.add(news.Says, source, g.span(first, v+1), q)
			return
		}
	}
}

// maxGap is the most bytes between a cue and speech that goes on after it in
// the same paragraph: room for "on Monday in an interview".
const maxGap = 60

// maxTail is the same for an apposition and a sentence of the reporter's
// between pieces of speech, and for the end of a paragraph before more of it.
const maxTail = 200

// goOn joins speech that follows an attribution's without a cue of its own: in
// the same paragraph, or as the whole of the next one.
func (r *reader) goOn() {
	k := 0
	for i := range r.a.Attributions {
		t := &r.a.Attributions[i]
		if t.Quote != news.Direct {
			continue
		}
		for k > 0 && r.quotes[k-1].Start >= t.Start {
			k--
		}
		for k < len(r.quotes) && r.quotes[k].Start < t.Start {
			k++
		}
		for _, q := range r.quotes[k:] {
			if q.Start < t.End {
				continue
			}
			if !q.speech || !r.goesOver(r.a.Text[t.End:q.Start], q) || r.spoken(i, q.Span) {
				break
			}
			t.Content = t.Content.Cover(q.Span)
			t.Span = t.Span.Cover(q.Span)
		}
	}
}

// goesOver reports whether speech q goes on with what was said before gap.
func (r *reader) goesOver(gap string, q quotation) bool {
	if len(gap) > maxTail || strings.ContainsAny(gap, ":;") {
		return false
	}
	if line, rest, cut := strings.Cut(gap, "\n"); cut {
		after := strings.TrimLeft(r.a.Text[q.End:], " \u00a0")
		return strings.TrimSpace(rest) == "" && len(line) < maxTail && (after == "" || after[0] == '\n' || after[0] == '\r')
	}
	return true
}

// spoken reports whether an attribution near the i-th has a part of s, or
// begins between the two.
func (r *reader) spoken(i int, s news.Span) bool {
	as := r.a.Attributions
	for j := i + 1; j < len(as) && j < i+nearby; j++ {
		if as[j].Content.Overlaps(s) || as[j].Source.Overlaps(s) || as[j].Start >= as[i].End && as[j].End <= s.Start {
			return true
		}
	}
	return false
}
