-- Complaints of how an earlier one was handled are asked for by themselves: few are.
create index complaint_about_handling on complaint (id) where state ? 'aboutHandling';
