package export

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// spelled are letters and marks that no decomposition brings into Latin-1.
var spelled = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "„", `"`, "–", "-", "—", "-", "…", "...", "€", "EUR", "™", "(TM)",
	"ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ı", "i", "œ", "oe", "Œ", "OE", "ħ", "h", "Ħ", "H", "ə", "e", "Ə", "E", "•", "·", "‐", "-", "‑", "-")

// latin1 spells text in ISO 8859-1: letters that it has, others without their
// accents, and "?" for what is left.
func latin1(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range spelled.Replace(s) {
		switch {
		case r < 0x80 || r >= 0xA0 && r <= 0xFF:
			out = append(out, byte(r))
		default:
			out = append(out, bare(r))
		}
	}
	return string(out)
}

// bare is the letter under an accent, or "?".
func bare(r rune) byte {
	if base := norm.NFKD.String(string(r))[0]; base < 0x80 {
		return base
	}
	return '?'
}
