package feed

import (
	"regexp"
	"strings"
)

// A Person is an author or publisher as a feed states it.
type Person struct{ Name, Email, URL string }

var email = regexp.MustCompile(`([a-zA-Z0-9_.+-]+)@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.)|(([a-zA-Z0-9-]+\.)+))([a-zA-Z]{2,24}|[0-9]{1,3})\]?(\?subject=\S+)?`)

// ReadPerson splits what feeds put on one line: "jo@example.org (Jo Doe)",
// "Jo Doe <jo@example.org>", "Jo Doe".
func ReadPerson(s string) Person {
	s = strings.TrimSpace(s)
	p := Person{Email: email.FindString(s)}
	if p.Email != "" {
		s = strings.ReplaceAll(s, p.Email, "")
		s = strings.NewReplacer("()", "", "<>", "", "&lt;&gt;", "").Replace(s)
		s = strings.TrimSpace(s)
		s = strings.TrimSuffix(strings.TrimPrefix(s, "("), ")")
	}
	p.Name = strings.TrimSpace(s)
	return p
}

// String is the person on one line: "Jo Doe (jo@example.org)".
func (p Person) String() string {
	switch {
	case p.Name != "" && p.Email != "":
		return p.Name + " (" + p.Email + ")"
	case p.Name != "":
		return p.Name
	}
	return p.Email
}
