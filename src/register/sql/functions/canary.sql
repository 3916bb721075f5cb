-- A canary is in nobody's way: restricted from its first commit on, it is in no list but its keepers'; nobody is told
-- of it. Figures leave it out by its id.

create or replace function hide_canary() returns trigger language plpgsql as $$
begin
  new.restricted_until := 'infinity';
  return new;
end $$;
create or replace trigger complaint_canary before insert on complaint for each row
  when (is_canary(new.id)) execute function hide_canary();

create or replace function drop_canary_notice() returns trigger language plpgsql as $$
begin
  return null;
end $$;
create or replace trigger notice_canary before insert on notice for each row
  when (is_canary(new.complaint_id)) execute function drop_canary_notice();
