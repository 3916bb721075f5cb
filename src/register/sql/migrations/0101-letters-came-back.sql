-- Which postings went out as a letter that has come back.
create index posting_of_letter on posting (letter_id) where state = 'sent' and channel = 'email';
