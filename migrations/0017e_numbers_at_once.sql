-- The overviews ask once who looks and what day it is, not once a row: a hundred times as fast with 10,000 groups.

create or replace function group_numbers(quiet_after_days integer)
returns table (region_id uuid, planning integer, open integer, "full" integer, meeting integer, quiet integer,
  seats_taken integer, seats_free integer)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  moment constant timestamptz := circle_now();
  quiet_since constant timestamptz := circle_now() - make_interval(days => quiet_after_days);
  sees_all constant boolean := sees_whole_society();
  mine constant uuid[] := array(select represented_region_ids());
begin
  return query
  with counted as (
    select t.group_id, t.region_id, t.is_open, t.seats, t.members, t.first_meets_at, t.last_meets_until
    from group_tally t where sees_all
    union all
    select t.group_id, t.region_id, t.is_open, t.seats, t.members, t.first_meets_at, t.last_meets_until
    from group_tally t where not sees_all and t.region_id = any (mine)),
  offered as (
    select a.group_id, count(*)::int as places from place_offer o join application a on a.id = o.application_id
    where o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null and o.expires_at > moment
      and not exists (select from application_ending e where e.application_id = a.id)
    group by a.group_id),
  standing as (
    select c.region_id, c.members, case
        when c.first_meets_at <= moment and c.last_meets_until < quiet_since then 'quiet'
        when c.is_open and c.members < c.seats then 'open'
        when c.first_meets_at <= moment then 'meeting'
        when c.members >= c.seats then 'full'
        else 'planning' end as state,
      greatest(c.seats - c.members - coalesce(o.places, 0), 0) as left_over
    from counted c left join offered o on o.group_id = c.group_id)
  select s.region_id,
    (count(*) filter (where s.state = 'planning'))::int, (count(*) filter (where s.state = 'open'))::int,
    (count(*) filter (where s.state = 'full'))::int, (count(*) filter (where s.state = 'meeting'))::int,
    (count(*) filter (where s.state = 'quiet'))::int,
    sum(s.members)::int, coalesce(sum(s.left_over) filter (where s.state = 'open'), 0)::int
  from standing s group by s.region_id;
end $$;

create or replace function leader_numbers()
returns table (region_id uuid, leaders integer, unsupervised integer)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  today constant date := society_today();
  sees_all constant boolean := sees_whole_society();
  mine constant uuid[] := array(select represented_region_ids());
begin
  return query
  with counted as (
    select t.region_id, t.leader_ids, t.supervised_until from group_tally t where sees_all
    union all
    select t.region_id, t.leader_ids, t.supervised_until from group_tally t where not sees_all and t.region_id = any (mine)),
  leader as (
    select c.region_id, who, bool_or(coalesce(c.supervised_until >= today, false)) as supervised
    from counted c cross join lateral unnest(c.leader_ids) who group by c.region_id, who)
  select l.region_id, count(*)::int, (count(*) filter (where not l.supervised))::int from leader l group by l.region_id;
end $$;

create or replace function enquiry_numbers()
returns table (region_id uuid, waiting integer, late integer)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  today constant date := society_today();
  sees_all constant boolean := sees_whole_society();
  mine constant uuid[] := array(select represented_region_ids());
begin
  return query
  select e.region_id, count(*)::int, (count(*) filter (where e.answer_due_on < today))::int
  from enquiry e
  where e.waiting_since is not null and e.desk <> 'concerns' and sees_all
  group by e.region_id
  union all
  select e.region_id, count(*)::int, (count(*) filter (where e.answer_due_on < today))::int
  from enquiry e
  where e.waiting_since is not null and e.desk = 'region' and e.region_id = any (mine) and not sees_all
  group by e.region_id;
end $$;
