-- Who wishes to speak, like who presents: in use now, and in no write-ahead log, so that neither an archive of it nor a backup
-- tells afterwards who asked to speak, when, and how often.

create unlogged table room_hand (
  seat_id uuid primary key references room_seat on delete cascade,
  room_id uuid not null references room on delete cascade,
  raised_at timestamptz not null
);
comment on table room_hand is 'Raised hands, in their order; gone when they are taken down. Unlogged: in no backup and in no log.';
create index on room_hand (room_id);
create trigger only_now before insert or update on room_hand for each row execute function only_now('raised_at');

insert into room_hand (seat_id, room_id, raised_at) select id, room_id, raised_at from room_seat where raised_at is not null;
drop trigger only_now on room_seat;

create or replace function room_as_json(which uuid) returns jsonb
language sql stable set search_path = public, pg_temp
as $$
  select jsonb_build_object('id', r.id, 'kind', r.kind, 'revision', r.revision, 'shown', r.shown, 'startsAt', r.starts_at,
    'endsAt', r.ends_at, 'startedAt', r.started_at, 'endedAt', r.ended_at, 'phases', r.phases, 'phase', r.phase,
    'phaseSince', r.phase_since, 'moderator', r.moderator_seat, 'process', r.process_seat, 'signal', r.speaking_signal,
    'showsFallback', r.shows_fallback,
    'presenter', (select jsonb_build_object('seat', p.seat_id, 'state', p.state) from room_presenting p where p.room_id = r.id),
    'seats', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'position', s.position, 'name', s.name, 'leads', s.leads,
        'standing', s.standing, 'lostAt', s.lost_at, 'device', s.device, 'microphone', s.microphone, 'camera', s.camera,
        'raisedAt', (select h.raised_at from room_hand h where h.seat_id = s.id), 'cannotHear', s.cannot_hear,
        'backInAMoment', s.back_in_a_moment, 'askedFor', s.asked_for, 'knockedAt', s.knocked_at) order by s.position), '[]') from room_seat s where s.room_id = r.id))
  from room r where r.id = which
$$;

create or replace function keep_room(which uuid, me uuid, n integer, of_room jsonb, presents jsonb, seats jsonb) returns void
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
    -- Before a seat is left: whoever has left reads nothing of it.
    delete from room_hand h using jsonb_array_elements(seats) d
      where h.seat_id = (d ->> 'id')::uuid and h.room_id = which and d -> 'raisedAt' = 'null';
    insert into room_hand (seat_id, room_id, raised_at)
      select (d ->> 'id')::uuid, which, (d ->> 'raisedAt')::timestamptz from jsonb_array_elements(seats) d
      where jsonb_typeof(d -> 'raisedAt') = 'string' on conflict (seat_id) do nothing;
    update room_seat s set
        standing = coalesce(d ->> 'standing', s.standing),
        microphone = coalesce((d ->> 'microphone')::boolean, s.microphone),
        camera = coalesce((d ->> 'camera')::boolean, s.camera),
        cannot_hear = coalesce((d ->> 'cannotHear')::boolean, s.cannot_hear),
        back_in_a_moment = coalesce((d ->> 'backInAMoment')::boolean, s.back_in_a_moment),
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

create or replace function guard_room_seat() returns trigger language plpgsql set search_path = public, pg_temp
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
    or (not led and new.asked_for is not null and new.asked_for is distinct from old.asked_for)
    or (not own and new.heard <> old.heard);
  if forbidden then
    raise exception using errcode = 'insufficient_privilege', message = 'a seat is changed by whoever sits in it, and let in by a leader';
  end if;
  if new.standing = 'in' and old.standing <> 'in' then new.came_at := coalesce(old.came_at, circle_now()); end if;
  return new;
end $$;

create or replace function take_room_line(ticket bytea, line uuid, by_process uuid, on_device text, in_session uuid, resume bytea)
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
  if not was_held then delete from room_hand h where h.seat_id = s.id; end if;
  -- A seat that is not held begins quietly: what it is heard and seen with, its own browser says.
  update room_seat x set standing = comes, lost_at = null, device = on_device, line_id = line, process_id = by_process,
      session_id = t.session_id, pass_id = t.pass_id, resume_hash = resume, resume_before = null, heard = 0,
      microphone = x.microphone and was_held, camera = x.camera and was_held,
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

create or replace function shut_room_seats(seats uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform 1 from room where id in (select room_id from room_seat where id = any (seats)) order by id for update;
  delete from room_presenting where seat_id = any (seats);
  delete from room_hand where seat_id = any (seats);
  delete from room_ticket where token_hash in (select t.token_hash from room_ticket t where t.seat_id = any (seats)
    for update skip locked);
  update room_seat set standing = case when standing in ('in', 'waiting') then 'left' else standing end, line_id = null,
      process_id = null, session_id = null, pass_id = null, resume_hash = null, resume_before = null, device = null,
      lost_at = null, knocked_at = null, cannot_hear = false, back_in_a_moment = false, asked_for = null,
      microphone = false, camera = false
    where id = any (seats);
  update room set shown = shown + 1 where id in (select room_id from room_seat where id = any (seats));
end $$;

alter table room_seat drop column raised_at;
create trigger only_now before update on room_seat for each row execute function only_now('knocked_at', 'came_at', 'lost_at');

alter table room_hand enable row level security;
grant select, insert, delete on room_hand to circle_viewer, circle_holder;
create policy circle on room_hand for select to circle_viewer, circle_holder using (room_id in (select circle_room_ids()));
create policy leads on room_hand for select to circle_viewer using (room_id in (select led_room_ids()));
-- Raised by whoever sits there; taken down by them, or by a leader.
create policy own on room_hand for insert to circle_viewer, circle_holder with check (
  seat_id in (select own_room_seat_ids()) and room_id in (select circle_room_ids()));
create policy own_ends on room_hand for delete to circle_viewer, circle_holder using (seat_id in (select own_room_seat_ids()));
create policy leads_ends on room_hand for delete to circle_viewer using (room_id in (select led_room_ids()));
