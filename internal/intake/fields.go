package intake

import (
	"encoding/json"
	"strconv"
	"strings"
	"sync"
)

// fieldPaths maps "title" and so on to the paths that may hold it, the first
// choice first.
var fieldPaths = sync.OnceValue(func() map[string][][]string {
	out := map[string][][]string{}
	for _, r := range rows("fields.tsv") {
		out[r[0]] = append(out[r[0]], strings.Split(r[1], "."))
	}
	return out
})

// A fieldMap is a JSON object under names as fields.tsv writes them.
type fieldMap map[string]any

// fold writes a field name as fields.tsv does: "date_published" and
// "datePublished" are one; JSON-LD's "@id" is "id".
func fold(name string) string {
	plain := true
	for i := range len(name) {
		c := name[i]
		plain = plain && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
	}
	if plain {
		return name
	}
	return strings.NewReplacer("_", "", "-", "", "@", "", " ", "").Replace(strings.ToLower(name))
}

// folded is m under folded names; of two names that fold alike the one that
// sorts first wins.
func folded(m map[string]any) fieldMap {
	out := make(fieldMap, len(m))
	from := make(map[string]string, len(m))
	for k, v := range m {
		f := fold(k)
		if was, ok := from[f]; !ok || k < was {
			out[f], from[f] = v, k
		}
	}
	return out
}

// text is the first field of that role that holds something, as text.
func (m fieldMap) text(role string) string {
	for _, path := range fieldPaths()[role] {
		if s := textOf(m.at(path), role == "byline"); s != "" {
			return s
		}
	}
	return ""
}

// body is the first body field that is long enough for a report, else the first
// one at all. Numbers are no body.
func (m fieldMap) body() string {
	first := ""
	for _, path := range fieldPaths()["body"] {
		s := textOf(m.at(path), false)
		if s == "" || allDigits(s) {
			continue
		}
		if weight(s) >= MinBody {
			return s
		}
		if first == "" {
			first = s
		}
	}
	return first
}

// wrapped is the list of records inside an answer such as {"articles": […]}.
func (m fieldMap) wrapped() []any {
	for _, path := range fieldPaths()["wrapper"] {
		if list, ok := m.at(path).([]any); ok && len(list) > 0 {
			if _, ok := list[0].(map[string]any); ok {
				return list
			}
		}
	}
	return nil
}

func (m fieldMap) at(path []string) any {
	v, ok := m[path[0]]
	for _, step := range path[1:] {
		if !ok {
			return nil
		}
		if list, isList := v.([]any); isList && len(list) > 0 {
			v = list[0]
		}
		object, isObject := v.(map[string]any)
		if !isObject {
			return nil
		}
		v, ok = folded(object)[step]
	}
	return v
}

// textOf writes a JSON value as text: a list joined (names by ", ", paragraphs
// by line ends), an object by its name or value. Booleans and null are nothing.
func textOf(v any, names bool) string {
	switch v := v.(type) {
	case string:
		if v == "None" || v == "null" || v == "nan" {
			return ""
		}
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		var parts []string
		for _, e := range v {
			if s := textOf(e, names); s != "" {
				parts = append(parts, s)
			}
		}
		if names {
			return strings.Join(parts, ", ")
		}
		return strings.Join(parts, "\n\n")
	case map[string]any:
		m := folded(v)
		for _, k := range []string{"name", "value", "text", "title", "rendered", "id", "url"} {
			if s, ok := m[k].(string); ok && s != "" {
				return strings.TrimSpace(s)
			}
		}
	}
	return ""
}
