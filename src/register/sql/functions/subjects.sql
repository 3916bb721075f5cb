-- Keeps what lists are filtered by beside their lines: contract, store, customer and product of those that name one.
create or replace function subject_of(c complaint) returns setof complaint_subject language sql stable as $$
  select c.id, c.contract_number, c.store_id, c.customer_id, c.product_model
  where coalesce(c.contract_number, c.store_id, c.customer_id, c.product_model) is not null
$$;

create or replace function keep_subject() returns trigger language plpgsql as $$
begin
  delete from complaint_subject where complaint_id = new.id;
  insert into complaint_subject select * from subject_of(new);
  return null;
end $$;

create or replace trigger complaint_subject_told after insert on complaint for each row
  when (coalesce(new.contract_number, new.store_id, new.customer_id, new.product_model) is not null)
  execute function keep_subject();
create or replace trigger complaint_subject_amended after update on complaint for each row
  when ((old.contract_number, old.store_id, old.customer_id, old.product_model)
    is distinct from (new.contract_number, new.store_id, new.customer_id, new.product_model))
  execute function keep_subject();
