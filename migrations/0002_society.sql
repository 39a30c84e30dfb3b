-- The society: its name, its numbers, its regions, and who holds which office.

create table society (
  only_one boolean primary key default true check (only_one),
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  currency text not null check (currency in ('GBP', 'EUR')),
  founded_at timestamptz not null
);

-- Every change of a setting is a row; the newest one holds. Defaults are in society/rules/guidance.ts.
create table setting_change (
  id uuid primary key,
  name text not null check (length(name) <= 60),
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid references person on delete set null
);
create index on setting_change (name, changed_at desc, id desc);
create index on setting_change (changed_by);

create table region (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 80),
  position smallint not null,
  added_at timestamptz not null,
  ended_at timestamptz
);

create table office (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('administrator', 'council', 'representative')),
  region_id uuid references region,
  since timestamptz not null,
  until timestamptz,
  named_publicly_at timestamptz,
  given_by uuid references person on delete set null,
  check ((kind = 'representative') = (region_id is not null))
);
create index on office (person_id);
create index on office (given_by);
create index on office (region_id) where until is null;
create unique index one_office_once on office (person_id, kind, coalesce(region_id, '00000000-0000-0000-0000-000000000000'))
  where until is null;

create function holds_office(which text) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from office where person_id = viewer_id() and kind = which and until is null) $$;

create function represented_region_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp
as $$ select region_id from office where person_id = viewer_id() and kind = 'representative' and until is null $$;

alter table society enable row level security;
alter table setting_change enable row level security;
alter table region enable row level security;
alter table office enable row level security;

grant select on society, region, setting_change to circle_viewer, circle_holder, circle_jobs, circle_signin;
create policy everybody on society for select to circle_viewer, circle_holder, circle_jobs, circle_signin using (true);
create policy everybody on region for select to circle_viewer, circle_holder, circle_jobs using (true);
create policy everybody on setting_change for select to circle_viewer, circle_holder, circle_jobs using (true);

-- Setting up, once, with the address the server printed.
grant insert on society, setting_change, region, office to circle_holder;
create policy set_up on society for insert to circle_holder with check (held('set-up') is not null);
create policy set_up on setting_change for insert to circle_holder with check (held('set-up') is not null);
create policy set_up on region for insert to circle_holder with check (held('set-up') is not null);
create policy set_up on office for insert to circle_holder
  with check (held('set-up') is not null and kind = 'administrator');

grant update (name, time_zone, currency) on society to circle_viewer;
create policy administrator on society for update to circle_viewer using ((select holds_office('administrator')));
grant insert on setting_change to circle_viewer;
create policy administrator on setting_change for insert to circle_viewer
  with check ((select holds_office('administrator')) and changed_by = (select viewer_id()));
grant insert on region to circle_viewer;
grant update (name, position, ended_at) on region to circle_viewer;
create policy administrator on region for insert to circle_viewer with check ((select holds_office('administrator')));
create policy administrator_changes on region for update to circle_viewer using ((select holds_office('administrator')));

grant select, insert on office to circle_viewer;
grant update (until, named_publicly_at) on office to circle_viewer;
create policy named on office for select to circle_viewer using (named_publicly_at is not null and until is null);
create policy own on office for select to circle_viewer using (person_id = (select viewer_id()));
create policy society on office for select to circle_viewer
  using ((select holds_office('administrator')) or (select holds_office('council')));
create policy administrator on office for insert to circle_viewer
  with check ((select holds_office('administrator')) and given_by = (select viewer_id()));
create policy administrator_ends on office for update to circle_viewer
  using ((select holds_office('administrator')) and until is null) with check (until is not null);
create policy agrees_to_be_named on office for update to circle_viewer
  using (person_id = (select viewer_id()) and until is null)
  with check (person_id = (select viewer_id()) and until is null);
grant select on office to circle_holder, circle_jobs;
create policy named_holder on office for select to circle_holder using (named_publicly_at is not null and until is null);
create policy routing on office for select to circle_jobs using (until is null);
-- Every request asks which offices its viewer holds.
grant select (person_id, kind, region_id, until) on office to circle_signin;
create policy signin on office for select to circle_signin using (until is null);

-- Who takes enquiries of a region, or of the whole society when there is nobody: ids only, to write to them.
create function people_in_charge(of_region uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select person_id from office where until is null and kind = 'representative' and region_id = of_region
  union
  select person_id from office where until is null and kind = 'administrator'
    and not exists (select from office r where r.until is null and r.kind = 'representative' and r.region_id = of_region)
$$;

-- The administrator makes accounts for those who take an office: the address goes in, only an id comes out.
create function person_for_office(their_name text, their_email text) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare found_id uuid;
begin
  if not (holds_office('administrator') or held('set-up') is not null) then
    raise exception using errcode = 'insufficient_privilege', message = 'only an administrator gives offices';
  end if;
  insert into person (name, email, created_at, updated_at) values (their_name, lower(their_email), circle_now(), circle_now())
    on conflict (email) do nothing;
  select id into found_id from person where email = lower(their_email);
  return found_id;
end $$;

-- The set-up address works once: founding a society ends it.
create function end_set_up() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin update secret_address set replaced_at = circle_now() where purpose = 'set-up' and replaced_at is null; return null; end $$;
create constraint trigger set_up_once after insert on society deferrable initially deferred
  for each row execute function end_set_up();

create policy office_holders on person for select to circle_viewer using (
  exists (select from office o where o.person_id = person.id and o.until is null
    and (o.named_publicly_at is not null or (select holds_office('administrator')) or (select holds_office('council')))));
create policy office_holders_holder on person for select to circle_holder using (
  exists (select from office o where o.person_id = person.id and o.until is null and o.named_publicly_at is not null));

revoke all on function holds_office(text), represented_region_ids(), people_in_charge(uuid),
  person_for_office(text, text), end_set_up() from public;
grant execute on function holds_office(text), represented_region_ids() to circle_viewer, circle_holder, circle_jobs;
grant execute on function people_in_charge(uuid) to circle_viewer, circle_holder, circle_jobs;
grant execute on function person_for_office(text, text) to circle_viewer, circle_holder;
