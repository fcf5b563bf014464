package compare

import (
	_ "embed"
	"iter"
	"math"
	"strings"
	"sync"
)

//go:embed data/coref.tsv
var corefFile string

//go:embed data/hollow.tsv
var hollowFile string

// What is measured of two spots. Each has a weight in data/coref.tsv.
const (
	always           = iota // 1
	sameLemma               // of the head words
	sameWords               // all words of the spots
	stems                   // shared beginning of different head words, as a share of the longer
	docsAlike               // cosine of the articles, smoothed by their neighbours
	docsRoot                // its square root
	aroundAlike             // cosine of the sentences
	aroundRoot              //
	nearAlike               // cosine of five words to either side
	nearRoot                //
	argsAlike               // cosine of the participants
	argsRoot                //
	sharedActor             // a word of the actors in common
	sharedOther             // a word of what it is done to in common
	apartActors             // both have actors, with nothing in common
	apartOthers             //
	crossed                 // the actor of one is what the other is done to
	oneArticle              // both in one article
	oneSentence             //
	onePart                 // both verbs, or neither
	rarity                  // of the common head word
	bothReport              // how many are words of saying: half or all
	sameReport              // one word of saying
	sameLight               // one word that says little
	oneLight                // how many say little
	wordInCommon            // another word of the spots in common
	ownInArgs               // the word of one takes part in the other: "filed a suit", "the suit"
	pronouns                // one is a pronoun
	sameLemmaDocs           // the same with sameLemma as a condition
	sameLemmaAround         //
	sameLemmaNear           //
	sameLemmaArgs           //
	sameLemmaArticle        //
	sameLemmaActor          //
	sameLemmaOther          //
	sameLemmaApart          // actors
	sameLemmaApart2         // others
	stemsDocs               // stems with docsAlike
	stemsAround             //
	stemsNear               //
	stemsArgs               //
	measureCount
)

var measureNames = [measureCount]string{"always", "same-lemma", "same-words", "stems", "docs", "docs-root", "around", "around-root",
	"near", "near-root", "args", "args-root", "actor", "other", "actors-apart", "others-apart", "crossed", "article", "sentence",
	"part", "rarity", "report", "same-report", "same-light", "light", "word", "own-in-args", "pronoun",
	"lemma&docs", "lemma&around", "lemma&near", "lemma&args", "lemma&article", "lemma&actor", "lemma&other", "lemma&actors-apart",
	"lemma&others-apart", "stems&docs", "stems&around", "stems&near", "stems&args"}

// alikeStems is the share of the longer word that two words of one family
// have in common at least: "resign" and "resignation".
const alikeStems = 0.5

// measurePair fills v.
func measurePair(f, g *facet, v *[measureCount]float64) *[measureCount]float64 {
	w := f.world
	docs, around := cosine(w.docs[f.article], w.docs[g.article]), cosine(f.around, g.around)
	near, args := cosine(f.near, g.near), cosine(f.args2, g.args2)
	*v = [measureCount]float64{
		always: 1, sameWords: yes(equal(f.own, g.own)), docsAlike: docs, docsRoot: math.Sqrt(docs), aroundAlike: around,
		aroundRoot: math.Sqrt(around), nearAlike: near, nearRoot: math.Sqrt(near), argsAlike: args, argsRoot: math.Sqrt(args),
		sharedActor: yes(anyShared(f.actors, g.actors)), sharedOther: yes(anyShared(f.others, g.others)),
		apartActors: yes(apart(f.actors, g.actors)), apartOthers: yes(apart(f.others, g.others)),
		crossed:    yes(anyShared(f.actors, g.others) || anyShared(f.others, g.actors)),
		oneArticle: yes(f.article == g.article), oneSentence: yes(f.article == g.article && f.sentence == g.sentence),
		onePart: yes(f.verb == g.verb), bothReport: (yes(f.report) + yes(g.report)) / 2, oneLight: (yes(f.light) + yes(g.light)) / 2,
		wordInCommon: yes(sharedBut(f.own, g.own, f.lemma, g.lemma)),
		ownInArgs:    yes(anyShared(f.own, g.args) || anyShared(f.args, g.own)), pronouns: yes(f.pronoun || g.pronoun),
	}
	if f.lemma == g.lemma {
		v[sameLemma], v[sameReport], v[sameLight] = 1, yes(f.report), yes(f.light)
		if n, ok := w.number[f.lemma]; ok {
			v[rarity] = w.idf(n)
		}
		v[sameLemmaDocs], v[sameLemmaAround], v[sameLemmaNear], v[sameLemmaArgs] = docs, around, near, args
		v[sameLemmaArticle], v[sameLemmaActor], v[sameLemmaOther] = v[oneArticle], v[sharedActor], v[sharedOther]
		v[sameLemmaApart], v[sameLemmaApart2] = v[apartActors], v[apartOthers]
	} else if s := stemLikeness(f.lemma, g.lemma); s >= alikeStems {
		v[stems], v[stemsDocs], v[stemsAround], v[stemsNear], v[stemsArgs] = s, s*docs, s*around, s*near, s*args
	}
	return v
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// stemLikeness is the length of the beginning that two words share, as a
// share of the longer.
func stemLikeness(a, b string) float64 {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return float64(n) / float64(max(1, len(a), len(b)))
}

// equal, anyShared and apart compare sorted sets.
func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func anyShared(a, b []string) bool { return sharedBut(a, b, "", "") }

// sharedBut reports whether two sets have a word in common besides two.
func sharedBut(a, b []string, not, nor string) bool {
	for w := range common(a, b) {
		if w != not && w != nor {
			return true
		}
	}
	return false
}

// common yields the words that two sorted sets share.
func common(a, b []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i, j := 0, 0; i < len(a) && j < len(b); {
			switch {
			case a[i] == b[j]:
				if !yield(a[i]) {
					return
				}
				i++
				j++
			case a[i] < b[j]:
				i++
			default:
				j++
			}
		}
	}
}

func apart(a, b []string) bool { return len(a) > 0 && len(b) > 0 && !anyShared(a, b) }

// shippedCoref gives the probability that two spots tell of one event.
var shippedCoref = sync.OnceValue(func() *logistic { return parseCoref(corefFile) })

func parseCoref(file string) *logistic { return parseLogistic(file, measureNames[:], 0.3) }

// wordsOf reads the words of one kind in data/hollow.tsv.
func wordsOf(kind string) map[string]bool {
	m := map[string]bool{}
	for _, f := range records(hollowFile) {
		if len(f) == 2 && f[0] == kind {
			for w := range strings.FieldsSeq(f[1]) {
				m[w] = true
			}
		}
	}
	return m
}

var (
	hollow    = sync.OnceValue(func() map[string]bool { return wordsOf("hollow") })
	light     = sync.OnceValue(func() map[string]bool { return wordsOf("light") })
	reporting = sync.OnceValue(func() map[string]bool { return wordsOf("report") })
)
