-- In which of the orderer's roles each complaint is asked; where nothing stands, in the one that the order names.
alter table reassignment_item add column acting jsonb;
alter table policy_adoption_item add column acting jsonb;
