package score

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Line is one figure: how well the program does on a set by a measure.
type Line struct {
	Task    string  `json:"task"`
	Set     string  `json:"set"`
	Measure string  `json:"measure"`
	Value   float64 `json:"value"`            // a fraction; meaningless if NA
	NA      bool    `json:"na,omitempty"`     // the program cannot do this yet
	N       int     `json:"n"`                // gold items measured on
	Reason  string  `json:"reason,omitempty"` // why NA, for people
}

// String prints "task/set measure value n".
func (l Line) String() string {
	value := "n/a"
	if !l.NA {
		value = fmt.Sprintf("%.4f", l.Value)
	}
	return fmt.Sprintf("%s/%s %s %s %d", l.Task, l.Set, l.Measure, value, l.N)
}

// Lines are the figures of a run.
type Lines []Line

// Format prints one line a figure.
func (ls Lines) Format() string {
	var b strings.Builder
	for _, l := range ls {
		b.WriteString(l.String())
		b.WriteByte('\n')
	}
	return b.String()
}

// WriteTo writes [Lines.Format] to w.
func (ls Lines) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, ls.Format())
	return int64(n), err
}

// Write keeps the lines in a file, under a header that says what they are.
func Write(path string, lines []Line) error {
	if err := os.WriteFile(path, []byte(header+Lines(lines).Format()), 0o644); err != nil {
		return fmt.Errorf("writing the scores to %s: %w", filepath.Base(path), err)
	}
	return nil
}

const header = `# How well Chancery does on public data, written by: chancery score --gold DIR
# One line a figure: task/set measure value n (n: gold items; n/a: cannot be done yet).
# Data: train and development halves of public sets; the README of each folder of DIR names the source, licence and
# measure. relations and actors share sentences; meantime and semeval2015 are the same articles: not independent.
`

// A row of the order of lines: a task's measures, for all its sets or those
// named.
type row struct {
	task, sets, measures string
}

// order is the order in which lines are printed.
var order = []row{
	{"stories", "", "bcubed_p bcubed_r bcubed_f1 pairwise_f1 ari brief_verified brief_uncited brief_tampered_caught"},
	{"relations", "", "root_macro_f1 root_accuracy penta_macro_f1 penta_accuracy end_to_end_f1"},
	{"actors", "cameo_ner", "strict_f1 overlap_f1 source_f1 target_f1"},
	{"actors", "cameo_class", "penta_macro_f1 accuracy"},
	{"coder", "", "triple_f1 exact"},
	{"dates", "", "relaxed_f1 strict_f1 value_f1 type_f1 window_found window_holds window_days"},
	{"quotes", "", "source_exact_f1 source_overlap_f1 cue_exact_f1 cue_overlap_f1 content_exact_f1 content_overlap_f1 attribution_f1 attribution_outer_f1 source_head_given_cue direct_source_accuracy"},
	{"entities", "", "f1 per_f1 org_f1 loc_f1"},
	{"links", "", "f1 precision recall kb_f1 country_accuracy"},
	{"places", "", "mention_f1 acc161 acc161_given exact_id country_accuracy"},
	{"fivew", "", "who what when where why how macro"},
	{"events", "wikievents", "trigger_f1 argument_head_f1"},
	{"events", "muc4", "ceaf_ree_f1"},
	{"events", "ecbplus_sentences", "conll_f1 conll_f1_no_topics people_accuracy people_names people_pronouns people_descriptions"},
	{"events", "meantime", "conll_f1 participant_f1 people_accuracy people_names people_pronouns people_descriptions"},
	{"timelines", "semeval2015", "f1 event_date_f1"},
	{"timelines", "timeline17", "date_f1 align_rouge1"},
	{"treebanks", "", "upos xpos lemma uas las las_subtypes core_recall triage_words triage_core_recall raw_token_f1 raw_sentence_f1 raw_upos raw_uas raw_las"},
	{"pages", "body", "f1 precision recall accuracy"},
	{"pages", "web", "date_accuracy date_f1 strings_accuracy"},
	{"feeds", "", "pass"},
	{"warc", "", "pass"},
	{"disputes", "", "strengthens_f1 weakens_f1"},
	{"labels", "reprints", "macro_f1 reprint_f1 derived_f1"},
	{"labels", "facts", "slot_f1 verdict_accuracy brief_agreed"},
	{"labels", "status", "type_f1 status_accuracy actor_accuracy recipient_accuracy false_events asserter_accuracy"},
	{"labels", "seeds", "dates_accuracy window_found window_holds window_days times_f1 entities_f1 country_accuracy quotations_f1 speakers_accuracy chains_accuracy people_accuracy people_names people_pronouns people_descriptions numbers_f1 events_type_f1 events_status_accuracy events_actor_accuracy events_main_line same_event_f1 pairs_accuracy board_slots_found board_slots_f1 board_verdicts_accuracy"},
}

// Sort puts lines in the order of the table: tasks and measures as listed
// there, sets as listed or else by name.
func (ls Lines) Sort() {
	slices.SortStableFunc(ls, func(a, b Line) int {
		ra, rb := rank(a), rank(b)
		return cmp.Or(cmp.Compare(ra[0], rb[0]), cmp.Compare(ra[1], rb[1]), cmp.Compare(a.Set, b.Set), cmp.Compare(ra[2], rb[2]))
	})
}

// rank is the place of a line's task, set and measure in the order.
func rank(l Line) (r [3]int) {
	r = [3]int{len(order), len(order), 0}
	for i, o := range order {
		if o.task != l.Task {
			continue
		}
		r[0] = min(r[0], i)
		at := slices.Index(strings.Fields(o.measures), l.Measure)
		if o.sets == l.Set {
			r[1] = i
		}
		if at >= 0 && (o.sets == "" || o.sets == l.Set || r[2] == 0) {
			r[2] = at
		}
	}
	return r
}
