package story

import (
	"encoding/binary"
	"errors"
	"fmt"

	"chancery/internal/news"
	"chancery/internal/pack"
)

// featuresFormat is the first byte of stored features. The rest, integers being
// varints unless a size is given: ID, day, words, title, names, the four facts,
// number of terms, and for each the difference of its key to the one before,
// count, rarity and flags (a byte each). Strings are a length and bytes.
const featuresFormat = 1

const maxTerms = maxWords + maxNames + maxBigrams + maxNumbers

var errFeatures = errors.New("story: not stored features")

// MarshalBinary gives f in about 1 kB.
func (f Features) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, 128+8*len(f.terms)+len(f.names))
	b = append(b, featuresFormat)
	for _, s := range []string{string(f.Article), string(f.Day), f.Title, f.names} {
		b = pack.AppendText(b, s)
	}
	b = binary.AppendUvarint(b, uint64(f.Words))
	for _, v := range []uint64{uint64(f.lead.weekdays), uint64(f.lead.months), f.lead.years, uint64(f.lead.ordinals)} {
		b = binary.AppendUvarint(b, v)
	}
	b = binary.AppendUvarint(b, uint64(len(f.terms)))
	last := uint32(0)
	for _, t := range f.terms {
		b = binary.AppendUvarint(b, uint64(t.key-last))
		b = append(b, t.count, t.rarity, t.flags)
		last = t.key
	}
	return b, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (f *Features) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != featuresFormat {
		return errFeatures
	}
	r := pack.NewReader(b[1:])
	g := Features{Article: news.ArticleID(r.Text()), Day: news.Day(r.Text()), Title: r.Text(), names: r.Text()}
	g.Words = int(r.Uvarint(1 << 31))
	g.lead.weekdays, g.lead.months = uint8(r.Uvarint(1<<8-1)), uint16(r.Uvarint(1<<16-1))
	g.lead.years, g.lead.ordinals = r.Uvarint(1<<64-1), uint32(r.Uvarint(1<<32-1))
	last := uint64(0)
	for n := r.Uvarint(maxTerms); n > 0 && !r.Failed(); n-- {
		d := r.Uvarint(1<<32 - 1)
		if last += d; last > 1<<32-1 || d == 0 && len(g.terms) > 0 {
			r.Fail()
		}
		t := term{key: uint32(last)}
		t.count, t.rarity, t.flags = r.Byte(), r.Byte(), r.Byte()&(kindMask|inTitle|inLead)
		g.terms = append(g.terms, t)
	}
	if !r.Done() {
		return fmt.Errorf("%w: %d bytes", errFeatures, len(b))
	}
	*f = g
	return nil
}
