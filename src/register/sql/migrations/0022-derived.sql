-- What follows from a policy and a complaint is told by the core from now on; here are the rows from before.

alter table snapshot add column keep_years int;
update snapshot set keep_years = coalesce((body -> 'retention' ->> 'years')::int, 5) where kind = 'policy';

-- An escalation that somebody has accepted goes on: its level counts until it ends.
update complaint c set level = e.level, level_order = c.due_order + (9 - e.level) * 200000000000000
from (select complaint_id, max(level) as level from escalation where state <> 'ended' group by complaint_id) e
where e.complaint_id = c.id and c.level <> e.level;
