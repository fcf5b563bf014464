package event

import "chancery/internal/news"

// A chunk is a noun phrase without what follows its head: "the Russian
// president", "Putin's visit", "12 soldiers".
type chunk struct {
	first, last int // words, inclusive
	prep        int // the preposition (or "to") before it, or -1
	poss        int // its last 's, or -1
	pron        bool
	time        bool // a time expression
}

// findChunks groups nominal words. A determiner opens a new chunk, 's links
// two parts of one.
func (s *sent) findChunks() {
	s.chunks = s.chunks[:0]
	for i := 0; i < len(s.words); {
		switch s.words[i].kind {
		case pron:
			s.addChunk(i, i, true)
			i++
		case det, nominal:
			j := s.chunkEnd(i)
			if j > i || s.words[i].kind == nominal {
				s.addChunk(i, j-1, false)
			} else {
				j = i + 1
			}
			i = j
		default:
			i++
		}
	}
	s.markTimes()
}

// chunkEnd returns the word after the chunk that opens at i. A lone
// determiner is a chunk only if it can stand alone ("this", "some").
func (s *sent) chunkEnd(i int) int {
	j := i
	if s.words[i].kind == det {
		j++
		for j < len(s.words) && (s.words[j].kind == adv || s.words[j].kind == mark || s.words[j].kind == det) {
			j++
		}
		if j >= len(s.words) || s.words[j].kind != nominal {
			return i
		}
	}
	for j < len(s.words) {
		k := s.words[j].kind
		if k == nominal || k == poss && j > i {
			j++
			continue
		}
		// "no limits" partnership, newly elected president
		if (k == mark || k == adv) && j+1 < len(s.words) && s.words[j+1].kind == nominal && j > i &&
			s.kindAt(j-1) != poss && k == mark && !s.words[j-1].cap {
			j++
			continue
		}
		break
	}
	for j > i+1 && (s.words[j-1].kind == mark || s.words[j-1].kind == adv) {
		j--
	}
	return j
}

func (s *sent) addChunk(first, last int, isPron bool) {
	c := chunk{first: first, last: last, prep: -1, poss: -1, pron: isPron}
	for i := first; i <= last; i++ {
		s.words[i].chunk = len(s.chunks)
		if i < last && s.endsInPoss(i) {
			c.poss = i
		}
	}
	if p := s.prev(first); p >= 0 && (s.words[p].kind == prep || s.words[p].kind == to || s.words[p].kind == subprep) {
		c.prep = p
	}
	s.chunks = append(s.chunks, c)
}

// endsInPoss reports whether word i is 's or ends in it, whatever the
// tokeniser does.
func (s *sent) endsInPoss(i int) bool {
	w := &s.words[i]
	if w.kind == poss {
		return true
	}
	t := w.In(s.a.Text)
	return hasAnySuffix(t, "'s", "’s", "s'", "s’") && len(t) > 2
}

// markTimes marks the chunks that are time expressions.
func (s *sent) markTimes() {
	for i := range s.chunks {
		c := &s.chunks[i]
		sp := s.chunkSpan(i)
		for _, d := range s.a.Dates[s.near.dates.lo:s.near.dates.hi] {
			if d.Start >= sp.End {
				break
			}
			if d.Overlaps(sp) && d.End >= sp.End && (d.Type == news.DATE || d.Type == news.TIME) {
				c.time = true
			}
		}
	}
}

// chunkSpan is the text of chunk c.
func (s *sent) chunkSpan(c int) news.Span {
	return news.Span{Start: s.words[s.chunks[c].first].Start, End: s.words[s.chunks[c].last].End}
}

// head is the head word of chunk c.
func (s *sent) head(c int) *word { return &s.words[s.chunks[c].last] }

// owner is the span of the possessor in chunk c ("Putin" in "Putin's visit"),
// zero if there is none.
func (s *sent) owner(c int) news.Span {
	k := s.chunks[c]
	if k.poss < 0 {
		return news.Span{}
	}
	sp := news.Span{Start: s.words[k.first].Start, End: s.words[k.poss].End}
	if s.words[k.poss].kind == poss {
		if k.poss == k.first {
			return news.Span{}
		}
		sp.End = s.words[k.poss-1].End
		return sp
	}
	t := sp.In(s.a.Text)
	for _, suffix := range []string{"'s", "’s", "'", "’"} {
		if len(t) > len(suffix) && t[len(t)-len(suffix):] == suffix {
			sp.End -= len(suffix)
			break
		}
	}
	return sp
}
