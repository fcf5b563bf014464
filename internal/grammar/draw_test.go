package grammar

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// drawn is a sentence with arcs that nest, and one that crosses others.
func drawn() Tree {
	var t Tree
	for _, w := range []struct {
		form, rel string
		head      int
	}{{"Police", "nsubj", 2}, {"freed", "root", 0}, {"two", "nummod", 4}, {"men", "obj", 2}, {"<today>", "obl:tmod", 2}, {"who", "nsubj", 7}, {"sang", "acl:relcl", 4}} {
		t.Words = append(t.Words, Word{Form: w.form, UPOS: "X", Rel: w.rel, Head: w.head})
	}
	t.Names = []Name{{First: 0, Last: 1, Type: "ORG"}}
	return t
}

func TestArcs(t *testing.T) {
	want := strings.TrimPrefix(`
─◄┐      
──┴─┬─┐  
─◄┐ │ │  
──┴◄┴─┼─┐
─────◄┘ │
─◄┐     │
──┴────◄┘
`, "\n")
	if got := strings.Join(Arcs(drawn()), "\n") + "\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := Arcs(Tree{}); len(got) != 0 {
		t.Errorf("no words gave %q", got)
	}
}

// TestSVG checks that a drawing is XML, holds all words, and neither scripts
// nor styles.
func TestSVG(t *testing.T) {
	for _, tree := range []Tree{drawn(), {}, {Words: []Word{{Form: "\x00\xff\"'"}}}} {
		svg := SVG(tree)
		var text strings.Builder
		for d := xml.NewDecoder(strings.NewReader(svg)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
			switch token := token.(type) {
			case xml.CharData:
				text.Write(token)
			case xml.StartElement:
				for _, a := range token.Attr {
					if n := a.Name.Local; n == "style" || strings.HasPrefix(n, "on") || token.Name.Local == "script" {
						t.Errorf("%s has attribute %s", token.Name.Local, n)
					}
				}
			}
		}
		for _, w := range tree.Words {
			if len(w.Rel) > 0 && !strings.Contains(text.String(), w.Form) {
				t.Errorf("no %s in %s", w.Form, svg)
			}
		}
	}
}
