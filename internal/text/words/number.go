package words

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/text/vocab"
)

//go:embed data/numbers.tsv
var numbersTSV string

// Numerals returns every word that a number in words may begin or go on with,
// in no order.
func Numerals() []string {
	ws := []string{"a", "an", "half"}
	for w := range lexicon() {
		ws = append(ws, w)
	}
	return ws
}

type entry struct {
	class       string
	value, high float64
}

// find looks w up among the numerals.
func find(w string) (entry, bool) {
	if !numerals().Has(w) {
		return entry{}, false
	}
	e, ok := lexicon()[w]
	return e, ok
}

var numerals = sync.OnceValue(func() *vocab.Sieve { return vocab.SieveOf(lexicon()) })

var lexicon = sync.OnceValue(func() map[string]entry {
	m := map[string]entry{}
	for line := range strings.Lines(numbersTSV) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		e := entry{class: f[1]}
		e.value, _ = strconv.ParseFloat(f[2], 64)
		if len(f) > 3 {
			e.high, _ = strconv.ParseFloat(f[3], 64)
		}
		m[f[0]] = e
	}
	return m
})

// A Number is what a run of words counts.
type Number struct {
	Value   float64
	High    float64 // upper bound of a vague number, else 0
	Words   int     // how many words it takes
	Ordinal bool
	Vague   bool
}

// ReadNumber reads the longest number that begins at ws[i]: "1.2 million",
// "twenty-one", "a dozen", "half a million", "2 1/2", "21st", "tens of
// thousands", "several". It returns no words if there is none.
func ReadNumber(ws []Word, i int) Number {
	if i < 0 || i >= len(ws) {
		return Number{}
	}
	switch w := &ws[i]; {
	case w.Kind == Digits:
		return inDigits(ws, i)
	case w.Kind == Mark:
		return Number{}
	case w.Is("half"):
		return half(ws, i)
	case w.Is("a") || w.Is("an"):
		return afterArticle(ws, i)
	}
	e, ok := find(ws[i].Lower)
	if !ok || ws[i].Is("bn") || ws[i].Is("tn") || ws[i].Is("mln") {
		return Number{}
	}
	if e.class == "vague" {
		return vague(ws, i, e)
	}
	return inWords(ws, i)
}

func class(ws []Word, i int) (entry, bool) {
	if i >= len(ws) {
		return entry{}, false
	}
	return find(ws[i].Lower)
}

func is(ws []Word, i int, s string) bool { return i < len(ws) && ws[i].Is(s) }

// inDigits reads digits with what follows them: a fraction, "st" or "th", a
// multiplier.
func inDigits(ws []Word, i int) Number {
	n := Number{Value: ws[i].Value, Words: 1}
	j := i + 1
	if j < len(ws) && !ws[j].Space {
		switch ws[j].Lower {
		case "st", "nd", "rd", "th":
			return Number{Value: n.Value, Words: 2, Ordinal: true}
		case "½":
			n.Value, n.Words = n.Value+0.5, 2
		}
	}
	if f, k := fraction(ws, j); k > 0 {
		n.Value, n.Words = n.Value+f, 1+k
	}
	return multiply(ws, i, n)
}

// fraction reads "1/2" at ws[i].
func fraction(ws []Word, i int) (float64, int) {
	if i+2 < len(ws) && ws[i].Kind == Digits && ws[i].Space && is(ws, i+1, "/") && !ws[i+1].Space &&
		ws[i+2].Kind == Digits && ws[i].Value < ws[i+2].Value && ws[i+2].Value <= 16 {
		return ws[i].Value / ws[i+2].Value, 3
	}
	return 0, 0
}

// multiply applies multipliers that follow n: "3.5 million", "2-million".
func multiply(ws []Word, i int, n Number) Number {
	for range 2 {
		j := i + n.Words
		if is(ws, j, "-") && j+1 < len(ws) && !ws[j].Space && !ws[j+1].Space {
			j++
		}
		e, ok := class(ws, j)
		if !ok || e.class != "times" {
			return n
		}
		n.Value, n.Words = n.Value*e.value, j+1-i
	}
	return n
}

// half reads "half a million", "half-dozen".
func half(ws []Word, i int) Number {
	j := i + 1
	if is(ws, j, "a") || is(ws, j, "-") {
		j++
	}
	if e, ok := class(ws, j); ok && e.class == "times" && e.value != 100 {
		return Number{Value: e.value / 2, Words: j + 1 - i}
	}
	return Number{}
}

