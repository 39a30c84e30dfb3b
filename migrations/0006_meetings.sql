-- A term and its meetings, who leads them how, the letter before the first, the feeds.

create table term (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  first_on date not null,
  every_weeks smallint not null check (every_weeks between 1 and 12),
  start_time time not null,
  length_minutes smallint not null check (length_minutes between 30 and 240),
  time_zone text not null,
  meetings smallint not null check (meetings between 1 and 60),
  made_by uuid not null references person,
  made_at timestamptz not null,
  unique (id, group_id)
);
create index on term (group_id);
create index on term (made_by);

create table meeting (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  term_id uuid not null,
  position smallint not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  sequence integer not null default 0,
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  unique (term_id, position),
  foreign key (term_id, group_id) references term (id, group_id) on delete cascade,
  check (ends_at > starts_at)
);
comment on column meeting.sequence is 'RFC 5545 SEQUENCE: raised whenever the date or the place changes.';
create index on meeting (group_id, starts_at);

-- Who moderates and who watches the process (R57–R59).
create table meeting_role (
  meeting_id uuid not null references meeting on delete cascade,
  role text not null check (role in ('moderator', 'process')),
  person_id uuid not null references person,
  primary key (meeting_id, role)
);
create index on meeting_role (person_id);

-- The preparatory letter (R55–R56), kept as it was sent.
create table preparatory_letter (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  plan text not null check (length(plan) <= 6000),
  seen_well text not null check (length(seen_well) <= 3000),
  reading text not null check (length(reading) <= 3000),
  sent_at timestamptz not null,
  sent_by uuid not null references person
);
create index on preparatory_letter (meeting_id);
create index on preparatory_letter (sent_by);

create function meeting_group(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select group_id from meeting where id = which $$;

-- The groups of the person whose calendar feed is being read.
create function fed_group_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select group_id from group_leader where person_id = held('calendar-feed') and left_at is null
  union select group_id from membership where person_id = held('calendar-feed') and left_at is null
$$;

-- The doors are open: from the group's minutes before a meeting until half an hour after its end.
create function doors_are_open(of_group uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from meeting m join balint_group g on g.id = m.group_id
    where m.group_id = of_group and m.cancelled_at is null
      and circle_now() >= m.starts_at - make_interval(mins => g.doors_minutes)
      and circle_now() <= m.ends_at + interval '30 minutes')
$$;

alter table term enable row level security;
alter table meeting enable row level security;
alter table meeting_role enable row level security;
alter table preparatory_letter enable row level security;

grant select, insert on term to circle_viewer;
create policy own on term for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on term for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and made_by = (select viewer_id()));

grant select, insert on meeting to circle_viewer;
grant update (starts_at, ends_at, sequence, changed_at, cancelled_at) on meeting to circle_viewer;
create policy own on meeting for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on meeting for insert to circle_viewer with check (group_id in (select led_group_ids()));
create policy leads_changes on meeting for update to circle_viewer
  using (group_id in (select led_group_ids())) with check (group_id in (select led_group_ids()));
grant select on meeting to circle_holder;
create policy feed on meeting for select to circle_holder using (group_id in (select fed_group_ids()));
create policy feed on balint_group for select to circle_holder using (id in (select fed_group_ids()));

grant select, insert, update, delete on meeting_role to circle_viewer;
create policy own on meeting_role for select to circle_viewer using (meeting_group(meeting_id) in (select own_group_ids()));
create policy leads on meeting_role to circle_viewer
  using (meeting_group(meeting_id) in (select led_group_ids()))
  with check (meeting_group(meeting_id) in (select led_group_ids())
    and exists (select from group_leader l where l.group_id = meeting_group(meeting_id)
      and l.person_id = meeting_role.person_id and l.left_at is null));

grant select, insert on preparatory_letter to circle_viewer;
create policy own on preparatory_letter for select to circle_viewer
  using (meeting_group(meeting_id) in (select own_group_ids()));
create policy leads on preparatory_letter for insert to circle_viewer
  with check (meeting_group(meeting_id) in (select led_group_ids()) and sent_by = (select viewer_id()));

-- Members read the way in only while the doors are open.
create policy doors on group_link for select to circle_viewer using (
  group_id in (select joined_group_ids()) and doors_are_open(group_id));

revoke all on function meeting_group(uuid), fed_group_ids(), doors_are_open(uuid) from public;
grant execute on function meeting_group(uuid), doors_are_open(uuid) to circle_viewer;
grant execute on function fed_group_ids() to circle_holder;
