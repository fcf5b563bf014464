package brief

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// A candidate is a sentence that can stand alone in a brief.
type candidate struct {
	article *news.Article
	span    news.Span
	rank    int             // of the sentence in the body, from 0
	text    string          // dateline cut, notes added
	words   map[string]bool // content words
	slots   []int           // board slots with a value in it
	main    bool            // reports the main event as it stands
	score   int
	used    bool
}

// dateline is "PARIS, March 3 (Agency) - " or "(Agency) " before a report's first
// sentence.
var dateline = regexp.MustCompile(`^\([A-Z][A-Za-z ]{1,20}\)(?: ?[-–—]{1,2})? |^[A-Z][A-Z .,'’/-]{2,40}(?:, [A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)?(?:,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?(?: \([^()]{2,40}\))?(?: [-–—]{1,2} |—)`)

// furniture is how captions and pointers begin: "Photos: …", "File - …".
var furniture = regexp.MustCompile(`^(?:\p{Lu}\p{L}+ ?){1,2}(?::| [-–—] )`)

// runOn is where two sentences were run together: "came home.The crew".
var runOn = regexp.MustCompile(`\p{Ll}[.”]\p{Lu}\p{Ll}`)

// saidSo ends a sentence with somebody who is named elsewhere: "…, he said."
var saidSo = regexp.MustCompile(`, (?:he|she) (?:said|added|told [^,]+|says)(?: on [A-Z][a-z]+)?\.$`)

// cleft is an "it" that leans on nothing: "It is the third time that …".
var cleft = regexp.MustCompile(`^It (?:is|was|will be) the [a-z]+ time `)

// elsewhere stands for what another sentence tells: "Chile did the same in March."
var elsewhere = regexp.MustCompile(`\b(?:do|does|did|done|doing) (?:the same|so|likewise)\b`)

// Limits of a sentence fit for a brief, in bytes: shorter ones are fragments,
// longer ones are two sentences in one.
const (
	minLength = 40
	maxLength = 340
)

// candidates are a's body sentences that say what they say without the
// sentences around them.
func candidates(a *news.Article) []candidate {
	var out []candidate
	rank := -1
	for i, s := range a.Sentences {
		if s.Title || !a.Body.Contains(s.Span) {
			continue
		}
		rank++
		if text, ok := alone(a, i); ok {
			out = append(out, candidate{article: a, span: s.Span, rank: rank, text: text, words: contentWords(text)})
		}
	}
	return out
}

// alone prepares a sentence: it cuts the dateline, resolves the first pronoun
// and the days by notes, and refuses what leans on its surroundings.
func alone(a *news.Article, i int) (string, bool) {
	s := a.Sentences[i].Span
	raw := a.Words(s)
	head := headOf(raw)
	body := raw[head:]
	if len(body) < minLength || len(body) > maxLength || !closed(body) {
		return "", false
	}
	notes := dayNotes(a, s)
	if ahead(body) && slices.ContainsFunc(a.Dates, func(d news.TimeExpr) bool { return behind(a, s, d) }) {
		return "", false // a plan for a day in the past: the day is read wrongly
	}
	if ws := cut(body); cleft.MatchString(body) {
		// "It" points forward here.
	} else if len(ws) == 0 || openers()[uncontracted(strings.ToLower(ws[0].text))] {
		if len(ws) == 0 {
			return "", false
		}
		n, ok := pronounNote(a, s.Start+head+ws[0].start)
		if !ok || !onlyPerson(a, i-1, n.note) {
			return "", false
		}
		notes = append(notes, n)
	}
	if saidSo.MatchString(body) {
		n, ok := sayer(a, s)
		if !ok {
			return "", false // "…, he said.": who?
		}
		notes = append(notes, n)
	}
	return upper(annotate(raw, s.Start, head, notes)), true
}

// headOf is the length of what is cut from the head of a sentence: a dateline,
// space, and a word or two that tie it to the one before or head its paragraph.
func headOf(raw string) int {
	n := len(dateline.FindString(raw))
	n += len(raw[n:]) - len(strings.TrimLeftFunc(raw[n:], unicode.IsSpace))
	for _, c := range connectives() {
		if rest := raw[n:]; len(rest) > len(c)+2 && strings.EqualFold(rest[:len(c)], c) && (rest[len(c):len(c)+2] == ", " || rest[len(c):len(c)+2] == ": ") {
			return n + len(c) + 2
		}
	}
	return n
}

// uncontracted is the first of two words written as one: "that" of "that's".
func uncontracted(w string) string {
	if i := strings.IndexAny(w, "'’"); i > 0 {
		return w[:i]
	}
	return w
}

// closed reports whether a sentence ends as one and opens no quotation that
// another sentence closes.
func closed(s string) bool {
	if strings.HasSuffix(s, "..") || strings.HasPrefix(s, "The two ") || strings.Contains(s, " . ") || s[0] >= '0' && s[0] <= '9' {
		return false
	}
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ".”") && !strings.HasSuffix(s, `."`) && !strings.HasSuffix(s, `".`) && !strings.HasSuffix(s, `”.`) {
		return false
	}
	return !furniture.MatchString(s) && !elsewhere.MatchString(s) && !shouted(s) && !runOn.MatchString(s) && !caption(s) && !bareQuote(s) && strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, `"`)%2 == 0 && strings.Count(s, "“") == strings.Count(s, "”") &&
		!strings.ContainsAny(s, "\n?[]") && utf8.ValidString(s)
}

