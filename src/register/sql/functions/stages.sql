-- Gives events from before there were stages theirs, as the core has folded them: {id: [the stage after each event]}.
-- What an event says stays untouched, and so do its seal and its chain. Complaints in the order of their ids: a commit
-- waits for one only.
create or replace function tell_stages(told jsonb) returns void language plpgsql as $$
declare
  the_id text;
  stages jsonb;
begin
  for the_id, stages in select key, value from jsonb_each(told) order by key collate "C" loop
    perform pg_advisory_xact_lock(hashtextextended(the_id, 0));
    perform set_config('yinuo.replacing', the_id, true);
    update event e set stage = stages ->> (e.sequence - 1)
    where e.complaint_id = the_id and e.stage is null;
  end loop;
  perform set_config('yinuo.replacing', '', true);
end $$;

-- Puts right what does not follow from the journal.
create or replace function correct_stages(the_id text, rows jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('yinuo.replacing', the_id, true);
  update event e set stage = t.stage
  from jsonb_populate_recordset(null::event, rows) t
  where e.complaint_id = the_id and e.sequence = t.sequence and e.stage is distinct from t.stage;
  perform set_config('yinuo.replacing', '', true);
end $$;
