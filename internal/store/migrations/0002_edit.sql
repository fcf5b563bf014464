-- Corrections of stories by hand: not derived, and never deleted. They speak of articles, so they hold however stories are made anew.
CREATE TABLE edit (
  n       INTEGER PRIMARY KEY,         -- order
  undone  INTEGER NOT NULL,            -- 1: taken back
  applied INTEGER NOT NULL,            -- 1: the stories respect it as it stands
  data    TEXT NOT NULL                -- news.StoryEdit as JSON
) STRICT;
