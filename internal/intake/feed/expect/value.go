package expect

import (
	"fmt"
	"strings"
	"time"
)

func index(v, i value) value {
	switch v := v.(type) {
	case record:
		key, _ := i.(string)
		if got, ok := v[key]; ok {
			return got
		}
		return missing{key}
	case []value:
		n, ok := i.(int64)
		if n < 0 {
			n += int64(len(v))
		}
		if ok && n >= 0 && n < int64(len(v)) {
			return v[n]
		}
	}
	if m, bad := v.(missing); bad {
		return m
	}
	return missing{fmt.Sprint(i)}
}

func truth(v value) bool {
	switch v := v.(type) {
	case nil, missing:
		return false
	case bool:
		return v
	case int64:
		return v != 0
	case float64:
		return v != 0
	case string:
		return v != ""
	case []value:
		return len(v) > 0
	case record:
		return len(v) > 0
	}
	return true
}

func length(v value) value {
	switch v := v.(type) {
	case string:
		return int64(len([]rune(v)))
	case []value:
		return int64(len(v))
	case record:
		return int64(len(v))
	}
	return missing{"len"}
}

func contains(in, v value) bool {
	switch in := in.(type) {
	case []value:
		for _, w := range in {
			if equal(v, w) {
				return true
			}
		}
	case string:
		s, ok := v.(string)
		return ok && strings.Contains(in, s)
	case record:
		key, _ := v.(string)
		_, ok := in[key]
		return ok
	}
	return false
}

func equal(a, b value) bool {
	if t, ok := a.(time.Time); ok {
		a = timeTuple(t)
	}
	if t, ok := b.(time.Time); ok {
		b = timeTuple(t)
	}
	switch x := a.(type) {
	case []value:
		y, ok := b.([]value)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !equal(x[i], y[i]) {
				return false
			}
		}
		return true
	case record:
		y, ok := b.(record)
		return ok && equalRecords(x, y)
	case bool:
		n, isInt := b.(int64)
		return a == b || isInt && (n == 1) == x
	case int64:
		if f, ok := b.(float64); ok {
			return float64(x) == f
		}
		if y, ok := b.(bool); ok {
			return equal(y, x)
		}
	case float64:
		if n, ok := b.(int64); ok {
			return float64(n) == x
		}
	}
	if _, ok := b.(record); ok {
		return false
	}
	if _, ok := b.([]value); ok {
		return false
	}
	return a == b
}

// equalRecords compares fields; "url" only repeats "href".
func equalRecords(a, b record) bool {
	for _, pair := range [][2]record{{a, b}, {b, a}} {
		for k, v := range pair[0] {
			if w, ok := pair[1][k]; k != "url" && (!ok || !equal(v, w)) {
				return false
			}
		}
	}
	return true
}

// timeTuple is Python's struct_time in UTC.
func timeTuple(t time.Time) []value {
	t = t.UTC()
	return []value{int64(t.Year()), int64(t.Month()), int64(t.Day()), int64(t.Hour()), int64(t.Minute()), int64(t.Second()),
		int64(t.Weekday()+6) % 7, int64(t.YearDay()), int64(0)}
}
