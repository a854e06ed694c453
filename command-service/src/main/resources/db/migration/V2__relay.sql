-- How far the relay has come: every record up to position is in Kafka's topic of this id, whose partitions ended at
-- ends[partition + 1] when the last of them was acknowledged. A topic of another id or a shorter one has lost records.
create table relay_cursor (
    topic    text        primary key,
    topic_id text        not null,
    position bigint      not null,
    ends     bigint[]    not null,
    moved_at timestamptz not null
);
