-- Whom a training is for, and when each of them was trained (R99).
create table action_trainee (
  action_id text collate "C" not null references action,
  person text not null,
  trained_at timestamptz,
  primary key (action_id, person)
);
create index action_trainee_person on action_trainee (person);
