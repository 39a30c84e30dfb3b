-- A group closes: its last meeting is announced, its entry in the directory is gone at once, and what is kept of it goes on
-- the days that its page shows (domain.md part c, 16).

create table group_closure (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  last_meeting_id uuid references meeting on delete set null,
  ends_at timestamptz not null,
  reason text check (length(reason) between 1 and 300),
  closed_by uuid references person on delete set null,
  closed_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by uuid references person on delete set null,
  ended_at timestamptz,
  applications_forgotten_at timestamptz
);
comment on column group_closure.ends_at is 'When the last meeting is over, kept by triggers; the moment of closing where there is none.';
comment on column group_closure.ended_at is 'When its people had left their chairs; from then on it can only be read, by those who were there.';
create unique index one_closure on group_closure (group_id) where taken_back_at is null;
create index on group_closure (last_meeting_id);
create index on group_closure (closed_by);
create index on group_closure (taken_back_by);
create index closure_to_end on group_closure (ends_at) where taken_back_at is null and ended_at is null;

-- When the group is over is read from its last meeting, never chosen.
create function closure_ends() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if new.last_meeting_id is null then
    new.ends_at := circle_now();
  else
    select m.ends_at into new.ends_at from meeting m
      where m.id = new.last_meeting_id and m.group_id = new.group_id and m.cancelled_at is null and m.ends_at > circle_now();
    if not found then
      raise exception using errcode = 'insufficient_privilege', message = 'a group ends with a meeting of its own';
    end if;
  end if;
  return new;
end $$;
create trigger ends before insert on group_closure for each row execute function closure_ends();
create trigger only_now before insert or update on group_closure for each row execute function only_now('closed_at', 'taken_back_at');

-- The last meeting is moved, or cancelled: then the one before it is the last.
create function closure_follows_meeting() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare last record;
begin
  select m.id, m.ends_at into last from meeting m
    where m.group_id = new.group_id and m.cancelled_at is null
    order by (m.id = new.id) desc, m.ends_at desc limit 1;
  update group_closure c set last_meeting_id = last.id,
      ends_at = greatest(last.ends_at, case when new.cancelled_at is not null then circle_now() end)
    where c.last_meeting_id = new.id and c.taken_back_at is null and c.ended_at is null;
  return null;
end $$;
create trigger closure_follows after update of ends_at, cancelled_at on meeting for each row
  when ((new.ends_at, new.cancelled_at) is distinct from (old.ends_at, old.cancelled_at))
  execute function closure_follows_meeting();

create function group_is_closing(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from group_closure where group_id = which and taken_back_at is null) $$;

-- Nobody applies to a group that closes.
create function stays_out_of_directory() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if group_is_closing(new.id) then
    raise exception using errcode = 'insufficient_privilege', message = 'a group that closes takes nobody in';
  end if;
  return new;
end $$;
create trigger stays_out before update of opened_at on balint_group for each row
  when (new.opened_at is not null and old.opened_at is null) execute function stays_out_of_directory();

-- Applications end with the group.
alter table application_ending drop constraint application_ending_how_check;
alter table application_ending add check (how in ('withdrawn', 'declined', 'group-closed'));
create policy closes on application_ending for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and how = 'group-closed' and ended_by = (select viewer_id()) and group_is_closing(application_group(application_id)));

-- ── afterwards ──────────────────────────────────────────────────────────────

-- Groups that have ended, of those who were there to the end.
create function ended_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select m.group_id from membership m join group_closure c on c.group_id = m.group_id
  where m.person_id = viewer_id() and c.ended_at is not null and m.left_at >= c.ends_at
  union
  select l.group_id from group_leader l join group_closure c on c.group_id = l.group_id
  where l.person_id = viewer_id() and c.ended_at is not null and l.left_at >= c.ends_at
$$;
create function ended_led_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select l.group_id from group_leader l join group_closure c on c.group_id = l.group_id
  where l.person_id = viewer_id() and c.ended_at is not null and l.left_at >= c.ends_at
$$;
create policy was_there on balint_group for select to circle_viewer using (id in (select ended_group_ids()));
create policy was_there on ground_rules for select to circle_viewer using (group_id in (select ended_group_ids()));

alter table group_closure enable row level security;
grant select on group_closure to circle_viewer;
grant insert (id, group_id, last_meeting_id, ends_at, reason, closed_by, closed_at) on group_closure to circle_viewer;
grant update (taken_back_at, taken_back_by) on group_closure to circle_viewer;
create policy own on group_closure for select to circle_viewer using (
  group_id in (select own_group_ids()) or group_id in (select ended_group_ids()));
create policy leads on group_closure for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and closed_by = (select viewer_id()));
create policy takes_back on group_closure for update to circle_viewer
  using (group_id in (select led_group_ids()) and taken_back_at is null and ended_at is null and ends_at > circle_now())
  with check (taken_back_at is not null and taken_back_by = (select viewer_id()));

