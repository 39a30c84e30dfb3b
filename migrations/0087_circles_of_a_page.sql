-- What everybody may know of groups they see, of all groups of a page at once: asked group by group, each of these began a
-- statement of its own within the statement, and that cost more than what it read.

-- The same as seats_taken, seats_offered, leaders_seated and group_pauses_until say of one group; and which day it is there, for
-- whoever asks what holds today.
create function group_circles(of_groups uuid[])
returns table (group_id uuid, members integer, offers integer, leaders integer, pauses_until date, today date)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select g.id,
    (select count(*)::int from membership m where m.group_id = g.id and m.left_at is null),
    (select count(*)::int from application a join place_offer o on o.application_id = a.id
      where a.group_id = g.id and o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null
        and o.expires_at > circle_now()
        and not exists (select from application_ending e where e.application_id = a.id)),
    (select count(*)::int from group_leader l where l.group_id = g.id and l.left_at is null),
    (select max(p.last_on) from group_pause p
      where p.group_id = g.id and p.announced_at is not null and there.today between p.first_on and p.last_on
        and (g.opened_at is not null or g.id in (select own_group_ids()))),
    there.today
  from balint_group g cross join lateral (select (circle_now() at time zone g.time_zone)::date as today) there
  where g.id = any (of_groups)
$$;
comment on function group_circles(uuid[]) is 'Seats and pause of several groups, as the functions of one group say them.';
revoke all on function group_circles(uuid[]) from public;
grant execute on function group_circles(uuid[]) to circle_viewer, circle_holder;
