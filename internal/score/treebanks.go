package score

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A treeDoc is one document of a treebank: its sentences' trees, and its raw
// text with the spans of tokens and sentences in it.
type treeDoc struct {
	trees     [][]measure.Word
	raw       strings.Builder
	words     []measure.RawWord
	tokens    []news.Span
	sentences []news.Span
}

func (r *run) treebanks(dir string) error {
	found, err := sets(dir, ".conllu")
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range found {
		if !r.begin("treebanks", s.name) {
			continue
		}
		docs, err := readTrees(s)
		if err == nil {
			err = errors.Join(r.trees(s.name, docs), r.rawTrees(s.name, docs))
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// trees scores trees over the gold's own words: of all sentences, and of
// those alone that triage lets pass.
func (r *run) trees(set string, docs []*treeDoc) error {
	type score struct{ all, triage measure.TreeScore }
	scores, err := each(r.ctx, docs, func(d **treeDoc) (s score, err error) {
		for _, gold := range (*d).trees {
			system := parse(gold)
			s.all.Add(gold, system)
			if triaged(gold) {
				s.triage.Add(gold, system)
			}
		}
		return s, nil
	})
	var sum, triage measure.TreeScore
	for _, s := range scores {
		sum, triage = sum.Sum(s.all), triage.Sum(s.triage)
	}
	sh := r.sheet("treebanks", set, sum.Words)
	for _, m := range []struct {
		name     string
		right, n int
	}{
		{"upos", sum.UPOS, sum.Words}, {"xpos", sum.XPOS, sum.Words}, {"lemma", sum.Lemma, sum.Words},
		{"uas", sum.UAS, sum.Words}, {"las", sum.LAS, sum.Words}, {"las_subtypes", sum.LASSubtypes, sum.Words},
		{"core_recall", sum.CoreRight, sum.Core},
		{"triage_words", triage.Words, sum.Words}, {"triage_core_recall", triage.CoreRight, sum.Core},
	} {
		sh.over(m.n, m.name, measure.Share(float64(m.right), float64(m.n)))
	}
	return err
}

// rawTrees scores what is found in the raw text of each document.
func (r *run) rawTrees(set string, docs []*treeDoc) error {
	type score struct {
		tokens, sentences measure.Counts
		trees             measure.RawScore
	}
	scores, err := each(r.ctx, docs, func(d **treeDoc) (s score, err error) {
		a, _ := report{text: (*d).raw.String()}.article()
		splitSentences(a)
		tokens, sentences := textSpans(a)
		s.tokens = measure.Exact((*d).tokens, tokens)
		s.sentences = measure.Exact((*d).sentences, sentences)
		s.trees = measure.RawTrees((*d).words, parseRaw(a))
		return s, nil
	})
	var sum score
	for _, s := range scores {
		sum.tokens, sum.sentences = sum.tokens.Add(s.tokens), sum.sentences.Add(s.sentences)
		sum.trees = sum.trees.Add(s.trees)
	}
	sh := r.sheet("treebanks", set, int(sum.trees.Words.Gold))
	sh.over(int(sum.tokens.Gold), "raw_token_f1", sum.tokens.F1())
	sh.over(int(sum.sentences.Gold), "raw_sentence_f1", sum.sentences.F1())
	sh.put("raw_word_f1", sum.trees.Words.F1())
	sh.put("raw_upos", sum.trees.UPOS.F1())
	sh.put("raw_uas", sum.trees.UAS.F1())
	sh.put("raw_las", sum.trees.LAS.F1())
	return err
}

// textSpans are the program's tokens, and its sentences from first to last
// token. The treebanks' token is what is written as one: a contraction that
// the program cuts ("do" "n't") is one of them.
func textSpans(a *news.Article) (tokens, sentences []news.Span) {
	for i, t := range a.Tokens {
		if last := len(tokens) - 1; i > 0 && tokens[last].End == t.Start && contracted(a, i) {
			tokens[last].End = t.End
			continue
		}
		tokens = append(tokens, t.Span)
	}
	for i := range a.Sentences {
		if ts := a.SentenceTokens(i); len(ts) > 0 {
			sentences = append(sentences, news.Span{Start: ts[0].Start, End: ts[len(ts)-1].End})
		}
	}
	return tokens, sentences
}

// A treeReader puts documents together from the lines of CoNLL-U.
type treeReader struct {
	docs     []*treeDoc
	sentence []measure.Word
	first    int       // byte offset of the sentence's first token
	multi    int       // words up to this place belong to the token multiSpan
	multiAt  news.Span // of the token of several words
	space    bool      // white space stands before the next token
	par      bool      // a paragraph begins
}

// readTrees reads CoNLL-U. Raw text is what the words and SpaceAfter=No
// spell; paragraphs are set apart by an empty line.
func readTrees(s goldSet) ([]*treeDoc, error) {
	var t treeReader
	for _, path := range s.paths {
		t.begin()
		b, err := goldfile.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for n, line := range strings.Split(string(b), "\n") {
			if err := t.line(strings.TrimRight(line, "\r")); err != nil {
				return nil, &goldfile.Error{File: path, Line: n + 1, Err: err}
			}
		}
		t.end()
	}
	var out []*treeDoc
	for _, d := range t.docs {
		if len(d.trees) > 0 {
			out = append(out, d)
		}
	}
	return out, nil
}

func (t *treeReader) begin() {
	t.docs = append(t.docs, &treeDoc{})
	t.space, t.par = false, false
}

func (t *treeReader) doc() *treeDoc { return t.docs[len(t.docs)-1] }

func (t *treeReader) line(line string) error {
	switch {
	case line == "":
		t.end()
	case strings.HasPrefix(line, "# newdoc"):
		t.begin()
	case strings.HasPrefix(line, "# newpar"):
		t.par = true
	case strings.HasPrefix(line, "#"):
	default:
		return t.word(strings.Split(line, "\t"))
	}
	return nil
}

// end closes a sentence.
func (t *treeReader) end() {
	d := t.doc()
	if len(t.sentence) > 0 {
		d.trees = append(d.trees, t.sentence)
		d.sentences = append(d.sentences, news.Span{Start: t.first, End: d.raw.Len()})
	}
	t.sentence, t.multi = nil, 0
}

func (t *treeReader) word(col []string) error {
	if len(col) != 10 {
		return fmt.Errorf("%d columns instead of ten", len(col))
	}
	if strings.Contains(col[0], ".") { // an empty node of the enhanced graph
		return nil
	}
	if from, to, several := strings.Cut(col[0], "-"); several {
		_, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		t.multi, t.multiAt = last, t.token(col)
		return errors.Join(err1, err2)
	}
	id, err := strconv.Atoi(col[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(col[6])
	if err != nil {
		return fmt.Errorf("governor: %w", err)
	}
	w := measure.Word{Form: col[1], Lemma: col[2], UPOS: col[3], XPOS: col[4], Head: head, Relation: col[7]}
	d := t.doc()
	raw := measure.RawWord{Word: w, Sentence: len(d.trees), Multiword: id <= t.multi}
	if raw.Span = t.multiAt; !raw.Multiword {
		raw.Span = t.token(col)
	}
	d.words = append(d.words, raw)
	t.sentence = append(t.sentence, w)
	return nil
}

// token writes a token into the raw text.
func (t *treeReader) token(col []string) news.Span {
	d := t.doc()
	if t.par && d.raw.Len() > 0 {
		d.raw.WriteString("\n\n")
	} else if t.space {
		d.raw.WriteByte(' ')
	}
	t.par = false
	t.space = !strings.Contains(col[9], "SpaceAfter=No")
	span := news.Span{Start: d.raw.Len(), End: d.raw.Len() + len(col[1])}
	d.raw.WriteString(col[1])
	d.tokens = append(d.tokens, span)
	if len(t.sentence) == 0 {
		t.first = span.Start
	}
	return span
}
