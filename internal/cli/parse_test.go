package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	const given = "Police in Lisbon arrested two men. They didn't resist."
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"parse", "--json", given}, &out, &errs); code != 0 {
		t.Fatalf("code %d: %s", code, errs.String())
	}
	var sentences []parsedSentence
	if err := json.Unmarshal(out.Bytes(), &sentences); err != nil {
		t.Fatal(err)
	}
	if len(sentences) != 2 {
		t.Fatalf("%d sentences, want 2", len(sentences))
	}
	for _, s := range sentences {
		if s.In(given) != s.Text {
			t.Errorf("sentence %q is at %q", s.Text, s.In(given))
		}
		for _, w := range s.Words {
			if w.In(given) != w.Form || w.Rel == "" {
				t.Errorf("word %+v is at %q", w, w.In(given))
			}
		}
	}
	for _, want := range []struct{ flag, words string }{{"--quiet", "arrested  VERB"}, {"--svg", "<svg "}} {
		out.Reset()
		if code := run(t.Context(), []string{"parse", want.flag, given}, &out, &errs); code != 0 || !strings.Contains(out.String(), want.words) {
			t.Errorf("%s: code %d, no %q in\n%s", want.flag, code, want.words, out.String())
		}
	}
}
