package score

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"
)

// TestGold scores a whole gold folder: CHANCERY_GOLD=DIR go test -run Gold -v,
// with CHANCERY_TASK=a,b for some tasks alone.
func TestGold(t *testing.T) {
	dir := os.Getenv("CHANCERY_GOLD")
	if dir == "" {
		t.Skip("CHANCERY_GOLD names no gold folder")
	}
	o := Options{Gold: dir, Progress: func(task, set string) { t.Logf("%s %s/%s", time.Now().Format(time.TimeOnly), task, set) }}
	if only := os.Getenv("CHANCERY_TASK"); only != "" {
		o.Tasks = strings.Split(only, ",")
	}
	start := time.Now()
	lines, err := Run(context.Background(), o)
	if err != nil {
		t.Error(err)
	}
	t.Logf("%d lines in %s\n%s", len(lines), time.Since(start).Round(time.Millisecond), lines.Format())
}
