-- How often somebody has told something by the form on the web, within a while. Who it was is no more than a digest.
create table told_online (
  since timestamptz not null,
  who text collate "C" not null,
  times integer not null,
  primary key (since, who)
);
