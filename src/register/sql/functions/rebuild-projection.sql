-- A complaint's rows follow from its events. What they ought to be the caller has folded; here it is compared with what
-- stands, and put right. The payload is a commit's, with every entry of the journal and every column of the row.

create or replace function told_clocks(the_id text, rules jsonb, rows jsonb) returns setof clock language sql stable as $$
  select jsonb_populate_record(c, jsonb_build_object('complaint_id', the_id,
    'owed_by', coalesce(rules -> c.clock ->> 'owedBy', 'agent'), 'basis', rules -> c.clock ->> 'basis'))
  from jsonb_populate_recordset(null::clock, rows) c
$$;

create or replace function told_escalations(the_id text, steps jsonb, states jsonb) returns setof escalation
language sql stable as $$
  select jsonb_populate_record(s, jsonb_build_object('complaint_id', the_id, 'state', coalesce(e.state, 'open'),
    'accepted_by', e.accepted_by, 'delegated_to', e.delegated_to, 'ended_at', e.ended_at))
  from jsonb_populate_recordset(null::escalation, steps) s
  left join jsonb_populate_recordset(null::escalation, states) e on e.source = s.source and e.cycle = s.cycle
$$;

-- What is compared of a state. That a clock was dropped is known of those dropped since it is kept only.
create or replace function state_compared(state jsonb) returns jsonb language sql immutable as $$
  select state || jsonb_build_object('clocks', (
    select coalesce(jsonb_agg(clock - 'dropped' order by place), '[]')
    from jsonb_array_elements(state -> 'clocks') with ordinality one (clock, place)))
$$;

-- Which parts differ; null where the journal has moved on since it was folded. Being stable it reads everything as of
-- one instant.
create or replace function projection_differences(payload jsonb) returns text[] language plpgsql stable as $$
declare
  the_id text := payload -> 'complaint' ->> 'id';
  stored complaint;
  told complaint;
  rules jsonb;
  differs text[] := '{}';
begin
  select * into stored from complaint where id = the_id;
  if stored.id is null or (select max(sequence) from event where complaint_id = the_id)
      is distinct from (payload -> 'complaint' ->> 'version')::int then
    return null;
  end if;
  told := jsonb_populate_record(stored, payload -> 'complaint');
  -- A row written before there were these says nothing of them, which is no fault.
  told.state := told.state - array(select k from unnest(array['handledBy', 'metBy', 'brought', 'takenInBy', 'ownVersion', 'touchedAt', 'offerEndedAt']) k where not stored.state ? k);
  -- A run that began before there were these knows of them what has been since.
  told.state := told.state || (
    select coalesce(jsonb_object_agg(k, stored.state -> k), '{}')
    from unnest(array['handledBy', 'metBy', 'brought']) k where (told.state -> k) @> (stored.state -> k));
  told.retain_until := retain_until_of(told);
  rules := jsonb_path_query_first(payload, '$.snapshots[*] ? (@.kind == "policy").clock_rules');

  if stored.version <> told.version then
    differs := differs || 'version'::text;
  end if;
  if to_jsonb(stored) - array['version', 'state'] <> to_jsonb(told) - array['version', 'state']
    or state_compared(stored.state) - 'version' <> state_compared(told.state) - 'version' then
    differs := differs || 'complaint'::text;
  end if;
  if exists (
      select from jsonb_populate_recordset(null::event, payload -> 'events') t
      join event e on e.complaint_id = the_id and e.sequence = t.sequence
      where e.stage is distinct from t.stage) then
    differs := differs || 'stages'::text;
  end if;
  if exists (select told_clocks(the_id, rules, payload -> 'clocks') except select c from clock c where c.complaint_id = the_id)
    or exists (select c from clock c where c.complaint_id = the_id except select told_clocks(the_id, rules, payload -> 'clocks')) then
    differs := differs || 'clocks'::text;
  end if;
  if exists (
      select told_escalations(the_id, payload -> 'escalation_steps', payload -> 'escalation_states')
      except select e from escalation e where e.complaint_id = the_id)
    or exists (
      select e from escalation e where e.complaint_id = the_id
      except select told_escalations(the_id, payload -> 'escalation_steps', payload -> 'escalation_states')) then
    differs := differs || 'escalations'::text;
  end if;
  if not exists (select from complaint_line l, line_of(stored) t where l.id = the_id and l is not distinct from t)
    or not exists (select from complaint_text l, text_of(stored) t where l.id = the_id and l is not distinct from t)
    or exists (select subject_of(stored) except select s from complaint_subject s where s.complaint_id = the_id)
    or exists (select s from complaint_subject s where s.complaint_id = the_id except select subject_of(stored)) then
    differs := differs || 'lists'::text;
  end if;
  if not exists (select from complaint_match m, match_row_of(stored) t
      where m.complaint_id = the_id and m is not distinct from t) then
    differs := differs || 'matches'::text;
  end if;
  if exists (
      select from jsonb_populate_recordset(null::snapshot, payload -> 'snapshots') t
      join snapshot s using (digest)
      where (s.clock_rules, s.keep_years) is distinct from (t.clock_rules, t.keep_years))
    or not exists (
      select from (select * from pin where complaint_id = the_id order by sequence desc limit 1) p
      where (p.policy_digest, p.calendar_digest) = (told.policy_digest, told.calendar_digest)) then
    differs := differs || 'pins'::text;
  end if;
  if actions_differ(told) then
    differs := differs || 'actions'::text;
  end if;
  return differs;
