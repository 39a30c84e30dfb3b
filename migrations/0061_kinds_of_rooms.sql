-- What rooms beside a group's own evening need, and what leaders are told before one.

-- ── whom guests may ring ────────────────────────────────────────────────────

alter table profile add column phone_for_guests_since timestamptz;
comment on column profile.phone is 'Shown to the members of groups the person leads (R56); to guests where they chose so; to nobody else.';
comment on column profile.phone_for_guests_since is 'Since when guests of a taster and applicants at their talk may ring, too, on the page of that room alone; null: they may not.';
create trigger only_now before insert or update on profile for each row execute function only_now('phone_for_guests_since');

-- As before; in the room of a taster or a talk, numbers are for the others who lead, and for guests where a leader chose so.
create or replace function room_front(of_kind text, subject uuid)
returns table (group_name text, time_zone text, own_name text, people integer, leaders jsonb)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select g.name, coalesce(g.time_zone, (select s.time_zone from society s limit 1)),
    coalesce((select p.name from person p where p.id = own.person_id), (select c.name from correspondent c where c.id = own.correspondent_id)),
    (select count(*)::integer from room_people(of_kind, subject) x where not x.away),
    (select coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'phone', case
        when of_kind in ('meeting', 'debrief', 'planning') then f.phone
        when of_kind in ('taster', 'interview') and (own.leads or f.phone_for_guests_since is not null) then f.phone end)
        order by x.name), '[]')
      from room_people(of_kind, subject) x left join profile f on f.person_id = x.person_id
      where x.leads and x.person_id is distinct from own.person_id)
  from own_room_place(of_kind, subject) own
    left join balint_group g on g.id = (select f.group_id from room_frame(of_kind, subject) f)
$$;

create or replace function room_for_lines(which uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select room_as_json(which) || jsonb_build_object(
    'lines', (select coalesce(jsonb_object_agg(s.id, s.line_id), '{}') from room_seat s where s.room_id = which and s.line_id is not null),
    'leaders', (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'phone', case
          when r.kind in ('meeting', 'debrief', 'planning') then p.phone
          when r.kind in ('taster', 'interview') and p.phone_for_guests_since is not null then p.phone end)
        order by s.position), '[]')
      from room_seat s left join profile p on p.person_id = s.person_id where s.room_id = which and s.leads),
    'fallback', case r.kind when 'meeting' then (select l.url from group_link l where l.group_id = r.group_id)
      when 'taster' then (select w.url from taster_way w where w.taster_id = r.subject_id)
      when 'interview' then (select i.way_note from interview_plan i where i.group_id = r.group_id and i.way_note like 'https://%') end)
  from room r where r.id = which
$$;

-- ── a meeting that will be online ───────────────────────────────────────────

-- As the group meets now, or as its leaders have decided from a meeting on (metHow in the pages says the same).
create function meets_online(m meeting) returns boolean
language sql stable set search_path = public, pg_temp
as $$
  select coalesce(
    (select c.to_mode from mode_change c left join meeting f on f.id = c.first_meeting_id
     where c.group_id = m.group_id and num_nonnulls(c.taken_back_at, c.changed_at) = 0
       and m.starts_at >= coalesce(f.starts_at, c.changes_at)),
    (select g.mode from balint_group g where g.id = m.group_id)) = 'online'
$$;

create or replace function room_frame(of_kind text, subject uuid)
returns table (group_id uuid, starts_at timestamptz, ends_at timestamptz, opens_at timestamptz, leaders_from timestamptz,
  closes_at timestamptz)
language sql stable set search_path = public, pg_temp rows 1
as $$
  select m.group_id, m.starts_at, m.ends_at, m.starts_at - make_interval(mins => g.doors_minutes),
    m.starts_at - make_interval(mins => greatest(g.doors_minutes, 60)), m.ends_at + interval '30 minutes'
  from meeting m join balint_group g on g.id = m.group_id
  where of_kind = 'meeting' and m.id = subject and m.cancelled_at is null and meets_online(m)
  union all
  select m.group_id, m.starts_at, m.ends_at, m.starts_at, m.starts_at, m.ends_at + interval '24 hours'
  from meeting m where of_kind = 'debrief' and m.id = subject and m.cancelled_at is null
  union all
  select t.group_id, t.starts_at, t.ends_at, t.starts_at - interval '15 minutes', t.starts_at - interval '60 minutes',
    t.ends_at + interval '30 minutes'
  from taster t where of_kind = 'taster' and t.id = subject and t.cancelled_at is null and t.mode = 'online'
  union all
  select a.group_id, b.starts_at, b.ends_at, b.starts_at - make_interval(mins => greatest(g.doors_minutes, 5)),
    b.starts_at - interval '60 minutes', b.ends_at + interval '30 minutes'
  from interview_booking b join application a on a.id = b.application_id join balint_group g on g.id = a.group_id
  where of_kind = 'interview' and b.id = subject and b.ended_at is null and b.way = 'video'
  union all
  select g.id, circle_now(), circle_now() + interval '2 hours', circle_now(), circle_now(), circle_now() + interval '12 hours'
  from balint_group g where of_kind = 'planning' and g.id = subject
  union all
  select null, circle_now(), circle_now() + interval '1 hour', circle_now(), circle_now(), circle_now() + interval '12 hours'
  where of_kind = 'supervision' and (
    exists (select from contact_request c where c.id = subject and c.kind = 'supervision' and c.accepted_at is not null
      and c.ended_at is null)
    or exists (select from peer_group p where p.id = subject and p.ended_at is null))
