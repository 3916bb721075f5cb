-- Which complaints have a lapse of one clock on record, met late or not: they are listed by it.
create index clock_lapsed on clock (clock, complaint_id) where breached_due_at is not null and not breach_voided;
