package petrarch

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// A nounPhrase is a noun with what stands before it.
type nounPhrase struct {
	first, last int // words
	actors      []string
	agents      []agent
	former      bool
}

// A group is one side of an event: a noun phrase, or several that "and" joins.
type group struct {
	first, last int
	members     []member
}

// A member is one actor of a group.
type member struct {
	code string
	sure bool // the dictionaries name the actor
}

// coded reports whether the dictionaries name any actor of the group.
func (g group) coded() bool {
	return slices.ContainsFunc(g.members, func(m member) bool { return m.sure })
}

func (g group) same(h group) bool {
	return len(g.members) == 1 && len(h.members) == 1 && g.members[0].code == h.members[0].code
}

// findNouns finds the noun phrases and what the dictionaries know in them.
func (s *sentence) findNouns(d *Dictionary, day news.Day) {
	known := s.findActors(d)
	s.findAgents(d)
	for i := 0; i < len(s.words); i++ {
		if last := s.nounEnd(i, known); last >= i {
			s.addNoun(d, i, last, day)
			i = last
		}
	}
}

// An occurrence is an actor or agent at words first to last.
type occurrence struct {
	first, last int
	actor       actor
}

// findActors finds the actors of a sentence, the longest name first; their words
// belong to noun phrases whatever their tags say.
func (s *sentence) findActors(d *Dictionary) (out []occurrence) {
	for i := 0; i < len(s.words); i++ {
		for _, a := range d.actors[s.words[i].text] {
			last, ok := s.fits(a.phrase, i, 2)
			if !ok || s.words[i].quiet {
				continue
			}
			out = append(out, occurrence{i, last, a})
			for k := i; k <= last; k++ {
				s.words[k].verb = false
				if s.words[k].tag != owns {
					s.words[k].tag = names
				}
			}
			i = last
			break
		}
	}
	return out
}

// findAgents marks the words of agents as parts of noun phrases, unless they are
// used as verbs.
func (s *sentence) findAgents(d *Dictionary) {
	for i := range s.words {
		for _, a := range d.agents[s.words[i].text] {
			last, ok := s.fits(a.phrase, i, 0)
			if !ok || s.words[last].verb {
				continue
			}
			for k := i; k <= last; k++ {
				if t := &s.words[k].tag; *t != owns && *t != leads && *t != joins && *t != opens {
					*t = names
				}
			}
			break
		}
	}
}

// nounEnd returns the last word of the noun phrase that begins at word i, or a
// smaller number if none does.
func (s *sentence) nounEnd(i int, known []occurrence) int {
	end, noun := i-1, false
	for j := i; j < len(s.words); j++ {
		w := &s.words[j]
		if o, ok := starting(known, j); ok {
			j, end, noun = o.last, o.last, true
			continue
		}
		switch {
		case w.quiet || w.verb:
			return cut(end, noun, i)
		case w.tag == names:
			end, noun = j, true
		case w.tag == owns && noun && j+1 < len(s.words) && s.words[j+1].tag != other && s.words[j+1].tag != leads:
			end = j
		case w.tag == joins || w.comma:
			if !s.joinsAdjectives(i, j) {
				return cut(end, noun, i)
			}
		case w.tag == opens && j > i, w.tag == leads, w.tag == other, w.tag == owns:
			return cut(end, noun, i)
		}
	}
	return cut(end, noun, i)
}

func cut(end int, noun bool, i int) int {
	if !noun {
		return i - 1
	}
	return end
}

func starting(known []occurrence, at int) (occurrence, bool) {
	for _, o := range known {
		if o.first == at {
			return o, true
		}
	}
	return occurrence{}, false
}

// joinsAdjectives says that word j is the "and" or comma of "awful and cool
// minister": adjectives on both sides.
func (s *sentence) joinsAdjectives(i, j int) bool {
	return j > i && j+1 < len(s.words) && s.words[j-1].tag == modifies && s.words[j+1].tag == modifies
}

// addNoun adds the noun phrase of words first to last.
func (s *sentence) addNoun(d *Dictionary, first, last int, day news.Day) {
	n := nounPhrase{first: first, last: last}
	for i := first; i <= last; i++ {
		s.words[i].noun = len(s.nouns)
		s.words[i].quiet = s.words[i].quiet || s.words[i].comma // "complete, full ties"
		if t := s.words[i].text; t == "FORMER" || t == "EX" || strings.HasPrefix(t, "EX-") {
			n.former = true
		}
	}
	for i := first; i <= last; i++ {
		if a, end, ok := s.actorAt(d, i, last); ok && len(n.actors) == 0 { // a second actor says nothing new
			if code := a.on(day); code != "" && code != none {
				n.actors = append(n.actors, code)
			}
			i = end
			continue
		}
		if a, end, ok := s.agentAt(d, i); ok {
			n.agents = append(n.agents, a)
			i = end
		}
	}
	s.nouns = append(s.nouns, n)
}

func (s *sentence) actorAt(d *Dictionary, i, last int) (actor, int, bool) {
	for _, a := range d.actors[s.words[i].text] {
		if end, ok := s.fits(a.phrase, i, 2); ok && end <= last {
			return a, end, true
		}
	}
	return actor{}, 0, false
}

// agentAt finds an agent that begins in a noun phrase; its words may reach past the
// phrase ("Minister of Silly Walks").
func (s *sentence) agentAt(d *Dictionary, i int) (agent, int, bool) {
	for _, a := range d.agents[s.words[i].text] {
		if end, ok := s.fits(a.phrase, i, 0); ok {
			return a, end, true
		}
	}
	return agent{}, 0, false
}

// code puts an actor's code and the codes of agents together, none twice.
func code(actor string, agents []agent, former bool) string {
	if former && len(agents) > 0 {
		agents = []agent{{code: "ELI"}}
	}
	front, back := "", ""
	for _, a := range agents {
		if holds(actor, a.code) || holds(back, a.code) || holds(front, a.code) {
			continue
		}
		if a.front {
			front += a.code
		} else {
			back += a.code
		}
	}
	return front + actor + back
}

// holds reports whether code part stands in code s at a boundary of three letters.
func holds(s, part string) bool {
	for i := 0; i+len(part) <= len(s); i += 3 {
		if s[i:i+len(part)] == part {
			return true
		}
	}
	return false
}

// side are the members that a noun phrase makes: one for each code of its first
// actor ("FRO/BIL"), or its agents with an unknown actor, or none.
func (n nounPhrase) side() (out []member) {
	if len(n.actors) == 0 {
		if len(n.agents) == 0 {
			return nil
		}
		return []member{{code: code(none, n.agents, n.former)}}
	}
	for _, c := range strings.Split(n.actors[0], "/") {
		out = append(out, member{code(c, n.agents, n.former), true})
	}
	return out
}

// bare reports whether n is a name alone: nothing opens it, no agent is in it.
func (s *sentence) bare(n nounPhrase) bool {
	return len(n.agents) == 0 && s.words[n.first].tag != opens
}
