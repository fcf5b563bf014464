package text

import (
	"strings"
	"unicode/utf8"

	"chancery/internal/news"
)

const (
	// wrapWidth is the longest line, in characters, that a hard-wrapped text
	// is believed to have: mail and agency wires wrap at 60 to 80.
	wrapWidth = 100
	// wrapLines is the least number of lines that show a wrap.
	wrapLines = 3
)

// paragraphs cuts s at its newlines. Where the lines of a block (between
// blank lines) look hard-wrapped, a newline stands for a space instead. The
// title is always one paragraph.
func paragraphs(text string, s news.Span, title bool) []news.Span {
	if title {
		return []news.Span{s}
	}
	var out []news.Span
	var block []news.Span
	flush := func() {
		out = append(out, joinWrapped(text, block)...)
		block = block[:0]
	}
	for at := s.Start; at < s.End; {
		end, next := s.End, s.End
		if n := strings.IndexByte(text[at:s.End], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		if strings.TrimSpace(text[at:end]) == "" {
			flush()
		} else {
			block = append(block, news.Span{Start: at, End: end})
		}
		at = next
	}
	flush()
	return out
}

// joinWrapped joins the lines of a block where the next line's first word
// would not have fitted: that is how a program breaks lines, and not how an
// author starts a paragraph.
func joinWrapped(text string, lines []news.Span) []news.Span {
	width := 0
	for _, l := range lines {
		width = max(width, runes(text, l))
	}
	if len(lines) < wrapLines || width > wrapWidth {
		return lines
	}
	out := lines[:1:1]
	for i, l := range lines[1:] {
		if runes(text, lines[i])+1+firstWord(text, l) > width {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l)
		}
	}
	return out
}

// runes counts the characters of s without white space at its ends.
func runes(text string, s news.Span) int {
	return utf8.RuneCountInString(strings.TrimSpace(s.In(text)))
}

// firstWord is the length in characters of the first word of s.
func firstWord(text string, s news.Span) int {
	w := strings.TrimSpace(s.In(text))
	if n := strings.IndexAny(w, " \t"); n >= 0 {
		w = w[:n]
	}
	return utf8.RuneCountInString(w)
}
