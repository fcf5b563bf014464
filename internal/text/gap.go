package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// A shape is what a token looks like.
type shape uint8

const (
	noToken shape = iota
	lowerWord
	capitalised
	capitals
	oneCapital
	otherWord // letters with figures or marks inside
	figure
	clockTime
	fullStop
	question
	exclamation
	dots
	comma
	semicolon
	colon
	dash
	opening
	closing
	straight // a quotation mark that looks the same on both sides
	openBracket
	closeBracket
	abbreviation
	addressLike
	line // of marks
	sign // any other mark
)

// A look is what is asked of a token when the gaps around it are judged.
type look struct {
	word  uint32 // hash of its lower case, all figures alike
	shape shape
	space uint8 // before it: 0 none, 1 blank, 2 line break
	rule  bool  // the rules end a sentence after it
	class class
	stops uint8 // tokens to the next one that may end a sentence, at most 255
}

// lookAround fills r.looks for the tokens of the paragraph, from r.first on.
func (r *reader) lookAround() {
	r.looks = r.looks[:0]
	for i := r.first; i < len(r.tokens); i++ {
		t := r.tokens[i]
		w := t.In(r.text)
		l := look{word: wordHash(w), shape: shapeOf(w), class: classOf(w)}
		if i > r.first && r.tokens[i-1].End < t.Start {
			l.space = 1
			if strings.IndexByte(r.text[r.tokens[i-1].End:t.Start], '\n') >= 0 {
				l.space = 2
			}
		}
		r.looks = append(r.looks, l)
	}
	next := uint8(255)
	for i := len(r.looks) - 1; i >= 0; i-- {
		r.looks[i].stops = next
		if s := r.looks[i].shape; s >= fullStop && s <= dots {
			next = 0
		} else if next < 255 {
			next++
		}
	}
}

