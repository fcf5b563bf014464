package name

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// A quotation is a run of tokens between quotation marks, and who speaks it.
type quotation struct {
	first, end int
	speaker    news.EntityID
}

// minQuoted is how many tokens make speech of what is between the marks.
const minQuoted = 4

// quote notes the quotations of the article; one does not outlast its
// paragraph.
func (p *follower) quote() {
	r := p.r
	if !strings.ContainsAny(r.a.Text, "“\"") {
		return
	}
	p.room = slices.Grow(p.room[:0], len(r.toks))[:len(r.toks)]
	clear(p.room)
	p.inside = p.room
	open, paragraph := -1, -1
	for i := range r.toks {
		t := &r.toks[i]
		if !t.mark {
			continue
		}
		if n := r.a.Sentences[t.sent].Paragraph; n != paragraph {
			open, paragraph = -1, n
		}
		switch mark := t.s; {
		case open < 0 && (mark == "“" || mark == "\"" || mark == "``"):
			open = i + 1
		case open >= 0 && (mark == "”" || mark == "\"" || mark == "''"):
			if i-open >= minQuoted {
				p.quotes = append(p.quotes, quotation{first: open, end: i})
				for k := open; k < i; k++ {
					p.inside[k] = int32(len(p.quotes))
				}
			}
			open = -1
		}
	}
}

// A speech is a verb of saying outside quotations, and who is its subject.
type speech struct {
	at, sent, paragraph int
	id                  news.EntityID
}

// speakers finds who speaks each quotation: the subject of a verb of saying in
// the same sentence, else the nearest in the same paragraph, before it rather
// than after.
func (p *follower) speakers() {
	acts := p.acts()
	for k := range p.quotes {
		q := &p.quotes[k]
		from, to := int(p.r.toks[q.first].sent), int(p.r.toks[q.end-1].sent)
		paragraph := p.r.a.Sentences[from].Paragraph
		best, far := "", 0
		for _, a := range acts {
			if a.paragraph != paragraph {
				continue
			}
			d := 0
			switch {
			case a.at < q.first:
				d = q.first - a.at
			default:
				d = a.at - q.end + 1
			}
			if a.sent < from || a.sent > to {
				d += 1000
			}
			if best == "" || d < far {
				best, far = string(a.id), d
			}
		}
		q.speaker = news.EntityID(best)
	}
}

// acts lists the verbs of saying with their subjects, as far as they are known.
func (p *follower) acts() (out []speech) {
	for k := range p.seen {
		c := &p.seen[k]
		if c.quote > 0 || c.spot.role != subject || c.spot.clause < 0 {
			continue
		}
		at := p.r.a.Sentences[c.spot.sent].First + c.spot.clause
		if !p.r.toks[at].is(sayWord) || p.inside[at] > 0 {
			continue
		}
		out = append(out, speech{at, c.spot.sent, p.r.a.Sentences[c.spot.sent].Paragraph, c.id})
	}
	return out
}
