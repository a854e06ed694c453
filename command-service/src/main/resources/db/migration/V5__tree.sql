-- The Merkle tree over the log (RFC 9162), as C2SP tlog-tiles cuts it. Its leaves lie in log.leaf; hash number index of a
-- level is over the 256 hashes of the level below that begin at 256 * index.
create table tree (
    level smallint not null check (level > 0),
    index bigint   not null check (index >= 0),
    hash  bytea    not null check (octet_length(hash) = 32),
    primary key (level, index)
);

-- What the log says of itself. Committed before it is signed: so no two roots can ever be signed at one size.
create table checkpoint (
    size    bigint      primary key check (size >= 0),
    root    bytea       not null check (octet_length(root) = 32),
    made_at timestamptz not null
);

-- Who has seen a checkpoint: the line of the note that a witness has signed.
create table cosignature (
    size    bigint not null references checkpoint,
    witness text   not null,
    line    text   not null,
    primary key (size, witness, line)
);

-- The one key of this log, for others to verify with. Another one may never sign what this one has begun.
create table log_key (
    one      boolean primary key default true check (one),
    verifier text    not null
);

-- Adds to the tree what its last checkpoint is followed by, and a checkpoint over it, all of it or, answering false, nothing:
-- if somebody else has made one meanwhile.
create function grow(
    lock      bigint,
    from_size bigint,
    from_root bytea,
    levels    bigint[],
    indexes   bigint[],
    hashes    bytea[],
    to_size   bigint,
    to_root   bytea,
    made_at   timestamptz)
returns boolean language plpgsql as $$
declare
    last checkpoint;
begin
    perform pg_advisory_xact_lock(lock);
    select * into last from checkpoint order by size desc limit 1;
    if found and (last.size <> from_size or last.root <> from_root or last.size >= to_size)
        or not found and from_size <> 0
    then
        return false;
    end if;
    insert into tree (level, index, hash) select * from unnest(levels, indexes, hashes);
    insert into checkpoint values (to_size, to_root, grow.made_at);
    return true;
end
$$;

-- What is on record stays as it is. This stops mistakes; that nothing was altered is shown by the tree, which needs no trust.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is written once: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger written_once before update or delete or truncate on log
    for each statement execute function refuse_change();
create trigger written_once before update or delete or truncate on tag
    for each statement execute function refuse_change();
create trigger written_once before update or delete or truncate on tree
    for each statement execute function refuse_change();
create trigger written_once before update or delete or truncate on checkpoint
    for each statement execute function refuse_change();
create trigger written_once before update or delete or truncate on log_key
    for each statement execute function refuse_change();
