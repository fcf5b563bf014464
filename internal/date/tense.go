package date

import "chancery/internal/text/words"

// reach is how far back and ahead of an expression tense looks, in words.
const reach = 14

// tense tells from the nearest verb form whether the words first to end lie in
// the future (+1), the past (-1) or either (0).
func (r *reader) tense(c *catch) int {
	l := r.line
	if (l.is(c.first-2, "soon") || l.is(c.first-2, "early")) && l.is(c.first-1, "as") {
		return 1 // "as soon as Friday"
	}
	if t, ok := r.verbTense(c); ok && !(l.is(c.first-1, "until") && t < 0 && !r.perfect(c)) {
		return t
	}
	for i := c.first - 1; i >= 0 && i >= c.first-reach; i-- {
		if t := l.tenseAt(i); t != 0 {
			return t
		}
	}
	for i := c.end; i < len(l.ws) && i < c.end+reach; i++ {
		if t := l.tenseAt(i); t != 0 {
			return t
		}
	}
	if l.headline(c.first) {
		return 1
	}
	return 0
}

// side writes the tense of the expression c out: "past", "future" or neither.
// Where there is a tree, only the verb on which c hangs tells, and for the
// future only one that says so: what goes on ("is running at 5% in May") may be
// past its date.
func (r *reader) side(c *catch) string {
	t, _ := r.verbTense(c)
	if r.of.tree == nil {
		t = r.tense(c)
	}
	switch {
	case t < 0:
		return "past"
	case t > 0 && (r.of.tree == nil || r.toCome(c)):
		return "future"
	}
	return ""
}

func (l *line) tenseAt(i int) int {
	w := &l.ws[i]
	switch {
	case l.of[i]&cPlan != 0:
		return one(i > 0 && l.toBe(i-1) || l.planned(i))
	case l.of[i]&cFuture != 0 && !(w.Cap && w.Is("may")):
		if w.Is("would") || w.Is("could") {
			return 0
		}
		return 1
	case l.of[i]&cPast != 0, len(w.Lower) > 4 && !w.Cap && w.Lower[len(w.Lower)-2:] == "ed" && !l.attributive(i):
		return -1
	case w.Is("to") && i > 0 && (l.is(i-1, "is") || l.is(i-1, "are") || l.is(i-1, "going")):
		return 1
	}
	return 0
}

// planned recognises "due to visit", "scheduled for" and "due on", which look
// ahead without a form of to be; "due to the strike" names a cause.
func (l *line) planned(i int) bool {
	switch {
	case l.is(i+1, "to"):
		return l.deed(i + 2)
	case l.is(i+1, "for"):
		return !l.is(i, "set")
	case l.is(i, "due"):
		return l.is(i+1, "on") || l.is(i+1, "in") || i+1 < len(l.ws) && l.of[i+1]&cWeekday != 0
	}
	return false
}

// headline reports whether "to" and a verb before word end tell what is to
// come, as in "Envoy to open talks on Monday".
func (l *line) headline(end int) bool {
	for i := 1; i+1 < end; i++ {
		if l.is(i, "to") && l.ws[i-1].Kind == words.Letters && l.deed(i+1) {
			return true
		}
	}
	return false
}

// deed reports whether word i, which stands behind "to", can be a verb.
func (l *line) deed(i int) bool {
	if i >= len(l.ws) {
		return false
	}
	w := &l.ws[i]
	if w.Cap { // a name, unless the headline writes every word so
		switch w.Lower {
		case "address", "attend", "begin", "discuss", "face", "hold", "host", "join", "make", "meet", "open", "send", "sign", "start", "travel", "visit", "vote":
			return true
		}
		return false
	}
	if w.Kind != words.Letters || len(w.Lower) < 2 || l.plural(i) || l.of[i]&(cDir|cRef|cRel|cUnit|cNum|cPart) != 0 {
		return false
	}
	switch w.Lower {
	case "the", "an", "all", "another", "any", "both", "each", "every", "her", "him", "his", "it", "its", "many", "me", "more", "most", "my", "our",
		"some", "that", "their", "them", "these", "this", "those", "us", "what", "which", "whom", "you", "your":
		return false
	}
	return true
}

// attributive reports whether the word in -ed at i stands before a noun: "the
// occupied town".
func (l *line) attributive(i int) bool {
	if i == 0 || i+1 >= len(l.ws) || l.ws[i+1].Kind != words.Letters || l.of[i+1] != 0 {
		return false
	}
	switch l.ws[i-1].Lower {
	case "the", "a", "an", "its", "his", "her", "their":
	default:
		return false
	}
	switch l.ws[i+1].Lower {
	case "by", "in", "on", "at", "to", "from", "with", "for", "that", "the", "a":
		return false
	}
	return true
}

func (l *line) toBe(i int) bool {
	switch l.ws[i].Lower {
	case "is", "are", "be", "was", "were", "been", "not":
		return true
	}
	return false
}
