package quote

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// accordingTo makes an attribution of "according to X" at word i, for what
// stands before it, or after it where it opens the sentence.
func (r *reader) accordingTo(i int) {
	from := i + 2
	end := max(r.phraseEnd(from), r.creditEnd(i))
	if end <= from {
		return
	}
	if r.is(end, ",") && end+1 < len(r.ws) && (r.ws[end+1].Is("a") || r.ws[end+1].Is("an") || r.ws[end+1].Is("the") || r.ws[end+1].Is("who")) && i > 2 && r.belongs(end+1, from) {
		end = r.appositionEnd(end + 1)
	}
	if r.is(end, "that") || r.is(end, "who") || r.is(end, "by") || r.is(end, "on") {
		if e := r.appositionEnd(end); e-from < 20 && i > 2 {
			end = e
		}
	}
	r.credit(i, i+2, from, end)
}

// creditEnd is where the phrase of the source after "according to" at word i
// ends by the tree, at its first comma at the latest; 0 without one.
func (r *reader) creditEnd(i int) int {
	g := &r.g
	k := g.tokenAt(r.ws[i].Start)
	h := g.Governor(k)
	if !g.Parsed() || h <= k+1 || g.hi[h] >= len(g.Words) {
		return 0
	}
	last := k + 2
	for last < g.hi[h] && !g.mark(last+1, ",;:") && !g.quoted[last+1] {
		last++
	}
	end := i + 2
	for end < len(r.ws) && r.ws[end].End <= g.tokens[last].End {
		end++
	}
	for end > i+2 && r.ws[end-1].Kind == words.Mark && !r.insideName(end-1) {
		end--
	}
	return end
}

// credit adds the attribution of a clause to the source [from, end) that the
// cue [i, cueEnd) names.
func (r *reader) credit(i, cueEnd, from, end int) {
	k := i
	if r.is(k-1, ",") || r.is(k-1, "-") || r.is(k-1, "(") || r.is(k-1, "—") {
		k--
	}
	var content news.Span
	if r.is(end, ",") && k > 0 && r.g.Parsed() && !r.hasVerb(k) && r.clauseStart(k-1) == 0 && end+3 < len(r.ws) {
		r.add(news.Says, r.span(from, end), r.span(i, cueEnd), news.Span{Start: r.ws[0].Start, End: r.rest(end + 1).End})
		return
	}
	if start := r.clauseStart(max(k-1, 0)); k-start > 2 || k > 0 && r.inside[k-1] >= 0 {
		content = r.span(start, k)
		if start > 0 && r.inside[start-1] >= 0 && r.quotes[r.inside[start-1]].speech {
			content = r.quotes[r.inside[start-1]].Cover(content) // "…," Poe told Roe, according to
		}
		if k > 0 && r.inside[k-1] >= 0 && r.quotes[r.inside[k-1]].speech {
			content = r.quotes[r.inside[k-1]].Span
		}
	} else if r.is(end, ",") {
		if content = r.quoteFrom(end); content.IsZero() {
			content = r.rest(end + 1)
		}
	}
	r.add(news.Says, r.span(from, end), r.span(i, cueEnd), content)
}

// belongs reports whether the apposition at word i hangs on the source that
// begins at word from; without a tree it is taken to.
func (r *reader) belongs(i, from int) bool {
	g := &r.g
	if !g.Parsed() {
		return true
	}
	k, first := g.tokenAt(r.ws[i].Start), g.tokenAt(r.ws[from].Start)
	for steps := 0; k >= 0 && k < len(g.Words) && steps < len(g.Words); steps++ {
		if up := g.Governor(k); up < 0 || up < first {
			return false
		} else if up < g.tokenAt(r.ws[i].Start) {
			return true
		} else {
			k = up
		}
	}
	return false
}

