package synthetic

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestReports(t *testing.T) {
	a, b := Reports(7, 50, 5), Reports(7, 50, 5)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same seed gives other reports")
	}
	if len(a) != 50 || a[49].Story != 9 {
		t.Errorf("%d reports, the last of story %d", len(a), a[49].Story)
	}
	for _, r := range a {
		if strings.ContainsAny(r.Text+r.Title, "{}") || len(r.Text) < 600 {
			t.Errorf("unfinished report: %q", r.Text)
		}
	}
}

func TestCrowd(t *testing.T) {
	c := NewCrowd(rand.New(rand.NewPCG(1, 2)))
	c.Story()
	title, body := c.Title(), c.Body(400)
	if len(strings.Fields(title)) != 4 || len(body) < 400 || len(body) > 600 {
		t.Errorf("title %q, body of %d bytes", title, len(body))
	}
	if c.Story(); c.Title() == title {
		t.Errorf("two stories with the title %q", title)
	}
}
