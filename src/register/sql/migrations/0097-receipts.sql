-- The first entry of each complaint, under the root of the day on which it was anchored first: a receipt leads to it.
create table receipt_root (
  day date primary key references daily_root,
  root bytea not null,
  receipts int not null
);
create table receipt_leaf (
  complaint_id text collate "C" primary key,
  day date not null references receipt_root,
  position int not null,
  chain bytea not null
);
create index receipt_leaf_day on receipt_leaf (day, position);
create index receipt_leaf_chain on receipt_leaf (chain);
-- The tree of a day, level by level from the leaves up: 32 bytes for each node. A way up reads one node of each level.
create table receipt_level (
  day date not null references receipt_root,
  level int not null,
  nodes bytea not null,
  primary key (day, level)
);
alter table receipt_level alter column nodes set storage external;
create trigger receipt_level_append_only before update or delete or truncate on receipt_level
  for each statement execute function refuse_anchor_change();
create trigger receipt_root_append_only before update or delete or truncate on receipt_root
  for each statement execute function refuse_anchor_change();
create trigger receipt_leaf_append_only before update or delete or truncate on receipt_leaf
  for each statement execute function refuse_anchor_change();

-- The public keys with which receipts were ever signed: what was signed with one is checked for ever.
create table receipt_key (
  id text primary key,
  public_key text not null,
  first_used_at timestamptz not null default now()
);
create trigger receipt_key_append_only before update or delete or truncate on receipt_key
  for each statement execute function refuse_anchor_change();
