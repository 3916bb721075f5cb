-- What complaints are compared by comes from the core, as keys; old complaints get theirs by and by
-- (register/match-earlier.ts), and so do those that a process of the version before records meanwhile.

alter table complaint add column match_keys jsonb;
create index complaint_unmatched on complaint (id) where match_keys is null and erased_at is null;

-- How far the searched texts from before have been folded, by the folding (register/fold-earlier.ts).
create table text_folding (
  digest text primary key,
  -- The last complaint that is done; null once all are.
  after_id text collate "C"
);
