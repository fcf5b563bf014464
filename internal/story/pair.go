package story

import "math"

// Measure names, in the order of the vector that measure returns. The model file
// gives a weight to each by name.
var measureNames = []string{
	"bias",
	"words", "names", "numbers", "bigrams", "title", "lead", // cosines
	"words_local", "names_local", // with what the neighbourhood shares discounted
	"title_inside",                      // how much of each headline stands in the other's text
	"names_inside",                      // share of the fewer names
	"weekday_agree", "weekday_conflict", // in headline and lead
	"month_agree", "month_conflict", //
	"year_agree", "year_conflict", //
	"ordinal_agree", "ordinal_conflict", //
	"numbers_conflict",                        // both give numbers, none the same
	"timed", "same_day", "gap_log", "gap_far", // 0 unless both have a day
	"short", // the shorter has under 150 words
	"short_words", "short_names", "short_title", "short_local",
	"timed_words", "timed_local", "timed_title", "timed_names",
	"words_square", "local_square", "names_square", "words_names", "title_local",
	"length_log", // of the ratio of the lengths
	"few",        // either has under ten neighbours: a small collection
	"few_words", "few_names", "few_title", "few_words_local", "few_names_local", "few_title_inside",
	"words_rare", "names_rare", "few_words_rare", "few_names_rare",
	"short_timed", "short_same_day", "short_gap_log", "short_gap_far",
	"shared_rare", "shared_names", // how many rare words and names both have
	"local_inside",          // share of the fewer words, discounted
	"gap_lead", "gap_month", // follow-ups begin alike; beyond a month one day more says little
}

const (
	measures = 59
	fewNear  = 10

	rareIDF = 5 * weightScale // from which a word is rare: in one article of 150
	month   = 24              // days from which a gap is one of a month and more

	leastExact = 2                 // rare numbers that articles with a wrong day share
	exactIDF   = 3.5 * weightScale // from which a number is rare
)

type vector [measures]float64

// overlap is what two articles' entries have in common.
type overlap struct {
	dot                    [kinds]float64
	title, lead            float64
	wordsLocal, namesLocal float64
	wordsRare, namesRare   float64
	aInB, bInA             float64 // weight of headline words that stand in the other
	sharedNames            float64
	localInside            float64 // weight of words of both
	rare, nameCount, exact int     // rare words, names, rare numbers
}

// norms are the overlap of an article with itself, kept small.
type norms struct {
	dot                    [kinds]float32
	title, lead            float32
	wordsLocal, namesLocal float32
	wordsRare, namesRare   float32
	inTitle, names         float32
	localInside            float32
}

func normsOf(d *doc) norms {
	var o overlap
	for i := range d.entries {
		e := &d.entries[i]
		p := &shares[d.around][e.common()]
		o.add(e, e, p.local*p.local, p.rare*p.rare)
	}
	n := norms{title: float32(o.title), lead: float32(o.lead), wordsLocal: float32(o.wordsLocal), namesLocal: float32(o.namesLocal),
		wordsRare: float32(o.wordsRare), namesRare: float32(o.namesRare), inTitle: float32(o.aInB), names: float32(o.sharedNames),
		localInside: float32(o.localInside)}
	for k, x := range o.dot {
		n.dot[k] = float32(x)
	}
	return n
}

// overlapOf adds up the terms that two articles have both.
func overlapOf(d, e *doc, ms []match) (o overlap) {
	for _, m := range ms {
		x, y := &d.entries[m.a], &e.entries[m.b]
		p, q := &shares[d.around][x.common()], &shares[e.around][y.common()]
		o.add(x, y, p.local*q.local, p.rare*q.rare)
	}
	return o
}

// wordCosine is the first of the measures alone.
func wordCosine(d, e *doc, ms []match) float64 {
	dot := 0.0
	for _, m := range ms {
		if x := &d.entries[m.a]; x.kind() == aWord {
			dot += float64(x.weight) * float64(e.entries[m.b].weight)
		}
	}
	return cosine(dot, d.norms.dot[aWord], e.norms.dot[aWord])
}

// add counts a term of both, of whose weight the given shares remain.
func (o *overlap) add(x, y *entry, local, rare float64) {
	k := x.kind()
	w := float64(x.weight) * float64(y.weight)
	o.dot[k] += w
	both := x.flags & y.flags
	switch k {
	case aNumber:
		if x.idf() >= exactIDF {
			o.exact++
		}
	case aName:
		o.namesLocal += w * local
		o.namesRare += w * rare
		o.sharedNames += min(float64(x.weight), float64(y.weight))
		o.nameCount++
	case aWord:
		o.wordsLocal += w * local
		o.wordsRare += w * rare
		o.localInside += min(float64(x.weight), float64(y.weight)) * local
		if x.idf() >= rareIDF {
			o.rare++
		}
		if (x.flags|y.flags)&inTitle != 0 || both&inLead != 0 {
			o.addHead(x.idf(), x.flags, y.flags)
		}
	}
}

