// Package event finds who did what to whom in the sentences of an article,
// and whether it happened.
//
// The categories are PLOVER's sixteen types with their modes and contexts
// (manual 0.8 draft) and CAMEO's codes; [Codebook] gives both and the way from
// one to the other. What words stand for which category is data: every line
// of data/triggers.tsv is a rule with an example that runs as a test.
//
// The coder reads dependency trees, sentence by sentence, in small steps:
//
//   - sentence.go turns the tree into words with their lexemes, mends what
//     parsers get wrong in news (datelines, headlines), and finds clauses,
//   - clause.go finds subjects through control, relative clauses and "and",
//     and the phrases that belong to a verb or noun,
//   - match.go lets rules fire, compose.go lets one event govern another
//     ("agreed to release", "urged Russia to withdraw"),
//   - role.go, lend.go and side.go fill in the sides, status.go and
//     nounstatus.go, when.go, place.go the rest,
//   - refer.go, topic.go and pair.go resolve what pronouns and "the two
//     leaders" left open, harm.go and block.go
//     keep misfortune, sport and figures of speech out,
//   - why.go writes down the reasons.
//
// Sentences without a tree have no events.
package event
