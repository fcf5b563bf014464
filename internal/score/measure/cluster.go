package measure

// BCubed compares two clusterings of the same items (Bagga and Baldwin 1998):
// for item i with system cluster S and gold cluster G, P_i = |S∩G|/|S| and
// R_i = |S∩G|/|G|; both are means over items, F1 their harmonic mean. Items
// are in one cluster if their labels are equal.
func BCubed(gold, system []string) (p, r, f1 float64) {
	t := tabulate(gold, system)
	for i, g := range gold {
		both := float64(t.cell[[2]string{g, system[i]}])
		p += both / float64(t.system[system[i]])
		r += both / float64(t.gold[g])
	}
	n := float64(len(gold))
	p, r = Share(p, n), Share(r, n)
	return p, r, Harmonic(p, r)
}

// Pairwise counts pairs of items: wanted are those with one gold label, given
// those with one system label.
func Pairwise(gold, system []string) Counts {
	t := tabulate(gold, system)
	both := t.pairs()
	return Counts{t.systemPairs(), t.goldPairs(), both, both}
}

// ARI is the adjusted Rand index (Hubert and Arabie 1985): 1 for equal
// clusterings, about 0 for random ones. Two clusterings that leave nothing to
// chance (all apart on both sides, or all together) are equal, hence 1.
func ARI(gold, system []string) float64 {
	t := tabulate(gold, system)
	a, b := t.goldPairs(), t.systemPairs()
	expected := Share(a*b, choose2(len(gold)))
	most := (a + b) / 2
	if most == expected {
		return 1
	}
	return (t.pairs() - expected) / (most - expected)
}

// A table is the contingency table of two labellings.
type table struct {
	gold, system map[string]int
	cell         map[[2]string]int
}

func tabulate(gold, system []string) table {
	t := table{map[string]int{}, map[string]int{}, map[[2]string]int{}}
	for i, g := range gold {
		t.gold[g]++
		t.system[system[i]]++
		t.cell[[2]string{g, system[i]}]++
	}
	return t
}

// Sums of whole numbers are exact in any order, so ranging over maps is safe.
func (t table) goldPairs() float64   { return pairsIn(t.gold) }
func (t table) systemPairs() float64 { return pairsIn(t.system) }
func (t table) pairs() float64       { return pairsIn(t.cell) }

func pairsIn[K comparable](sizes map[K]int) float64 {
	sum := 0.0
	for _, n := range sizes {
		sum += choose2(n)
	}
	return sum
}

func choose2(n int) float64 { return float64(n) * float64(n-1) / 2 }
