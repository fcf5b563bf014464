package expect

import (
	_ "embed"
	"path"
	"strings"
)

//go:embed data/refused.txt
var refusedLines string

// refused tells why the expectations of a file's folder, or of the file, are
// not ours.
func refused(name string) (why string, ok bool) {
	folder := path.Base(path.Dir(name))
	for line := range strings.Lines(refusedLines) {
		pattern, reason, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		if hit, _ := path.Match(pattern, folder+"/"+path.Base(name)); hit {
			return reason, true
		}
	}
	return "", false
}
