-- How long a complaint is kept, who may see it, and what was decided about it. The journal's commits leave these alone.
alter table complaint
  -- Until then it is kept; worked out from its closing, null while it is open.
  add column retain_until timestamptz,
  -- While it stands nothing is erased, whatever has passed.
  add column legal_hold boolean not null default false,
  -- Stored and protected, and nothing else; until then it is not erased either.
  add column restricted_until timestamptz,
  -- Erasing has three steps: decided, gone from here, gone from Temporal.
  add column erasure_decided_at timestamptz,
  add column if not exists erased_at timestamptz,
  add column forgotten_at timestamptz;
alter table complaint
  -- Seen by the compliance roles only.
  add column hidden boolean not null generated always as (restricted_until is not null or erased_at is not null) stored;

-- What a purge looks through, in its order.
create index complaint_retention on complaint (retain_until, id) where archived_at is not null and forgotten_at is null;

update complaint c
set retain_until = (c.closed_at at time zone 'UTC' + make_interval(years => (
  select max(coalesce((s.body -> 'retention' ->> 'years')::int, 5)) from snapshot s
  where s.digest = c.policy_digest
    or s.digest in (select p.policy_digest from pin p where p.complaint_id = c.id)
))) at time zone 'UTC'
where c.closed_at is not null;

-- Every decision about keeping, hiding and erasing, for ever. Reasons are about the decision, not about the customer.
create table retention_decision (
  id bigint generated always as identity primary key,
  complaint_id text collate "C" not null,
  kind text not null check (kind in ('hold', 'lift', 'restrict', 'unrestrict', 'erase', 'refuse', 'purge')),
  at timestamptz not null,
  by_id text not null,
  by_role text not null,
  reason text not null,
  -- Of an answer to a request for erasure: the legal ground it was given on.
  ground text,
  until timestamptz,
  -- What makes it one, however often it is asked for: a digest of who asked under which key, or the purge.
  request text collate "C" not null,
  -- What it decided: the request again with something else is told apart.
  asked text not null,
  purge_id text,
  unique (complaint_id, request)
);
create index retention_decision_purge on retention_decision (purge_id) where purge_id is not null;

-- A run of the purge: who began it, and what it came to.
create table purge (
  id text collate "C" primary key,
  began_at timestamptz not null,
  by_id text not null,
  by_role text not null,
  reason text not null,
  ended_at timestamptz,
  erased int,
  -- Left over by a fault; the next purge takes them again.
  failed int
);
create index purge_began on purge (began_at desc, id);

create function refuse_decision_change() returns trigger language plpgsql as $$
begin
  raise exception 'Decisions about retention are append-only: they are neither changed nor removed.'
    using errcode = 'restrict_violation';
end $$;
create trigger retention_decision_append_only before update or delete or truncate on retention_decision
  for each statement execute function refuse_decision_change();
