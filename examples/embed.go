// Package examples holds twenty short reports of real events, written for this
// project under invented outlet names. They are part of the binary, so that
// the demonstration works from any folder and offline; README.md says what
// each of them shows.
package examples

import "embed"

// Files holds the folder reports: plain text, a saved web page, JSON lines, an
// RSS feed and a mail.
//
//go:embed reports
var Files embed.FS
