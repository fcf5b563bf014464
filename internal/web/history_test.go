package web

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"chancery/internal/store"
)

// TestHistory: how a board came about is a page, and the board says who leaves
// out what most tell.
func TestHistory(t *testing.T) {
	db := record(t)
	srv := httptest.NewServer(New(db, Options{}))
	defer srv.Close()
	id, err := db.FindStory(context.Background(), "morocco-2023-09-09-northgate.txt")
	if err != nil {
		t.Fatal(err)
	}
	status, _, page := get(t, srv, "/story/"+string(id)+"/history")
	if status != 200 {
		t.Fatalf("status %d", status)
	}
	for _, want := range []string{"Northgate Wire", "killed</strong>", `class="verdict updated"`, `<a class="words" href="/article/`} {
		if !strings.Contains(page, want) {
			t.Errorf("%q stands not on the page", want)
		}
	}
	if _, _, story := get(t, srv, "/story/"+string(id)); !strings.Contains(story, "/history\">How it came about") || !strings.Contains(story, "left out by") {
		t.Error("the story's page does not lead to its history, or tells of no silence")
	}
	if status, _, _ := get(t, srv, "/story/s000/history"); status != 404 {
		t.Errorf("no such story: status %d", status)
	}
}

// TestNew: what came since somebody looked is marked on the list; nothing is in
// a record that nobody has looked at.
func TestNew(t *testing.T) {
	db := record(t)
	srv := httptest.NewServer(New(db, Options{}))
	defer srv.Close()
	marks := func() int {
		_, _, page := get(t, srv, "/")
		return strings.Count(page, "since you last looked")
	}
	if n := marks(); n != 0 {
		t.Errorf("%d stories are new in a record that nobody has looked at", n)
	}
	id, err := db.FindStory(context.Background(), "morocco-2023-09-09-northgate.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Write(context.Background(), func(x *store.Tx) error { return x.See(id) }); err != nil {
		t.Fatal(err)
	}
	some := marks()
	if err := db.Write(context.Background(), func(x *store.Tx) error { return x.See("") }); err != nil {
		t.Fatal(err)
	}
	if all := marks(); some < 3 || all != 0 {
		t.Errorf("%d stories are new after a look at one, %d after a look at all", some, all)
	}
}
