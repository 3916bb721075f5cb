-- Keeps the rows that lists and searches read: whatever changes a complaint, a commit, an erasure or a rebuilding,
-- changes them with it.

create or replace function line_of(c complaint) returns complaint_line language sql stable as $$
  select c.id, c.due_order, c.level_order, (1000 * extract(epoch from c.received_at))::bigint, c.cycle, c.level,
    c.stage = 'closed', c.overdue_since is not null,
    jsonb_path_exists(c.state, '$.waiting[*].reason ? (@ == "information" || @ == "consent")'),
    c.provisional, c.hidden, c.stage, c.kind, c.channel, c.category, c.severity, c.department, c.handler, c.outcome
$$;

create or replace function text_of(c complaint) returns complaint_text language sql stable as $$
  select c.id,
    lasting_keys(c.stage, c.kind, c.channel, c.category, c.severity, c.department, c.handler, c.outcome),
    search_text(concat_ws(E'\n', c.number, c.order_number, c.subject, c.complainant_name,
      c.state #>> '{details,description}'))
$$;

create or replace function list_complaint() returns trigger language plpgsql as $$
declare
  line complaint_line := line_of(new);
  told complaint_text := text_of(new);
begin
  insert into complaint_line select line.*
  on conflict (id) do update set
    (due_order, level_order, received_order, cycle, level, closed, overdue, waiting, provisional, hidden, stage, kind,
      channel, category, severity, department, handler, outcome) =
    (excluded.due_order, excluded.level_order, excluded.received_order, excluded.cycle, excluded.level,
      excluded.closed, excluded.overdue, excluded.waiting, excluded.provisional, excluded.hidden, excluded.stage,
      excluded.kind, excluded.channel, excluded.category, excluded.severity, excluded.department, excluded.handler,
      excluded.outcome)
  where (complaint_line.*) is distinct from (excluded.*);

  insert into complaint_text select told.*
  on conflict (id) do update set (keys, words) = (excluded.keys, excluded.words)
  where (complaint_text.keys, complaint_text.words) is distinct from (excluded.keys, excluded.words);
  return null;
end $$;

create or replace trigger complaint_listed after insert or update on complaint
  for each row execute function list_complaint();

-- Complaints from before these rows.
insert into complaint_line select l.* from complaint c, line_of(c) l
where not exists (select from complaint_line known where known.id = c.id);
insert into complaint_text select t.* from complaint c, text_of(c) t
where not exists (select from complaint_text known where known.id = c.id);
