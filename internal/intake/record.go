package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"chancery/internal/news"
)

// readRecord reads one JSON value: a record, or an answer that wraps a list of
// them.
func readRecord(path string, raw []byte) []Item {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return rejected(path, KindJSON, raw, "not valid JSON: "+err.Error())
	}
	object, ok := v.(map[string]any)
	if !ok {
		return rejected(path, KindJSON, raw, "not a JSON object but "+quoted(string(raw)))
	}
	m := folded(object)
	list := m.wrapped()
	if list == nil || m.body() != "" {
		return []Item{recordItem(path, raw, m)}
	}
	var out []Item
	for i, e := range list {
		p := fmt.Sprintf("%s#%d", path, i+1)
		b, err := json.Marshal(e)
		inner, ok := e.(map[string]any)
		if err != nil || !ok {
			out = append(out, rejected(p, KindJSON, b, "not a JSON object")...)
			continue
		}
		out = append(out, recordItem(p, b, folded(inner)))
	}
	return out
}

func recordItem(path string, raw []byte, m fieldMap) Item {
	it := Item{Path: path, Kind: KindJSON, Raw: raw}
	body := m.body()
	if body == "" {
		it.Rejected = "no field with the report's text (such as text, body, content, maintext)"
		return it
	}
	d := draft{
		title: plain(m.text("title")), body: plain(body), outlet: plain(m.text("outlet")), url: m.text("url"),
		byline: names(plain(m.text("byline"))), credit: plain(m.text("credit")), language: m.text("language"),
	}
	for _, path := range fieldPaths()["published"] {
		if p := ParseTime(textOf(m.at(path), false)); p.Day.Known() {
			d.published = p
			d.published.How = news.HowField
			break
		}
	}
	if strings.Contains(d.outlet, "://") {
		d.outlet = hostOf(d.outlet)
	}
	it.Article, it.Rejected = d.article(path)
	return it
}

// names reads the Python lists that some data sets keep in a string:
// "['Jane Doe', 'John Roe']".
func names(s string) string {
	if inner, ok := strings.CutPrefix(s, "['"); ok {
		return strings.ReplaceAll(strings.TrimSuffix(inner, "']"), "', '", ", ")
	}
	if s == "[]" {
		return ""
	}
	return strings.ReplaceAll(s, "\n", ", ")
}

// rejected is a single item that gave no article.
func rejected(path, kind string, raw []byte, reason string) []Item {
	return []Item{{Path: path, Kind: kind, Raw: raw, Rejected: reason}}
}