// addHead counts a word that stands in either headline or in both leads: there
// counts do not matter, but rarity does.
func (o *overlap) addHead(idf float64, x, y uint8) {
	if x&inTitle != 0 {
		o.aInB += idf
	}
	if y&inTitle != 0 {
		o.bInA += idf
	}
	if x&y&inTitle != 0 {
		o.title += idf * idf
	}
	if x&y&inLead != 0 {
		o.lead += idf * idf
	}
}

// measure fills the vector for two documents and the terms that both have. Days that are more than window
// apart mean another event, or say nothing if one of them must be wrong.
func measure(a, b *doc, ms []match, window int32) (v vector, apart bool) {
	o := overlapOf(a, b, ms)
	p, q := &a.norms, &b.norms
	words, names := cosine(o.dot[aWord], p.dot[aWord], q.dot[aWord]), cosine(o.dot[aName], p.dot[aName], q.dot[aName])
	title, local := cosine(o.title, p.title, q.title), cosine(o.wordsLocal, p.wordsLocal, q.wordsLocal)
	v = vector{0: 1, 1: words, 2: names, 3: cosine(o.dot[aNumber], p.dot[aNumber], q.dot[aNumber]),
		4: cosine(o.dot[aBigram], p.dot[aBigram], q.dot[aBigram]), 5: title, 6: cosine(o.lead, p.lead, q.lead),
		7: local, 8: cosine(o.namesLocal, p.namesLocal, q.namesLocal),
		9:  (ratio(o.aInB, p.inTitle) + ratio(o.bInA, q.inTitle)) / 2,
		10: ratio(o.sharedNames, min(p.names, q.names))}
	v.facts(&a.lead, &b.lead)
	if a.numbers > 1 && b.numbers > 1 && o.dot[aNumber] == 0 {
		v[19] = 1
	}
	timed := 0.0
	if !farApart(a.day, b.day, window) {
		timed = v.time(a, b)
	} else {
		apart = !v.sameInstance(&o)
	}
	short := 0.0
	if min(a.words, b.words) < 150 {
		short = 1
	}
	copy(v[24:], []float64{short, short * words, short * names, short * title, short * local,
		timed * words, timed * local, timed * title, timed * names,
		words * words, local * local, names * names, words * names, title * local,
		math.Abs(math.Log((float64(a.words) + 1) / (float64(b.words) + 1)))})
	for i := range 4 {
		v[50+i] = short * v[20+i]
	}
	v[46] = cosine(o.wordsRare, p.wordsRare, q.wordsRare)
	v[47] = cosine(o.namesRare, p.namesRare, q.namesRare)
	if len(a.near) < fewNear || len(b.near) < fewNear {
		copy(v[39:], []float64{1, words, names, title, local, v[8], v[9]})
		v[48], v[49] = v[46], v[47]
	}
	copy(v[54:], []float64{logOneMore(o.rare), logOneMore(o.nameCount),
		ratio(o.localInside, min(p.localInside, q.localInside)), v[22] * v[6]})
	return v, apart
}

func (v *vector) facts(a, b *facts) {
	for i, m := range [4]int{
		meet(uint64(a.weekdays), uint64(b.weekdays)), meet(uint64(a.months), uint64(b.months)),
		meet(a.years, b.years), meet(uint64(a.ordinals), uint64(b.ordinals)),
	} {
		switch m {
		case 1:
			v[11+2*i] = 1
		case -1:
			v[12+2*i] = 1
		}
	}
}

// time returns 1 if both have a day.
func (v *vector) time(a, b *doc) float64 {
	if a.day == noDay || b.day == noDay {
		return 0
	}
	gap := math.Abs(float64(a.day - b.day))
	v[20] = 1
	if gap == 0 {
		v[21] = 1
	}
	v[22] = logOneMore(int(gap))
	if gap > 7 {
		v[23] = 1
	}
	if gap >= month {
		v[58] = 1
	}
	return 1
}

// farApart reports whether both days are known and more than window days apart.
func farApart(a, b, window int32) bool {
	return a != noDay && b != noDay && (a-b > window || b-a > window)
}

// sameInstance reports whether texts of days far apart tell of one event all the
// same, one of the days being wrong. Monthly figures, yearly festivals and next
// year's visit are told with the same words and names, but not with the same
// numbers, and on other days of the week.
func (v *vector) sameInstance(o *overlap) bool {
	return o.exact >= leastExact && v[12] == 0 && v[14] == 0 && v[16] == 0 && v[18] == 0
}

// compatible reports whether two texts share a number and disagree on nothing
// that tells events of one kind apart.
func (v *vector) compatible() bool {
	return v[3] > 0 && v[12] == 0 && v[14] == 0 && v[16] == 0 && v[18] == 0
}

// logOneMore is the logarithm of n + 1.
func logOneMore(n int) float64 {
	if n < len(logsOneMore) {
		return logsOneMore[n]
	}
	return math.Log1p(float64(n))
}

var logsOneMore = func() (t [128]float64) {
	for i := range t {
		t[i] = math.Log1p(float64(i))
	}
	return t
}()

func cosine(dot float64, a, b float32) float64 {
	if a <= 0 || b <= 0 {
		return 0
	}
	return min(1, dot/math.Sqrt(float64(a)*float64(b)))
}

func ratio(a float64, b float32) float64 {
	if b <= 0 {
		return 0
	}
	return min(1, a/float64(b))
}
