package grammar

import (
	"slices"

	"chancery/internal/grammar/kernel"
)

// A treeFinder finds the tree with the highest sum of scores that hangs on
// one word: Chu-Liu/Edmonds, contracting one circle after another in a dense
// matrix, n² steps in all. That only one word hangs on the root comes from
// taking the same large number off all scores of the root: every tree pays it
// at least once, and the best pays it once alone.
type treeFinder struct {
	heads  []int
	state  []int
	broken []int
	circle []int // words

	// For the search, when the best governors of all words make no tree.
	weight []float64 // row x row: of the arc to the row's node from the column's
	arc    []arc     // row x row: which arc between words that is
	id     []int     // of the node in a row; words are 0 to n, circles above
	row    []int     // rows still in use
	best   []int     // by row: the row of the best governor
	up     []int     // by id: the circle that holds the node, or -1
	inner  [][2]int  // by id - n - 1: where a circle's members stand in members
	member []int     // ids
	chosen []arc     // by id: the arc to the node within its circle, or in the end
	todo   []int
}

// An arc leads from a governor to a dependent.
type arc struct{ dependent, governor int16 }

// find returns the governors of n words: 0 for the root, else counted from 1.
// scores[i*stride+j] rates j as governor of word i (from 0); words do not govern
// themselves, whatever it says. The result is valid until the next call.
func (f *treeFinder) find(k kernel.Set, scores []float32, stride, n int) []int {
	f.heads = ints(f.heads, n)
	for i := range n {
		row := scores[i*stride : i*stride+n+1]
		row[i+1] = never
		f.heads[i] = k.Highest(row)
	}
	if !f.mend(scores, stride) {
		f.search(scores, stride, n)
	}
	return f.heads
}

// mend breaks circles of best governors that do not touch, where that costs
// least. If then all is one tree with one root, none is better: it is what
// contracting these circles would come to. Else the search is needed: less
// than half of the time.
func (f *treeFinder) mend(scores []float32, stride int) bool {
	f.broken = ints(f.broken, len(f.heads)) // by word: 1 on a circle that was broken
	for {
		on, roots := f.circleOf()
		if on < 0 {
			return roots == 1
		}
		if roots != 1 || !f.breakUp(scores, stride, on) {
			return false
		}
	}
}

// breakUp gives one word of the circle through word on a governor outside. It
// reports false if a word of it has been through that before.
func (f *treeFinder) breakUp(scores []float32, stride, on int) bool {
	f.circle = f.circle[:0]
	for v, begun := on, false; v != on || !begun; v, begun = f.heads[v]-1, true {
		if f.broken[v] == 1 {
			return false
		}
		f.broken[v] = 1
		f.circle = append(f.circle, v)
	}
	gain, word, governor := float32(2*never), -1, -1
	for _, v := range f.circle {
		row := scores[v*stride:][:len(f.heads)+1]
		own := row[f.heads[v]]
		for u, s := range row {
			if s-own > gain && (u == 0 || !slices.Contains(f.circle, u-1)) {
				gain, word, governor = s-own, v, u
			}
		}
	}
	f.heads[word] = governor
	return true
}

