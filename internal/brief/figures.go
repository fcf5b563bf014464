package brief

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// figureIn returns the figure about which that stands in a source and gives
// the numbers of fragment; nil if there is none.
func figureIn(s source, about, fragment string) *news.Figure {
	if about == "" {
		return nil
	}
	want := numbers(fragment)
	for i := range s.article.Figures {
		f := &s.article.Figures[i]
		if s.span.Contains(f.Span) && sameSubject(subject(f), about) && slices.Equal(numbers(s.article.Words(f.Number)), want) {
			return f
		}
	}
	return nil
}

// sameSubject compares what two figures are about: ages by surname, since a
// report gives a name in full once.
func sameSubject(x, y string) bool {
	if x == y || !strings.HasPrefix(x, ageOf) || !strings.HasPrefix(y, ageOf) {
		return x == y
	}
	return x[strings.LastIndexByte(x, ' '):] == y[strings.LastIndexByte(y, ' '):]
}

// worded checks that one of the sources names what the figure is about just so.
func (c *check) worded(about string) {
	for _, s := range c.sources {
		for i := range s.article.Figures {
			if f := &s.article.Figures[i]; s.span.Contains(f.Span) && subject(f) == about {
				return
			}
		}
	}
	c.fail(-1, "no citation speaks of %s", about)
}

// ordinal is what the ordinal in fragment is about, by the first source that
// words it so; "" if none does.
func (c *check) ordinal(fragment string) string {
	for _, s := range c.sources {
		for i := range s.article.Figures {
			f := &s.article.Figures[i]
			if f.Kind == news.Ordinal && s.span.Contains(f.Span) && s.article.Words(f.Span) == fragment {
				return subject(f)
			}
		}
	}
	return ""
}

// agreed checks "Two origins agree on …": as many articles cited, and the
// number in each of them.
func (c *check) agreed(n int, about, fragment string) {
	if n != c.origins() || n < 2 {
		c.fail(-1, "the sentence counts %d origins and cites %d", n, c.origins())
	}
	c.gives(about, fragment)
}

// aloneGives checks "Only one origin gives …".
func (c *check) aloneGives(about, fragment string) {
	if c.origins() != 1 {
		c.fail(-1, "the sentence says one origin only and cites %d", c.origins())
	}
	c.gives(about, fragment)
}

// gives checks that every citation gives the number, and one of them in the
// words quoted.
func (c *check) gives(about, fragment string) {
	c.worded(about)
	for i, s := range c.sources {
		if figureIn(s, about, fragment) == nil {
			c.fail(i, "the citation does not give %s as “%s”", about, fragment)
		}
	}
	c.stands(fragment)
}

// quoted checks "Two origins quote the words …".
func (c *check) quoted(n int, fragment string) {
	if n != c.origins() || n < 2 {
		c.fail(-1, "the sentence counts %d origins and cites %d", n, c.origins())
	}
	for i, s := range c.sources {
		if !holds(s.quote(), fragment) {
			c.fail(i, "the citation does not hold the words “%s”", fragment)
		} else if h := cutHedge(s, fragment); h != "" {
			c.fail(i, "“%s” leaves out “%s” before it", fragment, h)
		}
	}
}

// cutHedge returns the hedge or negation that a source has before a fragment
// wherever the fragment stands in it; "" if it stands somewhere without.
func cutHedge(s source, fragment string) string {
	_, h, ok := contiguous(lowerAll(fragment), lowerAll(s.quote()))
	if !ok {
		return ""
	}
	return h
}

// holds compares words without regard to case.
func holds(quote, fragment string) bool {
	_, _, ok := contiguous(lowerAll(fragment), lowerAll(quote))
	return ok
}

// differing checks that each value is given by a citation, and that each
// citation gives one of the values.
func (c *check) differing(about string, values []string) {
	c.worded(about)
	used := make([]bool, len(values))
	for i, s := range c.sources {
		at := slices.IndexFunc(values, func(v string) bool { return figureIn(s, about, v) != nil })
		if at < 0 {
			c.fail(i, "the citation gives none of the values for %s", about)
			continue
		}
		if h := cutHedge(s, values[at]); h != "" && hedges()[h] {
			c.fail(i, "“%s” leaves out “%s” before it", values[at], h)
		}
		for j, v := range values {
			used[j] = used[j] || figureIn(s, about, v) != nil
		}
	}
	for j, v := range values {
		if !used[j] {
			c.fail(-1, "no citation gives %s as “%s”", about, v)
		}
		c.stands(v)
		if slices.ContainsFunc(values[:j], func(w string) bool { return slices.Equal(numbers(w), numbers(v)) && w == v }) {
			c.fail(-1, "“%s” is no other value", v)
		}
	}
	if c.origins() < 2 {
		c.fail(-1, "the sentence compares origins and cites %d", c.origins())
	}
}

// rose checks a toll that rises: the first value published before the last,
// and lower.
func (c *check) rose(about string, values []string) {
	c.differing(about, values)
	var first, last *news.Figure
	var from, to *news.Article
	for _, s := range c.sources {
		if f := figureIn(s, about, values[0]); f != nil && first == nil {
			first, from = f, s.article
		}
		if f := figureIn(s, about, values[1]); f != nil {
			last, to = f, s.article
		}
	}
	if first == nil || last == nil {
		return
	}
	if first.Value >= last.Value || from.Published.Day > to.Published.Day {
		c.fail(-1, "the citations do not show a rise from “%s” to “%s”", values[0], values[1])
	}
}

// stands checks that a fragment is quoted word for word, hedges and negations
// included.
func (c *check) stands(fragment string) {
	hedge, found := "", false
	for _, s := range c.sources {
		_, h, ok := contiguous(fragment, s.quote())
		if ok && h == "" {
			return
		}
		if ok {
			hedge, found = h, true
		}
	}
	if found {
		c.fail(-1, "“%s” leaves out “%s” before it", fragment, hedge)
		return
	}
	c.fail(-1, "no citation holds the words “%s”", fragment)
}
