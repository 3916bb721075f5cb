-- What a regulator has passed on is asked for by itself: few complaints are.
create index complaint_referred on complaint (id) where state ? 'referrals';
