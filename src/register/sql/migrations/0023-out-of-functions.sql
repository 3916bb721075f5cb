-- Indexes, and functions that went, as the files of functions made and dropped them before: a database in use has done
-- all this.

drop function if exists write_events(text, int, jsonb);

-- Until the core said what is compared, the details were taken apart here.
drop function if exists match_of(jsonb), plain_phone(text), plain_text(text);

-- What was given up lately is counted often, and is little.
create index if not exists posting_failed on posting (attempted_at) where state = 'failed';

-- What waits for another attempt is little, whatever a recipient was told before. One with a letter and no reason is on
-- its way; with a reason it waits to go as that letter: 'unknown' once more, 'single' by itself after several were refused.
drop index if exists posting_again;
create index if not exists posting_waiting on posting (recipient, channel, next_attempt_at)
  where attempted_at is not null and state = 'pending' and (letter_id is null or reason is not null);
