-- Complaints that were merged away: few, and reconciliation follows each to where it has ended.
create index complaint_merged on complaint (id) where outcome = 'merged';
