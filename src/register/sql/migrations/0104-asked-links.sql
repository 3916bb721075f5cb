-- New links that were asked for by an address, until they are sent. Where number and address do not belong together no
-- complaint is named: asking takes as long, and leaves as much.
create table asked_link (
  id bigint generated always as identity primary key,
  complaint_id text collate "C",
  generation integer,
  language text not null,
  asked_at timestamptz not null default now()
);
