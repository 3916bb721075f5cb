-- Lists and search. Lists filter by any combination and sort three ways, so they read a narrow row of each complaint,
-- which the trigger of functions/list-complaint.sql keeps: the wide one then has no index to keep but its own.

-- Two characters side by side are found by the index whatever the language: Chinese words are mostly two characters
-- long, and trigrams know nothing that short, in a database of the locale C nothing Chinese at all.
create function search_text(words text) returns text
language sql immutable strict parallel safe return lower(normalize(words, NFKC));

create function bigrams(words text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct l || r) filter (where l !~ '\s' and r !~ '\s'), '{}')
  from string_to_array(words, null) c, unnest(c[:cardinality(c) - 1], c[2:]) pair (l, r)
$$;

-- Both indexes below take what is new into a short list first: a commit then changes one page instead of dozens, and a
-- search reads the list through, which is why it is kept short.

-- What a complaint is filtered by, as words of one index. Whoever asks for a level gets all above.
create function complaint_keys(
  stage text, kind text, channel text, category text, severity text, department text, handler text, outcome text,
  cycle int, level int, overdue boolean, waiting boolean, provisional boolean
) returns text[] language sql immutable parallel safe return array_remove(array[
  'stage:' || stage, case when stage <> 'closed' then 'open' end, 'kind:' || kind, 'channel:' || channel,
  'category:' || category, 'severity:' || severity, 'department:' || department,
  coalesce('handler:' || handler, 'unassigned'), 'outcome:' || outcome,
  case when cycle > 1 then 'cycle:' || cycle::text end,
  case when level >= 1 then 'level:1' end, case when level >= 2 then 'level:2' end,
  case when level >= 3 then 'level:3' end,
  case when overdue then 'overdue' end, case when waiting then 'waiting' end,
  case when provisional then 'provisional' end
], null);

-- Those that seldom change, to stand beside the bigrams in one index: a word and a filter that hardly ever go together
-- are then found together at the cost of the rarer one.
create function lasting_keys(
  stage text, kind text, channel text, category text, severity text, department text, handler text, outcome text,
  cycle int
) returns text[] language sql immutable parallel safe return array_remove(array[
  case when stage = 'closed' then 'closed' else 'open' end, 'kind:' || kind, 'channel:' || channel,
  'category:' || category, 'severity:' || severity, 'department:' || department,
  coalesce('handler:' || handler, 'unassigned'), 'outcome:' || outcome,
  case when cycle > 1 then 'cycle:' || cycle::text end
], null);

create table complaint_line (
  id text collate "C" primary key references complaint on delete cascade,
  due_order bigint not null,
  level_order bigint not null,
  -- Milliseconds.
  received_order bigint not null,
  cycle int not null,
  level int not null,
  -- Open and closed ones are walked apart: few are open, and the orders of a list hardly mix the two.
  closed boolean not null,
  overdue boolean not null,
  -- For the customer.
  waiting boolean not null,
  provisional boolean not null,
  -- Seen by the compliance roles only.
  hidden boolean not null,
  stage text not null,
  kind text not null,
  channel text not null,
  category text,
  severity text,
  department text,
  handler text,
  outcome text
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
create index complaint_line_due on complaint_line (closed, due_order, id);
create index complaint_line_level on complaint_line (closed, level_order, id);
create index complaint_line_received on complaint_line (closed, received_order, id);
create index complaint_line_keys on complaint_line using gin (complaint_keys(
  stage, kind, channel, category, severity, department, handler, outcome, cycle, level, overdue, waiting, provisional
)) with (gin_pending_list_limit = 256);

create table complaint_text (
  id text collate "C" primary key references complaint on delete cascade,
  keys text[] not null,
  -- Number, order number, subject, complainant's name and description, as search_text writes them.
  words text not null
);
create index complaint_text_search on complaint_text using gin ((keys || bigrams(words)))
  with (gin_pending_list_limit = 256);

-- What these indexes did the line's do now; without them a commit that moves no due changes no index of the complaint.
drop index complaint_due, complaint_stage_due, complaint_department_due, complaint_handler_due, complaint_level,
  complaint_stage_received, complaint_department_received, complaint_handler_received, complaint_major,
  complaint_overdue;
