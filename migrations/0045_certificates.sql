-- Certificates of hours: what attendance that was taken says of one person, in one group, in one period; made by that
-- person alone, and kept as it was issued.

-- ── the format of a meeting, as it was ──────────────────────────────────────

-- A group may change between a room and the screen; what was is noted when attendance is taken.
alter table meeting_record add mode text check (mode in ('face-to-face', 'online'));
update meeting_record r set mode = g.mode from balint_group g where g.id = r.group_id;

create function note_mode() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  new.mode := (select mode from balint_group where id = new.group_id);
  return new;
end $$;
create trigger notes_mode before insert on meeting_record for each row execute function note_mode();

-- ── what stands in it ───────────────────────────────────────────────────────

-- The viewer's own ended meetings in a group, also of one they have left: those that are recorded of them, and those that
-- were theirs and of which nobody has taken attendance.
create function own_sessions(of_group uuid, in_role text)
returns table (meeting_id uuid, term_id uuid, starts_at timestamptz, ends_at timestamptz, mode text, is_taken boolean,
  state text)
language sql stable security definer set search_path = public, pg_temp rows 60
as $$
  select x.id, x.term_id, x.starts_at, x.ends_at, coalesce(r.mode, g.mode), r.meeting_id is not null, a.state
  from meeting x join balint_group g on g.id = x.group_id
    left join meeting_record r on r.meeting_id = x.id
    left join meeting_attendance a on a.meeting_id = x.id and a.person_id = viewer_id() and a.as_role = in_role
  where x.group_id = of_group and x.cancelled_at is null and x.ends_at <= circle_now()
    and (r.meeting_id is not null and a.meeting_id is not null
      or r.meeting_id is null and in_role = 'member' and exists (
        select from membership m left join meeting f on f.id = m.first_meeting_id
          left join meeting l on l.id = m.last_meeting_id
        where m.group_id = of_group and m.person_id = viewer_id()
          and m.joined_at < x.ends_at and (m.left_at is null or m.left_at > x.starts_at)
          and x.starts_at >= coalesce(f.starts_at, '-infinity') and x.starts_at <= coalesce(l.starts_at, 'infinity'))
      or r.meeting_id is null and in_role = 'leader' and exists (
        select from group_leader l where l.group_id = of_group and l.person_id = viewer_id()
          and l.joined_at < x.ends_at and (l.left_at is null or l.left_at > x.starts_at)))
$$;

