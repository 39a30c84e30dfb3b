-- What follows the groups of a society costs what was changed, however much there is already and however much is changed
-- at once; enquiries by month and waiting lists are sums, too, as the overviews are since 0024.

-- ── plans that stay good ────────────────────────────────────────────────────

-- A function keeps the plan it made when it was first called on a connection. In the transaction of a large import that was
-- when its tables were nearly empty: it went on reading them whole for every group, and 10,000 groups took minutes. A
-- function whose tables may grow under it is told to read them by their indexes.
alter function recount_groups(uuid[]) set enable_seqscan = off;
alter function refresh_directory(uuid[]) set enable_seqscan = off;
alter function settle_numbers(integer) set enable_seqscan = off;

-- As in 0024, but the offers of this group are looked up by its applications: "standing offers" of the whole society were
-- read for every group. The limit keeps the planner from joining it all the other way round again.
create or replace function group_standing(of_group uuid, is_open boolean, seats integer, members integer, first_meets_at timestamptz,
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
      from application a cross join lateral (
        select each.expires_at from place_offer each
        where each.application_id = a.id and each.accepted_at is null and each.declined_at is null
          and each.withdrawn_at is null and each.expires_at > moment
          and not exists (select from application_ending e where e.application_id = each.application_id)
        limit 1000) o
      where a.group_id = of_group and is_open and members < seats) offered
$$;

-- ── leaders, a statement at a time and in one order ─────────────────────────

