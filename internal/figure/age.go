package figure

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// oldest is the highest number, in years, that is read as an age.
const oldest = 120

// age reads how old somebody is: "42-year-old driver", "Jane Poe, 34,", "aged
// 34". It returns the word after it, or 0 if m is no age. Ages of things and of
// babies, in months, are passed over.
func (r *reader) age(m *amount) int {
	if m.Vague || m.Ordinal || m.upper > 0 || m.Value >= oldest {
		return 0
	}
	if end := r.yearsOld(m.end); end > 0 {
		return r.old(m, end)
	}
	i, j := m.first, m.end
	switch {
	case r.is(i-1, "aged"), r.is(i-1, "age") && !r.is(i-2, "of"):
		k := i - 1
		if r.is(k-1, ",") {
			k--
		}
		return r.emitAge(m, j, r.nameBefore(k))
	case r.is(i-1, ",") && (r.is(j, ",") || r.is(j, ".") || j == len(r.ws)):
		if name := r.nameBefore(i - 1); name != "" && m.Value >= 1 {
			return r.emitAge(m, j, name)
		}
	}
	return 0
}

// yearsOld returns the word after "year-old", "years old" and the like, spaced
// or not, that begin at word k; else 0.
func (r *reader) yearsOld(k int) int {
	if r.is(k, "-") || r.is(k, "–") {
		k++
	}
	if !r.is(k, "year") && !r.is(k, "years") && !r.is(k, "month") && !r.is(k, "months") {
		return 0
	}
	k++
	if r.is(k, "-") || r.is(k, "–") {
		k++
	}
	if !r.is(k, "old") && !r.is(k, "olds") {
		return 0
	}
	return k + 1
}

// old emits an age that "old" ends, with the person after it ("the 42-year-old
// driver") or before it ("Jane Poe is 42 years old").
func (r *reader) old(m *amount, end int) int {
	for k := m.end; k < end; k++ {
		if strings.HasPrefix(r.ws[k].Lower, "month") {
			return end
		}
	}
	if r.letters(end) && r.ws[end].Cap {
		if r.letters(end+1) && !r.ws[end+1].Cap && !r.stops(end+1) {
			return r.emitAge(m, end, r.ws[end+1].Lower) // "16-year-old Norwegian girl"
		}
		return r.emitAge(m, end, r.nameFrom(end))
	}
	if r.letters(end) && !r.stops(end) {
		return r.emitAge(m, end, r.singular(r.ws[end].Lower))
	}
	k := m.first
	if r.is(k-1, "is") || r.is(k-1, "was") || r.is(k-1, ",") {
		k--
	}
	return r.emitAge(m, end, r.nameBefore(k))
}

func (r *reader) letters(k int) bool { return k < len(r.ws) && r.ws[k].Kind == words.Letters }

func (r *reader) emitAge(m *amount, end int, whose string) int {
	m.to = end
	return r.emit(m, news.Figure{Kind: news.Measure, Unit: "year", Of: "age", Subject: whose})
}

// nameBefore is the run of capitalised words that ends before word k, up to
// three of them; "" if there is none.
func (r *reader) nameBefore(k int) string {
	from := k
	for from > 0 && from > k-3 && r.ws[from-1].Cap && r.ws[from-1].Kind == words.Letters {
		from--
	}
	if from == k || k > len(r.ws) {
		return ""
	}
	return r.a.Words(news.Span{Start: r.ws[from].Start, End: r.ws[k-1].End})
}

// nameFrom is the run of capitalised words that begins at word k.
func (r *reader) nameFrom(k int) string {
	to := k
	for to < len(r.ws) && to < k+3 && r.ws[to].Cap && r.ws[to].Kind == words.Letters {
		to++
	}
	return r.a.Words(news.Span{Start: r.ws[k].Start, End: r.ws[to-1].End})
}
