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
	var b strings.Builder
	for k := i; k >= 0 && b.Len() < 500; k = s.words[k].head {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if s.under(j, k) {
			b.WriteString("of ")
			b.WriteString(s.words[k].form)
			s.pathDown(&b, j, k)
			break
		}
		b.WriteString(s.words[k].rel)
		if p := s.prep(k); p != "" {
			b.WriteByte(':')
			b.WriteString(p)
		}
	}
	return b.String()
}

// pathDown writes the way from word k down to word j below it.
func (s *sent) pathDown(b *strings.Builder, j, k int) {
	if j == k {
		return
	}
	s.pathDown(b, s.words[j].head, k)
	b.WriteString(" > ")
	b.WriteString(s.words[j].rel)
	b.WriteByte(' ')
	b.WriteString(s.words[j].form)
}
