// Command build makes data/df.tsv, the table of document frequencies, from a
// gzipped file of running English news text. The text is cut into pieces of
// about 2 kB, the length of a news report, and each piece counts a word once.
//
//	go run ./internal/reprint/words/build -text wikinews.txt.gz -top 40000 > internal/reprint/words/data/df.tsv
//
// The shipped table was counted on English Wikinews, 2004 to 2019 (CC BY 2.5).
// It holds counts of words only.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/reprint/words"
)

func main() {
	path := flag.String("text", "", "gzipped text")
	top := flag.Int("top", 40000, "words to keep")
	flag.Parse()
	text, err := read(*path)
	if err != nil {
		log.Fatalf("read %q: %v", *path, err)
	}
	counts, pieces := count(text)
	if err := write(os.Stdout, counts, pieces, *top); err != nil {
		log.Fatal(err)
	}
}

func read(path string) (string, error) {
	b, err := goldfile.ReadFile(path)
	return string(b), err
}

type tally struct {
	form string // a form of the word, the shortest seen, first in the alphabet
	n    int
}

// count returns the number of pieces that hold each word. Forms with the same
// hash are one word; the first in the alphabet of the shortest stands for it.
func count(text string) (map[uint32]*tally, int) {
	const piece = 2000 // bytes
	counts, pieces := map[uint32]*tally{}, 0
	for len(text) > 0 {
		n := min(piece, len(text))
		for n < len(text) && text[n] != ' ' && text[n] != '\n' {
			n++
		}
		pieces++
		countPiece(text[:n], counts)
		text = text[n:]
	}
	return counts, pieces
}

func countPiece(text string, counts map[uint32]*tally) {
	seen := map[uint32]bool{}
	for _, w := range words.OfString(text, 0) {
		form := strings.ToLower(text[w.Start:w.End])
		t := counts[w.Hash]
		if t == nil {
			t = &tally{form: form}
			counts[w.Hash] = t
		}
		if len(form) < len(t.form) || len(form) == len(t.form) && form < t.form {
			t.form = form
		}
		if !seen[w.Hash] {
			seen[w.Hash] = true
			t.n++
		}
	}
}

func write(out io.Writer, counts map[uint32]*tally, pieces, top int) error {
	list := make([]*tally, 0, len(counts))
	for h, t := range counts {
		if words.Hash(t.form) == h { // it must be found again by its form
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b *tally) int {
		if a.n != b.n {
			return b.n - a.n
		}
		return strings.Compare(a.form, b.form)
	})
	list = list[:min(top, len(list))]
	slices.SortFunc(list, func(a, b *tally) int { return strings.Compare(a.form, b.form) })
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "# Document frequencies of English news words: word, number of 2 kB pieces that hold it or a form of it.\n")
	fmt.Fprintf(w, "# Counted on English Wikinews, 2004 to 2019 (CC BY 2.5), by internal/reprint/words/build.\n")
	fmt.Fprintf(w, "=pieces\t%d\n", pieces)
	for _, t := range list {
		fmt.Fprintf(w, "%s\t%d\n", t.form, t.n)
	}
	return w.Flush()
}
