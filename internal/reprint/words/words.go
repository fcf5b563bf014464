// Package words cuts an article into hashed words, fast enough that finding
// copies among millions of articles is bound by memory, not by reading. It is
// coarser than package text on purpose: no tokens for punctuation, no exact
// sentence rules, only what comparing articles needs. One pass over the bytes;
// letters outside ASCII are decoded rune by rune.
//
// The package also holds the background table (see [Common]): how many of
// 2 kB pieces of English news hold a word.
package words

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"

	"github.com/zeebo/xxh3"
)

// Flag says what a word looks like and where it stands.
type Flag uint8

const (
	Capital   Flag = 1 << iota // begins with a capital letter
	Upper                      // two or more letters, all capitals: NATO
	Number                     // begins with a digit
	First                      // first word of a sentence, where a capital says nothing
	Title                      // in the headline
	Quoted                     // between quotation marks
	Joined                     // follows the word before it with nothing but one space or hyphen
	Possessed                  // had a possessive 's, which Span does not cover
)

// A Word is one word or number of an article.
type Word struct {
	Hash     uint32 // of the lower-case, lightly stemmed form
	Start    int32  // byte offsets into Article.Text
	End      int32
	Sentence int32 // counted from 0, headline included
	Flag     Flag
}

// Span is where w stands in its article's text.
func (w Word) Span() news.Span { return news.Span{Start: int(w.Start), End: int(w.End)} }

// Is reports whether w has all flags of f.
func (w Word) Is(f Flag) bool { return w.Flag&f == f }

// maxWords bounds the work for one article: books and logs are not news.
const maxWords = 20000

// Of returns the words of a's headline and body, in the order of the text.
// What lies outside both is not read. An article that marks neither is read
// whole.
func Of(a *news.Article) []Word { return Into(nil, a) }

// Into is Of for one who reads many articles: it writes the words into room, over
// what is there, if that is large enough. New memory for each article would have to
// be cleared, and fetched.
func Into(room []Word, a *news.Article) []Word {
	title, body := clip(a.TitleSpan, a.Text), clip(a.Body, a.Text)
	if title.IsZero() && body.IsZero() {
		body = news.Span{Start: 0, End: len(a.Text)}
	}
	if room == nil {
		room = make([]Word, 0, min(maxWords, (title.Len()+body.Len())/6+8))
	}
	s := scanner{text: a.Text, out: room[:0]}
	if title.Overlaps(body) {
		body.Start = min(body.End, max(body.Start, title.End))
	}
	if title.Start > body.Start {
		s.scan(body, 0)
		s.scan(title, Title)
	} else {
		s.scan(title, Title)
		s.scan(body, 0)
	}
	return s.out
}

// OfString returns the words of text, all with the flags of f.
func OfString(text string, f Flag) []Word {
	s := scanner{text: text}
	s.scan(news.Span{Start: 0, End: len(text)}, f)
	return s.out
}

func clip(s news.Span, text string) news.Span {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return news.Span{}
	}
	return s
}

type scanner struct {
	text     string
	out      []Word
	sentence int32
	first    bool // the next word begins a sentence
	quoted   bool
	low      bool // the quotation was opened by a low mark
	buf      [64]byte
}

// scan reads one range of the text. A range is its own sentence or sentences.
func (s *scanner) scan(r news.Span, f Flag) {
	if r.IsZero() {
		return
	}
	if len(s.out) > 0 {
		s.sentence++
	}
	s.first, s.quoted = true, false
	for i := r.Start; i < r.End && len(s.out) < maxWords; {
		c := s.text[i]
		switch class[c] {
		case letter:
			i = s.plain(i, r.End, f)
		case digit:
			i = s.word(i, r.End, f)
		case sign:
			s.mark(c, i)
			i++
		case other:
			i++
		default:
			ru, n := utf8.DecodeRuneInString(s.text[i:r.End])
			if unicode.IsLetter(ru) || unicode.IsDigit(ru) {
				i = s.word(i, r.End, f)
				continue
			}
			s.sign(ru)
			i += n
		}
	}
}

// mark notes what an ASCII sign between words means for sentence and quote.
func (s *scanner) mark(c byte, at int) {
	switch c {
	case '.', '!', '?':
		if !s.abbreviation(at) {
			s.first = true
		}
	case '\n':
		s.first, s.quoted = true, false
	case '"':
		s.quoted = !s.quoted
	}
}

// sign does the same for signs outside ASCII.
func (s *scanner) sign(r rune) {
	switch r {
	case '„':
		s.quoted, s.low = true, true
	case '“': // opens in English, closes in German
		s.quoted, s.low = !s.low, false
	case '«':
		s.quoted = true
	case '”', '»':
		s.quoted, s.low = false, false
	case '。', '！', '？', '…':
		s.first = true
	}
}

