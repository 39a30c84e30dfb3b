-- How a group spends its meetings: its own minutes for each kind of session, which kind a meeting has, what its leaders
-- keep for themselves before and after, and whether the members have been told who does what (R21–R22, R42, R57–R60).

-- Where there is no row, the recommended minutes hold.
create table session_plan (
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in ('first', 'taster', 'one-case', 'two-cases')),
  minutes jsonb not null check (jsonb_typeof(minutes) = 'object' and length(minutes::text) <= 1000),
  changed_at timestamptz not null,
  changed_by uuid not null references person,
  primary key (group_id, kind)
);
comment on column session_plan.minutes is 'By the name of the phase; of two cases the minutes of each.';
create index on session_plan (changed_by);

create table usual_session (
  group_id uuid primary key references balint_group on delete cascade,
  kind text not null check (kind in ('one-case', 'two-cases')),
  chosen_at timestamptz not null,
  chosen_by uuid not null references person
);
create index on usual_session (chosen_by);

-- Only where a meeting is of another kind than it would be by itself.
create table meeting_session (
  meeting_id uuid primary key references meeting on delete cascade,
  kind text not null check (kind in ('first', 'taster', 'one-case', 'two-cases')),
  chosen_at timestamptz not null,
  chosen_by uuid not null references person
);
create index on meeting_session (chosen_by);

-- Before and after each meeting, in the leaders' own calendars. Without a row the society's numbers hold.
create table leaders_time (
  group_id uuid primary key references balint_group on delete cascade,
  before_minutes smallint not null check (before_minutes between 0 and 120),
  after_minutes smallint not null check (after_minutes between 0 and 120),
  revision integer not null default 1 check (revision > 0),
  changed_at timestamptz not null,
  changed_by uuid not null references person
);
comment on column leaders_time.revision is 'Added to the meeting''s SEQUENCE (RFC 5545): raised with every change.';
create index on leaders_time (changed_by);

-- R59: talked about with the group. From then on members read who moderates and who watches the process.
create table roles_told (
  group_id uuid primary key references balint_group on delete cascade,
  told_at timestamptz not null,
  told_by uuid not null references person
);
create index on roles_told (told_by);

-- What leaders have agreed on already is theirs from the first day.
insert into leaders_time (group_id, before_minutes, after_minutes, changed_at, changed_by)
select distinct on (group_id) group_id, (answers ->> 'preMeetingMinutes')::smallint, (answers ->> 'debriefMinutes')::smallint,
  agreed_at, proposed_by
from planning_text
where agreed_at is not null and jsonb_typeof(answers -> 'preMeetingMinutes') = 'number'
  and jsonb_typeof(answers -> 'debriefMinutes') = 'number'
  and (answers ->> 'preMeetingMinutes')::numeric between 0 and 120 and (answers ->> 'debriefMinutes')::numeric between 0 and 120
order by group_id, agreed_at desc, id desc;

create trigger only_now before insert or update on session_plan for each row execute function only_now('changed_at');
create trigger only_now before insert or update on usual_session for each row execute function only_now('chosen_at');
create trigger only_now before insert or update on meeting_session for each row execute function only_now('chosen_at');
create trigger only_now before insert or update on leaders_time for each row execute function only_now('changed_at');
create trigger only_now before insert or update on roles_told for each row execute function only_now('told_at');

alter table session_plan enable row level security;
alter table usual_session enable row level security;
alter table meeting_session enable row level security;
alter table leaders_time enable row level security;
alter table roles_told enable row level security;

grant select, insert, update, delete on session_plan to circle_viewer;
create policy own on session_plan for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on session_plan to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and changed_by = (select viewer_id()));

grant select, insert, update on usual_session to circle_viewer;
create policy own on usual_session for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on usual_session to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and chosen_by = (select viewer_id()));

grant select, insert, update, delete on meeting_session to circle_viewer;
create policy own on meeting_session for select to circle_viewer using (meeting_id in (select own_meeting_ids()));
create policy leads on meeting_session to circle_viewer
  using (meeting_group(meeting_id) in (select led_group_ids()))
  with check (meeting_group(meeting_id) in (select led_group_ids()) and chosen_by = (select viewer_id()));

grant select, insert, update on leaders_time to circle_viewer;
create policy leads on leaders_time to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and changed_by = (select viewer_id()));

grant select, insert, delete on roles_told to circle_viewer;
create policy own on roles_told for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on roles_told to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and told_by = (select viewer_id()));

-- Who does what is the leaders' own business until they have told the group.
alter policy own on meeting_role
  using (meeting_id in (select own_meeting_ids()) and meeting_group(meeting_id) in (select group_id from roles_told));

-- Whether the group met, or meets, for the first time there; a member who came later does not see the earlier ones.
create function is_first_meeting(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from meeting m join first_meeting f on f.group_id = m.group_id and f.starts_at = m.starts_at
    where m.id = which and m.cancelled_at is null and m.group_id in (select own_group_ids()))
$$;
revoke all on function is_first_meeting(uuid) from public;
grant execute on function is_first_meeting(uuid) to circle_viewer;
