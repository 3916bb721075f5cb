-- The chain of events, and its anchors.

create or replace function chain_link(chain bytea, previous bytea, content_digest bytea) returns bytea
language sql immutable parallel safe as $$
  select sha256(coalesce(chain, previous, '') || content_digest)
$$;

-- Over events in order, as a window: the chain of each, going on from `previous`.
create or replace aggregate chain_of(previous bytea, content_digest bytea) (sfunc = chain_link, stype = bytea);

-- The setting is made by the register's own functions, for the one complaint they replace, seal or erase.
create or replace function refuse_event_change() returns trigger language plpgsql as $$
begin
  if current_setting('yinuo.replacing', true) = old.complaint_id then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception 'The journal is append-only: its events are neither changed nor removed.'
    using errcode = 'restrict_violation';
end $$;

-- Seals events from before there were chains, and chains the whole complaint. Not once all of these are sealed: who
-- changes an event shall not get it chained anew.
create or replace function seal_earlier(the_id text, rows jsonb) returns void language plpgsql as $$
begin
  if exists (select from earlier_sealed) then
    raise exception 'The events from before there were chains are sealed: nothing is chained anew.';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(the_id, 0));
  perform set_config('yinuo.replacing', the_id, true);
  update event e
  set salt = s.salt, sealed = s.sealed, content_digest = s.content_digest
  from jsonb_populate_recordset(null::event, rows) s
  where e.complaint_id = the_id and e.sequence = s.sequence and e.content_digest is null;
  update event e
  set chain = c.chain
  from (
    select sequence, chain_of(null, content_digest) over (order by sequence) as chain
    from event where complaint_id = the_id
  ) c
  where e.complaint_id = the_id and e.sequence = c.sequence and e.chain is distinct from c.chain;
  perform set_config('yinuo.replacing', '', true);
end $$;

-- The tree over chains in their order, as src/register/proof/tree.ts makes it: of each level, from the leaves up, its
-- nodes beside each other; the last is the root.
create or replace function receipt_levels(chains bytea[]) returns bytea[]
language plpgsql immutable parallel safe as $$
declare
  level bytea[] := array(select sha256('\x00'::bytea || chain) from unnest(chains) with ordinality c(chain, nth) order by nth);
  levels bytea[] := '{}';
begin
  loop
    levels := levels || (select string_agg(node, ''::bytea order by nth) from unnest(level) with ordinality l(node, nth));
    exit when cardinality(level) <= 1;
    level := array(
      select case count(*) when 1 then (array_agg(node))[1]
        else sha256('\x01'::bytea || string_agg(node, ''::bytea order by nth)) end
      from unnest(level) with ordinality l(node, nth) group by (nth - 1) / 2 order by (nth - 1) / 2);
  end loop;
  return levels;
end $$;

-- Anchors the heads of all complaints that changed since the root before, and gives that day's root; a day that has
-- one, or lies before the last, gets no other. What a root is made of is said once more in proof/root.ts, which checks
-- it.
create or replace function anchor_heads(the_day date) returns daily_root language plpgsql as $$
declare
  last_root daily_root;
  made daily_root;
  letters letter_root;
  horizon bigint;
  newcomers text[];
  first_links bytea[];
  levels bytea[];
  receipts bytea;
begin
  perform pg_advisory_xact_lock(7960418);
  select * into last_root from daily_root order by day desc limit 1;
  if last_root.day >= the_day then
    return last_root;
  end if;
  horizon := feed_horizon();
  letters := anchor_letters(the_day);
  -- Complaints whose first entry lies under no root yet: the first time also those from before there were any.
  select array_agg(e.complaint_id order by e.complaint_id), array_agg(e.chain order by e.complaint_id)
  into newcomers, first_links
  from complaint c
  join event e on e.complaint_id = c.id and e.sequence = 1 and e.chain is not null and e.position <= horizon
  where not exists (select from receipt_leaf l where l.complaint_id = c.id);
  if newcomers is not null then
    levels := receipt_levels(first_links);
    receipts := levels[cardinality(levels)];
  end if;
  with head as materialized (
    select e.complaint_id, e.sequence, e.chain
    from (
      select distinct complaint_id from event
      where position > coalesce(last_root.up_to, 0) and position <= horizon
    ) changed
    cross join lateral (
      select * from event where complaint_id = changed.complaint_id order by sequence desc limit 1
    ) e
    where e.chain is not null
  ), root as (
    insert into daily_root (day, root, complaints, up_to)
    select the_day,
      sha256(coalesce(last_root.root, '') || convert_to(to_char(the_day, 'YYYY-MM-DD'), 'UTF8') || coalesce(
        string_agg(convert_to(format('/%s/%s/', complaint_id, sequence), 'UTF8') || chain, ''::bytea
          order by complaint_id), '') || coalesce(convert_to('/letters/', 'UTF8') || letters.chain, '')
        || coalesce(convert_to('/receipts/', 'UTF8') || receipts, '')),
      count(*), horizon
    from head
    returning *
  ), anchored as (
    insert into anchored_head (day, complaint_id, sequence, chain)
    select the_day, complaint_id, sequence, chain from head
  )
  select * into made from root;
  if letters.chain is not null then
    insert into letter_root select letters.*;
  end if;
  if newcomers is not null then
    insert into receipt_root select the_day, receipts, cardinality(newcomers);
    insert into receipt_leaf
    select id, the_day, nth - 1, chain from unnest(newcomers, first_links) with ordinality n(id, chain, nth);
    insert into receipt_level select the_day, nth - 1, nodes from unnest(levels) with ordinality l(nodes, nth);
  end if;
  return made;
end $$;
