-- What is told later than it happened touches a complaint when it is told. Those that counted by when it had happened are told
-- theirs anew, by their journals, when the database is brought up to date (register/commit/touch-earlier.ts).
update complaint c set touched_order = null
where c.touched_order is not null and exists (
  select from event e where e.complaint_id = c.id and not e.past and e.actor_role <> 'system'
    and e.recorded_at > e.at + interval '15 seconds');