-- In which groups the viewer has hours, and how many: over all they have been in, as what they were there.
create function own_hours() returns table (group_id uuid, group_name text, time_zone text, as_role text, meetings integer,
  minutes integer, first_starts_at timestamptz, last_starts_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select g.id, g.name, g.time_zone, a.as_role, count(*)::integer,
    (sum(extract(epoch from x.ends_at - x.starts_at)) / 60)::integer, min(x.starts_at), max(x.starts_at)
  from meeting_attendance a join meeting x on x.id = a.meeting_id join balint_group g on g.id = x.group_id
    join meeting_record r on r.meeting_id = x.id
  where a.person_id = viewer_id() and a.state = 'present' and x.cancelled_at is null and x.ends_at <= circle_now()
  group by g.id, a.as_role
$$;

-- Everything a certificate says; null when no meeting counts. Dates are the group's. Leaders are those who were there, or,
-- where nobody noted that, those who led the group then.
create function certificate_facts(of_group uuid, in_role text, from_on date, to_on date)
returns table (facts jsonb, meeting_ids uuid[])
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  with counted as (
    select s.meeting_id, s.starts_at, s.ends_at, s.mode, (s.starts_at at time zone g.time_zone)::date as held_on
    from own_sessions(of_group, in_role) s join balint_group g on g.id = of_group
    where s.is_taken and s.state = 'present'
      and (s.starts_at at time zone g.time_zone)::date between from_on and to_on
  ), there as (
    select a.person_id, count(*) as times from meeting_attendance a join counted c on c.meeting_id = a.meeting_id
    where a.as_role = 'leader' and a.state = 'present' group by a.person_id
  ), led as (
    select person_id, times from there
    union all
    select l.person_id, 0 from group_leader l, (select min(starts_at) as since, max(ends_at) as until from counted) span
    where l.group_id = of_group and not exists (select from there)
      and l.joined_at < span.until and (l.left_at is null or l.left_at > span.since)
  )
  select jsonb_build_object(
    'society', (select name from society),
    'group', g.name,
    'timeZone', g.time_zone,
    'name', (select name from person where id = viewer_id()),
    'role', in_role,
    'firstOn', from_on,
    'lastOn', to_on,
    'leaders', (select coalesce(jsonb_agg(p.name order by led.times desc, p.name), '[]')
      from led join person p on p.id = led.person_id where p.id <> viewer_id()),
    'meetings', (select jsonb_agg(jsonb_build_object('on', c.held_on,
        'minutes', round(extract(epoch from c.ends_at - c.starts_at) / 60)::integer, 'mode', c.mode) order by c.starts_at)
      from counted c)),
    (select array_agg(c.meeting_id order by c.starts_at) from counted c)
  from balint_group g
  where g.id = of_group and viewer_id() is not null and exists (select from counted)
$$;

create table certificate (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  group_id uuid references balint_group on delete set null,
  as_role text not null check (as_role in ('member', 'leader')),
  code text not null unique check (code ~ '^[0-9a-hjkmnp-tv-z]{20}$'),
  first_on date not null,
  last_on date not null,
  facts jsonb not null,
  meeting_ids uuid[] not null,
  issued_at timestamptz not null,
  withdrawn_at timestamptz,
  attendance_let_go_at timestamptz,
  check (last_on >= first_on)
);
comment on table certificate is 'A person''s own: made and read by nobody else. Its facts stay as they were issued.';
comment on column certificate.facts is 'What stands on it: features/certificates/rules/certificate-facts.ts has its shape.';
comment on column certificate.meeting_ids is 'Of facts.meetings, in the same order; not printed.';
comment on column certificate.code is 'The end of its check address: 100 bits in letters and digits that are not mistaken for each other.';
create index on certificate (person_id, issued_at desc);
create index on certificate (group_id);
create index on certificate (issued_at) where withdrawn_at is null and attendance_let_go_at is null;

alter table certificate enable row level security;
grant select on certificate to circle_viewer;
grant update (withdrawn_at) on certificate to circle_viewer;
create policy own on certificate for select to circle_viewer using (person_id = (select viewer_id()));
create policy withdraws_own on certificate for update to circle_viewer
  using (person_id = (select viewer_id()) and withdrawn_at is null) with check (person_id = (select viewer_id()));
create trigger only_now before update on certificate for each row execute function only_now('withdrawn_at');

-- Nobody writes a certificate: it is issued from the attendance, to whoever asks, about themselves. The same one is not
-- issued twice; its id is returned again. Null when no meeting counts, or the period is longer than three years.
create function issue_certificate(new_id uuid, new_code text, of_group uuid, in_role text, from_on date, to_on date)
returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  found record;
  standing uuid;
begin
  if viewer_id() is null or to_on < from_on or to_on > from_on + 1096 then return null; end if;
  select * into found from certificate_facts(of_group, in_role, from_on, to_on);
  if found.facts is null then return null; end if;
  select c.id into standing from certificate c where c.person_id = viewer_id() and c.group_id = of_group
    and c.as_role = in_role and c.withdrawn_at is null and c.facts = found.facts limit 1;
  if standing is not null then return standing; end if;
  insert into certificate (id, person_id, group_id, as_role, code, first_on, last_on, facts, meeting_ids, issued_at)
  values (new_id, viewer_id(), of_group, in_role, new_code, from_on, to_on, found.facts, found.meeting_ids, circle_now());
  return new_id;
end $$;

-- What everybody who knows a code is told of it: what stands on the certificate, and the day. Of one that was withdrawn,
-- and of none at all, the same: nothing.
create function certificate_by_code(asked text) returns table (facts jsonb, issued_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$ select c.facts, c.issued_at from certificate c where c.code = asked and c.withdrawn_at is null $$;

-- ── how long attendance is kept ─────────────────────────────────────────────

-- Attendance is kept until a certificate of it, and a year more (domain.md, part f). Of some certificates that are a year
-- old, what they say is let go, unless a later one says it, too; the certificate stays its person's. How many there were.
create function let_go_certified_attendance(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  old certificate;
  done integer := 0;
begin
  for old in
    select * from certificate where withdrawn_at is null and attendance_let_go_at is null
      and issued_at <= circle_now() - interval '1 year'
    order by issued_at limit at_most for update skip locked
  loop
    delete from meeting_attendance a where a.person_id = old.person_id and a.as_role = old.as_role
      and a.meeting_id = any(old.meeting_ids)
      and not exists (select from certificate later where later.person_id = old.person_id
        and later.withdrawn_at is null and later.issued_at > circle_now() - interval '1 year'
        and a.meeting_id = any(later.meeting_ids));
    update certificate set attendance_let_go_at = circle_now() where id = old.id;
    done := done + 1;
  end loop;
  return done;
end $$;

revoke all on function note_mode(), own_sessions(uuid, text), own_hours(), certificate_facts(uuid, text, date, date),
  issue_certificate(uuid, text, uuid, text, date, date), certificate_by_code(text),
  let_go_certified_attendance(integer) from public;
grant execute on function own_sessions(uuid, text), own_hours(), certificate_facts(uuid, text, date, date),
  issue_certificate(uuid, text, uuid, text, date, date), certificate_by_code(text) to circle_viewer;
grant execute on function let_go_certified_attendance(integer) to circle_jobs;
