-- What makes a command idempotent lies beside its events now, on the first of them: the digest of its content, and where
-- its last event lies. One row and one index less to write for each command.
alter table log add column digest bytea, add column command_last bigint;
update log set digest = command.digest, command_last = command.last from command where log.position = command.first;
alter table log add check ((digest is null) = (command_last is null));
create unique index log_command on log (command_id) where digest is not null;
drop table command;

-- Appends a batch behind the head that its positions were counted from, all of it or, answering false, nothing: if the
-- log ends elsewhere, if a command is recorded already, or if a tag occurs behind the position up to which it is known.
-- One call, and so one round trip and one commit. Each statement of it sees what was committed before the lock was had.
create function append(
    lock           bigint,
    channel        text,
    head           bigint,
    wanted_tags    text[],
    wanted_after   bigint[],
    appended_at    timestamptz,
    ids            uuid[],
    coalitions     text[],
    command_ids    uuid[],
    digests        bytea[],
    command_lasts  bigint[],
    types          text[],
    records        bytea[],
    leaves         bytea[],
    tags           text[],
    tag_positions  bigint[])
returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(lock);
    if head <> coalesce((select position from log order by position desc limit 1), 0)
        -- The limit keeps each a look into the index, whatever the planner believes about the table.
        or exists (
            select from unnest(wanted_tags, wanted_after) as wanted (tag, after),
                lateral (select from tag t where t.tag = wanted.tag and t.position > wanted.after limit 1) found)
        or exists (select from log where command_id = any (command_ids) and digest is not null)
    then
        return false;
    end if;
    insert into log (position, id, coalition, command_id, digest, command_last, type, recorded_at, record, leaf)
    select append.head + r.nth, r.id, r.coalition, r.command_id, r.digest, r.command_last, r.type, appended_at, r.record, r.leaf
    from unnest(ids, coalitions, command_ids, digests, command_lasts, types, records, leaves)
        with ordinality as r (id, coalition, command_id, digest, command_last, type, record, leaf, nth);
    insert into tag (tag, position) select t.tag, t.position from unnest(tags, tag_positions) as t (tag, position);
    perform pg_notify(channel, (append.head + cardinality(ids))::text);
    return true;
end
$$;
