package story

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"time"

	"chancery/internal/news"
	"chancery/internal/reprint/words"
)

// joins says for each article of a story which other it is closest to and why.
// The first article of a story has nothing to join.
func (b *Book) joins(members []int32, t *table) []news.Join {
	out := make([]news.Join, 0, len(members))
	for i, n := range members {
		d := &b.docs[n]
		j := news.Join{Article: d.id, Why: "the first article of the story"}
		if len(members) == 1 {
			j.Why = "alone: no other article is likely to report the same event"
		}
		best := int32(-1)
		for _, m := range members {
			if p := t.get(n, m); i > 0 && m != n && (best < 0 || p > j.Score) {
				best, j.Score = m, p
			}
		}
		if best >= 0 {
			j.With, j.Why = b.docs[best].id, why(d, &b.docs[best])
		}
		if m, ok := b.byHand(d, members); ok && i > 0 {
			j.With, j.Why = m, "put together by hand"
		}
		out = append(out, j)
	}
	return out
}

// why says in words what speaks for and against two articles being on one
// event: "shares Harbin, Xinhua; same day; but Tuesday against Thursday".
func why(a, b *doc) string {
	var parts []string
	if names := sharedNames(a.names(), b.names()); len(names) > 0 {
		parts = append(parts, "shares "+strings.Join(names, ", "))
	} else {
		parts = append(parts, "shares its words, no rare name")
	}
	if a.day != noDay && b.day != noDay {
		switch gap := max(a.day-b.day, b.day-a.day); gap {
		case 0:
			parts = append(parts, "same day")
		case 1:
			parts = append(parts, "a day apart")
		default:
			parts = append(parts, fmt.Sprintf("%d days apart", gap))
		}
	} else {
		parts = append(parts, "no day to compare")
	}
	agree, differ := a.lead.against(b.lead)
	if len(agree) > 0 {
		parts = append(parts, "both name "+strings.Join(agree, ", "))
	}
	if len(differ) > 0 {
		parts = append(parts, "but "+strings.Join(differ, ", "))
	}
	return strings.Join(parts, "; ")
}

// sharedNames returns up to five names that stand in both lists, the rarest in the
// news first: those tell most.
func sharedNames(a, b string) (out []string) {
	const most = 5
	key := func(s string) uint32 {
		if ws := words.OfString(s, 0); len(ws) > 0 {
			return ws[0].Hash
		}
		return 0
	}
	in := map[uint32]bool{}
	for s := range strings.SplitSeq(b, "\n") {
		in[key(s)] = true
	}
	for s := range strings.SplitSeq(a, "\n") {
		if s != "" && in[key(s)] && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y string) int {
		return int(words.Common().Step(key(y))) - int(words.Common().Step(key(x)))
	})
	return out[:min(len(out), most)]
}

// against lists what two leads agree on, and where they differ.
func (f facts) against(g facts) (agree, differ []string) {
	say := func(x, y uint64, name func(int) string) {
		switch meet(x, y) {
		case 1:
			agree = append(agree, list(x&y, name))
		case -1:
			differ = append(differ, list(x, name)+" against "+list(y, name))
		}
	}
	say(uint64(f.weekdays), uint64(g.weekdays), func(i int) string { return time.Weekday(i).String() })
	say(uint64(f.months), uint64(g.months), func(i int) string { return time.Month(i + 1).String() })
	say(f.years, g.years, func(i int) string { return fmt.Sprint(firstYear + i) })
	say(uint64(f.ordinals), uint64(g.ordinals), func(i int) string { return fmt.Sprintf("no. %d", i) })
	return agree, differ
}

func list(set uint64, name func(int) string) string {
	var out []string
	for ; set != 0; set &= set - 1 {
		out = append(out, name(bits.TrailingZeros64(set)))
	}
	return strings.Join(out, " and ")
}

// centre is the article of a story that is likeliest to share the event with all
// others, among those that have a headline.
func (b *Book) centre(members []int32) (int32, bool) {
	const most = 64 // members looked at; more would not change the headline
	members = members[:min(len(members), most)]
	best, top := int32(-1), -1.0
	for _, n := range members {
		if b.docs[n].title == 0 {
			continue
		}
		sum := 0.0
		b.probe.load(&b.docs[n])
		for _, m := range members {
			if m != n {
				p, _ := b.pair(&b.docs[m])
				sum += p
			}
		}
		if sum > top {
			best, top = n, sum
		}
	}
	return best, best >= 0
}

func dayOf(n int32) news.Day {
	return news.DayOf(time.Unix(int64(n)*86400, 0).UTC())
}
