package quote

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// speakers links the source of each attribution to an entity and says whether
// it keeps its name back.
func (r *reader) speakers() {
	for i := range r.a.Attributions {
		t := &r.a.Attributions[i]
		source := t.Source
		if w, ok := r.antecedents[source]; ok {
			source = w // "who" is the one before it
		}
		ws := r.split(source)
		t.Speaker = r.a.Words(source)
		m := r.mention(source, ws)
		if m == nil && len(ws) == 1 && person(ws[0].Lower) {
			m = r.personBefore(t.Source.Start)
		}
		if r.unnamedSource(t, ws, m) {
			t.Unnamed = true
			continue
		}
		if m != nil {
			t.Entity = m.Entity
			m, t.Others = r.jointly(source, m)
			t.Entity = m.Entity
			if s := r.namesOf(append([]news.EntityID{m.Entity}, t.Others...)); s != "" {
				t.Speaker = s
			}
		}
	}
}

// jointly is the first of those who speak together with the one of mention m,
// and the others: "the two leaders", "Poe and Roe".
func (r *reader) jointly(source news.Span, m *news.Mention) (*news.Mention, []news.EntityID) {
	if len(m.Others) > 0 {
		return m, m.Others
	}
	for i := r.mentionFrom(m.Start) - 1; i >= 0; i-- {
		n := &r.a.Mentions[i]
		if n.Start < source.Start || n.Type != m.Type || n.Kind == news.ByDemonym || !joining(r.a.Text[n.End:m.Start]) {
			break
		}
		m = n
	}
	var out []news.EntityID
	end := m.End
	for i := r.mentionFrom(m.End); i < len(r.a.Mentions); i++ {
		n := &r.a.Mentions[i]
		if n.Start >= source.End || n.Type != m.Type || n.Kind == news.ByDemonym || !joining(r.a.Text[end:n.Start]) {
			break
		}
		if n.Entity != m.Entity && !slices.Contains(out, n.Entity) {
			out = append(out, n.Entity)
		}
		end = n.End
	}
	return m, out
}

// joining reports whether the words between two names join them.
func joining(gap string) bool {
	switch strings.Join(strings.Fields(gap), " ") {
	case "and", ", and", "and the", ",", ", and the":
		return true
	}
	return false
}

// namesOf joins the names of entities: "Poe, Roe and Doe".
func (r *reader) namesOf(ids []news.EntityID) string {
	var out []string
	for _, id := range ids {
		if e := r.a.Entity(id); e != nil && e.Name != "" {
			out = append(out, e.Name)
		}
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
	return strings.Join(out, "")
}

// agents drops attributions by weak cues whose source is not known to be
// somebody who can speak: "the visit underscores".
func (r *reader) agents() {
	if len(r.weak) == 0 {
		return
	}
	r.a.Attributions = slices.DeleteFunc(r.a.Attributions, func(t news.Attribution) bool {
		if !slices.Contains(r.weak, t.Cue) || t.Unnamed || t.Entity != "" {
			return false
		}
		ws := r.split(t.Source)
		return len(ws) > 1 && !r.speaks(ws) || len(ws) == 1 && (ws[0].Is("it") || ws[0].Is("which") || !pronoun(ws[0].Lower) && !ws[0].Cap)
	})
}

// speaks reports whether the words of a source say that it is a person or
// body: they end in a noun for one, or in a name.
func (r *reader) speaks(ws []words.Word) bool {
	for i := range ws {
		if ws[i].Is("of") || ws[i].Is("for") || ws[i].Is("at") || ws[i].Is("from") || ws[i].Is(",") || ws[i].Is("in") || ws[i].Is("to") {
			ws = ws[:i]
			break
		}
	}
	if len(ws) == 0 {
		return false
	}
	last := ws[len(ws)-1]
	return last.Cap || r.bodies[r.bodyKey(last.Lower)]
}

// bodyKey is the singular under which data/bodies.txt has a noun.
func (r *reader) bodyKey(w string) string {
	if r.bodies[w] {
		return w
	}
	return strings.TrimSuffix(w, "s")
}

func person(w string) bool { return w == "he" || w == "she" || w == "who" }

// mention is the one that names the speaker in a source: the first person,
// else the first organisation or outlet, else the first at all. A place, group
// or country counts only if the source is no more than it.
func (r *reader) mention(s news.Span, ws []words.Word) *news.Mention {
	var best *news.Mention
	rank := 0
	for i := r.mentionFrom(s.Start); i < len(r.a.Mentions); i++ {
		m := &r.a.Mentions[i]
		if m.Start >= s.End {
			break
		}
		if !s.Contains(m.Span) {
			continue
		}
		n := 0
		switch {
		case m.Type == news.Person:
			n = 3
		case m.Type == news.Outlet, m.Type == news.Organisation:
			n = 2
		case m.End == s.End || m.Kind == news.ByMetonym:
			n = 1
		}
		if genitive(ws, m.End) || m.Type != news.Outlet && governed(ws, m.Start) {
			n = 0 // neither "Putin's spokesman" nor "an aide to Putin" is Putin
		}
		if n > rank {
			best, rank = m, n
		}
	}
	return best
}

// mentionFrom is the index of the first mention that begins at byte at or after.
func (r *reader) mentionFrom(at int) int {
	i, _ := slices.BinarySearchFunc(r.a.Mentions, at, func(m news.Mention, at int) int { return cmp.Compare(m.Start, at) })
	return i
}

// governed reports whether what begins at byte at hangs on a preposition.
func governed(ws []words.Word, at int) bool {
	hangs := false
	for i := range ws {
		if ws[i].Start >= at {
			break
		}
		if i > 0 && preposition(ws[i].Lower) {
			hangs = true
		} else if ws[i].Is(",") {
			hangs = false
		}
	}
	return hangs
}

func genitive(ws []words.Word, at int) bool {
	for i := range ws {
		if ws[i].Start == at {
			return ws[i].Is("'s") || ws[i].Is("'") || ws[i].Is("’")
		}
	}
	return false
}

// personBefore is the nearest person named before at, in this sentence or the
// two before it.
func (r *reader) personBefore(at int) *news.Mention {
	n := r.a.SentenceAt(at)
	for i := r.mentionFrom(at) - 1; i >= 0; i-- {
		m := &r.a.Mentions[i]
		if m.Type != news.Person || m.Kind == news.ByPronoun {
			continue
		}
		if n >= 0 && m.Start < r.a.Sentences[max(0, n-2)].Start {
			return nil
		}
		return m
	}
	return nil
}

// unnamedSource tells officials, diplomats and people who are not named.
func (r *reader) unnamedSource(t *news.Attribution, ws []words.Word, m *news.Mention) bool {
	if m != nil && m.Type == news.Person {
		return false
	}
	anonymous := strings.Contains(t.Span.In(r.a.Text), "anonymity") || strings.Contains(t.Span.In(r.a.Text), "not be named") ||
		strings.Contains(r.a.Words(t.Source), "anonymity")
	for i := range ws {
		if ws[i].Cap && i > 0 && i+1 < len(ws) && ws[i+1].Cap && !r.unnamed[ws[i+1].Lower] && m == nil {
			return false // two capitals look like a name that nothing knows
		}
	}
	for i := range ws {
		if r.unnamed[ws[i].Lower] {
			if ws[i].Is("people") || ws[i].Is("person") {
				return anonymous || i+1 < len(ws) && (ws[i+1].Is("familiar") || ws[i+1].Is("with") || ws[i+1].Is("briefed"))
			}
			return true
		}
	}
	return anonymous && len(ws) > 1
}
