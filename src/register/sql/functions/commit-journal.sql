-- One commit of a complaint's journal: one call, one transaction. The caller has worked out the rows; here is what
-- needs the stored ones: the fence, what is already there, and what has to give way.

-- Runs are ordered by their first appearance.
create or replace function run_ordinal_of(the_id text, the_run text) returns int language plpgsql as $$
declare
  found_ordinal int;
begin
  select ordinal into found_ordinal from complaint_run where complaint_id = the_id and run_id = the_run;
  if found_ordinal is null then
    insert into complaint_run (complaint_id, run_id, ordinal)
    select the_id, the_run, coalesce(max(ordinal), 0) + 1 from complaint_run where complaint_id = the_id
    returning ordinal into found_ordinal;
  end if;
  return found_ordinal;
end $$;

-- Moves the journal from this event on aside, and says so. Notices that have gone out cannot be called back: they stay,
-- though a letter came back.
create or replace function replace_journal(stored complaint, from_sequence int, replacing_run text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into journal_replacement
    (complaint_id, replaced_at, replaced_run_id, replacing_run_id, from_sequence, reason, previous_chain, entries,
      sent_notices)
  select stored.id, now(), stored.run_id, replacing_run, from_sequence,
    case when stored.run_id = replacing_run then 'rewritten by a later task of the same run'
      else 'rewritten by a newer run' end,
    case when from_sequence = 1 then ''
      else (select chain from event where complaint_id = stored.id and sequence = from_sequence - 1) end,
    (select coalesce(jsonb_agg(to_jsonb(e) - 'complaint_id' order by e.sequence), '[]') from event e
      where e.complaint_id = stored.id and e.sequence >= from_sequence),
    (select coalesce(jsonb_agg(n.key order by n.sequence, n.key), '[]') from notice n
      where n.complaint_id = stored.id and n.sequence >= from_sequence and n.sent_at is not null);
  perform set_config('yinuo.replacing', stored.id, true);
  delete from event where complaint_id = stored.id and sequence >= from_sequence;
  perform set_config('yinuo.replacing', '', true);
  delete from notice where complaint_id = stored.id and sequence >= from_sequence and sent_at is null;
  delete from posting p where p.complaint_id = stored.id and p.state = 'pending'
    and not exists (select from notice n where n.complaint_id = p.complaint_id and n.key = p.notice_key);
  delete from escalation where complaint_id = stored.id and sequence >= from_sequence;
  delete from pin where complaint_id = stored.id and sequence >= from_sequence;
  insert into feed_mark (complaint_id, kind, sequence) values (stored.id, 'replaced', from_sequence);
end $$;

-- Each once, in the order of the core.
create or replace function with_ties(ties text[], more text[]) returns text[] language sql immutable as $$
  select array(select distinct tie collate "C" as tie from unnest(ties || more) tie order by tie)
$$;

-- A run that began before complaints knew who took them in does not tell of it: what the register knows then stays.
create or replace function ties_kept(told complaint, before text[]) returns text[] language sql stable as $$
  select case when told.state ? 'takenInBy' then told.ties
    else coalesce((select with_ties(told.ties, array[tie]) from unnest(before) tie where tie like 'takenIn:%'), told.ties) end
$$;

create or replace function write_complaint(told complaint) returns void language plpgsql as $$
begin
  insert into complaint (
    id, number, kind, channel, message_id, category, severity, department, handler, stage, outcome, cycle, level,
    received_at, registered_at, next_due_at, next_due_clock, overdue_since, provisional, closed_at, archived_at,
    subject, order_number, complainant_name, version, state, policy_digest, calendar_digest,
    run_id, run_ordinal, history_length, updated_at, due_order, level_order, match_keys, ties, priority,
    desk_order, touched_order, evidence_missing
  ) values (
    told.id, told.number, told.kind, told.channel, told.message_id, told.category, told.severity, told.department,
    told.handler, told.stage, told.outcome, told.cycle, told.level, told.received_at, told.registered_at,
    told.next_due_at, told.next_due_clock, told.overdue_since, told.provisional, told.closed_at, told.archived_at,
    told.subject, told.order_number, told.complainant_name, told.version, told.state, told.policy_digest,
    told.calendar_digest, told.run_id, told.run_ordinal, told.history_length, now(), told.due_order,
    told.level_order, told.match_keys, told.ties, told.priority, told.desk_order, told.touched_order,
    told.evidence_missing
  )
  on conflict (id) do update set
    (number, kind, channel, message_id, category, severity, department, handler, stage, outcome, cycle, level,
      received_at, registered_at, next_due_at, next_due_clock, overdue_since, provisional, closed_at, archived_at,
      subject, order_number, complainant_name, version, state, policy_digest, calendar_digest,
      run_id, run_ordinal, history_length, updated_at, due_order, level_order, match_keys, ties, priority,
      desk_order, touched_order, evidence_missing) =
    (excluded.number, excluded.kind, excluded.channel, excluded.message_id, excluded.category, excluded.severity,
      excluded.department, excluded.handler, excluded.stage, excluded.outcome, excluded.cycle, excluded.level,
      excluded.received_at, excluded.registered_at, excluded.next_due_at, excluded.next_due_clock,
      excluded.overdue_since, excluded.provisional, excluded.closed_at, excluded.archived_at, excluded.subject,
      excluded.order_number, excluded.complainant_name, excluded.version, excluded.state, excluded.policy_digest,
      excluded.calendar_digest, excluded.run_id, excluded.run_ordinal, excluded.history_length,
      excluded.updated_at, excluded.due_order, excluded.level_order, excluded.match_keys,
      ties_kept(told, complaint.ties), excluded.priority, excluded.desk_order, excluded.touched_order,
      excluded.evidence_missing);
end $$;

-- Chains the events from this sequence on to what is there.
create or replace function write_events(the_id text, from_sequence int, previous_chain bytea, rows jsonb) returns void
language plpgsql as $$
begin
  insert into event (complaint_id, sequence, type, at, recorded_at, actor_id, actor_role, actor_for, command, past, data, digest,
    salt, sealed, content_digest, chain, stage)
  select the_id, e.sequence, e.type, e.at, e.recorded_at, e.actor_id, e.actor_role, e.actor_for, e.command, e.past, e.data, e.digest,
    e.salt, e.sealed, e.content_digest, chain_of(previous_chain, e.content_digest) over (order by e.sequence), e.stage
  from jsonb_populate_recordset(null::event, rows) e
  where e.sequence >= from_sequence
  order by e.sequence;
end $$;

-- Writes the clocks that changed.
create or replace function write_clocks(the_id text, rules jsonb, rows jsonb) returns void language plpgsql as $$
begin
  insert into clock (complaint_id, cycle, clock, n, state, owed_by, basis, started_at, due_at, provisional,
    paused_at, paused_by, ended_at, breached_due_at, breach_retroactive, breach_voided)
  select the_id, c.cycle, c.clock, c.n, c.state, coalesce(rules -> c.clock ->> 'owedBy', 'agent'),
    rules -> c.clock ->> 'basis', c.started_at, c.due_at, c.provisional, c.paused_at, c.paused_by, c.ended_at,
    c.breached_due_at, c.breach_retroactive, c.breach_voided
  from jsonb_populate_recordset(null::clock, rows) c
  except
  select complaint_id, cycle, clock, n, state, owed_by, basis, started_at, due_at, provisional,
    paused_at, paused_by, ended_at, breached_due_at, breach_retroactive, breach_voided
  from clock where complaint_id = the_id
  on conflict (complaint_id, cycle, clock, n) do update set
    (state, owed_by, basis, started_at, due_at, provisional, paused_at, paused_by, ended_at,
      breached_due_at, breach_retroactive, breach_voided) =
    (excluded.state, excluded.owed_by, excluded.basis, excluded.started_at, excluded.due_at, excluded.provisional,
      excluded.paused_at, excluded.paused_by, excluded.ended_at, excluded.breached_due_at,
      excluded.breach_retroactive, excluded.breach_voided);
end $$;

-- Adds the steps taken, then gives every step the state of the escalation it belongs to.
create or replace function write_escalations(the_id text, steps jsonb, states jsonb) returns void language plpgsql as $$
begin
  insert into escalation (complaint_id, key, sequence, source, cycle, clock, ladder, level, repeat, to_role, reason,
    folded, at, recorded_at, state)
  select the_id, s.key, s.sequence, s.source, s.cycle, s.clock, s.ladder, s.level, s.repeat, s.to_role, s.reason,
    s.folded, s.at, s.recorded_at, 'open'
  from jsonb_populate_recordset(null::escalation, steps) s
  on conflict (complaint_id, key) do nothing;

  update escalation e
  set state = s.state, accepted_by = s.accepted_by, delegated_to = s.delegated_to, ended_at = s.ended_at
  from jsonb_populate_recordset(null::escalation, states) s
  where e.complaint_id = the_id and e.source = s.source and e.cycle = s.cycle
    and (e.state, e.accepted_by, e.delegated_to, e.ended_at)
      is distinct from (s.state, s.accepted_by, s.delegated_to, s.ended_at);
end $$;

-- A notice is one by its key, however often it is written. One that has gone out tells of its event wherever that is now.
create or replace function write_notices(the_id text, rows jsonb) returns void language plpgsql as $$
begin
  insert into notice (complaint_id, key, sequence, template, to_role, department, person, includes, data, confirm,
    state, created_at, attempts, next_attempt_at)
  select the_id, n.key, n.sequence, n.template, n.to_role, n.department, n.person, n.includes, n.data, n.confirm,
    'pending', now(), 0, now()
  from jsonb_populate_recordset(null::notice, rows) n
  on conflict (complaint_id, key) do update set (sequence, includes, data) =
    (excluded.sequence, excluded.includes, excluded.data)
  where notice.sequence <> excluded.sequence;
end $$;

-- Of what turned out never to have happened nothing more is sent, also where the notice has reached somebody already.
create or replace function withdraw_postings(the_id text, from_sequence int, rows jsonb) returns void language plpgsql as $$
begin
  update posting p set state = 'suppressed', reason = 'replaced', address = null, next_attempt_at = null
  from notice n
  where n.complaint_id = the_id and n.sequence >= from_sequence
    and n.sequence <= (select max(sequence) from event where complaint_id = the_id)
    and not exists (select from jsonb_populate_recordset(null::notice, rows) r where r.key = n.key)
    and p.complaint_id = the_id and p.notice_key = n.key and p.state = 'pending';
end $$;

create or replace function commit_journal(payload jsonb) returns void language plpgsql as $$
declare
  told complaint := jsonb_populate_record(null::complaint, payload -> 'complaint');
  first_sequence int := payload ->> 'first_sequence';
  stored complaint;
  last_sequence int;
  last_chain bytea;
  differs_from int;
  rules jsonb;
begin
  -- Commits of one complaint pass one after another, its first ones too.
  perform pg_advisory_xact_lock(hashtextextended(told.id, 0));
  select * into stored from complaint where id = told.id;

  told.run_ordinal := case when stored.run_id = told.run_id then stored.run_ordinal
    else run_ordinal_of(told.id, told.run_id) end;
  if told.run_ordinal < stored.run_ordinal
    or (told.run_ordinal = stored.run_ordinal and told.history_length < stored.history_length) then
    return;
  end if;

  if stored.erased_at is not null then
    raise exception 'Complaint % is erased: nothing is recorded of it any more.', told.id using errcode = 'YN002';
  end if;

  select sequence, chain into last_sequence, last_chain
  from event where complaint_id = told.id order by sequence desc limit 1;
  last_sequence := coalesce(last_sequence, 0);
  if first_sequence > last_sequence + 1 then
    raise exception 'The journal of complaint % ends at entry %: a commit from entry % on would leave a gap.',
      told.id, last_sequence, first_sequence using errcode = 'YN001';
  end if;
  -- Whoever knows of later entries has not told them yet: those that are there already are not up for comparison.
  if first_sequence <= last_sequence then
    select min(e.sequence) into differs_from
    from event e
    left join jsonb_populate_recordset(null::event, payload -> 'events') n on n.sequence = e.sequence
    where e.complaint_id = told.id and e.sequence >= first_sequence and n.digest is distinct from e.digest
      and (payload -> 'more' is null or e.sequence <= told.version);
  end if;
  -- The archive is frozen. Its run has ended, and Temporal may have forgotten it: a message that is sent again begins a
  -- run again, an operator may set one back. Only the run that archived may tell it again, until it is erased.
  if stored.archived_at is not null and (told.run_id <> stored.run_id or stored.erased_at is not null) then
    if stored.erased_at is null and first_sequence > 1 and differs_from is null and told.version <= last_sequence then
      return;
    end if;
    raise exception 'Complaint % is archived: another run changes nothing.', told.id
      using errcode = 'YN002';
  end if;
  if payload -> 'more' is not null and differs_from is null and told.version <= last_sequence then
    return;
  end if;
  if told.due_order is null or told.ties is null or told.touched_order is null
      or told.evidence_missing is null or payload #> '{events,0}' is not null and (
      payload #>> '{events,0,content_digest}' is null or payload #>> '{events,0,stage}' is null) then
    raise exception 'A worker of an earlier release cannot record complaint %: a newer one will.', told.id
      using errcode = 'YN004';
  end if;
  perform mark_writer();
  if differs_from is not null then
    perform replace_journal(stored, differs_from, told.run_id);
    last_sequence := differs_from - 1;
    last_chain := (select chain from event where complaint_id = told.id and sequence = last_sequence);
    select policy_digest, calendar_digest into stored.policy_digest, stored.calendar_digest
    from pin where complaint_id = told.id order by sequence desc limit 1;
  end if;

  insert into snapshot (digest, kind, id, version, clock_rules, keep_years, body)
  select s.digest, s.kind, s.id, s.version, s.clock_rules, s.keep_years, s.body
  from jsonb_populate_recordset(null::snapshot, payload -> 'snapshots') s
  on conflict (digest) do nothing;
  told.policy_digest := coalesce(told.policy_digest, stored.policy_digest);
  told.calendar_digest := coalesce(told.calendar_digest, stored.calendar_digest);
  select clock_rules into rules from snapshot where digest = told.policy_digest;

  perform write_complaint(told);
  if jsonb_array_length(payload -> 'snapshots') > 0 then
    insert into pin (complaint_id, sequence, policy_digest, calendar_digest)
    values (told.id, (payload ->> 'pinned_from')::int, told.policy_digest, told.calendar_digest)
    on conflict (complaint_id, sequence) do update
    set policy_digest = excluded.policy_digest, calendar_digest = excluded.calendar_digest;
  end if;
  perform write_events(told.id, last_sequence + 1, last_chain, payload -> 'events');
  if payload -> 'evidence' is not null then
    insert into evidence_named (complaint_id, digest)
    select told.id, digest from evidence_file
    where digest in (select jsonb_array_elements_text(payload -> 'evidence'))
    on conflict do nothing;
  end if;
  if jsonb_array_length(payload -> 'late_steps') > 0 then
    perform write_lateness(told.id, last_sequence + 1, payload -> 'late_steps');
  end if;
  if differs_from is not null then
    -- A complaint keeps the latest of what recurs: an earlier one is no less there.
    delete from clock c where c.complaint_id = told.id and not exists (
      select from jsonb_populate_recordset(null::clock, payload -> 'clocks') k
      where k.cycle = c.cycle and k.clock = c.clock and k.n >= c.n);
  end if;
  perform write_clocks(told.id, rules, payload -> 'clocks');
  perform write_escalations(told.id, payload -> 'escalation_steps', payload -> 'escalation_states');
  perform write_notices(told.id, payload -> 'notices');
  if differs_from is not null then
    perform withdraw_postings(told.id, differs_from, payload -> 'notices');
  end if;
  perform write_actions(told, payload -> 'events', differs_from is not null);
end $$;
