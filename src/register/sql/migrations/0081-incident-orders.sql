-- One order over the complaints of an incident: to join it, a message, a proposal, its approval. As those of policies.
create table incident_order (
  id text collate "C" primary key,
  incident_id text collate "C" not null references incident,
  -- What each is asked, but for what is its own.
  command jsonb not null,
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
  -- Of a proposal: what all that the incident offers comes to.
  total jsonb,
  cancelled_by text,
  ended_at timestamptz
);
create index incident_order_of on incident_order (incident_id, began_at);

create table incident_order_item (
  incident_order_id text collate "C" not null references incident_order,
  position int not null,
  -- As it was asked for, where there is no such complaint.
  complaint_id text collate "C" not null,
  state text not null check (state in ('pending', 'done', 'refused', 'unknown')),
  detail text,
  -- Of a proposal: what this one is offered in place of what all are.
  own jsonb,
  -- In which of the orderer's roles it is asked.
  acting jsonb,
  -- How often no answer came.
  unanswered int not null default 0,
  done_at timestamptz,
  primary key (incident_order_id, position),
  unique (incident_order_id, complaint_id)
);
create index incident_order_pending on incident_order_item (incident_order_id, unanswered, position)
  where state = 'pending';
