package page

import (
	"regexp"
	"strconv"
	"strings"

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
	for _, a := range f.articles {
		if m := readMoment(a.published); m.known() && a.rank > 1 {
			return m.as(news.HowJSONLD)
		}
	}
	if m := f.metaMoment(publishedMetas); m.known() {
		return m.as(news.HowMeta)
	}
	if m := f.stamped(); m.known() {
		return m.as(news.HowMeta)
	}
	for _, a := range f.articles {
		if m := readMoment(a.published); m.known() {
			return m.as(news.HowJSONLD)
		}
	}
	if m := urlMoment(address); m.known() && m.precision == news.ToDay {
		return m.as(news.HowURL)
	}
	if m := searched(doc, address); m.known() {
		return m.as(news.HowPage)
	}
	if m := f.metaMoment(changedMetas); m.known() {
		return m.as(news.HowMeta)
	}
	if m := urlMoment(address); m.known() {
		return m.as(news.HowURL)
	}
	return news.Published{}
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
// publication, else the first in the article.
func (f *facts) stamped() moment {
	for _, ok := range []func(stamp) bool{
		func(s stamp) bool { return s.marked && s.inside },
		func(s stamp) bool { return s.marked },
		func(s stamp) bool { return s.inside && !s.changed },
		func(s stamp) bool { return s.after && !s.changed },
	} {
		for _, s := range f.times {
			if !ok(s) {
				continue
			}
			for _, v := range []string{s.value, s.text} {
				if m := readMoment(v); m.known() && m.precision != news.ToYear {
					return m
				}
			}
		}
	}
	return moment{}
}

var (
	urlDay   = regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$|\D)`)
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
	r, err := htmldate.FromDocument(doc, htmldate.Options{URL: address, UseOriginalDate: true, EnableLog: false})
	if err != nil || r.DateTime.IsZero() || !sane(r.DateTime) {
		return moment{}
	}
	return moment{day: news.DayOf(r.DateTime), precision: news.ToDay}
}

// dayIn is for statements in words around a date.
func dayIn(s string) moment { return readMoment(strings.TrimSpace(s)) }
