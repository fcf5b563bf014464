package web

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser starts a headless Chromium, or skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("CHANCERY_BROWSER") == "required" {
			t.Fatal("no Chromium, but CHANCERY_BROWSER=required")
		}
		t.Skip("no Chromium on this machine: the pages are not tested in a browser")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// value runs an action that gives something.
func value[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// shoot keeps a picture of the page where CHANCERY_SHOTS names a folder.
func shoot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("CHANCERY_SHOTS")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), value(t, ctx, chromedp.CaptureScreenshot()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestBrowser goes from the story list to highlighted words in two clicks, on
// a wide and on a narrow screen, without scripts.
func TestBrowser(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(New(record(t), Options{}))
	defer srv.Close()
	for _, screen := range []struct {
		name          string
		width, height int64
	}{{"story", 1200, 900}, {"phone", 390, 844}} {
		do(t, ctx, chromedp.EmulateViewport(screen.width, screen.height), chromedp.Navigate(srv.URL))
		shoot(t, ctx, screen.name+"-list")
		do(t, ctx, chromedp.Click(".stories .headline"), chromedp.WaitVisible("#brief"))
		shoot(t, ctx, screen.name)
		if wide := value(t, ctx, chromedp.Evaluate[int64]("document.documentElement.scrollWidth")); wide > screen.width {
			t.Errorf("the story page is %d wide on a screen of %d", wide, screen.width)
		}
		if screen.name == "story" {
			shootPart(t, ctx, "story-reports", "#reports")
		}
		do(t, ctx, chromedp.Click("#brief .note"), chromedp.WaitVisible("#hit"))
		shoot(t, ctx, screen.name+"-article")
		checkHit(t, ctx)
		checkReason(t, ctx, screen.name)
		checkTree(t, ctx, screen.name)
	}
	for _, screen := range []struct {
		name  string
		width int64
	}{{"pair", 1200}, {"pair-phone", 390}} {
		do(t, ctx, chromedp.EmulateViewport(screen.width, 900), chromedp.Navigate(srv.URL+lineageLink(t, srv)), chromedp.WaitVisible(".sides"))
		do(t, ctx, chromedp.Click(".sides .shared"))
		if at := value(t, ctx, chromedp.Location()); !strings.Contains(at, "#b") {
			t.Errorf("a shared passage leads to %s", at)
		}
		if wide := value(t, ctx, chromedp.Evaluate[int64]("document.documentElement.scrollWidth")); wide > screen.width {
			t.Errorf("the page of a pair is %d wide on a screen of %d", wide, screen.width)
		}
		shoot(t, ctx, screen.name)
	}
	do(t, ctx, chromedp.EmulateViewport(1200, 900), chromedp.Navigate(srv.URL+"/events"), chromedp.WaitVisible("#table"))
	shoot(t, ctx, "events")
}

// checkHit makes sure that the cited words are marked and on the screen.
func checkHit(t *testing.T, ctx context.Context) {
	t.Helper()
	at := value(t, ctx, chromedp.Location())
	if !strings.HasSuffix(at, "#hit") {
		t.Errorf("a citation leads to %s", at)
	}
	if text := value(t, ctx, chromedp.Text("#hit")); strings.TrimSpace(text) == "" {
		t.Error("the mark is empty")
	}
	if top := value(t, ctx, chromedp.Evaluate[float64]("document.querySelector('#hit').getBoundingClientRect().top")); top < 0 || top > 900 {
		t.Errorf("the mark is %v pixels from the top of the screen", top)
	}
	if wide := value(t, ctx, chromedp.Evaluate[bool]("document.documentElement.scrollWidth > window.innerWidth")); wide {
		t.Error("the article page is wider than the screen")
	}
}

// lineageLink returns the address of the first pair that a story draws.
func lineageLink(t *testing.T, srv *httptest.Server) string {
	t.Helper()
	_, _, list := get(t, srv, "/")
	for _, m := range href.FindAllStringSubmatch(list, -1) {
		if _, _, page := get(t, srv, m[1]); strings.HasPrefix(m[1], "/story/") && strings.Contains(page, "class=\"lineage\"") {
			for _, l := range href.FindAllStringSubmatch(page, -1) {
				if strings.HasPrefix(l[1], "/pair/") {
					return l[1]
				}
			}
		}
	}
	t.Fatal("no story draws a lineage")
	return ""
}

// shootPart keeps a picture of one element.
func shootPart(t *testing.T, ctx context.Context, name, selector string) {
	t.Helper()
	do(t, ctx, chromedp.Evaluate[chromedp.Void]("document.querySelector('"+selector+"').scrollIntoView()"))
	shoot(t, ctx, name)
}

// checkReason reaches a mark by the keyboard and sees its reason.
func checkReason(t *testing.T, ctx context.Context, screen string) {
	t.Helper()
	do(t, ctx, chromedp.SendKeys(".text a.m.name", "\r"), chromedp.WaitVisible(".notes > li:target"))
	shoot(t, ctx, screen+"-reason")
	seen := value(t, ctx, chromedp.Evaluate[bool](`(() => { const r = document.querySelector(".notes > li:target").getBoundingClientRect(); return r.top >= 0 && r.bottom <= window.innerHeight + 1 })()`))
	if !seen {
		t.Errorf("%s: the reason of a mark is not on the screen", screen)
	}
	if text := value(t, ctx, chromedp.Text(".notes > li:target .reasons")); strings.TrimSpace(text) == "" {
		t.Errorf("%s: a name has no reason", screen)
	}
}

// checkTree opens the grammar of a sentence.
func checkTree(t *testing.T, ctx context.Context, screen string) {
	t.Helper()
	do(t, ctx, chromedp.Click(".text p a.tree"), chromedp.WaitVisible(".drawing svg"))
	shoot(t, ctx, screen+"-tree")
	if wide := value(t, ctx, chromedp.Evaluate[bool]("document.documentElement.scrollWidth > window.innerWidth")); wide {
		t.Errorf("%s: the page of a sentence is wider than the screen", screen)
	}
	do(t, ctx, chromedp.Click(".drawing + details summary"), chromedp.WaitVisible(".drawing + details table"))
}
