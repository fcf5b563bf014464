// Package warc reads web archives: WARC 0.18 to 1.1 (ISO 28500) and the older
// ARC of the Internet Archive, plain or packed with gzip, zstd or lz4, as one
// stream in constant memory.
//
// Archives in the wild are damaged more often than not, so the reader keeps
// going wherever the next record can still be found: a wrong Content-Length,
// stray bytes between records, gzip members that are not cut by record and
// wrong digests become a note in [Record.Problems]. What cannot be passed (a
// broken packing, a file that ends inside a record) is an [*Error] with its
// offset, after every record before it has been returned.
package warc
