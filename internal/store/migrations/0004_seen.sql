-- Which version of which article people have looked at, so that what came since can be told. Not derived, and never deleted.
CREATE TABLE seen (
  article TEXT PRIMARY KEY,            -- news.ArticleID
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
