package grammar

import "chancery/internal/news"

// Read adds the layer of trees to an article that has its text layer. Only
// English is read.
func Read(a *news.Article) { ReadSome(a, nil) }

// ReadSome is Read for those sentences whose words are worth it; the trees of
// the others stay empty, without words. A nil worth wants all.
func ReadSome(a *news.Article, worth func(words []string) bool) {
	a.Trees = nil
	if a.Language == "en" {
		a.Trees = Default().some(nil, a, worth)
	}
}

// Article reads the sentences of an article that has its text layer, as
// [Parser.ParseAll] does: tree i is of sentence i, and its word j is token
// a.Sentences[i].First + j. Forms share memory with the article's text.
func (p *Parser) Article(dst []Tree, a *news.Article) []Tree { return p.some(dst, a, nil) }

func (p *Parser) some(dst []Tree, a *news.Article, worth func(words []string) bool) []Tree {
	words := make([]string, len(a.Tokens))
	for i, t := range a.Tokens {
		words[i] = a.Words(t.Span)
	}
	sentences := make([][]string, len(a.Sentences))
	for i, s := range a.Sentences {
		these := words[s.First : s.First+s.Count : s.First+s.Count]
		if worth == nil || worth(these) {
			sentences[i] = these
		}
	}
	return p.ParseAll(dst, sentences, nil)
}
