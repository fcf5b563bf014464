package page

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"chancery/internal/news"

	"golang.org/x/net/html"

	htmldate "github.com/markusmobius/go-htmldate"
)

// publishedMetas are the names under which pages state the day of
// publication: Open Graph, Dublin Core, Parse.ly, Sailthru and what content
// systems make up, roughly from the most to the least dependable.
var publishedMetas = []string{
	"article:published_time", "article:published", "article.published", "og:article:published_time", "og:published_time", "og:pubdate",
	"datepublished", "parsely-pub-date", "sailthru.date", "published_time", "publish-date", "publish_date", "publishdate", "publication_date",
	"published_at", "published-date", "published", "pubdate", "pub_date", "pdate", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
	"dc.created", "dc.date", "dcterms.date", "article_date_original", "article.created", "article:created_time", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
	"originalpublicationdate", "displaydate", "citation_publication_date", "citation_online_date", "citation_date", "bt:pubdate", "rnews:datepublished", "gentime", "shareaholic:article_published_time",
	"date", "date_published", "creation_date", "datecreated", "created", "article-date", "articledate", "weibo:article:create_at", "publishedtime", "ptime", "prism.publicationdate", "vr:published_time",
}

// changedMetas state the last change: a bound, and better than nothing.
var changedMetas = []string{
	"article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified", "last-modified", "lastmod", "article.updated", "article:modified", "updated-date", "updated_time", "modified", "revision_date",
}

// published chooses the day of publication among what the page states.
func (f *facts) published(doc *html.Node, address string) news.Published {
	in := urlMoment(address)
	for _, c := range []struct {
		find func() moment
		how  news.How
	}{
		{func() moment { return f.structuredMoment(2) }, news.HowJSONLD},
		{func() moment { return f.metaMoment(publishedMetas) }, news.HowMeta},
		{f.stamped, news.HowMeta},
		{func() moment { return f.structuredMoment(1) }, news.HowJSONLD},
		{func() moment { return in.ifDay() }, news.HowURL},
		{func() moment { return searched(doc, address) }, news.HowPage},
		{func() moment { return f.metaMoment(changedMetas) }, news.HowMeta},
		{func() moment { return in }, news.HowURL},
	} {
		if m := c.find(); m.known() {
			return m.local(in).as(c.how)
		}
	}
	return news.Published{}
}

// structuredMoment is the first publication date of JSON-LD of at least the
// given rank.
func (f *facts) structuredMoment(rank int) moment {
	for _, a := range f.articles {
		if m := readMoment(a.published); m.known() && a.rank >= rank {
			return m
		}
	}
	return moment{}
}

func (m moment) ifDay() moment {
	if m.precision != news.ToDay {
		return moment{}
	}
	return m
}

// local corrects the day of a time that is stated in UTC by the day in the
// address, which is the outlet's own, if the two are one day apart.
func (m moment) local(in moment) moment {
	if strings.HasSuffix(m.clock, "Z") && in.precision == news.ToDay {
		if d := in.day.Sub(m.day); d == 1 || d == -1 {
			m.day = in.day
		}
	}
	return m
}

func (m moment) as(how news.How) news.Published {
	return news.Published{Day: m.day, Time: m.clock, Precision: m.precision, How: how}
}

func (f *facts) metaMoment(names []string) moment {
	for _, name := range names {
		for _, v := range f.metas[name] {
			if m := readMoment(v); m.known() {
				return m
			}
		}
	}
	return moment{}
}

// stamped chooses among <time> elements and their like: one marked as
// publication, one next to the headline, else the first in the article. Marks
// that contradict one another belong to several texts and are passed over.
func (f *facts) stamped() moment {
	for i, ok := range []func(stamp) bool{
		func(s stamp) bool { return s.marked && s.inside },
		func(s stamp) bool { return s.after && !s.changed && s.below <= 30 },
		func(s stamp) bool { return s.marked },
		func(s stamp) bool { return s.inside && !s.changed },
		func(s stamp) bool { return s.after && !s.changed },
	} {
		var found []moment
		for _, s := range f.times {
			if !ok(s) {
				continue
			}
			if m := s.moment(); m.known() {
				found = append(found, m)
			}
		}
		if len(found) > 0 && (i != 0 && i != 2 || found[0].day == found[len(found)-1].day) {
			return found[0]
		}
	}
	return moment{}
}

func (s stamp) moment() moment {
	for _, v := range []string{s.value, s.text} {
		if m := readMoment(v); m.known() && m.precision != news.ToYear {
			return m
		}
	}
	return moment{}
}

var (
	urlDay   = regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$|\D)`)
	urlNamed = regexp.MustCompile(`/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}/(\d{1,2})/`)
	urlMonth = regexp.MustCompile(`/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/`)
)

// urlMoment reads a date out of an address: /2021/03/04/, /20210304-, /2021/03/.
func urlMoment(address string) moment {
	if m := urlDay.FindStringSubmatch(address); m != nil {
		y, _ := strconv.Atoi(m[1])
		mo, _ := strconv.Atoi(m[2])
		d, _ := strconv.Atoi(m[3])
		return dayMoment(dayFrom(y, mo, d))
	}
	if m := urlNamed.FindStringSubmatch(strings.ToLower(address)); m != nil {
		if t, err := time.Parse("2006 Jan 2", m[1]+" "+m[2]+" "+m[3]); err == nil {
			return dayMoment(news.DayOf(t))
		}
	}
	if m := urlMonth.FindStringSubmatch(address); m != nil {
		y, _ := strconv.Atoi(m[1])
		mo, _ := strconv.Atoi(m[2])
		if d := dayFrom(y, mo, 1); d.Known() {
			return moment{day: d, precision: news.ToMonth}
		}
	}
	return moment{}
}

// searched lets go-htmldate (Barbaresi, "htmldate", JOSS 2020) look for a
// visible date.
func searched(doc *html.Node, address string) moment {
	r, err := htmldate.FromDocument(doc, htmldate.Options{URL: address, UseOriginalDate: true, ExtractTime: true})
	if err != nil || r.DateTime.IsZero() || !sane(r.DateTime) {
		return moment{}
	}
	if strings.Contains(r.SrcString, "©") || strings.Contains(strings.ToLower(r.SrcString), "copyright") {
		return moment{} // the year of the rights, not a day
	}
	return momentOf(r.DateTime, r.HasTime && r.HasTimezone)
}
