package measure

// A Coref holds the three counts whose F1s make the CoNLL score (Pradhan et
// al. 2012). Counts of several documents are summed before dividing, as the
// official scorer does.
type Coref struct{ MUC, B3, CEAFe Counts }

// Add sums two scores.
func (c Coref) Add(d Coref) Coref {
	return Coref{c.MUC.Add(d.MUC), c.B3.Add(d.B3), c.CEAFe.Add(d.CEAFe)}
}

// F1 is the CoNLL F1, the mean of the F1s of MUC, B-cubed and CEAF-e.
func (c Coref) F1() float64 { return Mean(c.MUC.F1(), c.B3.F1(), c.CEAFe.F1()) }

// Chains scores clusters of mentions. A mention is in at most one cluster a
// side and is named by any comparable key (mostly its span).
func Chains[M comparable](gold, system [][]M) Coref {
	inGold, inSystem := index(gold), index(system)
	var c Coref
	c.MUC.Gold, c.MUC.RightGold = mucLinks(gold, inSystem)
	c.MUC.System, c.MUC.RightSystem = mucLinks(system, inGold)
	c.B3.Gold, c.B3.RightGold = b3(gold, inSystem)
	c.B3.System, c.B3.RightSystem = b3(system, inGold)
	c.CEAFe = ceafe(gold, system, inSystem)
	return c
}

func index[M comparable](clusters [][]M) map[M]int {
	in := map[M]int{}
	for i, c := range clusters {
		for _, m := range c {
			in[m] = i
		}
	}
	return in
}

// mucLinks counts, for each cluster, the links needed to tie it together
// (size less one) and those of them that the other side keeps: size less the
// number of parts into which the other side cuts it, a mention that is
// missing there being a part of its own (Vilain et al. 1995).
func mucLinks[M comparable](clusters [][]M, other map[M]int) (links, kept float64) {
	for _, c := range clusters {
		parts, missing := map[int]bool{}, 0
		for _, m := range c {
			if j, ok := other[m]; ok {
				parts[j] = true
			} else {
				missing++
			}
		}
		links += float64(len(c) - 1)
		kept += float64(len(c) - len(parts) - missing)
	}
	return links, kept
}

// b3 sums over mentions the share of its cluster that stays with it on the
// other side.
func b3[M comparable](clusters [][]M, other map[M]int) (mentions, right float64) {
	for _, c := range clusters {
		together := map[int]int{}
		for _, m := range c {
			if j, ok := other[m]; ok {
				together[j]++
			}
		}
		squares := 0 // whole numbers, so that map order cannot matter
		for _, n := range together {
			squares += n * n
		}
		mentions += float64(len(c))
		right += float64(squares) / float64(len(c))
	}
	return mentions, right
}

// ceafe is CEAF with the entity-based similarity φ4(G,S) = 2|G∩S|/(|G|+|S|)
// under the best one-to-one alignment of clusters (Luo 2005). Clusters that
// share no mention, over any number of steps, are aligned apart: that changes
// nothing and keeps thousands of clusters feasible.
func ceafe[M comparable](gold, system [][]M, inSystem map[M]int) Counts {
	c := Counts{System: float64(len(system)), Gold: float64(len(gold))}
	for _, group := range connected(gold, system, inSystem) {
		column := map[int]int{}
		for j, s := range group.system {
			column[s] = j
		}
		phi := make([][]float64, len(group.gold))
		for i, g := range group.gold {
			phi[i] = make([]float64, len(group.system))
			for _, m := range gold[g] {
				if s, ok := inSystem[m]; ok {
					phi[i][column[s]] += 2 / float64(len(gold[g])+len(system[s]))
				}
			}
		}
		for i, j := range Assign(phi) {
			if j >= 0 {
				c.RightGold += phi[i][j]
			}
		}
	}
	c.RightSystem = c.RightGold
	return c
}

// A group is clusters of both sides that hang together by common mentions.
type group struct{ gold, system []int }

// connected returns the groups of clusters, in the order of their first gold
// cluster; clusters without any common mention are in none.
func connected[M comparable](gold, system [][]M, inSystem map[M]int) []group {
	root := make([]int, len(gold)+len(system)) // union-find, gold first
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	met := make([]bool, len(root))
	for g, c := range gold {
		for _, m := range c {
			if s, ok := inSystem[m]; ok {
				root[find(len(gold)+s)] = find(g)
				met[g], met[len(gold)+s] = true, true
			}
		}
	}
	var out []group
	at := map[int]int{}
	for i := range root {
		if !met[i] {
			continue
		}
		r := find(i)
		if _, ok := at[r]; !ok {
			at[r] = len(out)
			out = append(out, group{})
		}
		g := &out[at[r]]
		if i < len(gold) {
			g.gold = append(g.gold, i)
		} else {
			g.system = append(g.system, i-len(gold))
		}
	}
	return out
}

// An Alternatives is one entity of a template role: the mentions any of which
// names it.
type Alternatives []string

// CEAFREE scores the entities of one role of one document (Du, Rush and
// Cardie, GRIT, EACL 2021): gold and system entities are aligned one to one,
// and an aligned pair is right if a mention of the system's entity equals one
// of the gold's.
func CEAFREE(gold, system []Alternatives) Counts {
	right := 0
	for _, j := range Match(len(gold), len(system), func(i, j int) bool { return share(gold[i], system[j]) }) {
		if j >= 0 {
			right++
		}
	}
	return Tally(right, len(system), len(gold))
}

func share(g, s Alternatives) bool {
	for _, a := range g {
		for _, b := range s {
			if a == b {
				return true
			}
		}
	}
	return false
}
