package petrarch

import (
	"io"
	"strings"
)

// An agent is a common noun with the code that it adds to an actor's.
type agent struct {
	phrase
	code  string
	front bool // the code comes before the actor's: "[NGO~]"
	many  bool // the noun is in the plural
}

// readAgents adds a dictionary of agents. "{…}" gives an irregular plural, "{}"
// says that there is none; lines "!NAME! = A, B" define what may stand for !NAME!.
func (d *Dictionary) readAgents(r io.Reader) error {
	sets := map[string][]string{}
	return lines(r, func(_ int, line string) {
		if name, members, ok := strings.Cut(line, "="); ok && strings.HasPrefix(line, "!") {
			for _, m := range strings.Split(members, ",") {
				sets[strings.TrimSpace(name)] = append(sets[strings.TrimSpace(name)], strings.TrimSpace(m))
			}
			return
		}
		code, rest, ok := bracketed(line)
		if !ok || !strings.Contains(code, "~") {
			return
		}
		plurals, name, given := braced(rest)
		for _, name := range substitute(strings.TrimSpace(name), sets) {
			d.addAgent(name, code, false)
			if !given && !strings.HasSuffix(name, "_") {
				d.addAgent(plural(strings.ToUpper(name)), code, true)
			}
		}
		for _, p := range plurals {
			d.addAgent(p, code, true)
		}
	})
}

// substitute writes out the sets that a name refers to.
func substitute(name string, sets map[string][]string) []string {
	_, rest, ok := strings.Cut(name, "!")
	set, _, closed := strings.Cut(rest, "!")
	members := sets["!"+set+"!"]
	if !ok || !closed || len(members) == 0 {
		return []string{name}
	}
	var out []string
	for _, m := range members {
		out = append(out, substitute(strings.Replace(name, "!"+set+"!", m, 1), sets)...)
	}
	return out
}

func (d *Dictionary) addAgent(name, code string, many bool) {
	a := agent{phrase: newPhrase(name), code: strings.Trim(code, " ~"), front: strings.HasSuffix(code, "~"), many: many}
	if len(a.words) == 0 || a.code == "" {
		return
	}
	for i := range a.tight {
		a.tight[i] = i > 0 // an agent's words stand together
	}
	d.agents[a.words[0]] = append(d.agents[a.words[0]], a)
}
