package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"chancery/internal/news"

	"github.com/klauspost/compress/zstd"
)

// Stored forms. The layer "text" is a run of unsigned varints, since sentences
// and tokens are most of the numbers in a record:
//
//	count, then for each sentence: gap from the last sentence's end, length,
//	paragraph step, title flag, token count, then for each token: gap, length
//
// Other layers are JSON. Both are compressed with zstd where that is shorter;
// the first byte of a blob tells: 0 plain, 1 zstd.

// packer and unpacker are safe for concurrent use through EncodeAll and
// DecodeAll.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(1<<30))
)

func pack(b []byte) []byte {
	out := packer.EncodeAll(b, append(make([]byte, 0, len(b)/2+16), 1))
	if len(out) <= len(b) {
		return out
	}
	return append([]byte{0}, b...)
}

func unpack(b []byte) ([]byte, error) {
	switch {
	case len(b) == 0:
		return nil, nil
	case b[0] == 0:
		return b[1:], nil
	case b[0] == 1:
		return unpacker.DecodeAll(b[1:], nil)
	}
	return nil, fmt.Errorf("blob of unknown form %d", b[0])
}

// nameLayer is the stored form of the layer "name".
type nameLayer struct {
	Entities []news.Entity  `json:"e,omitempty"`
	Mentions []news.Mention `json:"m,omitempty"`
}

// encodeLayer gives the stored form of what stage added to a.
func encodeLayer(stage string, a *news.Article) ([]byte, error) {
	var v any
	switch stage {
	case "text":
		return pack(encodeText(a)), nil
	case "grammar":
		return []byte{}, nil // trees are larger than the text, and soon made again
	case "name":
		v = nameLayer{a.Entities, a.Mentions}
	case "date":
		v = a.Dates
	case "quote":
		v = a.Attributions
	case "figure":
		v = a.Figures
	case "event":
		v = a.Events
	default:
		return nil, fmt.Errorf("no stored form for layer %q", stage)
	}
	b, err := json.Marshal(v)
	return pack(b), err
}

// decodeLayer puts what encodeLayer gave back into a.
func decodeLayer(stage string, data []byte, a *news.Article) error {
	b, err := unpack(data)
	if err != nil {
		return fmt.Errorf("layer %s: %w", stage, err)
	}
	switch stage {
	case "text":
		return decodeText(b, a)
	case "grammar":
		return nil
	case "name":
		var v nameLayer
		err = json.Unmarshal(b, &v)
		a.Entities, a.Mentions = v.Entities, v.Mentions
	case "date":
		err = json.Unmarshal(b, &a.Dates)
	case "quote":
		err = json.Unmarshal(b, &a.Attributions)
	case "figure":
		err = json.Unmarshal(b, &a.Figures)
	case "event":
		err = json.Unmarshal(b, &a.Events)
	}
	if err != nil {
		return fmt.Errorf("layer %s: %w", stage, err)
	}
	return nil
}

func encodeText(a *news.Article) []byte {
	b := make([]byte, 0, 8+2*len(a.Tokens)+6*len(a.Sentences))
	put := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	put(len(a.Sentences))
	end, paragraph := 0, 0
	for i, s := range a.Sentences {
		title := 0
		if s.Title {
			title = 1
		}
		put(s.Start - end)
		put(s.Len())
		put(s.Paragraph - paragraph)
		put(title)
		put(s.Count)
		at := s.Start
		for _, t := range a.SentenceTokens(i) {
			put(t.Start - at)
			put(t.Len())
			at = t.End
		}
		end, paragraph = s.End, s.Paragraph
	}
	return b
}

func decodeText(b []byte, a *news.Article) error {
	bad := false
	get := func() int {
		n, w := binary.Uvarint(b)
		if w <= 0 || n > uint64(len(a.Text)) {
			bad, b = true, nil
			return 0
		}
		b = b[w:]
		return int(n)
	}
	a.Sentences, a.Tokens = nil, nil
	end, paragraph := 0, 0
	for range get() {
		var s news.Sentence
		s.Start = end + get()
		s.End = s.Start + get()
		s.Paragraph = paragraph + get()
		s.Title = get() == 1
		s.First, s.Count = len(a.Tokens), get()
		at := s.Start
		for range s.Count {
			t := news.Token{Span: news.Span{Start: at + get()}}
			t.End = t.Start + get()
			a.Tokens = append(a.Tokens, t)
			at = t.End
		}
		a.Sentences = append(a.Sentences, s)
		end, paragraph = s.End, s.Paragraph
		if bad || end > len(a.Text) || at > len(a.Text) {
			return errors.New("layer text: damaged")
		}
	}
	return nil
}
