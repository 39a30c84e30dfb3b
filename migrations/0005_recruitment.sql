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

-- Letters between the leaders and one applicant, so that they can meet without being shown each other's address.
create table application_message (
  id uuid primary key,
  application_id uuid not null references application on delete cascade,
  author_id uuid references person,
  body text not null check (length(body) between 1 and 2000),
  written_at timestamptz not null
);
comment on column application_message.author_id is 'Null: the applicant.';
create index on application_message (application_id, written_at);
create index on application_message (author_id);

create table place_offer (
  id uuid primary key,
  application_id uuid not null references application on delete cascade,
  ground_rules_id uuid not null references ground_rules,
  offered_by uuid not null references person,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  withdrawn_at timestamptz,
  check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1),
  check (expires_at > offered_at)
);
-- One at a time; an accepted one is the last. An offer that ran out is withdrawn when another takes its place.
create unique index one_standing_offer on place_offer (application_id)
  where declined_at is null and withdrawn_at is null;
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

create function application_group(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select group_id from application where id = which $$;

-- Neither ended nor a place.
create function application_stands(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from application where id = which)
    and not exists (select from application_ending where application_id = which)
    and not exists (select from place_offer where application_id = which and accepted_at is not null)
$$;

-- Offers that hold a seat: made, not yet answered, not run out.
create function seats_offered(of_group uuid) returns integer language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from place_offer o join application a on a.id = o.application_id
  where a.group_id = of_group and o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null
    and o.expires_at > circle_now()
    and not exists (select from application_ending e where e.application_id = a.id)
$$;

-- Whom to write to about an application: ids only.
create function leaders_to_tell(of_group uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select person_id from group_leader where group_id = of_group and left_at is null
    and (group_is_open(of_group) or of_group in (select led_group_ids())
      or of_group = application_group(held('application')))
$$;

-- The page of an application that may be written of: to its applicant by the group's leaders, and nobody else.
create function address_of_application(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select s.id from secret_address s
  where s.purpose = 'application' and s.subject_id = which and s.replaced_at is null and s.expires_at > circle_now()
    and application_group(which) in (select led_group_ids())
  order by s.made_at desc limit 1
$$;

-- Whoever applies twice is written to once more, and shown nothing: one application a mailbox and group at a time.
-- Takes a lock, so that of two in the same second the later one sees the earlier.
create function standing_application(of_group uuid, their_email text)
returns table (application_id uuid, correspondent_id uuid, address_id uuid, told_at timestamptz)
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('applying:' || of_group || lower(their_email), 0));
  select a.id, a.correspondent_id,
    (select s.id from secret_address s where s.purpose = 'application' and s.subject_id = a.id
      and s.replaced_at is null and s.expires_at > circle_now() order by s.made_at desc limit 1),
    (select max(e.queued_at) from email e where e.correspondent_id = a.correspondent_id and e.about_id = a.id
      and e.template in ('application-received', 'applied-again'))
  from application a join correspondent c on c.id = a.correspondent_id
  where a.group_id = of_group and group_is_open(of_group) and c.email = lower(their_email)
    and (application_stands(a.id)
      or exists (select from membership m where m.application_id = a.id and m.left_at is null))
  order by a.applied_at desc limit 1
$$;

-- Introduced in this very form: nobody applies in the name of somebody known already.
create function is_newly_met(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from correspondent where id = which and met_at = circle_now())
    and not exists (select from application where correspondent_id = which)
$$;

-- Whether the holder's own account sits in the circle already, leading it or as a member.
create function holder_is_seated(of_group uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from membership where group_id = of_group and person_id = held_person() and left_at is null)
    or exists (select from group_leader where group_id = of_group and person_id = held_person() and left_at is null)
$$;

alter table application enable row level security;
alter table interview enable row level security;
alter table application_message enable row level security;
alter table place_offer enable row level security;
alter table application_ending enable row level security;

-- A visitor applies to a group that is open; only its leaders and the applicant see it again.
grant select, insert on application to circle_viewer;
grant select on application to circle_holder;
create policy applies on application for insert to circle_viewer with check (
  group_is_open(group_id) and applied_at = circle_now() and is_newly_met(correspondent_id));
create policy leads on application for select to circle_viewer using (group_id in (select led_group_ids()));
create policy own on application for select to circle_holder using (id = (select held('application')));

grant select, insert on interview to circle_viewer;
grant update (held_on, outcome, recorded_by, recorded_at) on interview to circle_viewer;
create policy leads on interview to circle_viewer
  using (application_group(application_id) in (select led_group_ids()))
  with check (application_group(application_id) in (select led_group_ids()) and recorded_by = (select viewer_id()));
-- The applicant sees that it was held, and the decision in its own time; what the leaders made of it is theirs.
grant select (application_id, held_on) on interview to circle_holder;
create policy own on interview for select to circle_holder using (application_id = (select held('application')));

grant select, insert on application_message to circle_viewer, circle_holder;
create policy leads on application_message for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy leader_writes on application_message for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and author_id = (select viewer_id()));
create policy own on application_message for select to circle_holder using (application_id = (select held('application')));
create policy applicant_writes on application_message for insert to circle_holder with check (
  application_id = (select held('application')) and application_stands(application_id) and author_id is null);

-- Leaders make an offer and may withdraw it while it is unanswered; what was answered stays answered.
grant select, insert on place_offer to circle_viewer;
grant update (withdrawn_at) on place_offer to circle_viewer;
grant select on place_offer to circle_holder;
grant update (accepted_at, declined_at) on place_offer to circle_holder;
create policy leads on place_offer for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy offers on place_offer for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and offered_by = (select viewer_id()) and offered_at = circle_now() and expires_at > circle_now()
  and num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0
  and exists (select from ground_rules r
    where r.id = ground_rules_id and r.group_id = application_group(application_id)));
