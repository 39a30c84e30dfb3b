-- Who comes: apologies, and afterwards who was there and how many cases were told. Nothing else is kept of a meeting.

-- ── tables ──────────────────────────────────────────────────────────────────

create table meeting_apology (
  meeting_id uuid not null references meeting on delete cascade,
  person_id uuid not null references person on delete cascade,
  sent_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (meeting_id, person_id),
  check (withdrawn_at >= sent_at)
);
comment on table meeting_apology is 'Somebody cannot come. There is no field for a reason.';
create index on meeting_apology (person_id);

create table meeting_record (
  meeting_id uuid primary key references meeting on delete cascade,
  group_id uuid not null references balint_group on delete cascade,
  taken_by uuid not null references person,
  taken_at timestamptz not null,
  corrected_by uuid references person,
  corrected_at timestamptz,
  cases smallint not null check (cases between 0 and 2),
  check ((corrected_by is null) = (corrected_at is null))
);
comment on table meeting_record is 'Attendance of a meeting has been taken; the last correction is told beside it.';
create index on meeting_record (group_id);
create index on meeting_record (taken_by);
create index on meeting_record (corrected_by);

create table meeting_attendance (
  meeting_id uuid not null references meeting_record on delete cascade,
  person_id uuid not null references person on delete cascade,
  as_role text not null check (as_role in ('member', 'leader')),
  state text not null check (state in ('present', 'apologies', 'absent')),
  primary key (meeting_id, person_id)
);
create index on meeting_attendance (person_id);

alter table meeting add few_told_at timestamptz;
comment on column meeting.few_told_at is 'When the leaders were told that fewer come than they chose: once a meeting.';

-- ── whose meeting it is ─────────────────────────────────────────────────────

-- The members whose own a meeting is, and those who lead at that time. Who does both leads.
create function people_of_meeting(which uuid) returns table (person_id uuid, as_role text)
language sql stable security definer set search_path = public, pg_temp rows 12
as $$
  select distinct on (person_id) person_id, as_role from (
    select l.person_id, 'leader' as as_role
    from meeting x join group_leader l on l.group_id = x.group_id
    where x.id = which and l.seated_at < x.ends_at and (l.left_at is null or l.left_at > x.starts_at)
    union all
    select m.person_id, 'member'
    from meeting x join membership m on m.group_id = x.group_id
      left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
    where x.id = which and m.joined_at < x.ends_at and (m.left_at is null or m.left_at > x.starts_at)
      and x.starts_at >= coalesce(f.starts_at, '-infinity') and x.starts_at <= coalesce(l.starts_at, 'infinity')
  ) theirs order by person_id, as_role
$$;

create function led_meeting_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 200
as $$ select id from meeting where group_id in (select led_group_ids()) $$;

