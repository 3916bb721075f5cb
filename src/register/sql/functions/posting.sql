-- What becomes of notices when their postings are written and end.

-- A notice that could not be delivered is told to the operators, once, as a notice of its own. Of a complaint that is
-- restricted or erased nobody is told anything.
create or replace function tell_operators(the_id text, the_key text, this_at timestamptz, more jsonb) returns void
language sql as $$
  insert into notice (complaint_id, key, sequence, template, to_role, data, confirm, state, created_at, attempts,
    next_attempt_at)
  select n.complaint_id, 'deliveryFailed/' || n.key, n.sequence, 'deliveryFailed', 'operator',
    jsonb_build_object('notice', n.key, 'template', n.template) || more, false, 'pending', this_at, 0, this_at
  from notice n join complaint c on c.id = n.complaint_id
  where n.complaint_id = the_id and n.key = the_key and n.template <> 'deliveryFailed' and not c.hidden
  on conflict (complaint_id, key) do nothing
$$;

-- A notice has gone out when one of its postings has; it failed, or was left, when none has and none will.
create or replace function settle_notices(ids text[], keys text[], this_at timestamptz) returns void language sql as $$
  update notice n set
    state = case when s.sent then 'sent' when s.waits then n.state when s.failed then 'failed' else 'suppressed' end,
    sent_at = coalesce(n.sent_at, s.sent_at),
    attempts = s.attempts,
    last_error = s.last_error,
    next_attempt_at = case when n.confirm and n.confirmed_at is null and n.next_attempt_at is null
        and (coalesce(n.sent_at, s.sent_at) is not null or (not s.waits and n.template <> 'extensionGranted'))
      then this_at else n.next_attempt_at end
  from (
    select k.complaint_id, k.key, bool_or(p.state = 'sent') as sent, bool_or(p.state = 'pending') as waits,
      bool_or(p.state = 'failed') as failed, min(p.sent_at) as sent_at, max(p.attempts) as attempts,
      max(p.last_error) filter (where p.state <> 'sent') as last_error
    from (select distinct * from unnest(ids, keys) k (complaint_id, key)) k
    join posting p on p.complaint_id = k.complaint_id and p.notice_key = k.key
    group by 1, 2
  ) s
  where n.complaint_id = s.complaint_id and n.key = s.key;

  -- A clock waits for this one, and nobody will ever send it. Of any other the complaint itself hears: it is a call to make.
  select tell_operators(n.complaint_id, n.key, this_at, '{}')
  from notice n join unnest(ids, keys) k (complaint_id, key) on k.complaint_id = n.complaint_id and k.key = n.key
  where n.confirm and n.template = 'extensionGranted' and n.state in ('suppressed', 'failed');
$$;

-- Writes down whom notices reach. One that was replaced, withdrawn or addressed meanwhile is left out. An inbox of ours
-- is reached by this being written.
create or replace function address_notices(notices jsonb, postings jsonb, this_at timestamptz) returns void
language plpgsql as $$
declare
  ids text[];
  keys text[];
begin
  select array_agg(v.complaint_id), array_agg(v.key) into ids, keys from (
    select n.complaint_id, n.key
    from jsonb_to_recordset(notices) as r (complaint_id text, key text, round int)
    join notice n on n.complaint_id = r.complaint_id and n.key = r.key and n.round = r.round
    where n.addressed_at is null and n.next_attempt_at is not null
    order by n.complaint_id, n.key
    for update of n
  ) v;

  with written as (
    insert into posting (complaint_id, notice_key, round, courier, recipient, because, language, channel, address, state,
      reason, created_at, attempts, next_attempt_at, sent_at)
    select p.complaint_id, p.notice_key, p.round, n.courier, p.recipient, p.because, p.language, p.channel, p.address,
      case when p.channel = 'inbox' then 'sent' else p.state end, p.reason, this_at, (p.channel = 'inbox')::int,
      case when p.channel <> 'inbox' and p.state = 'pending' then this_at end, case when p.channel = 'inbox' then this_at end
    from jsonb_populate_recordset(null::posting, postings) p
    join unnest(ids, keys) v (complaint_id, key) on v.complaint_id = p.complaint_id and v.key = p.notice_key
    join notice n on n.complaint_id = p.complaint_id and n.key = p.notice_key
    on conflict (complaint_id, notice_key, round, recipient, channel) do nothing
    returning *
  ), items as (
    insert into inbox_item (person, complaint_id, notice_key, because, created_at)
    select address, complaint_id, notice_key, because, this_at from written where channel = 'inbox'
    on conflict (person, complaint_id, notice_key) do nothing
  )
  insert into delivery (complaint_id, notice_key, transport, at, ok, posting_id, recipient, ended_at)
  select complaint_id, notice_key, channel, this_at, true, id, recipient, this_at from written where channel = 'inbox';

  update notice n set addressed_at = this_at, next_attempt_at = null
  from unnest(ids, keys) v (complaint_id, key)
  where n.complaint_id = v.complaint_id and n.key = v.key;
  perform settle_notices(ids, keys, this_at);