// abbreviation reports whether the full stop at byte offset at ends a word that
// is usually followed by more of the same sentence: "Mr.", "U.S.", "Gen.", or
// stands between two digits or letters.
func (s *scanner) abbreviation(at int) bool {
	if at+1 < len(s.text) && class[s.text[at+1]] <= digit {
		return true
	}
	if len(s.out) == 0 {
		return false
	}
	w := s.out[len(s.out)-1]
	if int(w.End) != at || w.Flag&Capital == 0 {
		return false
	}
	switch s.text[w.Start:w.End] {
	case "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "St", "Lt", "Col", "Sgt", "Prof", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "No":
		return true
	}
	return w.End-w.Start == 1
}

// word reads the word that begins at i and returns where reading goes on.
func (s *scanner) word(i, end int, f Flag) int {
	start, n, letters, capitals := i, 0, 0, 0
	ascii := true
loop:
	for i < end {
		c := s.text[i]
		switch {
		case class[c] == letter:
			letters++
			if c < 'a' {
				capitals++
				c += 'a' - 'A'
			}
			n = s.put(n, c)
			i++
		case class[c] == digit:
			n = s.put(n, c)
			i++
		case (c == ',' || c == '.') && letters == 0 && i+1 < end && class[s.text[i+1]] == digit:
			if c == '.' {
				n = s.put(n, c)
			}
			i++
		case c == '\'' && i+1 < end && class[s.text[i+1]] == letter:
			if s.possessive(i+1, end) {
				f |= Possessed
				break loop
			}
			i++
		case c >= utf8.RuneSelf:
			r, w := utf8.DecodeRuneInString(s.text[i:end])
			if r == '’' && i+w < end && class[s.text[i+w]] == letter {
				if s.possessive(i+w, end) {
					f |= Possessed
					break loop
				}
				i += w
				continue
			}
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				break loop
			}
			ascii = false
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
			n = s.putRune(n, unicode.ToLower(r))
			i += w
		default:
			break loop
		}
	}
	s.add(start, i, n, letters, capitals, ascii, f)
	if f&Possessed != 0 {
		i += s.possessiveLen(i)
	}
	return i
}

// possessive reports whether a lone s stands at i.
func (s *scanner) possessive(i, end int) bool {
	return (s.text[i] == 's' || s.text[i] == 'S') && (i+1 >= end || class[s.text[i+1]] > digit && s.text[i+1] < utf8.RuneSelf)
}

func (s *scanner) possessiveLen(i int) int {
	if s.text[i] == '\'' {
		return 2
	}
	return len("’s")
}

func (s *scanner) put(n int, c byte) int {
	if n < len(s.buf) {
		s.buf[n] = c
		n++
	}
	return n
}

func (s *scanner) putRune(n int, r rune) int {
	if n+utf8.UTFMax <= len(s.buf) {
		n += utf8.EncodeRune(s.buf[n:], r)
	}
	return n
}

func (s *scanner) add(start, end, n, letters, capitals int, ascii bool, f Flag) {
	c := s.text[start]
	switch {
	case class[c] == digit:
		f |= Number
	case capitals > 0 && (c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf):
		f |= Capital
		if capitals == letters && letters > 1 {
			f |= Upper
		}
	}
	if ascii && f&Number == 0 {
		n = stemBytes(s.buf[:n])
	}
	s.keep(uint32(xxh3.Hash(s.buf[:n])), start, end, f)
}

// keep adds a word and notes how it follows the one before. It writes the parts
// of a word where they belong: a copy of the whole would have to wait for them.
func (s *scanner) keep(hash uint32, start, end int, f Flag) {
	k := len(s.out)
	if k == cap(s.out) {
		s.out = slices.Grow(s.out, 1)
	}
	s.out = s.out[:k+1]
	if s.first {
		f |= First
		if k > 0 && s.out[k-1].Flag&Title == f&Title {
			s.sentence++
		}
	} else if k > 0 && int(s.out[k-1].End) == start-1 && (s.text[start-1] == ' ' || s.text[start-1] == '-') {
		f |= Joined
	}
	if s.quoted {
		f |= Quoted
	}
	w := &s.out[k]
	w.Hash, w.Start, w.End, w.Sentence, w.Flag = hash, int32(start), int32(end), s.sentence, f
	s.first = false
}

// Hash is the hash of one lower-case word as [Of] computes it.
func Hash(word string) uint32 {
	ws := OfString(word, 0)
	if len(ws) != 1 {
		return 0
	}
	return ws[0].Hash
}

const (
	letter = iota
	digit
	other
	sign // matters for sentence or quotation
	wide // of a rune outside ASCII
)

// class sorts the bytes.
var class = func() (t [256]uint8) {
	for c := range t {
		t[c] = other
		if c >= utf8.RuneSelf {
			t[c] = wide
		}
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = letter, letter
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = digit
	}
	for _, c := range ".!?\n\"" {
		t[c] = sign
	}
	return t
}()
