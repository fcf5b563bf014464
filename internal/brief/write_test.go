package brief

import (
	"reflect"
	"strings"
	"testing"

	"chancery/internal/news"
)

func TestWrite(t *testing.T) {
	b, as := written(t)
	var got []string
	for _, s := range b.Sentences {
		line := s.Text + " <"
		for _, c := range s.Citations {
			line += string(c.Article)
		}
		got = append(got, line+">")
	}
	want := []string{
		"Ana Torv has ended her two-day visit to Sweden and flown home to Norway. <db>",
		"At least 640 people were killed by the flood that brought her there. <d>",
		"Three origins agree on the length of the visit: “two days”. <abd>",
		"Reports of the number killed rose from “at least 296” to “At least 640”. <ad>",
		"Only one origin speaks of the “fourth trip”. <b>",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s\nleft out %v", strings.Join(got, "\n"), strings.Join(want, "\n"), b.LeftOut)
	}
	if fs := Verify(&b, finder(as)); len(fs) > 0 {
		t.Errorf("the verifier refuses it: %+v", fs)
	}
}

func TestWriteOfNothing(t *testing.T) {
	b := Write(nil, nil, nil, nil)
	if b.Sentences == nil || len(b.Sentences) != 0 || b.LeftOut == nil {
		t.Errorf("got %+v", b)
	}
	Write(&news.Story{}, []*news.Article{nil, {ID: "x", Text: "y"}}, []news.Event{{}}, []news.Slot{{Verdict: news.Agreed}})
}
