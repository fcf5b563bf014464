package warc

import (
	"strconv"
	"strings"
	"time"
)

// arcRecord parses the line that starts a record of an ARC file, version 1
// (URL IP-address Archive-date Content-type Archive-length) or 2 (with result
// code, checksum, location, offset and filename before the length). URLs may
// hold spaces, so fields are counted from the end. It returns nil if line is
// no such line.
func arcRecord(line string) *Record {
	f := strings.Fields(line)
	if len(f) < 5 || !strings.Contains(f[0], ":") {
		return nil
	}
	tail := 4
	if len(f) >= 10 && isStamp(f[len(f)-8]) && !isStamp(f[len(f)-3]) {
		tail = 9
	}
	k := len(f) - tail
	date, kind, length := f[k+1], f[k+2], f[len(f)-1]
	if !isStamp(date) {
		return nil
	}
	rec := &Record{
		Version: "ARC", Type: "response", DigestOK: true,
		URI: strings.Join(f[:k], "%20"), Date: date, ContentType: kind,
		Header: Header{
			{"URL", strings.Join(f[:k], " ")}, {"IP-address", f[k]}, {"Archive-date", date},
			{"Content-type", kind}, {"Archive-length", length},
		},
	}
	if strings.HasPrefix(rec.URI, "filedesc:") {
		rec.Type = "arcinfo"
	}
	if t, err := time.Parse("20060102150405", date[:min(len(date), 14)]); err == nil {
		rec.Time = t
	}
	if n, err := strconv.ParseInt(length, 10, 64); err == nil && n >= 0 {
		rec.Length = n
	} else {
		rec.note("the record states no usable length: %q", length)
	}
	return rec
}

// isStamp reports whether s looks like an ARC date: YYYYMMDDhhmmss, which some
// writers lengthen.
func isStamp(s string) bool {
	if len(s) < 12 || len(s) > 20 {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
