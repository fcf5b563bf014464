package intake

import (
	"bytes"
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// A web archive of half a gigabyte, mostly of pictures as real ones are, is
// read from a pipe in bounded memory.
func TestBoundedMemory(t *testing.T) {
	total := 500 << 20
	if testing.Short() {
		total = 30 << 20
	}
	picture := webRecord("response", "https://example.org/i.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"+strings.Repeat("\x89PNG....", 1<<17))
	text := webRecord("response", "https://example.org/a.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"+strings.Repeat(long+"\n", 200))
	pictures, texts := []byte(gz(picture)), []byte(gz(text))
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stdin
	os.Stdin = r
	defer func() { os.Stdin = old; r.Close() }()
	rounds := total / (len(picture) + len(text))
	go func() {
		defer w.Close()
		for range rounds {
			if _, err := w.Write(append(append([]byte{}, pictures...), texts...)); err != nil {
				return
			}
		}
	}()
	debug.FreeOSMemory()
	var start runtime.MemStats
	runtime.ReadMemStats(&start)
	var peak uint64
	n := 0
	err = Read(context.Background(), []string{"-"}, Options{MaxItem: 8 << 20}, func(it Item) error {
		if n++; n%20 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse-min(m.HeapInuse, start.HeapInuse))
		}
		return nil
	})
	if err != nil || n != rounds || peak > 64<<20 {
		t.Errorf("%d of %d items, %d MB of heap more than before, %v", n, rounds, peak>>20, err)
	}
	t.Logf("%d MB unpacked, %d items, %d MB of heap at the peak", total>>20, n, peak>>20)
}

func BenchmarkReadJSONL(b *testing.B) {
	line := strings.Replace(jsonRecord, long, strings.Repeat(long+" ", 14), 1) + "\n"
	benchmark(b, "x.jsonl", []byte(strings.Repeat(line, 2000)), 2000)
}

func BenchmarkReadZip(b *testing.B) {
	var members []member
	for range 500 {
		members = append(members, member{"a.txt", textFile})
	}
	benchmark(b, "x.zip", []byte(zipped(members...)), 500)
}

func BenchmarkReadWARC(b *testing.B) {
	var buf bytes.Buffer
	body := strings.Repeat("<p>"+long+"</p>", 14)
	for range 100 {
		z := gzip.NewWriter(&buf)
		_, _ = z.Write([]byte(webRecord("response", "https://example.org/a", page200(strings.Replace(htmlFile, "<p>"+long+"</p>", body, 1)))))
		_ = z.Close()
	}
	benchmark(b, "x.warc.gz", buf.Bytes(), 100)
}

func benchmark(b *testing.B, name string, content []byte, items int) {
	p := put(b, map[string]string{name: string(content)})
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		n := 0
		if err := Read(context.Background(), []string{p}, Options{}, func(it Item) error {
			if it.Article != nil {
				n++
			}
			return nil
		}); err != nil || n != items {
			b.Fatal(n, err)
		}
	}
	b.ReportMetric(float64(items*b.N)/b.Elapsed().Seconds(), "articles/s")
}
