-- Tasters (R41, R72): a meeting with its own public sign-up and its own seats. A guest sees that one meeting, nothing else.

create table taster (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  -- As the public reads it, also while the group itself is nobody's business yet.
  name text not null check (length(name) between 1 and 120),
  mode text not null check (mode in ('face-to-face', 'online')),
  region_id uuid references region,
  area text check (length(area) <= 120),
  plan text not null default '' check (length(plan) <= 2000),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  seats smallint not null check (seats between 1 and 30),
  contribution_minor integer not null default 0 check (contribution_minor between 0 and 100000),
  currency text not null check (currency in ('GBP', 'EUR')),
  sign_up_until timestamptz not null,
  before_opening boolean not null default false,
  made_at timestamptz not null,
  made_by uuid not null references person,
  cancelled_at timestamptz,
  came_noted_at timestamptz,
  check (ends_at > starts_at and sign_up_until <= starts_at)
);
comment on column taster.before_opening is 'Its leaders publish it although the group is not open yet.';
comment on column taster.plan is 'What happens there, for whoever has signed up.';
create index on taster (group_id, starts_at desc);
create index on taster (starts_at) where cancelled_at is null;
create index on taster (region_id);
create index on taster (made_by);

-- Where it is: guests' alone; the link of an online one while its doors are open.
create table taster_way (
  taster_id uuid primary key references taster on delete cascade,
  place text check (length(place) between 1 and 300),
  url text check (url like 'https://%' and length(url) <= 2000),
  check (num_nonnulls(place, url) = 1)
);

create table taster_guest (
  id uuid primary key,
  taster_id uuid not null references taster on delete cascade,
  correspondent_id uuid not null references correspondent,
  profession text not null check (length(profession) <= 80),
  signed_up_at timestamptz not null,
  confirmed_at timestamptz,
  seated_at timestamptz,
  reminded_at timestamptz,
  cancelled_at timestamptz,
  came boolean,
  application_id uuid references application on delete set null,
  check (seated_at is null or confirmed_at is not null)
);
comment on column taster_guest.seated_at is 'Null while they wait for a seat that is freed.';
comment on column taster_guest.came is 'Whether they were there; nothing else is noted of anybody.';
create index on taster_guest (taster_id, confirmed_at);
create index on taster_guest (correspondent_id);
create index on taster_guest (application_id);
create index on taster_guest (signed_up_at) where confirmed_at is null;

-- ── helpers: ids and numbers alone ──────────────────────────────────────────

create function taster_is_public(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from taster t where t.id = which and t.cancelled_at is null
    and (t.before_opening or group_is_open(t.group_id)))
$$;

