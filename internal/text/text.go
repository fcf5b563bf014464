// Package text finds the language, sentences and tokens of an article. It
// knows the title and the body apart: the title is a paragraph and a sentence
// of its own, and what lies outside both is left alone.
//
// Tokens follow the Universal Dependencies treebanks of English: "n't" and
// "'s" are tokens, hyphenated compounds are split ("two", "-", "day") except
// after a prefix ("re-election", "e-mail"), and abbreviations keep their full
// stop ("U.S.", "Jan.").
//
// Sentences end where a full stop, question or exclamation mark does end one:
// abbreviations, initials, numbers and datelines do not, and closing quotes stay
// with their sentence. Those are rules (sentence.go). In English a learned
// decision (gap.go, boundary.go) takes what they say with what stands around
// and corrects it where they cannot know: mail, forums, lists, text in lower
// case.
package text

import (
	"strings"

	"chancery/internal/news"
)

// Version names the rules of this package; raise it to redo every article.
const Version = 3

// Limit is how much of a body is analysed, in bytes: a long book. What stands
// beyond it is kept and shown, but gets no sentences, and so nothing of it is
// read by any later stage that goes by them.
const Limit = 1 << 20

// Read fills a.Language (if it is empty), a.Sentences and a.Tokens. Sentences
// cover a.TitleSpan and a.Body only; tokens tile their sentence, leaving out
// white space alone.
func Read(a *news.Article) {
	if a.Language == "" {
		a.Language = Language(sample(a))
	}
	read(a, learned)
}

// read finds sentences and tokens; decide says where sentences of English end.
func read(a *news.Article, decide func(features []uint32, end int) int) {
	spare := &words().spare
	r, ok := spare.Get().(*reader)
	if !ok {
		r = &reader{}
	}
	*r = reader{text: a.Text, english: a.Language == "en" || a.Language == "", looks: r.looks, features: r.features}
	if r.english {
		r.decide = decide
	}
	for _, part := range parts(a) {
		r.title = part == a.TitleSpan
		r.part(part)
	}
	a.Sentences, a.Tokens = r.sentences, r.tokens
	*r = reader{looks: r.looks, features: r.features}
	spare.Put(r)
}

// parts returns the title and the body, in the order in which they stand in
// the text, cut to what the text holds and never overlapping.
func parts(a *news.Article) []news.Span {
	title, body := limit(clip(a.TitleSpan, a.Text), a.Text), limit(clip(a.Body, a.Text), a.Text)
	switch {
	case title.IsZero() && body.IsZero():
		return nil
	case title.IsZero():
		return []news.Span{body}
	case body.IsZero():
		return []news.Span{title}
	case body.Start < title.Start:
		body.End = min(body.End, title.Start)
		return []news.Span{body, title}
	}
	body.Start = max(body.Start, title.End)
	if body.IsZero() {
		return []news.Span{title}
	}
	return []news.Span{title, body}
}

// clip returns s if it fits text and stands on rune boundaries, else nothing.
func clip(s news.Span, text string) news.Span {
	if s.Start < 0 || s.End > len(text) || s.IsZero() || inRune(text, s.Start) || inRune(text, s.End) {
		return news.Span{}
	}
	return s
}

// limit ends s at the last white space within Limit.
func limit(s news.Span, text string) news.Span {
	if s.Len() <= Limit {
		return s
	}
	s.End = s.Start + Limit
	if i := strings.LastIndexAny(text[s.End-1000:s.End], " \n"); i > 0 {
		s.End += i - 1000
	}
	for inRune(text, s.End) {
		s.End--
	}
	return s
}

// inRune reports whether byte offset i lies inside a rune of text.
func inRune(text string, i int) bool {
	return i > 0 && i < len(text) && text[i]&0xC0 == 0x80
}

// A reader collects the sentences and tokens of one article.
type reader struct {
	text      string
	title     bool
	english   bool // or unknown: contractions of English are cut
	first     int  // first token of the paragraph
	paragraph int
	sentences []news.Sentence
	tokens    []news.Token

	decide   func(features []uint32, end int) int // nil: the rules do
	style    uint32                               // how the part marks its sentences
	looks    []look                               // of the tokens of the paragraph
	features []uint32
	formal   bool // it marks them well
	added    int  // tokens made while the paragraph was split
}

// part reads the title or the body.
func (r *reader) part(s news.Span) {
	if r.tokens == nil {
		r.tokens = make([]news.Token, 0, s.Len()/5+16)
		r.sentences = make([]news.Sentence, 0, s.Len()/100+4)
	}
	ps := paragraphs(r.text, s, r.title)
	r.style, r.formal = styleOf(r.text, ps)
	for _, p := range ps {
		r.first = len(r.tokens)
		r.tokenise(p)
		if len(r.tokens) == r.first {
			continue
		}
		r.split()
		r.paragraph++
	}
}

// sentence adds the sentence made of the tokens from first up to end.
func (r *reader) sentence(first, end int) {
	if first >= end {
		return
	}
	r.sentences = append(r.sentences, news.Sentence{
		Span:      news.Span{Start: r.tokens[first].Start, End: r.tokens[end-1].End},
		First:     first,
		Count:     end - first,
		Paragraph: r.paragraph,
		Title:     r.title,
	})
}
