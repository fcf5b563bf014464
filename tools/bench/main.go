// Command bench measures the whole chain on made-up reports, each kind of input
// in a process of its own: articles a second, MB/s of input, bytes of database
// an article and peak memory. Run it with: make bench
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"chancery/internal/pipeline"
	"chancery/internal/store"
	"chancery/internal/synthetic"
	"chancery/tools/internal/usage"
)

func main() {
	n := flag.Int("n", 4000, "reports")
	kind := flag.String("kind", "", "text or html; empty: both, each in its own process")
	flag.Parse()
	log.SetFlags(0)
	if *kind != "" {
		if err := measure(*kind, *n); err != nil {
			log.Fatal("bench: ", err)
		}
		return
	}
	fmt.Printf("%s, %s/%s, GOMAXPROCS %d, %d reports a row\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), *n)
	fmt.Printf("%-6s %10s %12s %8s %10s %10s %10s\n", "input", "articles/s", "per CPU-s", "MB/s", "KB/article", "DB B/art.", "peak MB")
	for _, k := range []string{"text", "html"} {
		self, err := os.Executable()
		if err != nil {
			log.Fatal("bench: ", err)
		}
		cmd := exec.Command(self, "-kind", k, "-n", fmt.Sprint(*n))
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			log.Fatal("bench: ", err)
		}
	}
}

// measure reads n reports of one kind and prints a row.
func measure(kind string, n int) error {
	dir, err := os.MkdirTemp("", "chancery-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bytes, err := write(dir, kind, n)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "bench.db")
	db, err := store.Open(file, store.Options{})
	if err != nil {
		return err
	}
	cpu, start := usage.CPU(), time.Now()
	report, err := pipeline.Read(context.Background(), db, []string{filepath.Join(dir, "in")}, pipeline.Config{})
	wall, used := time.Since(start), usage.CPU()-cpu
	if err != nil {
		return err
	}
	if report.New != n {
		return fmt.Errorf("read %d of %d reports", report.New, n)
	}
	if err := db.Close(); err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	fmt.Printf("%-6s %10.0f %12.0f %8.2f %10.1f %10d %10.0f\n", kind, float64(n)/wall.Seconds(), float64(n)/used.Seconds(),
		float64(bytes)/1e6/wall.Seconds(), float64(bytes)/1e3/float64(n), info.Size()/int64(n), usage.PeakMB())
	return nil
}

// write puts n reports into dir/in and returns their size.
func write(dir, kind string, n int) (bytes int, err error) {
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o755); err != nil {
		return 0, err
	}
	for i, r := range synthetic.Reports(1, n, 4) {
		body := r.Write()
		if kind == "html" {
			body = r.HTML()
		}
		bytes += len(body)
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("%06d.%s", i, kind)), []byte(body), 0o644); err != nil {
			return 0, err
		}
	}
	return bytes, nil
}
