package name

import (
	"strings"

	"chancery/internal/news"
)

// Texts about sport call a team by its nickname alone, which several teams may
// bear, or by its place: "Giants first baseman", "Baltimore beat Boston". Which
// team is meant, the words of one sport tell, and the teams that the article
// names in full.

// A team is a club of data/teams.tsv.
type team struct {
	id    news.EntityID
	sport string
	place string // key
}

// sports are the tables about teams.
type sports struct {
	byNick  map[string][]team // key of one word
	byPlace map[string][]team
	of      map[news.EntityID]string // team → its sport
	word    map[string]string        // tells of sport → the sport, or ""
}

func (b *Base) loadTeams() error {
	s := &sports{byNick: map[string][]team{}, byPlace: map[string][]team{}, of: map[news.EntityID]string{}, word: map[string]string{}}
	b.sports = s
	err := rows("sports.tsv", 3, func(f []string) {
		if b.words.class[f[1]] |= classes[f[0]]; f[0] == "sport" {
			s.word[f[1]] = f[2]
		}
	})
	if err != nil {
		return err
	}
	return rows("teams.tsv", 4, func(f []string) {
		as := b.aliases[keyOf(f[3])]
		if len(as) == 0 {
			return // a test looks for such
		}
		nick := keyOf(f[2])
		t := team{b.entities[as[0].entity].ID, f[0], keyOf(f[1])}
		s.of[t.id] = t.sport
		s.byPlace[t.place] = append(s.byPlace[t.place], t)
		switch {
		case strings.Contains(nick, " "):
			b.call(as[0].entity, f[2], asName)
		case nick != "":
			s.byNick[nick] = append(s.byNick[nick], t)
		}
	})
}

// A contest is what an article says of sport.
type contest struct {
	inText  map[string]int // sport → its words; "": words of any sport
	named   map[news.EntityID]bool
	places  map[string]bool // keys of the places that it names
	general int
}

// teams settles nicknames, and then places, that mean a team.
func (r *reading) teams() {
	var c *contest
	for _, nick := range []bool{true, false} {
		for i := range r.found {
			f := &r.found[i]
			if f.drop || f.kind != news.ByName || nick && !(f.single && f.title == "" && f.end == f.first+1) {
				continue
			}
			teams := r.teamsCalled(f, nick)
			if teams == nil {
				continue
			}
			if c == nil {
				c = r.contest()
			}
			if nick && !r.playsAsNick(f, teams, c) || !nick && !r.playsAsPlace(f, c) {
				continue
			}
			if t, ok := r.teamOf(f, teams, c); ok {
				f.typ, f.id, f.cities, f.single, f.maybe = news.Organisation, t.id, nil, false, false
				f.why = "a team, in a text about " + t.sport
				c.inText[t.sport]++
			}
		}
	}
}

// teamsCalled returns the teams that f may name as nickname or as place.
func (r *reading) teamsCalled(f *found, nick bool) []team {
	if !nick && f.typ != news.Place && !(f.single && f.title == "" && (r.leaning(f.first, f.end).typ == news.Organisation || r.plays(f))) {
		return nil
	}
	key := r.keyAt(f.first, f.end)
	if nick {
		return r.b.sports.byNick[key]
	}
	return r.b.sports.byPlace[key]
}

// contest counts the article's words of sport.
func (r *reading) contest() *contest {
	c := &contest{inText: map[string]int{}, named: map[news.EntityID]bool{}, places: map[string]bool{}}
	for i := range r.toks {
		if t := &r.toks[i]; t.is(sportWord) {
			c.inText[t.sport]++
			c.general++
		}
	}
	for _, f := range r.found {
		if f.typ == news.Organisation && f.id != "" {
			c.named[f.id] = true
			if sport := r.b.sports.of[f.id]; sport != "" {
				c.inText[sport]++
				c.general++
			}
		}
		if f.typ == news.Place {
			c.places[r.keyAt(f.first, f.end)] = true
		}
	}
	return c
}

// roleAfter returns the player's or coach's role that stands at token j, "" if
// none does: "coach", "first baseman".
func (r *reading) roleAfter(j, sent int) string {
	for k := j; k < j+3; k++ {
		t := r.at(k, sent)
		if t.is(roleWord) {
			return t.low
		}
		if !t.is(modifierWord) {
			return ""
		}
	}
	return ""
}

// playsAsNick reports whether the nickname f is used for a team: by a role
// behind it, by words of one sport in the article, or, if only one team bears
// it, by the grammar, which takes it for an organisation.
func (r *reading) playsAsNick(f *found, teams []team, c *contest) bool {
	if r.roleAfter(f.end, int(r.toks[f.first].sent)) != "" {
		return true
	}
	special := c.general - c.inText[""]
	if !strings.HasSuffix(r.toks[f.first].low, "s") {
		return special > 1
	}
	l := r.leaning(f.first, f.end)
	sure := len(teams) == 1 && l.typ == news.Organisation && l.likely() && c.general > 0
	return sure || special > 0 || c.general > 2 && !r.startsSentence(f.first)
}

// plays reports whether a role stands behind f, or f is beaten by a score:
// "beat Chelsea 3-2".
func (r *reading) plays(f *found) bool {
	sent := int(r.toks[f.first].sent)
	if r.roleAfter(f.end, sent) != "" {
		return true
	}
	prev, next := r.at(f.first-1, sent), r.at(f.end, sent)
	return prev.sent >= 0 && next.sent >= 0 && prev.is(beatWord) && '0' <= next.s[0] && next.s[0] <= '9'
}

// playsAsPlace reports whether the place f acts as its team does.
func (r *reading) playsAsPlace(f *found, c *contest) bool {
	sent := int(r.toks[f.first].sent)
	if c.general < 2 || r.qualified(f.end, sent) {
		return false
	}
	role := r.plays(f)
	prev, next := r.at(f.first-1, sent), r.at(f.end, sent)
	if prev.sent >= 0 && prev.is(whereWord) && prev.low != "for" && prev.low != "from" {
		return role
	}
	return role || next.sent >= 0 && next.is(beatWord)
}

// teamOf chooses among teams of one nickname or place: the one that the article
// names in full, else by the words of its sport, in the sentence before the
// article, by the role behind the name, and by its place. Baseball has managers
// where others have coaches.
func (r *reading) teamOf(f *found, teams []team, c *contest) (best team, ok bool) {
	sent := int(r.toks[f.first].sent)
	here := map[string]int{}
	s := r.a.Sentences[sent]
	for i := s.First; i < s.First+s.Count; i++ {
		if sport := r.toks[i].sport; sport != "" {
			here[sport]++
		}
	}
	role := r.roleAfter(f.end, sent)
	top := 0
	for _, t := range teams {
		score := 4*min(here[t.sport], 2) + 2*min(c.inText[t.sport], 3)
		if role == "manager" && (t.sport == "baseball" || t.sport == "soccer") || role == "coach" && t.sport != "baseball" {
			score += 3
		}
		if c.named[t.id] {
			score += 20
		}
		if len(teams) == 1 || score > 0 && c.places[t.place] {
			score++
		}
		switch {
		case score > top:
			best, ok, top = t, true, score
		case score == top:
			ok = false
		}
	}
	return best, ok
}
