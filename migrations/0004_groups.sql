-- A Balint group: its frame, its leaders and members, its place, its rules.

create table balint_group (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  founded_by uuid not null references person,
  founded_at timestamptz not null,
  enquiry_id uuid references enquiry,
  region_id uuid references region,
  mode text not null check (mode in ('face-to-face', 'online')),
  area text check (length(area) <= 120),
  professions text[] not null default '{}' check (cardinality(professions) <= 20),
  aims text check (length(aims) <= 4000),
  time_zone text not null,
  currency text not null check (currency in ('GBP', 'EUR')),
  fewest_members smallint not null check (fewest_members between 2 and 30),
  most_members smallint not null check (most_members between 2 and 30),
  weekday smallint check (weekday between 1 and 7),
  start_time time,
  every_weeks smallint check (every_weeks between 1 and 12),
  length_minutes smallint check (length_minutes between 30 and 240),
  doors_minutes smallint not null default 10 check (doors_minutes between 0 and 60),
  leaders_met_on date,
  opened_at timestamptz,
  opened_by uuid references person,
  revision integer not null default 1,
  check (fewest_members <= most_members)
);
comment on column balint_group.opened_at is 'Since when it is open to applicants and in the directory; null while in planning or closed to them.';
comment on column balint_group.revision is 'Raised with every change, so that a form filled from an older page is noticed.';
create index on balint_group (region_id);
create index on balint_group (founded_by);
create index on balint_group (opened_by);
create unique index one_group_an_enquiry on balint_group (enquiry_id);
create index on balint_group (opened_at desc, id) where opened_at is not null;
create index on balint_group (region_id, opened_at desc, id) where opened_at is not null;

create table group_leader (
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person,
  joined_at timestamptz not null,
  left_at timestamptz,
  named_publicly_at timestamptz,
  primary key (group_id, person_id)
);
create index on group_leader (person_id) where left_at is null;
create index on group_leader (person_id, group_id);

-- What the register will deepen: a leader's own word on their experience, and the accreditation state (R17–R19).
create table leader_entry (
  person_id uuid primary key references person on delete cascade,
  profession text check (length(profession) <= 80),
  group_member_experience boolean not null default false,
  psychodynamic_training boolean not null default false,
  accreditation text not null default 'none' check (accreditation in ('none', 'working-towards', 'accredited')),
  changed_at timestamptz not null
);

create table ground_rules (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  version smallint not null,
  body text not null check (length(body) between 1 and 8000),
  written_by uuid not null references person,
  written_at timestamptz not null,
  unique (group_id, version),
  unique (id, group_id)
);
create index on ground_rules (written_by);

create table membership (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person,
  joined_at timestamptz not null,
  left_at timestamptz,
  agreed_ground_rules_id uuid not null,
  foreign key (agreed_ground_rules_id, group_id) references ground_rules (id, group_id)
);
create unique index one_seat_each on membership (group_id, person_id) where left_at is null;
create index on membership (person_id);
create index on membership (group_id);
create index on membership (agreed_ground_rules_id);

-- Where it meets face to face. The area is public, the address is not.
create table group_place (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  name text not null check (length(name) between 1 and 120),
  address text not null check (length(address) <= 300),
  seats smallint not null check (seats between 1 and 100),
  free_for_all_dates boolean not null,
  free_from_intrusion boolean not null,
  since timestamptz not null,
  until timestamptz
);
create index on group_place (group_id);

-- The way in of an online group that meets in its own tool. Members may read it from the doors' opening only.
create table group_link (
  group_id uuid primary key references balint_group on delete cascade,
  url text not null check (url like 'https://%' and length(url) <= 500),
  set_at timestamptz not null,
  set_by uuid not null references person
);
create index on group_link (set_by);

-- That there is supervision, of which kind and since when. There is no field for content.
create table supervision_arrangement (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in ('individual', 'pair', 'peer')),
  every_weeks smallint not null check (every_weeks between 1 and 52),
  since_on date not null,
  ended_on date
);
create index on supervision_arrangement (group_id);

-- Somebody without an account, or with one, is asked to found or to lead a group.
create table invitation (
  id uuid primary key,
  kind text not null check (kind in ('founder', 'leader')),
  correspondent_id uuid not null references correspondent,
  enquiry_id uuid references enquiry,
  group_id uuid references balint_group on delete cascade,
  invited_by uuid not null references person,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person,
  declined_at timestamptz,
  withdrawn_at timestamptz,
  check ((kind = 'founder') = (enquiry_id is not null)),
  check ((kind = 'leader') = (group_id is not null))
);
create index on invitation (correspondent_id);
create index on invitation (enquiry_id);
create index on invitation (group_id);
create index on invitation (invited_by);
create index on invitation (accepted_by);
create unique index one_founder_invitation on invitation (enquiry_id)
  where kind = 'founder' and withdrawn_at is null and declined_at is null;

