package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"chancery/internal/store"
	"chancery/internal/web"
)

type serveCmd struct {
	Addr   string `default:"127.0.0.1:8600" help:"Where to listen."`
	Public bool   `help:"Allow an address that other machines can reach. There is no login: put one in front."`
}

func (serveCmd) Help() string {
	return `Pages work without scripts. Nothing leaves this machine and nothing is loaded from elsewhere.

Example:
  chancery serve --db demo.db`
}

func (c serveCmd) Run(e *env) error {
	if !c.Public && !loopback(c.Addr) {
		return fmt.Errorf("%s can be reached from other machines, and the pages have no login; add --public if that is meant", c.Addr)
	}
	return e.view(func(db *store.DB) error {
		l, err := net.Listen("tcp", c.Addr)
		if err != nil {
			return fmt.Errorf("listening on %s: %w; another address can be given with --addr", c.Addr, err)
		}
		e.say("%s is open at http://%s (stop with Ctrl-C)", e.record(), l.Addr())
		return serve(e.ctx, l, web.New(db, web.Options{AnyHost: c.Public}))
	})
}

func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// serve answers until ctx ends, then lets open answers finish.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, WriteTimeout: time.Minute, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	stop := context.AfterFunc(ctx, func() {
		wait, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		srv.Shutdown(wait)
	})
	defer stop()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
