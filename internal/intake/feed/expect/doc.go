// Package expect checks package feed against the tests that two feed libraries
// ship: gofeed's JSON files and the expressions in the comments of
// feedparser's files. It reads their test archives, which are not part of this
// project, and counts the files whose expectation holds.
//
// What is checked is feed's tree with its rules for text types, sanitising,
// addresses, languages, people and dates; view.go only lays the results out
// under feedparser's names. Fields that feed.Feed does not keep, such as those
// of podcasts, are read from the same tree there. Read must find the same
// entries in each file.
//
// Not every expectation is ours: some ask for fields that Chancery does not
// keep or for choices that we make otherwise. Those are listed in
// data/refused.txt with the reason; they count as failed all the same, so that
// the figure stays comparable.
package expect
