-- The leaders' debrief after a meeting (R22, R66), sealed: what was ticked and written is here only as bytes that the key
-- file opens (docs/sealed.md). And what a group's leaders have put aside of what the product would tell them.

create table debrief (
  id uuid primary key,
  meeting_id uuid not null unique references meeting on delete cascade,
  sealed bytea not null check (octet_length(sealed) between 29 and 16384),
  wrapped_key bytea not null check (octet_length(wrapped_key) = 60),
  revision integer not null check (revision > 0),
  written_by uuid not null references person,
  written_at timestamptz not null,
  deleted_on date not null
);
comment on column debrief.sealed is 'AES-256-GCM of ticks and text, in blocks of 1 KB.';
comment on column debrief.wrapped_key is 'The key of this record alone, wrapped by the key file''s key for it.';
comment on column debrief.deleted_on is 'Row and key go on this day; told when it was first written, and kept.';
create index on debrief (deleted_on);
create index on debrief (written_by);
create trigger only_now before insert or update on debrief for each row execute function only_now('written_at');

-- That the leaders came together after a meeting: no word of what. Stays when the debrief goes.
create table debrief_held (
  meeting_id uuid primary key references meeting on delete cascade,
  held_at timestamptz not null,
  noted_by uuid not null references person
);
create index on debrief_held (noted_by);
create trigger only_now before insert on debrief_held for each row execute function only_now('held_at');

-- "We know": until that day the leaders are not told of it again.
create table continuity_rest (
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in ('misses', 'places', 'size', 'debriefs')),
  about_id uuid not null,
  until_on date not null,
  put_aside_by uuid not null references person,
  put_aside_at timestamptz not null,
  primary key (group_id, kind, about_id)
);
comment on column continuity_rest.about_id is 'A member''s id for misses, otherwise the group''s.';
create index on continuity_rest (put_aside_by);
create trigger only_now before insert or update on continuity_rest for each row execute function only_now('put_aside_at');

-- ── who may ─────────────────────────────────────────────────────────────────

-- The viewer led the group when that meeting began, and has led it since: whoever takes a chair later reads nothing from
-- before, and whoever has left it nothing at all.
create function led_meeting(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from meeting m join group_leader l on l.group_id = m.group_id
    where m.id = which and l.person_id = viewer_id() and l.left_at is null and l.seated_at <= m.starts_at)
$$;

create function meeting_is_over(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from meeting where id = which and cancelled_at is null and ends_at <= circle_now()) $$;

-- Whose the debrief of a meeting is, to one of them: the leaders of that meeting.
create function debrief_leaders(which uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select l.person_id from meeting m join group_leader l on l.group_id = m.group_id
  where led_meeting(which) and m.id = which and l.left_at is null and l.seated_at <= m.starts_at
  order by l.seated_at, l.person_id
$$;

-- Those whose day has come, whoever's they are: how many, and nothing else.
create function forget_debriefs() returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (delete from debrief where deleted_on <= society_today() returning 1)
  select count(*)::int from gone
$$;

-- At the start, by the owner: whether a key file that is missing would be missed.
create function something_is_sealed() returns boolean
language sql stable set search_path = public, pg_temp
as $$ select exists (select from debrief where deleted_on > society_today()) $$;

alter table debrief enable row level security;
alter table debrief_held enable row level security;
alter table continuity_rest enable row level security;

grant select, insert, delete on debrief to circle_viewer;
grant update (sealed, wrapped_key, revision, written_by, written_at) on debrief to circle_viewer;
create policy pair on debrief for select to circle_viewer
  using (deleted_on > society_today() and led_meeting(meeting_id));
create policy writes on debrief for insert to circle_viewer with check (
  led_meeting(meeting_id) and meeting_is_over(meeting_id) and written_by = (select viewer_id()) and revision = 1
  and deleted_on between society_today() + 1 and society_today() + 400);
create policy writes_anew on debrief for update to circle_viewer
  using (deleted_on > society_today() and led_meeting(meeting_id)) with check (written_by = (select viewer_id()));
create policy deletes on debrief for delete to circle_viewer using (led_meeting(meeting_id));

grant select, insert on debrief_held to circle_viewer;
create policy pair on debrief_held for select to circle_viewer using (led_meeting(meeting_id));
create policy notes on debrief_held for insert to circle_viewer with check (
  led_meeting(meeting_id) and meeting_is_over(meeting_id) and noted_by = (select viewer_id()));

grant select, insert on continuity_rest to circle_viewer;
grant update (until_on, put_aside_by, put_aside_at) on continuity_rest to circle_viewer;
create policy leads on continuity_rest for select to circle_viewer using (group_id in (select led_group_ids()));
create policy puts_aside on continuity_rest for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and put_aside_by = (select viewer_id()));
create policy puts_aside_anew on continuity_rest for update to circle_viewer
  using (group_id in (select led_group_ids())) with check (put_aside_by = (select viewer_id()));

revoke all on function led_meeting(uuid), meeting_is_over(uuid), debrief_leaders(uuid), forget_debriefs(), something_is_sealed()
  from public;
grant execute on function led_meeting(uuid), meeting_is_over(uuid), debrief_leaders(uuid) to circle_viewer;
grant execute on function forget_debriefs() to circle_jobs;
