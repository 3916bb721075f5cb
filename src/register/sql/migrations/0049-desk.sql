-- The order in which a desk takes complaints up, and the priority in it, as the core says (domain/complaint-row.ts). Complaints
-- from before get theirs when the database is brought up to date (register/commit/desk-earlier.ts); none is without after that.
alter table complaint add column priority smallint, add column desk_order bigint;
alter table complaint_line add column priority smallint, add column desk_order bigint;
create index complaint_without_desk on complaint (id) where desk_order is null;
create index complaint_line_desk on complaint_line (closed, desk_order, id);
