package petrarch

import "strings"

// A list is noun phrases that commas and "and" join, or one alone.
type list struct{ first, last int } // of sentence.nouns

// findGroups makes sides of noun phrases: lists, and lists that hang on one
// another by "of", "in", "from", "for" or "at" ("officials in A and B").
func (s *sentence) findGroups(o Options) {
	lists := s.lists()
	for len(lists) > 0 {
		members, used := s.chain(lists, o)
		s.addGroup(group{s.nouns[lists[0].first].first, s.nouns[lists[used-1].last].last, distinct(members)})
		lists = lists[used:]
	}
}

// chain makes one side of the first list and those that hang on it, and says how
// many it took.
func (s *sentence) chain(ls []list, o Options) (members []member, used int) {
	if len(ls) < 2 || !s.hangs(ls[0], ls[1]) {
		return s.members(ls[0], o), 1
	}
	members = s.join(ls[0], ls[1], o)
	if len(members) == 0 {
		return s.members(ls[0], o), 1
	}
	if end := ls[1].last; len(ls) > 2 && s.wants(end) && s.hangs(ls[1], ls[2]) && s.anyActor(ls[2]) {
		// "the police of A and the students of B"
		return append(members[:len(members)-1], s.join(list{end, end}, ls[2], o)...), 3
	}
	return members, 2
}

func (s *sentence) addGroup(g group) {
	if len(g.members) == 0 {
		return
	}
	for i := g.first; i <= g.last; i++ {
		s.words[i].group = len(s.groups)
	}
	s.groups = append(s.groups, g)
}

func distinct(ms []member) (out []member) {
	seen := map[string]bool{}
	for _, m := range ms {
		if !seen[m.code] {
			seen[m.code] = true
			out = append(out, m)
		}
	}
	return out
}

// lists finds compounds. A comma joins only if "and" or "or" follows in the same
// list: "A, B and C" is one, "A, the foe of B" is not. The commas of a compound
// are quiet from then on.
func (s *sentence) lists() (out []list) {
	for i := 0; i < len(s.nouns); i++ {
		end, j, conjoined := i, i, false
		for j+1 < len(s.nouns) {
			sep := s.separator(s.nouns[j].last, s.nouns[j+1].first)
			if sep == ',' && conjoined || sep == 0 || sep == ';' && (conjoined || j == i) {
				break
			}
			j++
			if sep != ',' {
				end, conjoined = j, true
			}
		}
		for k := s.nouns[i].last; k < s.nouns[end].first; k++ {
			if s.words[k].comma {
				s.words[k].quiet = true
			}
		}
		out = append(out, list{i, end})
		i = end
	}
	return out
}

// separator says what stands between words a and b: ',' a comma, '&' a
// conjunction, ';' a comma and a conjunction, 0 anything else.
func (s *sentence) separator(a, b int) byte {
	comma, and := false, false
	for i := a + 1; i < b; i++ {
		switch w := &s.words[i]; {
		case w.comma:
			comma = true
		case w.quiet:
		case w.tag == joins:
			and = true
		default:
			return 0
		}
	}
	switch {
	case comma && and:
		return ';'
	case comma:
		return ','
	case and:
		return '&'
	}
	return 0
}

// hangs reports whether nothing but a preposition stands between two lists.
func (s *sentence) hangs(a, b list) bool {
	at := s.nouns[a.last].last + 1
	if at+1 != s.nouns[b.first].first {
		return false
	}
	switch s.words[at].text {
	case "OF", "IN", "FROM", "FOR", "AT":
		return true
	}
	return false
}

// join makes one side of a list and the list that hangs on it: "the ambassadors
// of A and B", "police and lawmakers in A". It returns nothing if the first list
// does not want an actor.
func (s *sentence) join(a, b list, o Options) (out []member) {
	end := s.nouns[a.last]
	if len(end.actors) > 0 || !s.anyActor(b) {
		return s.joinUnknown(a, b, o)
	}
	wanting := a.last
	for wanting > a.first && s.wants(wanting-1) {
		wanting--
	}
	if len(end.agents) == 0 && a.first == a.last {
		return nil
	}
	out = s.members(list{a.first, wanting - 1}, o)
	for k := wanting; k <= a.last; k++ {
		out = append(out, s.spread(s.nouns[k], b, a.first < a.last)...)
	}
	return out
}

// spread gives the agents of n to the actors of b: to all of them if they are bare
// names and n is in the plural or one of several, else to the first.
func (s *sentence) spread(n nounPhrase, b list, several bool) (out []member) {
	for k := b.first; k <= b.last; k++ {
		m := s.nouns[k]
		if k == b.first || s.bare(m) && (several || many(n)) {
			m.agents = append(append([]agent(nil), n.agents...), m.agents...)
			m.former = m.former || n.former
		}
		out = append(out, m.side()...)
	}
	return out
}

// wants reports whether noun phrase k has agents and no actor to go with them.
func (s *sentence) wants(k int) bool {
	return len(s.nouns[k].actors) == 0 && len(s.nouns[k].agents) > 0
}

func many(n nounPhrase) bool { return len(n.agents) > 0 && n.agents[len(n.agents)-1].many }

// joinUnknown names an unknown actor by its words and those of its "of" phrase:
// "the Ministry of Magic".
func (s *sentence) joinUnknown(a, b list, o Options) []member {
	of := s.words[s.nouns[b.first].first-1].text == "OF"
	if o.NewActorLength == 0 || !of || a.first != a.last || b.first != b.last || s.anyActor(a) || s.anyActor(b) {
		return nil
	}
	return s.unknown(s.nouns[a.first].first, s.nouns[b.last].last, o)
}

func (s *sentence) anyActor(l list) bool {
	for k := l.first; k <= l.last; k++ {
		if len(s.nouns[k].actors) > 0 {
			return true
		}
	}
	return false
}

// members are the actors of a list.
func (s *sentence) members(l list, o Options) (out []member) {
	for k := l.first; k <= l.last; k++ {
		n := s.nouns[k]
		if m := n.side(); len(m) > 0 {
			out = append(out, m...)
		} else if o.NewActorLength > 0 {
			out = append(out, s.unknown(n.first, n.last, o)...)
		}
	}
	return out
}

// unknown names an actor that the dictionaries do not have by its own words, in
// double quotes, if they are few enough.
func (s *sentence) unknown(first, last int, o Options) []member {
	var words []string
	for i := first; i <= last; i++ {
		if w := &s.words[i]; !w.quiet && !w.comma && w.tag != owns {
			words = append(words, w.text)
		}
	}
	if len(words) > o.NewActorLength {
		return nil
	}
	return []member{{code: `"` + strings.Join(words, " ") + `"`}}
}
