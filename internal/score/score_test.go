package score

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/goldfile"
	"chancery/internal/score/measure"
)

// unpack writes the miniature gold folder, every file also through edit.
func unpack(t *testing.T, edit func(name string, data []byte) (string, []byte)) string {
	t.Helper()
	b, err := os.ReadFile("testdata/gold.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range strings.Split("\n"+string(b), "\n-- ")[1:] {
		file, text, _ := strings.Cut(f, " --\n")
		name, data := edit(file, []byte(text+"\n"))
		path := filepath.Join(dir, "gold", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "gold")
}

func asIs(name string, data []byte) (string, []byte) { return name, data }

func zipped(name string, data []byte) (string, []byte) {
	if !strings.HasSuffix(name, ".jsonl") && !strings.HasSuffix(name, ".conllu") {
		return name, data
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	z.Close()
	return name + ".gz", b.Bytes()
}

// The lines of the miniature folder without their values, which are the
// program's affair.
const wantLines = `stories/allsides 1: bcubed_p bcubed_r bcubed_f1 pairwise_f1 ari
stories/allsides_undated 1: bcubed_p bcubed_r bcubed_f1 pairwise_f1 ari
stories/harbour 2: bcubed_p bcubed_r bcubed_f1 pairwise_f1 ari
relations/plv 2: root_macro_f1 root_accuracy penta_macro_f1 penta_accuracy end_to_end_f1
actors/cameo_ner 2: strict_f1 overlap_f1
actors/cameo_ner 1: source_f1 target_f1
actors/cameo_class 1: penta_macro_f1 accuracy
coder/unit 1: triple_f1 exact
dates/weekly 1: relaxed_f1 strict_f1 value_f1 type_f1
quotes/polnear 1: source_exact_f1 source_overlap_f1 cue_exact_f1 cue_overlap_f1 content_exact_f1 content_overlap_f1 attribution_f1 attribution_outer_f1
entities/streets 3: f1
entities/streets 2: per_f1
entities/streets 0: org_f1
entities/streets 1: loc_f1
links/papers 1: f1 precision recall kb_f1
places/rivers 2: mention_f1
places/rivers 1: acc161 acc161_given exact_id
fivew/who 1: who what when
fivew/who 0: where why how
fivew/who 1: macro
events/meantime 1: conll_f1 participant_f1
events/chains 1: conll_f1 conll_f1_no_topics
events/kairos 1: trigger_f1 argument_head_f1
events/templates 1: ceaf_ree_f1
timelines/days 1: date_f1 align_rouge1
timelines/sem 1: f1 event_date_f1
treebanks/mini 5: upos xpos lemma uas las las_subtypes
treebanks/mini 2: core_recall
treebanks/mini 5: triage_words
treebanks/mini 2: triage_core_recall
treebanks/mini 4: raw_token_f1
treebanks/mini 2: raw_sentence_f1
treebanks/mini 5: raw_upos raw_uas raw_las
pages/body 1: f1 precision recall accuracy
pages/web 1: date_accuracy date_f1
pages/web 2: strings_accuracy
disputes/claims 1: strengthens_f1 weakens_f1
labels/reprints 1: macro_f1 reprint_f1 derived_f1
labels/facts 1: slot_f1
labels/status 1: type_f1
`

func TestRunReadsEveryFormat(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(string, []byte) (string, []byte)
	}{{"plain", asIs}, {"compressed", zipped}} {
		lines, err := Run(context.Background(), Options{Gold: unpack(t, c.edit)})
		if err != nil {
			t.Fatal(c.name, err)
		}
		got := map[string]bool{}
		for _, l := range lines {
			got[fmt.Sprintf("%s/%s %d: %s", l.Task, l.Set, l.N, l.Measure)] = true
		}
		for want := range strings.Lines(wantLines) {
			head, measures, _ := strings.Cut(want, ": ")
			for _, m := range strings.Fields(measures) {
				if !got[head+": "+m] {
					t.Errorf("%s: no line %s %s in\n%s", c.name, head, m, lines.Format())
				}
			}
		}
		if first, last := lines[0], lines[len(lines)-1]; first.Task != "stories" || last.Set != "seeds" {
			t.Errorf("%s: lines from %s to %s", c.name, first, last)
		}
	}
}

func TestSeedsWithoutReportsAreNotScored(t *testing.T) {
	lines, err := Run(context.Background(), Options{Gold: unpack(t, asIs), Tasks: []string{"labels/seeds"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if !l.NA || l.Reason == "" || l.Set != "seeds" {
			t.Errorf("%s: want n/a with a reason", l)
		}
	}
	if len(lines) != len(seedMeasures()) {
		t.Errorf("%d lines", len(lines))
	}
}

// What goes wrong is named with file and line, and the rest is scored.
func TestMalformedGold(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"dates/weekly.jsonl", `"created"`, `created`, "weekly.jsonl:1: invalid character"},
		{"dates/weekly.jsonl", `"end":20`, `"end":99`, "weekly.jsonl:1: span [14,99) does not fit a text of 32 code points"},
		{"relations/plv_test.jsonl", `null,"target":[15,20]`, `null,"target":[15,40]`, "plv_test.jsonl:2: span [15,40)"},
		{"treebanks/mini_dev.conllu", "3	aux", "x	aux", "mini_dev.conllu:5: governor:"},
		{"pages/body_test-ground-truth.json", `"one"`, `"two"`, "there is no page two"},
		{"labels/facts.jsonl", `"id":"1"`, `"id":"9"`, "facts.jsonl:1: docs.jsonl does not hold"},
	} {
		gold := unpack(t, func(name string, data []byte) (string, []byte) {
			if name == c.file {
				data = bytes.Replace(data, []byte(c.old), []byte(c.new), 1)
			}
			return name, data
		})
		lines, err := Run(context.Background(), Options{Gold: gold, Tasks: []string{strings.Split(c.file, "/")[0], "coder"}})
		var bad *goldfile.Error
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.file, err, c.want)
		}
		if !strings.Contains(Lines(lines).Format(), "coder/unit") {
			t.Errorf("%s: the other task was not scored", c.file)
		}
	}
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, "no gold folder given"},
		{Options{Gold: "testdata", Tasks: []string{"date"}}, `no task "date"`},
		{Options{Gold: "testdata/none"}, "looking for the gold folder"},
		{Options{Gold: "score_test.go"}, "is a file"},
	} {
		if _, err := Run(context.Background(), c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.o, err, c.want)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, Options{Gold: unpack(t, asIs)}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestSetName(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"a/wnut17_train.jsonl", "wnut17"},
		{"ewt_dev.conllu.gz", "ewt"},
		{"lgl.jsonl.gz", "lgl"},
		{"x_test.research_only.jsonl", "x"},
		{"gofeed.tar.gz", "gofeed"},
		{"reuters-128.jsonl", "reuters-128"},
		{"ecbplus_sentences.jsonl", "ecbplus_sentences"},
		{"_dev.jsonl", "_dev"},
	} {
		if got := setName(c.path); got != c.want {
			t.Errorf("setName(%q) = %q, want %q", c.path, got, c.want)
		}
	}
}

