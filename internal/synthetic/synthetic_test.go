package synthetic

import (
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
