-- What was closed and is not in the archive yet: a sample of it is looked at.
create index complaint_closed_lately on complaint (closed_at) where stage = 'closed' and archived_at is null;
