-- The issuer is told whose session is to end by a hint; its ID token, by which others could say who somebody is, is kept no
-- longer. The column stays for APIs of the release before, and holds nothing that they write.

alter table session add column logout_hint text;

update session set id_token = null where id_token is not null;

create function keep_no_id_token() returns trigger language plpgsql as $$
begin
  new.id_token := null;
  return new;
end $$;
create trigger session_keeps_no_id_token before insert or update on session
  for each row when (new.id_token is not null) execute function keep_no_id_token();
