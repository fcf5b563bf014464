package cli

import (
	"fmt"
	"strings"

	"chancery/internal/ledger"
	"chancery/internal/news"
)

// explained is how many mentions are printed where no --limit is given: three
// screens.
const explained = 12

// printExplanation writes an event for somebody who wants to check it, with at
// most limit mentions; 0 is as many as people read.
func (e *env) printExplanation(x *ledger.Explanation, limit int) {
	if limit == 0 {
		limit = explained
	}
	ev := x.Event
	e.say("%s  %s → %s", e.style.bold(kind(ev.Type, ev.Mode)), ev.Actor.Label(), ev.Recipient.Label())
	e.say("%s, %s, %s%s; CAMEO %s", ev.Status, days(ev.Days), or(ev.Place.Name, "place unknown"), labelled(", according to ", ev.AssertedBy), or(ev.CAMEO, "unknown"))
	e.say("event %s of story %s%s", ev.ID, ev.Story, labelled(": ", x.Title))
	e.say("\n%s", e.style.bold("Status"))
	for _, c := range x.History {
		e.say("  %s  %s%s  %s", or(string(c.Day), "undated"), c.Status, labelled(", says ", c.AssertedBy), e.style.faint(string(c.Article)))
	}
	e.say("\n%s", e.style.bold(plural(ev.Origins, "independent origin")))
	for _, family := range x.Origins {
		var names []string
		for _, w := range family {
			names = append(names, strings.TrimSpace(or(w.Outlet, "unknown outlet")+" "+string(w.Published))+" ("+string(w.Article)+")")
		}
		e.say("  %s", e.style.wrap(strings.Join(names, " = "), "    "))
	}
	for i, r := range x.Mentions {
		if i == limit {
			e.say("\n… and %s more: chancery events --explain %s --limit %d", plural(len(x.Mentions)-limit, "mention"), ev.ID, len(x.Mentions))
			break
		}
		e.say("\n%s", e.style.bold(fmt.Sprintf("Mention %d of %d: %s, %s, sentence %d", i+1, len(x.Mentions), or(r.Outlet, "unknown outlet"), or(string(r.Published), "undated"), r.Sentence)))
		e.say("  “%s”", e.style.wrap(oneLine(r.Text), "   "))
		e.printReading(r)
	}
}

func (e *env) printReading(r ledger.Reading) {
	if r.Stale {
		e.say("  the article was read again since; its events will be compared anew by the next read")
		return
	}
	row := func(what, text string) {
		if text != "" {
			e.say("  %-10s %s", what, e.style.wrap(text, strings.Repeat(" ", 13)))
		}
	}
	row("trigger", fmt.Sprintf("%s → %s%s", quotedWords(r.Trigger), kind(r.Type, r.Mode), labelled(", CAMEO ", r.CAMEO)))
	row("rule", r.Rule+labelled(", as in: ", r.RuleExample))
	row("actor", partText(r.Actor))
	row("recipient", partText(r.Recipient))
	row("place", partText(r.Place))
	if w := r.When; w != nil {
		row("day", join("; ", quotedWords(w.Words)+" is "+days(news.Interval{From: w.From, To: w.To}), labelled("TIMEX3 ", w.Value), w.Why))
	}
	cue := "no cue"
	if r.StatusCue != nil {
		cue = "cue " + quotedWords(*r.StatusCue)
	}
	row("status", join("; ", string(r.Status)+", "+cue, strings.TrimPrefix(reason(r.Why, "status"), string(r.Status)+", ")))
	for _, s := range r.Said {
		row("says", join("; ", strings.Join(append([]string{or(s.Speaker, "somebody unnamed")}, s.Chain...), " ← "), string(s.Stance), labelled("cue “", s.Cue)+closing(s.Cue)))
	}
	if r.AssertedBy != "" {
		row("asserted", "by "+r.AssertedBy)
	}
	for _, w := range r.Why {
		switch part, text, _ := strings.Cut(w, ": "); {
		case part == "rule", part == "status": // told above
		case part == "actor" && r.Actor != nil && r.Actor.Path != "", part == "recipient" && r.Recipient != nil && r.Recipient.Path != "":
		default:
			row(part, text)
		}
	}
}

// reason is what the reader says of a part, "" if nothing.
func reason(why []string, part string) string {
	for _, w := range why {
		if text, ok := strings.CutPrefix(w, part+": "); ok {
			return text
		}
	}
	return ""
}

// partText is one side: words, who that is and how it is known, and the path.
func partText(p *ledger.Part) string {
	if p == nil {
		return ""
	}
	who := ""
	if p.Entity.Name != "" {
		who = "= " + p.Entity.Label() + labelled(", ", string(p.Entity.ID))
	}
	return join("; ", strings.TrimSpace(quotedWords(p.Words)+" "+who), p.Why, labelled("tree: ", p.Path))
}

func quotedWords(w ledger.Words) string {
	if w.Text == "" {
		return "(no words)"
	}
	return "“" + w.Text + "”"
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

func closing(s string) string {
	if s == "" {
		return ""
	}
	return "”"
}

// labelled is text with a label before it, or nothing.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}
