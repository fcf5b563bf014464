package export

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/internal/news"
)

// gdeltEvents writes GDELT's event table (codebook of GDELT 2.0, 2015).
//
// NumSources counts independent origins, NumArticles articles with copies,
// NumMentions sentences. AvgTone is 0, which stands for neutral: we do not measure
// tone, and clients refuse a row without it. An event whose own day is unknown has
// that of its first report, which is GDELT's own way.
func gdeltEvents(w *writer) error {
	t := newTable(w.out, tables().columns["gdelt2_events"], plain)
	if w.o.Header {
		t.header()
	}
	for _, d := range w.deeds() {
		if number(d.ID) == "" || len(d.cameo) < 3 {
			w.leave("no code")
			continue
		}
		row := map[string]string{
			"GLOBALEVENTID": number(d.ID), "SQLDATE": compact(d.day), "MonthYear": compact(d.day)[:6], "Year": string(d.day[:4]),
			"FractionDate": fractionDate(d.day), "IsRootEvent": d.root(),
			"EventCode": d.cameo, "EventBaseCode": d.cameo[:3], "EventRootCode": d.cameo[:2], "QuadClass": strconv.Itoa(quad(d.cameo)),
			"NumMentions": strconv.Itoa(len(d.Mentions)), "NumSources": strconv.Itoa(d.Origins), "NumArticles": strconv.Itoa(d.articles()),
			"AvgTone": "0", "DATEADDED": d.added(), "SOURCEURL": d.source(),
		}
		if g, ok := goldstein(d.cameo); ok {
			row["GoldsteinScale"] = decimal(g)
		}
		gdeltActor(row, "Actor1", d.actor)
		gdeltActor(row, "Actor2", d.recipient)
		gdeltPlace(row, "Actor1Geo_", d.actor)
		gdeltPlace(row, "Actor2Geo_", d.recipient)
		gdeltPlace(row, "ActionGeo_", d.Place)
		t.put(row)
		w.Rows++
	}
	return t.close()
}

// fractionDate is GDELT's day of the year in thirty-day months.
func fractionDate(d news.Day) string {
	t := d.Time()
	return strconv.FormatFloat(float64(t.Year())+float64(int(t.Month())*30+t.Day())/365, 'f', 4, 64)
}

// root says whether any report has the event in its first paragraph.
func (d *deed) root() string {
	for _, m := range d.mentions {
		if i := m.sentence - 1; i >= 0 && lead(m.article, i) {
			return "1"
		}
	}
	return "0"
}

// lead reports whether a sentence is the headline or in the first paragraph.
func lead(a *news.Article, i int) bool {
	if a.Sentences[i].Title {
		return true
	}
	for _, s := range a.Sentences {
		if !s.Title {
			return a.Sentences[i].Paragraph == s.Paragraph
		}
	}
	return false
}

func (d *deed) added() string {
	for _, m := range d.mentions {
		if s := stamp(m.article); s != "" {
			return s
		}
	}
	return compact(d.day) + "000000"
}

func (d *deed) source() string {
	if len(d.mentions) == 0 {
		return ""
	}
	return address(d.mentions[0].article)
}

// cameoTypes are PLOVER sectors that CAMEO knows by a role code.
var cameoTypes = map[string]string{
	"COP": "COP", "GOV": "GOV", "JUD": "JUD", "LEG": "LEG", "MIL": "MIL", "REB": "REB", "SPY": "SPY", "UAF": "UAF", "AGR": "AGR", "BUS": "BUS",
	"CRM": "CRM", "CVL": "CVL", "EDU": "EDU", "ELI": "ELI", "LAB": "LAB", "MED": "MED", "JRN": "MED", "REF": "REF", "OPP": "OPP", "PTY": "PTY",
}

// A cameoActor is an actor in CAMEO's codes.
type cameoActor struct {
	country, group string
	types          []string
}

// code puts the parts together as CAMEO does: "RUSGOV", "IGOUNO".
func (c cameoActor) code() string {
	if c.country == "" && c.group != "" {
		return strings.Join(c.types, "") + c.group
	}
	return c.country + strings.Join(c.types, "")
}

// cameoOf codes an actor; what PLOVER counts as a country without being one (IGO,
// NGO, UNO, EUR …) is a type or a known group in CAMEO.
func cameoOf(e news.Entity) (c cameoActor) {
	switch e.Country {
	case "":
	case "UNO":
		return cameoActor{group: "UNO", types: []string{"IGO"}}
	case "EUR":
		return cameoActor{country: "EUR", group: "EEC", types: []string{"IGO"}}
	case "IGO", "NGO", "IMG", "MNC":
		c.types = append(c.types, e.Country)
	case "ISM":
		c.types = append(c.types, "IMG")
	default:
		c.country = cameoCountry(e.Country)
	}
	if t := cameoTypes[e.Sector]; t != "" && e.Type != news.Country {
		c.types = append(c.types, t)
	}
	return c
}

