// Command train learns where sentences of English end from a treebank in
// CoNLL-U, and writes the weights that internal/text embeds:
//
//	go run ./internal/text/train -treebank ewt_train.conllu.gz -o internal/text/data/boundary.bin
//
// The texts are put together as the shared tasks do: words with a space
// between them unless SpaceAfter=No, paragraphs with an empty line. Every gap
// that the splitter would look at is an example; a logistic regression is
// fitted by stochastic gradients with steps after AdaGrad, and its weights are
// rounded to a byte each. The same file gives the same weights.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"os"

	"chancery/internal/text"
)

const (
	rate = 0.2
	// decay pulls weights to zero at each step: 5-fold cross-validation on EWT
	// train chose it and the number of epochs.
	decay = 2e-2
	seed  = 7
	// bias is added to the score: a boundary too many spoils one sentence, one
	// too few spoils two.
	bias = 0.5
)

// biases are the thresholds that are tried.
var biases = []float64{-0.5, 0, 0.5, 1}

func main() {
	treebank := flag.String("treebank", "", "CoNLL-U file, gzipped")
	out := flag.String("o", "internal/text/data/boundary.bin", "file to write")
	epochs := flag.Int("epochs", 8, "times over all examples")
	folds := flag.Int("folds", 0, "cross-validate with so many folds instead")
	heldOut := flag.String("test", "", "another CoNLL-U file to measure on")
	flag.Parse()
	if err := run(*treebank, *heldOut, *out, *epochs, *folds); err != nil {
		log.Fatal(err)
	}
}

func run(treebank, heldOut, out string, epochs, folds int) error {
	docs, err := readTreebank(treebank)
	if err != nil {
		return err
	}
	if folds > 1 {
		crossValidate(docs, epochs, folds)
		return nil
	}
	m := fit(docs, epochs)
	if heldOut != "" {
		test, err := readTreebank(heldOut)
		if err != nil {
			return err
		}
		for _, bias := range biases {
			fmt.Printf("bias %4.1f: %s\n", bias, measure(m, test, bias))
		}
	}
	fmt.Printf("a weight of 1 is written as %.1f\n", m.scale())
	return os.WriteFile(out, m.bytes(), 0o644)
}

// A model is a logistic regression over hashed features.
type model struct {
	weights, squares []float64
	unit             float64 // see scale
}

func fit(docs []*document, epochs int) *model {
	m := &model{weights: make([]float64, text.Weights), squares: make([]float64, text.Weights)}
	var gaps []gap
	for _, d := range docs {
		gaps = append(gaps, d.gaps()...)
	}
	order := rand.New(rand.NewPCG(seed, seed))
	for range epochs {
		order.Shuffle(len(gaps), func(i, j int) { gaps[i], gaps[j] = gaps[j], gaps[i] })
		for _, g := range gaps {
			m.step(g)
		}
	}
	return m
}

func (m *model) score(features []uint32) (sum float64) {
	for _, f := range features {
		sum += m.weights[f]
	}
	return sum
}

func (m *model) step(g gap) {
	p := 1 / (1 + math.Exp(-m.score(g.features)))
	slope := p
	if g.ends {
		slope = p - 1
	}
	for _, f := range g.features {
		s := slope + decay*m.weights[f]
		m.squares[f] += s * s
		m.weights[f] -= rate * s / math.Sqrt(m.squares[f]+1e-8)
	}
}

// scale is the value of a weight of 1 when rounded: the largest fill a byte,
// and the few beyond four standard deviations are cut off.
func (m *model) scale() float64 {
	if m.unit > 0 {
		return m.unit
	}
	square, used := 0.0, 0
	for _, w := range m.weights {
		if w != 0 {
			square += w * w
			used++
		}
	}
	m.unit = 127 / (4 * math.Sqrt(square/float64(max(used, 1))))
	return m.unit
}

// bytes rounds the weights. The sum to be exceeded stands before them in two
// bytes.
func (m *model) bytes() []byte {
	scale := m.scale()
	out := make([]byte, 2, 2+len(m.weights))
	binary.LittleEndian.PutUint16(out, uint16(int16(-math.Round(bias*scale))))
	for _, w := range m.weights {
		out = append(out, byte(int8(max(-127, min(127, math.Round(w*scale))))))
	}
	return out
}

// crossValidate measures with some thresholds on parts that were held out.
func crossValidate(docs []*document, epochs, folds int) {
	sums := map[float64]*counts{}
	for k := range folds {
		var train, test []*document
		for i, d := range docs {
			if i%folds == k {
				test = append(test, d)
			} else {
				train = append(train, d)
			}
		}
		m := fit(train, epochs)
		for _, bias := range biases {
			if sums[bias] == nil {
				sums[bias] = &counts{}
			}
			sums[bias].add(measure(m, test, bias))
		}
	}
	for _, bias := range biases {
		fmt.Printf("bias %4.1f: %s\n", bias, sums[bias])
	}
}
