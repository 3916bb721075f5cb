-- Who was given a report, whether mail with it has left, and when they first opened it here (R88).
create table report_copy (
  report_id text collate "C" not null references report,
  person text collate "C" not null,
  given_at timestamptz not null default now(),
  -- The mail server has taken it; or it never will, and why. Neither: it is to be sent, if they have an address.
  mailed_at timestamptz,
  mail_fault text,
  opened_at timestamptz,
  primary key (report_id, person),
  check (mailed_at is null or mail_fault is null)
);
create index report_copy_unopened on report_copy (person) where opened_at is null;
