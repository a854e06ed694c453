-- As whom people are recorded: records name a random id, and here alone stands whose it is. Not written once: who is to be
-- forgotten has their row deleted by the owner of the tables, and what they recorded stays, by somebody.
create table recorder (
    issuer  text not null,
    subject text not null,
    id      uuid not null unique default gen_random_uuid(),
    primary key (issuer, subject)
);
