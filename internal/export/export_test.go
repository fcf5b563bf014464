package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/internal/event"
	"chancery/internal/news"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The record of the tests: two countries, a copy, a plan, a denial, a rebel group,
// letters outside Latin-1, a tab in a headline, and a day that nobody gives.

var (
	romania = news.Entity{ID: "Q218", Name: "Romania", Type: news.Country, Country: "ROU", Wikidata: "Q218", Lat: 46, Lon: 25}
	kenya   = news.Entity{ID: "Q114", Name: "Kenya", Type: news.Country, Country: "KEN", Wikidata: "Q114", Lat: 1, Lon: 38}
	nairobi = news.Entity{ID: "Q3870", Name: "Nairobi", Type: news.Place, Country: "KEN", Wikidata: "Q3870", GeoNames: 184745, Lat: -1.28333, Lon: 36.81667}
	ohio    = news.Entity{ID: "Q1397", Name: "Ohio", Type: news.Place, Country: "USA", Lat: 40.4, Lon: -82.7}
	stefan  = news.Entity{ID: "local:stefan", Name: "Ștefan Łucki", Type: news.Person, Country: "ROU", Sector: "GOV", Role: "trade minister of Romania"}
	wanjiru = news.Entity{ID: "local:wanjiru", Name: "Grace Wanjiru", Type: news.Person, Country: "KEN", Sector: "MIL"}
	band    = news.Entity{ID: "local:band", Name: "River Front", Type: news.Organisation, Sector: "REB"}
	council = news.Entity{ID: "local:council", Name: "Security Council", Type: news.Organisation, Country: "UNO"}
)

func article(id, outlet, url, title, body string, p news.Published, es ...news.Entity) *news.Article {
	a := &news.Article{ID: news.ArticleID(id), Outlet: outlet, URL: url, Title: title, Text: title + "\n\n" + body, Language: "en", Published: p, Entities: es}
	a.TitleSpan = news.Span{End: len(title)}
	a.Body = news.Span{Start: len(title) + 2, End: len(a.Text)}
	a.Sentences = []news.Sentence{{Span: a.TitleSpan, Title: true}}
	at := a.Body.Start
	for i, s := range strings.SplitAfter(body, ". ") {
		a.Sentences = append(a.Sentences, news.Sentence{Span: news.Span{Start: at, End: at + len(strings.TrimSpace(s))}, Paragraph: 1 + i/2})
		at += len(s)
	}
	return a
}

// says adds an event mention to an article: the sentence that holds the trigger.
func says(a *news.Article, e *news.Event, trigger, actor, recipient string, status news.Status, by string) {
	span := func(words string) news.Span {
		i := strings.Index(a.Text[a.Body.Start:], words)
		if words == "" || i < 0 {
			return news.Span{}
		}
		return news.Span{Start: a.Body.Start + i, End: a.Body.Start + i + len(words)}
	}
	t := span(trigger)
	m := news.EventMention{Span: a.Sentences[a.SentenceAt(t.Start)].Span, Trigger: t, Type: e.Type, Mode: e.Mode, CAMEO: e.CAMEO,
		Actor: news.Role{Span: span(actor), Entity: e.Actor.ID}, Recipient: news.Role{Span: span(recipient), Entity: e.Recipient.ID},
		Status: status, AssertedBy: by, Rule: "test"}
	a.Events = append(a.Events, m)
	e.Mentions = append(e.Mentions, news.MentionOfEvent{Evidence: a.Cite(m.Span), Trigger: t, Status: status, AssertedBy: by})
}

