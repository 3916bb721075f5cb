-- Complaints from before these rows.
insert into complaint_line select l.* from complaint c, line_of(c) l
where not exists (select from complaint_line known where known.id = c.id);
insert into complaint_text select t.* from complaint c, text_of(c) t
where not exists (select from complaint_text known where known.id = c.id);
update complaint_text t set keys = n.keys from complaint c, text_of(c) n
where t.id = c.id and not t.keys && array['live', times_key(c)];
