-- The agent of a department who gets the next complaint: present, with the fewest open ones; of two with the same load
-- the one who has waited longer. Those who pick for one department pass one after another, lest two get the same.
create or replace function pick_handler(the_department text, the_at timestamptz, but text[]) returns text
language plpgsql as $$
declare
  picked text;
begin
  perform pg_advisory_xact_lock(hashtext('pick_handler'), hashtext(the_department));
  update person set last_routed_at = clock_timestamp() where id = (
    select p.id from person p
    where p.active and p.id <> all (but)
      and exists (select from person_role r
        where r.person = p.id and r.role = 'agent' and (r.department = the_department or r.department is null))
      and not exists (select from absence a
        where a.person = p.id and a.from_at <= the_at and (a.until_at is null or a.until_at > the_at))
    order by (select count(*) from complaint c where c.handler = p.id and c.stage <> 'closed'),
      p.last_routed_at nulls first, p.id
    limit 1
  ) returning id into picked;
  return picked;
end $$;
