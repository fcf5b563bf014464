-- The record. Everything below "derived" can be made again from what stands above it.

-- Raw bytes as they were read. Never changed, never deleted: changing how a page is read must not mean asking for it again.
CREATE TABLE raw (
  hash    BLOB PRIMARY KEY,            -- first 16 bytes of SHA-256 of the bytes
  kind    TEXT NOT NULL,               -- text, html, json, feed, warc, mail
  size    INTEGER NOT NULL,            -- bytes before compression
  read_at TEXT NOT NULL,               -- RFC 3339, UTC: the clock's only entry into the record
  body    BLOB NOT NULL                -- zstd
) STRICT;

-- Reports as outlets published them; the row holds the newest version.
CREATE TABLE article (
  n         INTEGER PRIMARY KEY,       -- row number, local to this file
  id        TEXT NOT NULL UNIQUE,      -- news.ArticleID
  version   INTEGER NOT NULL,          -- of the text, from 1
  hash      BLOB NOT NULL,             -- of what a reader would see: title, text, date, outlet
  raw       BLOB NOT NULL REFERENCES raw(hash),
  path      TEXT NOT NULL,
  outlet    TEXT NOT NULL,
  url       TEXT NOT NULL,
  byline    TEXT NOT NULL,
  credit    TEXT NOT NULL,
  title     TEXT NOT NULL,
  day       TEXT NOT NULL,             -- YYYY-MM-DD or '' (unknown)
  published TEXT NOT NULL,             -- JSON of news.Published
  language  TEXT NOT NULL,
  title_at  INTEGER NOT NULL, title_end INTEGER NOT NULL,  -- spans into text
  body_at   INTEGER NOT NULL, body_end  INTEGER NOT NULL,
  text      TEXT NOT NULL
) STRICT;
CREATE INDEX article_day ON article(day);
CREATE INDEX article_path ON article(path);

-- Earlier versions of articles that were edited, each whole.
CREATE TABLE former (
  id      TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash    BLOB NOT NULL,               -- as in article: reading an earlier version again changes nothing
  raw     BLOB NOT NULL,
  data    BLOB NOT NULL,               -- news.Article as JSON, packed, without layers
  PRIMARY KEY (id, version)
) STRICT;

-- What could not be read, kept with the reason and the stage that said so.
CREATE TABLE rejected (
  path   TEXT NOT NULL,
  raw    BLOB NOT NULL,                -- hash; the bytes are in raw unless they were too many to keep
  stage  TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (path, raw)
) STRICT;

-- derived: one article

CREATE TABLE layer (
  n       INTEGER NOT NULL,            -- article.n
  stage   TEXT NOT NULL,               -- text, name, date, quote, figure, event
  version INTEGER NOT NULL,            -- of the stage that made it
  data    BLOB NOT NULL,
  PRIMARY KEY (n, stage)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5(title, body, outlet, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');

-- derived: articles together

CREATE TABLE feature (
  n       INTEGER PRIMARY KEY,         -- article.n
  version INTEGER NOT NULL,            -- of reprint and story together
  print   BLOB NOT NULL,               -- reprint.Print
  story   BLOB NOT NULL                -- story.Features
) STRICT;

CREATE TABLE link (                    -- scored likeness of two articles
  a TEXT NOT NULL, b TEXT NOT NULL,
  data TEXT NOT NULL,                  -- JSON of story.Edge
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_b ON link(b);

CREATE TABLE derivation (              -- who derives from whom
  a TEXT NOT NULL, b TEXT NOT NULL,
  story TEXT NOT NULL,                 -- '' for derivations found between any two articles
  data  BLOB NOT NULL,                 -- news.Derivation as JSON, packed
  PRIMARY KEY (a, b, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX derivation_b ON derivation(b);
CREATE INDEX derivation_story ON derivation(story);

CREATE TABLE story (
  id       TEXT PRIMARY KEY,
  title    TEXT NOT NULL,
  first    TEXT NOT NULL, last TEXT NOT NULL,  -- days, '' unknown
  articles INTEGER NOT NULL,
  origins  INTEGER NOT NULL,
  version  INTEGER NOT NULL,           -- of compare, 0: to be compared again
  data     BLOB NOT NULL               -- news.Story as JSON, packed
) STRICT;
CREATE INDEX story_last ON story(last);

CREATE TABLE member (
  article TEXT PRIMARY KEY,
  story   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_story ON member(story);

CREATE TABLE event (
  id        TEXT PRIMARY KEY,
  story     TEXT NOT NULL,
  type      TEXT NOT NULL,
  status    TEXT NOT NULL,
  actor     TEXT NOT NULL, actor_country TEXT NOT NULL, actor_id TEXT NOT NULL,
  recipient TEXT NOT NULL, recipient_country TEXT NOT NULL, recipient_id TEXT NOT NULL,
  first     TEXT NOT NULL, last TEXT NOT NULL,  -- days, '' unknown
  origins   INTEGER NOT NULL,
  data      BLOB NOT NULL              -- news.Event as JSON, packed
) STRICT;
CREATE INDEX event_story ON event(story);
CREATE INDEX event_day ON event(first);
CREATE INDEX event_pair ON event(actor_country, recipient_country);
