package grammar

import (
	"slices"
	"sync"

	"chancery/internal/grammar/kernel"
	"chancery/internal/grammar/lemma"
)

// A Parser holds a model. It is safe for concurrent use.
type Parser struct {
	k kernel.Set

	words    map[string]int32
	features []feature
	input    int // floats of a word's vector

	hidden int              // of one direction
	layers []*kernel.Matrix // of both directions, forward first
	tags   *kernel.Matrix   // UPOS, XPOS, parts of names
	arcs   *kernel.Matrix   // dependents and governors for arcs, then for relations

	arc, rel   int            // sizes of their vectors
	arcU       *kernel.Matrix // of governors
	arcBias    []float32      // of governors
	arcRoot    []float32      // U times the root's vector
	arcRootSum float32        // bias times the root's vector
	relRoot    []float32
	relV       *kernel.Matrix

	upos, xpos, rels []string
	tagPairs         [][2]int // of UPOS and XPOS that may stand together
	root, nextTo     int      // relations: of the root, and of later pieces of a long sentence
	names            *nameLabels
	lemmas           *lemma.Table

	seen cache
	free sync.Pool
}

// Open returns the parser of a model file, on the fastest kernels that this
// processor can run.
func Open(file []byte) (*Parser, error) { return open(file, kernel.Best()) }

func open(file []byte, k kernel.Set) (*Parser, error) {
	h, ts, err := readModel(file)
	if err == nil {
		err = h.check()
	}
	if err != nil {
		return nil, err
	}
	p := &Parser{k: k, upos: h.UPOS, xpos: h.XPOS, rels: h.Rel, hidden: h.Sizes.Hidden, arc: h.Sizes.Arc, rel: h.Sizes.Rel}
	if p.readWords(h, ts); ts.err != nil {
		return nil, ts.err
	}
	p.readEncoder(h, ts)
	p.readHeads(h, ts)
	if ts.err != nil {
		return nil, ts.err
	}
	p.names = newNameLabels(h.NER)
	p.root, p.nextTo = slices.Index(h.Rel, "root"), max(0, slices.Index(h.Rel, "parataxis"))
	p.free.New = func() any { return &scratch{} }
	if p.lemmas, err = lemma.Read(enLemmas, func(w string) bool { return p.words[w] > 0 }); err != nil {
		return nil, err
	}
	p.readPairs()
	return p, nil
}

// readPairs finds the pairs of tags that the treebank knows; if it knows none
// of the model's, all are.
func (p *Parser) readPairs() {
	for _, t := range p.lemmas.Tags {
		u, x := slices.Index(p.upos, t[0]), slices.Index(p.xpos, t[1])
		if u >= 0 && x >= 0 {
			p.tagPairs = append(p.tagPairs, [2]int{u, x})
		}
	}
	if len(p.tagPairs) > 0 {
		return
	}
	for u := range p.upos {
		for x := range p.xpos {
			p.tagPairs = append(p.tagPairs, [2]int{u, x})
		}
	}
}

func (p *Parser) readWords(h *header, ts *tensors) {
	p.features = h.Features
	for i := range p.features {
		f, rows := &p.features[i], 0
		switch f.Of {
		case "word":
			rows = len(h.Words) + 1
		case "suffix", "prefix", "shape", "form":
		default:
			ts.fail("unknown feature %q", f.Of)
		}
		f.table = ts.get("emb."+f.Name, "i8", rows, 0)
		p.input += f.table.Cols
	}
	if p.input%16 != 0 || p.input > 512 || p.input == 0 {
		ts.fail("input of %d", p.input)
	}
	p.words = make(map[string]int32, len(h.Words))
	for i, w := range h.Words {
		p.words[w] = int32(i + 1)
	}
}

func (p *Parser) readEncoder(h *header, ts *tensors) {
	inputs := p.input
	for i := range h.Sizes.Layers {
		name := "enc." + string(rune('1'+i))
		p.layers = append(p.layers, ts.stack(p.k, inputs,
			part{name + ".fwd.w", name + ".fwd.b", 3 * p.hidden}, part{name + ".bwd.w", name + ".bwd.b", 3 * p.hidden}))
		inputs = 2 * p.hidden
	}
}

func (p *Parser) readHeads(h *header, ts *tensors) {
	inputs := 2 * p.hidden
	p.tags = ts.stack(p.k, inputs, part{"upos.w", "upos.b", len(p.upos)}, part{"xpos.w", "xpos.b", len(p.xpos)}, part{"ner.w", "ner.b", len(h.NER)})
	p.arcs = ts.stack(p.k, inputs, part{"arc.d.w", "arc.d.b", p.arc}, part{"arc.a.w", "arc.a.b", p.arc},
		part{"rel.d.w", "rel.d.b", p.rel}, part{"rel.a.w", "rel.a.b", p.rel})
	p.arcU = ts.stack(p.k, p.arc, part{"arc.u", "", p.arc})
	p.relV = ts.stack(p.k, p.rel, part{"rel.v", "rel.c", len(p.rels)})
	p.arcBias, p.relRoot = ts.vector("arc.bias", p.arc), ts.vector("rel.root", p.rel)
	if ts.err != nil {
		return
	}
	root, u := ts.vector("arc.root", p.arc), ts.get("arc.u", "i8", p.arc, p.arc)
	p.arcRootSum = dot(p.arcBias, root)
	for i := range p.arc {
		p.arcRoot = append(p.arcRoot, dot(u.row(i), root))
	}
}

// dot is the product of two vectors, summed in order; products are rounded
// first, on every processor.
func dot(a, b []float32) (sum float32) {
	b = b[:len(a)]
	for i, x := range a {
		sum += float32(x * b[i])
	}
	return sum
}
