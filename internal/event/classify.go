package event

import (
	"strings"

	"chancery/internal/news"
)

// Classify names the coarse PLOVER root (CONCEDE and RETREAT are YIELD) of
// what source does to target in an article of one sentence that has its trees,
// "" if nothing is found. A zero span is an unknown side. Promised co-operation
// counts as AGREE and promised harm as THREATEN, as the PLOVER manual rules.
func Classify(a *news.Article, source, target news.Span) string {
	r := reader{sent: sent{a: a, x: theLexicon(), near: newNear(a)}, a: a}
	best, root := -1<<30, ""
	for i := range a.Sentences {
		r.read(i)
		r.code()
		for j := range r.drafts {
			d := &r.drafts[j]
			if d.dropped {
				continue
			}
			if n := r.fits(d, source, target); n > best {
				best, root = n, coarse(d.rule, d.typ, d.mode(), d.status, d.isNoun || isPurpose(d.cue))
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

// effective is the type of an event after the manual's rule that one category
// must carry all: promised co-operation is an agreement, co-operation that
// somebody will not or did not begin a refusal, possible harm a threat.
func effective(typ string, status news.Status, isNoun bool) string {
	if isNoun {
		return typ
	}
	switch typ {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE":
		switch status {
		case news.Planned:
			return "AGREE"
		case news.Denied, news.Failed:
			return "REJECT"
		}
	case "ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST":
		if status == news.Planned || status == news.Possible {
			return "THREATEN"
		}
	}
	return typ
}

// isPurpose recognises the bare "to" that decides the status of a purpose:
// "gave money to help Nepal" helps now.
func isPurpose(cue news.Span) bool { return cue.Len() == len("to") }

// coarse is the root of an event in sets after PLOVER 0.5, which join CONCEDE
// and RETREAT as YIELD and differ as data/coarse.tsv says.
func coarse(r *Rule, typ, mode string, status news.Status, isNoun bool) string {
	b := theBook()
	t := effective(typ, status, isNoun)
	if t == typ {
		if c := b.coarse[r.ID]; c != "" {
			return c
		}
		if c := b.coarse[typ+" "+mode]; c != "" {
			return c
		}
	}
	if k := b.Type(t); k != nil {
		return k.Coarse
	}
	return typ
}

// Main is the main event of an article that Read has coded, or nil: the first
// in which both sides are known, before one with one side; verbs come before
// nouns.
func Main(a *news.Article) *news.EventMention {
	best := -1 << 30
	var main *news.EventMention
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
			best, main = n, e
		}
	}
	return main
}

// Penta is the class of the main event of an article that Read has coded: 1
// verbal and 2 material co-operation, 3 verbal and 4 material conflict, 0 if
// there is no event or only a statement or appeal (CAMEO 01 and 02).
func Penta(a *news.Article) int {
	e := Main(a)
	if e == nil {
		return 0
	}
	return penta(e, theBook().Rule(e.Rule))
}

// penta follows PLOVER's quad table, in which SANCTION is verbal conflict,
// and CAMEO's for yielding, which is material co-operation.
func penta(e *news.EventMention, r *Rule) int {
	if strings.HasPrefix(r.CAMEO, "01") || strings.HasPrefix(r.CAMEO, "02") {
		return 0
	}
	if e.Status == news.Possible && !hostile(e.Type) && theBook().Quad(e.Type) <= 2 {
		return 0 // an option under consideration: CAMEO 014
	}
	switch t := coarse(r, e.Type, e.Mode, e.Status, r.POS == "n" || isPurpose(e.StatusCue)); t {
	case "YIELD":
		return 2
	case "SANCTION":
		return 3
	default:
		return theBook().Quad(t)
	}
}
