package compare

import "chancery/internal/news"

// joinOccasions dates what no report dates by the visit that it is part of:
// the talks, the signing and the dinner of two parties, one of whom is the
// other's guest in the same reports. A place that nobody names is the host's
// country. What is told of before and after a visit mostly has a day of its
// own, or is history.
func (t *table) joinOccasions(es []news.Event) {
	for i := range es {
		if e := &es[i]; isPartOfOccasions(e) {
			if v := t.occasion(e, es); v != nil {
				e.Days = v.Days
				if e.Place.ID == "" {
					e.Place = host(v)
				}
			}
		}
	}
}

// signing is CAMEO's code for signing an agreement.
const signing = "057"

// isPartOfOccasions reports whether an event is one of those that visits are
// made of, without a day.
func isPartOfOccasions(e *news.Event) bool {
	if e.Days.Known() || e.Mode == "visit" || e.Mode == "phone" || e.Type != "CONSULT" && e.CAMEO != signing {
		return false
	}
	switch e.Status {
	case news.Planned, news.Ongoing, news.Done:
		return e.Actor.ID != ""
	}
	return false
}

// occasion is the visit that e is part of: the one that most of e's reports
// tell of.
func (t *table) occasion(e *news.Event, es []news.Event) *news.Event {
	var best *news.Event
	most := 0
	for i := range es {
		v := &es[i]
		if v.Mode != "visit" || v.Status == news.Historical || v.Days.Known() && !brief(v.Days) || !belongs(e, v) {
			continue
		}
		if n := sharedReports(e, v); n > most {
			best, most = v, n
		}
	}
	return best
}

// brief reports whether days are those of a journey, not a month or year.
func brief(v news.Interval) bool {
	return v.From.Known() && v.To.Known() && v.To.Sub(v.From) <= 2*journey
}

// belongs reports whether the sides of e are guest and host of the visit v,
// and its place is no other country's.
func belongs(e, v *news.Event) bool {
	guest, host := v.Actor, host(v)
	if e.Place.ID != "" && e.Place.Country != host.Country {
		return false
	}
	if e.Recipient.ID == "" {
		return fits(e.Actor, guest)
	}
	return fits(e.Actor, guest) && fits(e.Recipient, host) || fits(e.Actor, host) && fits(e.Recipient, guest)
}

// fits reports whether two entities are one, or of one country where one of
// them can stand for it.
func fits(x, y news.Entity) bool {
	n, ok := fitting(x, y)
	return ok && n > 0
}

// host is the country that a visit goes to, as far as known.
func host(v *news.Event) news.Entity {
	if v.Recipient.ID != "" {
		return v.Recipient
	}
	return v.Place
}

// sharedReports counts the reports that tell of both events.
func sharedReports(e, v *news.Event) (n int) {
	in := map[news.ArticleID]bool{}
	for _, m := range v.Mentions {
		in[m.Article] = true
	}
	for _, m := range e.Mentions {
		if in[m.Article] {
			n++
			in[m.Article] = false
		}
	}
	return n
}
