-- Proof and feed: every event is chained to the one before it, the heads of the chains are anchored in daily roots,
-- and events are told to others in an order that misses nothing.

alter table event drop column previous_digest;
-- The unsalted digest serves the fence; it does not outlive an erasure.
alter table event alter column digest drop not null;
alter table event
  -- Random: without it nobody can guess a value from its digest. An erasure destroys it. Null where nothing is sealed.
  add column salt bytea,
  -- Where personal values stand in this event, and the salted digest of each; null where there are none.
  add column sealed jsonb,
  -- Of the whole event, with each personal value replaced by its salted digest.
  add column content_digest bytea,
  -- Of the chain of the event before and this event's content.
  add column chain bytea;
create index event_unchained on event (complaint_id) where chain is null;

-- There is a row once the events from before this migration have been chained; from then on nothing chains anew.
create table earlier_sealed (
  at timestamptz not null
);

alter table complaint add column if not exists erased_at timestamptz;

-- The chain that the replaced entries went on from; null before there were chains.
alter table journal_replacement add column previous_chain bytea;

-- What readers of the feed have to know beside the events, in the same order as these.
create table feed_mark (
  position bigint primary key default nextval('event_position_seq'),
  complaint_id text collate "C" not null references complaint,
  kind text not null check (kind in ('replaced', 'erased')),
  -- From this entry on the journal was replaced, or erased.
  sequence int not null,
  at timestamptz not null default now()
);

-- Of all complaints that changed since the root before, in the order of their ids; chained to that root.
create table daily_root (
  day date primary key,
  root bytea not null,
  complaints int not null,
  -- What was settled when it was made; the next one begins here.
  up_to bigint not null,
  anchored_at timestamptz not null default now()
);
create table anchored_head (
  day date not null references daily_root,
  complaint_id text collate "C" not null,
  sequence int not null,
  chain bytea not null,
  primary key (day, complaint_id)
);
create index anchored_head_complaint on anchored_head (complaint_id, day);

create function refuse_anchor_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was anchored is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger daily_root_append_only before update or delete or truncate on daily_root
  for each statement execute function refuse_anchor_change();
create trigger anchored_head_append_only before update or delete or truncate on anchored_head
  for each statement execute function refuse_anchor_change();
