-- Who has looked at what: a line for each person, complaint, way and day. Looking again counts up.
create table access (
  -- Empty where many complaints were read at once.
  complaint_id text collate "C" not null,
  person text collate "C" not null,
  role text not null,
  operation text not null,
  -- In UTC.
  day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times int not null,
  primary key (complaint_id, person, operation, day)
);
create index access_person on access (person, day desc, complaint_id, operation);

-- Who has undertaken to keep what he reads to himself, in which version of the words. Never changed.
create table confidentiality_undertaking (
  person text collate "C" not null,
  version text not null,
  role text not null,
  at timestamptz not null,
  primary key (person, version)
);
