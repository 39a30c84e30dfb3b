-- From an application to a place: interview, offer, acceptance. Admit first, charge later.

create table application (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  correspondent_id uuid not null references correspondent,
  profession text not null check (length(profession) <= 80),
  workplace_area text not null check (length(workplace_area) <= 120),
  why text not null check (length(why) <= 2000),
  technology_ready boolean,
  applied_at timestamptz not null
);
comment on column application.technology_ready is 'A computer, a camera and a good line (R32–R34); null for a group that meets face to face.';
create index on application (group_id, applied_at);
create index on application (correspondent_id);

-- That it was held and what came of it. Never a word about the person.
create table interview (
  application_id uuid primary key references application on delete cascade,
  held_on date not null,
  outcome text not null check (outcome in ('suits', 'not-now', 'does-not-suit')),
  recorded_by uuid not null references person,
  recorded_at timestamptz not null
);
create index on interview (recorded_by);

create table place_offer (
  id uuid primary key,
  application_id uuid not null references application on delete cascade,
  ground_rules_id uuid not null references ground_rules,
  offered_by uuid not null references person,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  withdrawn_at timestamptz
);
create unique index one_standing_offer on place_offer (application_id)
  where declined_at is null and withdrawn_at is null and accepted_at is null;
create index on place_offer (application_id);
create index on place_offer (ground_rules_id);
create index on place_offer (offered_by);

-- An application that ended without a place.
create table application_ending (
  application_id uuid primary key references application on delete cascade,
  how text not null check (how in ('withdrawn', 'declined')),
  ended_at timestamptz not null,
  ended_by uuid references person
);
create index on application_ending (ended_by);

alter table membership add application_id uuid unique references application;

create function application_group(which uuid) returns uuid language sql stable security definer set search_path = public
as $$ select group_id from application where id = which $$;

-- Offers that hold a seat: made, not yet answered, not run out.
create function seats_offered(of_group uuid) returns integer language sql stable security definer set search_path = public
as $$
  select count(*)::int from place_offer o join application a on a.id = o.application_id
  where a.group_id = of_group and o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null
    and o.expires_at > circle_now()
$$;

alter table application enable row level security;
alter table interview enable row level security;
alter table place_offer enable row level security;
alter table application_ending enable row level security;

-- A visitor applies to a group that is open; only its leaders and the applicant see it again.
grant select, insert on application to circle_viewer;
grant select on application to circle_holder;
create policy applies on application for insert to circle_viewer with check (group_is_open(group_id));
create policy leads on application for select to circle_viewer using (group_id in (select led_group_ids()));
create policy own on application for select to circle_holder using (id = (select held('application')));

grant select, insert on interview to circle_viewer;
grant update (held_on, outcome, recorded_by, recorded_at) on interview to circle_viewer;
create policy leads on interview to circle_viewer
  using (application_group(application_id) in (select led_group_ids()))
  with check (application_group(application_id) in (select led_group_ids()) and recorded_by = (select viewer_id()));

grant select, insert on place_offer to circle_viewer;
grant update (withdrawn_at) on place_offer to circle_viewer;
grant select on place_offer to circle_holder;
grant update (accepted_at, declined_at) on place_offer to circle_holder;
create policy leads on place_offer to circle_viewer
  using (application_group(application_id) in (select led_group_ids()))
  with check (application_group(application_id) in (select led_group_ids()));
create policy own on place_offer for select to circle_holder using (application_id = (select held('application')));
create policy answers on place_offer for update to circle_holder using (application_id = (select held('application')));

grant select, insert on application_ending to circle_viewer, circle_holder;
create policy leads on application_ending to circle_viewer
  using (application_group(application_id) in (select led_group_ids()))
  with check (application_group(application_id) in (select led_group_ids()) and how = 'declined');
create policy own on application_ending for select to circle_holder using (application_id = (select held('application')));
create policy withdraws on application_ending for insert to circle_holder
  with check (application_id = (select held('application')) and how = 'withdrawn');

-- An applicant sees the group they asked for, even when it is closed to others meanwhile, and the rules offered to them.
create policy applied on balint_group for select to circle_holder using (id = application_group((select held('application'))));
create policy offered on ground_rules for select to circle_holder using (
  exists (select from place_offer o where o.ground_rules_id = ground_rules.id));

grant insert on membership to circle_holder;
grant select on membership to circle_holder;
create policy accepts on membership for insert to circle_holder with check (
  application_id = (select held('application')) and person_id = held_person()
  and group_id = application_group(application_id)
  and exists (select from place_offer o where o.application_id = membership.application_id
    and o.ground_rules_id = agreed_ground_rules_id and o.accepted_at is not null));
create policy own_holder on membership for select to circle_holder using (application_id = (select held('application')));

create policy applicants on correspondent for select to circle_viewer using (
  exists (select from application a where a.correspondent_id = correspondent.id));

revoke all on function application_group(uuid), seats_offered(uuid) from public;
grant execute on function application_group(uuid), seats_offered(uuid) to circle_viewer, circle_holder;
