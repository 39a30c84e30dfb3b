-- How many letters wait, and how many no mailbox would have, is looked up; before, all that were ever written were gone through.
create or replace function letters_waiting() returns table (waiting integer, oldest timestamptz, refused integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select w.waiting, w.oldest, r.refused
  from (select count(*)::integer as waiting, min(queued_at) as oldest from email
      where sent_at is null and dropped_at is null and refused_at is null) w
    cross join (select count(*)::integer as refused from email where refused_at > circle_now() - interval '30 days') r
  where holds_office('administrator')
$$;
