-- What complaints are compared by. The same number, address or name is the same digest, however it was typed.

create or replace function plain_text(value text) returns text language sql immutable as $$
  select lower(regexp_replace(normalize(value, NFKC), '[[:space:][:punct:]。、“”‘’《》【】「」—·]+', '', 'g'))
$$;

-- Its last ten digits: without country code and trunk prefix, which some write and some do not. Too few are no number.
create or replace function plain_phone(value text) returns text language sql immutable as $$
  select case when length(digits) >= 5 then right(digits, 10) end
  from (select regexp_replace(normalize(value, NFKC), '[^0-9]+', '', 'g')) told (digits)
$$;

-- The digests of a complaint's details; the complaint itself is left open. What is not there has none.
create or replace function match_of(details jsonb) returns complaint_match language sql stable as $$
  select null::text, null::timestamptz,
    sha256(key || convert_to('phone:' || plain_phone(details #>> '{complainant,phone}'), 'UTF8')),
    sha256(key || convert_to('email:' || lower(trim(normalize(details #>> '{complainant,email}', NFKC))), 'UTF8')),
    sha256(key || convert_to('name:' || nullif(plain_text(details #>> '{complainant,name}'), ''), 'UTF8')),
    sha256(key || convert_to('order:' || nullif(plain_text(details ->> 'orderNumber'), ''), 'UTF8')),
    sha256(key || convert_to('subject:' || nullif(plain_text(details ->> 'subject'), ''), 'UTF8')),
    null::text, null::text
  from match_key
$$;

-- Most commits change nothing that complaints are compared by. Of an erased complaint nothing is left to compare.
create or replace function match_complaint() returns trigger language plpgsql as $$
begin
  if new.erased_at is not null then
    delete from complaint_match where complaint_id = new.id;
    return null;
  end if;
  if tg_op = 'UPDATE'
    and (old.state -> 'details', old.state -> 'rootCause', old.category, old.received_at)
      is not distinct from (new.state -> 'details', new.state -> 'rootCause', new.category, new.received_at) then
    return null;
  end if;
  insert into complaint_match
    (complaint_id, received_at, phone, email, name, order_number, subject, category, root_cause)
  select new.id, new.received_at, m.phone, m.email, m.name, m.order_number, m.subject, new.category,
    new.state ->> 'rootCause'
  from match_of(new.state -> 'details') m
  on conflict (complaint_id) do update set
    (received_at, phone, email, name, order_number, subject, category, root_cause) =
    (excluded.received_at, excluded.phone, excluded.email, excluded.name, excluded.order_number, excluded.subject,
      excluded.category, excluded.root_cause);
  return null;
end $$;
create or replace trigger complaint_matched after insert or update on complaint
  for each row execute function match_complaint();

-- Complaints from before they were compared.
insert into complaint_match
  (complaint_id, received_at, phone, email, name, order_number, subject, category, root_cause)
select c.id, c.received_at, m.phone, m.email, m.name, m.order_number, m.subject, c.category, c.state ->> 'rootCause'
from complaint c
cross join lateral match_of(c.state -> 'details') m
where c.erased_at is null and not exists (select from complaint_match k where k.complaint_id = c.id);
