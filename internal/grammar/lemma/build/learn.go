package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/internal/grammar/lemma"
)

// counts counts values by key.
type counts[K comparable, V comparable] map[K]map[V]int

func (c counts[K, V]) add(k K, v V) {
	if c[k] == nil {
		c[k] = map[V]int{}
	}
	c[k][v]++
}

// ranked returns the values of m, the most frequent first.
func ranked[V comparable](m map[V]int) []V {
	return slices.SortedFunc(maps.Keys(m), func(a, b V) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
}

const preface = `# Lemmas of English, learned from the training part of UD English-EWT (CC BY-SA 4.0; this file is under the same licence).
# What the records mean stands in internal/grammar/lemma; internal/grammar/lemma/build makes this file.
`

// learn makes the table: first in which writing lemmas begin, then endings,
// then the words that these rules get wrong.
func learn(words []word, known func(string) bool) string {
	var b strings.Builder
	b.WriteString(preface)
	writeTags(&b, words)
	how := learnWriting(words)
	for _, k := range slices.Sorted(maps.Keys(how)) {
		fmt.Fprintf(&b, "case\t%s\t%s\n", k, how[k])
	}
	writeEndings(&b, learnEndings(words, how))
	t, err := lemma.Read(b.String(), known)
	if err != nil {
		panic(err) // what was just written can be read
	}
	writeWords(&b, words, t)
	return b.String()
}

// leastTags is how often two tags must stand together to be more than a slip.
const leastTags = 3

func writeTags(b *strings.Builder, words []word) {
	n := map[string]int{}
	for _, w := range words {
		n[w.upos+"\t"+w.xpos]++
	}
	for _, k := range slices.Sorted(maps.Keys(n)) {
		if n[k] >= leastTags {
			fmt.Fprintf(b, "tags\t%s\n", k)
		}
	}
}

// learnWriting finds the writing in which the lemmas of most words of a tag
// and writing begin.
func learnWriting(words []word) map[string]lemma.How {
	fits := counts[string, lemma.How]{}
	for _, w := range words {
		for _, h := range []lemma.How{lemma.Lower, lemma.Keep, lemma.Title} {
			base := h.Apply(w.form)
			if shared := prefix(base, w.lemma); shared >= min(3, len(w.lemma)) || shared == len(base) {
				fits.add(w.xpos+"\t"+lemma.Writing(w.form), h)
			}
		}
	}
	out := map[string]lemma.How{}
	for k, m := range fits {
		out[k] = lemma.Lower
		for _, h := range []lemma.How{lemma.Keep, lemma.Title} {
			if m[h] > m[out[k]] {
				out[k] = h
			}
		}
	}
	return out
}

// prefix is the length of what a and b share at the beginning, in bytes.
func prefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// maxCut is the most letters that a rule for endings cuts or adds.
const maxCut = 5

// learnEndings counts the edits of endings by tag and ending; a word counts
// once however often it stands, so that "be" does not rule all verbs.
func learnEndings(words []word, how map[string]lemma.How) counts[string, lemma.Edit] {
	ends := counts[string, lemma.Edit]{}
	seen := map[word]bool{}
	for _, w := range words {
		w.upos = ""
		if seen[w] {
			continue
		}
		seen[w] = true
		base := how[w.xpos+"\t"+lemma.Writing(w.form)].Apply(w.form)
		n := prefix(base, w.lemma)
		e := lemma.Edit{Cut: utf8.RuneCountInString(base[n:]), Add: w.lemma[n:]}
		if e.Cut > maxCut || utf8.RuneCountInString(e.Add) > maxCut {
			continue
		}
		lemma.Endings(strings.ToLower(w.form), func(ending string) bool {
			ends.add(w.xpos+"\t"+ending, e)
			return false
		})
	}
	return ends
}

// inflected are the tags whose words take endings. Words of others mostly are
// their own lemmas; a rule for them needs many words that agree.
var inflected = map[string]bool{
	"VB": true, "VBD": true, "VBG": true, "VBN": true, "VBP": true, "VBZ": true, "NNS": true, "NNPS": true,
	"JJR": true, "JJS": true, "RBR": true, "RBS": true, "MD": true,
}

const (
	leastWords  = 2   // words that share an ending for a rule
	leastOther  = 8   // the same for tags without endings
	shareOther  = 0.7 // of words that must agree there
	trust       = 1.5 // words that the next shorter ending counts for
	leastOfSame = 3   // words of the tag that are edited the same way
)

// A chance is the share of an edit among the words with an ending.
type chance map[lemma.Edit]float64

// smooth returns the shares of edits for every ending. An ending with few
// words leans on the next shorter one.
func smooth(ends counts[string, lemma.Edit]) map[string]chance {
	out, branches := map[string]chance{}, branch(ends)
	keys := slices.SortedFunc(maps.Keys(ends), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
	for _, key := range keys {
		tag, ending, _ := strings.Cut(key, "\t")
		of := branches[key]
		all := float64(total(of))
		c := chance{}
		for e, n := range of {
			if ends[tag+"\t"][e] >= leastOfSame {
				c[e] = float64(n)
			} else {
				all -= float64(n)
			}
		}
		if ending != "" {
			for e, p := range out[tag+"\t"+shorter(ending)] {
				c[e] += trust * p
			}
			all += trust
		}
		for e := range c {
			c[e] /= all
		}
		out[key] = c
	}
	return out
}

// branch counts in how many endings that are one letter longer an edit is the
// most frequent: "pped" is one of those that end in "ped", however many words
// end in it (after Kneser & Ney, ICASSP 1995). The longest
// endings, whole words and the empty ending count words.
func branch(ends counts[string, lemma.Edit]) counts[string, lemma.Edit] {
	out := counts[string, lemma.Edit]{}
	for key, m := range ends {
		tag, ending, _ := strings.Cut(key, "\t")
		best := ranked(m)[0]
		if ending != "" {
			out.add(tag+"\t"+shorter(ending), best)
		}
		if ending == "" || utf8.RuneCountInString(ending) >= lemma.MaxEnding || ending[0] == '^' {
			for e, n := range m {
				if out[key] == nil {
					out[key] = map[lemma.Edit]int{}
				}
				out[key][e] += n
			}
		}
	}
	return out
}

// shorter is an ending without its first letter.
func shorter(ending string) string {
	_, size := utf8.DecodeRuneInString(ending)
	return ending[size:]
}

// best returns the most likely edits, two at most.
func (c chance) best() []lemma.Edit {
	list := slices.SortedFunc(maps.Keys(c), func(a, b lemma.Edit) int {
		return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a.Cut, b.Cut), strings.Compare(a.Add, b.Add))
	})
	list = list[:min(2, len(list))]
	if len(list) == 2 && c[list[1]] < 0.01 {
		list = list[:1]
	}
	return list
}