// hasVerb reports whether a verb stands before word i.
func (r *reader) hasVerb(i int) bool {
	for k := range r.g.Words {
		if r.g.tokens[k].Start >= r.ws[i].Start {
			break
		}
		if u := r.g.Words[k].UPOS; (u == "VERB" || u == "AUX") && r.g.form(k) != "according" {
			return true
		}
	}
	return false
}

// byOutlet reads "as reported by X", "described by X as …" and says whether
// there was one.
func (r *reader) byOutlet(i int) bool {
	switch r.ws[i].Lower {
	case "reported", "described", "cited", "quoted", "announced", "confirmed", "published":
	default:
		return false
	}
	if !r.is(i+1, "by") || i+2 >= len(r.ws) {
		return false
	}
	end := r.phraseEnd(i + 2)
	if end <= i+2 {
		return false
	}
	start := i
	if r.is(i-1, "as") {
		start = i - 1
	} else if !r.is(i-1, ",") {
		return false
	}
	r.credit(start, i+2, i+2, end)
	return true
}

// quotedAs reads "X was quoted as saying …" and "X was quoted by Y as saying".
func (r *reader) quotedAs(i int) {
	k := i - 3
	for k >= 0 && between(r.ws[k].Lower) {
		k--
	}
	if k < 0 {
		return
	}
	c := cue{takes: that | bare | speech, stance: news.Says}
	end := i + 1
	if r.is(end, "by") {
		end = r.phraseEnd(end + 1)
	}
	content := r.after(c, end)
	if content.IsZero() {
		content = r.before(c, r.phraseStart(k))
	}
	r.add(news.Says, r.trim(r.phraseStart(k), k+1), r.span(i-2, i+1), content)
}

// maxLabel is the most words before the colon of "X: …".
const maxLabel = 8

// afterColon reads a speaker and a colon before speech, as in interviews.
func (r *reader) afterColon() {
	for i := 1; i+1 < len(r.ws) && i <= maxLabel; i++ {
		if !r.is(i, ":") || r.inside[i] >= 0 {
			continue
		}
		q := r.quoteFrom(i)
		if q.IsZero() || !r.ws[0].Cap || len(r.a.Attributions) > r.first {
			return
		}
		r.add(news.Says, r.span(0, i), r.span(i, i+1), q)
		return
	}
}

// maxSignature is how many bytes after speech a dash and name may take.
const maxSignature = 120

// signed reads "…" — NAME at the end of a paragraph, for speech that has no
// other source.
func (r *reader) signed() {
	for _, q := range r.quotes {
		if !q.speech {
			continue
		}
		tail := r.a.Text[q.End:min(q.End+maxSignature, len(r.a.Text))]
		line, _, whole := strings.Cut(tail, "\n")
		if !whole && len(tail) == maxSignature {
			continue
		}
		rest := strings.TrimLeft(line, " \u00a0")
		name := strings.TrimLeft(rest, "-–—―")
		dash := len(rest) - len(name)
		if dash == 0 {
			continue
		}
		start := q.End + len(line) - len(rest)
		s := news.Span{Start: start + dash, End: start + len(strings.TrimRight(rest, " \r\t\u00a0."))}
		ws := r.split(s)
		if len(ws) == 0 || len(ws) > maxLabel || !ws[0].Cap || s.End > r.a.Body.End || r.claimed(q.Span) {
			continue
		}
		s.Start = ws[0].Start
		if _, ok := r.cueAt(ws, len(ws)-1); !ok {
			r.add(news.Says, s, news.Span{Start: start, End: start + dash}, q.Span)
		}
	}
}

// claimed reports whether s is the content of an attribution already.
func (r *reader) claimed(s news.Span) bool {
	for i := range r.a.Attributions {
		if r.a.Attributions[i].Content.Overlaps(s) {
			return true
		}
	}
	return false
}

// words of a span of the article, lower case, for looking at sources.
func (r *reader) split(s news.Span) []words.Word { return words.Split(nil, r.a.Text, s) }