func source() Source {
	wire := article("00000000000000a1", "Plain Wire", "https://plain.example/1", "Minister in\tNairobi",
		"Ștefan Łucki met Grace Wanjiru in Nairobi. They spoke for an hour. The River Front shelled a depot — “at night”. Kenya will sell tea to Romania. ",
		news.Published{Day: "2024-03-05", Time: "2024-03-05T22:30:00-05:00", Precision: news.ToSecond}, stefan, wanjiru, nairobi)
	reprint := article("00000000000000b2", "Copy Daily", "", "Minister in Nairobi",
		"Łucki met Wanjiru in the capital. Romania denied that it had threatened Kenya. ", news.Published{Day: "2024-03-06", Precision: news.ToDay}, stefan)
	undated := article("00000000000000c3", "", "", "Notes", "The Security Council praised Kenya. ", news.Published{}, council)

	met := news.Event{ID: "e00000000000a", Type: "CONSULT", CAMEO: "040", Actor: stefan, Recipient: wanjiru, Place: nairobi, Days: news.On("2024-03-04"),
		Status: news.Done, Origins: 1, Story: "s1", Contexts: []string{"diplomatic", "military"}}
	says(wire, &met, "met", "Ștefan Łucki", "Grace Wanjiru", news.Done, "")
	says(reprint, &met, "met", "Łucki", "Wanjiru", news.Done, "")
	shelled := news.Event{ID: "e00000000000b", Type: "ASSAULT", Mode: "heavy-weapons", Actor: band, Place: ohio, Status: news.Done, Origins: 1, Story: "s1"}
	says(wire, &shelled, "shelled", "River Front", "", news.Done, "")
	sell := news.Event{ID: "e00000000000c", Type: "AID", CAMEO: "071", Actor: kenya, Recipient: romania, Days: news.On("2024-12-30"), Status: news.Planned, Origins: 1, Story: "s1"}
	says(wire, &sell, "sell", "Kenya", "Romania", news.Planned, "")
	threat := news.Event{ID: "e00000000000d", Type: "THREATEN", CAMEO: "130", Actor: romania, Recipient: kenya, Days: news.On("2024-03-01"), Status: news.Denied, AssertedBy: "Romania", Origins: 1, Story: "s1"}
	says(reprint, &threat, "threatened", "Romania", "Kenya", news.Denied, "Romania")
	praise := news.Event{ID: "e00000000000e", Type: "SUPPORT", CAMEO: "051", Actor: council, Recipient: kenya, Status: news.Done, Origins: 1, Story: "s2"}
	says(undated, &praise, "praised", "Security Council", "Kenya", news.Done, "")
	year := news.Event{ID: "e00000000000f", Type: "SUPPORT", CAMEO: "050", Actor: council, Recipient: kenya, Days: news.Interval{From: "2020-01-01", To: "2020-12-31"}, Status: news.Ongoing, Origins: 1}
	urged := news.Event{ID: "e000000000010", Type: "RETREAT", Mode: "withdraw", Actor: band, Days: news.On("2024-03-04"), Status: news.CalledFor, AssertedBy: "Kenya", Origins: 1}
	return Source{Events: []news.Event{met, shelled, sell, threat, praise, year, urged},
		Articles: map[news.ArticleID]*news.Article{wire.ID: wire, reprint.ID: reprint, undated.ID: undated}}
}

// memory collects files.
type memory map[string]*bytes.Buffer

type memoryFile struct{ *bytes.Buffer }

func (memoryFile) Close() error { return nil }

func (m memory) create(name string) (io.WriteCloser, error) {
	m[name] = new(bytes.Buffer)
	return memoryFile{m[name]}, nil
}

