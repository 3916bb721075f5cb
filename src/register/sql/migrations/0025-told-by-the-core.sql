-- Which steps are time's own, and from when on each is late, is told with the commit; who gets the next complaint, the
-- core says.
drop trigger if exists event_lateness on event;
drop function if exists keep_lateness(), pick_handler(text, timestamptz, text[]);
