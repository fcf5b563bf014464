// Command peers times the grammar beside another program, in the same run, on
// the same made-up reports, on one core: from raw text to sentences, words,
// tags, lemmas, trees and names. Each is measured by the processor time of its
// best round, and words are counted as Chancery splits them for both.
//
//	go run ./tools/peers -python python3 -model en_core_web_sm
//
// With -gold it clusters labelled sets of articles and finds near-copies beside
// scikit-learn and datasketch instead:
//
//	go run ./tools/peers -python python3 -gold DIR
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/synthetic"
	"chancery/internal/text"
	"chancery/tools/internal/usage"
)

//go:embed spacy_time.py
var script string

// A result is one program's time for all texts.
type result struct {
	Name    string
	Words   int
	Seconds float64
	Load    float64 // seconds until the program can begin
}

func main() {
	python := flag.String("python", "python3", "a Python with spaCy")
	withProse := flag.Bool("prose", true, "time prose, a library in Go, too; fetched from the module proxy")
	model := flag.String("model", "en_core_web_sm", "spaCy's model")
	n := flag.Int("n", 300, "reports")
	rounds := flag.Int("rounds", 5, "rounds of which the best counts")
	gold := flag.String("gold", "", "folder of gold data: compare stories and copies instead of grammar")
	flag.Parse()
	log.SetFlags(0)
	runtime.GOMAXPROCS(1)
	if *gold != "" {
		if err := compareStories(*python, *gold); err != nil {
			log.Fatal("peers: ", err)
		}
		return
	}
	var texts []string
	for _, r := range synthetic.Reports(1, *n, 3) {
		texts = append(texts, r.Text)
	}
	ours := ourselves(texts, *rounds)
	theirs, err := spacy(*python, *model, texts, *rounds)
	if err != nil {
		log.Fatal("peers: ", err)
	}
	all := []result{ours, theirs}
	if *withProse {
		r, err := prose(texts, *rounds)
		if err != nil {
			log.Fatal("peers: ", err)
		}
		all = append(all, r)
	}
	fmt.Printf("%-40s %10s %12s %10s\n", "", "load s", "words/cpu-s", "ratio")
	for _, r := range all {
		fmt.Printf("%-40s %10.2f %12.0f %10.2f\n", r.Name, r.Load, float64(ours.Words)/r.Seconds, theirs.Seconds/r.Seconds)
	}
}

// ourselves times this program.
func ourselves(texts []string, rounds int) result {
	start := usage.CPU()
	p := grammar.Default()
	out := result{Name: "Chancery", Load: (usage.CPU() - start).Seconds()}
	var trees []grammar.Tree
	for range rounds {
		start, words := usage.CPU(), 0
		for _, t := range texts {
			a := &news.Article{Text: t, Body: news.Span{End: len(t)}, Language: "en"}
			text.Read(a)
			trees = p.Article(trees[:0], a)
			for _, t := range trees {
				words += len(t.Words)
			}
		}
		out.Words = words
		if used := (usage.CPU() - start).Seconds(); out.Seconds == 0 || used < out.Seconds {
			out.Seconds = used
		}
		time.Sleep(10 * time.Millisecond)
	}
	return out
}

// prose times github.com/jdkato/prose, a module of its own beside this one.
func prose(texts []string, rounds int) (out result, err error) {
	in, err := json.Marshal(texts)
	if err != nil {
		return out, err
	}
	cmd := exec.Command("go", "run", ".", fmt.Sprint(rounds))
	cmd.Dir = filepath.Join("tools", "peers", "prose")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	b, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("prose (run this from the project's root): %w", err)
	}
	return out, json.Unmarshal(b, &out)
}

// spacy times spaCy on the same texts.
func spacy(python, model string, texts []string, rounds int) (out result, err error) {
	in, err := json.Marshal(texts)
	if err != nil {
		return out, err
	}
	cmd := exec.Command(python, "-c", script, model, fmt.Sprint(rounds))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	b, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("%s: %w", python, err)
	}
	return out, json.Unmarshal(b, &out)
}
