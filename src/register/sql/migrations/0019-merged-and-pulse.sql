-- Complaints that were merged away: few, and reconciliation follows each to where it has ended.
create index complaint_merged on complaint (id) where outcome = 'merged';

-- Whether the register can be written is found out by writing here.
create table pulse (filler text not null);
alter table pulse alter column filler set storage plain;
