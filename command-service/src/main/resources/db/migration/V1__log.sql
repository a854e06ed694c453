-- The log: one row an event, in the one order of all events. Rows are written once and never touched again.
create table log (
    position    bigint      primary key check (position > 0),
    id          uuid        not null unique,
    coalition   text,
    command_id  uuid,
    type        text        not null,
    recorded_at timestamptz not null,
    record      bytea       not null check (octet_length(record) <= 65535),
    leaf        bytea       not null check (octet_length(leaf) = 32)
);

-- A record is kept as it is: compressing what is read back whole costs more time than it saves room.
alter table log alter column record set storage external;
alter table log alter column leaf set storage plain;

-- Which events a decision reads: (tag, position) answers "what carries this tag after that position" from the index.
create table tag (
    tag      text   not null,
    position bigint not null,
    primary key (tag, position)
);

-- Index-only reads need a fresh visibility map, which only vacuum writes; a table that only grows gets too little of it.
alter table tag set (autovacuum_vacuum_insert_scale_factor = 0.02);

-- What makes a command idempotent: its row is written in the transaction that writes its events.
create table command (
    command_id uuid   primary key,
    digest     bytea  not null,
    first      bigint not null,
    last       bigint not null check (last >= first)
);
