package grammar

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"chancery/internal/grammar/kernel"
)

// tinyWords are the vocabulary of the tiny model.
var tinyWords = []string{"the", "minister", "said", "talks", "in", "geneva", "failed", ".", ",", "00"}

// tinyHeader describes a model of the real layout with small sizes.
func tinyHeader() map[string]any {
	return map[string]any{
		"sizes": map[string]int{"hidden": 24, "layers": 2, "arc": 16, "rel": 16},
		"features": []map[string]any{{"name": "word", "of": "word"}, {"name": "end", "of": "suffix", "runes": 3}, {"name": "start", "of": "prefix", "runes": 2},
			{"name": "shape", "of": "shape"}, {"name": "form", "of": "form"}},
		"upos":  []string{"NOUN", "VERB", "PUNCT"},
		"xpos":  []string{"NN", "NNS", "VBD", "."},
		"rel":   []string{"nsubj", "obj", "root", "parataxis", "nsubj:pass"},
		"ner":   []string{"O", "B-PER", "I-PER", "E-PER", "S-PER", "B-LOC", "I-LOC", "E-LOC", "S-LOC"},
		"words": tinyWords,
	}
}

// tinyModel makes a model file with random weights.
func tinyModel(seed uint64) []byte {
	rng := rand.New(rand.NewPCG(seed, 0))
	var body []byte
	var list []map[string]any
	add := func(name string, rows, cols int, kind string, scale float64) {
		list = append(list, map[string]any{"name": name, "rows": rows, "cols": cols, "type": kind, "offset": len(body)})
		float := func(v float64) { body = binary.LittleEndian.AppendUint32(body, math.Float32bits(float32(v))) }
		if kind == "f32" {
			for range rows * cols {
				float(rng.NormFloat64() * scale)
			}
			return
		}
		for range rows {
			float(scale * (0.5 + rng.Float64()) / 50)
		}
		for range rows * cols {
			body = append(body, byte(int8(rng.IntN(255)-127)))
		}
	}
	linear := func(name string, rows, cols int) {
		add(name+".w", rows, cols, "i8", .3)
		add(name+".b", 1, rows, "f32", .3)
	}
	for _, e := range []struct {
		name       string
		rows, cols int
	}{{"word", len(tinyWords) + 1, 16}, {"end", 64, 8}, {"start", 32, 8}, {"shape", 32, 8}, {"form", 64, 8}} {
		add("emb."+e.name, e.rows, e.cols, "i8", 1)
	}
	for _, l := range []string{"enc.1.fwd", "enc.1.bwd", "enc.2.fwd", "enc.2.bwd"} {
		linear(l, 72, 48)
	}
	linear("upos", 3, 48)
	linear("xpos", 4, 48)
	linear("ner", 9, 48)
	for _, l := range []string{"arc.d", "arc.a", "rel.d", "rel.a"} {
		linear(l, 16, 48)
	}
	add("arc.root", 1, 16, "f32", 1)
	add("arc.u", 16, 16, "i8", .3)
	add("arc.bias", 1, 16, "f32", 1)
	add("rel.root", 1, 16, "f32", 1)
	add("rel.v", 5, 16, "i8", .3)
	add("rel.c", 1, 5, "f32", 1)
	return modelFile(tinyHeader(), list, body)
}

func modelFile(head map[string]any, list []map[string]any, body []byte) []byte {
	head["tensors"] = list
	text, err := json.Marshal(head)
	if err != nil {
		panic(err)
	}
	file := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(text)))
	return append(append(file, text...), body...)
}

