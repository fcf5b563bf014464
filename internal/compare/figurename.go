package compare

import (
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// whereTo adds to the values of ordinals where each leads, if claims differ in
// that: "second trip to Beijing", "second trip to China".
func whereTo(cs []claim) []claim {
	if cs[0].country == "" || !slices.ContainsFunc(cs, func(c claim) bool { return c.about != cs[0].about && c.country != "" }) {
		return cs
	}
	out := slices.Clone(cs)
	for i := range out {
		if out[i].country != "" {
			out[i].value += " " + out[i].about
		}
	}
	return out
}

// firstSince reports whether a group says that something is the first since
// something else.
func (g figureGroup) firstSince() bool {
	return g.key.kind == news.Ordinal && g.claims[0].value == "1" && g.claims[0].words["since"]
}

// sinceWhat turns "first visit since her election" into an answer to since when:
// "her election". Claims that do not say are left out, unless none does.
func sinceWhat(cs []claim) []claim {
	var out []claim
	for _, c := range cs {
		end := c.article.SentenceAt(c.span.Start)
		if end < 0 {
			continue
		}
		rest := c.article.Words(news.Span{Start: c.span.End, End: c.article.Sentences[end].End})
		i := strings.Index(rest, "since ")
		if i < 0 {
			continue
		}
		what := rest[i+len("since "):]
		if j := strings.IndexAny(what, ",;:.()—\n"); j >= 0 {
			what = what[:j]
		}
		c.span.End += i + len("since ") + len(what)
		if c.value = strings.TrimSpace(what); c.value != "" {
			c.low, c.high, c.number = math.NaN(), math.NaN(), math.NaN()
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return cs
	}
	return out
}

func (k figureKey) typ() string {
	switch {
	case k.kind == news.Count, k.head.name == age:
		return "number"
	case k.kind == news.Measure:
		return "amount"
	}
	return string(k.kind)
}

// name words the slot's question.
func (k figureKey) name(cs []claim) string {
	what := k.head.name
	switch k.kind {
	case news.Ordinal:
		if cs[0].value == "1" && cs[0].words["since"] {
			return "first " + what + " since"
		}
		what = "ordinal of " + what
		oneWay := !slices.ContainsFunc(cs, func(c claim) bool { return c.country != "" && c.about != cs[0].about })
		if oneWay && strings.HasPrefix(cs[0].about, "to ") || strings.HasPrefix(cs[0].about, "between ") {
			what += " " + cs[0].about
		}
	case news.Duration:
		what = amountName("duration", cs)
	case news.Percent:
		what = amountName("share", cs)
	case news.Money:
		what = amountName("sum", cs)
	case news.Measure:
		if what == "" {
			what = amountName("measure", cs)
		}
		if what == age {
			what = ageOf(cs)
		}
	case news.Count:
		what = counted(k.head)
	}
	if k.scope != "" {
		what += sinceOrIn(cs) + k.scope
	}
	return what
}

// amountName asks for an amount: of what, if a report says so, else in the words
// of the clause that it stands in.
func amountName(kind string, cs []claim) string {
	for _, c := range cs {
		if c.of != "" {
			return kind + " of " + c.of
		}
	}
	if clause, ok := strings.CutPrefix(whenName(cs), "when "); ok {
		return kind + ": " + clause
	}
	return kind + ": " + cs[0].value
}

// sinceOrIn tells a toll that grows from a year on from that of the year.
func sinceOrIn(cs []claim) string {
	for _, c := range cs {
		if i := c.article.SentenceAt(c.span.Start); i >= 0 && strings.Contains(strings.ToLower(c.article.Words(c.article.Sentences[i].Span)), " since ") {
			return " since "
		}
	}
	return " in "
}
