// Package brief tells a story in a few sentences, each with the words that it
// rests on ([Write]), and checks any such brief against the record ([Verify]).
//
// A brief sentence is one of two things:
//
//   - an extract: a sentence of an article, word for word, at most without its
//     dateline, with notes in square brackets where a day or a pronoun needs
//     one: "He [Vladimir Putin] arrived on Thursday [16 May 2024]." A note is
//     taken from the article's date and name layers.
//   - a frame: one of a few fixed wordings about what the articles say
//     together, in which every word of theirs stands between curly quotation
//     marks: Two origins agree on the length of the visit: “two-day”.
//
// An extract may stand in a frame too ("Only one origin reports: …").
// This is less elegant than free writing, and it can be checked: the verifier
// knows the frames, demands that everything else be an article's words in the
// article's order, and that nothing left away changes what they say.
package brief

import "chancery/internal/news"

// A Finding is something in a brief that the record does not bear out.
type Finding struct {
	Sentence int    `json:"sentence"` // index into Brief.Sentences; -1 if the title fails
	Citation int    `json:"citation"` // index into its Citations; -1 if the sentence as a whole fails
	Problem  string `json:"problem"`
}

// Find looks an article up; nil if the record does not hold it.
type Find = func(news.ArticleID) *news.Article
