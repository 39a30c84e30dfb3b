-- A practice or a deanery is reminded in the tone the group chose, as its member would be: the email asks which reminder it is and
-- how it is to sound. Of the group's choices a payer learns nothing else.

drop function held_reminder_step(uuid);

-- The tone is as in take_invoice_reminders() until the leaders choose (books/rules/money-choice.ts).
create function held_reminder(which uuid) returns table (step smallint, tone text)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select r.step, coalesce(c.tone, 'gentle')
  from invoice_reminder r left join money_choice c on c.purse_id = r.purse_id
  where r.id = which and r.invoice_id = held('payer-invoice')
$$;
revoke all on function held_reminder(uuid) from public;
grant execute on function held_reminder(uuid) to circle_holder;
