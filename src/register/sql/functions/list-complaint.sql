-- Keeps the rows that lists and searches read: whatever changes a complaint, a commit, an erasure or a rebuilding,
-- changes them with it.

create or replace function line_of(c complaint) returns complaint_line language sql stable as $$
  select c.id, c.due_order, c.level_order, (1000 * extract(epoch from c.received_at))::bigint, c.cycle, c.level,
    c.stage = 'closed', c.overdue_since is not null,
    jsonb_path_exists(c.state, '$.waiting[*].reason ? (@ == "information" || @ == "consent")'),
    c.provisional, c.hidden, c.stage, c.kind, c.channel, c.category, c.severity, c.department, c.handler, c.outcome,
    c.ties, c.priority, c.desk_order, c.touched_order
$$;

-- A closed complaint for which nothing is due any more stands in every list as it was received: month by month it is
-- found among words. All others are live.
create or replace function times_key(c complaint) returns text language sql stable as $$
  select case when c.stage = 'closed' and c.next_due_at is null and c.overdue_since is null and c.level = 0
      and coalesce(c.state -> 'waiting', '[]') = '[]'
    then 'settled:' || to_char(c.received_at at time zone 'UTC', 'YYYY-MM') else 'live' end
$$;

create or replace function text_of(c complaint) returns complaint_text language sql stable as $$
  select c.id,
    lasting_keys(c.stage, c.kind, c.channel, c.category, c.severity, c.department, c.handler, c.outcome, c.cycle)
      || times_key(c),
    search_text(concat_ws(E'\n', c.number, c.order_number, c.subject, c.complainant_name,
      c.state #>> '{details,description}'))
$$;

create or replace function list_complaint() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into complaint_line select * from line_of(new);
    insert into complaint_text select * from text_of(new);
    return null;
  end if;

  update complaint_line l set
    (due_order, level_order, received_order, cycle, level, closed, overdue, waiting, provisional, hidden, stage, kind,
      channel, category, severity, department, handler, outcome, ties, priority, desk_order,
      touched_order) =
    (n.due_order, n.level_order, n.received_order, n.cycle, n.level, n.closed, n.overdue, n.waiting, n.provisional,
      n.hidden, n.stage, n.kind, n.channel, n.category, n.severity, n.department, n.handler, n.outcome, n.ties,
      n.priority, n.desk_order, n.touched_order)
  from line_of(new) n
  where l.id = new.id and (l.*) is distinct from (n.*);

  -- Most commits change nothing that is searched.
  if (times_key(old), old.stage = 'closed', old.kind, old.channel, old.category, old.severity, old.department, old.handler, old.outcome,
      old.cycle, old.subject, old.order_number, old.complainant_name, old.state #>> '{details,description}')
    is distinct from
    (times_key(new), new.stage = 'closed', new.kind, new.channel, new.category, new.severity, new.department, new.handler, new.outcome,
      new.cycle, new.subject, new.order_number, new.complainant_name, new.state #>> '{details,description}')
  then
    update complaint_text t set (keys, words) = (n.keys, n.words) from text_of(new) n where t.id = new.id;
  end if;
  return null;
end $$;

create or replace trigger complaint_listed after insert or update on complaint
  for each row execute function list_complaint();