$$;

-- ── what a member's check found, told to the leaders of that meeting ────────

create table room_check (
  meeting_id uuid not null references meeting on delete cascade,
  person_id uuid not null references person on delete cascade,
  passed text[] not null,
  failed text[] not null,
  told_at timestamptz not null,
  primary key (meeting_id, person_id),
  check (passed || failed <@ array['picture', 'voice', 'sound', 'connection', 'screen']),
  check (not passed && failed and cardinality(passed || failed) <= 5)
);
comment on table room_check is 'Told by the member themselves, for one meeting; what stands in neither was not tried. Forgotten when the meeting is over.';
create index on room_check (person_id);
create trigger only_now before insert or update on room_check for each row execute function only_now('told_at');

-- By the member, signed in, with a pass or by their own address; null takes it back. False: the meeting is none of theirs.
create function tell_room_check(which uuid, well text[], unwell text[]) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare own record;
begin
  select p.person_id, p.leads into own from own_room_place('meeting', which) p;
  if own.person_id is null or own.leads or not exists (select from meeting m
      where m.id = which and m.cancelled_at is null and m.ends_at > circle_now() and meets_online(m)) then
    return false;
  end if;
  if well is null or unwell is null then
    delete from room_check where meeting_id = which and person_id = own.person_id;
  else
    insert into room_check (meeting_id, person_id, passed, failed, told_at) values (which, own.person_id, well, unwell, circle_now())
    on conflict (meeting_id, person_id) do update set passed = well, failed = unwell, told_at = circle_now();
  end if;
  return true;
end $$;

-- Whether the asker has told theirs.
create function has_told_room_check(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from room_check c join own_room_place('meeting', which) p on p.person_id = c.person_id where c.meeting_id = which)
$$;

create function forget_room_checks() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from room_check c using meeting m
    where m.id = c.meeting_id and m.group_id = new.group_id and c.person_id = new.person_id;
  return null;
end $$;
create trigger forgets_checks after update of left_at on membership for each row
  when (new.left_at is not null) execute function forget_room_checks();

create or replace function empty_rooms() returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  over uuid[];
  seats uuid[];
begin
  select array_agg(id) into over from (
    select id from room where closes_at <= circle_now() and emptied_at is null order by id limit 100 for update skip locked) due;
  if over is not null then
    select array_agg(id) into seats from room_seat where room_id = any (over);
    if seats is not null then perform shut_room_seats(seats); end if;
    delete from room_presenting where room_id = any (over);
    delete from room_signal where to_seat = any (seats);
    update room set ended_at = coalesce(ended_at, circle_now()), emptied_at = circle_now(), phase = null, phase_since = null,
        phases = '[]', shows_fallback = false, shown = shown + 1
      where id = any (over);
  end if;
  delete from room where emptied_at is not null and (kind <> 'meeting' or closes_at <= circle_now() - interval '3 days'
    or exists (select from meeting_record m where m.meeting_id = subject_id));
  delete from room_ticket where expires_at <= circle_now();
  delete from room_check c using meeting m
    where m.id = c.meeting_id and (m.ends_at <= circle_now() or m.cancelled_at is not null);
end $$;

alter table room_check enable row level security;
grant select on room_check to circle_viewer;
create policy own on room_check for select to circle_viewer using (person_id = (select viewer_id()));
create policy leads on room_check for select to circle_viewer using (meeting_id in (select led_meeting_ids())
  and exists (select from meeting m where m.id = meeting_id and m.ends_at > circle_now()));

revoke all on function meets_online(meeting), tell_room_check(uuid, text[], text[]), has_told_room_check(uuid),
  forget_room_checks() from public;
grant execute on function tell_room_check(uuid, text[], text[]), has_told_room_check(uuid) to circle_viewer, circle_holder;
