-- A coalition's records are read by themselves, when somebody asks about it.
CREATE INDEX record_of_coalition ON record (coalition, position);

-- A record that this version cannot read may be one that the next can.
ALTER TABLE stop ADD COLUMN unreadable boolean NOT NULL DEFAULT false;
