package feed

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkRead reads a feed of a hundred items with full text.
func BenchmarkRead(b *testing.B) {
	var s strings.Builder
	s.WriteString(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bench</title>`)
	for i := range 100 {
		fmt.Fprintf(&s, `<item><title>Item %d</title><link>https://bench.example/%d</link><pubDate>Tue, 03 Mar 2020 21:30:00 EST</pubDate>`, i, i)
		s.WriteString("<content:encoded><![CDATA[" + strings.Repeat(`<p class="x">Words of a <a href="/y">report</a> that goes on.</p>`, 40) + "]]></content:encoded></item>")
	}
	s.WriteString("</channel></rss>")
	in := []byte(s.String())
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if _, err := Read(in, "https://bench.example/"); err != nil {
			b.Fatal(err)
		}
	}
}
