-- What is seldom asked for stands beside the lines of lists: every list is planned with all indexes of complaint_line.
drop index complaint_line_contract, complaint_line_store, complaint_line_customer, complaint_line_product;
alter table complaint_line
  drop column contract_number,
  drop column store_id,
  drop column customer_id,
  drop column product_model;

-- Of those complaints only that name one of the four.
create table complaint_subject (
  complaint_id text collate "C" primary key references complaint on delete cascade,
  contract_number text,
  store_id text,
  customer_id text,
  product_model text
);
create index complaint_subject_contract on complaint_subject (contract_number) where contract_number is not null;
create index complaint_subject_store on complaint_subject (store_id) where store_id is not null;
create index complaint_subject_customer on complaint_subject (customer_id) where customer_id is not null;
create index complaint_subject_product on complaint_subject (product_model) where product_model is not null;
insert into complaint_subject select id, contract_number, store_id, customer_id, product_model from complaint
where coalesce(contract_number, store_id, customer_id, product_model) is not null;
