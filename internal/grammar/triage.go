package grammar

// NeedsTree reports whether a tagged sentence can hold an event, a quote or a
// figure, and so is worth a tree, for [Parser.ParseAll]: whether it has a
// clause with somebody or something in it, or a number of something. Bylines,
// captions, addresses, lists of names and exclamations fall out. A caller
// that knows the words it looks for can ask for more than that.
func NeedsTree(t *Tree) bool {
	verbs, sides, numbers, nouns := 0, 0, 0, 0
	for i := range t.Words {
		switch t.Words[i].UPOS {
		case "VERB", "AUX":
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
