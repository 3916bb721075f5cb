-- Corrective actions, and what complaints are compared by to find duplicates and repeats.

create table action (
  id text collate "C" primary key,
  kind text not null check (kind in ('corrective', 'preventive', 'training')),
  what text not null,
  owner text not null,
  root_cause text,
  category text,
  due_at timestamptz,
  -- The order of lists: the due in milliseconds; without one after all that have one.
  due_order bigint not null,
  opened_at timestamptz not null,
  opened_by text not null,
  -- The complaint whose accepted proposal it comes from; null where somebody opened it by hand.
  source_complaint text collate "C",
  completed_at timestamptz,
  result text,
  -- When somebody is to look whether what it was to prevent has come back.
  check_due_at timestamptz,
  checked_at timestamptz,
  recurred boolean,
  -- Its proposal did not become history.
  withdrawn_at timestamptz,
  version int not null
);
create index action_due on action (due_order, id);
create index action_source on action (source_complaint) where source_complaint is not null;

-- Who did what to an action, and when: nothing here is changed.
create table action_event (
  action_id text collate "C" not null references action,
  sequence int not null,
  type text not null
    check (type in ('opened', 'completed', 'recurrenceChecked', 'linked', 'withdrawn', 'restored')),
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  -- The Idempotency-Key it was asked for with, and what was asked.
  request_key text,
  request_digest text,
  data jsonb not null,
  primary key (action_id, sequence)
);
create unique index action_event_request on action_event (actor_id, request_key) where request_key is not null;

create function refuse_action_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was done to an action is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger action_event_append_only before update or delete on action_event
  for each row execute function refuse_action_event_change();
create trigger action_event_no_truncate before truncate on action_event
  for each statement execute function refuse_action_event_change();

-- The complaints an action answers.
create table action_complaint (
  action_id text collate "C" not null references action,
  complaint_id text collate "C" not null references complaint on delete cascade,
  linked_at timestamptz not null,
  primary key (action_id, complaint_id)
);
create index action_complaint_complaint on action_complaint (complaint_id);

-- This installation's own: without it nobody can tell from a digest whose number or address it is of.
create table match_key (
  key bytea not null,
  only_one boolean primary key default true check (only_one)
);
insert into match_key (key)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- What a complaint is compared by: keyed digests of what identifies a person, an order or a subject, in a form in
-- which the same is written the same.
create table complaint_match (
  complaint_id text collate "C" primary key references complaint on delete cascade,
  received_at timestamptz not null,
  phone bytea,
  email bytea,
  name bytea,
  order_number bytea,
  subject bytea,
  category text,
  root_cause text
);
create index complaint_match_phone on complaint_match (phone, received_at) where phone is not null;
create index complaint_match_email on complaint_match (email, received_at) where email is not null;
create index complaint_match_name on complaint_match (name, received_at) where name is not null;
create index complaint_match_order on complaint_match (order_number, received_at) where order_number is not null;
create index complaint_match_subject on complaint_match (subject, received_at) where subject is not null;
create index complaint_match_category on complaint_match (category, received_at) where category is not null;
create index complaint_match_cause on complaint_match (root_cause, received_at) where root_cause is not null;
