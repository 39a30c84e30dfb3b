-- Terms: rhythms by the month, days on which a group does not meet, what has changed and who was told, the next term in time.

-- ── rhythm ──────────────────────────────────────────────────────────────────

alter table balint_group add nth_of_month smallint check (nth_of_month in (1, 2, 3, 4, -1)),
  add constraint one_rhythm check (num_nonnulls(every_weeks, nth_of_month) <= 1);
comment on column balint_group.nth_of_month is 'The first to fourth of its weekdays in each month, -1 the last; null: whole weeks apart, or open.';
grant update (nth_of_month) on balint_group to circle_viewer;

alter table term alter every_weeks drop not null,
  add nth_of_month smallint check (nth_of_month in (1, 2, 3, 4, -1)),
  add constraint one_rhythm check (num_nonnulls(every_weeks, nth_of_month) = 1),
  add until_on date,
  add next_prompted_at timestamptz;
comment on column term.until_on is 'The last day of a term that was made up to a day; null: it was made with a number of meetings.';
comment on column term.next_prompted_at is 'When its leaders were told that it is time for the next one.';
create index term_to_follow on term (group_id) where next_prompted_at is null;

-- ── days without a meeting ──────────────────────────────────────────────────

create table group_pause (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  first_on date not null,
  last_on date not null check (last_on >= first_on and last_on - first_on <= 366),
  reason text check (length(reason) between 1 and 200),
  noted_by uuid not null references person,
  noted_at timestamptz not null
);
comment on table group_pause is 'Days on which a group does not meet, as its leaders chose.';
create index on group_pause (group_id, last_on);
create index on group_pause (noted_by);

create table leader_leave (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  first_on date not null,
  last_on date not null check (last_on >= first_on and last_on - first_on <= 366),
  noted_at timestamptz not null
);
comment on table leader_leave is 'Days on which a leader is away. Their own to note, without a reason; seen by those they lead with.';
create index on leader_leave (person_id, last_on);

create trigger only_now before insert or update on group_pause for each row execute function only_now('noted_at');
create trigger only_now before insert or update on leader_leave for each row execute function only_now('noted_at');
alter table group_pause enable row level security;
alter table leader_leave enable row level security;
grant select, insert, delete on group_pause to circle_viewer;
create policy own on group_pause for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on group_pause for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and noted_by = (select viewer_id()));
create policy leads_takes_back on group_pause for delete to circle_viewer using (group_id in (select led_group_ids()));
grant select, insert, delete on leader_leave to circle_viewer;
create policy together on leader_leave for select to circle_viewer
  using (person_id = (select viewer_id()) or person_id in (select co_leader_ids()));
create policy own on leader_leave for insert to circle_viewer with check (person_id = (select viewer_id()));
create policy own_taken_back on leader_leave for delete to circle_viewer using (person_id = (select viewer_id()));

-- ── what has changed ────────────────────────────────────────────────────────

alter table meeting add constraint meeting_of_group unique (id, group_id),
  add replaces_id uuid references meeting on delete set null;
comment on column meeting.replaces_id is 'The cancelled meeting that this one stands for.';
create unique index one_replacement on meeting (replaces_id) where replaces_id is not null;

create table meeting_announcement (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  reason text check (length(reason) between 1 and 300),
  made_by uuid not null references person,
  made_at timestamptz not null,
  unique (id, group_id)
);
comment on table meeting_announcement is 'What was changed in one go, and told everybody concerned in one email each.';
create index on meeting_announcement (group_id, made_at desc);
create index on meeting_announcement (made_by);

create table meeting_change (
  id uuid primary key,
  announcement_id uuid not null,
  group_id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('moved', 'cancelled', 'added', 'placed')),
  before_starts_at timestamptz,
  before_ends_at timestamptz,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  sequence integer not null,
  foreign key (announcement_id, group_id) references meeting_announcement (id, group_id) on delete cascade,
  foreign key (meeting_id, group_id) references meeting (id, group_id) on delete cascade,
  unique (announcement_id, meeting_id),
  check ((kind = 'moved') = (num_nonnulls(before_starts_at, before_ends_at) = 2))
);
comment on table meeting_change is 'The history of each meeting, as it was told: never changed.';
comment on column meeting_change.sequence is 'RFC 5545 SEQUENCE of the invitation that went out with it.';
create index on meeting_change (meeting_id);
create index on meeting_change (group_id);

-- The changes that concern a member: of meetings that are theirs, or were before.
create function own_change_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 50
as $$
  select c.id from membership m join meeting_change c on c.group_id = m.group_id
    left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
  where m.person_id = viewer_id() and m.left_at is null and (
    (c.starts_at >= coalesce(f.starts_at, '-infinity') and c.starts_at <= coalesce(l.starts_at, 'infinity'))
    or (c.before_starts_at >= coalesce(f.starts_at, '-infinity') and c.before_starts_at <= coalesce(l.starts_at, 'infinity'))
    or c.meeting_id in (m.first_meeting_id, m.last_meeting_id))
$$;
create function own_announcement_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20
as $$ select distinct c.announcement_id from own_change_ids() own join meeting_change c on c.id = own $$;

create trigger only_now before insert on meeting_announcement for each row execute function only_now('made_at');
alter table meeting_announcement enable row level security;
alter table meeting_change enable row level security;
grant select, insert on meeting_announcement, meeting_change to circle_viewer;
create policy own on meeting_announcement for select to circle_viewer
  using (group_id in (select led_group_ids()) or id in (select own_announcement_ids()));
create policy leads on meeting_announcement for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and made_by = (select viewer_id()));
create policy own on meeting_change for select to circle_viewer
  using (group_id in (select led_group_ids()) or id in (select own_change_ids()));
