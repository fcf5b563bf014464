// Package words cuts a sentence into the pieces in which numbers, dates and
// cues are written: runs of letters, numbers, and single marks. It is finer
// than the token layer ("two-day", "$3.5bn", "1990s", "p.m." and "10th" each
// come in known pieces whatever the tokeniser does) and it reads numbers,
// whether they are written in digits or in words.
//
// The number words are in data/numbers.tsv.
package words
