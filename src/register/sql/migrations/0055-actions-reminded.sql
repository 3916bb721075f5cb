-- Of which instant the owner of an action has been reminded last: its due, or some whole weeks after it.
alter table action add column reminded_for timestamptz;
