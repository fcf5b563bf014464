// Package quote finds who is said to have said what: direct, indirect and
// mixed quotations, and credits such as "according to CNN".
//
// Quotation marks are paired first over whole paragraphs (marks.go). Then each
// sentence is read twice. Where it has a tree, the verbs, nouns and adjectives
// of data/frames.tsv are looked up in it (clause.go, nominal.go), with their
// subject, agent or possessor as the source (agent.go) and the clause or
// phrase that they take as the content. What the tree leaves over, and
// sentences without one, are searched for the verbs and phrases of
// data/cues.tsv (cue.go); around these, source and content are cut out by rules
// over words (source.go, content.go, verb.go, credit.go). Last the source is
// linked to an entity, and outlets that stand between speaker and article
// become links of the chain (speaker.go, chain.go).
//
// Content is one span: where a quotation is interrupted ("A," he said, "B") it
// runs from the first piece to the last, the interruption included.
package quote
