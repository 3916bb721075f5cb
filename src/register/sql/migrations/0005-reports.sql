-- Reports to management as they were issued. None is ever changed: what proves wrong is put right by a new edition
-- beside the old one.
create table report (
  -- The period and the edition: 2026-Q3.1
  id text collate "C" primary key,
  kind text not null check (kind in ('month', 'quarter')),
  period text collate "C" not null,
  edition int not null check (edition >= 1),
  zone text not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  -- What happened after it is not in the report.
  cut_off_at timestamptz not null,
  -- Who asks twice in the same breath gets the same edition.
  request_key text not null unique,
  -- Why there is another edition.
  reason text check ((reason is null) = (edition = 1)),
  data jsonb not null,
  -- SHA-256 of the data, whatever the order of its keys.
  digest bytea not null,
  issued_at timestamptz not null default now(),
  issued_by text not null,
  unique (period, edition)
);
create index report_latest on report (to_at desc, kind, edition desc);

create function refuse_report_change() returns trigger language plpgsql as $$
begin
  raise exception 'A report that was issued is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger report_frozen before update or delete on report
  for each row execute function refuse_report_change();
create trigger report_no_truncate before truncate on report
  for each statement execute function refuse_report_change();

-- That management was told of a report.
create table report_announcement (
  report_id text collate "C" primary key references report,
  transport text not null,
  announced_at timestamptz not null default now()
);
