-- Counts up when a rebuilt projection takes the place of the one before: whoever has that one in memory reads anew.
ALTER TABLE progress ADD COLUMN generation bigint NOT NULL DEFAULT 0;
