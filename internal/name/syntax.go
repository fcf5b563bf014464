package name

// word returns the sentence of token i and its place in the sentence's tree;
// ok is false where there is no tree with relations.
func (r *reading) word(i int) (sent, word int, ok bool) {
	sent = int(r.toks[i].sent)
	t := r.tree(sent)
	return sent, i - r.a.Sentences[sent].First, t != nil && t.Parsed()
}

// rootOf returns the token of the name [i, j) on which its other words hang.
func (r *reading) rootOf(i, j int) int {
	sent, w, ok := r.word(i)
	if !ok {
		return i
	}
	t, last := r.tree(sent), w+j-1-i
	for k := w; k <= last; k++ {
		if g := t.Governor(k); g < w || g > last {
			return i + k - w
		}
	}
	return i
}

// saysAsSubject reports whether the name [i, j) is the subject of a verb of
// saying or deciding, wherever the verb stands: "Moscow has repeatedly denied".
func (r *reading) saysAsSubject(i, j int) bool {
	sent, w, ok := r.word(r.rootOf(i, j))
	if !ok {
		return false
	}
	t := r.tree(sent)
	if !t.Is(w, "nsubj") || t.Words[w].Rel == "nsubj:pass" {
		return false
	}
	v := t.Governor(w)
	return v >= 0 && t.Words[v].UPOS == "VERB" && r.toks[r.a.Sentences[sent].First+v].is(sayWord)
}
