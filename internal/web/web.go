package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"chancery/internal/store"
)

//go:embed templates/*.html style.css
var files embed.FS

// Options say how the pages are served.
type Options struct {
	// AnyHost answers requests for any host name. Without it only those
	// addressed to this machine by a loopback name are answered, so that a
	// hostile page elsewhere cannot read the record through the browser by
	// pointing its own name here (DNS rebinding).
	AnyHost bool
}

// site answers requests from one record.
type site struct {
	db    *store.DB
	pages map[string]*template.Template
}

// New returns the pages over db.
func New(db *store.DB, o Options) http.Handler {
	s := &site{db: db, pages: parse()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page(s.stories))
	mux.HandleFunc("GET /story/{id}", s.page(s.story))
	mux.HandleFunc("GET /story/{id}/history", s.page(s.history))
	mux.HandleFunc("GET /article/{id}", s.page(s.article))
	mux.HandleFunc("GET /pair/{a}/{b}", s.page(s.pair))
	mux.HandleFunc("GET /article/{id}/sentence/{n}", s.page(s.sentence))
	mux.HandleFunc("GET /events", s.page(s.events))
	mux.HandleFunc("GET /event/{id}", s.page(s.event))
	mux.HandleFunc("GET /dyad", s.choose)
	mux.HandleFunc("GET /dyad/{a}/{b}", s.page(s.dyad))
	mux.HandleFunc("GET /search", s.page(s.search))
	mux.HandleFunc("GET /rejected", s.page(s.rejected))
	mux.HandleFunc("GET /", s.page(s.nothing))
	mux.HandleFunc("GET /style.css", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=3600")
		http.ServeFileFS(w, r, files, "style.css")
	})
	return guard(mux, o)
}

// parse reads each page's template together with the frame around all pages.
func parse() map[string]*template.Template {
	pages := map[string]*template.Template{}
	for _, name := range []string{"stories", "story", "history", "article", "sentence", "pair", "events", "event", "dyad", "search", "rejected", "problem"} {
		pages[name] = template.Must(template.New("frame.html").Funcs(funcs).ParseFS(files, "templates/frame.html", "templates/chart.html", "templates/"+name+".html"))
	}
	return pages
}

// policy lets a page use its own style sheet and forms, and nothing else.
const policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard sets the headers of every answer and refuses foreign host names.
func guard(next http.Handler, o Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if !o.AnyHost && !loopbackHost(r.Host) {
			http.Error(w, "This record is served to this machine only.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func loopbackHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// A view is what a page's template gets.
type view struct {
	Title string // of the page
	Here  string // which entry of the navigation is current
	Query string // in the search box
	Body  any
}

// longest is how long one page may take to make.
const longest = 30 * time.Second

// page runs fn and shows the template that it names, whole or not at all.
func (s *site) page(fn func(*http.Request) (string, view, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), longest)
		defer cancel()
		name, v, err := fn(r.WithContext(ctx))
		status := http.StatusOK
		if err != nil {
			name, v, status = problem(r, err)
		}
		var b bytes.Buffer
		if err := s.pages[name].Execute(&b, v); err != nil {
			slog.Error("a page could not be made", "page", name, "err", err)
			http.Error(w, "This page could not be made; the reason is in the program's log.", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		w.Write(b.Bytes())
	}
}

// badRequest is an error that the reader's input caused.
type badRequest struct{ error }

func problem(r *http.Request, err error) (string, view, int) {
	v := view{Title: "Something went wrong", Body: "The reason is in the program's log."}
	var bad badRequest
	switch {
	case errors.Is(err, store.ErrNotFound):
		v.Title, v.Body = "Not in the record", "It may have been read again since under another address. The story list and the search show what is there."
		return "problem", v, http.StatusNotFound
	case errors.As(err, &bad):
		v.Title, v.Body = "That could not be understood", bad.Error()
		return "problem", v, http.StatusBadRequest
	}
	slog.Error("a request failed", "path", r.URL.Path, "err", err)
	return "problem", v, http.StatusInternalServerError
}

func (s *site) nothing(*http.Request) (string, view, error) {
	return "", view{}, store.ErrNotFound
}
