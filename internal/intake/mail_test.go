package intake

import (
	"encoding/base64"
	"strings"
	"testing"
)

// Each case prints title | outlet | day, time | address | first words.
var mailTests = []struct{ name, mail, want string }{
	{"multipart", mailFile, "Railway deal – morning brief|The Daily Example|2024-05-16T10:00:00+02:00||The café"},
	{"HTML alone, base64", "From: news@example.org\r\nSubject: Railway deal\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString([]byte("<html><body><p>"+long+"</p><p>"+long2+"</p></body></html>")), "Railway deal|example.org|||The finance"},
	{"no date, plain", "From: x <a@example.org>\nTo: b@example.org\nSubject: Railway deal\n\n" + long, "Railway deal|x|||The finance"},
	{"forwarded", "From: x <a@example.org>\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\nFrom: y@example.org\nSubject: Railway deal\n\n" + long, "Fwd|x|||The finance"},
	{"saved page", "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.org/rail\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://www.example.org/rail\r\n\r\n" +
		htmlFile + "\r\n--b--\r\n", "Railway to reopen|example.org|2024-05-16T10:00:00Z|https://www.example.org/rail|The finance"},
	{"attachment first", "From: x <a@example.org>\nSubject: Railway deal\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nIgnored words.\n--b\nContent-Type: text/plain\n\n" + long + "\n--b--\n", "Railway deal|x|||The finance"},
	{"unknown charset", "From: x <a@example.org>\nSubject: Railway deal\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x-martian\n\n" + long, "Railway deal|x|||The finance"},
}

func TestReadMail(t *testing.T) {
	for _, c := range mailTests {
		if kind, _ := detect([]byte(c.mail)); kind != KindMail {
			t.Errorf("%s: taken for %s", c.name, kind)
		}
		a, reason := readMail("x", []byte(c.mail), Options{})
		if a == nil {
			t.Errorf("%s: rejected: %s", c.name, reason)
			continue
		}
		first := strings.Join(strings.Fields(a.Words(a.Body))[:2], " ")
		if got := strings.Join([]string{a.Title, a.Outlet, a.Published.Time, a.URL, first}, "|"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

var detectTests = []struct{ head, want string }{
	{"Plain words.", KindText},
	{"{\"a\":1}", KindJSON},
	{"[{\"a\":1}]", KindJSON},
	{"[AP] The ministers met.", KindText},
	{"{sic} words", KindText},
	{"<!DOCTYPE html><html>", KindHTML},
	{"<!-- saved from url --><html>", KindHTML},
	{"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>", KindHTML},
	{"<?xml version='1.0'?><!-- c --><rss version='2.0'>", KindFeed},
	{"<?xml version='1.0'?><!DOCTYPE rss [ <!ENTITY x 'y'> ]><rss>", KindFeed},
	{"<feed xmlns='http://www.w3.org/2005/Atom'>", KindFeed},
	{"<rdf:RDF xmlns:rdf='x'>", KindFeed},
	{"<p>Words</p>", KindHTML},
	{"Date: 2024-05-16\nSource: The Daily Example\nSubject: Railway\n\nWords", KindText},
	{"From: The Daily Example\nSubject: Railway\nDate: 2024-05-16\n\nWords", KindText},
	{"Received: by x\nFrom: a@example.org\nSubject: x\n\nWords", KindMail},
	{"From the harbour town came news of a deal.", KindText},
	{"\xff\xfeT\x00h\x00e\x00 \x00t\x00o\x00w\x00n\x00", KindText},
	{"WARC/1.0\r\n", KindWARC},
	{"MZ\x90\x00\x03\x00\x00\x00", isRefused},
	{"MZ is a unit of the army.", KindText},
	{"RIFF\x24\x00\x00\x00WEBP", isRefused},
	{"\x00\x00\x00\x18ftypmp42", isRefused},
	{"  \n\t ", isEmpty},
}

func TestDetect(t *testing.T) {
	for _, c := range detectTests {
		if got, why := detect([]byte(c.head)); got != c.want {
			t.Errorf("%q: got %s (%s), want %s", c.head, got, why, c.want)
		}
	}
}
