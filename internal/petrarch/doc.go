// Package petrarch codes sentences with the dictionaries of PETRARCH, the coder
// of the Open Event Data Alliance, as they are: verbs with patterns, actors with
// dates, agents, discards and issues. It answers in those dictionaries' own
// codes, so that people who have spent years on theirs can go on using them.
//
// What the files say, in short:
//
//   - verbs: blocks headed "--- NAME [code] ---" of verbs ("BREAK {BROKE BROKEN}",
//     "+BREAK_DOWN") and patterns ("- % HAVE * TALKS [031]"). In a pattern "*" is
//     the verb, "$" the source, "+" the target, "^" a noun phrase to step over,
//     "%" a compound that is both sides, "&NAME" a synonym set; "_" binds words
//     that must stand together, a space lets others come between. A code "032:033"
//     stands for two events, the second with the sides exchanged.
//   - actors: a name, "+" synonyms, and codes, some for a time only ("[GOV
//     20121109-20130119]").
//   - agents: "SOLDIER [~MIL]" is added to the actor that the noun phrase names.
//   - discards: phrases that make a sentence, or with "+" a story, not worth coding.
//   - issues: phrases that tag a sentence.
//
// How a sentence is coded follows PETRARCH 1: verbs from left to right; the first
// pattern that fits, in the order of the file, or else the verb's own code; as
// source the first coded noun phrase before the verb, as target the first after
// it, or else before it; a verb that was coded takes its phrase with it. PETRARCH
// finds noun and verb phrases in a constituency tree; this package finds them with
// the tags and dependency trees of the article, and with tags it makes do where a
// tree is missing.
package petrarch
