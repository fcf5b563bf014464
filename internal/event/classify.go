package event

import (
	"chancery/internal/news"
	"chancery/internal/text"
)

// Classify names the coarse PLOVER root (CONCEDE and RETREAT are YIELD) of
// what source does to target in one sentence, "" if nothing is found. A zero
// span is an unknown side. Promised co-operation counts as AGREE and promised
// harm as THREATEN, as the PLOVER manual rules.
func Classify(sentence string, source, target news.Span) string {
	a := &news.Article{Text: sentence, Body: news.Span{End: len(sentence)}, Language: "en"}
	text.Read(a)
	r := reader{sent: sent{a: a, x: theLexicon()}, a: a}
	best, root := -1<<30, ""
	for i := range a.Sentences {
		r.read(i)
		if len(r.words) == 0 {
			continue
		}
		r.code()
		for j := range r.drafts {
			d := &r.drafts[j]
			if d.dropped {
				continue
			}
			if n := r.fits(d, source, target); n > best {
				best, root = n, coarse(d)
			}
		}
	}
	return root
}

// fits scores how well d tells what source does to target.
func (s *sent) fits(d *draft, source, target news.Span) int {
	n := 0
	if d.actor.known() && d.actor.span.Overlaps(source) {
		n += 40
	}
	if d.recipient.known() && d.recipient.span.Overlaps(target) {
		n += 40
	}
	if d.actor.known() && d.actor.span.Overlaps(target) {
		n -= 15
	}
	if d.recipient.known() && d.recipient.span.Overlaps(source) {
		n -= 15
	}
	if !d.isNoun {
		n += 8
	}
	at := s.words[d.head].Span
	lo, hi := min(source.Start, target.Start), max(source.End, target.End)
	if lo <= at.Start && at.End <= hi {
		n += 10
	}
	gap := at.Start - source.End
	if gap < 0 {
		gap = source.Start - at.End + 30
	}
	return n - max(gap, 0)/6
}

// effective is the type of an event after the manual's rule that what is only
// promised is an agreement and what is only possible harm a threat.
func effective(typ string, status news.Status, isNoun bool) string {
	switch typ {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT":
		if status == news.Planned && !isNoun {
			return "AGREE"
		}
	case "ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST":
		if (status == news.Planned || status == news.Possible) && !isNoun {
			return "THREATEN"
		}
	}
	return typ
}

// coarse is the root of d in sets that join CONCEDE and RETREAT.
func coarse(d *draft) string {
	if k := theBook().Type(effective(d.typ, d.status, d.isNoun)); k != nil {
		return k.Coarse
	}
	return d.typ
}

// Penta is the class of the main event of an article that Read has coded: 1
// verbal and 2 material co-operation, 3 verbal and 4 material conflict, 0 if
// there is no event. The main event is the first in which both sides are
// known, before one with one side; verbs come before nouns.
func Penta(a *news.Article) int {
	best, class := -1<<30, 0
	for i := range a.Events {
		e := &a.Events[i]
		r := theBook().Rule(e.Rule)
		if r == nil {
			continue
		}
		n := -i * 2
		if e.Actor.Known() {
			n += 4
		}
		if e.Recipient.Known() {
			n += 3
		}
		if r.POS != "n" {
			n += 4
		}
		if n > best {
			best, class = n, theBook().Quad(effective(e.Type, e.Status, r.POS == "n"))
		}
	}
	return class
}
