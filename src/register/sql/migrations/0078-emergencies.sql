-- Emergencies are asked for by themselves, those that are on and those that are over: few are.
create index complaint_emergency on complaint (id) where state ?| array['emergency', 'emergencyEnded'];
