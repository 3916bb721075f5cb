-- Until when a complaint is kept: the longest of the periods of all policies it was ever pinned to, counted from its
-- last closing. A reopened complaint has no closing, and is kept.
create or replace function retain_until_of(c complaint) returns timestamptz language sql stable as $$
  select case when c.closed_at is not null then
    (c.closed_at at time zone 'UTC' + make_interval(years => (
      select max(s.keep_years) from snapshot s
      where s.digest = c.policy_digest
        or s.digest in (select p.policy_digest from pin p where p.complaint_id = c.id)
    ))) at time zone 'UTC' end
$$;

create or replace function set_retention() returns trigger language plpgsql as $$
begin
  new.retain_until := retain_until_of(new);
  return new;
end $$;

create or replace trigger complaint_retention_begins before insert on complaint
  for each row when (new.closed_at is not null) execute function set_retention();
create or replace trigger complaint_retention_moves before update on complaint
  for each row when (
    new.closed_at is distinct from old.closed_at
    or new.closed_at is not null and new.policy_digest is distinct from old.policy_digest
  ) execute function set_retention();
