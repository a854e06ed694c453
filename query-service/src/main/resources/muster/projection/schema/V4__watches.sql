CREATE TABLE watch (
    id         text        PRIMARY KEY,
    issuer     text,
    subject    text,
    coalition  text        NOT NULL,
    name       text        NOT NULL,
    rules      jsonb       NOT NULL,
    url        text,
    secret     bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    state      text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'PAUSED', 'GONE')),
    told       bigint      NOT NULL,
    trouble    text,
    failures   integer     NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT now(),
    claim      uuid,
    CHECK ((issuer IS NULL) = (subject IS NULL)),
    CHECK ((url IS NULL) = (secret IS NULL))
);

COMMENT ON TABLE watch IS 'What somebody wants to be told of. No rebuild makes these anew: they belong in a backup.';
COMMENT ON COLUMN watch.told IS 'All changes up to this position have been written down as deliveries.';
COMMENT ON COLUMN watch.claim IS 'Whoever delivers at the moment, until not_before.';

CREATE INDEX watch_of_owner ON watch (issuer, subject);
CREATE INDEX watch_to_deliver ON watch (not_before) WHERE url IS NOT NULL AND state = 'ACTIVE';

CREATE TABLE delivery (
    watch       text        NOT NULL REFERENCES watch ON DELETE CASCADE,
    position    bigint      NOT NULL,
    place       integer     NOT NULL,
    message     text        NOT NULL UNIQUE,
    payload     text        NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    first_tried timestamptz,
    due         timestamptz NOT NULL DEFAULT now(),
    trouble     text,
    dead_at     timestamptz,
    PRIMARY KEY (watch, position, place)
);

COMMENT ON TABLE delivery IS 'Changes that a watch is still to be told of, and those that were given up: the dead letters.';

CREATE INDEX delivery_next ON delivery (watch, attempts, position, place) WHERE dead_at IS NULL;
