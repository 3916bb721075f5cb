-- The register: what people read and auditors keep. Ids are compared bytewise (collate "C"), so that orders,
-- cursors and indexes do not depend on the machine's locale.

-- Policies and calendars as they were pinned. Complaints share them: a snapshot is stored once, by its digest.
create table snapshot (
  digest bytea primary key,
  kind text not null check (kind in ('policy', 'calendar')),
  id text not null,
  version text not null,
  -- Of a policy: who owes each clock, and on what basis it runs.
  clock_rules jsonb,
  body jsonb not null,
  stored_at timestamptz not null default now()
);

create table complaint (
  id text collate "C" primary key,
  number text collate "C" not null unique,
  kind text not null,
  channel text not null,
  message_id text,
  category text,
  severity text,
  department text,
  handler text,
  stage text not null,
  outcome text,
  cycle int not null,
  -- The highest level of the open escalations; 0 when there is none.
  level int not null,
  received_at timestamptz not null,
  registered_at timestamptz not null,
  -- The earliest due among the running clocks that we owe and that are not paused, breached or not.
  next_due_at timestamptz,
  next_due_clock text,
  -- The earliest due among the running clocks whose breach is recorded.
  overdue_since timestamptz,
  provisional boolean not null,
  closed_at timestamptz,
  archived_at timestamptz,
  subject text not null,
  order_number text,
  complainant_name text not null,
  version int not null,
  -- The complaint without its policy and calendar.
  state jsonb not null,
  policy_digest bytea not null references snapshot,
  calendar_digest bytea not null references snapshot,
  -- The fence: the writer of the last accepted commit.
  run_id text not null,
  run_ordinal int not null,
  history_length int not null,
  updated_at timestamptz not null,
  -- Orders of lists, worked out by commit_journal, each in one number that is never null and seldom the same: so a
  -- cursor is one comparison on an index, and the planner knows how much lies behind it. Without a due a complaint
  -- comes after all that have one, the one received first before others.
  due_order bigint not null,
  -- The higher level first, within a level by due.
  level_order bigint not null
);
create index complaint_due on complaint (due_order, id);
create index complaint_stage_due on complaint (stage, due_order, id);
create index complaint_department_due on complaint (department, due_order, id);
create index complaint_handler_due on complaint (handler, due_order, id) where handler is not null;
create index complaint_level on complaint (level_order, id);
create index complaint_received on complaint (received_at, id);
create index complaint_stage_received on complaint (stage, received_at, id);
create index complaint_department_received on complaint (department, received_at, id);
create index complaint_handler_received on complaint (handler, received_at, id) where handler is not null;
create index complaint_major on complaint (due_order, id) where severity = 'major';
create index complaint_overdue on complaint (due_order, id) where overdue_since is not null;
create index complaint_provisional on complaint (id) where provisional;

-- The runs that wrote to a complaint, in the order of their first appearance.
create table complaint_run (
  complaint_id text collate "C" not null,
  run_id text not null,
  ordinal int not null,
  first_seen_at timestamptz not null default now(),
  primary key (complaint_id, run_id)
);

-- From which event on which snapshots hold: a replaced adoption leads back to the one before.
create table pin (
  complaint_id text collate "C" not null references complaint,
  sequence int not null,
  policy_digest bytea not null references snapshot,
  calendar_digest bytea not null references snapshot,
  primary key (complaint_id, sequence)
);

create table event (
  complaint_id text collate "C" not null references complaint,
  sequence int not null,
  type text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  command text not null,
  past boolean not null,
  data jsonb not null,
  -- Of sequence, event, actor and command; not of the time of recording.
  digest bytea not null,
  previous_digest bytea,
  position bigint generated always as identity,
  primary key (complaint_id, sequence)
);
create unique index event_position on event (position);

create table clock (
  complaint_id text collate "C" not null references complaint,
  cycle int not null,
  clock text collate "C" not null,
  n int not null,
  state text not null,
  owed_by text not null,
  basis text,
  started_at timestamptz not null,
  due_at timestamptz not null,
  provisional boolean not null,
  paused_at timestamptz,
  paused_by text,
  ended_at timestamptz,
  breached_due_at timestamptz,
  breach_retroactive boolean not null,
  breach_voided boolean not null,
  primary key (complaint_id, cycle, clock, n)
);

-- One row for each step of a ladder that was taken.
create table escalation (
  complaint_id text collate "C" not null references complaint,
  key text not null,
  sequence int not null,
  source text not null,
  cycle int not null,
  clock text,
  ladder text not null,
  level int not null,
  repeat int not null,
  to_role text not null,
  reason text,
  folded int,
  at timestamptz not null,
  recorded_at timestamptz not null,
  state text not null check (state in ('open', 'accepted', 'ended')),
  accepted_by text,
  delegated_to text,
  ended_at timestamptz,
  primary key (complaint_id, key)
);
create index escalation_open on escalation (to_role, level, at) where state = 'open';

-- The outbox: written with the events it tells of, delivered by a dispatcher.
create table notice (
  complaint_id text collate "C" not null references complaint,
  key text not null,
  sequence int not null,
  template text not null,
  to_role text not null,
  department text,
  person text,
  includes jsonb,
  data jsonb,
  confirm boolean not null,
  state text not null check (state in ('pending', 'sent', 'suppressed')),
  created_at timestamptz not null,
  sent_at timestamptz,
  confirmed_at timestamptz,
  attempts int not null,
  -- When somebody is to work on it next, to send or to confirm it; null when nothing is left to do.
  next_attempt_at timestamptz,
  last_error text,
  primary key (complaint_id, key)
);
create index notice_due on notice (next_attempt_at) where next_attempt_at is not null;

-- One attempt to send a notice. It outlives a notice whose event was replaced.
create table delivery (
  id bigint generated always as identity primary key,
  complaint_id text collate "C" not null,
  notice_key text not null,
  transport text not null,
  at timestamptz not null,
  ok boolean not null,
  error text
);
create index delivery_notice on delivery (complaint_id, notice_key);

-- For operators: what was written by a task that did not become history, and then replaced.
create table journal_replacement (
  id bigint generated always as identity primary key,
  complaint_id text collate "C" not null references complaint,
  replaced_at timestamptz not null,
  replaced_run_id text not null,
  replacing_run_id text not null,
  from_sequence int not null,
  reason text not null,
  entries jsonb not null,
  sent_notices jsonb not null
);
create index journal_replacement_complaint on journal_replacement (complaint_id, id);

create function refuse_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('yinuo.replacing', true) = old.complaint_id then
    return old;
  end if;
  raise exception 'The journal is append-only: its events are neither changed nor removed.'
    using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete on event
  for each row execute function refuse_event_change();

create function refuse_event_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is append-only: its events are neither changed nor removed.'
    using errcode = 'restrict_violation';
end $$;
create trigger event_no_truncate before truncate on event
  for each statement execute function refuse_event_truncate();