// shouted reports whether three words in a row are in capitals: a sign in a
// picture or a heading that ran into the sentence.
func shouted(s string) bool {
	n := 0
	for _, w := range strings.Fields(s) {
		if len(w) > 2 && w == strings.ToUpper(w) && w != strings.ToLower(w) {
			if n++; n == 3 {
				return true
			}
		} else {
			n = 0
		}
	}
	return false
}

// caption reports whether a sentence describes a picture.
func caption(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc(captions(), func(c string) bool { return strings.Contains(s, c) })
}

// bareQuote reports whether a sentence is a quotation from end to end: who says
// it stands elsewhere.
func bareQuote(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	return first == '“' && strings.IndexRune(s, '”') >= len(s)-len(".”") || first == '"' && strings.IndexByte(s[n:], '"') >= len(s)-len(`".`)-n
}

// An insertion is a note with the byte offset in the article after which it
// stands.
type insertion struct {
	at   int
	note string
}

// dayNotes resolves the days that a sentence names only by reference
// ("Thursday", "yesterday").
func dayNotes(a *news.Article, s news.Span) []insertion {
	var out []insertion
	for _, d := range a.Dates {
		words := a.Words(d.Span)
		if after := a.Words(news.Span{Start: d.End, End: min(d.End+2, len(a.Text))}); after == "'s" || strings.HasPrefix(after, "’") {
			continue // "Wednesday's crash"
		}
		if strings.Contains(strings.ToLower(words), "same") {
			continue // "the same day as": the day stands elsewhere in the sentence
		}
		if n := dayNote(d); n != "" && s.Contains(d.Span) && !strings.ContainsAny(words, "0123456789\n") && words != "" {
			out = append(out, insertion{d.End, n})
		}
	}
	return out
}

// ahead reports whether a sentence speaks of the future.
func ahead(s string) bool {
	return slices.ContainsFunc(cut(s), func(w word) bool {
		switch w.text {
		case "will", "expected", "scheduled", "due", "plans", "planned", "intends":
			return true
		}
		return false
	})
}

// behind reports whether d is a weekday before the publication of a.
func behind(a *news.Article, s news.Span, d news.TimeExpr) bool {
	return s.Contains(d.Span) && dayNote(d) != "" && !strings.ContainsAny(a.Words(d.Span), "0123456789") &&
		a.Published.Day.Known() && d.Days.To < a.Published.Day
}

// pronounNote names the person whom the pronoun at a place refers to.
func pronounNote(a *news.Article, at int) (insertion, bool) {
	for _, m := range a.Mentions {
		if m.Start != at || m.Kind != news.ByPronoun {
			continue
		}
		e := a.Entity(m.Entity)
		w := strings.ToLower(a.Words(m.Span))
		if e != nil && e.Name != "" && (w == "he" || w == "she") {
			return insertion{m.End, e.Name}, true
		}
	}
	return insertion{}, false
}

// sayer names the person whom the last pronoun of a sentence refers to.
func sayer(a *news.Article, s news.Span) (n insertion, ok bool) {
	for _, m := range a.Mentions {
		if m.Kind == news.ByPronoun && s.Contains(m.Span) {
			n, ok = pronounNote(a, m.Start)
		}
	}
	return n, ok
}

// personal are the pronouns that bring a person into a sentence without a name.
var personal = map[string]bool{"he": true, "her": true, "him": true, "his": true, "she": true}

// onlyPerson reports whether sentence i names one person alone, by the given
// name: then the pronoun that begins the next cannot mean anybody else.
func onlyPerson(a *news.Article, i int, name string) bool {
	if i < 0 || a.Sentences[i].Title || a.Sentences[i].Paragraph != a.Sentences[i+1].Paragraph {
		return false
	}
	if slices.ContainsFunc(cut(a.Words(a.Sentences[i].Span)), func(w word) bool { return personal[strings.ToLower(w.text)] }) {
		return false
	}
	found := false
	for _, m := range a.Mentions {
		if m.Type != news.Person || !a.Sentences[i].Contains(m.Span) {
			continue
		}
		e := a.Entity(m.Entity)
		if e == nil || e.Name != name {
			return false
		}
		found = true
	}
	return found
}

// annotate inserts notes into the words of a sentence that starts at offset
// start, its first head bytes left away.
func annotate(raw string, start, head int, notes []insertion) string {
	slices.SortFunc(notes, func(x, y insertion) int { return x.at - y.at })
	var b strings.Builder
	from := head
	for _, n := range notes {
		at := n.at - start
		if at < from || at > len(raw) {
			continue
		}
		b.WriteString(raw[from:at])
		b.WriteString(" [" + n.note + "]")
		from = at
	}
	b.WriteString(raw[from:])
	return b.String()
}

// contentWords are the longer words and numbers of a text, folded.
func contentWords(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range cut(s) {
		if utf8.RuneCountInString(w.text) > 3 || numberOf(w.text) != "" {
			m[strings.ToLower(w.text)] = true
		}
	}
	return m
}

// upper makes the first letter a capital.
func upper(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
