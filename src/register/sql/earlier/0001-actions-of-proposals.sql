-- Complaints from before there was a register of actions: what their accepted proposals promised.
do $$
declare
  the_id text;
begin
  for the_id in
    select distinct e.complaint_id from event e
    where e.type = 'solutionProposed' and jsonb_typeof(e.data #> '{correctiveActions,0,what}') = 'string'
      and not exists (select from action a where a.source_complaint = e.complaint_id)
  loop
    perform open_proposed_actions(the_id);
    update action a set root_cause = c.state ->> 'rootCause', category = c.category
    from complaint c where c.id = the_id and a.source_complaint = the_id;
  end loop;
end $$;
