package news

import (
	"crypto/sha256"
	"encoding/hex"
)

// ArticleID names an article for good: sixteen hexadecimal digits.
type ArticleID string

// An Article is one report as one outlet published it, with the layers that
// the stages of the pipeline add. All spans point into Text.
type Article struct {
	ID      ArticleID `json:"id"`
	Version int       `json:"version"` // 1 for the first text seen under this ID

	Path      string    `json:"path,omitempty"`     // where it was read: file, archive!member, file#n
	Outlet    string    `json:"outlet,omitempty"`   // who published it; empty is unknown
	URL       string    `json:"url,omitempty"`      // canonical address; empty is unknown
	Byline    string    `json:"byline,omitempty"`   // as printed
	Credit    string    `json:"credit,omitempty"`   // another outlet that the page, feed or canonical link credits
	Title     string    `json:"title,omitempty"`    // as printed
	Published Published `json:"published"`          // with how it is known
	Language  string    `json:"language,omitempty"` // ISO 639-1; empty is unknown

	// Text is the stored text: clean UTF-8, paragraphs separated by newlines.
	// TitleSpan is where Title stands in it (zero if it does not), Body where
	// the report itself runs. What lies outside both (header lines such as
	// "Source: CNN") is kept, cited for Published, and not analysed.
	Text      string `json:"text"`
	TitleSpan Span   `json:"title_span"`
	Body      Span   `json:"body"`

	Sentences    []Sentence     `json:"sentences,omitempty"`    // layer text
	Tokens       []Token        `json:"tokens,omitempty"`       // layer text
	Trees        []Tree         `json:"-"`                      // layer grammar, by sentence; not kept, made again when needed
	Entities     []Entity       `json:"entities,omitempty"`     // layer name: what Mentions name
	Mentions     []Mention      `json:"mentions,omitempty"`     // layer name, by Start
	Dates        []TimeExpr     `json:"dates,omitempty"`        // layer date, by Start
	Attributions []Attribution  `json:"attributions,omitempty"` // layer quote, by Start
	Figures      []Figure       `json:"figures,omitempty"`      // layer figure, by Start
	Events       []EventMention `json:"events,omitempty"`       // layer event, by Start
}

// NewArticleID derives the ID that stays the same whenever and wherever the
// same report is read: from the canonical URL if there is one (so that an
// edited text is a new version), else from outlet, title and text.
func NewArticleID(url, outlet, title, text string) ArticleID {
	h := sha256.New()
	parts := []string{"url", url}
	if url == "" {
		parts = []string{"text", outlet, title, text}
	}
	for _, s := range parts {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return ArticleID(hex.EncodeToString(h.Sum(nil)[:8]))
}

// Words returns the text under s.
func (a *Article) Words(s Span) string { return s.In(a.Text) }

// Cite returns s of a as evidence.
func (a *Article) Cite(s Span) Evidence {
	return Evidence{Article: a.ID, Span: s, Text: a.Words(s)}
}

// Entity returns the entity with the given ID, or nil.
func (a *Article) Entity(id EntityID) *Entity {
	if id == "" {
		return nil
	}
	for i := range a.Entities {
		if a.Entities[i].ID == id {
			return &a.Entities[i]
		}
	}
	return nil
}

// SentenceAt returns the index of the sentence that holds byte offset at, or
// -1.
func (a *Article) SentenceAt(at int) int {
	lo, hi := 0, len(a.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if a.Sentences[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(a.Sentences) && a.Sentences[lo].Start <= at {
		return lo
	}
	return -1
}

// SentenceTokens returns the tokens of sentence i.
func (a *Article) SentenceTokens(i int) []Token {
	s := a.Sentences[i]
	return a.Tokens[s.First : s.First+s.Count]
}

// Published is when an article was published, how that is known and how
// precisely. The zero value is unknown.
type Published struct {
	Day       Day       `json:"day,omitempty"`
	Time      string    `json:"time,omitempty"`      // RFC 3339, where a time is known
	Precision Precision `json:"precision,omitempty"` // what Day and Time can be trusted for
	How       How       `json:"how,omitempty"`
	Span      Span      `json:"span,omitzero"` // the words in Text that state it, if any
}

// A Window is between which days an article must have been published, inferred
// from its text where nothing states the day. An end without a reason is
// unknown. It is no date: it never stands in for Published.
type Window struct {
	Interval
	Reasons []Bound `json:"reasons,omitempty"`
}

// A Bound is one reason for an end of a window.
type Bound struct {
	Span        // the words
	Edge Edge   `json:"edge"`
	Day  Day    `json:"day"`
	Why  string `json:"why"`
}

// Edge is a side of a window.
type Edge string

const (
	NotBefore Edge = "not before"
	NotAfter  Edge = "not after"
)

// Precision says how exact a publication date is. With month or year, Day is
// the first day of it.
type Precision string

const (
	ToSecond Precision = "second" // Time and Day
	ToDay    Precision = "day"    // Day
	ToMonth  Precision = "month"  // the month of Day
	ToYear   Precision = "year"   // the year of Day
)

// How names the kind of place that stated a publication date.
type How string

const (
	HowHeader   How = "header"   // a header line of a text file or mail
	HowFeed     How = "feed"     // the feed's entry
	HowJSONLD   How = "json-ld"  // structured data in the page
	HowMeta     How = "meta"     // a <meta> or <time> element
	HowPage     How = "page"     // visible words of the page
	HowURL      How = "url"      // the address
	HowField    How = "field"    // a field of a JSON record
	HowDateline How = "dateline" // the report's dateline
)

// A Sentence is one sentence, its tokens being
// Article.Tokens[First : First+Count].
type Sentence struct {
	Span
	First     int  `json:"first"`
	Count     int  `json:"count"`
	Paragraph int  `json:"paragraph"`       // from 0; the title is a paragraph of its own
	Title     bool `json:"title,omitempty"` // part of the headline
}

// A Token is a word, number or punctuation mark.
type Token struct {
	Span
}
