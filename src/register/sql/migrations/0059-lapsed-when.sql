-- Which complaints had a due of any clock within a span that passed unmet: what was not in time is listed by it.
create index clock_lapsed_when on clock (breached_due_at) where breached_due_at is not null and not breach_voided;