// writeEndings writes the rules that differ from those of the longest shorter
// ending that has one.
func writeEndings(b *strings.Builder, ends counts[string, lemma.Edit]) {
	chances, written := smooth(ends), map[string][]lemma.Edit{}
	keys := slices.SortedFunc(maps.Keys(ends), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
	for _, key := range keys {
		tag, ending, _ := strings.Cut(key, "\t")
		edits := chances[key].best()
		if len(edits) == 0 || ending != "" && !worth(tag, ends[key], chances[key][edits[0]]) {
			continue
		}
		if !inflected[tag] {
			edits = edits[:1]
		}
		above := []lemma.Edit(nil)
		for e := ending; e != "" && above == nil; {
			e = shorter(e)
			above = written[tag+"\t"+e]
		}
		if !slices.Equal(above, edits) {
			written[key] = edits
		}
	}
	for _, key := range slices.Sorted(maps.Keys(written)) {
		for i, e := range written[key] {
			fmt.Fprintf(b, "%s\t%s\t%d\t%s\n", [2]string{"end", "or"}[i], key, e.Cut, e.Add)
		}
	}
}

// worth reports whether an ending has enough words for a rule.
func worth(tag string, edits map[lemma.Edit]int, share float64) bool {
	n := total(edits)
	return inflected[tag] && n >= leastWords || n >= leastOther && share >= shareOther
}

func total[V comparable](m map[V]int) (n int) {
	for _, v := range m {
		n += v
	}
	return n
}

// writeWords writes the words that the rules in t get wrong.
func writeWords(b *strings.Builder, words []word, t *lemma.Table) {
	lemmas := counts[string, string]{} // by tag and form in lower case
	exact := counts[string, string]{}  // by tag and form as written
	part := counts[string, string]{}   // by both tags and form in lower case
	for _, w := range words {
		low := strings.ToLower(w.form)
		lemmas.add(w.xpos+"\t"+low, w.lemma)
		exact.add(w.xpos+"\t"+w.form, w.lemma)
		part.add(w.xpos+"/"+w.upos+"\t"+low, w.lemma)
	}
	records := map[string]string{}
	for key, m := range lemmas {
		tag, form, _ := strings.Cut(key, "\t")
		if best := ranked(m)[0]; t.Lemma(form, "", tag) != best || !agree(t, tag, form, exact, best) {
			records[key] = best
		}
	}
	of := func(tag, xpos, form string) string {
		if l, ok := records[tag+"\t"+form]; ok {
			return l
		}
		if l, ok := records[xpos+"\t"+strings.ToLower(form)]; ok {
			return l
		}
		return t.Lemma(form, "", xpos)
	}
	for _, set := range []counts[string, string]{part, exact} {
		for _, key := range slices.Sorted(maps.Keys(set)) {
			tag, form, _ := strings.Cut(key, "\t")
			xpos, _, _ := strings.Cut(tag, "/")
			best := ranked(set[key])[0]
			if form == strings.ToLower(form) && tag == xpos {
				continue // a record in lower case holds for all writings
			}
			if of(tag, xpos, form) != best && set[key][best] >= 2 {
				records[key] = best
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(records)) {
		fmt.Fprintf(b, "word\t%s\t%s\n", key, records[key])
	}
}

// agree reports whether the rules find best for the form as it is written
// with a first capital too, where it is seen so.
func agree(t *lemma.Table, tag, form string, exact counts[string, string], best string) bool {
	title := lemma.Title.Apply(form)
	m := exact[tag+"\t"+title]
	return m == nil || m[best] == 0 || t.Lemma(title, "", tag) == best
}
