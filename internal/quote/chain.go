package quote

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// chains fills in the outlets that stand between each speaker and the article:
// to whom something was said, and who is credited with the report of it.
func (r *reader) chains() {
	as := r.a.Attributions
	r.reported = append(r.reported[:0], make([]bool, len(as))...)
	for i := range as {
		l, ok := r.listener(&as[i])
		if !ok {
			l, ok = r.sameTalk(i)
		}
		if ok && l.Name != as[i].Speaker {
			as[i].Chain = append(as[i].Chain, l)
		}
		for j := max(0, i-nearby); j < min(len(as), i+nearby); j++ {
			if i == j || !as[j].Content.Contains(as[i].Cue) || as[j].Source.IsZero() || as[j].Content == as[i].Content && j > i {
				continue
			}
			if l, ok := r.outlet(as[j].Source); ok && !has(as[i].Chain, l.Name) && l.Name != as[i].Speaker {
				l.Why = "which reports it"
				as[i].Chain = append(as[i].Chain, l)
				r.reported[i] = true
			}
		}
	}
}

// sameTalk is the listener of the speaker's attribution before i, if it stands
// in the same paragraph: what follows "in an interview with X, Y said" is from
// that interview.
func (r *reader) sameTalk(i int) (news.Link, bool) {
	t := &r.a.Attributions[i]
	if i == 0 || t.Entity == "" {
		return news.Link{}, false
	}
	p := &r.a.Attributions[i-1]
	if p.Entity != t.Entity || len(t.Others) > 0 || len(p.Chain) == 0 || p.Chain[0].Start < p.Start-maxLead || strings.Contains(r.a.Text[min(p.Start, t.Start):t.Start], "\n") {
		return news.Link{}, false
	}
	return p.Chain[0], true
}

// nearby is how many attributions away the one that reports another may be.
const nearby = 30

// maxLead is how far before an attribution its listener may be named, in bytes.
const maxLead = 600

func has(chain []news.Link, name string) bool {
	for _, l := range chain {
		if l.Name == name {
			return true
		}
	}
	return false
}

// listener is the outlet to which a speaker spoke: "told Xinhua", "in an
// interview with the BBC", in the sentence of the cue.
func (r *reader) listener(t *news.Attribution) (news.Link, bool) {
	n := r.a.SentenceAt(t.Cue.Start)
	if n < 0 {
		return news.Link{}, false
	}
	if r.s != r.a.Sentences[n].Span {
		r.look(n)
	}
	for i := range r.ws {
		k := 0
		switch {
		case r.ws[i].Start == t.Cue.Start && strings.HasPrefix(r.ws[i].Lower, "t") && r.told(i):
			k = i + 1
		case r.is(i, "interview") && (r.is(i+1, "with") || r.is(i+1, "to")),
			r.is(i, "speaking") && (r.is(i+1, "to") || r.is(i+1, "with")),
			r.is(i, "statement") && r.is(i+1, "to"),
			r.is(i, "quoted") && r.is(i+1, "by"):
			k = i + 2
		}
		if k == 0 || k >= len(r.ws) || r.quotedSpeech(i) {
			continue
		}
		if l, ok := r.outlet(r.span(k, r.listenerEnd(k))); ok {
			l.Why = "to which it was said"
			return l, true
		}
	}
	return news.Link{}, false
}

func (r *reader) told(i int) bool {
	switch r.ws[i].Lower {
	case "told", "tells", "telling", "tell":
		return true
	}
	return false
}

// listenerEnd ends the words for whom a speaker spoke to.
func (r *reader) listenerEnd(k int) int {
	from := k
	for k < len(r.ws) && k < from+8 {
		w := &r.ws[k]
		if w.Kind == words.Mark && !r.insideName(k) || k > from && !w.Cap && (boundary(w.Lower) || preposition(w.Lower) || pronoun(w.Lower) ||
			w.Is("prior") || w.Is("ahead") || w.Is("before")) {
			break
		}
		k++
	}
	return k
}

// outlet returns the outlet that s names: by entity, else by a known name in
// data/outlets.txt.
func (r *reader) outlet(s news.Span) (news.Link, bool) {
	for _, m := range r.a.Mentions {
		if m.Type == news.Outlet && s.Contains(m.Span) {
			l := news.Link{Span: m.Span, Name: r.a.Words(m.Span), Entity: m.Entity}
			if e := r.a.Entity(m.Entity); e != nil {
				l.Name = e.Name
			}
			return l, true
		}
	}
	ws := r.split(s)
	for n := min(4, len(ws)); n > 0; n-- {
		for i := len(ws) - n; i >= 0; i-- {
			span := news.Span{Start: ws[i].Start, End: ws[i+n-1].End}
			if r.outlets[strings.ToLower(r.a.Words(span))] {
				for ; i > 0 && ws[i-1].Cap; i-- { // "Chinese state media"
					span.Start = ws[i-1].Start
				}
				return news.Link{Span: span, Name: r.a.Words(span)}, true
			}
		}
	}
	return news.Link{}, false
}
