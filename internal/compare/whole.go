package compare

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"chancery/internal/news"
)

// event makes one event of a cluster. Its sides and place are the most specific
// that anybody names, by the number of origins on a tie; its days are the
// narrowest that anybody gives, or all the days of a journey.
func (t *table) event(c []*profile) news.Event {
	sights := ordered(c)
	first := sights[0]
	e := news.Event{
		ID:    eventID(t.story.ID, first),
		Type:  first.mention.Type,
		Story: t.story.ID,
	}
	e.Actor = t.vote(c, func(p *profile) news.Entity { return p.actor })
	e.Recipient = t.vote(c, func(p *profile) news.Entity { return other(p.recipient, e.Actor) })
	e.Place = t.vote(c, func(p *profile) news.Entity { return p.place })
	if e.Recipient.ID == "" && c[0].mutual() { // told the other way round everywhere else
		e.Recipient = t.vote(c, func(p *profile) news.Entity { return other(p.actor, e.Actor) })
	}
	e.CAMEO = codeOf(c, e.Actor)
	e.Days = narrowest(c)
	if c[0].mode == "visit" {
		e.Days = hull(c, e.Days)
	}
	ids := make([]news.ArticleID, 0, len(sights))
	for _, s := range sights {
		ids = append(ids, s.article.ID)
		e.Mode = cmp.Or(e.Mode, s.mention.Mode)
		e.Contexts = append(e.Contexts, s.mention.Contexts...)
		e.Mentions = append(e.Mentions, news.MentionOfEvent{
			Evidence:   s.article.Cite(s.mention.Span),
			Trigger:    s.mention.Trigger,
			Status:     s.mention.Status,
			AssertedBy: s.mention.AssertedBy,
			When:       s.mention.When,
		})
	}
	slices.Sort(e.Contexts)
	e.Contexts = slices.Compact(e.Contexts)
	e.Origins = t.origins(ids)
	e.Status, e.AssertedBy = whole(sights)
	return e
}

// codeOf is the CAMEO code of the first sighting in which actor acts, else of the
// first: the host of a visit and the guest have codes of their own.
func codeOf(c []*profile, actor news.Entity) (code string) {
	acts := slices.DeleteFunc(slices.Clone(c), func(p *profile) bool { return p.actor.ID != actor.ID })
	for _, s := range append(ordered(acts), ordered(c)...) {
		code = cmp.Or(code, s.mention.CAMEO)
	}
	return code
}

// ordered lists a cluster's sightings by publication, then by place in the
// text.
func ordered(c []*profile) []sighting {
	var out []sighting
	for _, p := range c {
		out = append(out, p.sightings...)
	}
	slices.SortStableFunc(out, func(x, y sighting) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.mention.Start, y.mention.Start),
			cmp.Compare(x.mention.Trigger.Start, y.mention.Trigger.Start))
	})
	return out
}

// other is e unless it is the same as than: nobody does anything to himself.
func other(e, than news.Entity) news.Entity {
	if e.ID == than.ID {
		return news.Entity{}
	}
	return e
}

// vote picks the entity that most families name.
func (t *table) vote(c []*profile, side func(*profile) news.Entity) news.Entity {
	type tally struct {
		e        news.Entity
		families map[int]bool
		order    int
	}
	votes := map[news.EntityID]*tally{}
	for i, p := range c {
		e := side(p)
		if e.ID == "" {
			continue
		}
		v := votes[e.ID]
		if v == nil {
			v = &tally{e, map[int]bool{}, i}
			votes[e.ID] = v
		}
		for _, s := range p.sightings {
			v.families[t.family[s.article.ID]] = true
		}
	}
	var best *tally
	for _, v := range votes {
		if best == nil || betterVote(v.e, len(v.families), v.order, best.e, len(best.families), best.order) {
			best = v
		}
	}
	if best == nil {
		return news.Entity{}
	}
	return best.e
}

// betterVote prefers the more specific entity, then the one that more origins
// name, then the earlier.
func betterVote(e news.Entity, n, order int, than news.Entity, m, than2 int) bool {
	return cmp.Or(cmp.Compare(specific(e), specific(than)), cmp.Compare(n, m), cmp.Compare(than2, order)) > 0
}

// narrowest is the shortest interval that a mention gives.
func narrowest(c []*profile) news.Interval {
	var best news.Interval
	width := func(v news.Interval) int {
		if v.From.Known() && v.To.Known() {
			return v.To.Sub(v.From)
		}
		return 1 << 20
	}
	for _, p := range c {
		switch {
		case !p.when.Known():
		case !best.Known(), width(p.when) < width(best):
			best = p.when
		case width(p.when) == width(best) && p.when.From < best.From:
			best = p.when
		}
	}
	return best
}

// hull widens the days of a visit to its legs: the short intervals near them.
func hull(c []*profile, v news.Interval) news.Interval {
	for _, p := range c {
		w := p.when
		if !v.From.Known() || !v.To.Known() || !w.From.Known() || !w.To.Known() || w.To.Sub(w.From) > journey {
			continue
		}
		v.From, v.To = min(v.From, w.From), max(v.To, w.To)
	}
	return v
}

// strength orders statuses: what somebody saw happen outweighs what was
// announced, and an end by cancellation outweighs the plan. History is told
// last, because it is background.
func strength(s news.Status) int {
	return slices.Index([]news.Status{news.Historical, news.CalledFor, news.Possible, news.Planned, news.Denied,
		news.Cancelled, news.Failed, news.Ongoing, news.Done}, s)
}

// whole is the status of an event: the strongest of its mentions, as an
// article itself asserts it if one does. A plan that was called off later is
// cancelled; the mentions keep the history.
func whole(sights []sighting) (news.Status, string) {
	best := sights[0].mention
	for _, s := range sights[1:] {
		d := strength(s.mention.Status) - strength(best.Status)
		if d > 0 || (d == 0 && best.AssertedBy != "" && s.mention.AssertedBy == "") {
			best = s.mention
		}
	}
	return best.Status, best.AssertedBy
}

// eventID is the same whenever the same first mention is read into the same
// story.
func eventID(s news.StoryID, first sighting) news.EventID {
	h := sha256.New()
	for _, part := range []string{string(s), string(first.article.ID), strconv.Itoa(first.mention.Trigger.Start), first.mention.Type} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return news.EventID("e" + hex.EncodeToString(h.Sum(nil)[:6]))
}
