-- One order that many complaints adopt a calendar, or a look at what would follow from it. As those of policies.
create table calendar_adoption (
  id text collate "C" primary key,
  calendar_id text not null,
  calendar_version text not null,
  selection jsonb not null,
  dry_run boolean not null,
  reason text not null,
  by_id text not null,
  by_role text not null,
  -- Of the request, to tell it from another one under the same key.
  digest text not null,
  began_at timestamptz not null,
  -- When the complaints were picked; from then on it is known how many.
  picked_at timestamptz,
  cancelled_by text,
  ended_at timestamptz
);

create table calendar_adoption_item (
  calendar_adoption_id text collate "C" not null references calendar_adoption,
  position int not null,
  -- As it was asked for, where there is no such complaint.
  complaint_id text collate "C" not null,
  state text not null check (state in ('pending', 'done', 'refused', 'unknown')),
  detail text,
  -- What followed for its clocks, or would follow.
  dues int,
  begun int,
  ended int,
  breaches int,
  -- In which of the orderer's roles it is asked.
  acting jsonb,
  -- How often no answer came.
  unanswered int not null default 0,
  done_at timestamptz,
  primary key (calendar_adoption_id, position),
  unique (calendar_adoption_id, complaint_id)
);
create index calendar_adoption_pending on calendar_adoption_item (calendar_adoption_id, unanswered, position)
  where state = 'pending';
