// Command prose times github.com/jdkato/prose, the best-known tagger and name
// finder in Go, on texts given as a JSON list on standard input: sentences,
// words, tags and names; it has no parser and no lemmas. It is a module of its
// own, so that the program does not depend on it.
package main

import (
	"encoding/json"
	"log"
	"os"
	"runtime"
	"strconv"
	"syscall"

	"github.com/jdkato/prose/v2"
)

func main() {
	runtime.GOMAXPROCS(1)
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		log.Fatal(err)
	}
	rounds, _ := strconv.Atoi(os.Args[1])
	start := cpu()
	first, err := prose.NewDocument("Begin.")
	if err != nil {
		log.Fatal(err)
	}
	model := prose.UsingModel(first.Model) // else it loads its model anew for every text
	load, best, words := cpu()-start, 0.0, 0
	for range max(1, rounds) {
		start, words = cpu(), 0
		for _, t := range texts {
			d, err := prose.NewDocument(t, model)
			if err != nil {
				log.Fatal(err)
			}
			d.Sentences()
			d.Entities()
			words += len(d.Tokens())
		}
		if used := cpu() - start; best == 0 || used < best {
			best = used
		}
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{"Name": "prose v2 (tags and names alone)", "Words": words, "Seconds": best, "Load": load})
}

func cpu() float64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
