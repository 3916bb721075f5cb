-- Keeps the lateness of every step that time took by itself, in the transaction that records the step: when that was
-- only the database knows.
create or replace function write_lateness(the_id text, from_sequence int, rows jsonb) returns void
language plpgsql as $$
begin
  insert into lateness (complaint_id, sequence, step, level, due_at, fired_late_ms, recorded_late_ms, recorded_at)
  select the_id, s.sequence, s.step, s.level, s.due_at, s.fired_late_ms,
    greatest(0, 1000 * extract(epoch from clock_timestamp() - s.due_at)), clock_timestamp()
  from jsonb_populate_recordset(null::lateness, rows) s
  where s.sequence >= from_sequence
  -- A tail that was replaced has told of the step before; the first time counts.
  on conflict (complaint_id, sequence) do nothing;
end $$;
