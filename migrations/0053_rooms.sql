-- The online room: who has a seat in it, who is let in, and what is in use now. A room is made when its doors open and is
-- emptied when they close. Who presents is in a table of its own that never reaches the write-ahead log: neither a backup
-- nor an archive of the log can tell it. Signals between browsers and tickets are the same (docs/room.md).

-- ── what a group has chosen, and what it counts ─────────────────────────────

create table room_choice (
  group_id uuid primary key references balint_group on delete cascade,
  speaking_signal text not null default 'hand' check (speaking_signal in ('none', 'hand', 'symbol')),
  phones_allowed boolean not null default false,
  tally_since timestamptz,
  own_room boolean,
  chosen_by uuid not null references person,
  chosen_at timestamptz not null
);
comment on column room_choice.speaking_signal is 'R64: how somebody shows that they wish to speak.';
comment on column room_choice.phones_allowed is 'R33: a computer is advised; whether one may go on with less.';
comment on column room_choice.tally_since is 'Since when the leaders count who has presented; null: nothing is counted.';
comment on column room_choice.own_room is 'Whether the group meets in this room or behind a link of its own; null: not chosen.';
create index on room_choice (chosen_by);
create trigger only_now before insert or update on room_choice for each row execute function only_now('chosen_at', 'tally_since');

-- The same chair in every meeting of the group.
create table group_seat (
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person on delete cascade,
  position smallint not null check (position between 0 and 63),
  primary key (group_id, person_id),
  unique (group_id, position)
);
create index on group_seat (person_id);

-- How often somebody has presented, for a group whose leaders chose to count: no date, no meeting.
create table presenting_tally (
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person on delete cascade,
  term_id uuid not null,
  presented smallint not null check (presented > 0),
  primary key (group_id, person_id, term_id),
  foreign key (term_id, group_id) references term (id, group_id) on delete cascade
);
create index on presenting_tally (person_id);
create index on presenting_tally (term_id);

-- ── the room ────────────────────────────────────────────────────────────────

create table room (
  id uuid primary key,
  kind text not null check (kind in ('meeting', 'debrief', 'taster', 'interview', 'planning', 'supervision')),
  subject_id uuid not null,
  group_id uuid references balint_group on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  opens_at timestamptz not null,
  leaders_from timestamptz not null,
  closes_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  emptied_at timestamptz,
  phases jsonb not null default '[]',
  phase smallint check (phase between 0 and 40),
  phase_since timestamptz,
  moderator_seat uuid,
  process_seat uuid,
  speaking_signal text not null check (speaking_signal in ('none', 'hand', 'symbol')),
  shows_fallback boolean not null default false,
  revision integer not null default 1,
  shown integer not null default 1,
  unique (kind, subject_id),
  check (moderator_seat <> process_seat),
  check (octet_length(phases::text) <= 16384)
);
comment on column room.subject_id is 'The meeting, taster, interview booking, group, or the contact or peer group of a supervision.';
comment on column room.leaders_from is 'Leaders come in earlier than the others.';
comment on column room.revision is 'Raised by every change.';
comment on column room.shown is 'The revision of the last change that the circle can see: whoever waits leaves no gap in it.';
create index on room (group_id);
create index on room (closes_at);

create table room_seat (
  id uuid primary key,
  room_id uuid not null references room on delete cascade,
  person_id uuid references person on delete cascade,
  correspondent_id uuid references correspondent on delete cascade,
  name text not null check (length(name) between 1 and 120),
  position smallint not null,
  leads boolean not null,
  standing text not null check (standing in ('expected', 'apologies', 'waiting', 'in', 'left', 'removed')),
  microphone boolean not null default false,
  camera boolean not null default false,
  raised_at timestamptz,
  cannot_hear boolean not null default false,
  back_in_a_moment boolean not null default false,
  asked_for text check (asked_for in ('microphone', 'camera')),
  knocked_at timestamptz,
  came_at timestamptz,
  lost_at timestamptz,
  device text check (length(device) <= 64),
  -- The line that holds the seat; nobody but the keeper of rooms reads these.
  line_id uuid,
  process_id uuid,
  session_id uuid,
  pass_id uuid,
  resume_hash bytea,
  resume_before bytea,
  heard integer not null default 0,
  check (num_nonnulls(person_id, correspondent_id) = 1),
  unique (room_id, position),
  unique (room_id, person_id),
  unique (room_id, correspondent_id)
);
comment on column room_seat.came_at is 'When they were let in first: attendance is proposed from it. Goes with the room.';
comment on column room_seat.heard is 'The last number of the line that has been done.';
create index on room_seat (person_id);
create index on room_seat (correspondent_id);
create index on room_seat (session_id);
create index on room_seat (pass_id);
create index on room_seat (line_id);
create index on room_seat (process_id);
create index on room_seat (lost_at) where lost_at is not null;

alter table room add foreign key (moderator_seat) references room_seat on delete set null,
  add foreign key (process_seat) references room_seat on delete set null;
create index on room (moderator_seat);
create index on room (process_seat);

create unlogged table room_presenting (
  room_id uuid primary key references room on delete cascade,
  seat_id uuid not null references room_seat on delete cascade,
  state text not null check (state in ('telling', 'sitting-back', 'returned'))
);
comment on table room_presenting is 'Who presents now; emptied at the end. Unlogged: in no backup and in no log.';
create index on room_presenting (seat_id);

create unlogged table room_ticket (
  token_hash bytea primary key,
  seat_id uuid not null references room_seat on delete cascade,
  session_id uuid,
  pass_id uuid,
  expires_at timestamptz not null
);
create index on room_ticket (seat_id);

-- Not the table's own: its numbers go on after a crash that has emptied the table.
create sequence room_signal_n;
create unlogged table room_signal (
  n bigint primary key default nextval('room_signal_n'),
  to_seat uuid not null references room_seat on delete cascade,
  from_seat uuid not null references room_seat on delete cascade,
  body text not null check (octet_length(body) <= 65536)
);
comment on table room_signal is 'Media talk from one browser to another, until it has been received.';
create index on room_signal (to_seat, n);
create index on room_signal (from_seat);

create unlogged table room_process (
  id uuid primary key,
  seen_at timestamptz not null
);
comment on table room_process is 'Processes that hold lines, by the clock of the database.';

