// Package page reads a web page: HTML bytes in, the report's clean text and
// what the page states about it out (headline, byline, outlet, canonical
// address, day of publication, credit to another outlet).
//
// The steps, in the order of the files: [decode] finds the character set, also
// where the page declares a wrong one; the page is parsed once; [gather] walks
// the tree once and notes every statement about the article; the headline,
// date, outlet, address and credit are chosen among the statements, the best
// kind of source first; the body is found by go-trafilatura (Barbaresi,
// "Trafilatura", ACL 2021 demo), or by readability where trafilatura finds
// nothing or the caller prefers speed, and is then freed of what is not the
// report.
//
// Nothing here fetches, runs a script of the page, or trusts it: input is cut
// at [MaxBytes], nesting is bounded by the parser, and no input panics.
package page