-- ── who may ─────────────────────────────────────────────────────────────────

-- `rows` tells the planner what no statistics can: a person has a few groups, however many the society has.
create function led_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select group_id from group_leader where person_id = viewer_id() and left_at is null $$;

create function joined_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select group_id from membership where person_id = viewer_id() and left_at is null $$;

create function own_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select group_id from group_leader where person_id = viewer_id() and left_at is null
  union select group_id from membership where person_id = viewer_id() and left_at is null
$$;

create function leaders_of_own_groups() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select l.person_id from own_group_ids() own join group_leader l on l.group_id = own and l.left_at is null
$$;

create function people_of_own_groups() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 50
as $$
  select leaders_of_own_groups()
  union select m.person_id from own_group_ids() own join membership m on m.group_id = own and m.left_at is null
$$;

create function co_leader_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$ select l.person_id from led_group_ids() led join group_leader l on l.group_id = led and l.left_at is null $$;

create function region_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 100
as $$ select id from balint_group where region_id in (select represented_region_ids()) $$;

-- How many sit in the circle: numbers anybody may know who may see the group.
create function seats_taken(of_group uuid) returns integer language sql stable security definer set search_path = public, pg_temp
as $$ select count(*)::int from membership where group_id = of_group and left_at is null $$;

create function leaders_seated(of_group uuid) returns integer language sql stable security definer set search_path = public, pg_temp
as $$ select count(*)::int from group_leader where group_id = of_group and left_at is null $$;

create function group_is_open(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from balint_group where id = which and opened_at is not null) $$;

