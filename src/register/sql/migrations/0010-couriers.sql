-- Couriers deliver the outbox, one for each address: to whom a notice goes is found once and kept, each way to each of
-- them is a posting of its own.

alter table notice
  -- Whose courier delivers it. Customers share a few: each posting has its own retries anyway.
  add column courier text collate "C" not null generated always as (
    case
      when to_role = 'customer' then 'customers/' || (hashtext(complaint_id) & 3)::text
      when person is not null then 'person/' || person
      else to_role || '@' || coalesce(department, '')
    end) stored,
  -- When it was found out whom it reaches. Then its next attempt is the one to confirm it.
  add column addressed_at timestamptz,
  -- How often it was sent out, each time to those it reached then.
  add column round int not null default 1,
  drop constraint notice_state_check,
  add constraint notice_state_check check (state in ('pending', 'sent', 'suppressed', 'failed'));
update notice set addressed_at = sent_at where state = 'sent';

drop index notice_due;
create index notice_due on notice (next_attempt_at, courier) where next_attempt_at is not null;
create index notice_courier on notice (courier, next_attempt_at) where next_attempt_at is not null;

-- One notice for one recipient on one channel.
create table posting (
  id bigint generated always as identity primary key,
  complaint_id text collate "C" not null,
  notice_key text not null,
  round int not null,
  courier text collate "C" not null,
  -- person/<id>, complainant/<complaint>, group/<endpoint>, and why he of all.
  recipient text collate "C" not null,
  because jsonb not null,
  language text not null,
  channel text not null,
  -- Where the channel reaches him, for as long as it is needed.
  address text,
  state text not null check (state in ('pending', 'sent', 'suppressed', 'failed')),
  -- What it waits for, or why it was not sent.
  reason text,
  created_at timestamptz not null,
  attempts int not null default 0,
  attempted_at timestamptz,
  -- When its turn is next; while it is on its way, when it counts as lost. Null when nothing is left to do.
  next_attempt_at timestamptz,
  -- The letter it went with, kept while nobody knows whether that one arrived: then it goes again as the same.
  letter_id text,
  sent_at timestamptz,
  last_error text,
  unique (complaint_id, notice_key, round, recipient, channel)
);
create index posting_due on posting (next_attempt_at, courier) where next_attempt_at is not null;
create index posting_courier on posting (courier, next_attempt_at) where next_attempt_at is not null;
create index posting_recipient on posting (recipient, channel, attempted_at desc) where attempted_at is not null;

-- The inbox inside the product: a person has a notice once.
create table inbox_item (
  id bigint generated always as identity primary key,
  person text collate "C" not null,
  complaint_id text collate "C" not null references complaint,
  notice_key text not null,
  because jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (person, complaint_id, notice_key)
);
create index inbox_item_person on inbox_item (person, (read_at is not null), id desc);

-- Who is at work: nobody else is sent for an address until then.
create table courier (
  id text collate "C" primary key,
  busy_until timestamptz not null
);

-- An attempt is written down before it is made. Where `ok` stays null nobody knows how it went.
alter table delivery
  alter column ok drop not null,
  add column posting_id bigint,
  add column recipient text,
  add column letter_id text,
  add column ended_at timestamptz;
