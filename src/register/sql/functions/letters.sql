-- Letters as they were sent.

-- Keeps what was sent to customers; of what is erased nothing is kept any more.
create or replace function keep_letters(letters jsonb, this_at timestamptz) returns void language sql as $$
  insert into letter (complaint_id, recipient, wording, letter_id, channel, language, subject, body, sent_at, salt, digest)
  select l.complaint_id, l.recipient, l.wording, l.letter_id, l.channel, l.language, l.subject, l.body, this_at, l.salt, l.digest
  from jsonb_populate_recordset(null::letter, letters) l
  join complaint c on c.id = l.complaint_id and c.erased_at is null
  on conflict (complaint_id, recipient, wording) where wording is not null do nothing
$$;

-- A letter is neither changed nor removed: it is anchored once, and erased.
create or replace function refuse_letter_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if current_setting('yinuo.replacing', true) = old.complaint_id then
      return new;
    end if;
    if old.anchored_on is null and to_jsonb(old) - 'anchored_on' = to_jsonb(new) - 'anchored_on' then
      return new;
    end if;
  end if;
  raise exception 'What was written is neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create or replace trigger letter_kept before update or delete on letter
  for each row execute function refuse_letter_change();
create or replace trigger letter_no_truncate before truncate on letter
  for each statement execute function refuse_anchor_change();

-- Links the letters that lie under no root yet to the chain of letters, and gives the chain; null where there are none.
create or replace function anchor_letters(the_day date) returns letter_root language plpgsql as $$
declare
  made letter_root;
begin
  with due as (
    update letter set anchored_on = the_day where anchored_on is null returning id, digest
  )
  select the_day, sha256(coalesce((select chain from letter_root order by day desc limit 1), '')
    || coalesce(string_agg(digest, ''::bytea order by id), '')), count(*)
  into made.day, made.chain, made.letters from due;
  return case when made.letters > 0 then made end;
end $$;
