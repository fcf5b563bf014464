package grammar

import "chancery/internal/grammar/kernel"

// Names are found as parts: B begins a name of several words, I goes on in
// it, E ends it, S is a name of one word, O is no name. A label is followed
// only by such labels as keep names whole.

// nameLabels are the model's labels for parts of names.
type nameLabels struct {
	part []byte   // B, I, E, S or O
	kind []string // PER, ORG, LOC; "" for O
	none int      // the label O

	before [][]uint8 // of each label: the labels that it may follow
}

func newNameLabels(labels []string) *nameLabels {
	n := &nameLabels{}
	for i, l := range labels {
		if l == "O" {
			n.none = i
		}
		n.part = append(n.part, l[0])
		kind := ""
		if l != "O" {
			kind = l[2:]
		}
		n.kind = append(n.kind, kind)
	}
	for b := range labels {
		var before []uint8
		for a := range labels {
			if n.follows(a, b) {
				before = append(before, uint8(a))
			}
		}
		n.before = append(n.before, before)
	}
	return n
}

// follows reports whether label b may follow label a.
func (l *nameLabels) follows(a, b int) bool {
	open := l.part[a] == 'B' || l.part[a] == 'I'
	if inside := l.part[b] == 'I' || l.part[b] == 'E'; inside || open {
		return inside && open && l.kind[a] == l.kind[b]
	}
	return true
}

// may reports whether a sentence may begin (or, at its end, end) with label.
func (l *nameLabels) edge(label int, end bool) bool {
	switch l.part[label] {
	case 'O', 'S':
		return true
	case 'B':
		return !end
	case 'E':
		return end
	}
	return false
}

// A viterbi holds the tables of one search: back[i][b] is the best label
// before label b of word i.
type viterbi struct {
	back      []uint8
	now, then []float32
	best      []int
}

// never is worse than any score, and stays so when scores are added.
const never = -1e30

// names adds to out the names of the best permitted sequence of labels for n
// words, whose scores stand stride apart. Words are counted from first on.
func (v *viterbi) names(k kernel.Set, l *nameLabels, scores []float32, stride, n, first int, out []Name) []Name {
	if !v.easy(k, l, scores, stride, n) {
		v.search(l, scores, stride, n)
	}
	return v.collect(l, scores, stride, first, out)
}

// easy tries the best label of every word: if they may stand together, nothing
// is better.
func (v *viterbi) easy(k kernel.Set, l *nameLabels, scores []float32, stride, n int) bool {
	v.best = v.best[:0]
	for i := range n {
		b := k.Highest(scores[i*stride:][:len(l.part)])
		if i == 0 && !l.edge(b, false) || i == n-1 && !l.edge(b, true) || i > 0 && !l.follows(v.best[i-1], b) {
			return false
		}
		v.best = append(v.best, b)
	}
	return true
}

// search finds the best permitted sequence of labels.
func (v *viterbi) search(l *nameLabels, scores []float32, stride, n int) {
	k := len(l.part)
	v.back = append(v.back[:0], make([]uint8, n*k)...)
	v.now, v.then = append(v.now[:0], make([]float32, k)...), append(v.then[:0], make([]float32, k)...)
	for b := range k {
		v.now[b] = never
		if l.edge(b, false) {
			v.now[b] = scores[b]
		}
	}
	for i := 1; i < n; i++ {
		v.step(l, scores[i*stride:], v.back[i*k:(i+1)*k])
	}
	last, most := 0, float32(2*never)
	for b := range k {
		if l.edge(b, true) && v.now[b] > most {
			last, most = b, v.now[b]
		}
	}
	v.best = append(v.best[:0], make([]int, n)...)
	for i := n - 1; i >= 0; i-- {
		v.best[i] = last
		last = int(v.back[i*k+last])
	}
}

// step moves from one word to the next.
func (v *viterbi) step(l *nameLabels, scores []float32, back []uint8) {
	v.now, v.then = v.then, v.now
	for b, before := range l.before {
		most, from := float32(never), uint8(0)
		for _, a := range before {
			if s := v.then[a]; s > most {
				most, from = s, a
			}
		}
		v.now[b], back[b] = most+scores[b], from
	}
}

// collect puts the parts in v.best together.
func (v *viterbi) collect(l *nameLabels, scores []float32, stride, first int, out []Name) []Name {
	begun, margin := 0, float32(0)
	for i, b := range v.best {
		this := scores[i*stride+b] - scores[i*stride+l.none]
		switch l.part[b] {
		case 'B':
			begun, margin = i, this
		case 'I':
			margin = min(margin, this)
		case 'S':
			out = append(out, Name{First: first + i, Last: first + i, Type: l.kind[b], Margin: this})
		case 'E':
			out = append(out, Name{First: first + begun, Last: first + i, Type: l.kind[b], Margin: min(margin, this)})
		}
	}
	return out
}