func TestLines(t *testing.T) {
	lines := Lines{
		{Task: "dates", Set: "b", Measure: "strict_f1", Value: .5, N: 3},
		{Task: "stories", Set: "z", Measure: "ari", NA: true, N: 7},
		{Task: "dates", Set: "b", Measure: "relaxed_f1", Value: 2. / 3, N: 3},
	}
	lines.Sort()
	want := "stories/z ari n/a 7\ndates/b relaxed_f1 0.6667 3\ndates/b strict_f1 0.5000 3\n"
	if got := lines.Format(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	path := filepath.Join(t.TempDir(), "scores.txt")
	if err := Write(path, lines); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(path)
	if s := string(b); !strings.HasSuffix(s, want) || !strings.HasPrefix(s, "# ") {
		t.Errorf("file:\n%s", s)
	}
}

func FuzzTrees(f *testing.F) {
	f.Add("1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n# newdoc\n1-2\tb\n")
	f.Fuzz(func(t *testing.T, s string) {
		r := treeReader{}
		r.begin()
		for line := range strings.Lines(s) {
			r.line(strings.TrimRight(line, "\n"))
		}
		r.end()
	})
}

func TestSameLinesOnEveryRun(t *testing.T) {
	gold := unpack(t, asIs)
	first, err := Run(context.Background(), Options{Gold: gold})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Run(context.Background(), Options{Gold: gold})
	if err != nil || first.Format() != again.Format() {
		t.Errorf("%v\n%s\n%s", err, first.Format(), again.Format())
	}
}

func FuzzRecords(f *testing.F) {
	b, err := os.ReadFile("testdata/gold.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "{") {
			f.Add([]byte(line))
		}
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		decode(line, (*relationRecord).ready)
		decode(line, (*actorRecord).ready)
		decode(line, (*dateRecord).ready)
		decode(line, (*quoteRecord).ready)
		decode(line, (*entityRecord).ready)
		decode(line, (*linkRecord).ready)
		decode(line, (*placeRecord).ready)
		decode(line, (*meantimeRecord).ready)
		decode(line, (*ecbRecord).ready)
		decode(line, (*timelineDoc).ready)
		decode(line, (*statusRecord).ready)
		if l, err := decode[entityTimeline](line, nil); err == nil {
			measure.Order(l.dated(), l.dated())
		}
	})
}
