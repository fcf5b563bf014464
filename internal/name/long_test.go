package name

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/text"
)

// Each of these would take minutes if the work grew with the square of the
// length.
func TestLongArticles(t *testing.T) {
	var people strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&people, "Mr. John X%sa Smith%s said that he had met the president of Ruritania on Monday.\n", letterCode(i), letterCode(i))
	}
	for _, c := range []struct {
		name, text string
		least      int // mentions
	}{
		{"one headline", strings.Repeat("Aaaai Bbbbi ", 50_000), 0},
		{"persons", people.String(), 6000},
		{"one name", strings.Repeat("Mr. John Smith said that he had met the Russian president. ", 5000), 10_000},
	} {
		a := &news.Article{Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en"}
		text.Read(a)
		Default().Read(a)
		if len(a.Mentions) < c.least {
			t.Errorf("%s: %d mentions, want %d", c.name, len(a.Mentions), c.least)
		}
	}
}

// letterCode writes i in letters.
func letterCode(i int) string {
	var b []byte
	for range 4 {
		b = append(b, byte('a'+i%26))
		i /= 26
	}
	return string(b)
}
