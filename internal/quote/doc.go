// Package quote finds who is said to have said what: direct, indirect and
// mixed quotations, and credits such as "according to CNN".
//
// Quotation marks are paired first over whole paragraphs (marks.go). Then each
// sentence is searched for cues, the verbs and phrases of data/cues.tsv
// (cue.go); around a cue the source and the content are cut out by rules over
// words (source.go, content.go), without a syntax tree. Last the source is
// linked to an entity, and outlets that stand between speaker and article
// become links of the chain (speaker.go, chain.go).
//
// Content is one span: where a quotation is interrupted ("A," he said, "B") it
// runs from the first piece to the last, the interruption included.
package quote