create policy withdraws on place_offer for update to circle_viewer
  using (application_group(application_id) in (select led_group_ids())
    and num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0)
  with check (withdrawn_at is not null and num_nonnulls(accepted_at, declined_at) = 0);
-- The applicant answers once, in time, and neither after leaving nor after being declined.
create policy own on place_offer for select to circle_holder using (application_id = (select held('application')));
create policy answers on place_offer for update to circle_holder
  using (application_id = (select held('application')) and expires_at > circle_now()
    and num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0 and application_stands(application_id))
  with check (num_nonnulls(accepted_at, declined_at) = 1 and withdrawn_at is null);

-- An application ends once, and not when it has led to a place.
grant select, insert on application_ending to circle_viewer, circle_holder;
create policy leads on application_ending for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy declines on application_ending for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and how = 'declined' and ended_by = (select viewer_id()));
create policy own on application_ending for select to circle_holder using (application_id = (select held('application')));
create policy withdraws on application_ending for insert to circle_holder with check (
  application_id = (select held('application')) and application_stands(application_id)
  and how = 'withdrawn' and ended_by is null);

-- An applicant sees the group they asked for, even when it is closed to others meanwhile, and the rules offered to them.
create policy applied on balint_group for select to circle_holder using (id = application_group((select held('application'))));
create policy offered on ground_rules for select to circle_holder using (
  exists (select from place_offer o where o.ground_rules_id = ground_rules.id));

-- A member by an offer accepted in this very moment: for oneself, in that group, under those rules, once.
grant insert on membership to circle_holder;
grant select on membership to circle_holder;
create policy accepts on membership for insert to circle_holder with check (
  application_id = (select held('application')) and person_id = held_person()
  and group_id = application_group(application_id) and joined_at = circle_now() and left_at is null
  and exists (select from place_offer o where o.application_id = membership.application_id
    and o.ground_rules_id = agreed_ground_rules_id and o.accepted_at = circle_now()));
create policy own_holder on membership for select to circle_holder using (application_id = (select held('application')));

create policy applicants on correspondent for select to circle_viewer using (
  exists (select from application a where a.correspondent_id = correspondent.id));

revoke all on function application_group(uuid), application_stands(uuid), seats_offered(uuid), leaders_to_tell(uuid),
  address_of_application(uuid), standing_application(uuid, text), is_newly_met(uuid), holder_is_seated(uuid) from public;
grant execute on function application_group(uuid), application_stands(uuid), seats_offered(uuid), leaders_to_tell(uuid)
  to circle_viewer, circle_holder;
grant execute on function address_of_application(uuid), standing_application(uuid, text), is_newly_met(uuid)
  to circle_viewer;
grant execute on function holder_is_seated(uuid) to circle_holder;

-- Nobody enquires or invites in the name of somebody known already.
create function is_unknown_here(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from correspondent where id = which and met_at = circle_now())
    and not exists (select from application where correspondent_id = which)
    and not exists (select from enquiry where correspondent_id = which)
    and not exists (select from invitation where correspondent_id = which)
$$;
create policy newly_met on enquiry as restrictive for insert to circle_viewer with check (is_unknown_here(correspondent_id));
create policy newly_met on invitation as restrictive for insert to circle_viewer with check (
  kind = 'founder' or is_unknown_here(correspondent_id));
revoke all on function is_unknown_here(uuid) from public;
grant execute on function is_unknown_here(uuid) to circle_viewer;
