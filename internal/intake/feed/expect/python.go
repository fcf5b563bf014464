package expect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A value is what an expression is worth: nil (None), bool, int64, float64,
// string, []value or record. missing stands for a KeyError or IndexError.
type value any

// A record is a feed, entry or detail with its fields.
type record map[string]value

type missing struct{ what string }

// An expression is a piece of Python as feedparser's tests use it: paths,
// literals, ==, !=, is, in, not, and, or, +, len(), has_key().
type expression struct {
	tokens []string
	at     int
	root   record
}

var lexeme = regexp.MustCompile(`^\s*(?:([urb]{0,2}(?:'''(?s:.*?)'''|"""(?s:.*?)"""|'(?:[^'\\]|\\(?s:.))*'|"(?:[^"\\]|\\(?s:.))*"))|(\d+\.\d+|\d+)|([A-Za-z_]\w*)|(==|!=|<=|>=|[][(){}.,+<>:*-]))`)

// evaluate tells whether an expression holds for root.
func evaluate(source string, root record) (ok bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			ok, err = false, fmt.Errorf("expression not understood: %v", r)
		}
	}()
	e := &expression{root: root}
	for rest := strings.TrimSpace(source); rest != ""; rest = strings.TrimSpace(rest) {
		m := lexeme.FindString(rest)
		if m == "" {
			return false, fmt.Errorf("expression not understood at %.40q", rest)
		}
		e.tokens = append(e.tokens, strings.TrimSpace(m))
		rest = rest[len(m):]
	}
	v := e.or()
	if e.at < len(e.tokens) {
		return false, fmt.Errorf("expression not understood at %q", e.tokens[e.at])
	}
	if m, isMissing := v.(missing); isMissing {
		return false, fmt.Errorf("no %s", m.what)
	}
	return truth(v), nil
}

func (e *expression) peek() string {
	if e.at < len(e.tokens) {
		return e.tokens[e.at]
	}
	return ""
}

func (e *expression) take(t string) bool {
	if e.peek() != t {
		return false
	}
	e.at++
	return true
}

func (e *expression) must(t string) {
	if !e.take(t) {
		panic("want " + t + ", have " + e.peek())
	}
}

func (e *expression) or() value {
	v := e.and()
	for e.take("or") {
		if w := e.and(); !truth(v) {
			v = w
		}
	}
	return v
}

func (e *expression) and() value {
	v := e.not()
	for e.take("and") {
		if w := e.not(); truth(v) {
			v = w
		}
	}
	return v
}

func (e *expression) not() value {
	if e.take("not") {
		v := e.not()
		if _, bad := v.(missing); bad {
			return v
		}
		return !truth(v)
	}
	return e.comparison()
}

func (e *expression) comparison() value {
	v := e.sum()
	result, compared := true, false
	for {
		op := e.peek()
		switch op {
		case "==", "!=", "is", "in":
			e.at++
		case "not":
			e.at++
			e.must("in")
		default:
			if !compared {
				return v
			}
			return result
		}
		negate := op == "!=" || op == "not" || op == "is" && e.take("not")
		w := e.sum()
		for _, x := range []value{v, w} {
			if m, bad := x.(missing); bad {
				return m
			}
		}
		holds := equal(v, w)
		if op == "in" || op == "not" {
			holds = contains(w, v)
		}
		result, compared = result && holds != negate, true
		v = w
	}
}

func (e *expression) sum() value {
	v := e.postfix()
	for e.take("+") {
		a, _ := v.(string)
		b, _ := e.postfix().(string)
		v = a + b
	}
	return v
}

func (e *expression) postfix() value {
	v := e.atom()
	for {
		switch {
		case e.take("."):
			name := e.peek()
			e.at++
			v = e.member(v, name)
		case e.take("["):
			i := e.or()
			e.must("]")
			v = index(v, i)
		default:
			return v
		}
	}
}

// member reads a field or calls one of the few methods.
func (e *expression) member(v value, name string) value {
	if !e.take("(") {
		return index(v, name)
	}
	var args []value
	for !e.take(")") {
		args = append(args, e.or())
		e.take(",")
	}
	r, _ := v.(record)
	switch name {
	case "has_key":
		_, bad := index(r, args[0]).(missing)
		return !bad
	case "get":
		found := index(r, args[0])
		if _, bad := found.(missing); bad {
			found = nil
			if len(args) > 1 {
				found = args[1]
			}
		}
		return found
	case "startswith":
		s, _ := v.(string)
		p, _ := args[0].(string)
		return strings.HasPrefix(s, p)
	}
	panic("method " + name)
}

func (e *expression) atom() value {
	t := e.peek()
	e.at++
	switch {
	case t == "":
		panic("end of expression")
	case t == "None":
		return nil
	case t == "True", t == "False":
		return t == "True"
	case t == "len":
		e.must("(")
		v := e.or()
		e.must(")")
		return length(v)
	case t == "{":
		return e.dict()
	case t == "(" || t == "[":
		return e.sequence(map[string]string{"(": ")", "[": "]"}[t])
	case t == "-":
		switch n := e.atom().(type) {
		case int64:
			return -n
		case float64:
			return -n
		}
		panic("minus")
	case t[0] >= '0' && t[0] <= '9':
		if n, err := strconv.ParseInt(t, 10, 64); err == nil {
			return n
		}
		f, _ := strconv.ParseFloat(t, 64)
		return f
	case strings.ContainsAny(t[:min(3, len(t))], `'"`):
		s := unquote(t)
		for strings.ContainsAny(e.peek()[:min(3, len(e.peek()))], `'"`) { // literals side by side are one
			s += unquote(e.peek())
			e.at++
		}
		return s
	}
	return index(e.root, t)
}

func (e *expression) sequence(end string) value {
	list, comma := []value{}, false
	for !e.take(end) {
		list = append(list, e.or())
		comma = e.take(",") || comma
	}
	if end == ")" && len(list) == 1 && !comma {
		return list[0]
	}
	return list
}

func (e *expression) dict() value {
	r := record{}
	for !e.take("}") {
		key, _ := e.or().(string)
		e.must(":")
		r[key] = e.or()
		e.take(",")
	}
	return r
}

var escape = regexp.MustCompile(`\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|(?s:.))`)

func unquote(t string) string {
	prefix := strings.IndexAny(t, `'"`)
	raw := strings.Contains(t[:prefix], "r")
	t = t[prefix:]
	q := 1
	if len(t) >= 6 && (strings.HasPrefix(t, `"""`) || strings.HasPrefix(t, "'''")) {
		q = 3
	}
	t = t[q : len(t)-q]
	if raw {
		return t
	}
	return escape.ReplaceAllStringFunc(t, func(m string) string {
		switch m[1] {
		case 'n':
			return "\n"
		case 't':
			return "\t"
		case 'r':
			return "\r"
		case '\n':
			return ""
		case 'u', 'U', 'x':
			if n, err := strconv.ParseUint(m[2:], 16, 32); err == nil {
				return string(rune(n))
			}
		}
		return m[1:]
	})
}
