package measure

// Accuracy is the share of items whose class is right.
func Accuracy(gold, system []string) float64 {
	right := 0
	for i, g := range gold {
		if g == system[i] {
			right++
		}
	}
	return Share(float64(right), float64(len(gold)))
}

// ClassF1 is the F1 of one class, all others being "not this".
func ClassF1(gold, system []string, class string) float64 {
	var c Counts
	for i, g := range gold {
		if g == class {
			c.Gold++
		}
		if system[i] == class {
			c.System++
		}
		if g == class && system[i] == class {
			c.RightGold++
			c.RightSystem++
		}
	}
	return c.F1()
}

// MacroF1 is the mean of [ClassF1] over the classes that occur in gold: one
// that is never predicted counts 0, one that only the system uses has no F1
// of its own and costs its items' classes recall.
func MacroF1(gold, system []string) float64 {
	var classes []string // in order of appearance, so that sums are the same on every run
	seen := map[string]bool{}
	for _, g := range gold {
		if !seen[g] {
			seen[g] = true
			classes = append(classes, g)
		}
	}
	f := make([]float64, len(classes))
	for i, c := range classes {
		f[i] = ClassF1(gold, system, c)
	}
	return Mean(f...)
}
