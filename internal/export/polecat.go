package export

import (
	"cmp"
	"strconv"
	"strings"

	"chancery/internal/event"
	"chancery/internal/news"
)

// quadNames are PLOVER's quad classes in words, as POLECAT prints them.
var quadNames = [...]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

// polecat writes one row an event, with the report that came first. Countries are
// ISO alpha-3 or PLOVER's codes; lists are joined by ";". The two columns of
// Wikipedia ids stay empty: we know Wikidata's (see CSV).
func polecat(w *writer) error {
	t := newTable(w.out, tables().columns["polecat"], plain)
	t.header()
	for _, d := range w.deeds() {
		row := map[string]string{
			"Event ID": string(d.ID), "Event Date": string(d.day), "Event Type": d.typ, "Event Mode": d.mode,
			"Intensity": decimal(event.Codebook().Score(d.typ, d.mode)), "Quad Code": quadNames[event.Codebook().Quad(d.typ)],
			"Contexts": strings.Join(d.Contexts, ";"), "Version": w.o.Version,
		}
		polecatSide(row, "Actor", d.actor, d.raw(func(m *news.EventMention) news.Role { return m.Actor }))
		polecatSide(row, "Recipient", d.recipient, d.raw(func(m *news.EventMention) news.Role { return m.Recipient }))
		polecatPlace(row, d.Place, d.raw(func(m *news.EventMention) news.Role { return m.Place }))
		if len(d.mentions) > 0 {
			a := d.mentions[0].article
			row["Source"], row["Publication Date"], row["Language"] = a.Outlet, string(a.Published.Day), a.Language
			row["Story People"] = strings.Join(names(a, news.Person), ";")
			row["Story Organizations"] = strings.Join(names(a, news.Organisation, news.Outlet), ";")
			row["Story Locations"] = strings.Join(names(a, news.Place, news.Country), ";")
		}
		t.put(row)
		w.Rows++
	}
	return t.close()
}

// raw is the words that name a side in the first report that has them.
func (d *deed) raw(side func(*news.EventMention) news.Role) string {
	for _, m := range d.mentions {
		if m.read != nil {
			if words := m.article.Words(side(m.read).Span); words != "" {
				return words
			}
		}
	}
	return ""
}

func polecatSide(row map[string]string, side string, e news.Entity, raw string) {
	row[side+" Name"], row[side+" Country"], row[side+" COW"] = e.Name, e.Country, tables().cow[e.Country]
	row["Primary "+side+" Sector"], row[side+" Sectors"] = e.Sector, e.Sector
	row[side+" Title"], row[side+" Name Raw"] = e.Role, raw
}

func polecatPlace(row map[string]string, e news.Entity, raw string) {
	if !e.IsPlace() {
		return
	}
	row["Placename"], row["Raw Placename"], row["Country"] = e.Name, raw, e.Country
	row["Latitude"], row["Longitude"] = coordinate(e, e.Lat), coordinate(e, e.Lon)
	if e.GeoNames != 0 {
		row["GeoNames ID"] = strconv.Itoa(e.GeoNames)
	}
	switch {
	case e.Type == news.Country:
		row["Feature Type"] = "PCLI"
	case e.GeoNames != 0:
		row["City"], row["Feature Type"] = e.Name, "PPL"
	default:
		row["Province"], row["Feature Type"] = e.Name, "ADM1"
	}
}

// sectorNames are sectors in the words in which ICEWS has them.
var sectorNames = map[string]string{
	"GOV": "Government", "MIL": "Military", "COP": "Police", "JUD": "Judicial", "LEG": "Legislative / Parliamentary", "REB": "Rebel",
	"OPP": "Opposition", "PTY": "Parties", "BUS": "Business", "MED": "Media", "JRN": "Media", "CVL": "Social", "EDU": "Education",
	"LAB": "Labor", "REL": "Religious", "CRM": "Criminals / Gangs", "UAF": "Unidentified Forces", "REF": "Refugees / Displaced",
	"AGR": "Agriculture", "ELI": "Elite", "SPY": "Intelligence", "PRM": "Paramilitary", "SOC": "Social",
}

// icews writes one row for each pair of event and report. It is Latin-1; letters
// that it lacks lose their accents, and what is left becomes "?".
func icews(w *writer) error {
	t := newTable(w.out, tables().columns["icews"], func(s string) string { return latin1(plain(s)) })
	t.header()
	for _, d := range w.deeds() {
		if number(d.ID) == "" || d.cameo == "" {
			w.leave("no code")
			continue
		}
		row := map[string]string{
			"Event ID": number(d.ID), "Event Date": string(d.day), "Event Text": label(d.cameo), "CAMEO Code": d.cameo,
			"Source Name": d.actor.Name, "Source Sectors": sectorNames[d.actor.Sector], "Source Country": nation(d.actor),
			"Target Name": d.recipient.Name, "Target Sectors": sectorNames[d.recipient.Sector], "Target Country": nation(d.recipient),
		}
		if g, ok := goldstein(d.cameo); ok {
			row["Intensity"] = strconv.FormatFloat(g, 'f', 1, 64)
		}
		if len(d.mentions) > 0 {
			m := d.mentions[0]
			row["Story ID"], row["Sentence Number"], row["Publisher"] = storyNumber(m.article.ID), strconv.Itoa(max(m.sentence, 1)), m.article.Outlet
		}
		if p := d.Place; p.IsPlace() {
			row["Country"], row["Latitude"], row["Longitude"] = countryName(p.Country), coordinate(p, p.Lat), coordinate(p, p.Lon)
			if p.Type == news.Place && p.GeoNames != 0 {
				row["City"] = p.Name
			} else if p.Type == news.Place {
				row["Province"] = p.Name
			}
		}
		t.put(row)
		w.Rows++
	}
	return t.close()
}

