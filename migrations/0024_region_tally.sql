-- The overviews cost the same with ten thousand groups as with ten: what they say of a region is kept as sums. What
-- follows from time alone (a first meeting, a long silence, an offer or a supervision that runs out) is put into the
-- sums every hour, and before that reckoned for the few groups of which it has become true since.

-- ── sums ────────────────────────────────────────────────────────────────────

-- Several rows a region that add up, since whoever adds one waits for nobody; every hour they are made one again.
create table region_tally (
  region_id uuid references region,
  planning integer not null default 0,
  open integer not null default 0,
  "full" integer not null default 0,
  meeting integer not null default 0,
  quiet integer not null default 0,
  seats_taken integer not null default 0,
  seats_free integer not null default 0,
  leaders integer not null default 0,
  unsupervised integer not null default 0
);
comment on table region_tally is 'What the overviews say, to be summed. Nobody reads it: the functions below answer numbers.';
create index on region_tally (region_id);

create table enquiry_tally (
  region_id uuid references region,
  desk text not null check (desk in ('administrator', 'region')),
  due_on date,
  waiting integer not null
);
comment on table enquiry_tally is 'How many wait for our word, to be summed.';
comment on column enquiry_tally.due_on is 'Until when it is in time; -infinity for days gone by; null when nothing was promised.';
create index on enquiry_tally (region_id);

create table tally_settlement (
  only_row boolean primary key default true check (only_row),
  settled_at timestamptz not null,
  quiet_after_days integer not null
);
comment on table tally_settlement is 'For which moment, and which understanding of quiet, groups are counted.';
insert into tally_settlement (settled_at, quiet_after_days) values ('-infinity', 60);

-- ── groups ──────────────────────────────────────────────────────────────────

alter table group_tally
  add column state text not null default 'planning' check (state in ('planning', 'open', 'full', 'meeting', 'quiet')),
  add column seats_free integer not null default 0,
  add column turns_at timestamptz;
comment on column group_tally.state is 'As it is counted in region_tally: right until turns_at.';
create index on group_tally (turns_at);

-- One state a group, the first that fits: quiet, open to applicants, meeting (full, or taking nobody in), full before its
-- first meeting, in planning; and when time alone may change what is said. Days of 24 hours, in whatever zone.
create function group_standing(of_group uuid, is_open boolean, seats integer, members integer, first_meets_at timestamptz,
  last_meets_until timestamptz, moment timestamptz, quiet_after_days integer)
returns table (state text, seats_free integer, turns_at timestamptz)
language sql stable
as $$
  select standing.state,
    case when standing.state = 'open' then greatest(seats - members - offered.places, 0) else 0 end,
    least(case when first_meets_at > moment then first_meets_at end,
      case when last_meets_until >= moment - silence then last_meets_until + silence end, offered.next_runs_out)
  from (select make_interval(hours => 24 * quiet_after_days) as silence) rule
    cross join lateral (select case
      when first_meets_at <= moment and last_meets_until < moment - silence then 'quiet'
      when is_open and members < seats then 'open'
      when first_meets_at <= moment then 'meeting'
      when members >= seats then 'full'
      else 'planning' end as state) standing
    cross join lateral (
      select count(*)::int as places, min(o.expires_at) as next_runs_out
      from application a join place_offer o on o.application_id = a.id
      where a.group_id = of_group and is_open and members < seats
        and o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null and o.expires_at > moment
        and not exists (select from application_ending e where e.application_id = a.id)) offered
$$;