end $$;

-- The notices of postings, each once, and locked: notices before postings, as whoever replaces a journal does.
create or replace function lock_notices_of(posting_ids bigint[], out ids text[], out keys text[]) language sql as $$
  select array_agg(v.complaint_id), array_agg(v.key) from (
    select n.complaint_id, n.key
    from notice n
    where (n.complaint_id, n.key) in (select complaint_id, notice_key from posting where id = any (posting_ids))
    order by n.complaint_id, n.key
    for update
  ) v
$$;

-- What the same notice is told the same by, in the same round, itself among them.
create or replace function postings_beside(one posting) returns setof posting language sql stable as $$
  select p.* from posting p
  where p.complaint_id = one.complaint_id and p.notice_key = one.notice_key and p.round = one.round
    and p.recipient = one.recipient
$$;

-- What has come to nothing goes the first way of those handed over that was not tried yet; with none left operators are told,
-- once for each notice.
create or replace function tell_otherwise(one posting, ways jsonb, this_at timestamptz) returns void
language plpgsql as $$
begin
  insert into posting (complaint_id, notice_key, round, courier, recipient, because, language, channel, address, state,
    created_at, next_attempt_at)
  select one.complaint_id, one.notice_key, one.round, one.courier, one.recipient, one.because, one.language,
    next.way ->> 'channel', next.way ->> 'address', 'pending', this_at, this_at
  from (
    select way from jsonb_path_query(ways, '$[*]') with ordinality as w (way, place)
    where not exists (select from postings_beside(one) tried where tried.channel = way ->> 'channel')
    order by place limit 1) next
  where one.state in ('failed', 'suppressed')
    and not exists (select from postings_beside(one) other where other.state in ('pending', 'sent'))
  on conflict (complaint_id, notice_key, round, recipient, channel) do nothing;

  if ways is null or not exists (
    select from postings_beside(one) other where other.state in ('pending', 'sent'))
  then
    perform tell_operators(one.complaint_id, one.notice_key, this_at,
      jsonb_build_object('channel', one.channel, 'recipient', one.recipient));
  end if;
end $$;

-- Ends attempts. Where nobody knows whether a letter arrived, its delivery has an end and no outcome. What could not be
-- sent at last goes the first way of those handed over that was not tried yet; with none left it is told to the operators, once for
-- each notice. What was sent to customers is kept with that.
create or replace function settle_postings(outcomes jsonb, this_at timestamptz, letters jsonb default null) returns void
language plpgsql as $$
declare
  ids text[];
  keys text[];
  late bigint[];
begin
  select l.ids, l.keys into ids, keys from lock_notices_of(
    array(select o.posting_id from jsonb_to_recordset(outcomes) as o (posting_id bigint))) l;

  -- An end that was recorded already, by a call whose answer was lost, stays; its posting may be on its way again.
  outcomes := (
    select coalesce(jsonb_agg(o), '[]') from jsonb_array_elements(outcomes) o
    where not exists (
      select from delivery d where d.id = (o ->> 'delivery_id')::bigint and d.ended_at is not null));

  update delivery d
  set ok = case when o.is_unknown is not true then o.state = 'sent' end, error = o.error, ended_at = this_at
  from jsonb_to_recordset(outcomes) as o (delivery_id bigint, state text, error text, is_unknown boolean)
  where d.id = o.delivery_id;

  late := array(
    select p.id from jsonb_to_recordset(outcomes) as o (posting_id bigint, state text) join posting p on p.id = o.posting_id
    where o.state = 'sent' and p.state = 'failed');

  update posting p
  set state = o.state, last_error = o.error, next_attempt_at = o.retry_at,
    reason = case when o.letter_id is not null then case when o.is_unknown then 'unknown' else 'single' end end,
    sent_at = case when o.state = 'sent' then this_at end,
    address = case when o.state = 'pending' then p.address end,
    letter_id = case when o.state = 'pending' then o.letter_id else p.letter_id end
  from jsonb_to_recordset(outcomes) as o
    (posting_id bigint, state text, error text, retry_at timestamptz, letter_id text, is_unknown boolean)
  where p.id = o.posting_id and (p.state = 'pending' or o.state = 'sent');

  -- What was to go in the stead of one that has arrived after all stays, unless it may have left.
  if late <> '{}' then
    update posting
    set state = 'suppressed', reason = 'toldOtherwise', next_attempt_at = null, address = null
    where id in (
      -- Whoever has one of them decides of it now.
      select p.id from posting p
      where p.id in (
          select b.id from posting arrived, postings_beside(arrived) b
          where arrived.id = any (late) and b.created_at > arrived.created_at)
        and p.state = 'pending' and (p.letter_id is null or p.reason = 'single')
      for update of p skip locked);
  end if;

  -- Who has been reached again is told at once what waits for another attempt; of a letter of unknown fate all or nothing.
  with reached as (
    select distinct s.recipient, s.channel
    from jsonb_to_recordset(outcomes) as o (posting_id bigint, state text) join posting s on s.id = o.posting_id
    where o.state = 'sent'
  ), taken as (
    select p.id
    from reached join posting p on p.recipient = reached.recipient and p.channel = reached.channel
    where p.attempted_at is not null and p.state = 'pending' and (p.letter_id is null or p.reason is not null)
      and p.next_attempt_at > this_at
    for update of p skip locked
  ), torn as (
    select p.letter_id
    from reached join posting p on p.recipient = reached.recipient and p.channel = reached.channel
    where p.attempted_at is not null and p.state = 'pending' and (p.letter_id is null or p.reason is not null)
      and p.letter_id is not null and p.id not in (select id from taken)
  )
  update posting set next_attempt_at = this_at
  where id in (select id from taken) and (letter_id is null or letter_id not in (select letter_id from torn));

  if outcomes @? '$[*] ? (@.state == "failed")' then
    perform tell_otherwise(p, o.instead, this_at)
    from jsonb_to_recordset(outcomes) as o (posting_id bigint, state text, instead jsonb)
    join posting p on p.id = o.posting_id
    where o.state = 'failed';
  end if;
  if letters is not null then
    perform keep_letters(letters, this_at);
  end if;
  perform settle_notices(ids, keys, this_at);
