package score

import (
	"fmt"
	"unicode/utf8"

	"chancery/internal/news"
)

// A runeIndex turns offsets that count code points, as gold does, into byte
// offsets.
type runeIndex struct {
	size   int
	starts []int // byte offset of each code point and of the end; nil if all are one byte
}

func indexRunes(text string) runeIndex {
	x := runeIndex{size: len(text)}
	if utf8.RuneCountInString(text) == len(text) {
		return x
	}
	for i := range text {
		x.starts = append(x.starts, i)
	}
	x.starts = append(x.starts, len(text))
	return x
}

// runes is the length of the text in code points.
func (x runeIndex) runes() int {
	if x.starts == nil {
		return x.size
	}
	return len(x.starts) - 1
}

// span turns [start, end) in code points into bytes.
func (x runeIndex) span(start, end int) (news.Span, error) {
	if start < 0 || start > end || end > x.runes() {
		return news.Span{}, fmt.Errorf("span [%d,%d) does not fit a text of %d code points", start, end, x.runes())
	}
	if x.starts == nil {
		return news.Span{Start: start, End: end}, nil
	}
	return news.Span{Start: x.starts[start], End: x.starts[end]}, nil
}

// fix turns spans that were read as code points into bytes, in place.
func (x runeIndex) fix(spans ...*news.Span) error {
	for _, s := range spans {
		b, err := x.span(s.Start, s.End)
		if err != nil {
			return err
		}
		*s = b
	}
	return nil
}

// A pair is a span that is written [start, end].
type pair [2]int

// pairs turns written pairs into spans of bytes.
func (x runeIndex) pairs(ps []pair) ([]news.Span, error) {
	out := make([]news.Span, len(ps))
	for i, p := range ps {
		s, err := x.span(p[0], p[1])
		if err != nil {
			return nil, err
		}
		out[i] = s
	}
	return out, nil
}

// one turns a pair that may be missing into a span, zero if it is.
func (x runeIndex) one(p *pair) (news.Span, error) {
	if p == nil {
		return news.Span{}, nil
	}
	return x.span(p[0], p[1])
}
