package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A witness is what a source writes near a Wikidata id.
type witness struct{ source, words string }

var qid = regexp.MustCompile(`\bQ\d+\b`)

// verified writes which source confirms the Wikidata ids of the hand-made
// tables: it must have the id beside a word of one of the names.
func (b *builder) verified(x index, coder, wikirepo string) error {
	seen := map[string][]witness{}
	for _, f := range []struct{ path, source string }{
		{filepath.Join(b.reference, "kb/country-codes.csv"), "country-codes"},
		{filepath.Join(b.reference, "kb/leaders-2021-wikidata.csv"), "world-leaders-2021"},
		{filepath.Join(b.reference, "kb/leaders-2026-g20-asean.json"), "world-leaders-current"},
		{coder, "country-coder"},
		{wikirepo, "wikirepo"},
	} {
		raw, err := os.ReadFile(f.path)
		if err != nil {
			return err
		}
		for _, at := range qid.FindAllIndex(raw, -1) {
			near := raw[max(0, at[0]-120):min(len(raw), at[1]+120)]
			seen[string(raw[at[0]:at[1]])] = append(seen[string(raw[at[0]:at[1]])], witness{f.source, string(near)})
		}
	}
	for _, branch := range slices.Sorted(maps.Keys(x.NSI)) {
		for _, item := range x.NSI[branch].Items {
			words := strings.Join(slices.Sorted(maps.Values(item.Tags)), " ")
			for _, id := range qid.FindAllString(words, -1) {
				seen[id] = append(seen[id], witness{"name-suggestion-index", words})
			}
		}
	}
	var rows []string
	for _, t := range []struct {
		file             string
		id, name, others int
	}{{"organisations.tsv", 0, 4, 5}, {"regions.tsv", 0, 4, 5}, {"cities.tsv", 2, 1, 3}, {"people.tsv", 0, 1, 2}} {
		hand, err := b.hand(t.file)
		if err != nil {
			return err
		}
		for _, f := range hand {
			if s := confirmed(seen[f[t.id]], f[t.name]+"|"+f[t.others]); s != "" {
				rows = append(rows, f[t.id]+"\t"+s)
			}
		}
	}
	slices.Sort(rows)
	return b.write("verified.tsv", "Wikidata ids of the hand-made tables and a source that has them with the name", slices.Compact(rows))
}

// confirmed returns the first source that writes one of the names, in whole or
// by its last word.
func confirmed(ws []witness, names string) string {
	for _, w := range ws {
		words := strings.ToLower(w.words)
		for _, name := range strings.Split(strings.ToLower(names), "|") {
			name, _, _ = strings.Cut(name, " (")
			last := name[strings.LastIndexByte(name, ' ')+1:]
			if name != "" && (strings.Contains(words, name) || len(last) > 3 && strings.Contains(words, last)) {
				return w.source
			}
		}
	}
	return ""
}
