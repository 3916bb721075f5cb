-- What a complaint is about, for lists to show and to be filtered by. The state says it already: no commit writes it, and
-- an erasure takes it along.
alter table complaint
  add column contract_number text generated always as (state #>> '{details,contractNumber}') stored,
  add column store_id text generated always as (state #>> '{details,storeId}') stored,
  add column customer_id text generated always as (state #>> '{details,customerId}') stored,
  add column product_model text generated always as (state #>> '{details,product,model}') stored;

alter table complaint_line
  add column contract_number text,
  add column store_id text,
  add column customer_id text,
  add column product_model text;
-- Of the four only the store is older than these columns.
update complaint_line l set store_id = c.store_id from complaint c where c.id = l.id and c.store_id is not null;

-- A complaint without them is in none of these.
create index complaint_line_contract on complaint_line (contract_number) where contract_number is not null;
create index complaint_line_store on complaint_line (store_id) where store_id is not null;
create index complaint_line_customer on complaint_line (customer_id) where customer_id is not null;
create index complaint_line_product on complaint_line (product_model) where product_model is not null;
