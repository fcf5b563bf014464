// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// go-htmldate asks last of all, when no date pattern matched. The real one
// decodes 95 MB of locale data whenever a program starts, 0.6 s even for
// --help; and it fills in what a string does not say, which we do not want of
// a date. This one knows no date. See docs/dependencies.md.
package dateparser

import (
	"errors"
	"time"
)

// ParserType, PreferredDateSource, Configuration, Parser and Date have the
// parts of the real package that go-htmldate names.
type (
	ParserType          uint8
	PreferredDateSource uint8

	Configuration struct {
		PreferredDateSource PreferredDateSource
		StrictParsing       bool
		CurrentTime         time.Time
	}

	Parser struct{ ParserTypes []ParserType }

	Date struct{ Time time.Time }
)

const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

const (
	CurrentPeriod PreferredDateSource = iota
	Past
)

var errUnknown = errors.New("no date")

// Parse finds no date in s.
func (*Parser) Parse(*Configuration, string) (Date, error) { return Date{}, errUnknown }
