-- A sign-in that was ended in the moment in which its line into a room was opened left that line open: the ending looked for
-- seats of this sign-in, and there was none yet; the opening had looked for the sign-in, and it was still there. So it was with a pass.

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
  -- Whoever ends this sign-in waits until it is seen whose seat it has opened; before the room, as they come by it, too.
  if viewer_id() is not null then
    perform from session x where x.id = in_session and x.user_id = viewer_id() for key share;
    if not found then return; end if;
  else
    -- The same of whoever comes by a pass: taken back meanwhile, it holds no ticket below.
    perform from secret_address a where a.id = held_pass() for share;
  end if;
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
