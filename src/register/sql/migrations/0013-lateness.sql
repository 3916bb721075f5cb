-- How late time's own steps were, and the complaints by which the system tries its own clocks.

-- A canary is a complaint that the system raises itself. Its id tells.
create function is_canary(complaint_id text) returns boolean
language sql immutable strict parallel safe return complaint_id ^@ 'canary_';

-- One row for each warning, lapse and escalation that came to pass by itself. Nothing personal is in it.
create table lateness (
  complaint_id text collate "C" not null,
  sequence int not null,
  step text not null,
  level int,
  due_at timestamptz not null,
  -- How long after its due the workflow acted, and how long after it the register knew.
  fired_late_ms bigint not null,
  recorded_late_ms bigint not null,
  recorded_at timestamptz not null,
  primary key (complaint_id, sequence)
);
create index lateness_recorded on lateness (recorded_at)
  include (fired_late_ms, recorded_late_ms, step, level) where not is_canary(complaint_id);
create index lateness_canary on lateness (recorded_at) where is_canary(complaint_id);
