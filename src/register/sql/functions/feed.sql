-- Positions are given out while a transaction writes, and a later one may be committed first. So a writer says, before
-- it takes its first position, from where on it may write, by a lock that ends with its transaction; a reader goes no
-- further than the lowest of these marks.

-- The last position given out. A sequence that was never asked says 1, and gives that out first.
create or replace function last_position() returns bigint language sql volatile as $$
  select case when is_called then last_value else 0 end from event_position_seq
$$;

-- Only events and feed marks have positions: whoever writes one calls this first.
create or replace function mark_writer() returns void language plpgsql as $$
declare
  mark bigint := last_position();
begin
  perform pg_advisory_xact_lock_shared(7961000 + (mark >> 31)::int, (mark & 2147483647)::int);
end $$;

-- Everything up to here is committed, or never will be. To be asked in a statement of its own, before the one that
-- reads: who has no mark here has ended, and only a later snapshot is sure to see what they wrote. The last position is
-- read before the marks: a writer that marks itself in between takes a higher one.
create or replace function feed_horizon() returns bigint language plpgsql volatile as $$
declare
  last_given bigint := last_position();
  first_mark bigint;
begin
  select min(((classid::bigint - 7961000) << 31) | objid::bigint) into first_mark
  from pg_locks
  where locktype = 'advisory' and objsubid = 2 and classid::bigint between 7961000 and 7962023
    and database = (select oid from pg_database where datname = current_database());
  return least(last_given, first_mark);
end $$;
