-- The society in numbers: how its groups stand, region by region, told to those who may have the numbers and no others.

-- ── a row for each group, kept by triggers ──────────────────────────────────

create table group_tally (
  group_id uuid primary key references balint_group on delete cascade,
  region_id uuid references region,
  is_open boolean not null,
  seats smallint not null,
  members smallint not null,
  leader_ids uuid[] not null,
  supervised_until date,
  first_meets_at timestamptz,
  last_meets_until timestamptz
);
comment on table group_tally is 'What the overviews count of a group. Nobody reads it: the functions below answer numbers.';
comment on column group_tally.supervised_until is 'infinity while an arrangement stands; null when there never was one.';
create index on group_tally (region_id);

-- Takes turns by its row, so that of two who join at once the later counts both.
create function recount_groups(changed uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from group_tally where group_id = any (changed) order by group_id for update;
  insert into group_tally as t
  select g.id, g.region_id, g.opened_at is not null, g.most_members,
    (select count(*) from membership m where m.group_id = g.id and m.left_at is null),
    array(select l.person_id from group_leader l where l.group_id = g.id and l.left_at is null order by l.person_id),
    (select max(coalesce(s.ended_on, 'infinity')) from supervision_arrangement s where s.group_id = g.id),
    (select min(m.starts_at) from meeting m where m.group_id = g.id and m.cancelled_at is null),
    (select max(m.ends_at) from meeting m where m.group_id = g.id and m.cancelled_at is null)
  from balint_group g where g.id = any (changed)
  on conflict (group_id) do update set region_id = excluded.region_id, is_open = excluded.is_open, seats = excluded.seats,
    members = excluded.members, leader_ids = excluded.leader_ids, supervised_until = excluded.supervised_until,
    first_meets_at = excluded.first_meets_at, last_meets_until = excluded.last_meets_until;
end $$;

create function tally_follows_group() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform recount_groups(array(select id from changed)); return null; end $$;
create function tally_follows_row() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform recount_groups(array(select distinct group_id from changed)); return null; end $$;

create trigger tally after insert on balint_group referencing new table as changed
  for each statement execute function tally_follows_group();
create trigger tally_later after update on balint_group referencing new table as changed
  for each statement execute function tally_follows_group();
create trigger tally after insert on membership referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_later after update on membership referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_less after delete on membership referencing old table as changed
  for each statement execute function tally_follows_row();
create trigger tally after insert on group_leader referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_later after update on group_leader referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_less after delete on group_leader referencing old table as changed
  for each statement execute function tally_follows_row();
create trigger tally after insert on supervision_arrangement referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_later after update on supervision_arrangement referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_less after delete on supervision_arrangement referencing old table as changed
  for each statement execute function tally_follows_row();
create trigger tally after insert on meeting referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_later after update on meeting referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_less after delete on meeting referencing old table as changed
  for each statement execute function tally_follows_row();

select recount_groups(array(select id from balint_group));

alter table group_tally enable row level security;

-- Offers that hold a seat are few: those that have not run out.
create index standing_offers on place_offer (expires_at)
  where accepted_at is null and declined_at is null and withdrawn_at is null;

-- ── the numbers, for those who may have them ────────────────────────────────

create function sees_whole_society() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select holds_office('administrator') or holds_office('council') $$;

-- One state a group, the first that fits: quiet, open to applicants, meeting (full, or taking nobody in), full before
-- its first meeting, in planning. A region's id is null for groups that named none; they are the society's to count.
create function group_numbers(quiet_after_days integer)
returns table (region_id uuid, planning integer, open integer, "full" integer, meeting integer, quiet integer,
  seats_taken integer, seats_free integer)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
  return query
  with counted as (
    select t.* from group_tally t where sees_whole_society()
    union all
    select t.* from represented_region_ids() mine join group_tally t on t.region_id = mine where not sees_whole_society()),
  offered as (
    select a.group_id, count(*)::int as places from place_offer o join application a on a.id = o.application_id
    where o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null and o.expires_at > circle_now()
      and not exists (select from application_ending e where e.application_id = a.id)
    group by a.group_id),
  standing as (
    select c.region_id, c.members, case
        when c.first_meets_at <= circle_now()
          and c.last_meets_until < circle_now() - make_interval(days => quiet_after_days) then 'quiet'
        when c.is_open and c.members < c.seats then 'open'
        when c.first_meets_at <= circle_now() then 'meeting'
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

-- Leaders by region, and of how many no group they lead there has supervision: yes or no, and never more.
create function leader_numbers()
returns table (region_id uuid, leaders integer, unsupervised integer)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
  return query
  with counted as (
    select t.region_id, t.leader_ids, t.supervised_until from group_tally t where sees_whole_society()
    union all
    select t.region_id, t.leader_ids, t.supervised_until
    from represented_region_ids() mine join group_tally t on t.region_id = mine where not sees_whole_society()),
  leader as (
    select c.region_id, who, bool_or(coalesce(c.supervised_until >= society_today(), false)) as supervised
    from counted c cross join lateral unnest(c.leader_ids) who group by c.region_id, who)
  select l.region_id, count(*)::int, (count(*) filter (where not l.supervised))::int from leader l group by l.region_id;
end $$;

-- Enquiries that wait for our word, and how many of them longer than was promised. Concerns are counted by nobody.
create function enquiry_numbers()
returns table (region_id uuid, waiting integer, late integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select e.region_id, count(*)::int, (count(*) filter (where e.answer_due_on < society_today()))::int
  from enquiry e
  where e.waiting_since is not null and e.desk <> 'concerns'
    and (sees_whole_society() or e.desk = 'region' and e.region_id in (select represented_region_ids()))
  group by e.region_id
$$;

revoke all on function recount_groups(uuid[]), tally_follows_group(), tally_follows_row(), sees_whole_society(),
  group_numbers(integer), leader_numbers(), enquiry_numbers() from public;
grant execute on function sees_whole_society(), group_numbers(integer), leader_numbers(), enquiry_numbers()
  to circle_viewer;