end $$;

-- Writes the rows anew, unless the journal has moved on. The writer's fence stays as it was: a run that goes on is
-- neither overtaken nor held up. The row goes the way of a commit that adds nothing.
create or replace function rebuild_projection(payload jsonb) returns boolean language plpgsql as $$
declare
  the_id text := payload -> 'complaint' ->> 'id';
  stored complaint;
begin
  perform pg_advisory_xact_lock(hashtextextended(the_id, 0));
  if coalesce(projection_differences(payload), '{}') = '{}' then
    return false;
  end if;
  select * into stored from complaint where id = the_id;
  delete from clock where complaint_id = the_id;
  -- What is told now is all there is.
  update complaint set ties = null where id = the_id;
  delete from escalation where complaint_id = the_id;
  update snapshot s set (clock_rules, keep_years) = (t.clock_rules, t.keep_years)
  from jsonb_populate_recordset(null::snapshot, payload -> 'snapshots') t
  where s.digest = t.digest and (s.clock_rules, s.keep_years) is distinct from (t.clock_rules, t.keep_years);
  perform correct_stages(the_id, payload -> 'events');
  perform write_escalations(the_id, payload -> 'escalation_steps', payload -> 'escalation_states');
  perform commit_journal(payload || jsonb_build_object(
    'first_sequence', (payload -> 'complaint' ->> 'version')::int + 1,
    'events', '[]'::jsonb, 'escalation_steps', '[]'::jsonb, 'notices', '[]'::jsonb,
    'complaint', (payload -> 'complaint')
      || jsonb_build_object('run_id', stored.run_id, 'history_length', stored.history_length)));
  update complaint c set retain_until = retain_until_of(c)
  where id = the_id and retain_until is distinct from retain_until_of(c);
  delete from complaint_line where id = the_id;
  delete from complaint_text where id = the_id;
  insert into complaint_line select l.* from complaint c, line_of(c) l where c.id = the_id;
  insert into complaint_text select t.* from complaint c, text_of(c) t where c.id = the_id;
  delete from complaint_subject where complaint_id = the_id;
  insert into complaint_subject select s.* from complaint c, subject_of(c) s where c.id = the_id;
  delete from complaint_match where complaint_id = the_id;
  insert into complaint_match select m.* from complaint c, match_row_of(c) m where c.id = the_id;
  perform correct_actions(c) from complaint c where c.id = the_id;
  return true;
end $$;
