package main

import "chancery/internal/compare"

// scores are those of Vilain et al. 1995 and Bagga and Baldwin 1998, over all
// topics together.
type scores struct{ muc, cubed ratio }

// A ratio holds how much of one side is right, and of the other.
type ratio struct{ right, system, found, gold float64 }

func (r ratio) f1() float64 {
	if r.system == 0 || r.gold == 0 || r.right+r.found == 0 {
		return 0
	}
	p, q := r.right/r.system, r.found/r.gold
	return 2 * p * q / (p + q)
}

// score adds what a model gets right of a topic.
func (t *topic) score(model string, s *scores) {
	gold, system := make([]int, len(t.spots)), make([]int, len(t.spots))
	number := map[string]int{}
	for i, c := range t.chains {
		if _, ok := number[c]; !ok {
			number[c] = len(number)
		}
		gold[i] = number[c]
	}
	groups := t.toldGroups
	if t.told == nil {
		groups = func(model string) [][]int { return compare.CoreferWith(model, t.spots) }
	}
	for k, group := range groups(model) {
		for _, i := range group {
			system[i] = k
		}
	}
	links, kept, items, right := against(system, gold)
	s.muc.system, s.muc.right = s.muc.system+links, s.muc.right+kept
	s.cubed.system, s.cubed.right = s.cubed.system+items, s.cubed.right+right
	links, kept, items, right = against(gold, system)
	s.muc.gold, s.muc.found = s.muc.gold+links, s.muc.found+kept
	s.cubed.gold, s.cubed.found = s.cubed.gold+items, s.cubed.found+right
}

// against counts the links of the groups of one side and those that the other
// keeps, and the items and their shares that stay together.
func against(mine, other []int) (links, kept, items, right float64) {
	groups := map[int]map[int]int{}
	for i, g := range mine {
		if groups[g] == nil {
			groups[g] = map[int]int{}
		}
		groups[g][other[i]]++
	}
	for _, parts := range groups {
		size, squares := 0, 0
		for _, n := range parts {
			size += n
			squares += n * n
		}
		links += float64(size - 1)
		kept += float64(size - len(parts))
		items += float64(size)
		right += float64(squares) / float64(size)
	}
	return links, kept, items, right
}
