package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// parseHTTP fills rec.HTTP if the block starts with an HTTP message.
func (rec *Record) parseHTTP() {
	if !holdsHTTP(rec) {
		return
	}
	head, body := cutHead(rec.Block)
	lines := strings.Split(strings.ReplaceAll(string(head), "\r\n", "\n"), "\n")
	h := &HTTP{Line: lines[0]}
	if f := strings.Fields(lines[0]); len(f) > 1 && strings.HasPrefix(f[0], "HTTP/") {
		h.Status, _ = strconv.Atoi(f[1])
	}
	for _, line := range lines[1:] {
		if line != "" {
			h.Header = h.Header.add(line)
		}
	}
	rec.HTTP, rec.body = h, body
}

func holdsHTTP(rec *Record) bool {
	if bytes.HasPrefix(rec.Block, []byte("HTTP/")) {
		return rec.Type == "response" || rec.Type == "revisit"
	}
	first, _, _ := bytes.Cut(rec.Block[:min(len(rec.Block), maxLine)], []byte("\n"))
	return rec.Type == "request" && bytes.Contains(first, []byte(" HTTP/"))
}

// cutHead splits block at the first empty line and returns where the body
// starts. A head without end is all of the block (up to maxHeader).
func cutHead(block []byte) (head []byte, body int) {
	search := block[:min(len(block), maxHeader)]
	crlf := bytes.Index(search, []byte("\r\n\r\n"))
	lf := bytes.Index(search, []byte("\n\n"))
	switch {
	case crlf >= 0 && (lf < 0 || crlf < lf):
		return block[:crlf], crlf + 4
	case lf >= 0:
		return block[:lf], lf + 2
	}
	return search, len(search)
}

// Body is the payload as the server meant it: chunks joined, gzip, deflate or
// zstd undone. Where the head claims a coding that the bytes do not have (many
// crawlers store bodies decoded but keep the head), the bytes stand as they
// are. The error is for codings that are not read (br, compress), bodies that
// unpack beyond the limit, and damage; what was unpacked until then is
// returned with it.
func (rec *Record) Body() ([]byte, error) {
	b := rec.Payload()
	if rec.HTTP == nil {
		return b, nil
	}
	if strings.Contains(strings.ToLower(rec.HTTP.Header.Get("Transfer-Encoding")), "chunked") {
		b = joinChunks(b)
	}
	codings := strings.Split(rec.HTTP.Header.Get("Content-Encoding"), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		if b, err = unpack(b, strings.ToLower(strings.TrimSpace(codings[i])), rec.limit); err != nil {
			return b, err
		}
	}
	return b, nil
}

// joinChunks undoes chunked transfer coding, and returns b itself if it is not
// chunked at all. A broken chunk ends the body.
func joinChunks(b []byte) []byte {
	var out []byte
	rest := b
	for first := true; ; first = false {
		n, skip, ok := chunkSize(rest)
		if !ok {
			if first {
				return b
			}
			return append(out, rest...) // cut short, or no longer chunked
		}
		rest = rest[skip:]
		if n == 0 {
			return out
		}
		if n > len(rest) {
			if first {
				return b
			}
			return append(out, rest...)
		}
		out = append(out, rest[:n]...)
		rest = bytes.TrimPrefix(rest[n:], []byte("\r"))
		rest = bytes.TrimPrefix(rest, []byte("\n"))
		if len(rest) == 0 {
			return out
		}
	}
}

// chunkSize reads "1c37;ext\r\n" and returns the size and the length of the
// line.
func chunkSize(b []byte) (size, skip int, ok bool) {
	end := bytes.IndexByte(b[:min(len(b), 256)], '\n')
	if end < 0 {
		return 0, 0, false
	}
	s, _, _ := strings.Cut(strings.TrimSpace(string(b[:end])), ";")
	n, err := strconv.ParseUint(strings.TrimSpace(s), 16, 31)
	return int(n), end + 1, err == nil
}

// unpack undoes one content coding.
func unpack(b []byte, coding string, limit int64) ([]byte, error) {
	switch coding {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(b, gzipMagic) {
			return b, nil
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("gzip body: %w", err)
		}
		return readCapped(z, coding, limit)
	case "deflate":
		if z, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			return readCapped(z, coding, limit)
		}
		out, err := readCapped(flate.NewReader(bytes.NewReader(b)), coding, limit)
		if err != nil && len(out) == 0 {
			return b, nil // not packed at all
		}
		return out, err
	case "zstd":
		if !bytes.HasPrefix(b, zstdMagic) {
			return b, nil
		}
		z, err := zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, fmt.Errorf("zstd body: %w", err)
		}
		defer z.Close()
		return readCapped(z, coding, limit)
	case "br", "compress", "x-compress":
		if looksPlain(b) {
			return b, nil
		}
		return nil, fmt.Errorf("the body is packed with %s, which is not read", coding)
	}
	return b, nil
}

var errTooLarge = errors.New("unpacks beyond the limit")

func readCapped(r io.Reader, coding string, limit int64) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(out)) > limit {
		return out[:limit], fmt.Errorf("%s body: %w of %d bytes", coding, errTooLarge, limit)
	}
	if err != nil {
		return out, fmt.Errorf("%s body: %w", coding, err)
	}
	return out, nil
}

// looksPlain reports whether b starts like text or markup.
func looksPlain(b []byte) bool {
	b = bytes.TrimLeft(b[:min(len(b), 512)], " \t\r\n\ufeff")
	if len(b) == 0 {
		return true
	}
	for _, c := range b {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			return false
		}
	}
	return b[0] == '<' || b[0] == '{' || b[0] == '['
}
