-- What supervisors look at and do: escalations that go on, and complaints given to others many at a time.

create index escalation_going on escalation (complaint_id, source, sequence desc) where state <> 'ended';

-- One order to give many complaints to others. Who asked, for which, to whom, why.
create table reassignment (
  id text collate "C" primary key,
  selection jsonb not null,
  target jsonb not null,
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

create table reassignment_item (
  reassignment_id text collate "C" not null references reassignment,
  position int not null,
  -- As it was asked for, where there is no such complaint.
  complaint_id text collate "C" not null,
  department text,
  person text,
  state text not null check (state in ('pending', 'done', 'refused', 'unknown')),
  detail text,
  -- How often no answer came.
  unanswered int not null default 0,
  done_at timestamptz,
  primary key (reassignment_id, position),
  unique (reassignment_id, complaint_id)
);
create index reassignment_pending on reassignment_item (reassignment_id, unanswered, position)
  where state = 'pending';