// nation is the name of an actor's country.
func nation(e news.Entity) string { return countryName(e.Country) }

// storyNumber is an article's ID as a number: fifteen of its sixteen hexadecimal
// digits, which fit a signed 64-bit integer.
func storyNumber(id news.ArticleID) string {
	n, err := strconv.ParseUint(string(id[:min(len(id), 15)]), 16, 63)
	if err != nil {
		return ""
	}
	return strconv.FormatUint(n, 10)
}

// phoenix writes Phoenix's rows. As there, one triple of actors and code has one
// row a day: events that agree in them are put together.
func phoenix(w *writer) error {
	t := newTable(w.out, tables().columns["phoenix"], plain)
	if w.o.Header {
		t.header()
	}
	type key struct {
		day                    news.Day
		source, target, action string
	}
	at := map[key]*deed{}
	var order []*deed
	for _, d := range w.deeds() {
		if len(d.cameo) < 3 {
			w.leave("no code")
			continue
		}
		k := key{d.day, phoenixActor(d.actor).full(), phoenixActor(d.recipient).full(), d.cameo}
		if first := at[k]; first != nil && k.source != "" && k.target != "" {
			first.mentions = append(first.mentions, d.mentions...)
			w.leave("same actors, code and day as another")
			continue
		}
		at[k] = d
		order = append(order, d)
	}
	for _, d := range order {
		t.put(phoenixRow(d))
		w.Rows++
	}
	return t.close()
}

func phoenixRow(d *deed) map[string]string {
	row := map[string]string{
		"EventID": number(d.ID), "Date": compact(d.day), "Year": string(d.day[:4]), "Month": string(d.day[5:7]), "Day": string(d.day[8:]),
		"EventCode": d.cameo, "EventRootCode": d.cameo[:2], "QuadClass": strconv.Itoa(phoenixQuad(d.cameo)),
		"Issues": strings.Join(d.Contexts, ";"),
	}
	if g, ok := phoenixGoldstein(d.cameo); ok {
		row["GoldsteinScore"] = decimal(g)
	}
	for side, e := range map[string]news.Entity{"Source": d.actor, "Target": d.recipient} {
		a := phoenixActor(e)
		row[side+"ActorFull"], row[side+"ActorEntity"], row[side+"ActorRole"], row[side+"ActorAttribute"] = a.full(), a.entity, a.role, a.attribute
	}
	if p := d.Place; p.IsPlace() {
		row["Lat"], row["Lon"], row["CountryName"] = coordinate(p, p.Lat), coordinate(p, p.Lon), p.Country
		switch {
		case p.Type == news.Place && p.GeoNames != 0:
			row["LocationName"] = p.Name
		case p.Type == news.Place:
			row["StateName"] = p.Name
		}
	}
	var sentences, urls, sources []string
	for _, m := range d.mentions {
		sentences = append(sentences, string(m.Article)+"_"+strconv.Itoa(max(m.sentence, 1)))
		urls, sources = append(urls, address(m.article)), append(sources, m.article.Outlet)
	}
	row["SentenceIDs"], row["URLs"], row["NewsSources"] = list(sentences), list(urls), list(sources)
	return row
}

// list joins what is there, each once, in order.
func list(items []string) string {
	seen := map[string]bool{}
	var out []string
	for _, s := range items {
		if s = strings.ReplaceAll(s, ";", ","); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return strings.Join(out, ";")
}

// A phoenixCode is an actor in Phoenix's three parts.
type phoenixCode struct{ entity, role, attribute string }

func (c phoenixCode) full() string { return c.entity + c.role + c.attribute }

func phoenixActor(e news.Entity) phoenixCode {
	c := cameoOf(e)
	out := phoenixCode{entity: cmp.Or(c.country, c.group)}
	types := c.types
	if out.entity == "" && len(types) > 0 {
		out.entity, types = types[0], types[1:]
	} else if c.group != "" {
		out.entity, types = "IGO", []string{c.group}
	}
	if len(types) > 0 {
		out.role = types[0]
	}
	out.attribute = strings.Join(types[min(1, len(types)):], "")
	return out
}

// phoenixQuad is Phoenix's class: 0 for statements, and 16 among verbal conflict.
func phoenixQuad(code string) int {
	switch code[:2] {
	case "01":
		return 0
	case "16":
		return 3
	}
	return quad(code)
}

func phoenixGoldstein(code string) (float64, bool) {
	if g, ok := tables().phoenix[code]; ok {
		return g, true
	}
	return goldstein(code)
}