-- Once for everything that a statement changed. The rows are taken in the one order of region and person, so that of two
-- who change leaders that their groups share (one group moves to a region that another leaves) neither waits for the other
-- while it is waited for. Counts after it has them, so that the later counts both.
drop function recount_leaders(uuid, uuid[]) cascade;
create function recount_leaders(region_ids uuid[], person_ids uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
begin
  insert into leader_tally as l (region_id, person_id)
  select distinct pair.region_id, pair.person_id from unnest(region_ids, person_ids) as pair(region_id, person_id)
  order by pair.region_id, pair.person_id
  on conflict (region_id, person_id) do update set person_id = excluded.person_id;
  update leader_tally l
  set groups = led.groups, supervised_until = led.until, counts_as_supervised = led.until is not null
  from (select distinct pair.region_id, pair.person_id from unnest(region_ids, person_ids) as pair(region_id, person_id)) who
    cross join lateral (
      select count(*)::int as groups, max(t.supervised_until) as until
      from group_leader g join group_tally t on t.group_id = g.group_id
      where g.person_id = who.person_id and g.left_at is null and t.region_id is not distinct from who.region_id) led
  where l.person_id = who.person_id and l.region_id is not distinct from who.region_id
    and (l.groups, l.supervised_until, l.counts_as_supervised)
      is distinct from (led.groups, led.until, led.until is not null);
end $$;

create function recount_leaders_of(was group_tally[], is_now group_tally[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  region_ids uuid[];
  person_ids uuid[];
begin
  with each as (
    select before.region_id as old_region, before.leader_ids as old_leaders, after.region_id as new_region,
      after.leader_ids as new_leaders
    from unnest(was) before full join unnest(is_now) after on after.group_id = before.group_id
    where (before.region_id, before.leader_ids, before.supervised_until)
      is distinct from (after.region_id, after.leader_ids, after.supervised_until))
  select array_agg(pair.region_id), array_agg(pair.person_id) into region_ids, person_ids
  from (select old_region as region_id, unnest(old_leaders) as person_id from each
    union select new_region, unnest(new_leaders) from each) pair;
  if person_ids is not null then perform recount_leaders(region_ids, person_ids); end if;
end $$;

-- ── the sums follow whole statements ────────────────────────────────────────

drop function add_to_region_tally(region_tally, region_tally) cascade;
create function add_to_region_tally(changes region_tally[]) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into region_tally
  select region_id, sum(planning), sum(open), sum("full"), sum(meeting), sum(quiet), sum(seats_taken), sum(seats_free),
    sum(leaders), sum(unsupervised)
  from unnest(changes) each
  group by region_id
  having (sum(planning), sum(open), sum("full"), sum(meeting), sum(quiet), sum(seats_taken), sum(seats_free), sum(leaders),
    sum(unsupervised)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
$$;

drop function region_tally_follows_group() cascade;
create function region_tally_follows_group() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  was group_tally[] := '{}';
  is_now group_tally[] := '{}';
begin
  if tg_op <> 'INSERT' then was := array(select before from before); end if;
  if tg_op <> 'DELETE' then is_now := array(select after from after); end if;
  perform add_to_region_tally(array(
    select counted_group(t, -1) from unnest(was) t union all select counted_group(t, 1) from unnest(is_now) t));
  perform recount_leaders_of(was, is_now);
  return null;
end $$;
create trigger summed after insert on group_tally referencing new table as after
  for each statement execute function region_tally_follows_group();
create trigger summed_later after update on group_tally referencing old table as before new table as after
  for each statement execute function region_tally_follows_group();
create trigger summed_less after delete on group_tally referencing old table as before
  for each statement execute function region_tally_follows_group();

drop function region_tally_follows_leader() cascade;
create function region_tally_follows_leader() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  was leader_tally[] := '{}';
  is_now leader_tally[] := '{}';
begin
  if tg_op <> 'INSERT' then was := array(select before from before); end if;
  if tg_op <> 'DELETE' then is_now := array(select after from after); end if;
  perform add_to_region_tally(array(
    select counted_leader(l, -1) from unnest(was) l union all select counted_leader(l, 1) from unnest(is_now) l));
  return null;
end $$;
create trigger summed after insert on leader_tally referencing new table as after
  for each statement execute function region_tally_follows_leader();
create trigger summed_later after update on leader_tally referencing old table as before new table as after
  for each statement execute function region_tally_follows_leader();
create trigger summed_less after delete on leader_tally referencing old table as before
  for each statement execute function region_tally_follows_leader();

-- ── enquiries by month ──────────────────────────────────────────────────────

create table enquiry_month_tally (
  month date not null,
  region_id uuid references region,
  desk text not null check (desk in ('administrator', 'region')),
  received integer not null
);
comment on table enquiry_month_tally is 'How many were asked, by the month in which they were, to be summed.';
create index on enquiry_month_tally (month);

create table first_answer_tally (
  month date not null,
  region_id uuid references region,
  minutes integer not null,
  answers integer not null
);
comment on table first_answer_tally is 'How long first answers took, to be summed. Each stands twice: for its region, and for the society.';
comment on column first_answer_tally.month is 'Of the question.';
comment on column first_answer_tally.region_id is 'Null: the whole society.';
comment on column first_answer_tally.minutes is 'Of working days, as a number that many share: see as_counted_minutes.';
create index on first_answer_tally (region_id, month);

create function society_month(moment timestamptz) returns date language sql stable security definer set search_path = public, pg_temp
as $$
  select date_trunc('month', moment at time zone coalesce((select time_zone from society), 'Europe/London'))::date
$$;

-- Half of the answers came within so many minutes: as precisely as a page says it. Up to an hour to the minute, up to a
-- day to ten minutes, then to a tenth of a day, after twenty days to half a day, and never more than a hundred days; so a
-- month has a bounded number of different ones.
create function as_counted_minutes(minutes integer) returns integer language sql immutable
as $$
  select case when minutes <= 60 then minutes
    when minutes <= 1440 then round(minutes / 10.0)::int * 10
    when minutes <= 28800 then round(minutes / 144.0)::int * 144
    else least(round(minutes / 720.0)::int * 720, 144000) end
$$;

create function add_enquiry_to_months(e enquiry, times integer) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into enquiry_month_tally select society_month(e.received_at), e.region_id, e.desk, times where e.desk <> 'concerns';
  insert into first_answer_tally
  select society_month(e.received_at), scope, as_counted_minutes(e.first_answer_minutes), times
  from (select null::uuid as scope union all select e.region_id where e.region_id is not null and e.desk = 'region') scopes
  where e.desk <> 'concerns' and e.first_answer_minutes is not null
$$;

create function enquiry_months_follow() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and (old.region_id, old.desk, old.received_at, old.first_answer_minutes)
    is not distinct from (new.region_id, new.desk, new.received_at, new.first_answer_minutes) then return null; end if;
  if tg_op <> 'INSERT' then perform add_enquiry_to_months(old, -1); end if;
  if tg_op <> 'DELETE' then perform add_enquiry_to_months(new, 1); end if;
  return null;
end $$;
create trigger summed_by_month after insert or update or delete on enquiry
  for each row execute function enquiry_months_follow();

-- Another time zone is another set of months.
create function recount_enquiry_months() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  lock table enquiry in share row exclusive mode;
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
create function enquiry_months_follow_society() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform recount_enquiry_months(); return null; end $$;
create trigger months after update of time_zone on society for each row
  when (old.time_zone <> new.time_zone) execute function enquiry_months_follow_society();

-- Representatives count those of their regions that are the region's to answer; the administrators and Council all.
create or replace function enquiry_counts(from_on date, until_on date)
returns table (region_id uuid, month date, received integer)
language sql stable security definer set search_path = public, pg_temp rows 200
as $$
  with reader as (select holds_office('administrator') or holds_office('council') as counts_all)
  select t.region_id, t.month, sum(t.received)::int from enquiry_month_tally t
  where t.month >= date_trunc('month', from_on) and t.month < until_on
    and ((select counts_all from reader) or (t.desk = 'region' and t.region_id in (select represented_region_ids())))
  group by t.region_id, t.month having sum(t.received) > 0
$$;

-- Of those asked in each month: how many were answered, and half of them within so many minutes of working days. Between
-- two answers in the middle it is the mean of both.
create or replace function first_answer_medians(from_on date, until_on date)
returns table (month date, answered integer, median_minutes integer)
language sql stable security definer set search_path = public, pg_temp rows 12
as $$
  with reader as (select holds_office('administrator') or holds_office('council') as counts_all),
  each as (
    select t.month, t.minutes, sum(t.answers) as answers from first_answer_tally t
    where t.month >= date_trunc('month', from_on) and t.month < until_on
      and case when (select counts_all from reader) then t.region_id is null
        else t.region_id in (select represented_region_ids()) end
    group by t.month, t.minutes having sum(t.answers) > 0),
  ranked as (
    select each.*, sum(answers) over (partition by each.month) as of_month,
      sum(answers) over (partition by each.month order by minutes) as up_to
    from each)
  select m.month, coalesce(max(r.of_month), 0)::int,
    round((min(r.minutes) filter (where r.up_to >= (r.of_month + 1) / 2)
      + min(r.minutes) filter (where r.up_to >= r.of_month / 2 + 1)) / 2.0)::int
  from society_months(from_on, until_on) m left join (
    select month, minutes, of_month::bigint as of_month, up_to from ranked) r on r.month = m.month
  group by m.month
$$;
-- It was what they were read from.
drop index enquiry_counted;

-- ── waiting lists ───────────────────────────────────────────────────────────

create table waiting_tally (
  region_id uuid references region,
  waiting integer not null,
  also_online integer not null
);
comment on table waiting_tally is 'How many wait for a group, to be summed.';
comment on column waiting_tally.region_id is 'Null: those who want online only.';
create index on waiting_tally (region_id);

alter table waiting_list_entry add column counted boolean not null default false;
comment on column waiting_list_entry.counted is 'Whether waiting_tally counts it: from its confirmation until it is left, or the hour after its year is over.';
create index waiting_lapsing on waiting_list_entry (wanted_until) where counted;

create function note_counted() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  new.counted := new.confirmed_at is not null and new.left_at is null and new.wanted_until > circle_now();
  return new;
end $$;
create trigger counted before insert or update on waiting_list_entry for each row execute function note_counted();

create function waiting_tally_follows() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and (old.counted, old.region_id, old.wants_online)
    is not distinct from (new.counted, new.region_id, new.wants_online) then return null; end if;
  if tg_op <> 'INSERT' and old.counted then
    insert into waiting_tally values (old.region_id, -1, -old.wants_online::int);
  end if;
  if tg_op <> 'DELETE' and new.counted then
    insert into waiting_tally values (new.region_id, 1, new.wants_online::int);
  end if;
  return null;
end $$;
create trigger summed after insert or update or delete on waiting_list_entry
  for each row execute function waiting_tally_follows();

-- Without those whose year has ended since the last settlement.
create function waiting_now() returns table (region_id uuid, waiting integer, also_online integer)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select each.region_id, sum(each.waiting)::int, sum(each.also_online)::int
  from (select * from waiting_tally
    union all
    select w.region_id, -1, -w.wants_online::int from waiting_list_entry w
    where w.counted and w.wanted_until <= circle_now()) each
  group by each.region_id having sum(each.waiting) > 0
$$;

create or replace function waiting_by_region() returns table (region_id uuid, waiting integer, also_online integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select w.* from waiting_now() w
  where holds_office('administrator') or holds_office('council') or w.region_id in (select represented_region_ids())
$$;

create or replace function waiting_for_group(of_group uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select case when waiting.number = 1 then 2 else waiting.number end
  from balint_group g cross join lateral (
    select coalesce(sum(case when g.mode = 'online' then w.also_online else w.waiting end), 0)::int as number
    from waiting_now() w where g.mode = 'online' or w.region_id = g.region_id) waiting
  where g.id = of_group and g.id in (select led_group_ids())
$$;

-- ── every hour ──────────────────────────────────────────────────────────────

-- What time changed is put into the sums, and each sum is one row again.
create function settle_counts() returns void
language plpgsql volatile security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
begin
  perform from tally_settlement for update;
  perform from waiting_list_entry where counted and wanted_until <= circle_now() order by id for update;
  update waiting_list_entry set counted = false where counted and wanted_until <= circle_now();
  with gone as (delete from waiting_tally returning *)
  insert into waiting_tally
  select region_id, sum(waiting), sum(also_online) from gone group by region_id
  having (sum(waiting), sum(also_online)) <> (0, 0);
  with gone as (delete from enquiry_month_tally returning *)
  insert into enquiry_month_tally
  select month, region_id, desk, sum(received) from gone group by 1, 2, 3 having sum(received) <> 0;
  with gone as (delete from first_answer_tally returning *)
  insert into first_answer_tally
  select month, region_id, minutes, sum(answers) from gone group by 1, 2, 3 having sum(answers) <> 0;
end $$;

-- ── what is there already ───────────────────────────────────────────────────

-- The trigger marks and counts those who wait.
update waiting_list_entry set counted = false where confirmed_at is not null and left_at is null;
select recount_enquiry_months();

alter table enquiry_month_tally enable row level security;
alter table first_answer_tally enable row level security;
alter table waiting_tally enable row level security;

revoke all on function recount_leaders(uuid[], uuid[]), recount_leaders_of(group_tally[], group_tally[]),
  add_to_region_tally(region_tally[]), region_tally_follows_group(), region_tally_follows_leader(), society_month(timestamptz),
  as_counted_minutes(integer), add_enquiry_to_months(enquiry, integer), enquiry_months_follow(), recount_enquiry_months(),
  enquiry_months_follow_society(), note_counted(), waiting_tally_follows(), waiting_now(), settle_counts() from public;
grant execute on function settle_counts() to circle_jobs;
