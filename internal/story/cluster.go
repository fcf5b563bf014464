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
		if i > 0 {
			b.probe.load(&b.docs[n])
		}
		for j := range i {
			p, words := b.pair(&b.docs[ns[j]])
			t.p[i*t.n+j], t.p[j*t.n+i] = p, p
			if p > .5 && voice[i] == i && words >= copyCosine && !b.handApart(ns[i:i+1], ns[j:j+1]) {
				voice[i] = voice[j]
			}
		}
	}
	groups := agglomerate(t, voice, b.bound(ns), b.cfg.Cut, func(x, y []int) bool {
		return b.handApart(b.heard(ns, voice, x), b.heard(ns, voice, y)) || b.lookAlike(pick(ns, x), pick(ns, y))
	})
	out := make([][]int32, len(groups))
	for i, g := range groups {
		for _, k := range g {
			out[i] = append(out[i], ns[k])
		}
	}
	return out, t
}

// heard returns the articles that the voices speak for.
func (b *Book) heard(ns []int32, voice, voices []int) []int32 {
	if len(b.hand.verdict) == 0 {
		return nil
	}
	var out []int32
	for i, v := range voice {
		if slices.Contains(voices, v) {
			out = append(out, ns[i])
		}
	}
	return out
}

// start puts the voices of articles that are bound together into one group each.
func start(voice, bound []int) (groups [][]int) {
	lead := make([]int, len(voice)) // of a voice: the first to which it is bound
	for i := range lead {
		lead[i] = i
	}
	for again := true; again; {
		again = false
		for i, v := range voice {
			w := voice[bound[i]]
			if x, y := lead[v], lead[w]; x != y {
				lead[v], lead[w], again = min(x, y), min(x, y), true
			}
		}
	}
	at := map[int]int{}
	for i, v := range voice {
		if v != i {
			continue
		}
		g, ok := at[lead[i]]
		if !ok {
			g = len(groups)
			at[lead[i]] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// agglomerate joins the two likeliest clusters again and again until none are
// likely enough or the rest is apart; what is bound together is from the start.
// The score of two clusters is the mean over the pairs of their voices.
func agglomerate(t *table, voice, bound []int, cut float64, apart func(x, y []int) bool) [][]int {
	groups := start(voice, bound)
	n := len(groups)
	sum := make([]float64, n*n)
	for i := range n {
		for j := range n {
			for _, x := range groups[i] {
				for _, y := range groups[j] {
					sum[i*n+j] += t.p[x*t.n+y]
				}
			}
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
