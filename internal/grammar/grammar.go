// Package grammar reads the grammar of English sentences: the part of speech,
// lemma, governor and relation of each word after Universal Dependencies v2,
// and the names of persons, organisations and places.
//
// One small network does it all. Each word becomes a vector learned for the
// word and its ending, beginning and shape; three recurrent layers, each
// running both ways, add what stands around it; linear heads on top name tags
// and parts of names, and score every pair of words as governor and
// dependent. The best tree over these scores is found exactly. The encoder is
// a simple recurrent unit (Lei et al., EMNLP 2018) without exponentials, the
// heads follow Dozat & Manning (ICLR 2017), the tree is Chu-Liu/Edmonds with
// one root (Zmigrod et al., EMNLP 2020, on why it must be one).
//
// Weights are whole numbers of eight bits on disk and in the arithmetic,
// activations of seven, so a result has the same bits on every processor.
// The trainer is beside this package, in train; data/MODEL.md is the model card.
//
// Sentences longer than 300 words are cut, at punctuation if there is any,
// and the pieces read one by one: scores of pairs grow with the square of the
// length. The root of a later piece then hangs on the root of the first as
// parataxis, and names do not cross a cut.
package grammar

import (
	_ "embed"
	"sync"

	"chancery/internal/news"
)

//go:embed data/en.model
var enModel []byte

//go:embed data/en.lemmas
var enLemmas string

// Version names the model and the rules of this package; raise it to redo
// every article.
const Version = 4

// Trees, their words and names are nouns of the whole program.
type (
	Tree = news.Tree
	Word = news.Word
	Name = news.Name
)

// Default is the parser of the model inside the program.
func Default() *Parser { return load() }

var load = sync.OnceValue(func() *Parser {
	p, err := Open(enModel)
	if err != nil {
		panic("grammar: the model inside the program: " + err.Error())
	}
	return p
})

// Parse reads one sentence, given as words after Universal Dependencies
// (clitics apart: "do", "n't"). Several sentences at once are read faster by
// [Parser.ParseAll].
func (p *Parser) Parse(words []string) Tree {
	return p.ParseAll(nil, [][]string{words}, nil)[0]
}

// Tag reads one sentence without its tree: tags, lemmas and names alone, for
// about two thirds of the time.
func (p *Parser) Tag(words []string) Tree {
	return p.ParseAll(nil, [][]string{words}, func(*Tree) bool { return false })[0]
}
