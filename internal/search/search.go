// Package search is the query language over the record:
//
//	putin harbin            both words, in any form (stemmed)
//	"joint statement"       these words in this order
//	visit -forum            not that word
//	summit OR talks         either
//	title:visit             in the headline
//	outlet:courier          published by an outlet of that name
//	lang:en since:2024-05-01 until:2024-05-31
//
// [Parse] reads a query, [Run] answers it with the sentences that hold its
// words.
package search

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"chancery/internal/news"
	"chancery/internal/store"

	"github.com/kljensen/snowball/english"
)

// A Query is a parsed query.
type Query struct {
	Words store.WordQuery
	stems map[string]bool // of the words to show
}

// A Hit is an article that answers a query.
type Hit struct {
	store.Head
	Sentences []news.Evidence `json:"sentences"` // those that hold words of the query, at most three
}

// maxTerms and maxLength bound a query, since the index takes quadratic time
// over its terms.
const (
	maxTerms  = 32
	maxLength = 1000 // bytes
)

// Parse reads a query. The error says which part could not be understood.
func Parse(s string) (Query, error) {
	q := Query{stems: map[string]bool{}}
	terms := split(s)
	if len(terms) > maxTerms || len(s) > maxLength {
		return q, fmt.Errorf("the query is too long: at most %d terms and %d bytes", maxTerms, maxLength)
	}
	var match []string
	or := false
	for _, term := range terms {
		if term == "OR" || term == "AND" {
			or = term == "OR" && len(match) > 0
			continue
		}
		expr, err := q.term(term)
		if err != nil {
			return q, err
		}
		if expr == "" {
			continue
		}
		join := " AND "
		switch {
		case strings.HasPrefix(expr, "NOT "):
			join = " "
		case or:
			join = " OR "
		}
		or = false
		if len(match) > 0 {
			expr = join + expr
		}
		match = append(match, expr)
	}
	q.Words.Match = strings.Join(match, "")
	if strings.HasPrefix(q.Words.Match, "NOT ") {
		return q, fmt.Errorf("the query starts with an excluded word; name one that must occur first, as in: visit -forum")
	}
	return q, nil
}

// term turns one term into an FTS5 expression, or into a condition of q.
func (q *Query) term(term string) (string, error) {
	field, value, fielded := strings.Cut(term, ":")
	if !fielded || strings.HasPrefix(term, `"`) {
		return q.words(term, ""), nil
	}
	value = strings.Trim(value, `"`)
	switch strings.ToLower(field) {
	case "title", "body":
		return q.words(value, strings.ToLower(field)), nil
	case "outlet":
		q.Words.Outlet = value
	case "lang", "language":
		q.Words.Language = value
	case "since", "until":
		day := news.ParseDay(value)
		if !day.Known() {
			return "", fmt.Errorf("%s:%s is not a day; write it as in %s:2024-05-16", field, value, field)
		}
		if strings.EqualFold(field, "since") {
			q.Words.Since = day
		} else {
			q.Words.Until = day
		}
	default:
		if looksLikeField(field) {
			return "", fmt.Errorf("there is no field %s; there are title, body, outlet, lang, since and until", field)
		}
		return q.words(term, ""), nil
	}
	return "", nil
}

// looksLikeField reports whether a word before a colon was meant as a field: all
// letters, and something behind it that is not an address or a time of day.
func looksLikeField(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 && s != "http" && s != "https"
}

// words quotes text for FTS5, which then takes it as words and nothing else.
func (q *Query) words(text, column string) string {
	not := ""
	if strings.HasPrefix(text, "-") {
		not, text = "NOT ", text[1:]
	}
	fields := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(fields) == 0 {
		return ""
	}
	if not == "" {
		for _, f := range fields {
			q.stems[stem(f)] = true
		}
	}
	expr := `"` + strings.Join(fields, " ") + `"`
	if column != "" {
		expr = column + " : " + expr
	}
	return not + expr
}

func stem(word string) string { return english.Stem(strings.ToLower(word), false) }

// split cuts a query at spaces outside quotation marks.
func split(s string) []string {
	quoted := false
	return strings.FieldsFunc(strings.NewReplacer("“", `"`, "”", `"`).Replace(s), func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return !quoted && unicode.IsSpace(r)
	})
}

// Run answers q with at most limit hits, newest first; 0 is no limit.
func Run(ctx context.Context, db *store.DB, q Query, limit int) ([]Hit, error) {
	q.Words.Limit = limit
	ids, err := db.Search(ctx, q.Words)
	if err != nil {
		return nil, err
	}
	as, err := db.Articles(ctx, ids)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, len(as))
	for i, a := range as {
		hits[i] = Hit{store.HeadOf(a), q.show(a)}
	}
	return hits, nil
}

// maxShown is how many sentences of a hit are shown.
const maxShown = 3

// show picks the sentences of a that hold most of the query's words, in the
// order of the text.
func (q Query) show(a *news.Article) []news.Evidence {
	counts := make([]int, len(a.Sentences))
	best := 0
	for i := range a.Sentences {
		seen := map[string]bool{}
		for _, t := range a.SentenceTokens(i) {
			if s := stem(a.Words(t.Span)); q.stems[s] {
				seen[s] = true
			}
		}
		counts[i] = len(seen)
		best = max(best, counts[i])
	}
	out := []news.Evidence{}
	for i, s := range a.Sentences {
		if counts[i] == best && best > 0 && len(out) < maxShown {
			out = append(out, a.Cite(s.Span))
		}
	}
	return out
}