// afterArticle reads "a hundred", "a dozen", "a few", "a handful", "a couple".
func afterArticle(ws []Word, i int) Number {
	switch {
	case is(ws, i+1, "few"):
		return several(ws, i+2, Number{Value: 3, High: 9, Vague: true, Words: 2})
	case (is(ws, i+1, "couple") || is(ws, i+1, "pair")) && is(ws, i+2, "of"):
		return Number{Value: 2, Words: 3}
	}
	e, ok := class(ws, i+1)
	switch {
	case !ok || e.class != "times" && !(e.class == "vague" && ws[i+1].Is("handful")):
		return Number{}
	case e.class == "vague":
		n := vague(ws, i+1, e)
		n.Words++
		return n
	}
	n := inWords(ws, i+1)
	n.Words++
	return n
}

// vague reads "dozens", "tens of thousands".
func vague(ws []Word, i int, e entry) Number {
	n := Number{Value: e.value, High: e.high, Vague: true, Words: 1}
	for n.Words < 5 && is(ws, i+n.Words, "of") {
		f, ok := class(ws, i+n.Words+1)
		if !ok || f.class != "vague" || f.value < 1000 {
			break
		}
		unit := f.value / 2
		n.Value, n.High, n.Words = n.Value*unit, (n.High+1)*unit-1, n.Words+2
	}
	return several(ws, i+n.Words, n)
}

// several multiplies "several" and "a few" by what follows: "several hundred".
func several(ws []Word, i int, n Number) Number {
	if e, ok := class(ws, i); ok && e.class == "times" && n.Value == 3 {
		n.Value, n.High, n.Words = n.Value*e.value, (n.High+1)*e.value-1, n.Words+1
	}
	return n
}

// maxNumber is the most words that a number in words takes.
const maxNumber = 12

// inWords reads cardinals and ordinals written out.
func inWords(ws []Word, i int) Number {
	r := reader{ws: ws, start: i}
	for j := i; j < min(len(ws), i+maxNumber) && !r.done; {
		k := r.joint(j)
		e, ok := class(ws, k)
		if !ok || !r.take(e) {
			break
		}
		j = k + 1
		r.end = j
	}
	n := Number{Value: r.total + r.current, Words: r.end - i, Ordinal: r.ordinal}
	if n.Words == 0 {
		return Number{}
	}
	if !n.Ordinal && is(ws, r.end, "and") && is(ws, r.end+1, "a") && is(ws, r.end+2, "half") {
		n.Value, n.Words = n.Value+0.5, n.Words+3
	}
	return n
}

type reader struct {
	ws             []Word
	start, end     int
	total, current float64
	last           string // class of the word before
	ordinal, done  bool
}

// joint skips the hyphen or "and" that may stand before the next part.
func (r *reader) joint(j int) int {
	switch {
	case j == r.start || j+1 >= len(r.ws):
		return j
	case r.ws[j].Is("-") && !r.ws[j].Space && !r.ws[j+1].Space:
		return j + 1
	case r.ws[j].Is("and") && r.last == "times":
		if e, ok := class(r.ws, j+1); ok && e.class != "times" && e.class != "vague" {
			return j + 1
		}
	}
	return j
}

// take adds the word e and reports whether it fits what was read so far.
func (r *reader) take(e entry) bool {
	switch e.class {
	case "card":
		if r.last == "card" || r.last == "tens" && (e.value == 0 || e.value > 9) {
			return false
		}
		r.current += e.value
	case "tens":
		if r.last == "card" || r.last == "tens" {
			return false
		}
		r.current += e.value
	case "times":
		r.multiply(e.value)
	case "ord":
		if r.last == "card" || r.last == "tens" && e.value > 9 {
			return false
		}
		r.current += e.value
		r.ordinal, r.done = true, true
	case "part":
		r.multiply(e.value)
		r.ordinal, r.done = true, true
	default:
		return false
	}
	r.last = e.class
	return true
}

func (r *reader) multiply(by float64) {
	switch {
	case by < 1000:
		r.current = max(r.current, 1) * by
	case r.current == 0 && r.total > 0:
		r.total *= by
	default:
		r.total += max(r.current, 1) * by
		r.current = 0
	}
}
