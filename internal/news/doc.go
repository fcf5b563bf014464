// Package news holds the nouns of Chancery: articles, spans, mentions,
// attributions, events, stories, boards and briefs. It imports the standard
// library alone, knows no database and no web page, and every other package
// speaks in its words.
//
// The words, in the order in which data flows:
//
//   - An [Article] is one report as one outlet published it. An edit is a new
//     version of the same article.
//   - A [Span] is a half-open byte range into an article's stored text. Every
//     extracted thing carries the span that it rests on.
//   - A [Mention] names an [Entity]; a [TimeExpr] names days; an
//     [Attribution] says who said what; a [Figure] is a number that somebody
//     may give differently; an [EventMention] is one sentence's statement that
//     an actor did something to a recipient.
//   - A [Derivation] links two articles of which one carries or retells the
//     other; articles so linked form a family, and a family counts as one
//     origin however many outlets print it.
//   - A [Story] is what articles about one real-world event make together, an
//     [Event] is what its mentions report, a [Slot] of the board lines up what
//     the articles say, and a [Brief] is made of cited sentences.
package news
