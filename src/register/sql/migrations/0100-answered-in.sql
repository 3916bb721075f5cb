-- In which conversation of a channel a complaint began, as the platform calls it: its customer is answered there. It goes when
-- the complaint is erased.
create table answered_in (
  complaint_id text collate "C" primary key,
  channel text not null,
  conversation text not null
);
