package reprint

import "chancery/internal/reprint/words"

const (
	leastSentence = 5 // words; shorter ones are credits, captions and prompts
	// An article has the other's sentence if it keeps three fifths of its words
	// in their order within one sentence.
	keptSentence = .6
	// Sentences of which fewer words stand in the other are not laid side by side.
	worthAligning = .4
)

// A copying says how much like a copy the longer of two texts carries the
// shorter: a reprint is cut, retitled and has a few words changed; it neither
// rewords nor weaves in matter from elsewhere.
type copying struct {
	kept  float64 // of the shorter's words, those that stand in order in the one sentence of the longer that is most like theirs
	dense float64 // of the longer's sentences from the first that the shorter has to the last, those that it has
}

// copyingOf lays the sentences of two articles side by side. Headlines are left
// out: a reprint may be retitled.
func copyingOf(a, b *reading) copying {
	if len(b.ws) < len(a.ws) {
		a, b = b, a
	}
	short, long := sentencesOf(a.ws), sentencesOf(b.ws)
	at := map[uint32][]int{} // sentences of long by word
	for i, s := range long {
		for _, w := range s {
			if in := at[w.Hash]; len(in) == 0 || in[len(in)-1] != i {
				at[w.Hash] = append(in, i)
			}
		}
	}
	kept, all := 0, 0
	has := make([]bool, len(long))
	for _, s := range short {
		n, in := best(s, long, at)
		kept, all = kept+n, all+len(s)
		if float64(n) >= keptSentence*float64(len(s)) {
			has[in] = true
		}
	}
	return copying{share(kept, all), density(has)}
}

// sentencesOf cuts the words of a text, without headline and short lines.
func sentencesOf(ws []words.Word) (out [][]words.Word) {
	for i := 0; i < len(ws); {
		n := 1
		for i+n < len(ws) && ws[i+n].Sentence == ws[i].Sentence {
			n++
		}
		if n >= leastSentence && !ws[i].Is(words.Title) {
			out = append(out, ws[i:i+n])
		}
		i += n
	}
	return out
}

// best returns the sentence of long that keeps most words of s in their order,
// and how many.
func best(s []words.Word, long [][]words.Word, at map[uint32][]int) (n, in int) {
	votes := map[int]int{}
	for _, w := range s {
		for _, i := range at[w.Hash] {
			votes[i]++
		}
	}
	for i := range long {
		if v := votes[i]; v > n && float64(v) >= worthAligning*float64(len(s)) {
			if k := inOrder(s, long[i]); k > n {
				n, in = k, i
			}
		}
	}
	return n, in
}

// inOrder is the length of the longest common subsequence of words.
func inOrder(a, b []words.Word) int {
	row := make([]int, len(b)+1)
	for i := range a {
		before := 0 // row[j] of the word before
		for j := range b {
			was := row[j+1]
			if a[i].Hash == b[j].Hash {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = was
		}
	}
	return row[len(b)]
}

// density is the share that is set, from the first that is to the last.
func density(has []bool) float64 {
	first, last, n := -1, -1, 0
	for i, h := range has {
		if h {
			if first < 0 {
				first = i
			}
			last = i
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return share(n, last-first+1)
}
