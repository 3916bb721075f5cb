-- Rewards, warnings and trainings of a person, for management only (R98). They belong to no complaint, and go when they
-- have been kept long enough.
create table person_record (
  id text collate "C" primary key,
  person text not null,
  kind text not null check (kind in ('reward', 'warning', 'training')),
  what text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  keep_until timestamptz not null,
  -- Of the request, to tell it from another one under the same key.
  digest text not null
);
create index person_record_person on person_record (person, occurred_at);
create index person_record_kept on person_record (keep_until);