// wordHash hashes the lower case of w (FNV-1a), with all figures alike.
func wordHash(w string) uint32 {
	h := uint32(2166136261)
	for i := range len(w) {
		c := w[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '1' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// shapeOf looks at a token.
func shapeOf(w string) shape {
	c, _ := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsLetter(c):
		return wordShape(w, c)
	case '0' <= c && c <= '9':
		if strings.IndexByte(w, ':') > 0 {
			return clockTime
		}
		if strings.Trim(w, "0123456789.,/-") != "" {
			return otherWord
		}
		return figure
	}
	return markShape(w, c)
}

func wordShape(w string, c rune) shape {
	upper, lower, other := 0, 0, 0
	for _, c := range w {
		switch {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c) || c == '\'' || c == '’' || c == '-':
			lower++
		case c == '@' || c == '/' || c == ':':
			return addressLike
		default:
			other++
		}
	}
	switch {
	case w[len(w)-1] == '.':
		return abbreviation
	case other > 0:
		return otherWord
	case upper == 0:
		return lowerWord
	case lower == 0 && upper == 1:
		return oneCapital
	case lower == 0:
		return capitals
	case unicode.IsUpper(c):
		return capitalised
	}
	return otherWord
}

func markShape(w string, c rune) shape {
	switch c {
	case '.':
		switch {
		case len(w) == 1:
			return fullStop
		case '0' <= w[1] && w[1] <= '9':
			return figure // ".5"
		}
		return dots
	case '…':
		return dots
	case '?':
		return question
	case '!':
		return exclamation
	case ',':
		return comma
	case ';':
		return semicolon
	case ':':
		if len(w) > 1 {
			return line
		}
		return colon
	case '-', '–', '—':
		if len(w) > 4 {
			return line
		}
		return dash
	case '“', '‘', '«', '`':
		return opening
	case '”', '’', '»':
		return closing
	case '"', '\'':
		return straight
	case '(', '[', '{':
		return openBracket
	case ')', ']', '}':
		return closeBracket
	}
	if len(w) > 1 {
		return line
	}
	return sign
}

// at returns the look of token i of the paragraph, or of none.
func (r *reader) at(i int) look {
	if i < 0 || i >= len(r.looks) {
		return look{}
	}
	return r.looks[i]
}

// feature adds a mixed number for something that holds of a gap.
func (r *reader) feature(id uint32, values ...uint32) {
	h := id * 0x9E3779B1
	for _, v := range values {
		h = (h ^ v) * 0x85EBCA6B
		h ^= h >> 15
	}
	r.features = append(r.features, h*0xC2B2AE35>>(32-weightBits))
}

// mayEnd reports whether the gap after token i of the paragraph is looked at:
// not within a clause in lower case, nor before a mark that closes.
func (r *reader) mayEnd(i int) bool {
	a, b := r.looks[i], r.looks[i+1]
	switch {
	case clockGoesOn(a.class, b.class):
		return false
	case a.rule:
		return true
	case a.shape == lowerWord && b.shape == lowerWord, b.shape == comma, b.shape == fullStop && b.space == 0:
		return false
	}
	return !(b.space == 0 && (b.shape == closing || b.shape == closeBracket))
}

// gap fills r.features with what holds of the gap after token i of the paragraph, in a
// sentence that began at token start of it.
func (r *reader) gap(i, start int) {
	a, b, c := r.looks[i], r.looks[i+1], r.at(i+2)
	p, pp, d := r.at(i-1), r.at(i-2), r.at(i+3)
	sa, sb, sc, sp := uint32(a.shape), uint32(b.shape), uint32(c.shape), uint32(p.shape)
	both := sa<<8 | sb<<2 | uint32(b.space)
	r.features = r.features[:0]
	r.feature(1, both)
	r.feature(2, both, sp)
	r.feature(3, both, sc)
	r.feature(4, both, sp, sc)
	r.feature(5, both, uint32(pp.shape)<<8|sp, sc<<8|uint32(d.shape))
	r.feature(6, a.word, sb)
	r.feature(7, sa, b.word)
	r.feature(8, a.word, b.word)
	r.feature(9, p.word, a.word, sb)
	r.feature(10, sa, b.word, c.word)
	r.feature(11, p.word, both)
	r.feature(12, both, c.word)
	r.feature(13, both, bucket(i+1-start))
	r.feature(14, both, bucket(len(r.looks)-1-i))
	r.feature(15, both, r.style)
	r.feature(16, both, sp, sc, r.style)
	r.feature(17, flag(a.rule), r.style)
	r.feature(18, flag(a.rule), both)
	r.feature(19, both, bucket(int(b.stops)))
	r.feature(20, both, r.looks[start].word)
	r.feature(21, both, uint32(r.at(start-1).shape), uint32(r.looks[start].shape))
	r.feature(22, both, sc, uint32(d.shape))
	r.feature(23, both, flag(a.word == b.word), flag(b.word == r.looks[start].word), flag(b.word == r.looks[0].word))
	r.feature(24, sa, sb, uint32(a.class&learnedFrom))
	r.feature(25, sa, sb, bucket(i+1-start), bucket(len(r.looks)-1-i))
	r.feature(26, a.word, r.style)
	r.feature(27, b.word, r.style, sa)
}

// bucket makes lengths coarse.
func bucket(n int) uint32 {
	switch {
	case n < 6:
		return uint32(n)
	case n < 9:
		return 6
	case n < 14:
		return 7
	case n < 22:
		return 8
	case n < 40:
		return 9
	}
	return 10
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// styleOf says how a text marks its sentences: how often lower case follows a
// full stop, and how many paragraphs end with one. It is formal if lower case
// almost never does.
func styleOf(text string, paragraphs []news.Span) (style uint32, formal bool) {
	low, high, ended := 0, 0, 0
	for _, p := range paragraphs {
		s := strings.TrimRight(p.In(text), " \t\r\"”’')")
		if s != "" && strings.IndexByte(".?!:", s[len(s)-1]) >= 0 {
			ended++
		}
		for i := 0; i+2 < len(s); i++ {
			if c := s[i]; (c == '.' || c == '?' || c == '!') && s[i+1] == ' ' {
				switch d := s[i+2]; {
				case 'a' <= d && d <= 'z':
					if lowerBefore(s, i) {
						low++
					}
				case 'A' <= d && d <= 'Z':
					high++
				}
			}
		}
	}
	return share4(low, low+high)*5 + share4(ended, len(paragraphs)), 20*low <= high
}

// lowerBefore reports whether a word in lower case that is no abbreviation of
// one or two letters stands before i.
func lowerBefore(s string, i int) bool {
	n := 0
	for ; i > 0 && 'a' <= s[i-1] && s[i-1] <= 'z'; i-- {
		n++
	}
	return n > 2 && (i == 0 || s[i-1] == ' ')
}

// share4 makes a share coarse; 0 is none known.
func share4(n, of int) uint32 {
	switch {
	case of == 0:
		return 0
	case n == 0:
		return 1
	case 4*n < of:
		return 2
	case 2*n < of:
		return 3
	}
	return 4
}