-- The last meeting is over: everybody leaves their chair, the way in is gone, and nothing can be changed any more.
create function end_closed_groups(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare over record; ended integer := 0;
begin
  for over in
    select id, group_id, ends_at from group_closure where taken_back_at is null and ended_at is null and ends_at <= circle_now()
    order by ends_at limit at_most for update skip locked
  loop
    insert into application_ending (application_id, how, ended_at)
      select a.id, 'group-closed', circle_now() from application a
      where a.group_id = over.group_id and application_stands(a.id) on conflict do nothing;
    update invitation set withdrawn_at = circle_now()
      where group_id = over.group_id and num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0;
    update meeting set cancelled_at = circle_now(), changed_at = circle_now(), sequence = sequence + 1
      where group_id = over.group_id and cancelled_at is null and starts_at >= over.ends_at;
    update balint_group set opened_at = null, opened_by = null where id = over.group_id and opened_at is not null;
    update supervision_arrangement set ended_on = greatest(since_on, (over.ends_at at time zone 'UTC')::date)
      where group_id = over.group_id and ended_on is null;
    delete from group_link where group_id = over.group_id;
    update membership set left_at = over.ends_at where group_id = over.group_id and left_at is null;
    update group_leader set left_at = over.ends_at where group_id = over.group_id and left_at is null;
    update group_closure set ended_at = circle_now() where id = over.id;
    ended := ended + 1;
  end loop;
  return ended;
end $$;

-- ── the data goes ───────────────────────────────────────────────────────────

-- One application with all that hangs on it, and whoever wrote it unless they are somebody else's correspondent, too.
create function remove_application(which uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare who uuid;
begin
  update membership set application_id = null where application_id = which;
  delete from secret_address where purpose = 'application' and subject_id = which;
  delete from application where id = which returning correspondent_id into who;
  if who is null then return; end if;
  begin
    delete from correspondent where id = who;
  exception when foreign_key_violation then null;
  end;
end $$;

-- Whom a deletion waits for: somebody has asked to see what is stored of them.
create function group_is_held(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from retention_hold h where h.ended_at is null and (
    h.person_id in (select person_id from membership where group_id = which
      union all select person_id from group_leader where group_id = which)
    or h.correspondent_id in (select correspondent_id from application where group_id = which)))
$$;

-- Months after the last day, in the group's own days: first whoever applied and how people were looked for, then all of it.
create function forget_closed_groups(recruiting_months integer, group_months integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare over record; forgotten integer := 0;
begin
  for over in
    select c.id, c.group_id, (c.ends_at at time zone g.time_zone)::date as last_on,
      (circle_now() at time zone g.time_zone)::date as today, c.applications_forgotten_at
    from group_closure c join balint_group g on g.id = c.group_id
    where c.ended_at is not null
      and c.ends_at <= circle_now() - make_interval(months => least(recruiting_months, group_months)) + interval '2 days'
      and (c.applications_forgotten_at is null
        or c.ends_at <= circle_now() - make_interval(months => group_months) + interval '2 days')
    order by c.ends_at limit 200 for update of c skip locked
  loop
    if over.applications_forgotten_at is null
      and over.today >= (over.last_on + make_interval(months => recruiting_months))::date then
      perform remove_application(a.id) from application a where a.group_id = over.group_id
        and not exists (select from retention_hold h where h.correspondent_id = a.correspondent_id and h.ended_at is null);
      delete from invitation where group_id = over.group_id;
      delete from taster where group_id = over.group_id;
      delete from circular where group_id = over.group_id;
      delete from outreach_ask where group_id = over.group_id;
      delete from source where group_id = over.group_id;
      delete from waiting_list_notice where group_id = over.group_id;
      delete from flier_edition where group_id = over.group_id;
      delete from time_request where group_id = over.group_id;
      delete from time_poll where group_id = over.group_id;
      if not exists (select from application where group_id = over.group_id) then
        update group_closure set applications_forgotten_at = circle_now() where id = over.id;
      end if;
      forgotten := forgotten + 1;
    end if;
    if over.today >= (over.last_on + make_interval(months => group_months))::date and not group_is_held(over.group_id) then
      perform remove_application(a.id) from application a where a.group_id = over.group_id;
      delete from balint_group where id = over.group_id;
      forgotten := forgotten + 1;
    end if;
  end loop;
  return forgotten;
end $$;

-- ── the society's numbers stay true ─────────────────────────────────────────

-- A group that is over is in no state that is counted.
alter table group_tally drop constraint group_tally_state_check;
alter table group_tally add check (state in ('planning', 'open', 'full', 'meeting', 'quiet', 'ended'));

create or replace function group_standing(of_group uuid, is_open boolean, seats integer, members integer, first_meets_at timestamptz,
  last_meets_until timestamptz, moment timestamptz, quiet_after_days integer)
returns table (state text, seats_free integer, turns_at timestamptz)
language sql stable
as $$
  select standing.state,
    case when standing.state = 'open' then greatest(seats - members - offered.places, 0) else 0 end,
    case when standing.state <> 'ended' then
      least(case when first_meets_at > moment then first_meets_at end,
        case when last_meets_until >= moment - silence then last_meets_until + silence end, offered.next_runs_out) end
  from (select make_interval(hours => 24 * quiet_after_days) as silence) rule
    cross join lateral (select case
      when exists (select from group_closure c where c.group_id = of_group and c.ended_at is not null) then 'ended'
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
create trigger tally after insert on group_closure referencing new table as changed
  for each statement execute function tally_follows_row();
create trigger tally_later after update on group_closure referencing new table as changed
  for each statement execute function tally_follows_row();

-- A group that is gone is counted nowhere, and no leader is taken for one because of it.
revoke all on function closure_ends(), closure_follows_meeting(), group_is_closing(uuid), stays_out_of_directory(),
  ended_group_ids(), ended_led_group_ids(), end_closed_groups(integer), remove_application(uuid), group_is_held(uuid),
  forget_closed_groups(integer, integer) from public;
grant execute on function group_is_closing(uuid), ended_group_ids(), ended_led_group_ids() to circle_viewer;
grant execute on function end_closed_groups(integer), forget_closed_groups(integer, integer) to circle_jobs;
