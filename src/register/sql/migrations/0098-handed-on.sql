-- What other channels handed on, by a digest of how it is known there: to which complaint it goes, of a conversation the
-- so many-th, and what it became. Once that is done, the same again is answered from here, whatever became of the complaint.
create table handed_on (
  digest text collate "C" primary key,
  complaint_id text collate "C" not null,
  number int,
  became text,
  done boolean not null default false,
  at timestamptz not null
);
create index handed_on_at on handed_on (at);

-- Conversations of which more than one complaint came, by the id of the first: which is the latest.
create table conversation (
  first_complaint text collate "C" primary key,
  latest int not null
);
