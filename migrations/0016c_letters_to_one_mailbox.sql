-- How often somebody has been written to of late because an address was typed into the form of the waiting lists: one
-- may ask for every region in turn, from anywhere, and would fill a stranger's mailbox.
create function waiting_letters_lately(their_email text) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from correspondent c join email e on e.correspondent_id = c.id
  where c.email = lower(their_email) and e.queued_at > circle_now() - interval '24 hours'
    and e.template in ('waiting-list-asked', 'waiting-list-asked-again')
$$;
revoke all on function waiting_letters_lately(text) from public;
grant execute on function waiting_letters_lately(text) to circle_viewer;
