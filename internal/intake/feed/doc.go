// Package feed reads news feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and
// 1.0, and JSON Feed.
//
// Two readers share the work. gofeed knows the formats, their extensions and
// the many ways in which feeds write dates and authors. Beside it, [Parse]
// keeps what gofeed drops: whether a title is text or HTML, xml:base and
// xml:lang, markup inside Atom content, and everything that stands before the
// place where broken XML breaks. So a truncated feed gives its complete items
// and, beside them, the error.
//
// HTML from feeds is made safe ([Sanitize]) and its addresses absolute
// ([Resolve]), after the behaviour that Mark Pilgrim's feedparser made common;
// package expect checks us against that library's tests and gofeed's.
package feed
