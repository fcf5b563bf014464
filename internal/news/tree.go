package news

// A Tree is the grammar of a sentence after Universal Dependencies v2. Word j
// of the tree of sentence i of an article is its token
// Sentences[i].First + j.
type Tree struct {
	Words []Word `json:"words"`
	Names []Name `json:"names,omitempty"` // in order, apart from one another
}

// A Word is a word of a sentence. Tags, relations and lemmas are shared
// strings.
type Word struct {
	Form  string `json:"form"`
	Lemma string `json:"lemma"`
	UPOS  string `json:"upos"` // universal part of speech: NOUN, VERB, …
	XPOS  string `json:"xpos"` // Penn Treebank tag: NNS, VBD, …

	// Head is the place of the governor in the sentence counted from 1, and 0
	// for the root. Rel is the relation to it, with subtype: "nsubj:pass". It
	// is empty in a sentence that was only tagged.
	Head int    `json:"head"`
	Rel  string `json:"rel,omitempty"`
}

// A Name is a run of words that names something.
type Name struct {
	First int    `json:"first"` // its first word counted from 0
	Last  int    `json:"last"`  // its last word
	Type  string `json:"type"`  // PER, ORG or LOC

	// Margin says how sure the model is: by how much the score of being in
	// this name exceeds that of being in none, on the word with the least. It
	// is a logarithm of odds, seldom above 12, and may be below 0.
	Margin float32 `json:"margin"`
}

// Parsed reports whether t has governors and relations.
func (t Tree) Parsed() bool { return len(t.Words) > 0 && t.Words[0].Rel != "" }

// Governor returns the place, counted from 0, of the word that word i hangs
// on; -1 for the root and for a word of no tree.
func (t Tree) Governor(i int) int {
	if i < 0 || i >= len(t.Words) || t.Words[i].Rel == "" {
		return -1
	}
	return t.Words[i].Head - 1
}

// Is reports whether word i stands in one of the relations to its governor. A
// relation without a subtype covers its subtypes: "nsubj" is "nsubj:pass" too.
func (t Tree) Is(i int, relations ...string) bool {
	if i < 0 || i >= len(t.Words) {
		return false
	}
	rel := t.Words[i].Rel
	for _, r := range relations {
		if n := len(r); len(rel) >= n && rel[:n] == r && (len(rel) == n || rel[n] == ':') {
			return true
		}
	}
	return false
}

// Dependent returns the first word that hangs on word i in one of the
// relations, as [Tree.Is] understands them, or -1.
func (t Tree) Dependent(i int, relations ...string) int {
	return t.DependentAfter(i, -1, relations...)
}

// DependentAfter returns the first such word that stands after word at, or -1.
func (t Tree) DependentAfter(i, at int, relations ...string) int {
	for j := at + 1; j < len(t.Words); j++ {
		if t.Words[j].Rel != "" && t.Words[j].Head == i+1 && t.Is(j, relations...) {
			return j
		}
	}
	return -1
}

// Under reports whether word i is word top or hangs on it, however far below.
func (t Tree) Under(i, top int) bool {
	for range t.Words {
		if i == top {
			return true
		}
		if i = t.Governor(i); i < 0 {
			return false
		}
	}
	return false
}

// Extent returns the first and last word of those under word top: what it
// says with all that belongs to it. Words between that hang elsewhere are
// covered too.
func (t Tree) Extent(top int) (first, last int) {
	first, last = top, top
	for i := range t.Words {
		if t.Under(i, top) {
			first, last = min(first, i), max(last, i)
		}
	}
	return first, last
}

// WordSpan returns the text of words first to last of sentence i.
func (a *Article) WordSpan(i, first, last int) Span {
	tokens := a.SentenceTokens(i)
	return Span{Start: tokens[first].Start, End: tokens[last].End}
}

// WordAt returns the sentence and the word in it that byte offset at falls
// on, or -1, -1.
func (a *Article) WordAt(at int) (sentence, word int) {
	sentence = a.SentenceAt(at)
	if sentence < 0 {
		return -1, -1
	}
	for j, t := range a.SentenceTokens(sentence) {
		if t.Start <= at && at < t.End {
			return sentence, j
		}
	}
	return -1, -1
}
