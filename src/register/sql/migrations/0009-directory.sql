-- The directory: who works here and as what, who stands in for whom, and where a complaint goes that comes in.

create table department (
  id text collate "C" primary key,
  name_zh text not null,
  name_en text not null,
  -- Where one looks when nobody here answers.
  parent text collate "C" references department deferrable initially deferred,
  check (parent <> id)
);

create table person (
  -- As the identity yields it.
  id text collate "C" primary key,
  name text not null,
  email text,
  language text not null check (language in ('zh', 'en')),
  active boolean not null default true,
  -- When routing last gave him a complaint: of two with the same load, who has waited longer is next.
  last_routed_at timestamptz
);

create table person_role (
  person text collate "C" not null references person,
  role text not null,
  -- None: in all of them.
  department text collate "C" references department,
  unique nulls not distinct (person, role, department)
);

-- Who stands in for a person, the first of them first.
create table deputy (
  person text collate "C" not null references person,
  position int not null,
  deputy text collate "C" not null references person deferrable initially deferred,
  primary key (person, position),
  unique (person, deputy),
  check (person <> deputy)
);

create table absence (
  id text collate "C" primary key,
  person text collate "C" not null references person,
  from_at timestamptz not null,
  -- None: until further notice.
  until_at timestamptz,
  note text,
  unique (person, from_at),
  check (until_at > from_at)
);

create table on_call (
  id text collate "C" primary key,
  role text not null,
  department text collate "C" references department,
  person text collate "C" not null references person,
  from_at timestamptz not null,
  until_at timestamptz not null,
  unique nulls not distinct (role, department, person, from_at),
  check (until_at > from_at)
);
create index on_call_until on on_call (until_at);

-- Each condition that is given must hold.
create table routing_rule (
  id text collate "C" primary key,
  position int not null,
  category text,
  store_id text,
  -- Any of them in the subject.
  words text[],
  department text collate "C" not null references department
);

-- What was changed in the directory: by whom, when.
create table directory_change (
  position bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id text not null,
  actor_role text not null,
  what text not null,
  data jsonb not null
);

-- Who has how much to do.
create index complaint_load on complaint (handler) where handler is not null and stage <> 'closed';
