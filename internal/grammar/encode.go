package grammar

import "chancery/internal/grammar/kernel"

// A scratch is the working memory of one goroutine: for the words of a few
// sentences, encoded side by side so that weights are fetched once for all.
type scratch struct {
	speller speller
	pieces  []piece
	forms   []string // of all pieces, one after another
	known   []*known // what the cache has of each form, or nil
	miss    []int    // words whose first layer is not in the cache

	q      kernel.Rows // the encoder's input, in the end its output
	part   kernel.Rows // of heads
	input  []float32   // vectors of missing words
	gates  []float32   // words x 6 hidden: z, f, o of both directions
	first  []float32   // the same of missing words, for the first layer
	rows   [][]float32 // of gates, a word each
	hidden []float32   // words x 2 hidden
	state  []float32
	zero   []float32

	tags   []float32
	heads  []float32 // words x (2 arc + 2 rel)
	turned []float32 // words x arc: U times governors
	pair   []float32 // words x rel
	rels   []float32

	viterbi viterbi
	tree    treeFinder
	table   kernel.Table
	scores  []float32
}

// grow returns n floats, in the memory of s if it has room. They hold
// anything.
func grow(s []float32, n int) []float32 {
	if cap(s) >= n {
		return s[:n]
	}
	return kernel.Floats(n + n/4)[:n]
}

// encode fills s.hidden for the words of s.forms.
func (p *Parser) encode(s *scratch) {
	n, width := len(s.forms), 6*p.hidden
	s.gates = grow(s.gates, n*width)
	s.hidden = grow(s.hidden, n*2*p.hidden)
	s.state = grow(s.state, p.hidden)
	if len(s.zero) == 0 {
		s.zero = make([]float32, 2*max(p.hidden, p.arc))
	}
	p.firstLayer(s)
	p.recur(s, s.zero, 0)
	for i := range s.rows {
		s.rows[i] = s.gates[i*width : (i+1)*width]
	}
	for _, layer := range p.layers[1:] {
		p.k.Quantise(&s.q, s.hidden, 2*p.hidden, 2*p.hidden, n)
		p.k.Multiply(s.gates, width, &s.q, 0, n, layer)
		p.recur(s, s.hidden, 2*p.hidden)
	}
	p.k.Quantise(&s.q, s.hidden, 2*p.hidden, 2*p.hidden, n)
}

// recur runs both directions of a layer over each piece, in the place of what
// the layer before has left.
func (p *Parser) recur(s *scratch, residual []float32, step int) {
	h, at := p.hidden, 0
	for _, piece := range s.pieces {
		for way := range 2 {
			p.k.Recur(kernel.Recurrence{
				N: piece.n, Size: h, Backward: way == 1, State: s.state,
				In: s.rows[at:], At: way * 3 * h,
				Residual: residual[at*step+way*h:], ResidualStep: step,
				Out: s.hidden[at*2*h+way*h:], OutStride: 2 * h,
			})
		}
		at += piece.n
	}
}

// firstLayer fills s.rows from the words alone: from the cache if it can.
func (p *Parser) firstLayer(s *scratch) {
	width := 6 * p.hidden
	s.known, s.rows, s.miss = s.known[:0], s.rows[:0], s.miss[:0]
	for i, form := range s.forms {
		k := p.seen.get(form)
		s.known = append(s.known, k)
		if k != nil {
			s.rows = append(s.rows, k.gates)
		} else {
			s.rows = append(s.rows, nil)
			s.miss = append(s.miss, i)
		}
	}
	n := len(s.miss)
	s.input, s.first = grow(s.input, n*p.input), grow(s.first, n*width)
	for j, i := range s.miss {
		p.vector(s.input[j*p.input:(j+1)*p.input], &s.speller, s.forms[i])
	}
	p.k.Quantise(&s.q, s.input, p.input, p.input, n)
	p.k.Multiply(s.first, width, &s.q, 0, n, p.layers[0])
	for j, i := range s.miss {
		s.rows[i] = s.first[j*width : (j+1)*width]
		s.known[i] = p.seen.put(s.forms[i], s.rows[i])
	}
}

// vector writes the vector of a word.
func (p *Parser) vector(x []float32, s *speller, form string) {
	s.read(form)
	for i := range p.features {
		t := p.features[i].table
		row := s.row(&p.features[i], p.words)
		scale := t.scale[row]
		for j, v := range t.whole[row*t.Cols : (row+1)*t.Cols] {
			x[j] = scale * float32(v)
		}
		x = x[t.Cols:]
	}
}
