package search

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`putin harbin`, `"putin" AND "harbin"`},
		{`"joint statement" visit`, `"joint statement" AND "visit"`},
		{`“joint statement”`, `"joint statement"`},
		{`visit -forum`, `"visit" NOT "forum"`},
		{`summit OR talks`, `"summit" OR "talks"`},
		{`title:visit`, `title : "visit"`},
		{`outlet:courier`, ``},
		{`no-limits`, `"no limits"`},
		{`16:30 "`, `"16 30"`},
		{`') OR 1=1 --`, `"1 1"`},
		{``, ``},
	} {
		q, err := Parse(c.in)
		if err != nil || q.Words.Match != c.want {
			t.Errorf("{`%s`, `%s`}, %v", c.in, q.Words.Match, err)
		}
	}
	for _, bad := range []string{"since:yesterday", "-forum", "author:jane", strings.Repeat("a ", 100), strings.Repeat("a", 2000)} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`title:"x -y OR since:2024-01-01`)
	f.Fuzz(func(t *testing.T, s string) { Parse(s) })
}
