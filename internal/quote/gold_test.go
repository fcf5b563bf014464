package quote

import (
	"fmt"
	"os"
	"testing"

	"chancery/internal/goldfile/goldtest"
	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/text"
)

type goldAttribution struct{ Source, Cue, Content [][2]int }

// TestGold prints the measures of $CHANCERY_GOLD/quotes on the development
// file: exact and token overlap F1 of source, cue and content, and F1 of
// attributions whose cue shares a token and whose source and content each have
// a token F1 of at least a half.
func TestGold(t *testing.T) {
	var s tally
	for _, d := range goldtest.Rows[struct {
		Text         string
		Attributions []goldAttribution
	}](t, "quotes", "polnear_dev.jsonl") {
		s.add(d.Text, d.Attributions)
	}
	for k, name := range []string{"source", "cue", "content"} {
		t.Logf("quotes/polnear %s_exact_f1 %.4f %s_overlap_f1 %.4f", name, f1(s.exact[k], s.got, s.gold), name, f1(s.shared[k], s.ours[k], s.theirs[k]))
	}
	t.Logf("quotes/polnear attribution_f1 %.4f precision %.4f recall %.4f n %d", f1(s.match, s.got, s.gold),
		float64(s.match)/float64(max(s.got, 1)), float64(s.match)/float64(max(s.gold, 1)), s.gold)
}

type tally struct {
	gold, got, match            int
	exact, shared, ours, theirs [3]int
}

func f1(hit, a, b int) float64 { return 2 * float64(hit) / float64(max(a+b, 1)) }

// tokens is the set of token numbers that some spans touch.
type tokens map[int]bool

func (s *tally) add(txt string, gold []goldAttribution) {
	a := &news.Article{Text: txt, Language: "en", Body: news.Span{End: len(txt)}}
	text.Read(a)
	grammar.Read(a)
	name.Default().Read(a)
	Read(a)
	at := make([]int, 0, len(txt)+1)
	for i := range txt {
		at = append(at, i)
	}
	at = append(at, len(txt))
	number := map[int]int{}
	for i, k := range a.Tokens {
		for b := k.Start; b < k.End; b++ {
			number[b] = i
		}
	}
	cover := func(spans ...news.Span) tokens {
		m := tokens{}
		for _, s := range spans {
			for b := s.Start; b < s.End; b++ {
				if n, ok := number[b]; ok {
					m[n] = true
				}
			}
		}
		return m
	}
	part := func(p [][2]int) (out []news.Span) {
		for _, s := range p {
			out = append(out, news.Span{Start: at[s[0]], End: at[s[1]]})
		}
		return out
	}
	used := make([]bool, len(a.Attributions))
	var oursAll, goldAll [3]tokens
	for k := range 3 {
		oursAll[k], goldAll[k] = tokens{}, tokens{}
	}
	show := os.Getenv("CHANCERY_ERRORS") != ""
	s.gold += len(gold)
	s.got += len(a.Attributions)
	exact := map[[3]int]bool{}
	for _, t := range a.Attributions {
		for k, p := range []news.Span{t.Source, t.Cue, t.Content} {
			for n := range cover(p) {
				oursAll[k][n] = true
			}
			exact[[3]int{k, p.Start, p.End}] = true
		}
	}
	for _, g := range gold {
		parts := [3][]news.Span{part(g.Source), part(g.Cue), part(g.Content)}
		for k, p := range parts {
			for n := range cover(p...) {
				goldAll[k][n] = true
			}
			if len(p) == 1 && exact[[3]int{k, p[0].Start, p[0].End}] {
				s.exact[k]++
			}
		}
		hit := false
		for i, t := range a.Attributions {
			if used[i] || overlap(cover(t.Cue), cover(parts[1]...)) == 0 {
				continue
			}
			if (len(g.Source) == 0 || half(cover(t.Source), cover(parts[0]...))) && half(cover(t.Content), cover(parts[2]...)) {
				used[i], hit = true, true
				s.match++
				break
			}
		}
		if !hit && show {
			w := func(p []news.Span) (o string) {
				for _, x := range p {
					o += a.Words(x) + " | "
				}
				return o
			}
			fmt.Printf("MISS [%s] [%s] [%.150s]\n", w(parts[0]), w(parts[1]), w(parts[2]))
			for _, t := range a.Attributions {
				if overlap(cover(t.Cue), cover(parts[1]...)) > 0 {
					fmt.Printf("  got [%s] [%s] [%.150s]\n", a.Words(t.Source), a.Words(t.Cue), a.Words(t.Content))
				}
			}
		}
	}
	if show {
		for i, t := range a.Attributions {
			if !used[i] {
				fmt.Printf("EXTRA [%s] [%s] [%.150s]\n", a.Words(t.Source), a.Words(t.Cue), a.Words(t.Content))
			}
		}
	}
	for k := range 3 {
		s.shared[k] += overlap(oursAll[k], goldAll[k])
		s.ours[k] += len(oursAll[k])
		s.theirs[k] += len(goldAll[k])
	}
}

func overlap(a, b tokens) (n int) {
	for i := range a {
		if b[i] {
			n++
		}
	}
	return n
}

func half(a, b tokens) bool { return f1(overlap(a, b), len(a), len(b)) >= 0.5 }
