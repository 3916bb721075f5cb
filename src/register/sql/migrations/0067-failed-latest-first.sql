-- What did not arrive is little of what was posted, and is listed with the latest first.
create index posting_failed_latest on posting (id) where state = 'failed';
