// Command build learns the table of lemmas from the training part of a
// treebank in CoNLL-U:
//
//	go run ./internal/grammar/lemma/build -train en_ewt-ud-train.conllu.gz -dev en_ewt-ud-dev.conllu.gz -out internal/grammar/data/en.lemmas
//
// With -dev it prints the share of right lemmas under the treebank's own tags.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/grammar/lemma"
)

func main() {
	train := flag.String("train", "", "treebank to learn from, .conllu or .conllu.gz")
	dev := flag.String("dev", "", "treebank to measure on")
	model := flag.String("model", "internal/grammar/data/en.model", "the grammar's model, for its vocabulary")
	out := flag.String("out", "internal/grammar/data/en.lemmas", "the table")
	wrong := flag.Bool("wrong", false, "print wrong lemmas of -dev")
	flag.Parse()
	log.SetFlags(0)
	words, err := read(*train)
	if err != nil {
		log.Fatal(err)
	}
	vocabulary, err := readWords(*model)
	if err != nil {
		log.Fatal(err)
	}
	known := func(w string) bool { return vocabulary[w] }
	file := learn(words, known)
	if err := os.WriteFile(*out, []byte(file), 0o644); err != nil {
		log.Fatal(err)
	}
	t, err := lemma.Read(file, known)
	if err != nil {
		log.Fatal(err)
	}
	measure("train", t, words, false)
	if *dev != "" {
		words, err := read(*dev)
		if err != nil {
			log.Fatal(err)
		}
		measure("dev", t, words, *wrong)
	}
}

// measure prints the share of right lemmas.
func measure(name string, t *lemma.Table, words []word, show bool) {
	right := 0
	for _, w := range words {
		if l := t.Lemma(w.form, w.upos, w.xpos); l == w.lemma {
			right++
		} else if show {
			fmt.Println(w.form, w.upos, w.xpos, w.lemma, l)
		}
	}
	fmt.Printf("%s: %d of %d right, %.2f %%\n", name, right, len(words), 100*float64(right)/float64(len(words)))
}

// readWords reads the vocabulary from the header of a model.
func readWords(path string) (map[string]bool, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	_, rest, ok := bytes.Cut(b, []byte("\n"))
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("%s is no model", path)
	}
	var header struct{ Words []string }
	size := min(int(binary.LittleEndian.Uint32(rest)), len(rest)-4)
	if err := json.Unmarshal(rest[4:4+size], &header); err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, w := range header.Words {
		out[w] = true
	}
	return out, nil
}

// A word is a word of a treebank.
type word struct{ form, lemma, upos, xpos string }

func read(path string) ([]word, error) {
	in, err := goldfile.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var words []word
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) == 10 && !strings.ContainsAny(c[0], "-.") && c[2] != "_" {
			words = append(words, word{c[1], c[2], c[3], c[4]})
		}
	}
	return words, lines.Err()
}
