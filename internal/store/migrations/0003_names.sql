-- Names that people bring: one table or dictionary, as they wrote it. Not derived, and never deleted.
CREATE TABLE names (
  n    INTEGER PRIMARY KEY CHECK (n = 1),
  data BLOB NOT NULL
) STRICT;
