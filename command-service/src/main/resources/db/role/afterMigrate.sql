-- The role that the service works as may read all and add to what is on record, and change nothing of it; only how far Kafka
-- has come moves on. Made here where it is not, with the password that the service was given. Whoever lets the service work
-- as the owner of the tables goes without.
do $$
begin
    if '${recorder}' = current_user then
        return;
    end if;
    if not exists (select from pg_roles where rolname = '${recorder}') then
        create role ${recorder} login;
    end if;
    alter role ${recorder} password '${recorderPassword}';
    grant connect on database ${flyway:database} to ${recorder};
    grant usage on schema public to ${recorder};
    grant select, insert on log, tag, tree, checkpoint, cosignature, log_key, recorder to ${recorder};
    grant select, insert, update on relay_cursor to ${recorder};
end
$$;
