// Package event finds who did what to whom in the sentences of an article,
// and whether it happened.
//
// The categories are PLOVER's sixteen types with their modes and contexts
// (manual 0.8 draft) and CAMEO's codes; [Codebook] gives both and the way from
// one to the other. What words stand for which category is data: every line
// of data/triggers.tsv is a rule with an example that runs as a test.
//
// The coder works in small steps, each behind a function of its own so that a
// dependency tree can take the place of a step later:
//
//   - lexicon.go knows words and their inflected forms,
//   - tag.go decides between noun and verb by the neighbours,
//   - chunk.go groups words into noun phrases,
//   - clause.go finds subject, object, governors and prepositional phrases,
//   - match.go lets rules fire, compose.go lets one event govern another
//     ("agreed to release", "urged Russia to withdraw"),
//   - role.go, status.go and when.go fill in sides, status, day and place.
package event
