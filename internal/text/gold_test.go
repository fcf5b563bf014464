package text

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"chancery/internal/goldfile"
	"chancery/internal/goldfile/goldtest"
	"chancery/internal/news"
)

// TestGold prints raw token and sentence F1 on the treebank named in the gold
// folder CHANCERY_GOLD: words are aligned by characters other than white
// space, as the CoNLL 2018 scorer does.
func TestGold(t *testing.T) {
	name := os.Getenv("CHANCERY_TREEBANK")
	if name == "" {
		name = "ewt_dev.conllu.gz"
	}
	f, err := goldfile.Open(goldtest.Path(t, "treebanks", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var tokens, sentences tally
	for _, d := range documents(bufio.NewScanner(f)) {
		a := article("", strings.TrimRight(d.text.String(), " \n"))
		Read(a)
		check(t, a)
		var gotT, gotS []news.Span
		for _, k := range a.Tokens {
			gotT = append(gotT, inked(a.Text, k.Span))
		}
		for _, s := range a.Sentences {
			gotS = append(gotS, inked(a.Text, s.Span))
		}
		if testing.Verbose() && os.Getenv("CHANCERY_DIFF") != "" {
			diff(t, a, gotT, d.tokens)
		}
		tokens.add(gotT, d.tokens)
		sentences.add(gotS, d.sentences)
	}
	t.Logf("treebanks/%s raw_token_f1 %.4f raw_sentence_f1 %.4f", name, tokens.f1(), sentences.f1())
}

type document struct {
	text      strings.Builder
	ink       int
	tokens    []news.Span
	sentences []news.Span
}

// inked counts s in characters that are not white space (bytes do as well).
func inked(text string, s news.Span) news.Span {
	n := len(strings.Join(strings.Fields(text[:s.Start]), ""))
	return news.Span{Start: n, End: n + len(strings.Join(strings.Fields(s.In(text)), ""))}
}

func documents(in *bufio.Scanner) []*document {
	in.Buffer(nil, 1<<20)
	var out []*document
	d := &document{}
	from, skip := 0, ""
	for in.Scan() {
		line := in.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			d = &document{}
			out = append(out, d)
			from = 0
		case strings.HasPrefix(line, "# newpar"):
			if d.ink > 0 {
				d.text.WriteString("\n\n")
			}
		case line == "":
			if d.ink > from {
				d.sentences = append(d.sentences, news.Span{Start: from, End: d.ink})
			}
			from = d.ink
		case line[0] != '#':
			skip = d.row(strings.Split(line, "\t"), skip)
		}
	}
	return out
}

// row reads one line of a token. skip is the last id of a multiword token
// whose surface is already written.
func (d *document) row(f []string, skip string) string {
	if strings.Contains(f[0], ".") {
		return skip
	}
	if a, b, ok := strings.Cut(f[0], "-"); ok {
		_ = a
		d.text.WriteString(f[1])
		if !strings.Contains(f[9], "SpaceAfter=No") {
			d.text.WriteByte(' ')
		}
		return "<" + b
	}
	form := strings.ReplaceAll(f[1], " ", "")
	d.tokens = append(d.tokens, news.Span{Start: d.ink, End: d.ink + len(form)})
	d.ink += len(form)
	if skip == "" {
		d.text.WriteString(f[1])
		if !strings.Contains(f[9], "SpaceAfter=No") {
			d.text.WriteByte(' ')
		}
		return ""
	}
	if skip == "<"+f[0] {
		return ""
	}
	return skip
}

type tally struct{ right, got, want int }

func (c *tally) add(got, want []news.Span) {
	have := map[news.Span]bool{}
	for _, s := range want {
		have[s] = true
	}
	for _, s := range got {
		if have[s] {
			c.right++
		}
	}
	c.got += len(got)
	c.want += len(want)
}

func (c *tally) f1() float64 { return 2 * float64(c.right) / float64(c.got+c.want) }

func diff(t *testing.T, a *news.Article, got, want []news.Span) {
	have := map[news.Span]bool{}
	for _, s := range want {
		have[s] = true
	}
	for i, s := range got {
		if !have[s] {
			t.Logf("DIFF %q", a.Words(a.Tokens[i].Span))
		}
	}
}
