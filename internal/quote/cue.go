package quote

import (
	"embed"
	"strings"
	"sync"

	"chancery/internal/news"
	"chancery/internal/text/vocab"
	"chancery/internal/text/words"
)

//go:embed data
var data embed.FS

// takes is a set of complements.
type takes uint16

const (
	that takes = 1 << iota
	bare
	np
	to
	whether
	speech
	told
	toldTo
	agent
)

var takesNames = map[string]takes{
	"that": that, "bare": bare, "np": np, "to": to, "whether": whether, "quote": speech, "told": told, "toldto": toldTo, "agent": agent,
}

// A cue is one line of data/cues.tsv.
type cue struct {
	words  []string
	form   string
	stance news.Stance
	takes  takes
}

type lexicon struct {
	cues    map[string][]cue // by first word
	outlets map[string]bool
	unnamed map[string]bool
	bodies  map[string]bool

	known *vocab.Sieve // of cues, whatever their case
	spare sync.Pool    // of readers
}

func lines(name string) []string {
	b, _ := data.ReadFile("data/" + name) // embedded: cannot fail
	var out []string
	for line := range strings.Lines(string(b)) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.TrimRight(line, "\n"))
		}
	}
	return out
}

func set(name string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lines(name) {
		m[l] = true
	}
	return m
}

var load = sync.OnceValue(func() *lexicon {
	l := &lexicon{cues: map[string][]cue{}, outlets: set("outlets.txt"), unnamed: set("unnamed.txt"), bodies: set("bodies.txt")}
	for _, line := range lines("cues.tsv") {
		f := strings.Split(line, "\t")
		c := cue{words: strings.Fields(f[0]), form: f[1], stance: news.Stance(f[2])}
		for _, t := range strings.Fields(f[3]) {
			c.takes |= takesNames[t]
		}
		l.cues[c.words[0]] = append(l.cues[c.words[0]], c)
	}
	l.known = vocab.SieveOf(l.cues)
	l.known.Add("according")
	return l
})

// cueAt returns the longest cue at word i.
func (l *lexicon) cueAt(ws []words.Word, i int) (cue, bool) {
	var best cue
	if !l.known.Has(ws[i].Lower) {
		return best, false
	}
	for _, c := range l.cues[ws[i].Lower] {
		n := 1
		for n < len(c.words) && i+n < len(ws) && ws[i+n].Lower == c.words[n] {
			n++
		}
		if n == len(c.words) && (n > len(best.words) || n == len(best.words) && c.form == "past") {
			best = c
		}
	}
	return best, len(best.words) > 0
}
