package goldfile

import (
	"fmt"
	"unicode/utf8"

	"chancery/internal/news"
)

// Points turns offsets that count code points, as evaluation data does, into
// byte offsets of one text.
type Points struct {
	size   int
	starts []int // byte offset of each code point and of the end; nil if all are one byte
}

// PointsOf returns the code points of text.
func PointsOf(text string) Points {
	x := Points{size: len(text)}
	if utf8.RuneCountInString(text) == len(text) {
		return x
	}
	for i := range text {
		x.starts = append(x.starts, i)
	}
	x.starts = append(x.starts, len(text))
	return x
}

// Len is the length of the text in code points.
func (x Points) Len() int {
	if x.starts == nil {
		return x.size
	}
	return len(x.starts) - 1
}

// Span turns [start, end) in code points into bytes.
func (x Points) Span(start, end int) (news.Span, error) {
	if start < 0 || start > end || end > x.Len() {
		return news.Span{}, fmt.Errorf("span [%d,%d) does not fit a text of %d code points", start, end, x.Len())
	}
	if x.starts == nil {
		return news.Span{Start: start, End: end}, nil
	}
	return news.Span{Start: x.starts[start], End: x.starts[end]}, nil
}

// Fix turns spans that were read as code points into bytes, in place.
func (x Points) Fix(spans ...*news.Span) error {
	for _, s := range spans {
		b, err := x.Span(s.Start, s.End)
		if err != nil {
			return err
		}
		*s = b
	}
	return nil
}

// A Pair is a span that is written [start, end].
type Pair [2]int

// Pairs turns written pairs into spans of bytes.
func (x Points) Pairs(ps []Pair) ([]news.Span, error) {
	out := make([]news.Span, len(ps))
	for i, p := range ps {
		s, err := x.Span(p[0], p[1])
		if err != nil {
			return nil, err
		}
		out[i] = s
	}
	return out, nil
}

// One turns a pair that may be missing into a span, zero if it is.
func (x Points) One(p *Pair) (news.Span, error) {
	if p == nil {
		return news.Span{}, nil
	}
	return x.Span(p[0], p[1])
}
