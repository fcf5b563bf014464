package export

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
)

// writeCSV writes both flat tables as CSV (RFC 4180, UTF-8, "\r\n" only inside
// quoted cells) and a Frictionless data package that describes them.
func writeCSV(w *writer) error {
	events, mentions := w.flat()
	for _, t := range []flatTable{events, mentions} {
		if err := w.file(t.name+".csv", t.csv); err != nil {
			return err
		}
	}
	return w.file("datapackage.json", func(out io.Writer) error { return describe(out, w.o.Version, events, mentions) })
}

func (t flatTable) csv(out io.Writer) error {
	w := csv.NewWriter(out)
	head := make([]string, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.name
	}
	if err := w.Write(head); err != nil {
		return err
	}
	cells := make([]string, len(t.columns))
	for _, r := range t.rows {
		for i, v := range r {
			cells[i] = cell(v)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func cell(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return decimal(v)
	}
	return ""
}

// describe writes the data package (specs.frictionlessdata.io, version 1).
func describe(out io.Writer, version string, ts ...flatTable) error {
	type field struct {
		Name        string `json:"name"`
		Type        string `json:"type"`
		Description string `json:"description"`
	}
	type schema struct {
		Fields        []field  `json:"fields"`
		MissingValues []string `json:"missingValues"`
		PrimaryKey    string   `json:"primaryKey,omitempty"`
		ForeignKeys   []any    `json:"foreignKeys,omitempty"`
	}
	type resource struct {
		Name        string `json:"name"`
		Path        string `json:"path"`
		Description string `json:"description"`
		Profile     string `json:"profile"`
		Format      string `json:"format"`
		Mediatype   string `json:"mediatype"`
		Encoding    string `json:"encoding"`
		Schema      schema `json:"schema"`
	}
	var rs []resource
	for _, t := range ts {
		s := schema{MissingValues: []string{""}}
		for _, c := range t.columns {
			s.Fields = append(s.Fields, field{c.name, [...]string{"string", "integer", "number", "date"}[c.kind], c.about})
		}
		if t.name == "events" {
			s.PrimaryKey = "id"
		} else {
			s.ForeignKeys = []any{map[string]any{"fields": "event", "reference": map[string]string{"resource": "events", "fields": "id"}}}
		}
		rs = append(rs, resource{t.name, t.name + ".csv", t.about, "tabular-data-resource", "csv", "text/csv", "utf-8", s})
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(map[string]any{"name": "chancery-events", "title": "Events read from news reports", "profile": "tabular-data-package",
		"version": version, "resources": rs})
}
