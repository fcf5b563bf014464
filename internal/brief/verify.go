package brief

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/internal/news"
)

// Verify checks a brief against the record. Every citation must point at
// words that stand there, and every sentence must say what its citations say:
// the same figures, names, days, status, hedges and negations, in the same
// order. It returns nothing if all is borne out. It trusts nothing in b and
// takes briefs that others have made or altered.
func Verify(b *news.Brief, find func(news.ArticleID) *news.Article) []Finding {
	if b == nil || find == nil {
		return nil
	}
	var out []Finding
	for i, s := range b.Sentences {
		c := check{sentence: i, find: find}
		c.run(s)
		out = append(out, c.findings...)
	}
	if b.Title != "" && len(b.Sentences) > 0 && !titled(b, find) {
		out = append(out, Finding{-1, -1, "the title stands in none of the cited articles"})
	}
	return out
}

// titled reports whether the title, or what an ellipsis has left of it, stands
// in an article that the brief cites.
func titled(b *news.Brief, find func(news.ArticleID) *news.Article) bool {
	title := strings.Join(strings.Fields(strings.TrimRight(b.Title, "… .")), " ")
	for _, s := range b.Sentences {
		for _, c := range s.Citations {
			a := find(c.Article)
			if a != nil && strings.Contains(strings.Join(strings.Fields(a.Title+" "+a.Text), " "), title) {
				return true
			}
		}
	}
	return false
}

// A source is a citation whose words were found.
type source struct {
	article *news.Article
	span    news.Span // the quote
	around  news.Span // the sentences that it touches
}

func (s source) quote() string { return s.article.Words(s.span) }

// A check is the verification of one sentence.
type check struct {
	sentence int
	find     Find
	sources  []source
	findings []Finding
}

func (c *check) fail(citation int, format string, args ...any) {
	c.findings = append(c.findings, Finding{c.sentence, citation, fmt.Sprintf(format, args...)})
}

func (c *check) run(s news.BriefSentence) {
	if strings.TrimSpace(s.Text) == "" {
		c.fail(-1, "the sentence is empty")
		return
	}
	if len(s.Citations) == 0 {
		c.fail(-1, "the sentence has no citation")
		return
	}
	for i, cit := range s.Citations {
		if src, problem := c.look(cit); problem != "" {
			c.fail(i, "%s", problem)
		} else {
			c.sources = append(c.sources, src)
		}
	}
	if len(c.sources) < len(s.Citations) {
		return
	}
	if s.Origins > c.origins() {
		c.fail(-1, "the sentence claims %d origins and cites %d reports", s.Origins, c.origins())
	}
	c.says(s.Text)
}

// look opens one citation.
func (c *check) look(cit news.Citation) (source, string) {
	a := c.find(cit.Article)
	switch {
	case a == nil:
		return source{}, fmt.Sprintf("no article %s in the record", cit.Article)
	case cit.Start < 0 || cit.End > len(a.Text) || cit.Start >= cit.End:
		return source{}, fmt.Sprintf("span %d–%d is not in the article, which has %d bytes", cit.Start, cit.End, len(a.Text))
	case !onRune(a.Text, cit.Start) || !onRune(a.Text, cit.End):
		return source{}, fmt.Sprintf("span %d–%d cuts a character in two", cit.Start, cit.End)
	case a.Words(cit.Span) != cit.Quote:
		return source{}, "the quote differs from the words at that place"
	}
	return source{a, cit.Span, sentencesAround(a, cit.Span)}, ""
}

func onRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// sentencesAround widens s to whole sentences, so that a citation cannot cut
// off a "not".
func sentencesAround(a *news.Article, s news.Span) news.Span {
	out := s
	for _, x := range a.Sentences {
		if x.Overlaps(s) {
			out = out.Cover(x.Span)
		}
	}
	if out.Start < 0 || out.End > len(a.Text) {
		return s
	}
	return out
}

// says checks a sentence against its sources, by the frame that it is in.
func (c *check) says(text string) {
	switch {
	case agreeFrame.MatchString(text):
		m := agreeFrame.FindStringSubmatch(text)
		c.agreed(countOf(m[1]), m[2], m[3])
	case quoteFrame.MatchString(text):
		m := quoteFrame.FindStringSubmatch(text)
		c.quoted(countOf(m[1]), m[2])
	case differFrame.MatchString(text):
		m := differFrame.FindStringSubmatch(text)
		c.differing(m[1], quotedIn(m[2]))
	case eitherFrame.MatchString(text):
		m := eitherFrame.FindStringSubmatch(text)
		c.differing(m[1], quotedIn(m[2]))
	case roseFrame.MatchString(text):
		m := roseFrame.FindStringSubmatch(text)
		c.rose(m[1], quotedIn(m[2]))
	case aloneFrame.MatchString(text):
		m := aloneFrame.FindStringSubmatch(text)
		c.aloneGives(m[1], m[2])
	case speakFrame.MatchString(text):
		m := speakFrame.FindStringSubmatch(text)
		c.agreed(countOf(m[1]), c.ordinal(m[2]), m[2])
	case speaksFrame.MatchString(text):
		m := speaksFrame.FindStringSubmatch(text)
		c.aloneGives(c.ordinal(m[1]), m[1])
	case strings.HasPrefix(text, onlyWords):
		if c.origins() != 1 {
			c.fail(-1, "the sentence says one origin only and cites %d", c.origins())
		}
		c.extract(strings.TrimPrefix(text, onlyWords))
	default:
		c.extract(text)
	}
}

