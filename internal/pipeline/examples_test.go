package pipeline

import (
	"context"
	"strings"
	"testing"

	"chancery/internal/compare"
	"chancery/internal/news"
	"chancery/internal/store"
)

// TestExamples reads the examples and asks what a reader would: five stories,
// the visits of two years apart, copies counted once, figures compared.
func TestExamples(t *testing.T) {
	db, ctx := readAll(t, nil, Config{}), context.Background()
	verdicts := map[string]news.Verdict{} // by the first word of a story's path, slot and value
	stories := map[string]int{}
	list, err := db.Stories(ctx, store.StoryFilter{MinArticles: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		as, err := db.Articles(ctx, s.Articles)
		if err != nil {
			t.Fatal(err)
		}
		name := storyName(as)
		stories[name] = len(as)
		es, err := db.Events(ctx, store.EventFilter{Story: s.ID})
		if err != nil {
			t.Fatal(err)
		}
		for _, slot := range compare.Board(s, as, es) {
			for _, v := range slot.Values {
				verdicts[name+": "+slot.Name+" "+v.Value] = slot.Verdict
			}
		}
	}
	for name, want := range map[string]int{"china-2024": 6, "china-2023": 2, "morocco-2023": 6, "finland-2023": 3, "windsor-2023": 3} {
		if stories[name] != want {
			t.Errorf("story %s has %d reports, want %d", name, stories[name], want)
		}
	}
	for row, want := range map[string]news.Verdict{
		"china-2024: duration of visit 2 days": news.Agreed,
		"china-2024: places Harbin":            news.Agreed,
		"china-2024: places Beijing":           news.Agreed,
		"china-2024: ordinal of meeting 4":     news.SingleSource,
		"morocco-2023: killed 2901":            news.Updated,
		"morocco-2023: magnitude 7.2":          news.Contradicted,
	} {
		if verdicts[row] != want {
			t.Errorf("%s is %q, want %q", row, verdicts[row], want)
		}
	}
}

// storyName is the topic and year in the file names of a story's reports, or
// "mixed".
func storyName(as []*news.Article) string {
	name := ""
	for _, a := range as {
		file := a.Path[strings.LastIndexAny(a.Path, `/\`)+1:]
		parts := strings.SplitN(file, "-", 3)
		if len(parts) < 2 || name != "" && name != parts[0]+"-"+parts[1] {
			return "mixed"
		}
		name = parts[0] + "-" + parts[1]
	}
	return name
}
