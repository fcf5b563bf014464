package reprint

import (
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/reprint/words"
)

// A credit is a phrase by which a report names another outlet as its source:
// "according to CNN", "the Post reported", "(Reuters)". Words spoken to an
// outlet ("told Xinhua", "in an interview with Xinhua") credit a quotation, not
// the report, and are none.
type credit struct {
	Name string // as the outlet is known: "CNN"
	news.Span
}

// credits returns a's credits in the order of its text. a's own name is none.
// Outlets are further names to look for: those of articles that a is compared
// with.
func credits(a *news.Article, ws []words.Word, outlets ...string) []credit {
	own := press().known(a.Outlet)
	f := finder{text: a.Text, ws: ws, press: press(), also: press().also(outlets)}
	f.body, f.head = headOf(ws)
	var out []credit
	first := &f.press.first
	for i := 0; i < len(ws); i++ {
		if w := &ws[i]; w.Flag&words.Capital == 0 && !first.passes(w.Hash) {
			continue
		}
		n, name := f.outlet(i)
		if n == 0 && i < f.head {
			n, name = f.opening(i)
		}
		if n == 0 {
			continue
		}
		if span, ok := f.phrase(i, n); ok && name != own {
			out = append(out, credit{name, span})
		}
		i += n - 1
	}
	return out
}

// finder reads the words around names of outlets.
type finder struct {
	text  string
	ws    []words.Word
	press *outlets
	also  []outletName // besides
	body  int          // words of the headline
	head  int          // words of headline and dateline
}

// raw is word i as written, "" outside the text.
func (f *finder) raw(i int) string {
	if i < 0 || i >= len(f.ws) {
		return ""
	}
	return f.ws[i].Span().In(f.text)
}

func (f *finder) lower(i int) string { return strings.ToLower(f.raw(i)) }

// outlet returns how many words from word i name an outlet, and which.
func (f *finder) outlet(i int) (int, string) {
	if f.ws[i].Is(words.Number) || !f.ws[i].Is(words.Capital) && !f.press.small[f.text[f.ws[i].Start]] {
		return 0, ""
	}
	best, name := 0, ""
	try := func(ns []outletName) {
		for _, n := range ns {
			if len(n.words) > best && f.spells(i, n.words) {
				best, name = len(n.words), n.name
			}
		}
	}
	if h := f.ws[i].Hash; f.press.first.passes(h) {
		try(f.press.names[h])
	}
	try(f.also)
	if best > 0 || !f.ws[i].Is(words.Capital) {
		return best, name
	}
	return f.byEnding(i)
}

func (f *finder) spells(i int, name []string) bool {
	for k, w := range name {
		if f.raw(i+k) != w || k > 0 && !f.ws[i+k-1].Is(words.Possessed) && f.ws[i+k].Start-f.ws[i+k-1].End > 1 {
			return false
		}
	}
	return true
}

// byEnding finds names such as "Erie Times-News" by their last word.
func (f *finder) byEnding(i int) (int, string) {
	const longest = 5
	n := 1
	for n < longest && i+n < len(f.ws) && f.ws[i+n].Is(words.Capital|words.Joined) {
		n++
	}
	if n == 1 || f.press.not[f.raw(i)] {
		return 0, ""
	}
	for ; n > 1; n-- {
		if !f.press.last.passes(f.ws[i+n-1].Hash) {
			continue
		}
		last := f.raw(i + n - 1)
		if f.press.endings[last] || n > 2 && f.press.endings[f.raw(i+n-2)+" "+last] {
			from := i
			for from < i+n-2 && (f.lower(from) == "the" || f.ws[from].Is(words.First)) {
				from++
			}
			for i+n < len(f.ws) && f.ws[i+n].Is(words.Capital|words.Joined) && f.text[f.ws[i+n].Start-1] == '-' {
				n++ // Times-News
			}
			return n, f.text[f.ws[from].Start:f.ws[i+n-1].End]
		}
	}
	return 0, ""
}

// headOf returns where the body begins, and up to where a dateline may reach.
func headOf(ws []words.Word) (body, head int) {
	const dateline = 9 // "SAN JOSE DE CHIQUITOS, Bolivia, March 14, 2024 (Name)"
	for body < len(ws) && ws[body].Is(words.Title) {
		body++
	}
	return body, min(len(ws), body+dateline)
}

