-- Where in each partition the filling begins that position and ends belong to: a topic whose own beginning lies behind
-- begins[partition + 1] has lost records, though its end has not moved. Of a topic that is being filled already nobody knows
-- where that began; from its first offset on, at the earliest. Should it have begun later, the worst is one filling too many.
alter table relay_cursor add column begins bigint[];
update relay_cursor set begins = array_fill(0::bigint, array[cardinality(ends)]);
alter table relay_cursor alter column begins set not null;
