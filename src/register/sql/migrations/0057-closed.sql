-- What was closed within a span, in the archive or not: a day's work, and the sample that is looked at.
create index complaint_closed on complaint (closed_at) where closed_at is not null;
drop index complaint_closed_lately;
