-- Where other systems hear of what happens: webhooks, which follow the feed, and the robots of chat groups.

create table endpoint (
  id text collate "C" primary key,
  kind text not null check (kind in ('webhook', 'wecom', 'dingtalk', 'feishu', 'slack', 'teams')),
  -- Of a robot it is a secret: whoever has it may write to the group.
  url text not null,
  description text,
  language text not null check (language in ('zh', 'en')),
  -- Of a webhook: what it wants to hear of, like complaint.*
  event_types text[] not null,
  -- Of a robot: whom it stands for; without a department in all of them.
  roles text[] not null,
  department text,
  -- [{secret, validUntil?}], the newest first; milliseconds.
  secrets jsonb not null,
  state text not null check (state in ('enabled', 'disabled')),
  disabled_why text check (disabled_why in ('asked', 'gone', 'failing')),
  -- Every change of the feed up to here has become a message, if it was wanted.
  feed_position bigint not null,
  -- Since when nothing has got through, and how many attempts in a row have not.
  failing_since timestamptz,
  failures int not null default 0,
  -- It is left alone until then.
  resting_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  version int not null,
  check ((state = 'disabled') = (disabled_why is not null))
);

-- Who changed what of an endpoint, and when; no secret, no address. Nothing here is changed.
create table endpoint_change (
  id bigint generated always as identity primary key,
  endpoint_id text collate "C" not null references endpoint,
  version int not null,
  type text not null
    check (type in ('created', 'changed', 'secretRotated', 'disabled', 'enabled', 'tested', 'redelivered')),
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  -- The Idempotency-Key it was asked for with, and what was asked.
  request_key text,
  request_digest text,
  data jsonb not null
);
create index endpoint_change_endpoint on endpoint_change (endpoint_id, id);
create unique index endpoint_change_request on endpoint_change (actor_id, request_key) where request_key is not null;

create function refuse_endpoint_change_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was done to an endpoint is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger endpoint_change_append_only before update or delete on endpoint_change
  for each row execute function refuse_endpoint_change_change();
create trigger endpoint_change_no_truncate before truncate on endpoint_change
  for each statement execute function refuse_endpoint_change_change();

-- What an endpoint is to be told: written with its cursor, once for each position of the feed.
create table webhook_message (
  endpoint_id text collate "C" not null references endpoint,
  id text collate "C" not null,
  -- A test has none: nothing happened.
  position bigint,
  type text not null,
  -- As it is sent: every attempt sends the same bytes.
  body text not null,
  state text not null check (state in ('pending', 'delivered', 'failed')),
  created_at timestamptz not null,
  attempts int not null default 0,
  -- How far along its waits it is; from the first again when somebody has it sent again.
  step int not null default 0,
  -- When somebody is to work on it next; null when nothing is left to do.
  next_attempt_at timestamptz,
  settled_at timestamptz,
  primary key (endpoint_id, id)
);
create unique index webhook_message_position on webhook_message (endpoint_id, position);
create index webhook_message_due on webhook_message (endpoint_id, next_attempt_at) where next_attempt_at is not null;
create index webhook_message_settled on webhook_message (endpoint_id, settled_at) where settled_at is not null;

create table webhook_attempt (
  id bigint generated always as identity primary key,
  endpoint_id text collate "C" not null,
  message_id text collate "C" not null,
  attempt int not null,
  at timestamptz not null,
  -- Null: it was begun, and how it ended nobody knows (yet).
  ok boolean,
  status int,
  duration_ms int,
  error text,
  -- How the answer began.
  answer text,
  foreign key (endpoint_id, message_id) references webhook_message on delete cascade
);
create index webhook_attempt_endpoint on webhook_attempt (endpoint_id, id);
create index webhook_attempt_message on webhook_attempt (endpoint_id, message_id, id);
