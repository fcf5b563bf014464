// Package web shows the record as pages: stories, one story, one article with
// its marks, events, search. Pages are made on the server, work without
// scripts, load nothing from elsewhere, and escape all outside text.
//
// Every claim on a page is a link to the words that it rests on: the address
// of an article takes a byte range, ?s=START-END, marks it and is scrolled to
// it by the fragment #hit.
package web
