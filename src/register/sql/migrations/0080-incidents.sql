-- Complaints of one cause. Which they are says each complaint; what is done about the cause stands here.
create table incident (
  id text collate "C" primary key,
  title text not null,
  cause text not null,
  category text,
  product_model text,
  store_id text,
  -- When what they complain of happened.
  from_at timestamptz,
  until_at timestamptz,
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  closed_by text,
  summary text,
  version int not null
);

-- Its log, by whom and when: nothing here is changed.
create table incident_event (
  incident_id text collate "C" not null references incident,
  sequence int not null,
  type text not null check (type in ('opened', 'measureRecorded', 'closed')),
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  -- The Idempotency-Key it was asked for with, and what was asked.
  request_key text,
  request_digest text,
  data jsonb not null,
  primary key (incident_id, sequence)
);
create unique index incident_event_request on incident_event (actor_id, request_key) where request_key is not null;

create function refuse_incident_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was done about an incident is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger incident_event_append_only before update or delete on incident_event
  for each row execute function refuse_incident_event_change();
create trigger incident_event_no_truncate before truncate on incident_event
  for each statement execute function refuse_incident_event_change();

-- Few complaints are in an incident.
create index complaint_incident on complaint ((state ->> 'incident'), id) where state ? 'incident';
