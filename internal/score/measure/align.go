package measure

import "strings"

// AlignWords pairs gold and system words of the same text as
// conll18_ud_eval.py (Zeman et al., CoNLL 2018) does: words with equal spans
// are pairs; where either side has a token of several words, the words around
// it are paired by the longest common subsequence of their forms, lower case.
func AlignWords(gold, system []RawWord) [][2]int {
	var pairs [][2]int
	gi, si := 0, 0
	for gi < len(gold) && si < len(system) {
		g, s := gold[gi], system[si]
		switch {
		case g.Multiword || s.Multiword:
			var gs, ss int
			gs, ss, gi, si = multiword(gold, system, gi, si)
			for _, p := range common(gold[gs:gi], system[ss:si]) {
				pairs = append(pairs, [2]int{gs + p[0], ss + p[1]})
			}
		case g.Span == s.Span:
			pairs = append(pairs, [2]int{gi, si})
			gi++
			si++
		case g.Start <= s.Start:
			gi++
		default:
			si++
		}
	}
	return pairs
}

// multiword returns the smallest stretches of both sides that begin at the
// token of several words at gi or si and end together.
func multiword(gold, system []RawWord, gi, si int) (gs, ss, ge, se int) {
	end := 0
	if gold[gi].Multiword {
		end = gold[gi].End
		if !system[si].Multiword && system[si].Start < gold[gi].Start {
			si++
		}
	} else {
		end = system[si].End
		if !gold[gi].Multiword && gold[gi].Start < system[si].Start {
			gi++
		}
	}
	gs, ss = gi, si
	for !beyond(gold, gi, end) || !beyond(system, si, end) {
		if gi < len(gold) && (si >= len(system) || gold[gi].Start <= system[si].Start) {
			end = extend(gold[gi], end)
			gi++
		} else {
			end = extend(system[si], end)
			si++
		}
	}
	return gs, ss, gi, si
}

func beyond(words []RawWord, i, end int) bool {
	switch {
	case i >= len(words):
		return true
	case words[i].Multiword:
		return words[i].Start >= end
	}
	return words[i].End > end
}

func extend(w RawWord, end int) int {
	if w.Multiword {
		return max(end, w.End)
	}
	return end
}

// common returns the pairs of a longest common subsequence of forms.
func common(gold, system []RawWord) [][2]int {
	long := make([][]int, len(gold)+1)
	for i := range long {
		long[i] = make([]int, len(system)+1)
	}
	same := func(g, s int) bool { return strings.EqualFold(gold[g].Form, system[s].Form) }
	for g := len(gold) - 1; g >= 0; g-- {
		for s := len(system) - 1; s >= 0; s-- {
			long[g][s] = max(long[g+1][s], long[g][s+1])
			if same(g, s) {
				long[g][s] = max(long[g][s], 1+long[g+1][s+1])
			}
		}
	}
	var pairs [][2]int
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		switch {
		case same(g, s):
			pairs = append(pairs, [2]int{g, s})
			g++
			s++
		case long[g][s] == long[g+1][s]:
			g++
		default:
			s++
		}
	}
	return pairs
}
