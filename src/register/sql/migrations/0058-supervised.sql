-- What a lead wants answered stands beside what escalates: few complaints have such an order.
create index complaint_supervised on complaint (id) where state ? 'supervision';
