-- The stage after each event, as the core says. No part of what an event says: it follows from the journal, and stands
-- outside of what is sealed and chained. Events from before get theirs when the database is brought up to date
-- (register/commit/stage-earlier.ts); none is without one after that.
alter table event add column stage text;

-- How far the events from before have been given theirs.
create table stages_told (
  only_one boolean primary key default true check (only_one),
  -- The last complaint that is done; null once all are.
  after_id text collate "C"
);
