package web

import (
	"html/template"
	"net/http"
	"strconv"

	"chancery/internal/dossier"
	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/store"
)

// sentenceBody is the page of one sentence: its tree, its words, and why
// everything in it was read as it was.
type sentenceBody struct {
	Article  *news.Article
	Sentence dossier.Sentence
	N, Of    int           // which sentence of how many, from 1
	Drawing  template.HTML // empty where there is no grammar of the language
}

func (s *site) sentence(r *http.Request) (string, view, error) {
	a, err := s.find(r)
	if err != nil {
		return "", view{}, err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 1 || n > len(a.Sentences) {
		return "", view{}, store.ErrNotFound
	}
	b := sentenceBody{Article: a, Sentence: dossier.Read(a)[n-1], N: n, Of: len(a.Sentences)}
	if b.Sentence.Tree.Parsed() {
		b.Drawing = template.HTML(grammar.SVG(b.Sentence.Tree)) // which escapes what it is given
	}
	return "sentence", view{Title: short(60, b.Sentence.Text), Here: "stories", Body: b}, nil
}

// Before and After are the numbers of the neighbours, 0 for none.
func (b sentenceBody) Before() int { return b.N - 1 }

func (b sentenceBody) After() int { return (b.N + 1) % (b.Of + 1) }

// Governor is the form of the word that w hangs on.
func (b sentenceBody) Governor(w dossier.Word) string {
	if w.Head < 1 || w.Head > len(b.Sentence.Words) {
		return ""
	}
	return b.Sentence.Words[w.Head-1].Form
}