// tiny returns a parser with random weights.
func tiny(t testing.TB, k kernel.Set) *Parser {
	t.Helper()
	p, err := open(tinyModel(1), k)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A plain is the model in the plainest form: what the fast code must equal.
type plain struct {
	ts *tensors
	h  *header
}

// times is W·x + b in double precision.
func (m plain) times(w, b string, x []float64) []float64 {
	t := m.ts.named[w]
	out := make([]float64, t.Rows)
	for i := range out {
		for j, v := range t.row(i) {
			out[i] += float64(v) * x[j]
		}
		if b != "" {
			out[i] += float64(m.ts.named[b].plain[i])
		}
	}
	return out
}

func (m plain) linear(name string, x []float64) []float64 { return m.times(name+".w", name+".b", x) }

func wide(x []float32) (out []float64) {
	for _, v := range x {
		out = append(out, float64(v))
	}
	return out
}

// encode returns the encoder's output for each word.
func (m plain) encode(p *Parser, words []string) [][]float64 {
	var xs [][]float64
	for _, w := range words {
		var s speller
		s.read(w)
		var x []float64
		for _, f := range p.features {
			x = append(x, wide(m.ts.named["emb."+f.Name].row(s.row(&f, p.words)))...)
		}
		xs = append(xs, x)
	}
	for layer := range m.h.Sizes.Layers {
		name := "enc." + string(rune('1'+layer))
		out := make([][]float64, len(xs))
		for i, h := range m.direction(name+".fwd", xs, false) {
			out[i] = h
		}
		for i, h := range m.direction(name+".bwd", xs, true) {
			out[i] = append(out[i], h...)
		}
		for i := range out {
			for j := range out[i] {
				if layer > 0 {
					out[i][j] += xs[i][j]
				}
			}
		}
		xs = out
	}
	return xs
}

func (m plain) direction(name string, xs [][]float64, backward bool) [][]float64 {
	soft := func(u float64) float64 { return u / (1 + math.Abs(u)) }
	h := m.h.Sizes.Hidden
	c, out := make([]float64, h), make([][]float64, len(xs))
	for step := range xs {
		i := step
		if backward {
			i = len(xs) - 1 - step
		}
		u := m.linear(name, xs[i])
		for j := range h {
			g := .5 + .5*soft(u[h+j])
			c[j] = g*c[j] + (1-g)*soft(u[j])
			out[i] = append(out[i], (.5+.5*soft(u[2*h+j]))*c[j])
		}
	}
	return out
}

func plainLeaky(x []float64) []float64 {
	for i, v := range x {
		x[i] = max(v, .1*v)
	}
	return x
}

// arcs returns score(dependent, governor), the root first.
func (m plain) arcs(hs [][]float64) [][]float64 {
	governors := [][]float64{wide(m.ts.named["arc.root"].plain)}
	for _, h := range hs {
		governors = append(governors, plainLeaky(m.linear("arc.a", h)))
	}
	var out [][]float64
	for _, h := range hs {
		d := plainLeaky(m.linear("arc.d", h))
		var row []float64
		for _, a := range governors {
			sum := 0.0
			for i, u := range m.times("arc.u", "", a) {
				sum += d[i]*u + float64(m.ts.named["arc.bias"].plain[i])*a[i]
			}
			row = append(row, sum)
		}
		out = append(out, row)
	}
	return out
}

// relations returns the scores of the relations between i and its governor.
func (m plain) relations(hs [][]float64, i, head int) []float64 {
	e := m.linear("rel.d", hs[i])
	f := wide(m.ts.named["rel.root"].plain)
	if head > 0 {
		f = m.linear("rel.a", hs[head-1])
	}
	for j := range e {
		e[j] += f[j]
	}
	return m.times("rel.v", "rel.c", plainLeaky(e))
}

var sentences = []string{
	"The minister said talks in Geneva failed .",
	"Stop !",
	"BEIJING ( AP ) - China 's Foreign Ministry rejected the U.S. claim , saying it 's `` baseless '' .",
	"More than 1,200 people were evacuated from São Paulo 's northern suburbs after the 2019 flood , officials said .",
}

// TestScores compares all scores with the plain model's, which does not round
// activations to six bits nor make heavy weights coarser: what differs must be
// small beside the scores.
func TestScores(t *testing.T) {
	file := tinyModel(1)
	h, ts, err := readModel(file)
	if err != nil {
		t.Fatal(err)
	}
	m := plain{ts, h}
	for _, k := range kernel.All() {
		p := tiny(t, k)
		off, all := map[string]float64{}, map[string]float64{} // sums of squares
		compare := func(what string, got []float32, want []float64) {
			for i, w := range want {
				off[what] += (float64(got[i]) - w) * (float64(got[i]) - w)
				all[what] += w * w
			}
		}
		for _, sentence := range sentences {
			words := strings.Fields(sentence)
			s := &scratch{pieces: []piece{{0, 0, len(words), true}}, forms: words}
			trees := grown(nil, words)
			p.chunk(s, trees, nil)
			hs := m.encode(p, words)
			for i, arcs := range m.arcs(hs) {
				scores := s.tags[i*p.tags.Padded:]
				compare("encoding", s.hidden[i*2*p.hidden:], hs[i])
				compare("UPOS", scores, m.linear("upos", hs[i]))
				compare("XPOS", scores[3:], m.linear("xpos", hs[i]))
				compare("name", scores[7:], m.linear("ner", hs[i]))
				got := s.scores[i*((len(words)+8)&^7):] // but for the word as its own governor
				compare("arc", got, arcs[:i+1])
				compare("arc", got[i+2:], arcs[i+2:])
				want := m.relations(hs, i, trees[0].Words[i].Head)
				compare("relation", s.rels[i*p.relV.Padded:], want[:p.root])
				compare("relation", s.rels[i*p.relV.Padded+p.root+1:], want[p.root+1:])
			}
		}
		for what, of := range all {
			if ratio := math.Sqrt(off[what] / of); !(ratio < .1) {
				t.Errorf("%s: %s is off by %.3f of its size", k.Name, what, ratio)
			}
		}
	}
}

func TestOpenRejects(t *testing.T) {
	whole := tinyModel(1)
	head, _, _ := readModel(whole)
	without := tinyHeader()
	without["ner"] = []string{"O", "X"}
	strange := tinyHeader()
	strange["features"] = []map[string]any{{"name": "word", "of": "sound"}}
	for _, c := range []struct {
		name, want string
		file       []byte
	}{
		{"nothing", "not a grammar model", nil},
		{"half a header", "cut short", whole[:100]},
		{"half", "cut short", whole[:len(whole)/2]},
		{"no tensors", "is missing", modelFile(tinyHeader(), nil, nil)},
		{"odd feature", `unknown feature "sound"`, modelFile(strange, nil, nil)},
		{"odd label", `name label "X"`, modelFile(without, nil, nil)},
	} {
		if _, err := Open(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	if len(head.Tensors) == 0 {
		t.Error("no tensors in the tiny model")
	}
}
