package pipeline

import (
	"bufio"
	"os"
	"testing"

	"chancery/internal/goldfile"
	"chancery/internal/goldfile/goldtest"
	"chancery/internal/news"
	"chancery/internal/synthetic"
)

// reports returns articles without layers: where CHANCERY_GOLD names a folder
// of gold data, pieces of Wikinews of about 2,500 bytes, the length of a news
// report, else made-up reports.
func reports(b testing.TB, n int) (out []*news.Article) {
	add := func(text string) {
		out = append(out, &news.Article{Text: text, Body: news.Span{End: len(text)}, Published: news.Published{Day: "2015-06-10", Precision: news.ToDay}})
	}
	if os.Getenv("CHANCERY_GOLD") == "" {
		for _, r := range synthetic.Reports(1, n, 3) {
			add(r.Text)
		}
		return out
	}
	f, err := goldfile.Open(goldtest.Path(b, "text", "wikinews.txt.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewReader(f)
	for len(out) < n {
		piece := make([]byte, 2500, 3500)
		for i := range piece {
			if piece[i], err = in.ReadByte(); err != nil {
				return out
			}
		}
		rest, err := in.ReadString(' ')
		if err != nil {
			return out
		}
		add(string(piece) + rest)
	}
	return out
}
