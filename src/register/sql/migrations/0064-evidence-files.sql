-- Files that prove something. The bytes are elsewhere, under their digest; here is what is known of them, and which
-- complaints name them.

create table evidence_file (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes bigint not null,
  brought_at timestamptz not null,
  brought_by text not null
);

-- Told by the journal, of files that are kept here: one that is named keeps its row.
create table evidence_named (
  complaint_id text collate "C" not null,
  digest text collate "C" not null references evidence_file,
  primary key (complaint_id, digest)
);
create index evidence_named_digest on evidence_named (digest);