func write(t *testing.T, format string, src Source, o Options) (memory, Result) {
	t.Helper()
	f, err := Find(format)
	if err != nil {
		t.Fatal(err)
	}
	out := memory{}
	var r Result
	if len(f.Files) > 0 {
		r, err = f.WriteFiles(out.create, src, o)
	} else {
		out[format] = new(bytes.Buffer)
		r, err = f.Write(out[format], src, o)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out, r
}

// TestGolden compares every format of text with testdata, with and without what is
// planned; -update rewrites it.
func TestGolden(t *testing.T) {
	all := Options{Version: "test", Include: Optional()}
	for _, f := range Formats() {
		if f.Name == "parquet" {
			continue // read back in TestParquet
		}
		for suffix, o := range map[string]Options{"": {Version: "test"}, ".all": all} {
			files, _ := write(t, f.Name, source(), o)
			for name, b := range files {
				if len(f.Files) > 0 && suffix != "" {
					continue // the same
				}
				golden := filepath.Join("testdata", name+suffix)
				if *update {
					if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(b.Bytes(), want) {
					t.Errorf("%s differs from %s:\n%s", f.Name, golden, b)
				}
			}
		}
	}
}

// read is a strict reader of tab-separated tables: every row has every column.
func read(t *testing.T, b []byte, columns []string, header bool) (rows []map[string]string) {
	t.Helper()
	text := string(b)
	if !strings.HasSuffix(text, "\n") && text != "" {
		t.Fatal("the last line is cut")
	}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			t.Fatalf("line %d has %d columns, not %d", i+1, len(cells), len(columns))
		}
		if i == 0 && header {
			if !slices.Equal(cells, columns) {
				t.Fatalf("header %q", cells)
			}
			continue
		}
		row := map[string]string{}
		for j, c := range columns {
			row[c] = cells[j]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestRoundTrips(t *testing.T) {
	for _, c := range []struct {
		format, columns string
		header          bool
		n               int
	}{
		{"gdelt", "gdelt2_events", false, 61}, {"gdelt-mentions", "gdelt2_mentions", false, 16}, {"polecat", "polecat", true, 40},
		{"icews", "icews", true, 20}, {"phoenix", "phoenix", false, 26},
	} {
		columns := tables().columns[c.columns]
		if len(columns) != c.n {
			t.Errorf("%s has %d columns", c.format, len(columns))
		}
		files, r := write(t, c.format, source(), Options{})
		rows := read(t, files[c.format].Bytes(), columns, c.header)
		if len(rows) != r.Rows || r.Rows == 0 {
			t.Errorf("%s: %d rows read, %d written", c.format, len(rows), r.Rows)
		}
	}
}

// TestGDELT checks the traps: codes with leading zeros, FIPS beside CAMEO, counts of
// origins, UTC.
func TestGDELT(t *testing.T) {
	files, r := write(t, "gdelt", source(), Options{})
	row := read(t, files["gdelt"].Bytes(), tables().columns["gdelt2_events"], false)[0]
	for column, want := range map[string]string{
		"EventCode": "040", "EventRootCode": "04", "QuadClass": "1", "Actor1Code": "ROMGOV", "Actor1CountryCode": "ROM", "Actor1Type1Code": "GOV",
		"Actor2Code": "KENMIL", "ActionGeo_CountryCode": "KE", "ActionGeo_Type": "4", "ActionGeo_Fullname": "Nairobi, Kenya", "SQLDATE": "20240304",
		"NumMentions": "2", "NumSources": "1", "NumArticles": "2", "DATEADDED": "20240306033000", "AvgTone": "0", "Actor1Geo_Type": "0", "FractionDate": "2024.2575",
		"SOURCEURL": "https://plain.example/1", "IsRootEvent": "1",
	} {
		if row[column] != want {
			t.Errorf("%s is %q, want %q", column, row[column], want)
		}
	}
	want := map[string]int{"planned": 1, "denied": 1, "no day known": 1, "called-for": 1, "no closer than a month": 1}
	if b, _ := json.Marshal(r.LeftOut); len(r.LeftOut) != len(want) || r.LeftOut["planned"] != 1 {
		t.Errorf("left out %s", b)
	}
}

// TestProjection checks PLOVER's rules for what has not happened.
func TestProjection(t *testing.T) {
	files, _ := write(t, "gdelt", source(), Options{Include: Optional()})
	rows := read(t, files["gdelt"].Bytes(), tables().columns["gdelt2_events"], false)
	codes := map[string]string{}
	for _, r := range rows {
		codes[r["GLOBALEVENTID"]] = r["EventCode"] + " " + r["Actor1Code"] + " " + r["Actor2Code"]
	}
	for id, want := range map[string]string{"12": "033 KEN ROM", "16": "020 KEN REB", "11": "194 REB "} {
		if codes[id] != want {
			t.Errorf("event %s is %q, want %q", id, codes[id], want)
		}
	}
}

// TestLatin1 checks ICEWS' encoding and the transliteration into it.
func TestLatin1(t *testing.T) {
	for in, want := range map[string]string{"Ștefan Łucki": "Stefan Lucki", "São Tomé": "S\xe3o Tom\xe9", "“a – b”": `"a - b"`, "北京": "??", "€5": "EUR5"} {
		if got := latin1(in); got != want {
			t.Errorf("%q is spelled %q, want %q", in, got, want)
		}
	}
	files, _ := write(t, "icews", source(), Options{})
	if strings.Contains(files["icews"].String(), "Ștefan") || !strings.Contains(files["icews"].String(), "Stefan Lucki") {
		t.Error("a name is not transliterated")
	}
}

// TestPLOVER reads the lines back.
func TestPLOVER(t *testing.T) {
	files, r := write(t, "plover", source(), Options{})
	n := 0
	for dec := json.NewDecoder(files["plover"]); ; n++ {
		var e ploverEvent
		if err := dec.Decode(&e); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if e.ID == "" || e.Date == "" || len(e.Event) != 1 || event.Codebook().Type(e.Event[0]) == nil {
			t.Errorf("record %+v", e)
		}
	}
	if n != r.Rows {
		t.Errorf("%d records read, %d written", n, r.Rows)
	}
}

// TestPackage reads the CSV back against its own data package.
func TestPackage(t *testing.T) {
	files, _ := write(t, "csv", source(), Options{Version: "test"})
	var p struct {
		Resources []struct {
			Path   string
			Schema struct{ Fields []struct{ Name, Type string } }
		}
	}
	if err := json.Unmarshal(files["datapackage.json"].Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	for _, r := range p.Resources {
		rows, err := csv.NewReader(files[r.Path]).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%s: %d rows, %v", r.Path, len(rows), err)
		}
		for i, f := range r.Schema.Fields {
			if rows[0][i] != f.Name {
				t.Errorf("%s: column %d is %q, the package says %q", r.Path, i, rows[0][i], f.Name)
			}
			for _, row := range rows[1:] {
				checkCell(t, r.Path+" "+f.Name, f.Type, row[i])
			}
		}
	}
}

func checkCell(t *testing.T, where, typ, cell string) {
	t.Helper()
	if cell == "" {
		return
	}
	ok := utf8.ValidString(cell)
	switch typ {
	case "integer":
		_, err := strconv.ParseInt(cell, 10, 64)
		ok = err == nil
	case "number":
		_, err := strconv.ParseFloat(cell, 64)
		ok = err == nil
	case "date":
		ok = news.ParseDay(cell).Known()
	}
	if !ok {
		t.Errorf("%s: %q is no %s", where, cell, typ)
	}
}

func TestDyads(t *testing.T) {
	files, r := write(t, "dyad-month", source(), Options{})
	rows, err := csv.NewReader(files["dyad-month"]).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := "2024-03,ROU,KEN,360,501,1,1,0,0,0,2.5,2.5000,1,2"; r.Rows != 1 || strings.Join(rows[1], ",") != want {
		t.Errorf("got %v", rows)
	}
	files, _ = write(t, "dyad-week", source(), Options{Include: []news.Status{news.Planned}})
	if !strings.Contains(files["dyad-week"].String(), "2025-W01,KEN,ROU") { // 30 December 2024 is in the first ISO week of 2025
		t.Errorf("got %s", files["dyad-week"])
	}
}

// TestTables checks the data files against the codebook.
func TestTables(t *testing.T) {
	b := event.Codebook()
	for key, code := range tables().codes {
		if b.Type(key[0]) == nil || key[1] != "" && b.Mode(key[0], key[1]) == nil {
			t.Errorf("roots.tsv: there is no %v", key)
		}
		if b.Code(code) == nil {
			t.Errorf("roots.tsv: there is no code %s", code)
		} else if typ, _ := b.FromCAMEO(code); typ != key[0] && b.Type(typ).Coarse != b.Type(key[0]).Coarse {
			t.Errorf("roots.tsv: %v is %s, which is %s", key, code, typ)
		}
	}
	for _, typ := range b.Types {
		p := tables().projected[typ.Name]
		if b.Type(p.typ) == nil || b.Code(p.code) == nil || codeOf(typ.Name, "") == "" {
			t.Errorf("statuses.tsv or roots.tsv: %s has no way out", typ.Name)
		}
	}
	for code := range tables().phoenix {
		if b.Code(code) == nil {
			t.Errorf("phoenix_scale.tsv: there is no code %s", code)
		}
	}
	seen := map[string]string{}
	for iso, n := range tables().cow {
		if !isState(iso) {
			t.Errorf("countries.tsv: there is no country %s", iso)
		}
		if other := seen[n]; n != "" && other != "" {
			t.Errorf("countries.tsv: %s and %s are both %s", iso, other, n)
		}
		seen[n] = iso
	}
}

// TestOrder makes sure that the order of events does not show.
func TestOrder(t *testing.T) {
	a, b := source(), source()
	slices.Reverse(b.Events)
	for _, f := range []string{"gdelt", "gdelt-mentions", "polecat", "icews", "plover", "dyad-month"} {
		x, _ := write(t, f, a, Options{})
		y, _ := write(t, f, b, Options{})
		if !bytes.Equal(x[f].Bytes(), y[f].Bytes()) {
			t.Errorf("%s depends on the order of events", f)
		}
	}
}