-- Whose seat a secret address for apologies belongs to; nobody's once that seat is left.
create function held_apologist() returns table (group_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select s.subject_id, s.person_id from secret_address s
  where s.token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
    and s.purpose = 'apologies' and s.replaced_at is null and (s.expires_at is null or s.expires_at > circle_now())
$$;

-- The coming meetings to which the viewer, or whoever holds an address for apologies, comes or does not.
create function answerable_meetings() returns table (meeting_id uuid, group_id uuid, person_id uuid, as_role text)
language sql stable security definer set search_path = public, pg_temp rows 60
as $$
  with who as (
    select viewer_id() as person_id, null::uuid as group_id where viewer_id() is not null
    union all select h.person_id, h.group_id from held_apologist() h where viewer_id() is null),
  seats as (
    select w.person_id, l.group_id, 'leader' as as_role, null::uuid as first_id, null::uuid as last_id
    from who w join group_leader l on l.person_id = w.person_id and l.left_at is null
    where w.group_id is null or w.group_id = l.group_id
    union all
    select w.person_id, m.group_id, 'member', m.first_meeting_id, m.last_meeting_id
    from who w join membership m on m.person_id = w.person_id and m.left_at is null
    where w.group_id is null or w.group_id = m.group_id)
  select distinct on (x.id) x.id, x.group_id, s.person_id, s.as_role
  from seats s join meeting x on x.group_id = s.group_id and x.ends_at > circle_now() and x.cancelled_at is null
    left join meeting f on f.id = s.first_id left join meeting l on l.id = s.last_id
  where x.starts_at >= coalesce(f.starts_at, '-infinity') and x.starts_at <= coalesce(l.starts_at, 'infinity')
  order by x.id, s.as_role
$$;

-- How many members are expected: those whose own it is, without those who have sent apologies.
create function members_expected(which uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from people_of_meeting(which) p
  where p.as_role = 'member' and not exists (select from meeting_apology a
    where a.meeting_id = which and a.person_id = p.person_id and a.withdrawn_at is null)
$$;

-- ── apologies ───────────────────────────────────────────────────────────────

-- The viewer, or the holder of an address for apologies, cannot come, or comes after all. Answers whom that must be told:
-- the leaders when the group falls below its fewest, once a meeting; the others who lead when one who leads cannot come.
create function answer_for_meeting(which uuid, is_coming boolean) returns table (outcome text, tells uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  mine record;
  x meeting;
  fewest integer;
  before integer;
  changed boolean := false;
begin
  select * into mine from answerable_meetings() a where a.meeting_id = which;
  if not found then return query select 'not-yours', null::uuid; return; end if;
  -- One at a time, so that each counts truly.
  select * into x from meeting m where m.id = which for update;
  before := members_expected(which);
  if is_coming then
    update meeting_apology a set withdrawn_at = circle_now()
      where a.meeting_id = which and a.person_id = mine.person_id and a.withdrawn_at is null;
    return query select 'comes', null::uuid;
    return;
  end if;
  insert into meeting_apology as a (meeting_id, person_id, sent_at) values (which, mine.person_id, circle_now())
    on conflict (meeting_id, person_id) do update set sent_at = circle_now(), withdrawn_at = null
      where a.withdrawn_at is not null;
  changed := found;
  if changed and mine.as_role = 'leader' then
    return query select 'leader-away', l.person_id from group_leader l
      where l.group_id = x.group_id and l.left_at is null and l.person_id <> mine.person_id;
  elsif changed and x.few_told_at is null then
    select g.fewest_members into fewest from balint_group g where g.id = x.group_id;
    if before >= fewest and members_expected(which) < fewest then
      update meeting m set few_told_at = circle_now() where m.id = which;
      return query select 'few-expected', l.person_id from group_leader l
        where l.group_id = x.group_id and l.left_at is null;
    end if;
  end if;
  return query select 'sent', null::uuid;
end $$;

-- Another day is another question: apologies were for the day as it was.
create function forget_apologies_of_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare zone text;
begin
  select g.time_zone into zone from balint_group g where g.id = new.group_id;
  if (new.starts_at at time zone zone)::date <> (old.starts_at at time zone zone)::date then
    delete from meeting_apology where meeting_id = new.id;
    update meeting set few_told_at = null where id = new.id and few_told_at is not null;
  end if;
  return null;
end $$;
create trigger forgets_apologies after update of starts_at on meeting for each row
  when (new.starts_at is distinct from old.starts_at) execute function forget_apologies_of_moved();

-- What the holder of an address for apologies sees: their own coming meetings with their own word, and the group's name.
create function held_coming_meetings()
returns table (meeting_id uuid, group_name text, time_zone text, starts_at timestamptz, ends_at timestamptz, sent_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 60
as $$
  select x.id, g.name, g.time_zone, x.starts_at, x.ends_at, a.sent_at
  from answerable_meetings() own join meeting x on x.id = own.meeting_id join balint_group g on g.id = x.group_id
    left join meeting_apology a on a.meeting_id = x.id and a.person_id = own.person_id and a.withdrawn_at is null
  where viewer_id() is null
  order by x.starts_at limit 60
$$;

-- ── secret addresses for apologies ──────────────────────────────────────────

-- Further purposes may have come or may come beside this one.
do $$
begin
  execute (
    select format('alter table secret_address drop constraint %1$I, add constraint %1$I %2$s', conname,
      replace(pg_get_constraintdef(oid), ']))', ', ''apologies''::text]))'))
    from pg_constraint where conname = 'secret_address_purpose_check');
end $$;
create unique index one_apologies_address on secret_address (subject_id, person_id)
  where purpose = 'apologies' and replaced_at is null;

create function has_seat(of_group uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from group_leader where group_id = of_group and person_id = who and left_at is null)
    or exists (select from membership where group_id = of_group and person_id = who and left_at is null)
$$;

-- Everybody with a seat in a group, and their address; for the group's leaders, and for the jobs that write to its people.
create function apologies_addresses(of_group uuid) returns table (person_id uuid, address_id uuid)
language sql stable security definer set search_path = public, pg_temp rows 12
as $$
  select seat.person_id, s.id from (
    select l.person_id from group_leader l where l.group_id = of_group and l.left_at is null
    union select m.person_id from membership m where m.group_id = of_group and m.left_at is null) seat
    left join secret_address s on s.purpose = 'apologies' and s.subject_id = of_group and s.person_id = seat.person_id
      and s.replaced_at is null
  where of_group in (select led_group_ids()) or pg_has_role(session_user, 'circle_jobs', 'usage')
$$;

create function may_address_apologies(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and wish.correspondent_id is null
    and has_seat(wish.subject_id, wish.person_id)
    and (wish.subject_id in (select led_group_ids()) or pg_has_role(session_user, 'circle_jobs', 'usage'))
$$;
create policy makes_for_apologies on secret_address for insert to circle_viewer, circle_jobs with check (
  purpose = 'apologies' and may_address_apologies(secret_address));
grant insert on secret_address to circle_jobs;

-- Whoever leaves takes their address along.
create function end_apologies_address() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not has_seat(new.group_id, new.person_id) then
    update secret_address set replaced_at = circle_now()
      where purpose = 'apologies' and subject_id = new.group_id and person_id = new.person_id and replaced_at is null;
  end if;
  return null;
end $$;
create trigger ends_apologies_address after update of left_at on membership for each row
  when (new.left_at is not null and old.left_at is null) execute function end_apologies_address();
create trigger ends_apologies_address after update of left_at on group_leader for each row
  when (new.left_at is not null and old.left_at is null) execute function end_apologies_address();

-- An email to a person may hold their own address for apologies.
alter table secret_address add unique (id, person_id);
do $$
begin
  execute (
    select format('alter table email drop constraint %I', conname) from pg_constraint
    where conrelid = 'email'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%secret_address_id IS NULL%');
end $$;
alter table email add foreign key (secret_address_id, person_id) references secret_address (id, person_id) on delete cascade;
create function is_apologies_address(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from secret_address where id = which and purpose = 'apologies') $$;
create policy to_people_with_apologies on email as restrictive for insert to circle_viewer, circle_holder, circle_jobs
  with check (secret_address_id is null or person_id is null or is_apologies_address(secret_address_id));

-- ── attendance ──────────────────────────────────────────────────────────────

-- From the doors' opening of a meeting that takes place.
create function may_take_attendance(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from meeting x join balint_group g on g.id = x.group_id
    where x.id = which and x.group_id in (select led_group_ids()) and x.cancelled_at is null
      and circle_now() >= x.starts_at - make_interval(mins => g.doors_minutes))
$$;
create function is_at_meeting(which uuid, who uuid, role_there text) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from people_of_meeting(which) p where p.person_id = who and p.as_role = role_there) $$;

-- Whom each meeting of a led group was or is for, with their names: also of those who have left since.
create function people_at_meetings(of_group uuid, of_meetings uuid[])
returns table (meeting_id uuid, person_id uuid, name text, as_role text)
language sql stable security definer set search_path = public, pg_temp rows 300
as $$
  select x.id, at.person_id, p.name, at.as_role
  from meeting x cross join lateral (
      select t.person_id, t.as_role from people_of_meeting(x.id) t
      union all
      select r.person_id, r.as_role from meeting_attendance r where r.meeting_id = x.id
        and not exists (select from people_of_meeting(x.id) t where t.person_id = r.person_id)) at
    join person p on p.id = at.person_id
  where x.id = any (of_meetings) and x.group_id = of_group and of_group in (select led_group_ids())
$$;

-- One's own attendance, also in groups one has left: what certificates are made of.
create function own_attendance()
returns table (meeting_id uuid, group_id uuid, group_name text, mode text, time_zone text, starts_at timestamptz,
  ends_at timestamptz, as_role text, state text)
language sql stable security definer set search_path = public, pg_temp rows 100
as $$
  select x.id, g.id, g.name, g.mode, g.time_zone, x.starts_at, x.ends_at, a.as_role, a.state
  from meeting_attendance a join meeting x on x.id = a.meeting_id join balint_group g on g.id = x.group_id
  where a.person_id = viewer_id() and x.cancelled_at is null
  order by x.starts_at
$$;

-- ── by themselves ───────────────────────────────────────────────────────────

-- Apologies go some weeks after the meeting; attendance when whoever it is of has left the group for so many months.
-- Whoever has asked to see what is stored of them is answered first.
create function forget_attendance(apologies_weeks integer, attendance_months integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare forgotten integer; further integer;
begin
  delete from meeting_apology a using meeting x
    where x.id = a.meeting_id and x.ends_at < circle_now() - make_interval(weeks => apologies_weeks)
      and not exists (select from retention_hold h where h.person_id = a.person_id and h.ended_at is null);
  get diagnostics forgotten = row_count;
  delete from meeting_attendance a using meeting x
    where x.id = a.meeting_id and x.ends_at < circle_now() - make_interval(months => attendance_months)
      and not has_seat(x.group_id, a.person_id)
      and not exists (select from membership m where m.group_id = x.group_id and m.person_id = a.person_id
        and m.left_at >= circle_now() - make_interval(months => attendance_months))
      and not exists (select from group_leader l where l.group_id = x.group_id and l.person_id = a.person_id
        and l.left_at >= circle_now() - make_interval(months => attendance_months))
      and not exists (select from retention_hold h where h.person_id = a.person_id and h.ended_at is null);
  get diagnostics further = row_count;
  delete from meeting_record r using meeting x
    where x.id = r.meeting_id and x.ends_at < circle_now() - make_interval(months => attendance_months)
      and not exists (select from meeting_attendance a where a.meeting_id = r.meeting_id);
  return forgotten + further;
end $$;

-- ── who may ─────────────────────────────────────────────────────────────────

alter table meeting_apology enable row level security;
alter table meeting_record enable row level security;
alter table meeting_attendance enable row level security;

-- Written by answer_for_meeting() alone. The circle knows who will be missing, until the meeting is over.
grant select on meeting_apology to circle_viewer;
create policy own on meeting_apology for select to circle_viewer using (person_id = (select viewer_id()));
create policy leads on meeting_apology for select to circle_viewer using (meeting_id in (select led_meeting_ids()));
create policy circle on meeting_apology for select to circle_viewer
  using (withdrawn_at is null and meeting_id in (select meeting_id from answerable_meetings()));

grant select, insert on meeting_record to circle_viewer;
grant update (corrected_by, corrected_at, cases) on meeting_record to circle_viewer;
create policy leads on meeting_record for select to circle_viewer using (group_id in (select led_group_ids()));
create policy takes on meeting_record for insert to circle_viewer with check (
  group_id = meeting_group(meeting_id) and taken_by = (select viewer_id()) and taken_at = circle_now()
  and num_nonnulls(corrected_by, corrected_at) = 0 and may_take_attendance(meeting_id));
create policy corrects on meeting_record for update to circle_viewer
  using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and corrected_by = (select viewer_id()) and corrected_at = circle_now());

grant select, insert on meeting_attendance to circle_viewer;
grant update (state) on meeting_attendance to circle_viewer;
create policy own on meeting_attendance for select to circle_viewer using (person_id = (select viewer_id()));
create policy leads on meeting_attendance for select to circle_viewer using (meeting_id in (select led_meeting_ids()));
create policy takes on meeting_attendance for insert to circle_viewer with check (
  may_take_attendance(meeting_id) and is_at_meeting(meeting_id, person_id, as_role));
create policy corrects on meeting_attendance for update to circle_viewer
  using (meeting_id in (select led_meeting_ids())) with check (meeting_id in (select led_meeting_ids()));

revoke all on function people_of_meeting(uuid), led_meeting_ids(), held_apologist(), answerable_meetings(),
  members_expected(uuid), answer_for_meeting(uuid, boolean), forget_apologies_of_moved(), held_coming_meetings(),
  has_seat(uuid, uuid), apologies_addresses(uuid), may_address_apologies(secret_address), end_apologies_address(),
  is_apologies_address(uuid), may_take_attendance(uuid), is_at_meeting(uuid, uuid, text), people_at_meetings(uuid, uuid[]),
  own_attendance(), forget_attendance(integer, integer) from public;
grant execute on function led_meeting_ids(), answerable_meetings(), may_take_attendance(uuid),
  is_at_meeting(uuid, uuid, text), people_at_meetings(uuid, uuid[]), own_attendance() to circle_viewer;
grant execute on function answer_for_meeting(uuid, boolean) to circle_viewer, circle_holder;
grant execute on function held_coming_meetings(), held_apologist() to circle_holder;
grant execute on function apologies_addresses(uuid), may_address_apologies(secret_address) to circle_viewer, circle_jobs;
grant execute on function is_apologies_address(uuid) to circle_viewer, circle_holder, circle_jobs;
grant execute on function forget_attendance(integer, integer) to circle_jobs;
