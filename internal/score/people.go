package score

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"chancery/internal/news"
)

// Coreference of people: every mention of an article's main people should
// carry the entity of that person, be it a name, a pronoun or a description. A
// person is main if gold has two mentions or more of it, one of them a name.
// The program's entity for a person is the one that most of the mentions
// carry, an entity standing for one person only: mentions that it gives to
// somebody else, or to nobody, are wrong.

// A reference is one gold mention of people: the spans that are enough to be
// met, and the people whom it means.
type reference struct {
	span   news.Span
	people []string
	form   string // "names", "pronouns" or "descriptions", set by mainPeople
}

func personal(low string) bool {
	switch low {
	case "he", "she", "him", "her", "his", "hers", "himself", "herself", "they", "them", "their", "theirs", "i", "me", "my", "who", "whom", "whose":
		return true
	}
	return false
}

// capital reports whether a word begins with a capital.
func capital(word string) bool { return unicode.IsUpper([]rune(word)[0]) }

// A peopleScore counts references by form, and those that are right.
type peopleScore struct{ right, total map[string]int }

func (p *peopleScore) add(form string, right bool) {
	if p.right == nil {
		p.right, p.total = map[string]int{}, map[string]int{}
	}
	for _, f := range []string{"all", form} {
		p.right[f] += one(right)
		p.total[f]++
	}
}

func (p *peopleScore) put(sh *sheet) {
	for _, f := range []struct{ measure, form string }{
		{"people_accuracy", "all"}, {"people_names", "names"}, {"people_pronouns", "pronouns"}, {"people_descriptions", "descriptions"},
	} {
		sh.ratio(f.measure, p.right[f.form], p.total[f.form])
	}
}

// people scores the references of one article.
func (p *peopleScore) people(a *news.Article, gold []reference) {
	is := assign(a, gold)
	for _, g := range gold {
		right := true
		got := entitiesAt(a, g.span)
		for _, who := range g.people {
			right = right && is[who] != "" && slices.Contains(got, is[who])
		}
		p.add(g.form, right && len(got) >= len(g.people))
	}
}

// assign finds the entity of each person: pairs by how many references they
// have in common.
func assign(a *news.Article, gold []reference) map[string]news.EntityID {
	type pair struct {
		who string
		id  news.EntityID
	}
	votes := map[pair]int{}
	for _, g := range gold {
		if len(g.people) != 1 {
			continue
		}
		for _, id := range entitiesAt(a, g.span) {
			votes[pair{g.people[0], id}]++
		}
	}
	var pairs []pair
	for p := range votes {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(votes[y], votes[x]), strings.Compare(x.who, y.who), strings.Compare(string(x.id), string(y.id)))
	})
	is, taken := map[string]news.EntityID{}, map[news.EntityID]bool{}
	for _, p := range pairs {
		if is[p.who] == "" && !taken[p.id] {
			is[p.who], taken[p.id] = p.id, true
		}
	}
	return is
}

// entitiesAt are the people whom the mentions over a span mean.
func entitiesAt(a *news.Article, s news.Span) (out []news.EntityID) {
	for _, m := range a.Mentions {
		if m.Overlaps(s) && m.Type == news.Person {
			out = append(out, m.Entity)
			out = append(out, m.Others...)
		}
	}
	return out
}

// mainPeople keeps the references to people who are mentioned twice, once by a
// name outside a headline.
func mainPeople(a *news.Article, gold []reference) []reference {
	count, named, names := map[string]int{}, map[string]bool{}, properWords(a, gold)
	for i := range gold {
		g := &gold[i]
		g.form = form(a, g, names)
		for _, who := range g.people {
			count[who]++
			named[who] = named[who] || g.form == "names"
		}
	}
	return slices.DeleteFunc(gold, func(g reference) bool {
		return slices.ContainsFunc(g.people, func(who string) bool { return count[who] < 2 || !named[who] })
	})
}

// form is how a reference refers, given the words that are names of each person.
func form(a *news.Article, g *reference, names map[[2]string]bool) string {
	ws := strings.Fields(a.Words(g.span))
	if len(ws) == 1 && personal(strings.ToLower(ws[0])) {
		return "pronouns"
	}
	for _, who := range g.people {
		if slices.ContainsFunc(ws, func(w string) bool { return names[[2]string{who, w}] }) {
			return "names"
		}
	}
	return "descriptions"
}

// properWords are the capitalised words of each person's references, where the
// capital tells something: not in a headline, and not first in a sentence
// unless another capitalised word follows.
func properWords(a *news.Article, gold []reference) map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, g := range gold {
		ws := strings.Fields(a.Words(g.span))
		if headline(a, g.span) || opens(a, g.span) && (len(ws) < 2 || !capital(ws[1])) {
			continue
		}
		for _, w := range ws {
			for _, who := range g.people {
				if capital(w) {
					out[[2]string{who, w}] = true
				}
			}
		}
	}
	return out
}

// opens reports whether a sentence or quotation begins with a span.
func opens(a *news.Article, s news.Span) bool {
	before := strings.TrimRight(a.Text[:s.Start], " \"“'‘")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:\n")
}

// headline reports whether most words of the line of a span have capitals.
func headline(a *news.Article, s news.Span) bool {
	from := strings.LastIndexByte(a.Text[:s.Start], '\n') + 1
	line, _, _ := strings.Cut(a.Text[from:], "\n")
	words, ups := strings.Fields(line), 0
	for _, w := range words {
		ups += one(capital(w))
	}
	return 2*ups > len(words)
}
