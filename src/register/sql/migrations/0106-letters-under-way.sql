-- Which postings went out as a letter that has come back, or are on their way as it: it may come back before that is on record.
create index posting_as_letter on posting (letter_id)
  where state in ('sent', 'pending') and channel = 'email' and letter_id is not null;
drop index posting_of_letter;
