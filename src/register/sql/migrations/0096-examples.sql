-- The reports look up what was marked as an example in a period: a scan of all events otherwise.
create index event_example on event (at) where type = 'exampleMarked';