create function taster_group(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select group_id from taster where id = which $$;

create function taster_of_guest(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select taster_id from taster_guest where id = which $$;

create function taster_seats_taken(which uuid) returns integer language sql stable security definer set search_path = public, pg_temp
as $$ select count(*)::int from taster_guest where taster_id = which and seated_at is not null and cancelled_at is null $$;

-- The doors of a taster open a quarter of an hour before it begins.
create function taster_doors_are_open(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from taster where id = which and cancelled_at is null
    and circle_now() between starts_at - interval '15 minutes' and ends_at + interval '30 minutes')
$$;

create function held_taster_seat() returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select taster_id from taster_guest where id = held('taster') and seated_at is not null and cancelled_at is null $$;

create function taster_address(of_guest uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select id from secret_address where purpose = 'taster' and subject_id = of_guest and replaced_at is null
  order by made_at desc limit 1
$$;

-- Whoever signs up twice is written to once more, and shown nothing. Takes a lock, so that the later of two sees the earlier.
create function standing_guest(of_taster uuid, their_email text)
returns table (guest_id uuid, correspondent_id uuid, address_id uuid, told_at timestamptz)
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('taster-guest:' || of_taster || lower(their_email), 0));
  select g.id, g.correspondent_id, taster_address(g.id),
    (select max(e.queued_at) from email e where e.correspondent_id = g.correspondent_id and e.about_id = g.id
      and e.template = 'taster-asked')
  from taster_guest g join correspondent c on c.id = g.correspondent_id
  where g.taster_id = of_taster and c.email = lower(their_email) and g.cancelled_at is null
  order by g.signed_up_at desc limit 1
$$;

create function taster_letters_lately(their_email text) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from email e join correspondent c on c.id = e.correspondent_id
  where c.email = lower(their_email) and e.template = 'taster-asked' and e.queued_at > circle_now() - interval '1 day'
$$;

-- ── seats: one at a time ────────────────────────────────────────────────────

-- The holder says the address is theirs: they have a seat, or wait for one in the order of their yes.
create function confirm_taster_guest() returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  mine taster_guest;
  here taster;
begin
  select * into mine from taster_guest where id = held('taster');
  if not found then return 'gone'; end if;
  perform pg_advisory_xact_lock(hashtextextended('taster-seats:' || mine.taster_id, 0));
  select * into mine from taster_guest where id = mine.id for update;
  select * into here from taster where id = mine.taster_id;
  if mine.cancelled_at is not null then return 'left'; end if;
  if mine.confirmed_at is not null then return case when mine.seated_at is null then 'waiting' else 'seated' end; end if;
  if not taster_is_public(here.id) or here.starts_at <= circle_now() then return 'over'; end if;
  -- Somebody may have signed the same mailbox up twice before either was confirmed: one seat a person.
  if exists (select from taster_guest g join correspondent c on c.id = g.correspondent_id
    where g.taster_id = here.id and g.id <> mine.id and g.confirmed_at is not null and g.cancelled_at is null
      and c.email = (select email from correspondent where id = mine.correspondent_id)) then return 'twice'; end if;
  update taster_guest set confirmed_at = circle_now(),
    seated_at = case when taster_seats_taken(here.id) < here.seats then circle_now() end
  where id = mine.id returning * into mine;
  return case when mine.seated_at is null then 'waiting' else 'seated' end;
end $$;

-- The holder leaves; the next in order has the seat from this moment and is to be told, once.
create function leave_taster() returns table (guest_id uuid, correspondent_id uuid, address_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  mine taster_guest;
  next_one taster_guest;
begin
  select * into mine from taster_guest where id = held('taster');
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('taster-seats:' || mine.taster_id, 0));
  select * into mine from taster_guest where id = mine.id for update;
  if mine.cancelled_at is not null or exists (select from taster where id = mine.taster_id and starts_at <= circle_now()) then
    return;
  end if;
  update taster_guest set cancelled_at = circle_now() where id = mine.id;
  if mine.seated_at is null then return; end if;
  select g.* into next_one from taster_guest g
  where g.taster_id = mine.taster_id and g.confirmed_at is not null and g.seated_at is null and g.cancelled_at is null
  order by g.confirmed_at, g.id limit 1;
  if not found then return; end if;
  update taster_guest set seated_at = circle_now() where id = next_one.id;
  return query select next_one.id, next_one.correspondent_id, taster_address(next_one.id);
end $$;

-- Whom its leaders write to: those who are seated, or with everybody else who has said yes; ids alone.
create function taster_guests_to_tell(which uuid, also_waiting boolean)
returns table (guest_id uuid, correspondent_id uuid, address_id uuid)
language sql stable security definer set search_path = public, pg_temp
as $$
  select g.id, g.correspondent_id, taster_address(g.id) from taster_guest g
  where g.taster_id = which and taster_group(which) in (select led_group_ids())
    and g.cancelled_at is null and g.confirmed_at is not null and (also_waiting or g.seated_at is not null)
$$;

-- Whoever came applies: their address is checked already, so it counts from this moment. Once, to an open group.
create function apply_after_taster(new_id uuid, address_id uuid, address_hash bytea, their_why text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  mine taster_guest;
  of_group uuid;
begin
  select * into mine from taster_guest where id = held('taster') for update;
  if not found or mine.came is distinct from true then return 'did-not-come'; end if;
  if mine.application_id is not null then return 'applied-already'; end if;
  of_group := taster_group(mine.taster_id);
  if not group_is_open(of_group) then return 'group-closed'; end if;
  if exists (select from standing_application(of_group, (select email from correspondent where id = mine.correspondent_id)))
    or holder_is_seated(of_group) then return 'applied-already'; end if;
  insert into application (id, group_id, correspondent_id, profession, workplace_area, why, applied_at, confirmed_at)
  values (new_id, of_group, mine.correspondent_id, mine.profession, '', their_why, circle_now(), circle_now());
  -- As long as an applicant's page opens otherwise (recruitment/commands/write-about-application.ts).
  insert into secret_address (id, purpose, subject_id, correspondent_id, token_hash, made_at, expires_at)
  values (address_id, 'application', new_id, mine.correspondent_id, address_hash, circle_now(),
    circle_now() + interval '400 days');
  update taster_guest set application_id = new_id where id = mine.id;
  return 'applied';
end $$;

-- ── by themselves ───────────────────────────────────────────────────────────

-- The day before: each who has a seat, once.
create function take_taster_reminders(at_most integer)
returns table (guest_id uuid, correspondent_id uuid, address_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  update taster_guest g set reminded_at = circle_now()
  where g.id in (
    select d.id from taster t join taster_guest d on d.taster_id = t.id
    where t.cancelled_at is null and t.starts_at > circle_now() and t.starts_at <= circle_now() + interval '24 hours'
      and d.seated_at is not null and d.cancelled_at is null and d.reminded_at is null
    order by t.starts_at limit at_most for update of d skip locked)
  returning g.id, g.correspondent_id, taster_address(g.id)
$$;

-- Who never said yes goes after a week, everybody else some weeks after the meeting. Whoever applied stays what they are: an applicant.
create function forget_taster_guests(weeks_after integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare gone record; forgotten integer := 0;
begin
  for gone in
    select g.id, g.correspondent_id from taster_guest g join taster t on t.id = g.taster_id
    where (g.confirmed_at is null and g.signed_up_at < circle_now() - interval '7 days')
      or t.ends_at < circle_now() - make_interval(weeks => weeks_after)
    limit 500 for update of g skip locked
  loop
    delete from secret_address where purpose = 'taster' and subject_id = gone.id;
    delete from taster_guest where id = gone.id;
    begin
      delete from correspondent where id = gone.correspondent_id;
    exception when foreign_key_violation then null;
    end;
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end $$;

-- ── who may ─────────────────────────────────────────────────────────────────

alter table taster enable row level security;
alter table taster_way enable row level security;
alter table taster_guest enable row level security;

grant select, insert on taster to circle_viewer;
grant update (cancelled_at, came_noted_at) on taster to circle_viewer;
grant select on taster to circle_holder;
create policy everybody on taster for select to circle_viewer
  using (cancelled_at is null and (before_opening or group_is_open(group_id)));
create policy leads on taster for select to circle_viewer using (group_id in (select led_group_ids()));
create policy makes on taster for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and made_by = (select viewer_id()) and made_at = circle_now()
  and num_nonnulls(cancelled_at, came_noted_at) = 0);
create policy keeps on taster for update to circle_viewer
  using (group_id in (select led_group_ids())) with check (group_id in (select led_group_ids()));
create policy own on taster for select to circle_holder using (id = taster_of_guest((select held('taster'))));

grant select, insert on taster_way to circle_viewer;
grant update (place, url) on taster_way to circle_viewer;
grant select on taster_way to circle_holder;
create policy leads on taster_way to circle_viewer
  using (taster_group(taster_id) in (select led_group_ids()))
  with check (taster_group(taster_id) in (select led_group_ids()));
create policy seated on taster_way for select to circle_holder using (
  taster_id = (select held_taster_seat()) and (place is not null or taster_doors_are_open(taster_id)));

-- Of those who have not said yes, nobody knows.
grant select, insert on taster_guest to circle_viewer;
grant update (came) on taster_guest to circle_viewer;
grant select on taster_guest to circle_holder;
create policy signs_up on taster_guest for insert to circle_viewer with check (
  taster_is_public(taster_id) and signed_up_at = circle_now() and is_unknown_here(correspondent_id)
  and num_nonnulls(confirmed_at, seated_at, reminded_at, cancelled_at, came, application_id) = 0);
create policy leads on taster_guest for select to circle_viewer
  using (confirmed_at is not null and taster_group(taster_id) in (select led_group_ids()));
create policy notes on taster_guest for update to circle_viewer
  using (seated_at is not null and cancelled_at is null and taster_group(taster_id) in (select led_group_ids()))
  with check (taster_group(taster_id) in (select led_group_ids()));
create policy own on taster_guest for select to circle_holder using (id = (select held('taster')));
create policy tasters on correspondent for select to circle_viewer using (
  exists (select from taster_guest g where g.correspondent_id = correspondent.id));

alter table secret_address drop constraint secret_address_purpose_check;
alter table secret_address add constraint secret_address_purpose_check check (purpose in
  ('set-up', 'enquiry', 'application', 'invitation', 'calendar-feed', 'waiting-list', 'contact-request', 'organisation',
   'taster'));
create function may_address_guest(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and wish.person_id is null and exists (
    select from taster_guest g where g.id = wish.subject_id and g.correspondent_id = wish.correspondent_id
      and made_just_now(g.xmin))
$$;
create policy makes_for_guest on secret_address for insert to circle_viewer with check (
  purpose = 'taster' and may_address_guest(secret_address));
create policy reminds_guests on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'taster-reminder'
  and exists (select from secret_address s where s.id = email.secret_address_id and s.purpose = 'taster'));

revoke all on function taster_is_public(uuid), taster_group(uuid), taster_of_guest(uuid), taster_seats_taken(uuid),
  taster_doors_are_open(uuid), held_taster_seat(), taster_address(uuid), standing_guest(uuid, text),
  taster_letters_lately(text), confirm_taster_guest(), leave_taster(), taster_guests_to_tell(uuid, boolean),
  apply_after_taster(uuid, uuid, bytea, text), take_taster_reminders(integer), forget_taster_guests(integer),
  may_address_guest(secret_address) from public;
grant execute on function taster_is_public(uuid), taster_group(uuid), taster_seats_taken(uuid), standing_guest(uuid, text),
  taster_letters_lately(text), taster_guests_to_tell(uuid, boolean), may_address_guest(secret_address) to circle_viewer;
grant execute on function taster_of_guest(uuid), taster_seats_taken(uuid), taster_doors_are_open(uuid), held_taster_seat(),
  confirm_taster_guest(), leave_taster(), apply_after_taster(uuid, uuid, bytea, text), taster_group(uuid) to circle_holder;
grant execute on function take_taster_reminders(integer), forget_taster_guests(integer) to circle_jobs;
