-- What an incident offers is added up from its proposals, and from what was accepted in earlier cycles.
create index complaint_incident_offer on complaint ((state #>> '{proposal,incident}'))
  where state #>> '{proposal,incident}' is not null;
create index complaint_grants on complaint (id) where state ? 'grants';
