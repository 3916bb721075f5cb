-- What was learned of complaints that people have classified (R111). The latest alone keeps what it learned: what came
-- of complaints that are erased goes with the next one.
create table reading (
  version int generated always as identity primary key,
  trained_at timestamptz not null default now(),
  -- Over how many complaints, and how well each field is read.
  complaints int not null,
  measured jsonb not null,
  -- A classifier for each field that is read well enough.
  classifiers jsonb
);

-- Classifications of which it is known what had been suggested: how many of these were taken is counted.
create index event_suggested on event (at) where type = 'classified' and data ? 'suggested';