-- Takes turns by its row, so that of two who join at once the later counts both.
create or replace function recount_groups(changed uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from group_tally where group_id = any (changed) order by group_id for update;
  insert into group_tally as t (group_id, region_id, is_open, seats, members, leader_ids, supervised_until, first_meets_at,
    last_meets_until, state, seats_free, turns_at)
  select f.*, s.state, s.seats_free, s.turns_at
  from tally_settlement settlement cross join (
    select g.id, g.region_id, g.opened_at is not null as is_open, g.most_members,
      (select count(*) from membership m where m.group_id = g.id and m.left_at is null) as members,
      array(select l.person_id from group_leader l where l.group_id = g.id and l.left_at is null order by l.person_id),
      (select max(coalesce(s.ended_on, 'infinity')) from supervision_arrangement s where s.group_id = g.id),
      (select min(m.starts_at) from meeting m where m.group_id = g.id and m.cancelled_at is null) as first_meets_at,
      (select max(m.ends_at) from meeting m where m.group_id = g.id and m.cancelled_at is null) as last_meets_until
    from balint_group g where g.id = any (changed)) f
    cross join lateral group_standing(f.id, f.is_open, f.most_members, f.members::int, f.first_meets_at, f.last_meets_until,
      settlement.settled_at, settlement.quiet_after_days) s
  on conflict (group_id) do update set region_id = excluded.region_id, is_open = excluded.is_open, seats = excluded.seats,
    members = excluded.members, leader_ids = excluded.leader_ids, supervised_until = excluded.supervised_until,
    first_meets_at = excluded.first_meets_at, last_meets_until = excluded.last_meets_until, state = excluded.state,
    seats_free = excluded.seats_free, turns_at = excluded.turns_at;
end $$;

-- An offer holds a seat from when it is made until it is settled.
create function tally_follows_application() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform recount_groups(array(
    select distinct a.group_id from changed join application a on a.id = changed.application_id));
  return null;
end $$;
create trigger tally after insert on place_offer referencing new table as changed
  for each statement execute function tally_follows_application();
create trigger tally_later after update on place_offer referencing new table as changed
  for each statement execute function tally_follows_application();
create trigger tally_less after delete on place_offer referencing old table as changed
  for each statement execute function tally_follows_application();
create trigger tally after insert on application_ending referencing new table as changed
  for each statement execute function tally_follows_application();
create trigger tally_less after delete on application_ending referencing old table as changed
  for each statement execute function tally_follows_application();

create function counted_group(t group_tally, times integer) returns region_tally language sql immutable
as $$
  select t.region_id, times * (t.state = 'planning')::int, times * (t.state = 'open')::int, times * (t.state = 'full')::int,
    times * (t.state = 'meeting')::int, times * (t.state = 'quiet')::int, times * t.members, times * t.seats_free, 0, 0
$$;

-- ── leaders ─────────────────────────────────────────────────────────────────

-- Who leads in a region, however many groups. A row stays when they lead no more: it is what takes turns.
create table leader_tally (
  region_id uuid references region,
  person_id uuid not null references person on delete cascade,
  groups integer not null default 0,
  supervised_until date,
  counts_as_supervised boolean not null default false,
  unique nulls not distinct (region_id, person_id)
);
comment on column leader_tally.supervised_until is 'Of any group they lead there; infinity while an arrangement stands.';
comment on column leader_tally.counts_as_supervised is 'As it is counted in region_tally, until supervised_until.';
create index on leader_tally (person_id);
create index on leader_tally (supervised_until) where counts_as_supervised and supervised_until < 'infinity';

create function counted_leader(l leader_tally, times integer) returns region_tally language sql immutable
as $$
  select l.region_id, 0, 0, 0, 0, 0, 0, 0, times * (l.groups > 0)::int, times * (l.groups > 0 and not l.counts_as_supervised)::int
$$;

-- Locks the leaders' rows first and counts after, so that of two groups that change at once the later counts both.
create function recount_leaders(of_region uuid, leader_ids uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  insert into leader_tally as l (region_id, person_id) select of_region, who from unnest(leader_ids) who order by who
    on conflict (region_id, person_id) do update set person_id = excluded.person_id;
  update leader_tally l
  set groups = led.groups, supervised_until = led.until, counts_as_supervised = led.until is not null
  from unnest(leader_ids) who cross join lateral (
    select count(*)::int as groups, max(t.supervised_until) as until
    from group_leader g join group_tally t on t.group_id = g.group_id
    where g.person_id = who and g.left_at is null and t.region_id is not distinct from of_region) led
  where l.person_id = who and l.region_id is not distinct from of_region;
end $$;

-- ── the sums follow ─────────────────────────────────────────────────────────

create function add_to_region_tally(before region_tally, after region_tally) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into region_tally
  select region_id, sum(planning), sum(open), sum("full"), sum(meeting), sum(quiet), sum(seats_taken), sum(seats_free),
    sum(leaders), sum(unsupervised)
  from unnest(array[before, after]) each where each is distinct from null
  group by region_id
  having (sum(planning), sum(open), sum("full"), sum(meeting), sum(quiet), sum(seats_taken), sum(seats_free), sum(leaders),
    sum(unsupervised)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
$$;

create function region_tally_follows_group() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  was group_tally := case when tg_op <> 'INSERT' then old end;
  is_now group_tally := case when tg_op <> 'DELETE' then new end;
begin
  perform add_to_region_tally(case when tg_op <> 'INSERT' then counted_group(was, -1) end,
    case when tg_op <> 'DELETE' then counted_group(is_now, 1) end);
  if (was.region_id, was.leader_ids, was.supervised_until)
    is not distinct from (is_now.region_id, is_now.leader_ids, is_now.supervised_until) then return null; end if;
  if tg_op <> 'INSERT' then perform recount_leaders(was.region_id, was.leader_ids); end if;
  if tg_op <> 'DELETE' then perform recount_leaders(is_now.region_id, is_now.leader_ids); end if;
  return null;
end $$;
create trigger summed after insert or update or delete on group_tally
  for each row execute function region_tally_follows_group();

create function region_tally_follows_leader() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform add_to_region_tally(case when tg_op <> 'INSERT' then counted_leader(old, -1) end,
    case when tg_op <> 'DELETE' then counted_leader(new, 1) end);
  return null;
end $$;
create trigger summed after insert or update or delete on leader_tally
  for each row execute function region_tally_follows_leader();

create function enquiry_tally_follows() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and (old.region_id, old.desk, old.answer_due_on, old.waiting_since is null)
    is not distinct from (new.region_id, new.desk, new.answer_due_on, new.waiting_since is null) then return null; end if;
  if tg_op <> 'INSERT' and old.waiting_since is not null and old.desk <> 'concerns' then
    insert into enquiry_tally values (old.region_id, old.desk, old.answer_due_on, -1);
  end if;
  if tg_op <> 'DELETE' and new.waiting_since is not null and new.desk <> 'concerns' then
    insert into enquiry_tally values (new.region_id, new.desk, new.answer_due_on, 1);
  end if;
  return null;
end $$;
create trigger summed after insert or update or delete on enquiry for each row execute function enquiry_tally_follows();

-- ── every hour ──────────────────────────────────────────────────────────────

-- Sums are taken out and put back as one in a single statement: whoever reads sees the ones or the other.
create function settle_numbers(with_quiet_after_days integer) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  anew constant boolean := exists (select from tally_settlement where quiet_after_days <> with_quiet_after_days);
  today constant date := society_today();
begin
  update tally_settlement set settled_at = circle_now(), quiet_after_days = with_quiet_after_days;
  perform recount_groups(array(select group_id from group_tally where anew or turns_at <= circle_now()));
  perform from leader_tally where counts_as_supervised and supervised_until < today
    order by region_id, person_id for update;
  update leader_tally set counts_as_supervised = false where counts_as_supervised and supervised_until < today;
  with gone as (delete from region_tally returning *)
  insert into region_tally
  select region_id, sum(planning), sum(open), sum("full"), sum(meeting), sum(quiet), sum(seats_taken), sum(seats_free),
    sum(leaders), sum(unsupervised)
  from gone group by region_id;
  with gone as (delete from enquiry_tally returning *),
  summed as (
    select region_id, desk, case when due_on < today then '-infinity' else due_on end as due_on, sum(waiting) as waiting
    from gone group by 1, 2, 3)
  insert into enquiry_tally select * from summed where waiting <> 0;
end $$;

-- ── the numbers, for those who may have them ────────────────────────────────

create or replace function group_numbers(quiet_after_days integer)
returns table (region_id uuid, planning integer, open integer, "full" integer, meeting integer, quiet integer,
  seats_taken integer, seats_free integer)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  moment constant timestamptz := circle_now();
  sees_all constant boolean := sees_whole_society();
  mine constant uuid[] := array(select represented_region_ids());
  -- Another understanding of quiet than the sums have, until the next hour: every group is looked at.
  as_settled constant boolean := exists (select from tally_settlement s where s.quiet_after_days = group_numbers.quiet_after_days);
begin
  return query
  with turned as (
    select t.* from group_tally t where as_settled and t.turns_at <= moment
    union all
    select t.* from group_tally t where not as_settled),
  counted as (
    select * from region_tally
    union all
    select c.* from turned t cross join lateral counted_group(t, -1) c
    union all
    select t.region_id, (s.state = 'planning')::int, (s.state = 'open')::int, (s.state = 'full')::int, (s.state = 'meeting')::int,
      (s.state = 'quiet')::int, t.members, s.seats_free, 0, 0
    from turned t cross join lateral group_standing(t.group_id, t.is_open, t.seats, t.members, t.first_meets_at,
      t.last_meets_until, moment, group_numbers.quiet_after_days) s)
  select c.region_id, sum(c.planning)::int, sum(c.open)::int, sum(c."full")::int, sum(c.meeting)::int, sum(c.quiet)::int,
    sum(c.seats_taken)::int, sum(c.seats_free)::int
  from counted c where sees_all or c.region_id = any (mine) group by c.region_id
  having sum(c.planning + c.open + c."full" + c.meeting + c.quiet) > 0;
end $$;

-- Leaders by region, and of how many no group they lead there has supervision: yes or no, and never more.
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
    select t.region_id, t.leaders, t.unsupervised from region_tally t
    union all
    select l.region_id, 0, 1 from leader_tally l
    where l.counts_as_supervised and l.supervised_until < 'infinity' and l.supervised_until < today and l.groups > 0)
  select c.region_id, sum(c.leaders)::int, sum(c.unsupervised)::int
  from counted c where sees_all or c.region_id = any (mine) group by c.region_id having sum(c.leaders) > 0;
end $$;

-- Enquiries that wait for our word, and how many of them longer than was promised. Concerns are counted by nobody.
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
  select e.region_id, sum(e.waiting)::int, coalesce(sum(e.waiting) filter (where e.due_on < today), 0)::int
  from enquiry_tally e where sees_all or e.desk = 'region' and e.region_id = any (mine)
  group by e.region_id having sum(e.waiting) > 0;
end $$;

-- ── what is there already ───────────────────────────────────────────────────

insert into enquiry_tally
select region_id, desk, answer_due_on, count(*) from enquiry where waiting_since is not null and desk <> 'concerns'
group by region_id, desk, answer_due_on;
-- The rows of groups stand already, uncounted: they are written anew, each then counts itself.
delete from group_tally;
truncate region_tally, leader_tally;
select recount_groups(array(select id from balint_group));

alter table region_tally enable row level security;
alter table enquiry_tally enable row level security;
alter table tally_settlement enable row level security;
alter table leader_tally enable row level security;

revoke all on function group_standing(uuid, boolean, integer, integer, timestamptz, timestamptz, timestamptz, integer),
  tally_follows_application(), counted_group(group_tally, integer), counted_leader(leader_tally, integer),
  recount_leaders(uuid, uuid[]), add_to_region_tally(region_tally, region_tally), region_tally_follows_group(),
  region_tally_follows_leader(), enquiry_tally_follows(), settle_numbers(integer) from public;
grant execute on function settle_numbers(integer) to circle_jobs;
