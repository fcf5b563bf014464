package compare

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// nameOf words the row of a group.
func nameOf(g []statement) string {
	s := spokesman(g)
	switch {
	case passively(g):
		return headline(s.article, s.about)
	case s.voice == bare:
		return headline(s.article, s.who)
	case s.finite() && s.beside():
		return headline(s.article, s.who) + " " + plainSpace(s.article.Words(s.group))
	}
	name := strings.TrimSuffix(strings.TrimSuffix(headline(s.article, s.who), "'s"), "’s")
	if s.voice == passive && name != "" {
		return name + " " + participle(g)
	}
	verb := s.lemma
	if !slices.ContainsFunc(g, func(o statement) bool { return !o.negated }) {
		verb = "not " + verb
	}
	return strings.TrimPrefix(name+": "+verb, ": ")
}

// spokesman is the statement that words its group best: of the group's voice,
// with a finite verb beside its subject, and a subject that most others share.
func spokesman(g []statement) *statement {
	turned := passively(g)
	best, top := 0, -1
	for i := range g {
		s := &g[i]
		if turned != (s.voice == passive) {
			continue
		}
		n := 0
		for j := range g {
			if turned && anyShared(g[j].object, s.object) || anyShared(g[j].subject, s.subject) {
				n += 2
			}
		}
		if s.finite() && s.beside() {
			n += len(g) + 1
		}
		if n > top {
			best, top = i, n
		}
	}
	return &g[best]
}

// passively reports whether most of a group say what is done to something, and
// do not name who does it.
func passively(g []statement) bool {
	done, by := 0, 0
	for _, s := range g {
		if s.voice == passive {
			done++
		}
		if len(s.subject) > 0 {
			by++
		}
	}
	return 2*done > len(g) && 2*by <= len(g)
}

// finite reports whether the verb is one that a clause can rest on.
func (s *statement) finite() bool {
	switch s.article.Trees[s.sentence].Words[s.verb].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return s.group.Len() > s.article.WordSpan(s.sentence, s.verb, s.verb).Len()
}

// beside reports whether the subject stands right before the verb.
func (s *statement) beside() bool {
	return len(s.subject) > 0 && s.who.End <= s.group.Start && s.group.Start-s.who.End <= besideVerb
}

// headline is a phrase as far as the first mark.
func headline(a *news.Article, s news.Span) string {
	text := strings.TrimLeft(plainSpace(a.Words(s)), "\"“”'‘’ ")
	if i := strings.IndexByte(text, ')'); i >= 0 && !strings.Contains(text[:i], "(") {
		text = strings.TrimSpace(text[i+1:])
	}
	if i := strings.IndexAny(text, ",;:—(–\"“”"); i > 0 {
		text = strings.TrimSpace(text[:i])
	}
	return shorten(text)
}

// short is the text of a phrase, as far as the first mark if it is long.
func short(a *news.Article, s news.Span) string {
	text := plainSpace(a.Words(s))
	if len(text) <= longPhrase {
		return text
	}
	if i := strings.IndexAny(text, ",;:—("); i > 0 {
		text = strings.TrimSpace(text[:i])
	}
	return shorten(text)
}

// shorten cuts a text that is still too long between two words.
func shorten(text string) string {
	if len(text) > longPhrase {
		return text[:strings.LastIndexByte(text[:longPhrase], ' ')+1] + "…"
	}
	return text
}

func plainSpace(text string) string { return strings.Join(strings.Fields(text), " ") }
