package grammar

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"chancery/internal/grammar/kernel"
)

// A model file is magic, the length of a header (uint32), the header as JSON,
// then the tensors back to back; all numbers are little-endian. A tensor of
// type i8 is a float32 scale a row, then rows x cols whole numbers of eight
// bits; a value is scale times number. One of type f32 is plain floats.
const magic = "CHANCERY-GRAMMAR 1\n"

// header is the JSON in a model file. Labels stand in the order of the
// outputs, words in the order of their numbers from 1; number 0 is unknown.
type header struct {
	Sizes struct {
		Hidden, Layers int
		Arc, Rel       int
	}
	Features                    []feature
	UPOS, XPOS, Rel, NER, Words []string
	Tensors                     []tensor
}

// A tensor is a matrix in a model file.
type tensor struct {
	Name       string
	Rows, Cols int
	Type       string
	Offset     int // from the end of the header

	scale []float32 // of each row, type i8
	whole []int8    // type i8
	plain []float32 // type f32
}

// row returns row i as floats.
func (t *tensor) row(i int) []float32 {
	if t.plain != nil {
		return t.plain[i*t.Cols : (i+1)*t.Cols]
	}
	out := make([]float32, t.Cols)
	for j, v := range t.whole[i*t.Cols : (i+1)*t.Cols] {
		out[j] = t.scale[i] * float32(v)
	}
	return out
}

// A tensors reads a model's tensors by name and keeps the first error.
type tensors struct {
	named map[string]*tensor
	err   error
}

// readModel reads a model file into its header and tensors.
func readModel(file []byte) (*header, *tensors, error) {
	rest, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, nil, errors.New("not a grammar model")
	}
	size := int(binary.LittleEndian.Uint32(rest))
	if rest = rest[4:]; size > len(rest) {
		return nil, nil, errors.New("grammar model is cut short")
	}
	h := &header{}
	if err := json.Unmarshal(rest[:size], h); err != nil {
		return nil, nil, fmt.Errorf("header of the grammar model: %w", err)
	}
	ts := &tensors{named: map[string]*tensor{}}
	for i := range h.Tensors {
		t := &h.Tensors[i]
		if err := t.read(rest[size:]); err != nil {
			return nil, nil, fmt.Errorf("tensor %s: %w", t.Name, err)
		}
		ts.named[t.Name] = t
	}
	return h, ts, nil
}

func (t *tensor) read(body []byte) error {
	const most = 1 << 28
	if t.Rows <= 0 || t.Cols <= 0 || t.Rows > most/t.Cols || t.Offset < 0 || t.Offset > len(body) {
		return errors.New("impossible size")
	}
	body = body[t.Offset:]
	n, floats := t.Rows*t.Cols, t.Rows
	if t.Type == "f32" {
		floats = n
		n = 0
	}
	if len(body) < 4*floats+n {
		return errors.New("cut short")
	}
	values := make([]float32, floats)
	for i := range values {
		values[i] = math.Float32frombits(binary.LittleEndian.Uint32(body[4*i:]))
	}
	switch t.Type {
	case "f32":
		t.plain = values
	case "i8":
		t.scale, t.whole = values, make([]int8, n)
		for i, b := range body[4*floats:][:n] {
			t.whole[i] = int8(b)
		}
	default:
		return fmt.Errorf("unknown type %q", t.Type)
	}
	return nil
}

// get returns a tensor of the given size; rows or cols of 0 are any.
func (ts *tensors) get(name, kind string, rows, cols int) *tensor {
	t := ts.named[name]
	switch {
	case t == nil:
		ts.fail("tensor %s is missing", name)
	case t.Type != kind || rows > 0 && t.Rows != rows || cols > 0 && t.Cols != cols:
		ts.fail("tensor %s is %s %dx%d, not %s %dx%d", name, t.Type, t.Rows, t.Cols, kind, rows, cols)
	default:
		return t
	}
	return &tensor{Name: name, Rows: rows, Cols: cols, scale: make([]float32, rows), whole: make([]int8, rows*cols), plain: make([]float32, rows*cols)}
}

func (ts *tensors) fail(format string, args ...any) {
	if ts.err == nil {
		ts.err = fmt.Errorf(format, args...)
	}
}

// vector returns a tensor of one row.
func (ts *tensors) vector(name string, n int) []float32 { return ts.get(name, "f32", 1, n).plain }

// A part is a linear layer of a stack: outputs of weights name.w and name.b,
// or of names of their own.
type part struct {
	weights, bias string
	outputs       int
}

// stack packs linear layers with the same input into one matrix.
func (ts *tensors) stack(s kernel.Set, inputs int, parts ...part) *kernel.Matrix {
	var w []int8
	var scale, bias []float32
	for _, p := range parts {
		t := ts.get(p.weights, "i8", p.outputs, inputs)
		w, scale = append(w, t.whole...), append(scale, t.scale...)
		if p.bias == "" {
			bias = append(bias, make([]float32, p.outputs)...)
		} else {
			bias = append(bias, ts.vector(p.bias, p.outputs)...)
		}
	}
	return s.Pack(w, scale, len(scale), inputs, bias)
}

// check reports sizes and labels that the package could not work with.
func (h *header) check() error {
	s := h.Sizes
	switch {
	case s.Layers < 1 || s.Layers > 16 || s.Hidden < 8 || s.Hidden%8 != 0 || s.Hidden > 256:
		return fmt.Errorf("encoder of %d layers of %d", s.Layers, s.Hidden)
	case s.Arc < 16 || s.Arc%16 != 0 || s.Arc > 512 || s.Rel < 16 || s.Rel%16 != 0 || s.Rel > 512:
		return fmt.Errorf("arcs of %d and relations of %d", s.Arc, s.Rel)
	case len(h.UPOS) == 0 || len(h.XPOS) == 0 || len(h.Rel) == 0 || len(h.NER) == 0:
		return errors.New("labels are missing")
	case !slices.Contains(h.Rel, "root"):
		return errors.New("no relation root")
	}
	if !slices.Contains(h.NER, "O") {
		return errors.New("no label O")
	}
	for _, l := range h.NER {
		if l != "O" && (len(l) < 3 || !strings.Contains("BIES", l[:1]) || l[1] != '-') {
			return fmt.Errorf("name label %q", l)
		}
	}
	return nil
}
