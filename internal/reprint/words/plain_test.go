package words

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zeebo/xxh3"
)

// TestHash takes words of all lengths that fit registers, many of them with an
// ending that is cut, and hashes them there and in memory.
func TestHash(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	endings := []string{"", "s", "es", "ies", "ed", "ing", "pped", "lling", "ss", "e"}
	for range 5000 {
		b := make([]byte, 16)
		for i := range b {
			b[i] = 'a' + byte(r.IntN(26))
		}
		n := 1 + r.IntN(15)
		copy(b[max(0, n-4):n], endings[r.IntN(len(endings))])
		w := ascii{load(string(b)), load(string(b[8:])), uint(n)}
		word := string(b[:n])
		if got, want := w.hash(w.end()), uint32(xxh3.HashString(word)); got != want {
			t.Fatalf("%s: hash %x, want %x", word, got, want)
		}
		short, end := w.stem(w.end())
		k := stemBytes(b[:n])
		if got, want := short.hash(end), uint32(xxh3.Hash(b[:k])); got != want {
			t.Fatalf("%s, cut to %s: hash %x, want %x", word, b[:k], got, want)
		}
	}
}

// TestPlain reads words where they end with the text, before blanks and signs, and
// within longer texts, whose words take the fast path: they must be the same.
func TestPlain(t *testing.T) {
	long := strings.Repeat(" blank", 5)
	for _, word := range []string{"a", "I", "the", "UN", "Cities", "delivered", "OVERNIGHT", "antidisestablish", "counterintelligence", "it's", "A1", "naïve", "cafés", "co-op", "end."} {
		short, within := fmt.Sprint(hashes(word)), hashes(word+long)
		if got := fmt.Sprint(within[:len(within)-5]); got != short {
			t.Errorf("%s: %s, within a text %s", word, short, got)
		}
	}
}

// hashes are the words of text, hash and flags.
func hashes(text string) (out []string) {
	for _, w := range OfString(text, 0) {
		out = append(out, fmt.Sprintf("%x %b", w.Hash, w.Flag))
	}
	return out
}
