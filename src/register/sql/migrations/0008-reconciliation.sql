-- What reconciliation finds amiss, and looks through to find it.
create table reconciliation_finding (
  id bigint generated always as identity primary key,
  kind text not null,
  complaint_id text collate "C" not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Facts about the fault, nothing about persons.
  detail jsonb not null,
  ended_at timestamptz,
  -- What was done about it; null where it went by itself.
  mending text
);
-- One while it lasts, however often it is seen.
create unique index reconciliation_finding_open on reconciliation_finding (kind, complaint_id) where ended_at is null;

-- How far a check that takes many turns has come.
create table reconciliation_progress (
  name text primary key,
  reached text not null
);

-- Clocks that time has to do something about: few, whatever the register's size.
create index clock_awaited on clock (due_at, complaint_id)
where state = 'running' and paused_at is null and (breached_due_at is null or breach_voided);
-- Complaints that must have a run.
create index complaint_unarchived on complaint (id) where archived_at is null;
