package expect

import "testing"

func TestEvaluate(t *testing.T) {
	root := record{
		"bozo": false, "version": "rss20",
		"feed":    record{"title": "T", "tags": []value{record{"term": "a"}}},
		"entries": []value{record{"title": "é", "n": int64(3), "none": nil}},
	}
	for source, want := range map[string]bool{
		`not bozo and feed['title'] == u'T'`:           true,
		`feed.title == 'X'`:                            false,
		`entries[0]['title'] == '\u00e9'`:              true,
		`entries[-1].n == 3 and len(entries) == 1`:     true,
		`entries[0]['none'] is None`:                   true,
		`entries[0].has_key('x')`:                      false,
		`not entries[0].has_key('x')`:                  true,
		`entries[0].get('x', 'd') == 'd'`:              true,
		`feed['tags'][0] == {'term': 'a'}`:             true,
		`(1, 2) == (1, 2) and (1, 2) != (1, 3)`:        true,
		`'x' not in feed and 'title' in feed`:          true,
		`feed['title'] == 'a' or feed['title'] == 'T'`: true,
		`feed['title'] == 'T' == feed['title']`:        true,
		`'a' + 'b' == "ab"`:                            true,
		`1`:                                            true,
		`feed['missing'] == 'x'`:                       false,
		`version == """rss20"""`:                       true,
		`entries[0]['n'] == -3`:                        false,
		`feed['title'].startswith('T')`:                true,
	} {
		if got, _ := evaluate(source, root); got != want {
			t.Errorf("%s = %v, want %v", source, got, want)
		}
	}
}

func TestEvaluateErrors(t *testing.T) {
	for _, source := range []string{"", "(", "a ~ b", "feed[", "f.g(", "'", "1 1", "None.x == 1"} {
		if got, err := evaluate(source, record{"feed": record{}}); got || err == nil {
			t.Errorf("%q = %v, %v; want an error", source, got, err)
		}
	}
}
