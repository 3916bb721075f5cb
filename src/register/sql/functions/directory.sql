-- Who is away at an instant.
create or replace function away_at(the_at timestamptz) returns setof text language sql stable as $$
  select person from absence where from_at <= the_at and (until_at is null or until_at > the_at)
$$;

-- The agents of a department who are there, with their open complaints but for those that are about to move. Who is
-- next, the core says. Those who give complaints in one department pass one after another until their transactions end,
-- lest two give to the same.
create or replace function hands_of(the_department text, the_at timestamptz, moving text[])
returns table (person text, load bigint, given_at timestamptz) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('hands_of'), hashtext(the_department));
  return query
    select p.id::text,
      (select count(*) from complaint c where c.handler = p.id and c.stage <> 'closed' and c.id <> all (moving)),
      p.last_routed_at
    from person p
    where p.active and p.id not in (select away_at(the_at))
      and exists (select from person_role r
        where r.person = p.id and r.role = 'agent' and (r.department = the_department or r.department is null));
end $$;
