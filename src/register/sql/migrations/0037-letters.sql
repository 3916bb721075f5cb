-- What was written to customers, as it was sent: each wording once for each recipient. The links in it open nothing: what
-- makes them secret is not kept.
create table letter (
  id bigint generated always as identity primary key,
  complaint_id text collate "C" not null,
  recipient text collate "C" not null,
  -- Of subject and text: by it the same is known again. Null when they are erased.
  wording bytea,
  -- The letter it was first sent as: deliveries have its id.
  letter_id text not null,
  channel text not null,
  language text not null,
  subject text,
  body text,
  -- The key that subject and body are encrypted with; null where they stand as they are.
  key_id text,
  sent_at timestamptz not null,
  -- Salted, of all that stands here: it proves the letter, and outlives an erasure without telling anything.
  salt bytea,
  digest bytea not null,
  -- The day under whose root it lies.
  anchored_on date
);
create unique index letter_wording on letter (complaint_id, recipient, wording) where wording is not null;
create index letter_complaint on letter (complaint_id, id);
create index letter_unanchored on letter (id) where anchored_on is null;
create index letter_anchored on letter (anchored_on, id) where anchored_on is not null;

-- The chain of letters: of the chain before, and the letters of the day in order. The daily root is made over it too.
create table letter_root (
  day date primary key references daily_root,
  chain bytea not null,
  letters int not null
);
create trigger letter_root_append_only before update or delete or truncate on letter_root
  for each statement execute function refuse_anchor_change();

-- With letters beside the outcomes: whoever calls it without them goes on doing so.
drop function if exists settle_postings(jsonb, timestamptz);
