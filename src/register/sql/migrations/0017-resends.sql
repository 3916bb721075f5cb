-- By which requests notices were sent again: one that comes twice sends once.
create table notice_resend (
  person text collate "C" not null,
  request_key text not null,
  complaint_id text collate "C" not null,
  notice_key text not null,
  at timestamptz not null,
  primary key (person, request_key)
);
