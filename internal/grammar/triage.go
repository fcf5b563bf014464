package grammar

// NeedsTree reports whether a tagged sentence can hold an event, a quote or a
// figure, and so is worth a tree, for [Parser.ParseAll]. It is, if it has a
// verb, or a noun and a number, and at least two words that can name a side:
// a name, a proper or common noun, or a pronoun. Headlines without a verb and
// lists of names fall out; so do most captions, bylines and addresses.
func NeedsTree(t *Tree) bool {
	verbs, sides, numbers, nouns := 0, 0, 0, 0
	for i := range t.Words {
		switch t.Words[i].UPOS {
		case "VERB":
			verbs++
		case "NOUN":
			nouns++
			sides++
		case "PROPN", "PRON":
			sides++
		case "NUM":
			numbers++
		}
	}
	return verbs > 0 && sides > 0 || numbers > 0 && nouns > 0
}
