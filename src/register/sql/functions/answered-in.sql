-- Where a customer is answered may be somebody's number. It is kept before the complaint is there, for its receipt is sent at
-- once; it goes with an erasure, or where no complaint comes to be.

create or replace function keep_answered_in(the_id text, the_channel text, the_conversation text, message text) returns void
language plpgsql as $$
begin
  if exists (select from answered_in where complaint_id = the_id and kept_for is null) then
    return;
  end if;
  -- An erasure takes this with it, or has been before.
  perform pg_advisory_xact_lock(hashtextextended(the_id, 0));
  insert into answered_in (complaint_id, channel, conversation, kept_for)
  select the_id, the_channel, the_conversation, message
  where not exists (select from complaint where id = the_id and erased_at is not null)
  on conflict (complaint_id) do update set kept_for = null where answered_in.kept_for <> excluded.kept_for;
end $$;

-- That message opens nothing. What another has come to meanwhile stays.
create or replace function drop_answered_in(the_id text, message text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from answered_in where complaint_id = the_id and kept_for = message
$$;

-- What there is no complaint of since then, and what is left of one that was erased.
create or replace function purge_answered_in(since timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from answered_in a
  where exists (select from complaint c where c.id = a.complaint_id and c.erased_at is not null)
    or (a.kept_at < since and not exists (select from complaint c where c.id = a.complaint_id))
$$;
