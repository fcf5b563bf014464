package event

import (
	"strings"
	"testing"

	"chancery/internal/date"
	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/quote"
	"chancery/internal/text"
)

// report is a made-up report of about 2.5 kB.
var benchReport = strings.Repeat(`President Lopez Rey arrived in Lisbon on Tuesday for a three-day visit and will meet Prime Minister Costa on Wednesday. `+
	`The two leaders are expected to sign an agreement on fishing, the foreign ministry said in a statement. `+
	`Portugal had urged Peru to release two sailors who were arrested in Callao last month, but Lima rejected the request. `+
	`"We will not give in to threats," the minister told reporters, adding that talks between the navies would go on. `+
	`Protesters marched against the visit in Porto, where police fired tear gas at students and detained nine people. `+
	"\n", 4)

func BenchmarkRead(b *testing.B) {
	a := article(benchReport)
	name.Default().Read(a)
	date.Read(a)
	b.SetBytes(int64(len(benchReport)))
	b.ReportAllocs()
	for b.Loop() {
		Read(a)
	}
}

func FuzzRead(f *testing.F) {
	for _, r := range Codebook().Rules {
		f.Add(r.Example)
	}
	f.Add(", and the president of Russia met Xi Jinping.")
	f.Add("“Talks’ — ' between-and- the to by not will 's")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		a := &news.Article{Text: s, Body: news.Span{End: len(s)}}
		text.Read(a)
		grammar.Read(a)
		name.Default().Read(a)
		date.Read(a)
		quote.Read(a)
		Read(a)
		for _, e := range a.Events {
			for _, sp := range []news.Span{e.Span, e.Trigger, e.Actor.Span, e.Recipient.Span, e.Place.Span, e.WhenSpan, e.StatusCue, e.Assertion} {
				if sp.Start < 0 || sp.End > len(s) || sp.Start > sp.End {
					t.Fatalf("span %v outside of %q", sp, s)
				}
			}
			if e.Trigger.IsZero() || Codebook().Rule(e.Rule) == nil || Codebook().Type(e.Type) == nil {
				t.Fatalf("bad event %+v in %q", e, s)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loadLexicon()
	}
}
