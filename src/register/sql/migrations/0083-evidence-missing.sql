-- Of what is open: whether evidence is missing that its category wanted, as the core says (domain/complaint-row.ts).
alter table complaint add column evidence_missing boolean not null default false;
create index complaint_evidence_missing on complaint (id) where evidence_missing;
