package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// What one outlet prints in quotation marks, another may print in other words,
// in quotation marks too: one of them did not copy what was said. Two verbatim
// quotations of one speaker are held to be of one statement if most of their
// words agree in order, and to differ if neither is a cut of the other.

// A verbatim is a run of quoted words with its speaker.
type verbatim struct {
	article *news.Article
	span    news.Span
	speaker string // entity if known, else the name in lower case
	name    string
	words   []string
}

// Limits chosen so that cuts, slips of the pen and other statements of one
// speech stay apart; see wordingTests.
const (
	maxWordings  = 3   // rows on a board
	leastWords   = 5   // of a quotation, to be compared
	mostWords    = 60  // so that comparing stays cheap
	alikeWording = 0.6 // of the shorter one's words stand in the other, in order
	leastCommon  = 4   // such words
)

// wordingSlots lines up quotations of one statement that differ.
func (t *table) wordingSlots() []news.Slot {
	var vs []verbatim
	for _, a := range t.articles {
		vs = append(vs, verbatims(a)...)
	}
	var out []news.Slot
	used := map[int]bool{}
	for i := range vs {
		if used[i] || len(out) == maxWordings {
			continue
		}
		group := []claim{vs[i].claim()}
		for j := i + 1; j < len(vs); j++ {
			if !used[j] && t.family[vs[i].article.ID] != t.family[vs[j].article.ID] && vs[i].differs(&vs[j]) {
				used[j] = true
				group = append(group, vs[j].claim())
			}
		}
		if len(group) > 1 {
			s := t.slot("wording of "+vs[i].name, "attribution", plain, group)
			s.Verdict = news.Differs
			out = append(out, s)
		}
	}
	return out
}

// verbatims lists the quoted words of an article whose speaker is known.
func verbatims(a *news.Article) (out []verbatim) {
	for _, s := range quoted(a) {
		words := strings.Fields(plainWords(a.Words(s)))
		if len(words) < leastWords || len(words) > mostWords || strings.ContainsAny(a.Words(s), "[]…") || strings.Contains(a.Words(s), "..") {
			continue // what an editor put in or left out is his
		}
		if at := innermost(a, s); at != nil && !at.Unnamed && at.Speaker != "" {
			out = append(out, verbatim{a, s, cmp.Or(string(at.Entity), strings.ToLower(at.Speaker)), at.Speaker, words})
		}
	}
	return out
}

// innermost is the shortest verbatim attribution around s, or nil.
func innermost(a *news.Article, s news.Span) (best *news.Attribution) {
	for i := range a.Attributions {
		at := &a.Attributions[i]
		if at.Verbatim() && at.Content.Contains(s) && (best == nil || at.Content.Len() < best.Content.Len()) {
			best = at
		}
	}
	return best
}

func (v *verbatim) claim() claim {
	return claim{article: v.article, span: v.span, value: strings.Trim(v.article.Words(v.span), " .,;"), by: v.name, low: math.NaN(), number: math.NaN()}
}

// differs reports whether v and w are one statement of one speaker in different
// words.
func (v *verbatim) differs(w *verbatim) bool {
	if v.speaker != w.speaker {
		return false
	}
	pairs := align(v.words, w.words)
	if n := len(pairs); n < leastCommon || float64(n) < alikeWording*float64(min(len(v.words), len(w.words))) {
		return false
	}
	i, j := 0, 0
	for _, p := range pairs {
		if first := i == 0 && j == 0; otherWords(v.words[i:p[0]], w.words[j:p[1]], first) {
			return true
		}
		i, j = p[0]+1, p[1]+1
	}
	return otherWords(v.words[i:], w.words[j:], true)
}

// otherWords reports whether two outlets print different words at one place of
// a statement. At its ends one of them may have cut; inside it may have lost or
// gained a small word; and words may be spelt in two ways.
func otherWords(a, b []string, end bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return !end && slices.ContainsFunc(append(slices.Clone(a), b...), func(w string) bool { return !slight(w) })
	}
	x, y := strings.Join(a, ""), strings.Join(b, "")
	return x != y && (min(len(x), len(y)) < 5 || x[0] != y[0] || distance(x, y) > 2)
}

// slight lists words that a reporter's ear may lose.
func slight(w string) bool {
	switch w {
	case "the", "a", "an", "and", "that", "so", "well", "uh", "um", "but":
		return true
	}
	return false
}

// align pairs the words that two texts share in order, as many as can be: the
// places in both.
func align(a, b []string) (out [][2]int) {
	n := make([][]int, len(a)+1)
	for i := range n {
		n[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if n[i][j] = max(n[i+1][j], n[i][j+1]); a[i] == b[j] {
				n[i][j] = n[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, [2]int{i, j})
			i++
			j++
		case n[i+1][j] >= n[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// distance is how many letters have to be put in, taken out or exchanged to
// make one of two words of the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above := row[j+1]
			row[j+1] = min(above+1, row[j]+1, last+one(a[i] != b[j]))
			last = above
		}
	}
	return row[len(b)]
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
