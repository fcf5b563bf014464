package news

// A Span is a half-open byte range [Start, End) into Article.Text, always on
// rune boundaries. The zero Span means "not in the text".
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes that s covers.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s points at nothing.
func (s Span) IsZero() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In returns the words of text that s covers, or "" if s does not fit text.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Cover returns the smallest span that holds both; a zero span adds nothing.
func (s Span) Cover(t Span) Span {
	switch {
	case s.IsZero():
		return t
	case t.IsZero():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Evidence is a span of a named article together with the words that it
// covers, so that a reader sees them and a verifier can compare them.
type Evidence struct {
	Article ArticleID `json:"article"`
	Span
	Text string `json:"text"`
}
