package text

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

//go:embed data/ngrams.bin.gz
var ngramsGZ []byte

const (
	// sampleSize is how many bytes of the body are looked at.
	sampleSize = 1000
	// leastLetters is the length below which the language stays unknown.
	leastLetters = 20
	// baseScore was subtracted from every score of the table.
	baseScore = 53
	// scale turns the mean score of an n-gram into 0..1, as ELD does.
	scale = 25
	// leastScore is three quarters of the average score that right answers
	// have in ELD, over its languages (0.75 to 0.89).
	leastScore = 0.56
	// leastLead is how far the best must lead the second, as in ELD.
	leastLead = 0.01
)

// codes are the languages of the table, in its order.
var codes = strings.Fields(`am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko
	ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh`)

// A gram is a byte n-gram with its word boundaries, packed: six bytes and the
// length.
type gram uint64

// pack makes a gram of up to seven bytes.
func pack(b []byte) gram {
	var g gram
	for _, c := range b {
		g = g<<8 | gram(c)
	}
	return g | gram(len(b))<<56
}

// grams is the table: n-gram → pairs of language and score.
var grams = sync.OnceValue(func() map[gram][]byte {
	z, err := gzip.NewReader(bytes.NewReader(ngramsGZ))
	if err != nil {
		return nil // the embedded file is checked by a test
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil
	}
	out := make(map[gram][]byte, 1<<16)
	for len(raw) > 0 {
		n := int(raw[0])
		pairs := 2 * int(raw[n+1])
		out[pack(raw[1:n+1])] = raw[n+2 : n+2+pairs : n+2+pairs]
		raw = raw[n+2+pairs:]
	}
	return out
})

// sample is the title and the beginning of the body.
func sample(a *news.Article) string {
	body := a.Body.In(a.Text)
	for n := min(len(body), sampleSize); n < len(body); n++ {
		if utf8.RuneStart(body[n]) {
			body = body[:n]
			break
		}
	}
	return a.TitleSpan.In(a.Text) + " " + body
}

// Language returns the ISO 639-1 code of the language of text, or "" where
// text is too short or no language stands out. The method and the table are
// those of ELD (Nito T. M., "Efficient language detector"), 60 languages.
func Language(text string) string {
	seen := wordGrams(text)
	if len(seen) < 3 {
		return ""
	}
	var scores [64]int
	table := grams()
	for _, g := range seen {
		pairs := table[g]
		for i := 0; i+1 < len(pairs); i += 2 {
			scores[pairs[i]&63] += int(pairs[i+1]) + baseScore
		}
	}
	best, second := -1, 0
	for i, s := range scores {
		switch {
		case best < 0 || s > scores[best]:
			if best >= 0 {
				second = scores[best]
			}
			best = i
		case s > second:
			second = s
		}
	}
	top, next := share(scores[best], len(seen)), share(second, len(seen))
	if best >= len(codes) || top < leastScore || top-next < leastLead {
		return ""
	}
	return codes[best]
}

func share(score, n int) float64 {
	mean := float64(score) / float64(n)
	return mean / (mean + scale)
}

// wordGrams returns the distinct n-grams of text's words: four bytes each,
// three apart, with a space for a word's beginning and end. Nil if the text
// has too few letters.
func wordGrams(text string) []gram {
	out := make([]gram, 0, 512)
	word := make([]byte, 0, 128)
	letters := 0
	for _, c := range text {
		switch {
		case 'a' <= c && c <= 'z':
			word = append(word, byte(c))
			letters++
		case unicode.IsLetter(c) || len(word) > 0 && (c == '\'' || c == '’' || c == '`'):
			word = utf8.AppendRune(word, unicode.ToLower(c))
			letters++
			if c >= 0x0E00 {
				letters += 2 // a syllable or a word, not a letter
			}
		case len(word) > 0:
			out = addGrams(out, word[:min(len(word), 70)])
			word = word[:0]
		}
	}
	out = addGrams(out, word[:min(len(word), 70)])
	if letters < leastLetters {
		return nil
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// addGrams adds the n-grams of one word.
func addGrams(out []gram, word []byte) []gram {
	if len(word) == 0 {
		return out
	}
	var buf [8]byte
	j := 0
	for ; j+4 < len(word); j += 3 {
		g := buf[:0]
		if j == 0 {
			g = append(g, ' ')
		}
		out = append(out, pack(append(g, word[j:j+4]...)))
	}
	g := buf[:0]
	if j == 0 {
		g = append(g, ' ')
	}
	g = append(g, word[max(0, len(word)-4):]...)
	return append(out, pack(append(g, ' ')))
}