create policy leads on meeting_change for insert to circle_viewer with check (group_id in (select led_group_ids()));

-- Whom a change is told: every leader, and the members whose own a meeting of it is or was.
create function concerned_by(announcement uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 15
as $$
  select l.person_id from meeting_announcement a join group_leader l on l.group_id = a.group_id and l.left_at is null
  where a.id = announcement and a.group_id in (select led_group_ids())
  union
  select m.person_id from meeting_announcement a join meeting_change c on c.announcement_id = a.id
    join membership m on m.group_id = a.group_id and m.left_at is null
    left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
  where a.id = announcement and a.group_id in (select led_group_ids()) and (
    (c.starts_at >= coalesce(f.starts_at, '-infinity') and c.starts_at <= coalesce(l.starts_at, 'infinity'))
    or (c.before_starts_at >= coalesce(f.starts_at, '-infinity') and c.before_starts_at <= coalesce(l.starts_at, 'infinity'))
    or c.meeting_id in (m.first_meeting_id, m.last_meeting_id))
$$;

-- ── the next term in time (R45) ─────────────────────────────────────────────

-- Whoever leads a group whose newest term nears its end, with fewer dates ahead than the society asks for: once a term,
-- when half of it is over.
create function take_terms_to_follow(fewest_ahead integer, at_most integer) returns table (term_id uuid, person_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as (
    select t.id, t.group_id from term t
    where t.next_prompted_at is null
      and not exists (select from term newer where newer.group_id = t.group_id and newer.first_on > t.first_on)
      and exists (select from meeting m where m.group_id = t.group_id and m.cancelled_at is null
        and m.ends_at between circle_now() - interval '28 days' and circle_now())
      and (select count(*) from (select from meeting m where m.group_id = t.group_id and m.cancelled_at is null
        and m.starts_at > circle_now() limit fewest_ahead) ahead) < least(fewest_ahead, t.meetings / 2 + 1)
    order by t.id limit at_most for update of t skip locked),
  prompted as (update term t set next_prompted_at = circle_now() from due where t.id = due.id returning t.id, t.group_id)
  select p.id, l.person_id from prompted p left join group_leader l on l.group_id = p.group_id and l.left_at is null
$$;
create function term_prompted_now(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from term where id = which and next_prompted_at = circle_now()) $$;
create policy prompts_next_term on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'next-term-due' and term_prompted_now(about_id));

-- ── what is said of a group elsewhere ───────────────────────────────────────

create or replace function flier_facts(of_group uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select jsonb_build_object(
    'society', (select name from society),
    'name', g.name,
    'mode', g.mode,
    'region', (select name from region where id = g.region_id),
    'area', g.area,
    'aims', g.aims,
    'professions', g.professions,
    'languages', g.languages,
    'weekday', g.weekday,
    'startTime', to_char(g.start_time, 'HH24:MI'),
    'everyWeeks', g.every_weeks,
    'lengthMinutes', g.length_minutes,
    'timeZone', g.time_zone,
    'dates', (
      -- The term that is under way or comes next; what lies behind is not advertised.
      select jsonb_build_object(
        'first', (min(m.starts_at) at time zone g.time_zone)::date,
        'last', (max(m.starts_at) at time zone g.time_zone)::date,
        'meetings', count(*))
      from meeting m
      where m.cancelled_at is null and m.term_id = (
        select ahead.term_id from meeting ahead
        where ahead.group_id = g.id and ahead.cancelled_at is null and ahead.ends_at > circle_now()
        order by ahead.starts_at limit 1)
      having count(*) > 0),
    'fee', (
      select jsonb_build_object(
        'contributionMinor', f.contribution_minor, 'currency', f.currency, 'paidAhead', f.paid_ahead,
        'firstMeetingFree', f.first_meeting_free, 'covers', f.covers)
      from fee_agreement f where f.group_id = g.id order by f.agreed_at desc, f.id desc limit 1),
    'leaders', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', l.name, 'profession', l.profession, 'accreditation', l.accreditation) order by l.place), '[]')
      from named_leaders(array[g.id]) with ordinality l (group_id, person_id, name, profession, accreditation, place)),
    'leadersInAll', leaders_seated(g.id))
    -- Said only where it holds: what was printed of all others has not changed.
    || case when g.nth_of_month is null then '{}' else jsonb_build_object('nthOfMonth', g.nth_of_month) end
  from balint_group g
  where g.id = of_group and (g.opened_at is not null or g.id in (select led_group_ids()))
$$;

drop function contact_group(uuid);
create function contact_group(which uuid)
returns table (id uuid, name text, mode text, area text, region_name text, professions text[], weekday smallint,
  start_time time, every_weeks smallint, nth_of_month smallint, length_minutes smallint, leaders integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select g.id, g.name, g.mode, g.area, region.name, g.professions, g.weekday, g.start_time, g.every_weeks, g.nth_of_month,
    g.length_minutes, leaders_seated(g.id)
  from contact_request r join balint_group g on g.id = r.group_id left join region on region.id = g.region_id
  where r.id = which and (r.asked_by = viewer_id() or is_asked(r))
$$;

revoke all on function own_change_ids(), own_announcement_ids(), concerned_by(uuid), take_terms_to_follow(integer, integer),
  term_prompted_now(uuid), contact_group(uuid) from public;
grant execute on function own_change_ids(), own_announcement_ids(), concerned_by(uuid), contact_group(uuid) to circle_viewer;
grant execute on function take_terms_to_follow(integer, integer), term_prompted_now(uuid) to circle_jobs;
