-- How often a customer said of a published question that it had answered theirs, by day. Who it was is nobody's.
create table question_helped (
  question text collate "C" not null,
  day date not null,
  times integer not null,
  primary key (question, day)
);
