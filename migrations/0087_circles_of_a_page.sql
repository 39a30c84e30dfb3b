-- What everybody may know of groups they see, of all groups of a page at once: asked group by group, each of these began a
-- statement of its own within the statement, and that cost more than what it read.

-- The same as seats_taken, seats_offered, leaders_seated, group_pauses_until and fee_agreement_now say of one group; an agreement
-- itself is read with the reader's own rights.
create function group_circles(of_groups uuid[])
returns table (group_id uuid, members integer, offers integer, leaders integer, pauses_until date, fee_agreement_id uuid)
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
      where p.group_id = g.id and p.announced_at is not null
        and (circle_now() at time zone g.time_zone)::date between p.first_on and p.last_on
        and (g.opened_at is not null or g.id in (select own_group_ids()))),
    (select f.id from fee_agreement f
      where f.group_id = g.id and (f.holds_from is null or f.holds_from <= (circle_now() at time zone g.time_zone)::date)
      order by f.agreed_at desc, f.id desc limit 1)
  from balint_group g where g.id = any (of_groups)
$$;
comment on function group_circles(uuid[]) is 'Seats, pause and agreement of several groups, as the functions of one group say them.';
revoke all on function group_circles(uuid[]) from public;
grant execute on function group_circles(uuid[]) to circle_viewer, circle_holder;

-- Which one holds is no secret; what it says is read with the reader's own rights. Asked with those, the rules of who may see a group
-- and its agreements were gone through once more for each.
create or replace function fee_agreement_now(of_group uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select f.id from balint_group g join fee_agreement f on f.group_id = g.id
  where g.id = of_group and (f.holds_from is null or f.holds_from <= (circle_now() at time zone g.time_zone)::date)
  order by f.agreed_at desc, f.id desc limit 1
$$;
revoke all on function fee_agreement_now(uuid) from public;
grant execute on function fee_agreement_now(uuid) to circle_viewer, circle_holder;