func gdeltActor(row map[string]string, side string, e news.Entity) {
	c := cameoOf(e)
	row[side+"Code"], row[side+"Name"] = c.code(), strings.ToUpper(e.Name)
	row[side+"CountryCode"], row[side+"KnownGroupCode"] = c.country, c.group
	for i, t := range c.types[:min(len(c.types), 3)] {
		row[fmt.Sprintf("%sType%dCode", side, i+1)] = t
	}
}

// gdeltPlace fills the eight columns of a place: 1 country, 2 US state, 3 US city,
// 4 city elsewhere, 5 region elsewhere, 0 none. Only countries have a FeatureID:
// GDELT's are of GNS, ours of GeoNames.
func gdeltPlace(row map[string]string, side string, e news.Entity) {
	if !e.IsPlace() || fips(e.Country) == "" {
		row[side+"Type"] = "0"
		return
	}
	code := fips(e.Country)
	row[side+"CountryCode"], row[side+"ADM1Code"] = code, code
	row[side+"Lat"], row[side+"Long"] = coordinate(e, e.Lat), coordinate(e, e.Lon)
	row[side+"Fullname"] = e.Name
	switch {
	case e.Type == news.Country:
		row[side+"Type"], row[side+"FeatureID"] = "1", code
		return
	case e.GeoNames == 0 && e.Country == "USA":
		row[side+"Type"] = "2"
	case e.GeoNames == 0:
		row[side+"Type"] = "5"
	case e.Country == "USA":
		row[side+"Type"] = "3"
	default:
		row[side+"Type"] = "4"
	}
	row[side+"Fullname"] = e.Name + ", " + countryName(e.Country)
}

// gdeltMentions writes GDELT's table of mentions. Extras holds our own evidence as
// JSON: article, byte span of the sentence, its words, and the status it gives.
func gdeltMentions(w *writer) error {
	t := newTable(w.out, tables().columns["gdelt2_mentions"], plain)
	if w.o.Header {
		t.header()
	}
	for _, d := range w.deeds() {
		if number(d.ID) == "" {
			w.leave("no code")
			continue
		}
		for _, m := range d.mentions {
			t.put(gdeltMention(d, m))
			w.Rows++
		}
	}
	return t.close()
}

func gdeltMention(d *deed, m mention) map[string]string {
	a := m.article
	kind := "1" // web
	if a.URL == "" {
		kind = "2" // citation only
	}
	row := map[string]string{
		"GLOBALEVENTID": number(d.ID), "EventTimeDate": d.added(), "MentionTimeDate": cmp.Or(stamp(a), d.added()), "MentionType": kind,
		"MentionSourceName": a.Outlet, "MentionIdentifier": address(a), "SentenceID": strconv.Itoa(max(m.sentence, 1)),
		"Actor1CharOffset": "-1", "Actor2CharOffset": "-1", "ActionCharOffset": offset(a, m.Trigger),
		"InRawText": "1", "MentionDocLen": strconv.Itoa(utf8.RuneCountInString(a.Words(a.Body))), "Extras": extras(m),
	}
	if m.read != nil {
		row["Actor1CharOffset"], row["Actor2CharOffset"] = offset(a, m.read.Actor.Span), offset(a, m.read.Recipient.Span)
	}
	return row
}

// offset counts characters of the report before a span, -1 where there is none.
func offset(a *news.Article, s news.Span) string {
	if s.IsZero() || s.Start < a.Body.Start || s.Start > len(a.Text) {
		return "-1"
	}
	return strconv.Itoa(utf8.RuneCountInString(a.Text[a.Body.Start:s.Start]))
}

func extras(m mention) string {
	b, err := json.Marshal(struct {
		news.Evidence
		Trigger    news.Span   `json:"trigger"`
		Status     news.Status `json:"status"`
		AssertedBy string      `json:"asserted_by,omitempty"`
	}{m.Evidence, m.Trigger, m.Status, m.AssertedBy})
	if err != nil {
		return "" // strings and numbers alone
	}
	return string(b)
}

// names lists the entities of some types that an article mentions, each once.
func names(a *news.Article, types ...news.EntityType) (out []string) {
	for _, e := range a.Entities {
		if slices.Contains(types, e.Type) && e.Name != "" && !slices.Contains(out, e.Name) {
			out = append(out, e.Name)
		}
	}
	return out
}