end $$;

-- What a server took and could not bring: its letter came back. What was done about it since stays as it is; operators are
-- told, as of any that could not be delivered.
create or replace function postings_came_back(posting_ids bigint[], why text, this_at timestamptz) returns int
language plpgsql as $$
declare
  ids text[];
  keys text[];
begin
  select l.ids, l.keys into ids, keys from lock_notices_of(posting_ids) l;
  with returned as (
    update posting set state = 'failed', reason = why, last_error = why
    where id = any (posting_ids) and state = 'sent'
    returning *
  )
  select array_agg(id) into posting_ids from returned;
  perform tell_operators(p.complaint_id, p.notice_key, this_at,
    jsonb_build_object('channel', p.channel, 'recipient', p.recipient))
  from posting p where p.id = any (posting_ids);
  perform settle_notices(ids, keys, this_at);
  return coalesce(cardinality(posting_ids), 0);
end $$;

-- What is not sent now, or not at all.
create or replace function put_off_postings(put_off jsonb, this_at timestamptz) returns void language plpgsql as $$
declare
  ids text[];
  keys text[];
begin
  with changed as (
    update posting p
    set state = o.state, reason = o.reason, next_attempt_at = o.until,
      address = case when o.state = 'pending' then p.address end
    from jsonb_to_recordset(put_off) as o (id bigint, state text, reason text, until timestamptz)
    where p.id = o.id and p.state = 'pending'
    returning p.complaint_id, p.notice_key, p.state
  )
  select array_agg(complaint_id), array_agg(notice_key) into ids, keys from changed where state = 'suppressed';
  perform tell_otherwise(p, o.instead, this_at)
  from jsonb_to_recordset(put_off) as o (id bigint, instead jsonb) join posting p on p.id = o.id
  where o.instead is not null and p.state = 'suppressed';
  perform settle_notices(ids, keys, this_at);
end $$;

-- Sends a notice out again: what still waits has its turn at once; where nothing does, it is addressed anew.
create or replace function resend_notice(the_id text, the_key text, this_at timestamptz) returns boolean
language plpgsql as $$
begin
  -- Recipients before notices, as a courier does that decides what goes to them.
  perform pg_advisory_xact_lock(hashtextextended(g.name, 0))
  from (
    select distinct (channel || ' ' || recipient) collate "default" as name from posting
    where complaint_id = the_id and notice_key = the_key and state = 'pending'
    order by name) g;
  perform from notice n join complaint c on c.id = n.complaint_id
  where n.complaint_id = the_id and n.key = the_key and not c.hidden
  for update of n;
  if not found then
    return false;
  end if;
  -- One that is on its way is left alone. One of unknown fate goes as the letter it was, with all that was in it.
  update posting set next_attempt_at = least(next_attempt_at, this_at)
  where id in (
    select id from posting
    where state = 'pending' and (letter_id is null or reason is not null) and id in (
      select id from posting where complaint_id = the_id and notice_key = the_key and state = 'pending'
      union
      select other.id
      from posting asked join posting other using (recipient, channel, letter_id)
      where asked.complaint_id = the_id and asked.notice_key = the_key and asked.state = 'pending'
        and other.attempted_at is not null and other.state = 'pending' and (letter_id is null or other.reason is not null))
    order by id
    for update);
  if not exists (
    select from posting where complaint_id = the_id and notice_key = the_key and state = 'pending') then
    update notice
    set round = round + (addressed_at is not null)::int, addressed_at = null, next_attempt_at = this_at
    where complaint_id = the_id and key = the_key;
  end if;
  return true;
end $$;
