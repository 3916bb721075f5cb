-- Whom somebody stood in for when they did it. It is part of what an event says, and of its seal and its chain; events from
-- before there were deputies who act say nothing of it, and their digests stay what they are.
alter table event add column actor_for text;
