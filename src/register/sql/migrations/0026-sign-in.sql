-- How other systems and people sign in: keys, and the sessions of browsers.

create table api_key (
  id text collate "C" primary key,
  name text not null,
  -- [{digest, validUntil?}], the newest first: SHA-256 of what is told once; milliseconds.
  secrets jsonb not null,
  -- What it is for.
  scopes text[] not null,
  -- None: in all of them.
  departments text[],
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- To the minute.
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Who did what to a key, and when; no secret. Nothing here is changed.
create table api_key_change (
  id bigint generated always as identity primary key,
  key_id text collate "C" not null references api_key,
  type text not null check (type in ('created', 'secretRotated', 'revoked')),
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  -- The Idempotency-Key it was asked for with, and what was asked.
  request_key text,
  request_digest text,
  data jsonb not null
);
create index api_key_change_key on api_key_change (key_id, id);
create unique index api_key_change_request on api_key_change (actor_id, request_key) where request_key is not null;

create function refuse_api_key_change_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was done to a key is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger api_key_change_append_only before update or delete on api_key_change
  for each row execute function refuse_api_key_change_change();
create trigger api_key_change_no_truncate before truncate on api_key_change
  for each statement execute function refuse_api_key_change_change();

-- Browsers in which somebody is signed in. A row goes a day after it was of use for the last time.
create table session (
  -- SHA-256 of the id, which only the browser has.
  digest text collate "C" primary key,
  person text collate "C" not null,
  -- What was said of them at the sign-in: what they are here is found anew from it.
  said jsonb not null,
  -- With what the issuer is told which of its sessions is to end.
  id_token text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text
);
create index session_person on session (person) where revoked_at is null;
create index session_ends on session (ends_at);
