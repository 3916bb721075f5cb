-- What it is kept for until it is certain that the complaint comes to be, and since when: what never came to be goes.
alter table answered_in
  -- The digest of the message that is to open the complaint; null once another has come in the same conversation.
  add column kept_for text,
  add column kept_at timestamptz not null default now();
