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
	byNick   map[string][]team // key of one word
	byPlace  map[string][]team
	word     map[string]string // tells of sport → the sport, or ""
	role     map[string]bool
	modifier map[string]bool
	beat     map[string]bool
}

func (b *Base) loadTeams() error {
	s := &sports{byNick: map[string][]team{}, byPlace: map[string][]team{}, word: map[string]string{},
		role: map[string]bool{}, modifier: map[string]bool{}, beat: map[string]bool{}}
	b.sports = s
	err := rows("sports.tsv", 3, func(f []string) {
		switch f[0] {
		case "sport":
			s.word[f[1]] = f[2]
		case "role":
			s.role[f[1]] = true
		case "modifier":
			s.modifier[f[1]] = true
		case "beat":
			s.beat[f[1]] = true
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

// teams settles nicknames and places that mean a team.
func (r *reading) teams() {
	var m *contest
	for i := range r.found {
		f := &r.found[i]
		if f.drop || f.kind != news.ByName {
			continue
		}
		nick := f.single && f.title == "" && f.end == f.first+1
		if !nick && f.typ != news.Place {
			continue
		}
		key := keyOf(r.text(f.first, f.end))
		teams := r.b.sports.byPlace[key]
		if nick {
			teams = r.b.sports.byNick[key]
		}
		if teams == nil {
			continue
		}
		if m == nil {
			m = r.contest()
		}
		if nick && r.playsAsNick(f, m) || !nick && r.playsAsPlace(f, m) {
			if t, ok := r.teamOf(teams, int(r.toks[f.first].sent), m); ok {
				f.typ, f.id, f.cities, f.single, f.maybe = news.Organisation, t.id, nil, false, false
				f.why = "a team, in a text about " + t.sport
			}
		}
	}
}

// contest counts the article's words of sport.
func (r *reading) contest() *contest {
	m := &contest{inText: map[string]int{}, named: map[news.EntityID]bool{}, places: map[string]bool{}}
	for i := range r.toks {
		if sport, ok := r.b.sports.word[r.toks[i].low]; ok {
			m.inText[sport]++
			m.general++
		}
	}
	for _, f := range r.found {
		if f.typ == news.Organisation && f.id != "" {
			m.named[f.id] = true
		}
		if f.typ == news.Place {
			m.places[keyOf(r.text(f.first, f.end))] = true
		}
	}
	return m
}

// rolesAfter reports whether a player's or coach's role stands at token j:
// "coach", "first baseman".
func (r *reading) rolesAfter(j, sent int) bool {
	s := r.b.sports
	for k := j; k < j+3; k++ {
		low := r.at(k, sent).low
		if s.role[low] {
			return true
		}
		if !s.modifier[low] {
			return false
		}
	}
	return false
}

// playsAsNick reports whether the nickname f is used for a team.
func (r *reading) playsAsNick(f *found, m *contest) bool {
	sent := int(r.toks[f.first].sent)
	if r.rolesAfter(f.end, sent) {
		return true
	}
	special := m.general - m.inText[""]
	return strings.HasSuffix(r.toks[f.first].low, "s") && (special > 0 || m.general > 2 && !r.startsSentence(f.first)) || special > 1
}

// playsAsPlace reports whether the place f acts as its team does.
func (r *reading) playsAsPlace(f *found, m *contest) bool {
	sent := int(r.toks[f.first].sent)
	if m.general < 2 || r.qualified(f.end, sent) {
		return false
	}
	if prev := r.at(f.first-1, sent); prev.sent >= 0 && r.w.where[prev.low] && prev.low != "for" && prev.low != "from" {
		return r.rolesAfter(f.end, sent)
	}
	next := r.at(f.end, sent)
	return r.rolesAfter(f.end, sent) || next.sent >= 0 && r.b.sports.beat[next.low]
}

// teamOf chooses among teams of one nickname or place: the one that the article
// names in full, else by the words of its sport, in the sentence before the
// article, and by its place.
func (r *reading) teamOf(teams []team, sent int, m *contest) (best team, ok bool) {
	here := map[string]int{}
	s := r.a.Sentences[sent]
	for i := s.First; i < s.First+s.Count; i++ {
		if sport := r.b.sports.word[r.toks[i].low]; sport != "" {
			here[sport]++
		}
	}
	top := 0
	for _, t := range teams {
		score := 4*min(here[t.sport], 2) + 2*min(m.inText[t.sport], 3)
		if m.named[t.id] {
			score += 20
		}
		if len(teams) == 1 || score > 0 && m.places[t.place] {
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
