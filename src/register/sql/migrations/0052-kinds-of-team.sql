-- What kind of team a department is, where that is told apart: one for rapid response has a queue of its own.
alter table department add column kind text check (kind in ('rapidResponse'));
