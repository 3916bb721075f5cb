-- Keeps the lateness of every step that time took by itself, in the transaction that records the step.

create or replace function keep_lateness() returns trigger language plpgsql as $$
begin
  -- What was due before anybody here knew of the complaint is late from its registration on.
  insert into lateness (complaint_id, sequence, step, level, due_at, fired_late_ms, recorded_late_ms, recorded_at)
  select new.complaint_id, new.sequence, new.type, (new.data ->> 'level')::int, due_at,
    greatest(0, 1000 * extract(epoch from new.recorded_at - due_at)),
    greatest(0, 1000 * extract(epoch from clock_timestamp() - due_at)), clock_timestamp()
  from (select greatest(new.at, c.registered_at) as due_at from complaint c where c.id = new.complaint_id) as due
  -- A tail that was replaced has told of the step before; the first time counts.
  on conflict (complaint_id, sequence) do nothing;
  return null;
end $$;

-- Not what is told of the past, and not a due that was moved into it.
create or replace trigger event_lateness after insert on event for each row
  when (new.actor_id = 'time' and not new.past and not new.data ? 'retroactive'
    and new.type in ('warned', 'reminded', 'breached', 'clockExpired', 'escalated', 'taskOverdue'))
  execute function keep_lateness();
