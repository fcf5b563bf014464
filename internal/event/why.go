package event

import (
	"strings"

	"chancery/internal/news"
)

// explain writes down how d was read.
func (s *sent) explain(d *draft, m *news.EventMention) {
	m.Why = append(m.Why, "rule: "+d.rule.ID)
	for _, p := range []struct {
		part string
		side side
	}{{"actor", d.actor}, {"recipient", d.recipient}} {
		switch {
		case !p.side.known():
		case p.side.node < 0:
			m.Why = append(m.Why, p.part+": named before "+s.words[d.head].form)
		default:
			m.Why = append(m.Why, p.part+": "+s.path(p.side.node, d.head))
		}
	}
	if d.whenWhy != "" {
		m.Why = append(m.Why, "when: "+d.whenWhy)
	}
	if d.statusWhy != "" {
		m.Why = append(m.Why, "status: "+string(d.status)+", "+d.statusWhy)
	}
}

// path is the way from word i to word j through the tree, relations going up
// on the left and down on the right of the word that both hang on: "nsubj
// plans xcomp".
func (s *sent) path(i, j int) string {
	up := map[int]int{}
	for k, n := j, 0; k >= 0 && n < len(s.words); k, n = s.words[k].head, n+1 {
		up[k] = n
	}
	var out []string
	for k := i; k >= 0 && len(out) < len(s.words); k = s.words[k].head {
		if _, ok := up[k]; ok {
			if k == j {
				out = append(out, "of "+s.words[k].form)
				break
			}
			out = append(out, "of "+s.words[k].form)
			var down []string
			for l := j; l != k; l = s.words[l].head {
				down = append(down, s.words[l].rel+" "+s.words[l].form)
			}
			for n := len(down) - 1; n >= 0; n-- {
				out = append(out, ">", down[n])
			}
			break
		}
		out = append(out, s.words[k].rel)
		if p := s.prep(k); p != "" {
			out[len(out)-1] += ":" + p
		}
	}
	return strings.Join(out, " ")
}
