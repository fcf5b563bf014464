package story

import "math"

// weigh sets d's weights by the present idf: the natural logarithm of a term's
// rarity as the book has seen it, with the general table counting as much as some
// hundred articles.
func (b *Book) weigh(d *doc) {
	all, logs := math.Log(background+float64(b.live)), logsOfHeld()
	for i := range d.entries {
		e := &d.entries[i]
		idf := max(0, all-float64(b.terms.stats[e.id].log(logs)))
		e.weight = uint16(min(1<<16-1, logCount(e.count)*idf*weightScale))
	}
	d.norms = normsOf(d)
}

// localise counts for each of d's terms the neighbours that have it too. Copies
// of d say nothing about what the neighbourhood shares. The probe holds d.
func (b *Book) localise(d *doc) {
	var counts [maxTerms]uint8
	n := 0
	for _, x := range d.near {
		b.warmth += b.docs[x.doc].warm()
	}
	for _, x := range d.near {
		if x.cosine >= copyCosine || b.docs[x.doc].dead {
			continue
		}
		n++
		b.matches = b.probe.matches(&b.docs[x.doc], b.matches[:0])
		for _, m := range b.matches {
			counts[m.a%maxTerms]++
		}
	}
	if n < 3 {
		n, counts = 0, [maxTerms]uint8{}
	}
	d.around, d.counted = uint8(n), b.deaths
	for i := range d.entries {
		e := &d.entries[i]
		e.flags = e.flags&(kindMask|inTitle|inLead) | counts[i]<<4
	}
}

// reckon brings the weights of articles up to date with all that is known now,
// so that they do not depend on what was known when each arrived.
func (b *Book) reckon(ns []int32) {
	for _, n := range ns {
		d := &b.docs[n]
		if d.counted != b.deaths {
			b.probe.load(d)
			b.localise(d)
		}
		b.weigh(d)
	}
}

// remains is what is left of a term's weight when the neighbourhood is
// discounted: local where it parts the neighbourhood, rare where few others have
// it.
type remains struct{ local, rare float64 }

// shares is what remains by the number of neighbours and of those that have the
// term; with no neighbours all does.
var shares = func() (t [maxNear + 1][maxNear + 1]remains) {
	for n := range t {
		for c := range n + 1 {
			x, y := float64(c+1), float64(n+1)
			t[n][c] = remains{2 * math.Sqrt(x*float64(n-c)) / y, 1 - math.Log(x)/math.Log(y)}
		}
	}
	t[0][0] = remains{1, 1}
	return t
}()

var logs = func() (t [256]float64) {
	for i := 1; i < len(t); i++ {
		t[i] = 1 + math.Log(float64(i))
	}
	return t
}()

func logCount(n uint8) float64 { return logs[max(1, n)] }
