package score

import (
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// The seed record names its people once each and says who takes part in its
// events and whom its numbers count. With the spans that labels/status gives
// for the sides of the same events, that tells what names, pronouns and
// descriptions refer to.

// references are the mentions of people in a report that the record tells of.
func (d *seedDoc) references(sides []statusRecord) []reference {
	people := d.people()
	var out []reference
	add := func(s news.Span, who []string) {
		if !s.IsZero() && len(who) > 0 && !slices.ContainsFunc(out, func(g reference) bool { return g.span.Overlaps(s) }) {
			out = append(out, reference{span: s, people: who})
		}
	}
	for _, p := range people {
		for _, s := range occurrences(d.article.Text, p) {
			add(s, []string{p})
		}
	}
	for _, n := range d.Numbers {
		if n.Kind == "number" {
			add(find(d.article, n.words), among(people, n.Of))
		}
	}
	for _, side := range sides {
		if side.Doc.ID == d.ID {
			d.sides(&side, people, add)
		}
	}
	return out
}

// people are the names of the persons of the record.
func (d *seedDoc) people() (out []string) {
	for _, e := range d.Entities {
		if e.Type == "person" {
			out = append(out, e.Name)
		}
	}
	return out
}

// among returns the people whom a remark of the record names.
func among(people []string, remark string) (out []string) {
	words := measure.Words(remark)
	for _, p := range people {
		if slices.ContainsFunc(words, func(w news.Span) bool { return slices.Contains(strings.Fields(p), w.In(remark)) }) {
			out = append(out, p)
		}
	}
	return out
}

// occurrences finds a person's name in a text: all of it, or a part of it.
func occurrences(text, name string) (out []news.Span) {
	parts := strings.Fields(name)
	for _, w := range measure.Words(text) {
		if !slices.Contains(parts, w.In(text)) {
			continue
		}
		if n := len(out); n > 0 && w.Start == out[n-1].End+1 {
			out[n-1].End = w.End
			continue
		}
		out = append(out, w)
	}
	return out
}

// sides adds the sides of the events of a sentence that the record has as well.
func (d *seedDoc) sides(s *statusRecord, people []string, add func(news.Span, []string)) {
	at := find(d.article, words{news.Span{Start: s.Start}, s.Text})
	for _, g := range s.gold {
		for _, e := range d.Events {
			if e.Source == nil || at.IsZero() || !find(d.article, e.Trigger).Overlaps(shift(g.trigger, at.Start)) {
				continue
			}
			add(shift(g.source, at.Start), among(people, *e.Source))
			break
		}
	}
}

// sideLabels reads labels/status, which lies beside the record.
func sideLabels(record string) []statusRecord {
	recs, err := records(goldSet{"status", []string{filepath.Join(filepath.Dir(record), "status.jsonl")}}, (*statusRecord).ready)
	if err != nil {
		return nil // the names alone are scored
	}
	return slices.DeleteFunc(recs, func(s statusRecord) bool { return s.Doc.Set != "seeds" })
}