-- ── changes ─────────────────────────────────────────────────────────────────

-- Every change has a revision of its own, and everybody is told that there is one; nobody what it is.
create function raise_room() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  new.revision := old.revision + 1;
  if new.shown is distinct from old.shown then new.shown := new.revision; end if;
  perform pg_notify('circle_room', new.id::text);
  return new;
end $$;
create trigger raises before update on room for each row execute function raise_room();

create function tell_room_gone() returns trigger language plpgsql set search_path = public, pg_temp
as $$ begin perform pg_notify('circle_room', old.id::text); return null; end $$;
create trigger tells_gone after delete on room for each row execute function tell_room_gone();

-- ── who has a seat ──────────────────────────────────────────────────────────

-- The caller's own: as a person signed in, or by a room pass, with which nobody leads.
create function own_room_seats() returns table (seat_id uuid, room_id uuid, leads boolean, standing text)
language sql stable security definer set search_path = public, pg_temp rows 4
as $$
  select s.id, s.room_id, s.leads, s.standing from room_seat s where s.person_id = viewer_id()
  union all
  select s.id, s.room_id, false, s.standing from secret_address a join room_seat s on s.room_id = a.subject_id
    and (s.person_id = a.person_id or s.correspondent_id = a.correspondent_id)
  where viewer_id() is null and a.purpose = 'room-pass' and not s.leads
    and a.token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
    and a.replaced_at is null and (a.expires_at is null or a.expires_at > circle_now())
$$;
create function own_room_seat_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 4
as $$ select seat_id from own_room_seats() $$;
create function own_room_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 4
as $$ select room_id from own_room_seats() $$;
-- Rooms in whose circle the caller is now.
create function circle_room_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$ select room_id from own_room_seats() where standing = 'in' $$;
create function led_room_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 4
as $$ select room_id from own_room_seats() where leads $$;

-- What a room is about: when, and for which group. Nothing where there is no such room.
create function room_frame(of_kind text, subject uuid)
returns table (group_id uuid, starts_at timestamptz, ends_at timestamptz, opens_at timestamptz, leaders_from timestamptz,
  closes_at timestamptz)
language sql stable set search_path = public, pg_temp rows 1
as $$
  select m.group_id, m.starts_at, m.ends_at, m.starts_at - make_interval(mins => g.doors_minutes),
    m.starts_at - make_interval(mins => greatest(g.doors_minutes, 60)), m.ends_at + interval '30 minutes'
  from meeting m join balint_group g on g.id = m.group_id
  where of_kind = 'meeting' and m.id = subject and m.cancelled_at is null and g.mode = 'online'
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

-- Who belongs in it. Leaders are let in by being leaders; among leaders alone nobody waits.
create function room_people(of_kind text, subject uuid)
returns table (person_id uuid, correspondent_id uuid, name text, leads boolean, away boolean, place timestamptz)
language sql stable set search_path = public, pg_temp rows 12
as $$
  select p.id, null::uuid, p.name,
    exists (select from meeting m join group_leader l on l.group_id = m.group_id
      where m.id = subject and l.person_id = p.id and l.left_at is null),
    exists (select from meeting_apology a where a.meeting_id = subject and a.person_id = p.id and a.withdrawn_at is null),
    null::timestamptz
  from people_of_meeting(subject) x join person p on p.id = x.person_id
  where of_kind = 'meeting' and has_seat((select group_id from meeting where id = subject), p.id)
  union all
  select p.id, null, p.name, true, false, null from people_of_meeting(subject) x join person p on p.id = x.person_id
  where of_kind = 'debrief' and x.as_role = 'leader'
    and exists (select from meeting m join group_leader l on l.group_id = m.group_id
      where m.id = subject and l.person_id = p.id and l.left_at is null)
  union all
  select p.id, null, p.name, true, false, l.joined_at
  from group_leader l join person p on p.id = l.person_id
  where l.left_at is null and l.group_id = case of_kind when 'planning' then subject
    when 'taster' then (select t.group_id from taster t where t.id = subject) end
  union all
  select null, c.id, c.name, false, false, g.seated_at
  from taster_guest g join correspondent c on c.id = g.correspondent_id
  where of_kind = 'taster' and g.taster_id = subject and g.seated_at is not null and g.cancelled_at is null
  union all
  select p.id, null, p.name, true, false, null from interview_seat s join person p on p.id = s.person_id
  where of_kind = 'interview' and s.booking_id = subject and s.ended_at is null
  union all
  select null, c.id, c.name, false, false, null
  from interview_booking b join application a on a.id = b.application_id join correspondent c on c.id = a.correspondent_id
  where of_kind = 'interview' and b.id = subject
  union all
  select p.id, null, p.name, true, false, null
  from contact_request c join person p on p.id in (c.asked_by, c.asked_person_id)
  where of_kind = 'supervision' and c.id = subject
  union all
  select p.id, null, p.name, true, false, m.joined_at
  from peer_group_member m join person p on p.id = m.person_id
  where of_kind = 'supervision' and m.peer_group_id = subject and m.left_at is null
$$;

-- The caller is one of them: as who. Without an account: a guest of the taster, the applicant of the interview, or
-- whoever holds a pass to the room.
create function own_room_place(of_kind text, subject uuid) returns table (person_id uuid, correspondent_id uuid, leads boolean)
language sql stable set search_path = public, pg_temp rows 1
as $$
  select p.person_id, p.correspondent_id, p.leads from room_people(of_kind, subject) p
  where case when viewer_id() is not null then p.person_id = viewer_id() else not p.leads and (
    p.correspondent_id = (select g.correspondent_id from taster_guest g where g.id = held('taster') and g.taster_id = subject)
    or p.correspondent_id = (select a.correspondent_id from application a join interview_booking b on b.application_id = a.id
      where a.id = held('application') and b.id = subject)
    or p.person_id = (select a.person_id from secret_address a
      where a.token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
        and a.purpose = 'room-pass' and a.person_id is not null and a.replaced_at is null and a.expires_at > circle_now()
        and a.subject_id = (select r.id from room r where r.kind = of_kind and r.subject_id = subject))) end
  limit 1
$$;

