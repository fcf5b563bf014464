package export

import (
	"cmp"
	"encoding/json"

	"chancery/internal/event"
	"chancery/internal/news"
)

// The fields of PLOVER's JSON, as far as we know anything for them.

type ploverEvent struct {
	ID         string          `json:"id"`
	HasEvent   bool            `json:"has_event"`
	Date       string          `json:"date"`
	EndDate    string          `json:"enddate,omitempty"`
	Actor      []ploverActor   `json:"actor"`
	Recipient  []ploverActor   `json:"recipient"`
	Event      []string        `json:"event"`
	Place      *ploverPlace    `json:"event_loc,omitempty"`
	EventText  string          `json:"event_text,omitempty"`
	Quad       int             `json:"quad_code"`
	Scale      float64         `json:"event_scale"`
	Mode       []string        `json:"mode"`
	Context    []string        `json:"context"`
	Link       string          `json:"link,omitempty"`
	Text       string          `json:"text,omitempty"`
	TextInfo   *ploverText     `json:"text_info,omitempty"`
	CiteInfo   *ploverCitation `json:"cite_info,omitempty"`
	Coder      string          `json:"coder"`
	CodedDate  string          `json:"coded_date,omitempty"`
	Comment    string          `json:"comment,omitempty"`
	Provenance []news.Evidence `json:"evidence"` // ours: every sentence, with byte spans
}

type ploverActor struct {
	Code   string `json:"code,omitempty"`
	Sector string `json:"sector,omitempty"`
	Text   string `json:"entity_text,omitempty"`
	ID     string `json:"identifier_id,omitempty"` // Wikidata
	Name   string `json:"identifier_text,omitempty"`
	Office string `json:"office,omitempty"`
}

type ploverPlace struct {
	Extracted string   `json:"extracted_place,omitempty"`
	Resolved  string   `json:"resolved_place,omitempty"`
	GeoNames  int      `json:"geonameid,omitempty"`
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	City      string   `json:"city,omitempty"`
	Province  string   `json:"province,omitempty"`
	Country   string   `json:"country,omitempty"`
	Code      string   `json:"country_code,omitempty"`
}

type ploverText struct {
	Sequence int `json:"sequence"` // of the sentence in the text, from 1
	Start    int `json:"start"`
	End      int `json:"end"`
}

type ploverCitation struct {
	Citation    string `json:"citation"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Version     string `json:"version,omitempty"`
}

// plover writes PLOVER's records, one JSON object a line. Statuses that were asked
// for are kept as auxiliary modes ("future", "hypothetical", "historical") beside
// the type that the rules give.
func plover(w *writer) error {
	enc := json.NewEncoder(w.out)
	enc.SetEscapeHTML(false)
	w.spans = true
	for _, d := range w.deeds() {
		if err := enc.Encode(ploverRecord(d, w.o.Version)); err != nil {
			return err
		}
		w.Rows++
	}
	return nil
}

func ploverRecord(d *deed, version string) ploverEvent {
	out := ploverEvent{
		ID: string(d.ID), HasEvent: true, Date: string(d.day), Event: []string{d.typ}, Mode: []string{}, Context: d.Contexts,
		Quad: event.Codebook().Quad(d.typ), Scale: event.Codebook().Score(d.typ, d.mode), Coder: "chancery",
		Actor:     ploverSide(d.actor, d.raw(func(m *news.EventMention) news.Role { return m.Actor })),
		Recipient: ploverSide(d.recipient, d.raw(func(m *news.EventMention) news.Role { return m.Recipient })),
		Place:     ploverWhere(d.Place, d.raw(func(m *news.EventMention) news.Role { return m.Place })),
	}
	if d.Days.To.Known() && d.Days.To != d.day {
		out.EndDate = string(d.Days.To)
	}
	if d.mode != "" {
		out.Mode = append(out.Mode, d.mode)
	}
	if aux := map[news.Status]string{news.Planned: "future", news.Possible: "hypothetical", news.Historical: "historical"}[d.Status]; aux != "" {
		out.Mode = append(out.Mode, aux)
	}
	if out.Context == nil {
		out.Context = []string{}
	}
	if d.dayHow == "published" {
		out.Comment = "date is that of the first report"
	}
	for _, m := range d.mentions {
		out.Provenance = append(out.Provenance, m.Evidence)
	}
	if len(d.mentions) > 0 {
		cite(&out, d.mentions[0], version)
	}
	return out
}

// cite adds the first report.
func cite(out *ploverEvent, m mention, version string) {
	a := m.article
	out.EventText, out.Text, out.Link = a.Words(m.Trigger), m.Text, a.URL
	out.TextInfo = &ploverText{max(m.sentence, 1), m.Start, m.End}
	out.CiteInfo = &ploverCitation{Citation: address(a), URL: a.URL, Title: a.Title, Language: a.Language, Publication: a.Outlet, Version: version}
}

func ploverSide(e news.Entity, raw string) []ploverActor {
	if e.Name == "" && raw == "" {
		return []ploverActor{}
	}
	return []ploverActor{{Code: e.Country, Sector: e.Sector, Text: cmp.Or(raw, e.Name), ID: e.Wikidata, Name: e.Name, Office: e.Role}}
}

func ploverWhere(e news.Entity, raw string) *ploverPlace {
	if !e.IsPlace() {
		return nil
	}
	p := &ploverPlace{Extracted: raw, Resolved: e.Name, GeoNames: e.GeoNames, Country: countryName(e.Country), Code: e.Country}
	if e.Lat != 0 || e.Lon != 0 {
		p.Lat, p.Lon = &e.Lat, &e.Lon
	}
	if e.Type == news.Place && e.GeoNames != 0 {
		p.City = e.Name
	} else if e.Type == news.Place {
		p.Province = e.Name
	}
	return p
}
