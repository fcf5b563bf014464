package warc

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// checkDigests compares the stated digests with the block and the payload. It
// only notes: a wrong digest is common (clueweb's are all wrong) and says
// nothing about the text. Digests of revisits belong to another record.
func (rec *Record) checkDigests() {
	if rec.Skipped != "" || rec.Truncated {
		return
	}
	if d := rec.Header.Get("WARC-Block-Digest"); d != "" && !fits(d, rec.Block) {
		rec.DigestOK = false
		rec.note("block digest differs")
	}
	if rec.PayloadDigest == "" || rec.IsRevisit() || rec.payloadFits() {
		return
	}
	rec.DigestOK = false
	rec.note("payload digest differs")
}

// payloadFits tries the payload as stored and as decoded: the standard leaves
// open which is meant, and writers differ.
func (rec *Record) payloadFits() bool {
	if fits(rec.PayloadDigest, rec.Payload()) {
		return true
	}
	if rec.HTTP == nil {
		return false
	}
	if strings.Contains(strings.ToLower(rec.HTTP.Header.Get("Transfer-Encoding")), "chunked") &&
		fits(rec.PayloadDigest, joinChunks(rec.Payload())) {
		return true
	}
	if rec.HTTP.Header.Get("Content-Encoding") == "" {
		return false
	}
	b, err := rec.Body()
	return err == nil && fits(rec.PayloadDigest, b)
}

// fits reports whether labelled digest d ("sha1:…", base32, base64 or
// hexadecimal) is that of b. A digest that cannot be read fits.
func fits(d string, b []byte) bool {
	name, value, ok := strings.Cut(d, ":")
	if !ok {
		return true
	}
	var sum []byte
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "sha1", "sha-1":
		h := sha1.Sum(b)
		sum = h[:]
	case "sha256", "sha-256":
		h := sha256.Sum256(b)
		sum = h[:]
	case "sha512", "sha-512":
		h := sha512.Sum512(b)
		sum = h[:]
	case "md5":
		h := md5.Sum(b)
		sum = h[:]
	default:
		return true
	}
	return written(sum, strings.TrimSpace(value))
}

// written reports whether value is one of the ways to write sum.
func written(sum []byte, value string) bool {
	plain := strings.TrimRight(value, "=")
	return strings.EqualFold(value, hex.EncodeToString(sum)) ||
		strings.EqualFold(plain, base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum)) ||
		plain == base64.RawStdEncoding.EncodeToString(sum) ||
		plain == base64.RawURLEncoding.EncodeToString(sum)
}
