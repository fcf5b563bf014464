package grammar

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"chancery/internal/grammar/kernel"
	"chancery/internal/news"
	"chancery/internal/text"
)

func fields(sentences []string) (out [][]string) {
	for _, s := range sentences {
		out = append(out, strings.Fields(s))
	}
	return out
}

// long is a sentence of n words.
func long(n int) []string {
	words := strings.Fields(strings.Repeat("the talks in Geneva failed , ", n/6+1))
	return words[:n]
}

// check reports what is wrong with the form of a tree.
func check(words []string, t Tree) error {
	if len(t.Words) != len(words) {
		return fmt.Errorf("%d words became %d", len(words), len(t.Words))
	}
	var heads []int
	for i, w := range t.Words {
		heads = append(heads, w.Head)
		if w.Form != words[i] || w.UPOS == "" || w.XPOS == "" || w.Rel == "" || (w.Head == 0) != (w.Rel == "root") {
			return fmt.Errorf("word %d is %+v", i, w)
		}
	}
	if len(words) > 0 && !isTree(heads) {
		return fmt.Errorf("no tree: %v", heads)
	}
	last := -1
	for _, n := range t.Names {
		if n.First <= last || n.Last < n.First || n.Last >= len(words) || n.Type == "" {
			return fmt.Errorf("name %+v", n)
		}
		last = n.Last
	}
	return nil
}

// TestTogetherAsAlone checks that a sentence is read the same beside others,
// by both kernels, with a fresh parser and with a used one, and in memory
// that was used before.
func TestTogetherAsAlone(t *testing.T) {
	many := append(fields(sentences), nil, long(50), long(301), long(95), long(2), long(5000), []string{""}, []string{"a", "\xff", "\x00"})
	used := []Tree{{Words: []Word{{Rel: "old"}}, Names: []Name{{Type: "old"}}}}
	p := tiny(t, kernel.Best())
	together := p.ParseAll(used[:0], many, nil)
	for i, words := range many {
		if err := check(words, together[i]); err != nil {
			t.Errorf("sentence %d: %v", i, err)
		}
		others := []*Parser{p}
		for _, k := range kernel.All() {
			others = append(others, tiny(t, k))
		}
		for _, q := range others {
			if alone := q.Parse(words); fmt.Sprint(alone) != fmt.Sprint(together[i]) {
				t.Errorf("%s: sentence %d differs when it is alone", q.k.Name, i)
			}
		}
	}
}

// TestAtOnce reads with one parser from several goroutines.
func TestAtOnce(t *testing.T) {
	p := tiny(t, kernel.Best())
	want := tiny(t, kernel.Best()).ParseAll(nil, fields(sentences), nil)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 20 {
				if got := p.ParseAll(nil, fields(sentences), nil); !reflect.DeepEqual(got, want) {
					t.Error("another result beside others")
				}
			}
		})
	}
	wait.Wait()
}

func TestNeeded(t *testing.T) {
	p := tiny(t, kernel.Best())
	many := append(fields(sentences), long(400))
	full := p.ParseAll(nil, many, nil)
	asked := 0
	some := p.ParseAll(nil, many, func(t *Tree) bool {
		asked++
		return len(t.Words) > 2
	})
	if asked != len(sentences) {
		t.Errorf("asked %d times, want once for each sentence but the long one", asked)
	}
	for i := range many {
		if i != 1 && !reflect.DeepEqual(full[i], some[i]) {
			t.Errorf("sentence %d differs when others are left out", i)
		}
	}
	if tagged := p.Tag(many[1]); !reflect.DeepEqual(some[1], tagged) || some[1].Parsed() || !full[1].Parsed() {
		t.Errorf("left out: %+v, tagged: %+v", some[1], tagged)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range sentences {
		f.Add(s)
	}
	f.Add("\xff \x00 İ ﷽ 1,000 ²")
	p := tiny(f, kernel.Best())
	q := tiny(f, kernel.Scalar())
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Split(text, " ")
		tree := p.Parse(words)
		if err := check(words, tree); err != nil {
			t.Error(err)
		}
		if fmt.Sprint(tree) != fmt.Sprint(q.Parse(words)) {
			t.Error("the kernels differ")
		}
	})
}

func TestArticle(t *testing.T) {
	const body = "Talks failed. They didn't last."
	a := &news.Article{Text: body, Body: news.Span{End: len(body)}, Language: "en"}
	text.Read(a)
	trees := tiny(t, kernel.Best()).Article(nil, a)
	if len(trees) != len(a.Sentences) || len(trees) != 2 {
		t.Fatalf("%d trees of %d sentences", len(trees), len(a.Sentences))
	}
	for i, tree := range trees {
		for j, token := range a.SentenceTokens(i) {
			if tree.Words[j].Form != a.Words(token.Span) {
				t.Errorf("word %d of sentence %d is %q", j, i, tree.Words[j].Form)
			}
		}
	}
}
