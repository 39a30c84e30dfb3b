-- Who stands in for whom, the one officer for concerns, and what a region needs to be counted by and drawn.

-- ── offices ─────────────────────────────────────────────────────────────────

alter table office drop constraint office_kind_check;
alter table office add constraint office_kind_check
  check (kind in ('administrator', 'council', 'representative', 'concerns-officer'));
comment on column office.kind is 'concerns-officer: the one member of Council who reads concerns about a group; nobody else does.';
create unique index one_concerns_officer on office (kind) where kind = 'concerns-officer' and until is null;

-- The day it is for the society: absences and working days are counted in its time zone.
create function society_today() returns date language sql stable security definer set search_path = public, pg_temp
as $$ select (circle_now() at time zone coalesce((select time_zone from society), 'Europe/London'))::date $$;

-- Somebody who holds an office is away for some days. They say so themselves, and may name who stands in for them.
create table office_absence (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  first_on date not null,
  last_on date not null,
  covered_by uuid references person on delete set null,
  noted_at timestamptz not null,
  withdrawn_at timestamptz,
  check (last_on >= first_on and last_on <= first_on + 366),
  check (covered_by <> person_id)
);
create index on office_absence (person_id, last_on) where withdrawn_at is null;
create index on office_absence (covered_by, last_on) where withdrawn_at is null;

create function is_away(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office_absence
    where person_id = who and withdrawn_at is null and society_today() between first_on and last_on)
$$;

-- The regions whose enquiries somebody takes on a day: their own, and those of a colleague they stand in for.
create function regions_taken_by(who uuid, day date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select region_id from office where person_id = who and kind = 'representative' and until is null
  union
  select o.region_id from office_absence a
    join office o on o.person_id = a.person_id and o.kind = 'representative' and o.until is null
  where a.covered_by = who and a.withdrawn_at is null and day between a.first_on and a.last_on
$$;

create or replace function represented_region_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$ select regions_taken_by(viewer_id(), society_today()) $$;

-- Whom to tell of something in a region: its representatives who are there, whoever stands in for those who are away,
-- and the administrators where there is nobody. Ids only.
create or replace function people_in_charge(of_region uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  with holder as (
    select person_id from office where until is null and kind = 'representative' and region_id = of_region),
  present as (
    select person_id from holder where not is_away(person_id)
    union
    select a.covered_by from office_absence a join holder on holder.person_id = a.person_id
    where a.withdrawn_at is null and a.covered_by is not null and not is_away(a.covered_by)
      and society_today() between a.first_on and a.last_on
      and exists (select from office o where o.person_id = a.covered_by and o.until is null))
  select person_id from present
  union
  select person_id from office where until is null and kind = 'administrator' and not exists (select from present)
$$;

create function holds_some_office(who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from office where person_id = who and until is null) $$;

alter table office_absence enable row level security;
grant select, insert on office_absence to circle_viewer;
grant update (withdrawn_at) on office_absence to circle_viewer;
create policy own on office_absence for select to circle_viewer using (
  person_id = (select viewer_id()) or covered_by = (select viewer_id()));
create policy society on office_absence for select to circle_viewer using (
  (select holds_office('administrator')) or (select holds_office('council')));
create policy colleagues on office_absence for select to circle_viewer using (
  exists (select from office o where o.person_id = office_absence.person_id and o.until is null
    and o.region_id in (select represented_region_ids())));
create policy oneself on office_absence for insert to circle_viewer with check (
  person_id = (select viewer_id()) and withdrawn_at is null and noted_at = circle_now()
  and exists (select from office o where o.person_id = (select viewer_id()) and o.until is null)
  and (covered_by is null or holds_some_office(covered_by)));
create policy withdraws on office_absence for update to circle_viewer
  using (person_id = (select viewer_id()) and withdrawn_at is null) with check (person_id = (select viewer_id()));
grant select (person_id, covered_by, first_on, last_on, withdrawn_at) on office_absence to circle_signin;
create policy signin on office_absence for select to circle_signin using (withdrawn_at is null);

-- ── regions ─────────────────────────────────────────────────────────────────

alter table region add map_key text unique check (map_key ~ '^[a-z-]{1,40}$');
comment on column region.map_key is 'Its shape on our map, a key of society/rules/region.ts; null for a region of the society''s own making.';
alter table region add holiday_calendar text not null default 'england-and-wales'
  check (holiday_calendar in ('england-and-wales', 'scotland', 'northern-ireland', 'ireland', 'none'));
comment on column region.holiday_calendar is 'Whose public holidays are no working days there.';
update region set map_key = known.key, holiday_calendar = known.calendar
from (values
  ('Scotland', 'scotland', 'scotland'), ('North East', 'north-east', 'england-and-wales'),
  ('Leeds, Yorkshire and Humberside', 'yorkshire', 'england-and-wales'),
  ('North West', 'north-west', 'england-and-wales'), ('Midlands', 'midlands', 'england-and-wales'),
  ('London and the South East', 'london', 'england-and-wales'), ('East Anglia', 'east-anglia', 'england-and-wales'),
  ('Bristol and South West', 'south-west', 'england-and-wales'), ('North Wales', 'north-wales', 'england-and-wales'),
  ('South Wales', 'south-wales', 'england-and-wales'), ('Northern Ireland', 'northern-ireland', 'northern-ireland'),
  ('Republic of Ireland', 'ireland', 'ireland')) as known (name, key, calendar)
where region.name = known.name;
grant update (map_key, holiday_calendar) on region to circle_viewer;

-- A day the society adds to a region's calendar, or takes out of it: the newest row of a day holds.
create table region_holiday (
  id uuid primary key,
  region_id uuid not null references region on delete cascade,
  held_on date not null,
  name text not null check (length(name) between 1 and 80),
  is_observed boolean not null,
  changed_at timestamptz not null,
  changed_by uuid references person on delete set null
);
create index on region_holiday (region_id, held_on, changed_at desc, id desc);
create index on region_holiday (changed_by);

alter table region_holiday enable row level security;
grant select on region_holiday to circle_viewer, circle_holder, circle_jobs;
create policy everybody on region_holiday for select to circle_viewer, circle_holder, circle_jobs using (true);
grant insert on region_holiday to circle_viewer;
create policy administrator on region_holiday for insert to circle_viewer with check (
  (select holds_office('administrator')) and changed_by = (select viewer_id()) and changed_at = circle_now());

-- ── secret addresses ────────────────────────────────────────────────────────

-- Each purpose has a policy of its own beside the table it opens; may_address() (0008) says it for the first four.
alter table secret_address drop constraint secret_address_purpose_check;
alter table secret_address add constraint secret_address_purpose_check check (purpose in
  ('set-up', 'enquiry', 'application', 'invitation', 'calendar-feed', 'waiting-list', 'contact-request'));

revoke all on function society_today(), is_away(uuid), holds_some_office(uuid), regions_taken_by(uuid, date) from public;
grant execute on function society_today() to circle_viewer, circle_holder, circle_jobs, circle_signin;
grant execute on function is_away(uuid), holds_some_office(uuid) to circle_viewer;
grant execute on function regions_taken_by(uuid, date) to circle_jobs, circle_signin;
