-- What complaints are compared by. The same number, address or name is the same digest, however it was typed.

-- The digests of the core's keys; the complaint itself is left open. What is not there has none.
create or replace function match_of(keys jsonb) returns complaint_match language sql stable as $$
  select null::text, null::timestamptz,
    sha256(key || convert_to('phone:' || (keys ->> 'phone'), 'UTF8')),
    sha256(key || convert_to('email:' || (keys ->> 'email'), 'UTF8')),
    sha256(key || convert_to('name:' || (keys ->> 'name'), 'UTF8')),
    sha256(key || convert_to('order:' || (keys ->> 'order'), 'UTF8')),
    sha256(key || convert_to('subject:' || (keys ->> 'subject'), 'UTF8')),
    null::text, null::text
  from match_key
$$;

create or replace function match_row_of(c complaint) returns complaint_match language sql stable as $$
  select c.id, c.received_at, m.phone, m.email, m.name, m.order_number, m.subject, c.category, c.state ->> 'rootCause'
  from match_of(c.match_keys) m
$$;

-- Most commits change nothing that complaints are compared by. Of an erased complaint nothing is left to compare.
create or replace function match_complaint() returns trigger language plpgsql as $$
begin
  if new.erased_at is not null then
    delete from complaint_match where complaint_id = new.id;
    return null;
  end if;
  if tg_op = 'UPDATE'
    and (old.match_keys, old.state -> 'rootCause', old.category, old.received_at)
      is not distinct from (new.match_keys, new.state -> 'rootCause', new.category, new.received_at) then
    return null;
  end if;
  insert into complaint_match select * from match_row_of(new)
  on conflict (complaint_id) do update set
    (received_at, phone, email, name, order_number, subject, category, root_cause) =
    (excluded.received_at, excluded.phone, excluded.email, excluded.name, excluded.order_number, excluded.subject,
      excluded.category, excluded.root_cause);
  return null;
end $$;
create or replace trigger complaint_matched after insert or update on complaint
  for each row execute function match_complaint();
