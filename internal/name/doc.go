// Package name finds the names in an article and says whom or what they name:
// persons, organisations, outlets, countries, places and groups, by name, by
// demonym ("Russian"), by title ("the Russian leader"), by pronoun and by
// metonym ("Beijing" for China's government).
//
// It rests on a knowledge base of countries, leaders with their days of
// office, organisations, outlets, regions and cities, which is kept as plain
// tables under data/ (see data/README.md), and on rules about capitals,
// titles and the words around a name. Where the rules know nothing, or see
// fewer words of a name than the grammar does (news.Tree.Names), the grammar's
// word is taken if it is sure enough. Pronouns and descriptions are resolved
// last, from left to right, by what the grammar and the article say of everybody
// who was named before (pronoun.go, described.go, speech.go); words for several
// carry all of them (several.go). What is not in the base gets an id
// within the article, "local:jane-doe". What cannot be told stays unknown.
package name

// Version names the rules and tables of this package; raise it to redo every
// article.
const Version = 5
