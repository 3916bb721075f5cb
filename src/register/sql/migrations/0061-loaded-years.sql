-- Years of calendars that were loaded beside their files. A later one of the same year takes its place.

create table loaded_year (
  position bigint generated always as identity primary key,
  at timestamptz not null default now(),
  calendar text collate "C" not null,
  year int not null,
  -- Counts what was loaded of this year.
  edition int not null,
  -- As it was published.
  document jsonb not null,
  -- [[from, minutes]]: what the file did not say yet of the zone.
  offsets jsonb not null,
  -- The version of the file that it was loaded onto, and of the calendar that came of it.
  onto text not null,
  version text not null,
  actor_id text not null,
  actor_role text not null,
  reason text not null,
  unique (calendar, year, edition)
);

create function refuse_loaded_year_change() returns trigger language plpgsql as $$
begin
  raise exception 'A year that was loaded is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger loaded_year_append_only before update or delete on loaded_year
  for each row execute function refuse_loaded_year_change();
create trigger loaded_year_no_truncate before truncate on loaded_year
  for each statement execute function refuse_loaded_year_change();
