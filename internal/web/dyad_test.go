package web

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"chancery/internal/ledger"
	"chancery/internal/news"

	"github.com/chromedp/chromedp"
)

func happening(day, typ string) news.Event {
	return news.Event{Type: typ, Days: news.On(news.Day(day))}
}

// TestChart checks that co-operation stands above the axis and conflict below,
// deeds next to it, and that nothing leaves the drawing.
func TestChart(t *testing.T) {
	es := []news.Event{happening("2024-01-05", "CONSULT"), happening("2024-01-20", "AID"), happening("2024-03-02", "ASSAULT"), happening("2024-03-03", "ACCUSE"), {Type: "CONSULT"}}
	c := mirrored(ledger.Bins(es, ledger.Monthly), ledger.Monthly, news.Interval{From: "2024-03-01", To: "2024-03-31"}, func(b ledger.Bin) string { return "/x?" + string(b.Days.From) })
	if len(c.Columns) != 3 || len(c.Columns[1].Bars) != 0 {
		t.Fatalf("got %+v", c.Columns)
	}
	for i, p := range c.Columns {
		if p.Open != (i == 2) || p.X < 0 || p.X+p.Wide > float64(c.Width) {
			t.Errorf("column %d is %+v", i, p)
		}
		for _, b := range p.Bars {
			above := b.Y+b.High <= c.Axis
			if above != (b.Quad <= 2) || b.Y < 0 || b.Y+b.High > float64(c.Height) {
				t.Errorf("column %d: a bar of class %d runs from %v by %v", i, b.Quad, b.Y, b.High)
			}
		}
	}
	if deed := c.Columns[0].Bars[0]; deed.Quad != 2 || deed.Y+deed.High != c.Axis {
		t.Errorf("next to the axis is %+v", deed)
	}
	if c := upright(nil, ledger.Monthly, nil); c != nil {
		t.Error("a drawing of nothing")
	}
}

// TestDyadInBrowser opens a bar with the keyboard and reads a sentence behind it, on
// a wide and on a narrow screen.
func TestDyadInBrowser(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(New(record(t), Options{}))
	defer srv.Close()
	for _, screen := range []struct {
		name          string
		width, height int64
	}{{"dyad", 1200, 1000}, {"dyad-phone", 390, 844}} {
		do(t, ctx, chromedp.EmulateViewport(screen.width, screen.height), chromedp.Navigate(srv.URL+"/events"), chromedp.WaitVisible(".chart"))
		shoot(t, ctx, screen.name+"-events")
		narrow(t, ctx, "events")
		do(t, ctx, chromedp.Navigate(srv.URL+"/dyad/RUS/CHN"), chromedp.WaitVisible(".chart"))
		shoot(t, ctx, screen.name)
		narrow(t, ctx, "dyad")
		do(t, ctx, chromedp.Focus(".chart a:last-of-type"), chromedp.SendKeys(".chart a:last-of-type", "\r"), chromedp.WaitVisible(".chart a.open"))
		if at := value(t, ctx, chromedp.Location()); !strings.Contains(at, "since=") || !strings.HasSuffix(at, "#sentences") {
			t.Errorf("a bar leads to %s", at)
		}
		shoot(t, ctx, screen.name+"-open")
		do(t, ctx, chromedp.Click(".dyad .words"), chromedp.WaitVisible("#hit"))
		checkHit(t, ctx)
	}
	do(t, ctx, chromedp.EmulateViewport(1200, 1000), chromedp.Navigate(srv.URL+"/dyad/RUS/CHN"), chromedp.Click(".dyad .kind"), chromedp.WaitVisible(".facts"))
	shoot(t, ctx, "event")
	narrow(t, ctx, "event")
	do(t, ctx, chromedp.EmulateViewport(390, 844))
	narrow(t, ctx, "event")
}

// narrow makes sure that a page fits its screen.
func narrow(t *testing.T, ctx context.Context, page string) {
	t.Helper()
	if wide := value(t, ctx, chromedp.Evaluate[bool]("document.documentElement.scrollWidth > window.innerWidth")); wide {
		t.Errorf("the %s page is wider than the screen", page)
	}
}