-- Leaders who agreed to be named, with what the public may know of them; of one's own groups before they open too.
create function named_leaders(of_groups uuid[])
returns table (group_id uuid, person_id uuid, name text, profession text, accreditation text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select l.group_id, l.person_id, p.name, e.profession, coalesce(e.accreditation, 'none')
  from group_leader l join person p on p.id = l.person_id left join leader_entry e on e.person_id = l.person_id
  where l.group_id = any (of_groups) and l.left_at is null and l.named_publicly_at is not null
    and (group_is_open(l.group_id) or l.group_id in (select own_group_ids()))
  order by l.group_id, l.joined_at, l.person_id
$$;

-- One at a time may fill a group's seats: whoever holds this lock counts truly.
create function lock_group_seats(of_group uuid) returns void language sql volatile
as $$ select pg_advisory_xact_lock(hashtextextended('group-seats:' || of_group, 0)) $$;

-- The invitations addressed to the viewer's own mailbox.
create function own_invitation_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select i.id from person p join correspondent c on c.email = p.email join invitation i on i.correspondent_id = c.id
  where p.id = viewer_id()
$$;

-- Neither answered nor withdrawn nor run out.
create function invitation_is_open(i invitation) returns boolean language sql stable
as $$
  select i.accepted_at is null and i.declined_at is null and i.withdrawn_at is null and i.expires_at > circle_now()
$$;

-- Groups the viewer may join as a leader, enquiries they may make a group of: by an open invitation, once.
create function invited_group_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select i.group_id from own_invitation_ids() own join invitation i on i.id = own
  where i.kind = 'leader' and invitation_is_open(i)
$$;

create function invited_enquiry_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select i.enquiry_id from own_invitation_ids() own join invitation i on i.id = own
  where i.kind = 'founder' and invitation_is_open(i)
$$;

-- What somebody asked and planned before there was the group they founded.
create function founded_enquiry_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$ select enquiry_id from balint_group where founded_by = viewer_id() and enquiry_id is not null $$;

-- Whose name is in sight because they lead a group that is: to everybody when they agreed, to the society's officers.
create function leads_in_sight(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from group_leader l join balint_group g on g.id = l.group_id
    where l.person_id = who and l.left_at is null
      and ((l.named_publicly_at is not null and g.opened_at is not null)
        or holds_office('administrator') or holds_office('council')
        or g.region_id in (select represented_region_ids())))
$$;

-- Who is invited reads by whom.
create function has_invited_reader(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from invitation where id = held('invitation') and invited_by = who
      and withdrawn_at is null)
    or exists (select from own_invitation_ids() own join invitation i on i.id = own where i.invited_by = who)
$$;

-- Who is invited is named to themselves, and to those who asked them.
create function invitation_in_sight(to_correspondent uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from invitation i where i.correspondent_id = to_correspondent
    and (i.id in (select own_invitation_ids()) or i.group_id in (select led_group_ids())
      or (i.kind = 'founder' and takes_enquiry(i.enquiry_id))))
$$;

-- A founder takes the first chair of a group that nobody has led yet.
create function founds(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from balint_group where id = which and founded_by = viewer_id())
    and not exists (select from group_leader where group_id = which)
$$;

-- What a leader may know of an address they are about to invite: whether this group has asked it, or is led by it.
create function asked_to_lead(of_group uuid, their_email text) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
  select case
    when of_group not in (select led_group_ids()) then null
    when exists (select from group_leader l join person p on p.id = l.person_id
      where l.group_id = of_group and l.left_at is null and p.email = lower(their_email)) then 'leads'
    when exists (select from invitation i join correspondent c on c.id = i.correspondent_id
      where i.group_id = of_group and c.email = lower(their_email) and invitation_is_open(i)) then 'invited'
  end
$$;

alter table balint_group enable row level security;
alter table group_leader enable row level security;
alter table leader_entry enable row level security;
alter table ground_rules enable row level security;
alter table membership enable row level security;
alter table group_place enable row level security;
alter table group_link enable row level security;
alter table supervision_arrangement enable row level security;
alter table invitation enable row level security;

-- Who founded a group, and from which enquiry, stays as it was.
grant select, insert on balint_group to circle_viewer;
grant update (name, region_id, mode, area, professions, aims, time_zone, currency, fewest_members, most_members, weekday,
  start_time, every_weeks, length_minutes, doors_minutes, leaders_met_on, opened_at, opened_by, revision)
  on balint_group to circle_viewer;
grant select on balint_group to circle_holder;
create policy listed on balint_group for select to circle_viewer, circle_holder using (opened_at is not null);
create policy own on balint_group for select to circle_viewer using (id in (select own_group_ids()));
create policy office on balint_group for select to circle_viewer using (
  (select holds_office('administrator')) or (select holds_office('council'))
  or region_id in (select represented_region_ids()));
create policy invited on balint_group for select to circle_viewer using (id in (select invited_group_ids()));
create policy invited_holder on balint_group for select to circle_holder using (
  id = (select i.group_id from invitation i where i.id = (select held('invitation')) and i.withdrawn_at is null));
create policy founds on balint_group for insert to circle_viewer with check (
  founded_by = (select viewer_id()) and enquiry_id in (select invited_enquiry_ids()) and opened_at is null);
create policy leads on balint_group for update to circle_viewer
  using (id in (select led_group_ids()))
  with check (id in (select led_group_ids()));

-- Whoever has left a chair takes it again only when asked again.
grant select, insert on group_leader to circle_viewer;
grant update (left_at, named_publicly_at) on group_leader to circle_viewer;
grant select on group_leader to circle_holder;
create policy named on group_leader for select to circle_viewer, circle_holder
  using (named_publicly_at is not null and left_at is null and group_is_open(group_id));
create policy own on group_leader for select to circle_viewer using (group_id in (select own_group_ids()));
create policy own_past on group_leader for select to circle_viewer using (person_id = (select viewer_id()));
create policy office on group_leader for select to circle_viewer using (
  (select holds_office('administrator')) or (select holds_office('council'))
  or group_id in (select region_group_ids()));
create policy takes_the_chair on group_leader for insert to circle_viewer with check (
  person_id = (select viewer_id()) and left_at is null
  and (group_id in (select invited_group_ids()) or founds(group_id)));
create policy oneself on group_leader for update to circle_viewer
  using (person_id = (select viewer_id()) and left_at is null) with check (person_id = (select viewer_id()));
create policy returns on group_leader for update to circle_viewer
  using (person_id = (select viewer_id()) and group_id in (select invited_group_ids()))
  with check (person_id = (select viewer_id()));

-- Of a leader's own word the public knows what named_leaders() tells.
grant select, insert, update on leader_entry to circle_viewer;
create policy own on leader_entry to circle_viewer
  using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));
create policy co_leaders on leader_entry for select to circle_viewer using (person_id in (select co_leader_ids()));
create policy office on leader_entry for select to circle_viewer using (
  (select holds_office('administrator')) or (select holds_office('council')));

grant select, insert on ground_rules to circle_viewer;
grant select on ground_rules to circle_holder;
create policy own on ground_rules for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on ground_rules for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and written_by = (select viewer_id()));

grant select on membership to circle_viewer;
grant update (left_at, agreed_ground_rules_id) on membership to circle_viewer;
create policy leads on membership for select to circle_viewer using (group_id in (select led_group_ids()));
create policy own on membership for select to circle_viewer
  using (left_at is null and group_id in (select joined_group_ids()));
create policy own_past on membership for select to circle_viewer using (person_id = (select viewer_id()));
create policy oneself on membership for update to circle_viewer
  using (person_id = (select viewer_id()) and left_at is null) with check (person_id = (select viewer_id()));

