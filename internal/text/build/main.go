// Command build turns the n-gram table of the npm package eld 2.1.0
// (Apache-2.0) into data/ngrams.bin.gz:
//
//	npm pack eld@2.1.0 && tar xzf eld-2.1.0.tgz
//	go run ./internal/text/build -ngrams package/src/ngrams/small.js -dictionary package/src/dictionary.js -o internal/text/data/ngrams.bin.gz
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

func main() {
	ngrams := flag.String("ngrams", "", "path of ngrams/small.js")
	dictionary := flag.String("dictionary", "", "path of dictionary.js")
	out := flag.String("o", "internal/text/data/ngrams.bin.gz", "file to write")
	flag.Parse()
	if err := run(*ngrams, *dictionary, *out); err != nil {
		log.Fatal(err)
	}
}

func run(ngrams, dictionary, out string) error {
	table, err := os.ReadFile(dictionary)
	if err != nil {
		return err
	}
	letters, err := invert(string(table))
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(ngrams)
	if err != nil {
		return err
	}
	return os.WriteFile(out, pack(string(raw), letters), 0o644)
}

var (
	quoted = regexp.MustCompile(`'(\\'|[^'])'`)
	entry  = regexp.MustCompile(`(?:'((?:\\.|[^'\\])+)'|([\p{L}_$][\p{L}\p{N}_$]*|\d+)):\{([\d:,]+)\}`)
)

// invert maps each letter of the package's byte alphabet to its byte. A space
// fills the bytes that never occur, so a space is 0x20 alone.
func invert(js string) (map[rune]byte, error) {
	js = js[strings.Index(js, "["):]
	cells := quoted.FindAllStringSubmatch(js, -1)
	if len(cells) != 256 {
		return nil, fmt.Errorf("dictionary has %d cells, not 256", len(cells))
	}
	out := map[rune]byte{}
	for i, c := range cells {
		r := []rune(strings.TrimPrefix(c[1], `\`))[0]
		if r != ' ' {
			out[r] = byte(i)
		}
	}
	out[' '] = ' '
	return out, nil
}

// pack writes, for each n-gram in byte order: its length, its bytes, the
// number of languages, then pairs of language and score.
func pack(js string, letters map[rune]byte) []byte {
	js = js[strings.Index(js, "ngrams:{")+len("ngrams:{"):]
	var records []string
	for _, m := range entry.FindAllStringSubmatch(js, -1) {
		key := strings.NewReplacer(`\'`, "'", `\\`, `\`).Replace(m[1]) + m[2]
		var word []byte
		for _, r := range key {
			word = append(word, letters[r])
		}
		var pairs []byte
		for _, p := range strings.Split(m[3], ",") {
			lang, score, _ := strings.Cut(p, ":")
			l, _ := strconv.Atoi(lang)
			s, _ := strconv.Atoi(score)
			pairs = append(pairs, byte(l), byte(s))
		}
		records = append(records, string([]byte{byte(len(word))})+string(word)+string([]byte{byte(len(pairs) / 2)})+string(pairs))
	}
	sort.Strings(records)
	var buf bytes.Buffer
	z, _ := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	for _, r := range records {
		z.Write([]byte(r))
	}
	z.Close()
	return buf.Bytes()
}