// origins is the number of articles cited. The writer cites one article for
// each origin, so a brief can claim no more origins than that.
func (c *check) origins() int {
	ids := map[news.ArticleID]bool{}
	for _, s := range c.sources {
		ids[s.article.ID] = true
	}
	return len(ids)
}

var note = regexp.MustCompile(`(\S+) \[([^\[\]]+)\]`)

// extract checks a sentence that is an article's own: one source must bear it
// out, and the others must be about the same thing.
func (c *check) extract(text string) {
	bare := note.ReplaceAllString(text, "$1")
	problem := ""
	base := -1
	for i, s := range c.sources {
		p := borne(text, s.article.Words(s.around), s.span.Start-s.around.Start, s.span.End-s.around.Start)
		if p != "" && bare != text {
			p = borne(bare, s.article.Words(s.around), s.span.Start-s.around.Start, s.span.End-s.around.Start)
			if p == "" {
				p = c.notes(text, s)
			}
		}
		if p == "" {
			base = i
			break
		}
		if problem == "" {
			problem = p
		}
	}
	if base < 0 {
		c.fail(-1, "%s", problem)
		return
	}
	for i, s := range c.sources {
		switch {
		case i == base:
		case !related(bare, s.quote()):
			c.fail(i, "the citation has nothing to do with the sentence")
		case contrary(bare, s.quote()):
			c.fail(i, "the citation tells as planned, threatened or denied what the sentence does not, or the other way round")
		case reserved(bare, s.quote()) != "":
			c.fail(i, "the citation says it with “%s”", reserved(bare, s.quote()))
		}
	}
	if q := strings.TrimSpace(c.sources[base].quote()); strings.HasSuffix(q, "?") && !strings.HasSuffix(text, "?") {
		c.fail(base, "the citation asks what the sentence states")
	}
}

// reserved returns a word that a source which gives a sentence word for word has
// beside it and that changes what is said: "…, the mayor said"; "" if there is
// none.
func reserved(text, source string) string {
	f, q := cut(text), cut(source)
	for i := 0; i+len(f) <= len(q) && len(f) > 0; i++ {
		if !slices.EqualFunc(f, q[i:i+len(f)], func(x, y word) bool { return strings.EqualFold(x.text, y.text) }) {
			continue
		}
		for _, w := range slices.Concat(q[:i], q[i+len(f):]) {
			if isCritical(w.text) {
				return w.text
			}
		}
	}
	return ""
}

// notes checks the notes in square brackets: a day must be what the record
// makes of the words before it, a name whom they refer to.
func (c *check) notes(text string, s source) string {
	for _, m := range note.FindAllStringSubmatch(text, -1) {
		word := strings.TrimRight(m[1], ",;:")
		if !noteBorne(s, word, m[2]) {
			return fmt.Sprintf("the record does not bear out the note [%s] after “%s”", m[2], word)
		}
	}
	return ""
}

func noteBorne(s source, word, note string) bool {
	for _, d := range s.article.Dates {
		if s.span.Contains(d.Span) && dayNote(d) == note && strings.HasSuffix(s.article.Words(d.Span), word) {
			return true
		}
	}
	return slices.ContainsFunc(s.article.Mentions, func(m news.Mention) bool {
		e := s.article.Entity(m.Entity)
		return s.span.Contains(m.Span) && e != nil && e.Name == note && strings.HasSuffix(s.article.Words(m.Span), word)
	})
}

// related reports whether two texts share a number or two longer words.
func related(a, b string) bool {
	words := map[string]bool{}
	for _, w := range cut(a) {
		words[strings.ToLower(w.text)] = true
	}
	n := 0
	for _, w := range cut(b) {
		t := strings.ToLower(w.text)
		if !words[t] {
			continue
		}
		delete(words, t)
		if numberOf(t) != "" {
			return true
		}
		if utf8.RuneCountInString(t) > 3 {
			n++
		}
	}
	return n >= 2
}
