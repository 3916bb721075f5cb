-- Takes everything personal out of a complaint, once and for good. Digests stay where the values were; the salts go,
-- so that nobody can find the values by trying: the chain still verifies.

-- An event without its personal values.
create or replace function erased_event(e event) returns event language plpgsql immutable as $$
declare
  leaf record;
begin
  for leaf in select path, digest from jsonb_to_recordset(e.sealed) as l (path text[], digest text) loop
    if leaf.path[1] = 'by' then
      e.actor_id := 'erased:' || leaf.digest;
    else
      e.data := jsonb_set(e.data, leaf.path[2:], jsonb_build_object('erased', leaf.digest));
    end if;
  end loop;
  e.salt := null;
  e.sealed := null;
  e.digest := null;
  return e;
end $$;

-- What may stay of a complaint's state: what is named here, and no text of anybody.
create or replace function erased_state(state jsonb) returns jsonb language sql immutable as $$
  select jsonb_object_agg(key, value) || '{"details": {"complainant": {"name": "—"}, "subject": "—"}, "tasks": []}'
  from jsonb_each(state)
  where key in (
    'id', 'number', 'version', 'ownVersion', 'touchedAt', 'kind', 'wasComplaint', 'channel', 'receivedAt', 'registeredAt', 'takenInBy', 'stage', 'outcome', 'upheld',
    'rootCause', 'acknowledgedAt', 'handlingAcceptedAt', 'classification', 'emergency', 'emergencyEnded', 'aboutHandling', 'incident', 'owner', 'cycle', 'cycleOpenedAt', 'handledBefore', 'handledBy',
    'waived',
    'reworks', 'finalOnly', 'waiting', 'revisit', 'clocks', 'escalations', 'voidable', 'movedAt', 'lastAt', 'closedAt',
    'reopenUntil', 'archivedAt')
$$;

-- True when it has been erased now, false when there was nothing left to erase. Whether it may be is asked elsewhere.
create or replace function erase_complaint(the_id text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(the_id, 0));
  perform from complaint where id = the_id and erased_at is null;
  if not found then
    return false;
  end if;
  if exists (select from event where complaint_id = the_id and chain is null) then
    raise exception 'Complaint % has events that are not chained: erased now, nothing would prove them.', the_id
      using errcode = 'YN003';
  end if;
  perform mark_writer();
  perform set_config('yinuo.replacing', the_id, true);
  update event e
  set (actor_id, data, salt, sealed, digest) =
    (select x.actor_id, x.data, x.salt, x.sealed, x.digest from erased_event(e) x)
  where complaint_id = the_id;
  perform set_config('yinuo.replacing', '', true);

  -- Entries from before there were chains have no digests that could stay: of these nothing does.
  update journal_replacement r
  set entries = (
    select coalesce(jsonb_agg(to_jsonb(erased_event(e)) - 'complaint_id' order by e.sequence), '[]')
    from jsonb_populate_recordset(null::event, r.entries) e
    where e.chain is not null)
  where complaint_id = the_id;
  update notice
  set data = null, last_error = null, next_attempt_at = null,
    state = case state when 'pending' then 'suppressed' else state end
  where complaint_id = the_id;
  update posting
  set address = null, last_error = null, next_attempt_at = null,
    state = case state when 'pending' then 'suppressed' else state end,
    reason = case state when 'pending' then 'erased' else reason end
  where complaint_id = the_id;
  update delivery set error = null where complaint_id = the_id;
  delete from answered_in where complaint_id = the_id;
  -- After the notices: a courier that settles has them.
  perform set_config('yinuo.replacing', the_id, true);
  update letter set subject = null, body = null, wording = null, salt = null where complaint_id = the_id;
  perform set_config('yinuo.replacing', '', true);
  update escalation set reason = null where complaint_id = the_id;
  update complaint
  set state = erased_state(state), subject = '—', complainant_name = '—', order_number = null, message_id = null,
    match_keys = null, ties = array(select tie from unnest(ties) tie where tie not like 'about:%' and tie not like 'determined%'),
    erased_at = now(), updated_at = now()
  where id = the_id;
  insert into feed_mark (complaint_id, kind, sequence) values (the_id, 'erased', 1);
  return true;
end $$;