// opening finds an outlet that is in no list by where it stands: alone in
// brackets that open the text, or that part a dateline from it. There it must be
// written like a name, and after a dateline, where regions stand in brackets too,
// be in capitals and followed by a dash, unless its last word tells.
func (f *finder) opening(i int) (int, string) {
	const longest = 4
	w := f.ws[i]
	if w.Is(words.Title) || !w.Is(words.Capital) || w.Start == 0 || f.text[w.Start-1] != '(' || f.press.not[f.raw(i)] {
		return 0, ""
	}
	n := 1
	for n < longest && i+n < len(f.ws) && f.ws[i+n].Is(words.Capital|words.Joined) {
		n++
	}
	end := int(f.ws[i+n-1].End)
	if end >= len(f.text) || f.text[end] != ')' {
		return 0, ""
	}
	initials := n == 1 && w.Is(words.Upper) && w.End-w.Start >= 3 && w.End-w.Start <= 5
	if i == f.body && n > 1 || initials && (i == f.body || startsWithDash(f.text[end+1:])) {
		return n, f.text[w.Start:end]
	}
	return 0, ""
}

func startsWithDash(s string) bool {
	s = strings.TrimLeft(s, " \u00a0")
	return strings.HasPrefix(s, "-") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—")
}

// filler may stand between "according to" and the outlet.
var filler = map[string]bool{
	"a": true, "agency": true, "an": true, "article": true, "by": true, "from": true, "in": true, "local": true, "media": true,
	"news": true, "newspaper": true, "newspapers": true, "on": true, "outlet": true, "published": true, "report": true,
	"reports": true, "state": true, "story": true, "the": true,
}

// reporting follows an outlet that is credited.
var reporting = map[string]bool{
	"reported": true, "reports": true, "reporting": true, "wrote": true, "writes": true, "revealed": true,
}

// between may stand between the outlet and such a verb.
var between = map[string]bool{
	"also": true, "earlier": true, "first": true, "had": true, "has": true, "have": true, "is": true, "newspaper": true,
	"news": true, "agency": true, "website": true, "was": true,
}

// phrase returns the whole phrase if the n words at i stand in one that credits.
func (f *finder) phrase(i, n int) (news.Span, bool) {
	start, end := int(f.ws[i].Start), int(f.ws[i+n-1].End)
	if f.bracketed(start, end) {
		return news.Span{Start: start, End: end}, true
	}
	if from, ok := f.before(i); ok {
		return news.Span{Start: int(f.ws[from].Start), End: end}, true
	}
	if to, ok := f.after(i + n); ok {
		return news.Span{Start: start, End: int(f.ws[to].End)}, true
	}
	return news.Span{}, false
}

// before looks for "according to", "reported by", "citing" in front of word i.
func (f *finder) before(i int) (int, bool) {
	const most = 5
	for k := i - 1; k >= 0 && k >= i-most && f.ws[k].Sentence == f.ws[i].Sentence; k-- {
		w := f.lower(k)
		switch {
		case w == "citing" || w == "cites" || w == "cited" && k == i-1:
			return k, true
		case w == "to" && f.lower(k-1) == "according":
			return k - 1, true
		case w == "by" && (f.lower(k-1) == "reported" || f.lower(k-1) == "published"):
			return k - 1, true
		case w == "copyright":
			return k, true
		case w == "by" && k < f.head && f.ws[k].Is(words.First) && !f.ws[i].Is(words.Possessed): // a byline
			return k, true
		case w == "source" && f.ws[k].Is(words.First) && strings.HasPrefix(f.text[f.ws[k].End:], ":"):
			return k, true
		case !filler[w] && !f.ws[k].Is(words.Number):
			return 0, false
		}
	}
	return 0, false
}

// after looks for "reported" behind an outlet that ends before word i.
func (f *finder) after(i int) (int, bool) {
	for k := i; k < len(f.ws) && k < i+3 && f.ws[k].Sentence == f.ws[i-1].Sentence; k++ {
		w := f.lower(k)
		if reporting[w] {
			return k, true
		}
		if !between[w] {
			return 0, false
		}
	}
	return 0, false
}

// bracketed reports whether an agency's name stands alone in brackets, as in
// "PARIS (Reuters)" and "(AFP, dpa)".
func (f *finder) bracketed(start, end int) bool {
	if start == 0 || end >= len(f.text) {
		return false
	}
	open := f.text[start-1] == '(' || start > 2 && strings.HasPrefix(f.text[start-2:], ", ") && strings.ContainsRune(f.text[max(0, start-12):start], '(')
	return open && (f.text[end] == ')' || f.text[end] == ',' || f.text[end] == '/')
}

// named returns the credits in cs to name.
func named(cs []credit, name string) []credit {
	return slices.DeleteFunc(slices.Clone(cs), func(c credit) bool { return c.Name != name })
}
