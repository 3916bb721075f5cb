-- Actions that come from proposals: what an accepted proposal promised to change is in the register of actions by
-- itself, once for each (complaint, entry of the proposal, place in its list).

create or replace function proposed_actions(the_id text) returns table (
  id text, what text, owner text, due_at timestamptz, accepted_at timestamptz, by_id text, by_role text
) language sql stable as $$
  select distinct on (p.sequence, item.place)
    'act_' || left(encode(sha256(convert_to(
      jsonb_build_array(a.complaint_id, p.sequence, item.place, item.told)::text, 'UTF8')), 'hex'), 26),
    item.told ->> 'what', item.told ->> 'owner',
    timestamptz 'epoch' + (item.told ->> 'dueAt')::float8 * interval '1 millisecond', a.at, p.actor_id, p.actor_role
  from event a
  cross join lateral (
    select e.sequence, e.actor_id, e.actor_role, e.data from event e
    where e.complaint_id = a.complaint_id and e.type = 'solutionProposed' and e.sequence < a.sequence
    order by e.sequence desc limit 1
  ) p
  cross join lateral jsonb_path_query(p.data, '$.correctiveActions[*]') with ordinality item (told, place)
  where a.complaint_id = the_id and a.type = 'solutionAccepted'
  order by p.sequence, item.place, a.sequence
$$;

-- Opens what accepted proposals promise and nobody has opened yet.
create or replace function open_proposed_actions(the_id text) returns void language sql as $$
  with proposed as (select * from proposed_actions(the_id)),
  opened as (
    insert into action (id, kind, what, owner, due_at, due_order, opened_at, opened_by, source_complaint, version)
    select p.id, 'corrective', p.what, p.owner, p.due_at,
      coalesce(extract(epoch from p.due_at) * 1000, 2e15), p.accepted_at, p.by_id, the_id, 1
    from proposed p
    on conflict (id) do nothing
    returning id
  ),
  linked as (
    insert into action_complaint (action_id, complaint_id, linked_at)
    select p.id, the_id, p.accepted_at from proposed p join opened using (id)
    on conflict do nothing
  )
  insert into action_event (action_id, sequence, type, at, actor_id, actor_role, data)
  select p.id, 1, 'opened', p.accepted_at, p.by_id, p.by_role,
    jsonb_strip_nulls(jsonb_build_object('kind', 'corrective', 'what', p.what, 'owner', p.owner,
      'dueAt', (extract(epoch from p.due_at) * 1000)::bigint, 'complaints', jsonb_build_array(the_id)))
  from proposed p join opened using (id)
  on conflict do nothing
$$;

-- After a part of the journal was replaced: an action whose proposal is history no more is withdrawn, unless somebody
-- has completed it, and comes back with its proposal.
create or replace function withdraw_unproposed_actions(the_id text) returns void language sql as $$
  with changed as (
    update action a
    set withdrawn_at = case when a.withdrawn_at is null then now() end, version = a.version + 1
    where a.source_complaint = the_id and a.completed_at is null
      and (a.withdrawn_at is null) <> exists (select from proposed_actions(the_id) p where p.id = a.id)
    returning a.id, a.version, a.withdrawn_at
  )
  insert into action_event (action_id, sequence, type, at, actor_id, actor_role, data)
  select c.id, c.version, case when c.withdrawn_at is null then 'restored' else 'withdrawn' end,
    now(), 'register', 'system', '{}'
  from changed c
$$;

-- An action from a proposal bears its complaint's cause and category.
create or replace function describe_actions(told complaint) returns void language sql as $$
  update action set (root_cause, category) = (told.state ->> 'rootCause', told.category)
  where source_complaint = told.id
    and (root_cause, category) is distinct from (told.state ->> 'rootCause', told.category)
$$;

-- Whether they stand otherwise than the accepted proposals say. What somebody has completed stays.
create or replace function actions_differ(told complaint) returns boolean language sql stable as $$
  select exists (
    select from proposed_actions(told.id) p
    full join (select * from action where source_complaint = told.id) a on a.id = p.id
    where a.completed_at is null and (a.id is null or a.withdrawn_at is not null) <> (p.id is null)
      or p.id is not null and (a.kind, a.what, a.owner, a.due_at, a.due_order, a.opened_at, a.opened_by) is distinct from
        ('corrective', p.what, p.owner, p.due_at, coalesce(extract(epoch from p.due_at) * 1000, 2e15)::bigint,
          p.accepted_at, p.by_id)
      or a.id is not null and (a.root_cause, a.category) is distinct from (told.state ->> 'rootCause', told.category))
$$;

-- Makes them what the accepted proposals say.
create or replace function correct_actions(told complaint) returns void language plpgsql as $$
begin
  update action a
  set (kind, what, owner, due_at, due_order, opened_at, opened_by, source_complaint) =
    ('corrective', p.what, p.owner, p.due_at, coalesce(extract(epoch from p.due_at) * 1000, 2e15), p.accepted_at,
      p.by_id, told.id)
  from proposed_actions(told.id) p
  where a.id = p.id;
  perform withdraw_unproposed_actions(told.id);
  perform open_proposed_actions(told.id);
  perform describe_actions(told);
end $$;

-- Part of a commit, after its events are written.
create or replace function write_actions(told complaint, events jsonb, replaced boolean) returns void
language plpgsql as $$
declare
  types text[] := array(select e ->> 'type' from jsonb_array_elements(events) e);
begin
  if replaced then
    perform correct_actions(told);
    return;
  end if;
  if 'solutionAccepted' = any (types) then
    perform open_proposed_actions(told.id);
  end if;
  if types && array['solutionAccepted', 'findingsRecorded', 'classified'] then
    perform describe_actions(told);
  end if;
end $$;

-- Reminds of each open action at its due and once for each week after it, however often it is asked: by a notice at the
-- complaint that it comes from, else the first it answers. `told` is false where it answers none that may be told of.
create or replace function remind_of_actions(this_at timestamptz) returns table (action_id text, told boolean)
language sql as $$
  with late as (
    select a.id, a.due_at + floor(extract(epoch from this_at - a.due_at) / 604800) * interval '604800 seconds' as instant
    from action a
    where a.due_order <= extract(epoch from this_at) * 1000 and a.completed_at is null and a.withdrawn_at is null
  ),
  reminded as (
    update action a set reminded_for = l.instant from late l
    where a.id = l.id and a.completed_at is null and a.withdrawn_at is null
      and (a.reminded_for is null or a.reminded_for < l.instant)
    returning a.id, a.owner, a.source_complaint, a.reminded_for
  ),
  placed as (
    select r.*, c.id as complaint_id from reminded r
    left join lateral (
      select c.id from action_complaint l join complaint c on c.id = l.complaint_id
      where l.action_id = r.id and not c.hidden
      order by c.id is distinct from r.source_complaint, l.linked_at, c.id limit 1
    ) c on true
  ),
  -- The first entry of a journal is never replaced.
  written as (
    insert into notice (complaint_id, key, sequence, template, to_role, department, person, data, confirm, state,
      created_at, attempts, next_attempt_at)
    select p.complaint_id, 'action/' || p.id || '/' || to_char(p.reminded_for at time zone 'UTC', 'YYYY-MM-DD'), 1, 'actionDue', 'supervisor', d.id, o.id,
      jsonb_build_object('action', p.id), false, 'pending', this_at, 0, this_at
    from placed p left join department d on d.id = p.owner left join person o on o.id = p.owner
    where p.complaint_id is not null
    on conflict (complaint_id, key) do nothing
  )
  select id, complaint_id is not null from placed
$$;
