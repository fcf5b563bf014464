package story

// How much of what the articles of one cluster name must be new to the other.
// Chosen on the sets that the model was trained on and on two visits by the same
// president to the same country: see data/MODEL.md.
const (
	mostNovelty = .50 // in any case
	moreNovelty = .55 // than an article of the larger cluster brings to the others
	longEnough  = 150 // words; shorter articles name too little to tell from two
)

// lookAlike reports whether two clusters are about two events of one kind: they
// agree on the actors, but one names places, people and things by the dozen that
// no article of the other knows, while the articles of the other know one
// another's. It takes three articles to know what is common knowledge, or two
// full ones.
func (b *Book) lookAlike(x, y []int32) bool {
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(x) < 2 || len(x) == 2 && !(b.long(x) && b.long(y)) {
		return false
	}
	all := b.namesOf(x)
	novel := b.novelty(y, all, 1)
	return novel >= mostNovelty && novel >= b.novelty(x, all, 2)+moreNovelty
}

func (b *Book) long(ns []int32) bool {
	for _, n := range ns {
		if b.docs[n].words < longEnough {
			return false
		}
	}
	return true
}

// namesOf counts the articles that hold each name.
func (b *Book) namesOf(ns []int32) map[int32]int {
	out := map[int32]int{}
	for _, n := range ns {
		for i := range b.docs[n].entries {
			if e := &b.docs[n].entries[i]; e.kind() == aName {
				out[e.id]++
			}
		}
	}
	return out
}

// novelty is the share of an article's names, by rarity, that fewer than least
// articles hold; the mean over ns.
func (b *Book) novelty(ns []int32, held map[int32]int, least int) float64 {
	total := 0.0
	for _, n := range ns {
		fresh, sum := 0.0, 0.0
		for i := range b.docs[n].entries {
			if e := &b.docs[n].entries[i]; e.kind() == aName {
				sum += e.idf()
				if held[e.id] < least {
					fresh += e.idf()
				}
			}
		}
		total += ratio(fresh, float32(sum))
	}
	return total / float64(len(ns))
}
