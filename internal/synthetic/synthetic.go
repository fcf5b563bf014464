// Package synthetic makes reports for tests and benchmarks: English sentences
// about invented events, as many as wanted, the same for the same seed. Their
// speed figures are fair, their quality figures would mean nothing.
package synthetic

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

//go:embed data/sentences.txt
var sentences string

// A Report is one made-up report.
type Report struct {
	Title, Outlet, Text string
	Published           time.Time
	Story               int // the reports of one story share it
}

// Write returns r as a text file with header lines.
func (r Report) Write() string {
	return fmt.Sprintf("Title: %s\nSource: %s\nDate: %s\n\n%s\n", r.Title, r.Outlet, r.Published.Format(time.DateOnly), r.Text)
}

// HTML returns r as a web page with the surroundings that pages have.
func (r Report) HTML() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s - %s</title>
<meta property="og:site_name" content="%s"><meta property="article:published_time" content="%s"></head><body>
<header><nav><ul>`, r.Title, r.Outlet, r.Outlet, r.Published.Format(time.RFC3339))
	for i := range 40 {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/section/%d">Section %d</a></li>`, i, i)
	}
	fmt.Fprintf(&b, "</ul></nav></header><main><article><h1>%s</h1>", r.Title)
	for _, p := range strings.Split(r.Text, "\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", p)
	}
	b.WriteString(`</article><aside><h2>Most read</h2><ul>`)
	for i := range 30 {
		fmt.Fprintf(&b, `<li><a href="/story/%d">Another headline about matter number %d</a></li>`, i, i)
	}
	b.WriteString("</ul></aside></main><footer>All rights reserved</footer></body></html>")
	return b.String()
}

// Reports returns n reports of n/perStory stories, in order of publication.
func Reports(seed uint64, n, perStory int) []Report {
	rng := rand.New(rand.NewPCG(seed, 0))
	out := make([]Report, 0, n)
	start := time.Date(2024, 1, 1, 6, 0, 0, 0, time.UTC)
	for story := 0; len(out) < n; story++ {
		s := newStory(rng, story, start.Add(time.Duration(story)*time.Hour))
		for range min(perStory, n-len(out)) {
			out = append(out, s.report(rng))
		}
	}
	return out
}

// A maker holds what the reports of one story have in common.
type maker struct {
	n     int
	at    time.Time
	lead  string
	slots *strings.Replacer
}

func newStory(rng *rand.Rand, n int, at time.Time) maker {
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	number := func(limit int) string { return fmt.Sprint(2 + rng.IntN(limit)) }
	person := func() string { return pick(given) + " " + invented(rng) }
	s := maker{n: n, at: at}
	s.slots = strings.NewReplacer("{actor}", person(), "{rival}", person(), "{city}", pick(cities), "{other}", invented(rng),
		"{org}", invented(rng)+" "+pick(organisations), "{day}", at.Weekday().String(), "{n}", number(60), "{m}", number(900),
		"{money}", "$"+number(90)+" million", "{thing}", "the "+strings.ToLower(invented(rng))+" "+pick(things))
	leads, _ := kinds()
	s.lead = s.slots.Replace(pick(leads))
	return s
}

func (s maker) report(rng *rand.Rand) Report {
	_, bodies := kinds()
	var text strings.Builder
	text.WriteString(s.lead)
	for i, at := range rng.Perm(len(bodies))[:12] {
		sep := " "
		if i%3 == 0 {
			sep = "\n"
		}
		line := s.slots.Replace(bodies[at])
		for strings.Contains(line, "{word}") {
			line = strings.Replace(line, "{word}", strings.ToLower(invented(rng)), 1)
		}
		text.WriteString(sep + line)
	}
	title := strings.Fields(strings.TrimSuffix(s.lead, "."))
	return Report{
		Title: strings.Join(title[:min(9, len(title))], " "), Outlet: outlets[rng.IntN(len(outlets))],
		Text: text.String(), Published: s.at.Add(time.Duration(rng.IntN(48)) * time.Hour), Story: s.n,
	}
}

// kinds returns the sentences that open a report and those of its body.
func kinds() (leads, bodies []string) {
	for line := range strings.Lines(sentences) {
		kind, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch kind {
		case "L":
			leads = append(leads, text)
		case "B":
			bodies = append(bodies, text)
		}
	}
	return leads, bodies
}

// invented makes a capitalised word that no dictionary holds.
func invented(rng *rand.Rand) string {
	var b strings.Builder
	for range 2 + rng.IntN(2) {
		b.WriteString(onsets[rng.IntN(len(onsets))] + nuclei[rng.IntN(len(nuclei))])
	}
	return b.String()[:1] + strings.ToLower(b.String()[1:])
}

var (
	onsets        = []string{"B", "Br", "D", "F", "G", "K", "Kr", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V", "Z"}
	nuclei        = []string{"a", "an", "ar", "e", "el", "en", "i", "in", "o", "on", "or", "u", "um"}
	given         = []string{"Anna", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jan", "Karim", "Lena"}
	cities        = []string{"Paris", "Nairobi", "Lima", "Hanoi", "Oslo", "Cairo", "Ankara", "Delhi", "Seoul", "Madrid", "Warsaw", "Bogota"}
	organisations = []string{"Ministry", "Group", "University", "Energy", "Union", "Council", "Airlines", "Bank"}
	things        = []string{"dam", "pipeline", "border rules", "tax law", "railway", "port", "power plant", "water treaty", "fishing quota"}
	outlets       = []string{"Northgate Wire", "Harbour Courier", "Lantern Post", "Meridian Press Agency", "Coastline Daily", "Fenwick Gazette"}
)