grant select, insert on group_place to circle_viewer;
grant update (until) on group_place to circle_viewer;
create policy own on group_place for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on group_place for insert to circle_viewer with check (group_id in (select led_group_ids()));
create policy leads_changes on group_place for update to circle_viewer
  using (group_id in (select led_group_ids())) with check (group_id in (select led_group_ids()));

grant select, insert, delete on group_link to circle_viewer;
grant update (url, set_at, set_by) on group_link to circle_viewer;
create policy leads on group_link to circle_viewer
  using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and set_by = (select viewer_id()));

grant select, insert on supervision_arrangement to circle_viewer;
grant update (ended_on) on supervision_arrangement to circle_viewer;
create policy leads on supervision_arrangement to circle_viewer
  using (group_id in (select led_group_ids())) with check (group_id in (select led_group_ids()));

-- An invitation is answered or withdrawn while it is open, and never turned to another group or another day.
grant select, insert on invitation to circle_viewer;
grant update (accepted_at, accepted_by, declined_at, withdrawn_at) on invitation to circle_viewer;
grant select on invitation to circle_holder;
grant update (declined_at) on invitation to circle_holder;
create policy invites on invitation for insert to circle_viewer with check (
  invited_by = (select viewer_id()) and num_nonnulls(accepted_at, accepted_by, declined_at, withdrawn_at) = 0
  and case kind
    when 'leader' then group_id in (select led_group_ids())
    else takes_enquiry(enquiry_id) and exists (
      select from enquiry e where e.id = enquiry_id and e.correspondent_id = invitation.correspondent_id)
  end);
create policy inviting on invitation for select to circle_viewer using (
  group_id in (select led_group_ids()) or (kind = 'founder' and takes_enquiry(enquiry_id)));
create policy withdraws on invitation for update to circle_viewer
  using (accepted_at is null and declined_at is null and withdrawn_at is null
    and (group_id in (select led_group_ids()) or (kind = 'founder' and takes_enquiry(enquiry_id))))
  with check (withdrawn_at is not null and num_nonnulls(accepted_at, accepted_by, declined_at) = 0);
create policy invited on invitation for select to circle_viewer using (id in (select own_invitation_ids()));
create policy answers on invitation for update to circle_viewer
  using (id in (select own_invitation_ids()) and invitation_is_open(invitation))
  with check (withdrawn_at is null and (
    (declined_at is not null and num_nonnulls(accepted_at, accepted_by) = 0)
    or (declined_at is null and accepted_at is not null and accepted_by = (select viewer_id()))));
create policy invited_holder on invitation for select to circle_holder using (id = (select held('invitation')));
create policy declines on invitation for update to circle_holder
  using (id = (select held('invitation')) and invitation_is_open(invitation)) with check (declined_at is not null);

-- A founder reads the enquiry their group comes from, so that nothing is typed twice.
create policy founder on enquiry for select to circle_viewer using (
  id in (select invited_enquiry_ids()) or id in (select founded_enquiry_ids()));
create policy founder_holder on enquiry for select to circle_holder using (
  id = (select i.enquiry_id from invitation i where i.id = (select held('invitation'))));

create policy invited_people on correspondent for select to circle_viewer using (invitation_in_sight(id));

create policy own_groups on person for select to circle_viewer using (id in (select people_of_own_groups()));
create policy group_leaders on person for select to circle_viewer, circle_holder using (leads_in_sight(id));
create policy inviter on person for select to circle_viewer, circle_holder using (has_invited_reader(id));

-- A leader's phone number is in sight of the group's people (R56).
create policy own_leaders on profile for select to circle_viewer using (person_id in (select leaders_of_own_groups()));

revoke all on function led_group_ids(), joined_group_ids(), own_group_ids(), people_of_own_groups(), co_leader_ids(),
  leaders_of_own_groups(), leads_in_sight(uuid), has_invited_reader(uuid), invitation_in_sight(uuid),
  region_group_ids(), seats_taken(uuid), leaders_seated(uuid), group_is_open(uuid), named_leaders(uuid[]),
  lock_group_seats(uuid), own_invitation_ids(), invitation_is_open(invitation), invited_group_ids(),
  invited_enquiry_ids(), founds(uuid), asked_to_lead(uuid, text) from public;
grant execute on function led_group_ids(), joined_group_ids(), own_group_ids(), people_of_own_groups(), co_leader_ids(),
  leaders_of_own_groups(), invitation_in_sight(uuid), region_group_ids(), own_invitation_ids(), invited_group_ids(), invited_enquiry_ids(), founds(uuid),
  asked_to_lead(uuid, text) to circle_viewer;
grant execute on function seats_taken(uuid), leaders_seated(uuid), group_is_open(uuid), named_leaders(uuid[]),
  invitation_is_open(invitation), lock_group_seats(uuid), leads_in_sight(uuid), has_invited_reader(uuid)
  to circle_viewer, circle_holder;
