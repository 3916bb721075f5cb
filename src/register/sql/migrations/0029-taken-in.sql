-- How far complaints from before it was among their ties have been given who took them in, by their receipt
-- (register/commit/tie-earlier.ts).
create table takers_told (
  only_one boolean primary key default true check (only_one),
  -- The last complaint that is done; null once all are.
  after_id text collate "C"
);
