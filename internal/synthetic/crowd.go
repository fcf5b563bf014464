package synthetic

import (
	"math/rand/v2"
	"strings"
)

// A Crowd makes up stories without end, in words that do not exist: common ones by
// Zipf's law, and for each story some names and words of its own. It shows how
// much unrelated articles share by chance where there are hundreds of thousands.
type Crowd struct {
	rng  *rand.Rand
	zipf *rand.Zipf
	own  []string // words of the story at hand
}

// NewCrowd returns a crowd that draws from rng.
func NewCrowd(rng *rand.Rand) *Crowd {
	return &Crowd{rng: rng, zipf: rand.NewZipf(rng, 1.1, 8, 40_000)}
}

// Story begins the next story.
func (c *Crowd) Story() {
	c.own = c.own[:0]
	for range 40 {
		c.own = append(c.own, spell(c.rng.Uint64(), c.rng.IntN(3) == 0))
	}
}

// Title is the headline of all reports of the story.
func (c *Crowd) Title() string { return strings.Join(c.own[:4], " ") }

// Body makes sentences of at least so many bytes; one word in six is the story's
// own.
func (c *Crowd) Body(bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		b.WriteString("The ")
		for range 17 {
			if c.rng.IntN(6) == 0 {
				b.WriteString(c.own[c.rng.IntN(len(c.own))])
			} else {
				b.WriteString(spell(c.zipf.Uint64()*0x9E3779B97F4A7C15, false))
			}
			b.WriteByte(' ')
		}
		b.WriteString("end. ")
	}
	return b.String()
}

// spell makes a word of a number.
func spell(x uint64, name bool) string {
	const syllables = "bacedifoguhajekiloma"
	var b []byte
	for range 3 {
		k := x % 10 * 2
		b = append(b, syllables[k:k+2]...)
		x /= 10
	}
	b = append(b, 'a'+byte(x%26), 'a'+byte(x/26%26))
	if name {
		b[0] -= 'a' - 'A'
	}
	return string(b)
}