-- For the pages: the times of a room that the caller belongs to, and what its group has chosen. Nothing for anybody else.
create function room_door(of_kind text, subject uuid)
returns table (room_id uuid, group_id uuid, leads boolean, starts_at timestamptz, ends_at timestamptz, opens_at timestamptz,
  closes_at timestamptz, ended_at timestamptz, phones_allowed boolean, speaking_signal text, own_room boolean)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select r.id, f.group_id, own.leads, coalesce(r.starts_at, f.starts_at), coalesce(r.ends_at, f.ends_at),
    case when own.leads then coalesce(r.leaders_from, f.leaders_from) else coalesce(r.opens_at, f.opens_at) end,
    coalesce(r.closes_at, f.closes_at), r.ended_at,
    coalesce(c.phones_allowed, false), coalesce(c.speaking_signal, 'hand'), c.own_room
  from own_room_place(of_kind, subject) own, room_frame(of_kind, subject) f
    left join room_choice c on c.group_id = f.group_id
    left join room r on r.kind = of_kind and r.subject_id = subject and r.closes_at > circle_now()
$$;

-- Seats for everybody who belongs and has none yet: in their own chair of the group, guests after them.
create function seat_room(which uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare r room;
begin
  select * into r from room where id = which for update;
  if not found then return; end if;
  if r.kind in ('meeting', 'debrief', 'planning') then
    perform pg_advisory_xact_lock(hashtextextended('group-seats:' || r.group_id, 0));
    insert into group_seat (group_id, person_id, position)
    select r.group_id, newcomer.person_id, free.position
    from (select p.person_id, row_number() over (order by p.leads desc, p.name, p.person_id) as nth
        from room_people(r.kind, r.subject_id) p
        where not exists (select from group_seat s where s.group_id = r.group_id and s.person_id = p.person_id)) newcomer
      join (select position, row_number() over (order by position) as nth from generate_series(0, 63) as position
        where not exists (select from group_seat s where s.group_id = r.group_id and s.position = position.position)) free
        on free.nth = newcomer.nth;
  end if;
  insert into room_seat (id, room_id, person_id, correspondent_id, name, position, leads, standing)
  select gen_random_uuid(), r.id, p.person_id, p.correspondent_id, p.name,
    coalesce(own.position, free.position), p.leads, case when p.away then 'apologies' else 'expected' end
  from (select q.*, row_number() over (order by q.leads desc, q.place, q.name, q.person_id, q.correspondent_id) as nth
      from room_people(r.kind, r.subject_id) q
      where not exists (select from room_seat s where s.room_id = r.id
        and (s.person_id = q.person_id or s.correspondent_id = q.correspondent_id))) p
    left join group_seat own on own.group_id = r.group_id and own.person_id = p.person_id
      and r.kind in ('meeting', 'debrief', 'planning')
    left join (select position, row_number() over (order by position) as nth from generate_series(0, 63) as position
      where not exists (select from room_seat s where s.room_id = r.id and s.position = position.position)) free
      on free.nth = p.nth
  on conflict do nothing;
end $$;

-- Makes the room where its doors are open to the caller; answers its id, or why not: 'none' (nobody of it), 'not-yet', 'over'.
create function open_room(of_kind text, subject uuid) returns table (room_id uuid, refused text)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  frame record;
  own record;
  found_id uuid;
  roles uuid[];
begin
  select * into own from own_room_place(of_kind, subject);
  if not found then return query select null::uuid, 'none'; return; end if;
  -- A room among leaders has no hour: one whose day is over is made anew.
  delete from room r where r.kind = of_kind and r.subject_id = subject and r.closes_at <= circle_now()
    and of_kind in ('planning', 'supervision');
  select r.id, r.opens_at, r.leaders_from, r.closes_at into frame from room r where r.kind = of_kind and r.subject_id = subject;
  if found then
    found_id := frame.id;
  else
    select f.group_id, f.starts_at, f.ends_at, f.opens_at, f.leaders_from, f.closes_at into frame from room_frame(of_kind, subject) f;
    if not found then return query select null::uuid, 'none'; return; end if;
  end if;
  if circle_now() < (case when own.leads then frame.leaders_from else frame.opens_at end) then
    return query select null::uuid, 'not-yet'; return;
  end if;
  if circle_now() >= frame.closes_at then return query select null::uuid, 'over'; return; end if;
  if found_id is not null then
    if not exists (select from room_seat s where s.room_id = found_id
        and (s.person_id = own.person_id or s.correspondent_id = own.correspondent_id)) then
      perform seat_room(found_id);
      update room r set shown = r.shown + 1 where r.id = found_id;
    end if;
    return query select found_id, null::text; return;
  end if;
  insert into room (id, kind, subject_id, group_id, starts_at, ends_at, opens_at, leaders_from, closes_at, speaking_signal)
  values (gen_random_uuid(), of_kind, subject, frame.group_id, frame.starts_at, frame.ends_at, frame.opens_at,
    frame.leaders_from, frame.closes_at,
    coalesce((select c.speaking_signal from room_choice c where c.group_id = frame.group_id), 'hand'))
  on conflict (kind, subject_id) do nothing returning id into found_id;
  if found_id is null then
    select r.id into found_id from room r where r.kind = of_kind and r.subject_id = subject;
  else
    perform seat_room(found_id);
    -- Who moderates was agreed beforehand, or follows from who joined first (R58, R59).
    select array_agg(s.id order by o.role, s.position) into roles from room_seat s
      left join meeting_role o on of_kind = 'meeting' and o.meeting_id = subject and o.person_id = s.person_id
      where s.room_id = found_id and s.leads and of_kind in ('meeting', 'taster', 'interview');
    update room r set moderator_seat = roles[1], process_seat = roles[2] where r.id = found_id;
  end if;
  return query select found_id, null::text;
end $$;

-- The plan of the session, from whoever of its people comes first, and from its leaders until they have begun.
create function plan_room(which uuid, plan jsonb) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  update room r set phases = plan, shown = r.shown + 1
  where r.id = which and r.started_at is null and r.ended_at is null and r.phases <> plan
    and exists (select from own_room_seats() o where o.room_id = r.id and (o.leads or r.phases = '[]'))
$$;

-- ── coming in ───────────────────────────────────────────────────────────────

-- A ticket for the caller's own seat: one minute, one use. Answers 'given', or why not.
create function give_room_ticket(which uuid, hash bytea, in_session uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  own record;
  r room;
begin
  select * into own from own_room_seats() o where o.room_id = which;
  if not found then return 'none'; end if;
  select * into r from room where id = which;
  if circle_now() < (case when own.leads then r.leaders_from else r.opens_at end) then return 'not-yet'; end if;
  if circle_now() >= r.closes_at or (r.ended_at is not null and not own.leads) then return 'over'; end if;
  if viewer_id() is not null and not exists (select from session s where s.id = in_session and s.user_id = viewer_id()) then
    return 'none';
  end if;
  -- Whoever asks for many has the last few.
  delete from room_ticket t where t.seat_id = own.seat_id and (t.expires_at <= circle_now() or t.token_hash not in (
    select k.token_hash from room_ticket k where k.seat_id = own.seat_id order by k.expires_at desc limit 4));
  insert into room_ticket (token_hash, seat_id, session_id, pass_id, expires_at)
  values (hash, own.seat_id, case when viewer_id() is not null then in_session end, held_pass(), circle_now() + interval '60 seconds');
  return 'given';
end $$;

create function held_pass() returns uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select a.id from secret_address a
  where viewer_id() is null and a.purpose = 'room-pass' and a.replaced_at is null
    and (a.expires_at is null or a.expires_at > circle_now())
    and a.token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
$$;

-- A line takes the seat that its ticket is for. Whoever leads and is signed in is let in; whoever was let in already and
-- comes back in the same browser, or signed in, is in; everybody else waits. Sent out by a leader, one waits for a leader.
create function take_room_line(ticket bytea, line uuid, by_process uuid, on_device text, in_session uuid, resume bytea)
returns table (room_id uuid, seat_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  own record;
  r room;
  s room_seat;
  t room_ticket;
  was_held boolean;
  comes text;
begin
  delete from room_ticket k where k.token_hash = ticket and k.expires_at > circle_now()
    and k.seat_id in (select own_room_seat_ids())
    and k.session_id is not distinct from case when viewer_id() is not null then in_session end
    and k.pass_id is not distinct from held_pass()
    returning * into t;
  if not found then return; end if;
  select * into own from own_room_seats() o where o.seat_id = t.seat_id;
  select * into r from room x where x.id = own.room_id for update;
  select * into s from room_seat x where x.id = own.seat_id;
  if circle_now() >= r.closes_at then return; end if;
  if viewer_id() is not null and not exists (select from session x where x.id = in_session and x.user_id = viewer_id()) then
    return;
  end if;
  if r.ended_at is not null then
    -- A leader who comes back opens again what was ended by mistake.
    if not own.leads then return; end if;
    r.ended_at := null;
  end if;
  was_held := s.standing = 'in' and (s.lost_at is null or s.lost_at > circle_now() - interval '3 minutes')
    and (viewer_id() is not null or s.pass_id is not distinct from t.pass_id);
  comes := case when s.standing = 'removed' then 'removed' when own.leads or was_held then 'in' else 'waiting' end;
  delete from room_signal g where g.to_seat = s.id or g.from_seat = s.id;
  -- A seat that is not held begins quietly: what it is heard and seen with, its own browser says.
  update room_seat x set standing = comes, lost_at = null, device = on_device, line_id = line, process_id = by_process,
      session_id = t.session_id, pass_id = t.pass_id, resume_hash = resume, resume_before = null, heard = 0,
      microphone = x.microphone and was_held, camera = x.camera and was_held,
      raised_at = case when was_held then x.raised_at end,
      cannot_hear = x.cannot_hear and was_held, back_in_a_moment = false, asked_for = null,
      knocked_at = case when comes = 'in' then null when x.standing = 'waiting' and x.lost_at is null then x.knocked_at
        else circle_now() end,
      came_at = case when comes = 'in' then coalesce(x.came_at, circle_now()) else x.came_at end
    where x.id = s.id;
  if comes = 'in' and own.leads and r.kind in ('meeting', 'taster', 'interview') then
    if r.moderator_seat is null then r.moderator_seat := s.id;
    elsif r.process_seat is null and r.moderator_seat <> s.id then r.process_seat := s.id; end if;
  end if;
  update room x set ended_at = r.ended_at, moderator_seat = r.moderator_seat, process_seat = r.process_seat,
      started_at = case when x.ended_at is null then x.started_at end,
      phase = case when x.ended_at is null then x.phase end,
      phase_since = case when x.ended_at is null then x.phase_since end,
      shown = x.shown + case when comes = 'in' or s.standing = 'in' then 1 else 0 end
    where x.id = r.id;
  return query select r.id, s.id;
end $$;

-- A line that was cut goes on: with the last token that was given, or the one before, should the last have been lost on
-- the way; by the same person in the same browser. The number heard last, or nothing.
create function resume_room_line(given bytea, line uuid, by_process uuid, on_device text, in_session uuid, resume bytea)
returns table (room_id uuid, seat_id uuid, heard integer)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  own record;
  r room;
  s room_seat;
begin
  select o.* into own from own_room_seats() o join room_seat x on x.id = o.seat_id
    where x.resume_hash = given or x.resume_before = given;
  if not found then return; end if;
  select * into r from room x where x.id = own.room_id for update;
  select * into s from room_seat x where x.id = own.seat_id;
  if given not in (s.resume_hash, coalesce(s.resume_before, s.resume_hash)) or s.device is distinct from on_device
    or s.session_id is distinct from (case when viewer_id() is not null then in_session end)
    or s.pass_id is distinct from held_pass()
    or (viewer_id() is not null and not exists (select from session x where x.id = in_session and x.user_id = viewer_id()))
    or r.ended_at is not null or circle_now() >= r.closes_at
    or not (s.standing in ('in', 'waiting') or (s.standing = 'removed' and s.knocked_at is not null))
    or s.lost_at <= circle_now() - interval '3 minutes' then
    return;
  end if;
  update room_seat x set lost_at = null, line_id = line, process_id = by_process, resume_hash = resume, resume_before = given
    where x.id = s.id;
  update room x set shown = x.shown + case when s.standing = 'in' and s.lost_at is not null then 1 else 0 end where x.id = r.id;
  return query select r.id, s.id, s.heard;
end $$;

-- ── going out ───────────────────────────────────────────────────────────────

-- Shuts the lines of these seats: who comes again asks at the door again.
create function shut_room_seats(seats uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform 1 from room where id in (select room_id from room_seat where id = any (seats)) order by id for update;
  delete from room_presenting where seat_id = any (seats);
  delete from room_ticket where seat_id = any (seats);
  update room_seat set standing = case when standing in ('in', 'waiting') then 'left' else standing end, line_id = null,
      process_id = null, session_id = null, pass_id = null, resume_hash = null, resume_before = null, device = null,
      lost_at = null, knocked_at = null, raised_at = null, cannot_hear = false, back_in_a_moment = false, asked_for = null
    where id = any (seats);
  update room set shown = shown + 1 where id in (select room_id from room_seat where id = any (seats));
end $$;

create function shut_lines_of_session() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare seats uuid[];
begin
  select array_agg(id) into seats from room_seat where session_id = old.id;
  if seats is not null then perform shut_room_seats(seats); end if;
  return null;
end $$;
create trigger shuts_lines after delete on session for each row execute function shut_lines_of_session();

create function shut_lines_of_pass() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare seats uuid[];
begin
  select array_agg(id) into seats from room_seat where pass_id = old.id;
  if seats is not null then perform shut_room_seats(seats); end if;
  return null;
end $$;
create trigger shuts_lines after update of replaced_at on secret_address for each row
  when (old.purpose = 'room-pass' and new.replaced_at is not null) execute function shut_lines_of_pass();
create trigger shuts_lines_gone after delete on secret_address for each row
  when (old.purpose = 'room-pass') execute function shut_lines_of_pass();

-- Whoever belongs no more has no seat: their line ends with it.
create function unseat_from_rooms(rooms uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform 1 from room where id = any (rooms) order by id for update;
  delete from room_seat s using room r where r.id = any (rooms) and s.room_id = r.id and not exists (
    select from room_people(r.kind, r.subject_id) p where p.leads = s.leads
      and (p.person_id = s.person_id or p.correspondent_id = s.correspondent_id));
  update room set shown = shown + 1 where id = any (rooms);
end $$;

create function leave_rooms_of_group() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare rooms uuid[];
begin
  select array_agg(r.id) into rooms from room r join room_seat s on s.room_id = r.id
    where r.group_id = new.group_id and s.person_id = new.person_id;
  if rooms is not null then perform unseat_from_rooms(rooms); end if;
  if not has_seat(new.group_id, new.person_id) then
    delete from group_seat where group_id = new.group_id and person_id = new.person_id;
  end if;
  return null;
end $$;
create trigger leaves_rooms after update of left_at on membership for each row
  when (new.left_at is distinct from old.left_at) execute function leave_rooms_of_group();
create trigger leaves_rooms after update of left_at on group_leader for each row
  when (new.left_at is distinct from old.left_at) execute function leave_rooms_of_group();

create function leave_rooms_of_subject() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  subject uuid := case tg_table_name when 'taster_guest' then to_jsonb(new) ->> 'taster_id'
    when 'peer_group_member' then to_jsonb(new) ->> 'peer_group_id' else to_jsonb(new) ->> 'booking_id' end;
  rooms uuid[];
begin
  select array_agg(id) into rooms from room
    where subject_id = subject and kind = case tg_table_name when 'taster_guest' then 'taster'
      when 'peer_group_member' then 'supervision' else 'interview' end;
  if rooms is not null then perform unseat_from_rooms(rooms); end if;
  return null;
end $$;
create trigger leaves_rooms after update of cancelled_at, seated_at on taster_guest for each row
  execute function leave_rooms_of_subject();
create trigger leaves_rooms after update of ended_at on interview_seat for each row execute function leave_rooms_of_subject();
create trigger leaves_rooms after update of left_at on peer_group_member for each row execute function leave_rooms_of_subject();

-- What a room is for is cancelled, moved or over.
create function room_follows_subject() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  r record;
  frame record;
begin
  for r in select id, kind, subject_id from room where subject_id = new.id and kind not in ('planning', 'debrief') order by id
  loop
    select * into frame from room_frame(r.kind, r.subject_id);
    if not found then delete from room where id = r.id;
    elsif r.kind <> 'supervision' then
      update room set starts_at = frame.starts_at, ends_at = frame.ends_at, opens_at = frame.opens_at,
          leaders_from = frame.leaders_from, closes_at = frame.closes_at, shown = shown + 1
        where id = r.id and (starts_at, ends_at) is distinct from (frame.starts_at, frame.ends_at);
    end if;
  end loop;
  return null;
end $$;
create trigger room_follows after update of starts_at, ends_at, cancelled_at on meeting for each row
  execute function room_follows_subject();
create trigger room_follows after update of starts_at, ends_at, cancelled_at on taster for each row
  execute function room_follows_subject();
create trigger room_follows after update of ended_at on interview_booking for each row execute function room_follows_subject();
create trigger room_follows after update of ended_at on contact_request for each row execute function room_follows_subject();
create trigger room_follows after update of ended_at on peer_group for each row execute function room_follows_subject();

-- Apologies that come while the doors are open leave an empty chair; taken back, somebody is expected.
create function chair_follows_apology() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare of_room uuid;
begin
  select id into of_room from room where kind = 'meeting' and subject_id = new.meeting_id for update;
  if not found then return null; end if;
  update room_seat set standing = case when new.withdrawn_at is null then 'apologies' else 'expected' end
    where room_id = of_room and person_id = new.person_id and standing in ('expected', 'apologies', 'left');
  if found then update room set shown = shown + 1 where id = of_room; end if;
  return null;
end $$;
create trigger chair_follows after insert or update on meeting_apology for each row execute function chair_follows_apology();

-- ── one room in hand ────────────────────────────────────────────────────────

-- All that the caller may read of it.
create function room_as_json(which uuid) returns jsonb
language sql stable set search_path = public, pg_temp
as $$
  select jsonb_build_object('id', r.id, 'kind', r.kind, 'revision', r.revision, 'shown', r.shown, 'startsAt', r.starts_at,
    'endsAt', r.ends_at, 'startedAt', r.started_at, 'endedAt', r.ended_at, 'phases', r.phases, 'phase', r.phase,
    'phaseSince', r.phase_since, 'moderator', r.moderator_seat, 'process', r.process_seat, 'signal', r.speaking_signal,
    'showsFallback', r.shows_fallback,
    'presenter', (select jsonb_build_object('seat', p.seat_id, 'state', p.state) from room_presenting p where p.room_id = r.id),
    'seats', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'position', s.position, 'name', s.name, 'leads', s.leads,
        'standing', s.standing, 'lostAt', s.lost_at, 'device', s.device, 'microphone', s.microphone, 'camera', s.camera,
        'raisedAt', s.raised_at, 'cannotHear', s.cannot_hear, 'backInAMoment', s.back_in_a_moment, 'askedFor', s.asked_for,
        'knockedAt', s.knocked_at) order by s.position), '[]') from room_seat s where s.room_id = r.id))
  from room r where r.id = which
$$;

-- Locked first, read then: what another has written meanwhile is seen.
create function room_in_hand(which uuid) returns jsonb
language plpgsql volatile set search_path = public, pg_temp
as $$
begin
  perform 1 from room where id = which for update;
  return room_as_json(which);
end $$;

-- Writes what is different, and nothing else. `me` has been heard up to `n`.
create function keep_room(which uuid, me uuid, n integer, of_room jsonb, presents jsonb, seats jsonb) returns void
language plpgsql volatile set search_path = public, pg_temp
as $$
begin
  -- First the presenter: whoever leaves reads nothing of it afterwards.
  if presents = 'null' then
    delete from room_presenting where room_id = which;
  elsif presents is not null then
    update room_presenting set seat_id = (presents ->> 'seat')::uuid, state = presents ->> 'state' where room_id = which;
    if not found then
      insert into room_presenting (room_id, seat_id, state) values (which, (presents ->> 'seat')::uuid, presents ->> 'state');
    end if;
  end if;
  if jsonb_array_length(seats) > 0 then
    update room_seat s set
        standing = coalesce(d ->> 'standing', s.standing),
        microphone = coalesce((d ->> 'microphone')::boolean, s.microphone),
        camera = coalesce((d ->> 'camera')::boolean, s.camera),
        cannot_hear = coalesce((d ->> 'cannotHear')::boolean, s.cannot_hear),
        back_in_a_moment = coalesce((d ->> 'backInAMoment')::boolean, s.back_in_a_moment),
        raised_at = case when d ? 'raisedAt' then (d ->> 'raisedAt')::timestamptz else s.raised_at end,
        asked_for = case when d ? 'askedFor' then d ->> 'askedFor' else s.asked_for end,
        knocked_at = case when d ? 'knockedAt' then (d ->> 'knockedAt')::timestamptz else s.knocked_at end,
        lost_at = case when d ? 'lostAt' then (d ->> 'lostAt')::timestamptz else s.lost_at end
      from jsonb_array_elements(seats) d where s.room_id = which and s.id = (d ->> 'id')::uuid;
  end if;
  if n is not null then update room_seat set heard = n where id = me; end if;
  if of_room is not null then
    update room set
        started_at = case when of_room ? 'startedAt' then (of_room ->> 'startedAt')::timestamptz else started_at end,
        ended_at = case when of_room ? 'endedAt' then (of_room ->> 'endedAt')::timestamptz else ended_at end,
        phase = case when of_room ? 'phase' then (of_room ->> 'phase')::smallint else phase end,
        phase_since = case when of_room ? 'phaseSince' then (of_room ->> 'phaseSince')::timestamptz else phase_since end,
        moderator_seat = case when of_room ? 'moderator' then (of_room ->> 'moderator')::uuid else moderator_seat end,
        process_seat = case when of_room ? 'process' then (of_room ->> 'process')::uuid else process_seat end,
        shows_fallback = coalesce((of_room ->> 'showsFallback')::boolean, shows_fallback),
        phases = coalesce(of_room -> 'phases', phases),
        shown = case when of_room ? 'shown' then shown + 1 else shown end
      where id = which;
  end if;
end $$;

-- ── what only leaders may change, past the pages as well ────────────────────

create function guard_room() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if row_security_active('room') and new.id not in (select led_room_ids())
    and to_jsonb(new) - '{revision,shown}'::text[] <> to_jsonb(old) - '{revision,shown}'::text[] then
    raise exception using errcode = 'insufficient_privilege', message = 'a room is its leaders'' to change';
  end if;
  return new;
end $$;
create trigger guards before update on room for each row execute function guard_room();

create function guard_room_seat() returns trigger language plpgsql set search_path = public, pg_temp
as $$
declare
  own boolean;
  led boolean;
  forbidden boolean;
begin
  if not row_security_active('room_seat') then return new; end if;
  own := new.id in (select own_room_seat_ids());
  led := new.room_id in (select led_room_ids());
  forbidden :=
    -- Nobody lets themselves in; whoever was let in or waits may leave.
    (new.standing <> old.standing and not (
      (own and new.standing = 'left' and old.standing in ('in', 'waiting', 'removed'))
      or (led and not new.leads and new.standing = 'in' and old.standing in ('waiting', 'removed') and new.line_id is not null)
      or (led and not new.leads and new.standing = 'removed' and old.standing in ('waiting', 'in'))
      or (led and new.standing = 'left' and old.standing in ('waiting', 'in'))))
    -- What one is heard and seen with, one switches on oneself.
    or (not own and ((new.microphone and not old.microphone) or (new.camera and not old.camera)))
    or (not own and (new.cannot_hear, new.back_in_a_moment) is distinct from (old.cannot_hear, old.back_in_a_moment)
      and (new.cannot_hear or new.back_in_a_moment))
    or (not own and new.raised_at is not null and new.raised_at is distinct from old.raised_at)
    or (not led and new.asked_for is not null and new.asked_for is distinct from old.asked_for)
    or (not own and new.heard <> old.heard);
  if forbidden then
    raise exception using errcode = 'insufficient_privilege', message = 'a seat is changed by whoever sits in it, and let in by a leader';
  end if;
  if new.standing = 'in' and old.standing <> 'in' then new.came_at := coalesce(old.came_at, circle_now()); end if;
  return new;
end $$;
create trigger guards before update on room_seat for each row execute function guard_room_seat();
create trigger only_now before update on room_seat for each row execute function only_now('raised_at', 'knocked_at', 'came_at', 'lost_at');
create trigger only_now before update on room for each row execute function only_now('started_at', 'ended_at', 'phase_since');

-- Counted once a telling, where the leaders chose to count; a click that was wrong is put right before anybody sits back.
create function count_presenting() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into presenting_tally as t (group_id, person_id, term_id, presented)
  select m.group_id, s.person_id, m.term_id, 1
  from room r join meeting m on m.id = r.subject_id join room_seat s on s.id = new.seat_id
    join room_choice c on c.group_id = r.group_id and c.tally_since is not null
  where r.id = new.room_id and r.kind = 'meeting' and s.person_id is not null and not s.leads
  on conflict (group_id, person_id, term_id) do update set presented = t.presented + 1;
  return null;
end $$;
create trigger counts after update on room_presenting for each row
  when (old.state = 'telling' and new.state = 'sitting-back' and new.seat_id = old.seat_id) execute function count_presenting();

create function forget_tally() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin delete from presenting_tally where group_id = new.group_id; return null; end $$;
create trigger forgets_tally after update on room_choice for each row
  when (old.tally_since is not null and new.tally_since is null) execute function forget_tally();

-- ── the keeper of rooms ─────────────────────────────────────────────────────
-- The process that holds the lines reads and writes through these alone; it has no table.

-- The room as it is, whose line holds which seat, and what every screen shows beside it.
create function room_for_lines(which uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select room_as_json(which) || jsonb_build_object(
    'lines', (select coalesce(jsonb_object_agg(s.id, s.line_id), '{}') from room_seat s where s.room_id = which and s.line_id is not null),
    'leaders', (select coalesce(jsonb_agg(jsonb_build_object('name', s.name,
        -- R56: the leaders' numbers are for the people of their own group.
        'phone', case when r.kind in ('meeting', 'debrief', 'planning') then p.phone end) order by s.position), '[]')
      from room_seat s left join profile p on p.person_id = s.person_id where s.room_id = which and s.leads),
    'fallback', case r.kind when 'meeting' then (select l.url from group_link l where l.group_id = r.group_id)
      when 'taster' then (select w.url from taster_way w where w.taster_id = r.subject_id)
      when 'interview' then (select i.way_note from interview_plan i where i.group_id = r.group_id and i.way_note like 'https://%') end)
  from room r where r.id = which
$$;

create function room_process_seen(process uuid) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into room_process (id, seen_at) values (process, clock_timestamp())
  on conflict (id) do update set seen_at = clock_timestamp()
$$;

-- A line was cut: its seat is held. Told when it is not the newest any more, nothing happens.
create function lose_room_lines(lines uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare rooms uuid[];
begin
  select array_agg(id) into rooms from (select id from room where id in (select room_id from room_seat where line_id = any (lines))
    order by id for update) locked;
  if rooms is null then return; end if;
  with lost as (update room_seat set lost_at = circle_now() where line_id = any (lines) and lost_at is null returning room_id, standing)
  update room r set shown = r.shown + case when exists (select from lost l where l.room_id = r.id and l.standing = 'in') then 1 else 0 end
    where r.id in (select room_id from lost);
end $$;

-- A process that was thought dead still has the line.
create function hold_room_lines(lines uuid[], by_process uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare rooms uuid[];
begin
  select array_agg(id) into rooms from (select id from room where id in (select room_id from room_seat where line_id = any (lines))
    order by id for update) locked;
  if rooms is null then return; end if;
  with held as (update room_seat set lost_at = null, process_id = by_process where line_id = any (lines) and lost_at is not null
      returning room_id, standing)
  update room r set shown = r.shown + case when exists (select from held h where h.room_id = r.id and h.standing = 'in') then 1 else 0 end
    where r.id in (select room_id from held);
end $$;

-- Carries signals from a seat in the circle to others in it, in one order; whatever is addressed elsewhere is dropped.
-- What nobody has received among the last five hundred is not for anybody any more.
create function send_room_signals(line uuid, n integer, recipients uuid[], bodies text[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare sender room_seat;
begin
  set local synchronous_commit = off;
  select * into sender from room_seat where line_id = line and standing = 'in';
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('room-signals:' || sender.room_id, 0));
  update room_seat set heard = n where id = sender.id;
  with sent as (
    insert into room_signal (to_seat, from_seat, body)
    select s.id, sender.id, g.body from unnest(recipients, bodies) with ordinality as g (seat, body, nth)
      join room_seat s on s.id = g.seat and s.room_id = sender.room_id and s.standing = 'in' and s.id <> sender.id
    order by g.nth
    returning to_seat)
  select count(pg_notify('circle_signal', to_seat::text)) into n from (select distinct to_seat from sent) told;
end $$;

create function room_signals(seats uuid[], after bigint[]) returns table (to_seat uuid, n bigint, from_seat uuid, body text)
language sql stable security definer set search_path = public, pg_temp rows 50
as $$
  select g.to_seat, g.n, g.from_seat, g.body from unnest(seats, after) as w (seat, n)
    cross join lateral (select * from room_signal r where r.to_seat = w.seat and r.n > w.n order by r.n limit 512) g
  order by g.n
$$;

create function received_room_signals(seats uuid[], up_to bigint[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  set local synchronous_commit = off;
  delete from room_signal g using unnest(seats, up_to) as w (seat, n) where g.to_seat = w.seat and g.n <= w.n;
end $$;

-- What time alone does: the lines of a process that has died are lost; a seat that is not come back to is let go after
-- three minutes; doors close. A process says that it is alive every two seconds.
create function tend_rooms() returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare lost uuid[];
begin
  delete from room_process where seen_at < clock_timestamp() - interval '7 seconds';
  select array_agg(s.line_id) into lost from room_seat s
    where s.line_id is not null and s.lost_at is null and s.process_id is not null
      and not exists (select from room_process p where p.id = s.process_id);
  if lost is not null then perform lose_room_lines(lost); end if;
  select array_agg(s.id) into lost from room_seat s
    where s.lost_at <= circle_now() - interval '3 minutes' and (s.standing in ('in', 'waiting') or s.knocked_at is not null);
  if lost is not null then perform shut_room_seats(lost); end if;
  perform empty_rooms();
end $$;

-- The doors have closed: nothing is left of what was in use. Of a meeting, who was there is kept until attendance has been
-- noted, three days at the longest; of every other room, nothing.
create function empty_rooms() returns void
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
end $$;

-- ── passes ──────────────────────────────────────────────────────────────────

do $$
begin
  execute (
    select format('alter table secret_address drop constraint %1$I, add constraint %1$I %2$s', conname,
      replace(pg_get_constraintdef(oid), ']))', ', ''room-pass''::text]))'))
    from pg_constraint where conname = 'secret_address_purpose_check');
end $$;

-- ── who may ─────────────────────────────────────────────────────────────────

alter table room_choice enable row level security;
alter table group_seat enable row level security;
alter table presenting_tally enable row level security;
alter table room enable row level security;
alter table room_seat enable row level security;
alter table room_presenting enable row level security;
alter table room_ticket enable row level security;
alter table room_signal enable row level security;
alter table room_process enable row level security;

grant select, insert on room_choice to circle_viewer;
grant update (speaking_signal, phones_allowed, tally_since, own_room, chosen_by, chosen_at) on room_choice to circle_viewer;
create policy own on room_choice for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on room_choice for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and chosen_by = (select viewer_id()));
create policy leads_changes on room_choice for update to circle_viewer
  using (group_id in (select led_group_ids())) with check (chosen_by = (select viewer_id()));

grant select on group_seat to circle_viewer;
create policy own on group_seat for select to circle_viewer using (group_id in (select own_group_ids()));

grant select on presenting_tally to circle_viewer;
create policy leads on presenting_tally for select to circle_viewer using (group_id in (select led_group_ids()));

grant select on room to circle_viewer, circle_holder;
grant update (started_at, ended_at, phases, phase, phase_since, moderator_seat, process_seat, shows_fallback, revision, shown)
  on room to circle_viewer, circle_holder;
create policy own on room for select to circle_viewer, circle_holder using (id in (select own_room_ids()));
create policy own_changes on room for update to circle_viewer, circle_holder using (id in (select own_room_ids()));

grant select (id, room_id, person_id, correspondent_id, name, position, leads, standing, microphone, camera, raised_at, cannot_hear,
  back_in_a_moment, asked_for, knocked_at, came_at, lost_at, device) on room_seat to circle_viewer, circle_holder;
grant update (standing, microphone, camera, raised_at, cannot_hear, back_in_a_moment, asked_for, knocked_at, lost_at, heard)
  on room_seat to circle_viewer, circle_holder;
-- Of who waits, was sent out or has not come, the circle reads nothing.
create policy own on room_seat for select to circle_viewer, circle_holder using (id in (select own_room_seat_ids()));
create policy circle on room_seat for select to circle_viewer, circle_holder
  using (standing = 'in' and room_id in (select circle_room_ids()));
create policy leads on room_seat for select to circle_viewer using (room_id in (select led_room_ids()));
create policy own_changes on room_seat for update to circle_viewer, circle_holder using (id in (select own_room_seat_ids()));
create policy leads_changes on room_seat for update to circle_viewer using (room_id in (select led_room_ids()));

grant select, delete on room_presenting to circle_viewer, circle_holder;
grant insert on room_presenting to circle_viewer;
grant update (seat_id, state) on room_presenting to circle_viewer, circle_holder;
create policy circle on room_presenting for select to circle_viewer, circle_holder using (room_id in (select circle_room_ids()));
create policy leads on room_presenting to circle_viewer using (room_id in (select led_room_ids()))
  with check (room_id in (select led_room_ids()));
create policy own_changes on room_presenting for update to circle_viewer, circle_holder
  using (seat_id in (select own_room_seat_ids())) with check (seat_id in (select own_room_seat_ids()));
create policy own_ends on room_presenting for delete to circle_viewer, circle_holder
  using (seat_id in (select own_room_seat_ids()));

revoke all on function raise_room(), tell_room_gone(), own_room_seats(), own_room_seat_ids(), own_room_ids(), circle_room_ids(),
  led_room_ids(), room_frame(text, uuid), room_people(text, uuid), own_room_place(text, uuid), room_door(text, uuid),
  seat_room(uuid), open_room(text, uuid), give_room_ticket(uuid, bytea, uuid), held_pass(), plan_room(uuid, jsonb),
  take_room_line(bytea, uuid, uuid, text, uuid, bytea), resume_room_line(bytea, uuid, uuid, text, uuid, bytea),
  shut_room_seats(uuid[]), shut_lines_of_session(), shut_lines_of_pass(), unseat_from_rooms(uuid[]), leave_rooms_of_group(),
  leave_rooms_of_subject(), room_follows_subject(), chair_follows_apology(), room_as_json(uuid), room_in_hand(uuid),
  keep_room(uuid, uuid, integer, jsonb, jsonb, jsonb), guard_room(), guard_room_seat(), count_presenting(), forget_tally(),
  room_for_lines(uuid), room_process_seen(uuid), lose_room_lines(uuid[]), hold_room_lines(uuid[], uuid),
  send_room_signals(uuid, integer, uuid[], text[]), room_signals(uuid[], bigint[]), received_room_signals(uuid[], bigint[]),
  tend_rooms(), empty_rooms() from public;
grant execute on function own_room_seats(), own_room_seat_ids(), own_room_ids(), circle_room_ids(), led_room_ids(), room_door(text, uuid),
  open_room(text, uuid), give_room_ticket(uuid, bytea, uuid), plan_room(uuid, jsonb), take_room_line(bytea, uuid, uuid, text, uuid, bytea),
  resume_room_line(bytea, uuid, uuid, text, uuid, bytea), room_as_json(uuid), room_in_hand(uuid),
  keep_room(uuid, uuid, integer, jsonb, jsonb, jsonb) to circle_viewer, circle_holder;
grant execute on function room_for_lines(uuid), room_process_seen(uuid), lose_room_lines(uuid[]), hold_room_lines(uuid[], uuid),
  send_room_signals(uuid, integer, uuid[], text[]), room_signals(uuid[], bigint[]), received_room_signals(uuid[], bigint[]),
  tend_rooms(), circle_now() to circle_room;
grant execute on function empty_rooms() to circle_jobs;
