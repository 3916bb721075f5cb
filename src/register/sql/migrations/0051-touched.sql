-- When somebody last had to do with a complaint, apart from what clocks and the system do: lists show it, and are sorted by it
-- as the core says (domain/complaint-row.ts). Complaints from before are told theirs by their journals when the database is
-- brought up to date (register/commit/touch-earlier.ts).
alter table complaint
  add column touched_at timestamptz generated always as (to_timestamp((state ->> 'touchedAt')::float8 / 1000)) stored,
  add column touched_order bigint;
alter table complaint_line add column touched_order bigint;
create index complaint_without_touch on complaint (id) where touched_order is null;
create index complaint_line_touched on complaint_line (closed, touched_order, id);
