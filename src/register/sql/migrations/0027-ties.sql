-- Who has to do with a complaint, as the core says (domain/access/ties.ts): by it people read of some complaints and not of
-- others. Complaints from before get theirs when the database is brought up to date (register/commit/tie-earlier.ts); until
-- then they are read by those who read everything.
alter table complaint add column ties text[];
alter table complaint_line add column ties text[];
create index complaint_untied on complaint (id) where ties is null;
create index complaint_line_ties on complaint_line using gin (ties) with (gin_pending_list_limit = 256);
