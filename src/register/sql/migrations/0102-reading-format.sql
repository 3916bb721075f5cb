-- Who reads what was learned must know how it is written: another way of writing it has another number. What was learned
-- before is written in the first.
alter table reading add column format int not null default 1;
-- Which fields are read well enough to be suggested: so much is told of what was learned without reading it.
alter table reading add column fields text[] not null default '{}';
update reading set fields = array(select jsonb_object_keys(classifiers)) where classifiers is not null;
