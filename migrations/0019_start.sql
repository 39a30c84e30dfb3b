-- What leaders reckon a meeting costs, and the first meetings that people may try for nothing.

-- ── the kept estimate (R68, R73–R76) ────────────────────────────────────────

-- A change is a further row; the newest holds. It is the leaders' own, unlike what members pay.
create table cost_plan (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  currency text not null check (currency in ('GBP', 'EUR')),
  paid_leaders smallint not null check (paid_leaders between 0 and 4),
  leader_fee_per_hour_minor integer not null check (leader_fee_per_hour_minor between 0 and 100000),
  meeting_minutes smallint not null check (meeting_minutes between 30 and 240),
  paid_pre_meeting_minutes smallint not null check (paid_pre_meeting_minutes between 0 and 120),
  paid_debrief_minutes smallint not null check (paid_debrief_minutes between 0 and 120),
  room_per_session_minor integer not null check (room_per_session_minor between 0 and 100000),
  supervision_per_session_minor integer not null check (supervision_per_session_minor between 0 and 100000),
  expected_members smallint not null check (expected_members between 1 and 30),
  kept_by uuid not null references person,
  kept_at timestamptz not null
);
comment on column cost_plan.meeting_minutes is 'As it was reckoned; a group that says how long it meets is reckoned with that.';
create index on cost_plan (group_id, kept_at desc, id desc);
create index on cost_plan (kept_by);

alter table cost_plan enable row level security;
grant select, insert on cost_plan to circle_viewer;
create policy leads on cost_plan for select to circle_viewer using (group_id in (select led_group_ids()));
create policy keeps on cost_plan for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and kept_by = (select viewer_id()) and kept_at = circle_now()
  and currency = (select g.currency from balint_group g where g.id = group_id));

-- ── first meetings (R41, R72) ───────────────────────────────────────────────

-- When a group meets for the first time: the earliest of its meetings that is not cancelled. It stands here so that the
-- next first meetings of the whole society are read by one index, with 10,000 groups as with ten. Nobody reads it but
-- through first_meetings_ahead().
create table first_meeting (
  group_id uuid primary key references balint_group on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null
);
create index on first_meeting (starts_at, group_id);
alter table first_meeting enable row level security;

-- Meetings are moved and cancelled, never taken out.
create function note_first_meeting() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from first_meeting f where f.group_id = new.group_id
    and not exists (select from meeting m where m.group_id = f.group_id and m.cancelled_at is null);
  insert into first_meeting (group_id, starts_at, ends_at)
    select m.group_id, m.starts_at, m.ends_at from meeting m
    where m.group_id = new.group_id and m.cancelled_at is null order by m.starts_at, m.id limit 1
    on conflict (group_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at
      where (first_meeting.starts_at, first_meeting.ends_at) <> (excluded.starts_at, excluded.ends_at);
  return null;
end
$$;
create trigger first_meeting after insert or update of starts_at, ends_at, cancelled_at on meeting
  for each row execute function note_first_meeting();
insert into first_meeting (group_id, starts_at, ends_at)
  select distinct on (group_id) group_id, starts_at, ends_at from meeting
  where cancelled_at is null order by group_id, starts_at, id;

-- For everybody: which open groups with a free place meet for the first time next, and cost nothing that time.
create function first_meetings_ahead(at_most integer)
returns table (group_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select f.group_id, f.starts_at, f.ends_at from first_meeting f join balint_group g on g.id = f.group_id
  where f.starts_at > circle_now() and g.opened_at is not null
    and (select a.first_meeting_free or a.contribution_minor = 0 from fee_agreement a
      where a.group_id = f.group_id order by a.agreed_at desc, a.id desc limit 1)
    and g.most_members > seats_taken(g.id) + seats_offered(g.id)
  order by f.starts_at, f.group_id limit least(at_most, 20)
$$;

revoke all on function note_first_meeting(), first_meetings_ahead(integer) from public;
grant execute on function first_meetings_ahead(integer) to circle_viewer;
