package score

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A factRecord is one slot of an event's board, with its values and the words
// that give them.
type factRecord struct {
	Event, Slot, Type, Verdict string
	Values                     []factValue
}

type factValue struct {
	Value json.RawMessage // number or words
	Docs  []factMention
}

type factMention struct {
	news.Span        // code points into the text of the article
	ID, Doc   string // of the article
	Quote     string
}

// plain is the value as written.
func (v factValue) plain() string {
	var s string
	if json.Unmarshal(v.Value, &s) == nil {
		return s
	}
	return string(v.Value)
}

// A goldSlot is a slot with its mentions as evidence in read articles.
type goldSlot struct {
	name, typ string
	verdict   string
	values    []goldValue
}

type goldValue struct {
	value    string
	evidence []news.Evidence
}

// facts builds the board of every event from all its articles. Every value of
// the board is an answer, so values beyond the labelled slots cost precision.
func (l *labelled) facts(s goldSet) error {
	recs, err := records[factRecord](s, nil)
	if err == nil {
		err = l.readDocs()
	}
	if err != nil {
		return err
	}
	var events []string
	slots := map[string][]goldSlot{}
	for i, f := range recs {
		slot, event, err := l.slot(f)
		if err != nil {
			return &goldfile.Error{File: s.paths[0], Line: i + 1, Err: err}
		}
		if slots[event] == nil {
			events = append(events, event)
		}
		slots[event] = append(slots[event], slot)
	}
	boards, err := each(l.ctx, events, func(event *string) (boardScore, error) {
		score := scoreBoard(slots[*event], board(l.of(*event)))
		b := writeBrief(l.of(*event))
		for _, g := range slots[*event] {
			if g.verdict == string(news.Agreed) {
				score.agreed++
				score.told += one(tells(&b, g))
			}
		}
		return score, nil
	})
	sum := addBoards(boards)
	sh := l.sheet("labels", s.name, int(sum.values.Gold))
	sh.put("slot_f1", sum.values.F1())
	sh.ratio("verdict_accuracy", sum.verdicts, sum.slots)
	sh.ratio("brief_agreed", sum.told, sum.agreed)
	return err
}

// slot finds the articles of a slot's mentions; event is theirs.
func (l *labelled) slot(f factRecord) (g goldSlot, event string, err error) {
	g.name, g.typ, g.verdict = f.Slot, f.Type, f.Verdict
	for _, v := range f.Values {
		out := goldValue{value: v.plain()}
		for _, m := range v.Docs {
			d := l.find(m.ID)
			if d == nil {
				return g, "", fmt.Errorf("docs.jsonl does not hold the article %s", m.ID)
			}
			span, err := d.runes.Span(m.Start, m.End)
			if err != nil {
				return g, "", err
			}
			event = d.Event
			out.evidence = append(out.evidence, d.article.Cite(shift(span, d.at)))
		}
		g.values = append(g.values, out)
	}
	return g, event, nil
}

func (l *labelled) find(id string) *labelDoc {
	for i := range l.recs {
		if l.recs[i].ID == id {
			return &l.recs[i]
		}
	}
	return nil
}

// A boardScore counts values, of the slots with a value found those with the
// right verdict, and of the slots that gold calls agreed those that the brief
// tells.
type boardScore struct {
	values          measure.Counts
	slots, verdicts int
	agreed, told    int
}

func addBoards(bs []boardScore) (sum boardScore) {
	for _, b := range bs {
		sum.values = sum.values.Add(b.values)
		sum.slots += b.slots
		sum.verdicts += b.verdicts
		sum.agreed += b.agreed
		sum.told += b.told
	}
	return sum
}

// scoreBoard matches values one to one: equal after normalisation, with
// evidence that overlaps a gold mention. A gold slot's verdict is compared
// with that of the board's slot that holds most of its values.
func scoreBoard(gold []goldSlot, board []news.Slot) (s boardScore) {
	type at struct{ slot, value int }
	var gs, ss []at
	for i, g := range gold {
		for j := range g.values {
			gs = append(gs, at{i, j})
		}
	}
	for i, b := range board {
		if b.Verdict == news.Differs {
			continue // a remark on how quotations differ answers none of gold's questions
		}
		for j := range b.Values {
			ss = append(ss, at{i, j})
		}
	}
	pairs := measure.Match(len(gs), len(ss), func(i, j int) bool {
		return gold[gs[i].slot].given(gs[i].value, board[ss[j].slot], ss[j].value)
	})
	votes := make([]map[int]int, len(gold)) // gold slot → board slot → values in common
	found := 0
	for i, j := range pairs {
		if j < 0 {
			continue
		}
		found++
		if votes[gs[i].slot] == nil {
			votes[gs[i].slot] = map[int]int{}
		}
		votes[gs[i].slot][ss[j].slot]++
	}
	s.values = measure.Tally(found, len(ss), len(gs))
	for i, v := range votes {
		best := -1
		for b := range board {
			if v[b] > 0 && (best < 0 || v[b] > v[best]) {
				best = b
			}
		}
		if best >= 0 {
			s.slots++
			s.verdicts += one(string(board[best].Verdict) == gold[i].verdict)
		}
	}
	return s
}

