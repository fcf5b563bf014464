package compare

import (
	"cmp"
	"slices"
)

// joinDense groups n items by average linkage: groups are joined while the mean
// of the links across is at least cut. sum holds the links, row by row, and is
// used up. It follows chains of nearest neighbours (Murtagh 1983), so that the
// work grows with the square of n whatever the links are like.
func joinDense(n int, sum []float32, cut float32) [][]int {
	d := &dense{n: n, sum: sum, members: make([][]int, n), open: make([]bool, n)}
	for i := range n {
		d.members[i], d.open[i] = []int{i}, true
	}
	var chain []int
	for next := 0; ; {
		if len(chain) == 0 {
			for next < n && !d.open[next] {
				next++
			}
			if next == n {
				break
			}
			chain = append(chain, next)
		}
		a, before := chain[len(chain)-1], -1
		if len(chain) > 1 {
			before = chain[len(chain)-2]
		}
		switch b, mean := d.nearest(a, before); {
		case b < 0 || mean < cut:
			d.open[a] = false // nothing will ever come closer to it
			chain = chain[:len(chain)-1]
		case b == before:
			d.merge(min(a, b), max(a, b))
			chain = chain[:len(chain)-2]
		default:
			chain = append(chain, b)
		}
	}
	return d.groups()
}

type dense struct {
	n       int
	sum     []float32
	members [][]int // nil once joined into another
	open    []bool  // may still be joined
}

// nearest is the open group with the highest mean link to a; of equals the one
// before it in the chain, else the first.
func (d *dense) nearest(a, before int) (int, float32) {
	best, top := before, float32(0)
	if before >= 0 {
		top = d.mean(a, before)
	}
	for b := range d.n {
		if b == a || !d.open[b] {
			continue
		}
		if m := d.mean(a, b); best < 0 || m > top {
			best, top = b, m
		}
	}
	return best, top
}

func (d *dense) mean(a, b int) float32 {
	return d.sum[a*d.n+b] / float32(len(d.members[a])*len(d.members[b]))
}

func (d *dense) merge(a, b int) {
	for k := range d.n {
		d.sum[a*d.n+k] += d.sum[b*d.n+k]
		d.sum[k*d.n+a] = d.sum[a*d.n+k]
	}
	d.members[a] = append(d.members[a], d.members[b]...)
	d.members[b], d.open[b] = nil, false
}

func (d *dense) groups() (out [][]int) {
	for _, m := range d.members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}
