CREATE TABLE record (
    position    bigint      PRIMARY KEY,
    coalition   text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    bytes       bytea       NOT NULL
);

COMMENT ON TABLE record IS 'The log as read from Kafka: each record''s bytes, at its position.';

CREATE TABLE stop (
    coalition  text        PRIMARY KEY,
    after      bigint      NOT NULL,
    reason     text        NOT NULL,
    stopped_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE stop IS 'Coalitions that cannot be followed any more: their answers hold up to the position after.';

CREATE TABLE progress (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint  NOT NULL
);

COMMENT ON TABLE progress IS 'The position up to which everything is applied.';

INSERT INTO progress (position) VALUES (0);

CREATE TABLE feed_offset (
    topic_id    text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic_id, partition)
);

COMMENT ON TABLE feed_offset IS 'What to read next of each partition; a topic made anew has an id of its own and begins at 0.';
