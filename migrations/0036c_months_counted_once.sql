-- Counting the months anew waits for a settlement that is under way: it saw the rows that the settlement was replacing,
-- left the new ones standing, and every month was there twice.
create or replace function recount_enquiry_months() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  lock table enquiry, enquiry_month_tally, first_answer_tally in share row exclusive mode;
  delete from enquiry_month_tally;
  delete from first_answer_tally;
  insert into enquiry_month_tally
  select society_month(received_at), region_id, desk, count(*) from enquiry where desk <> 'concerns' group by 1, 2, 3;
  insert into first_answer_tally
  select society_month(e.received_at), scope, as_counted_minutes(e.first_answer_minutes), count(*)
  from enquiry e cross join lateral (
    select null::uuid as scope union all select e.region_id where e.region_id is not null and e.desk = 'region') scopes
  where e.desk <> 'concerns' and e.first_answer_minutes is not null group by 1, 2, 3
$$;
