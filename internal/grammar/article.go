package grammar

import "chancery/internal/news"

// Read adds the layer of trees to an article that has its text layer. Only
// English is read.
func Read(a *news.Article) {
	a.Trees = nil
	if a.Language == "en" {
		a.Trees = Default().Article(nil, a, nil)
	}
}

// Article reads the sentences of an article that has its text layer, as
// [Parser.ParseAll] does: tree i is of sentence i, and its word j is token
// a.Sentences[i].First + j. Forms share memory with the article's text.
func (p *Parser) Article(dst []Tree, a *news.Article, needed func(*Tree) bool) []Tree {
	words := make([]string, len(a.Tokens))
	for i, t := range a.Tokens {
		words[i] = a.Words(t.Span)
	}
	sentences := make([][]string, len(a.Sentences))
	for i, s := range a.Sentences {
		sentences[i] = words[s.First : s.First+s.Count : s.First+s.Count]
	}
	return p.ParseAll(dst, sentences, needed)
}
