package story

import (
	"cmp"
	"slices"
)

// table holds the probability of each pair of some articles.
type table struct {
	at map[int32]int
	p  []float64 // n × n, symmetric
	n  int
}

func (t *table) get(x, y int32) float64 { return t.p[t.at[x]*t.n+t.at[y]] }

// cluster cuts articles, given in order, into stories. Copies of one text are
// put together first and speak with one voice, that of the longest.
func (b *Book) cluster(ns []int32) ([][]int32, *table) {
	t := &table{at: make(map[int32]int, len(ns)), p: make([]float64, len(ns)*len(ns)), n: len(ns)}
	voice := make([]int, len(ns)) // index of the article that speaks for i
	for i, n := range ns {
		t.at[n], voice[i] = i, i
	}
	for i, n := range ns {
		for j := range i {
			x, y := &b.docs[n], &b.docs[ns[j]]
			p := b.pair(x, y)
			t.p[i*t.n+j], t.p[j*t.n+i] = p, p
			if p > .5 && voice[i] == i && cosine(overlapOf(x, y).dot[aWord], x.norms.dot[aWord], y.norms.dot[aWord]) >= copyCosine {
				voice[i] = voice[j]
			}
		}
	}
	groups := agglomerate(t, voice, b.cfg.Cut, func(x, y []int) bool {
		return b.lookAlike(pick(ns, x), pick(ns, y))
	})
	out := make([][]int32, len(groups))
	for i, g := range groups {
		for _, k := range g {
			out[i] = append(out[i], ns[k])
		}
	}
	return out, t
}

// agglomerate joins the two likeliest clusters again and again until none are
// likely enough or the rest is apart. The score of two clusters is the mean over
// the pairs of their voices.
func agglomerate(t *table, voice []int, cut float64, apart func(x, y []int) bool) [][]int {
	groups := make([][]int, 0, len(voice)) // voices only
	for i, v := range voice {
		if v == i {
			groups = append(groups, []int{i})
		}
	}
	n := len(groups)
	sum := make([]float64, n*n)
	for i := range n {
		for j := range n {
			sum[i*n+j] = t.p[groups[i][0]*t.n+groups[j][0]]
		}
	}
	score := func(i, j int) float64 {
		return sum[i*n+j] / float64(len(groups[i])*len(groups[j]))
	}
	partner := make([]int, n) // of i among j > i, -1 if none is likely enough
	look := func(i int) {
		partner[i] = -1
		top := cut
		for j := i + 1; j < n; j++ {
			if len(groups[j]) == 0 {
				continue
			}
			if s := score(i, j); s > top || s == top && partner[i] < 0 {
				top, partner[i] = s, j
			}
		}
	}
	for i := range n {
		look(i)
	}
	for {
		x, y, top := -1, -1, 0.0
		for i, j := range partner {
			if j >= 0 && len(groups[i]) > 0 {
				if s := score(i, j); s > top {
					x, y, top = i, j, s
				}
			}
		}
		if x < 0 {
			break
		}
		if apart(groups[x], groups[y]) {
			sum[x*n+y], sum[y*n+x] = never, never
			look(x)
			continue
		}
		groups[x], groups[y] = append(groups[x], groups[y]...), nil
		for k := range n {
			s := sum[x*n+k] + sum[y*n+k]
			sum[x*n+k], sum[k*n+x] = s, s
		}
		for i := range n {
			if len(groups[i]) > 0 && (i == x || i < y && (partner[i] == x || partner[i] == y) || i < x) {
				look(i)
			}
		}
	}
	return withCopies(groups, voice)
}

// never is a sum of probabilities that no other makes up for.
const never = -1e9

func pick(ns []int32, at []int) []int32 {
	out := make([]int32, len(at))
	for i, k := range at {
		out[i] = ns[k]
	}
	return out
}

// withCopies adds to each group of voices the articles that they speak for.
func withCopies(groups [][]int, voice []int) [][]int {
	var out [][]int
	for _, g := range groups {
		if len(g) == 0 {
			continue
		}
		in := map[int]bool{}
		for _, v := range g {
			in[v] = true
		}
		var all []int
		for i, v := range voice {
			if in[v] {
				all = append(all, i)
			}
		}
		out = append(out, all)
	}
	slices.SortFunc(out, func(x, y []int) int { return cmp.Compare(x[0], y[0]) })
	return out
}
