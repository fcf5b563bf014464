// Package date finds time expressions and says which days they name.
//
// It tags and normalises after TIMEX3 (ISO-TimeML, as used in TempEval-3,
// UzZaman et al. 2013) with hand-made patterns, in the manner of HeidelTime
// (Strötgen and Gertz 2010). The words are in data/words.tsv, the patterns in
// data/rules.txt, each with an example that runs as a test.
//
// The order of work for a sentence: words are looked up once ([lexicon]), the
// longest pattern that begins at a word wins (match.go), a form turns what the
// pattern caught into a value (values.go) with the day of publication or a
// date told before as anchor (anchor.go), and the value into days (days.go).
//
// What nothing anchors stays unknown: the value then has X for the unknown
// digits ("XXXX-WXX-4"), Days is empty and Why says so.
package date