// given reports whether value j of a row of the board gives value i of the slot.
func (g goldSlot) given(i int, row news.Slot, j int) bool {
	v, w := g.values[i], row.Values[j]
	same := sameValue(v.value, w.Value) || g.typ == "place" && listed(v.value, w.Value) ||
		g.inWords(i) && (sameWords(g.name, v.value, row, w) || speaking(row, g.typ) && v.sameQuote(w))
	return same && v.rests(w)
}

// listed reports whether a value is one of the things that gold lists: "Oslo"
// of "Oslo and Bergen".
func listed(list, value string) bool {
	return slices.ContainsFunc(strings.Split(list, " and "), func(x string) bool { return plainValue(x) == plainValue(value) })
}

// rests reports whether the board's value rests on words that give g.
func (g goldValue) rests(v news.Value) bool {
	for _, e := range v.Evidence {
		for _, f := range g.evidence {
			if e.Article == f.Article && e.Overlaps(f.Span) {
				return true
			}
		}
	}
	return false
}

// sameValue reports whether the board gives what gold does: equal but for
// writing, for a hedge on a date ("about 2021-03-04", "2021-03 end"), for the
// day or the place of a clock time ("09:00 Oslo time" is any day's T09:00), and
// for the country or region written after a place ("Bergen, Norway").
func sameValue(gold, board string) bool {
	g, b := plainValue(gold), plainValue(board)
	if g == b {
		return true
	}
	if d := datePart.FindString(g); d != "" && len(strings.Fields(g)) == 2 {
		return d == b || strings.HasPrefix(g, "about ") && holdsDay(b, d)
	}
	if c := clockPart.FindString(g); c != "" && c != g {
		return strings.HasSuffix(b, "t"+c)
	}
	if status, rest, dated := strings.Cut(board, ", "); dated && plainValue(rest) == g && plainValue(status) != "" {
		return true // an event's value is its status and its days
	}
	place, _, within := strings.Cut(gold, ",")
	return within && !startsWithDigit(place) && plainValue(place) == b
}

// inWords reports whether gold's value i is a phrase, no number, day or name, so
// that the board can give it in other words.
func (g goldSlot) inWords(i int) bool {
	switch g.typ {
	case "status", "person", "place", "ordinal", "number", "date":
		return !startsWithDigit(plainValue(g.values[i].value))
	}
	return false
}

// speaking reports whether a row of the board answers in phrases, or of the type
// asked for: a place is no answer to what was done.
func speaking(row news.Slot, typ string) bool {
	switch row.Type {
	case "event", "statement", "attribution", "ordinal":
		return true
	}
	return row.Type == typ
}

// sameWords reports whether a row of the board tells what gold does in words of
// its own: two thirds of the content words of gold's answer stand in the row,
// inflected or not, or half of those of its question and answer, three or more.
func sameWords(question, answer string, row news.Slot, w news.Value) bool {
	have := stems(row.Name + " " + w.Value)
	part := func(want map[string]bool) (n, all int) {
		for s := range want {
			n += one(have[s])
		}
		return n, len(want)
	}
	n, all := part(stems(answer))
	if 3*n >= 2*all && n > 0 {
		return true
	}
	n, all = part(stems(question + " " + answer))
	return 2*n >= all && n >= 3
}

// sameQuote reports whether the board's value rests on what gold quotes for its
// own, and on hardly more: one report's words, half of them in common.
func (g goldValue) sameQuote(w news.Value) bool {
	for _, e := range w.Evidence {
		for _, f := range g.evidence {
			if e.Article == f.Article && e.Overlaps(f.Span) && measure.Exact(contentWords(f.Text), contentWords(e.Text)).F1() >= .5 {
				return true
			}
		}
	}
	return false
}

// stems are the content words of a text, ordinals as numbers.
func stems(text string) map[string]bool {
	m := map[string]bool{}
	for _, w := range contentWords(text) {
		if i := slices.Index(ordinals, w); i >= 0 {
			w = strconv.Itoa(i + 1)
		}
		m[stem(w)] = true
	}
	return m
}

var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// holdsDay reports whether a week, month or year on the board holds a day or
// month: "two weeks ago" is about a day, and of a week.
func holdsDay(board, d string) bool {
	if year, w, ok := strings.Cut(board, "-w"); ok {
		if t, err := time.Parse(time.DateOnly, d); err == nil {
			y, n := t.ISOWeek()
			return strconv.Itoa(y) == year && fmt.Sprintf("%02d", n) == w
		}
	}
	return datePart.MatchString(board+"-01") && strings.HasPrefix(d, board)
}

var (
	datePart  = regexp.MustCompile(`(^|\b)\d{4}-\d\d(-\d\d)?\b`)
	clockPart = regexp.MustCompile(`^\d\d:\d\d`)
)

// valueNoise is what values may be written with or without.
var valueNoise = regexp.MustCompile(`\b(a|an|the)\b|[^\p{L}\p{N}.:/-]+`)

// plainValue brings a value to one form: lower case, single spaces, no
// articles, no plural of units ("2 days" is "2 day"), no thousands commas.
func plainValue(v string) string {
	v = strings.ReplaceAll(strings.ToLower(v), ",", "")
	words := strings.Fields(valueNoise.ReplaceAllString(v, " "))
	for i, w := range words {
		if i > 0 && startsWithDigit(words[0]) && len(w) > 2 {
			words[i] = strings.TrimSuffix(w, "s")
		}
	}
	return strings.Join(words, " ")
}

func startsWithDigit(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }
