package reprint

import (
	"math/bits"

	"chancery/internal/reprint/words"
)

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
	short, long := sentencesOf(a.ws), layOut(sentencesOf(b.ws), len(b.ws))
	kept, all := 0, 0
	has := make([]bool, len(long.sentences))
	for _, s := range short {
		n, in := long.best(s)
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

// A layout is the sentences of a text with the way from a word to those that
// hold it, and room to count in.
type layout struct {
	sentences [][]words.Word
	heads     []int32 // of chains of found, plus one, by hash
	found     []finding
	votes     []int32
	row       []int32
}

// A finding says that a sentence holds a word.
type finding struct {
	word           uint32
	sentence, next int32
}

// layOut makes the layout of sentences of at most so many words together.
func layOut(sentences [][]words.Word, most int) *layout {
	l := &layout{sentences: sentences, heads: make([]int32, 1<<bits.Len(uint(most))), found: make([]finding, 0, most), votes: make([]int32, len(sentences))}
	longest := 0
	for i, s := range sentences {
		longest = max(longest, len(s))
		for _, w := range s {
			l.find(w.Hash, int32(i))
		}
	}
	l.row = make([]int32, longest+1)
	return l
}

func (l *layout) head(word uint32) *int32 {
	return &l.heads[(word*0x9E3779B1)>>8&uint32(len(l.heads)-1)]
}

// find notes that sentence i, the newest, holds word.
func (l *layout) find(word uint32, i int32) {
	h := l.head(word)
	for n := *h; n > 0; n = l.found[n-1].next {
		if f := l.found[n-1]; f.word == word && f.sentence == i {
			return
		}
	}
	l.found = append(l.found, finding{word, i, *h})
	*h = int32(len(l.found))
}

// best returns the sentence that keeps most words of s in their order, and how
// many.
func (l *layout) best(s []words.Word) (n, in int) {
	clear(l.votes)
	for _, w := range s {
		for k := *l.head(w.Hash); k > 0; k = l.found[k-1].next {
			if f := l.found[k-1]; f.word == w.Hash {
				l.votes[f.sentence]++
			}
		}
	}
	for i, v := range l.votes {
		if int(v) > n && float64(v) >= worthAligning*float64(len(s)) {
			if k := l.inOrder(s, l.sentences[i]); k > n {
				n, in = k, i
			}
		}
	}
	return n, in
}

// inOrder is the length of the longest common subsequence of the words of s
// and of a sentence.
func (l *layout) inOrder(s, sentence []words.Word) int {
	row := l.row[:len(sentence)+1]
	clear(row)
	for i := range s {
		before := int32(0) // row[j] of the word before
		for j := range sentence {
			was := row[j+1]
			if s[i].Hash == sentence[j].Hash {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = was
		}
	}
	return int(row[len(sentence)])
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