// ints returns n zeros, in the memory of s if it has room.
func ints(s []int, n int) []int {
	if cap(s) < n {
		return make([]int, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}

// circleOf returns a word on a circle of heads, or -1, and how many words hang
// on the root.
func (f *treeFinder) circleOf() (on, roots int) {
	f.state = ints(f.state, len(f.heads)) // by word: the round that came by, from 1
	on = -1
	for i, h := range f.heads {
		if h == 0 {
			roots++
		}
		for at := i; on < 0 && f.state[at] == 0; {
			f.state[at] = i + 1
			next := f.heads[at] - 1
			if next < 0 {
				break
			}
			if f.state[next] == i+1 {
				on = next
			}
			at = next
		}
	}
	return on, roots
}

// rootCost is far above any sum of scores.
const rootCost = 1e7

// search fills heads with the best tree.
func (f *treeFinder) search(scores []float32, stride, n int) {
	f.setUp(scores, stride, n)
	m := n + 1
	for v := 1; v < m; v++ {
		f.best[v] = f.bestOf(v, m)
	}
	for {
		circle := f.circleRow(m)
		if circle < 0 {
			break
		}
		f.contract(circle, m)
	}
	f.todo = f.todo[:0]
	for _, r := range f.row {
		if r > 0 {
			f.chosen[f.id[r]] = f.arc[r*m+f.best[r]]
			f.todo = append(f.todo, f.id[r])
		}
	}
	f.expand(n)
}

func (f *treeFinder) setUp(scores []float32, stride, n int) {
	m := n + 1
	if cap(f.weight) < m*m {
		f.weight, f.arc = make([]float64, m*m), make([]arc, m*m)
	}
	f.weight, f.arc = f.weight[:m*m], f.arc[:m*m]
	f.id, f.row, f.best, f.up = ints(f.id, m), ints(f.row, m), ints(f.best, m), ints(f.up, 2*m)
	f.inner, f.member = f.inner[:0], f.member[:0]
	f.chosen = append(f.chosen[:0], make([]arc, 2*m)...)
	for i := range f.up {
		f.up[i] = -1
	}
	for v := range m {
		f.id[v], f.row[v] = v, v
		for u := range m {
			if v > 0 {
				f.weight[v*m+u] = float64(scores[(v-1)*stride+u])
			}
			f.arc[v*m+u] = arc{int16(v), int16(u)}
		}
		f.weight[v*m] -= rootCost
	}
}

// bestOf is the row of the best governor of the node in row v.
func (f *treeFinder) bestOf(v, m int) int {
	best := -1
	for _, u := range f.row {
		if u != v && (best < 0 || f.weight[v*m+u] > f.weight[v*m+best]) {
			best = u
		}
	}
	return best
}

// circleRow returns a row on a circle of best governors, or -1.
func (f *treeFinder) circleRow(m int) int {
	f.state = ints(f.state, m)
	for _, r := range f.row {
		for at := r; at > 0 && f.state[at] == 0; {
			f.state[at] = r + 1
			at = f.best[at]
			if at > 0 && f.state[at] == r+1 {
				return at
			}
		}
	}
	return -1
}

// contract makes the circle through row r one node, which takes that row.
func (f *treeFinder) contract(r, m int) {
	node := m + len(f.inner)
	f.inner = append(f.inner, [2]int{len(f.member), 0})
	onCircle := f.state
	clear(onCircle)
	for v := r; onCircle[v] == 0; v = f.best[v] {
		onCircle[v] = 1
		f.member = append(f.member, f.id[v])
		f.up[f.id[v]] = node
		f.chosen[f.id[v]] = f.arc[v*m+f.best[v]]
	}
	f.inner[len(f.inner)-1][1] = len(f.member)
	kept := f.row[:0]
	for _, u := range f.row {
		if onCircle[u] == 0 {
			f.merge(r, u, m)
			kept = append(kept, u)
			if u > 0 && onCircle[f.best[u]] == 1 {
				f.best[u] = r
			}
		} else if u == r {
			kept = append(kept, u)
		}
	}
	f.row = kept
	f.id[r] = node
	f.best[r] = f.bestOf(r, m)
}

// merge finds the best arcs between row u and the circle through row r, and
// puts them into row and column r. An arc into the circle is worth what the
// tree gains over the circle's own arc.
func (f *treeFinder) merge(r, u, m int) {
	var in, out arc
	gain, most := -1e300, -1e300
	for v, begun := r, false; v != r || !begun; v, begun = f.best[v], true {
		if g := f.weight[v*m+u] - f.weight[v*m+f.best[v]]; g > gain {
			gain, in = g, f.arc[v*m+u]
		}
		if w := f.weight[u*m+v]; w > most {
			most, out = w, f.arc[u*m+v]
		}
	}
	f.weight[r*m+u], f.arc[r*m+u] = gain, in
	f.weight[u*m+r], f.arc[u*m+r] = most, out
}

// expand opens circles from the outside in. The arc into a circle replaces
// the circle's own arc to the member that it enters.
func (f *treeFinder) expand(n int) {
	for len(f.todo) > 0 {
		top := f.todo[len(f.todo)-1]
		f.todo = f.todo[:len(f.todo)-1]
		in := f.chosen[top]
		f.heads[in.dependent-1] = int(in.governor)
		for v := int(in.dependent); v != top; v = f.up[v] {
			members := f.inner[f.up[v]-n-1]
			for _, other := range f.member[members[0]:members[1]] {
				if other != v {
					f.todo = append(f.todo, other)
				}
			}
		}
	}
}
