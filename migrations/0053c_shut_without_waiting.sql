-- Whoever signs out while their ticket is being used does not wait for it: the line that it opens asks for the sign-in
-- again, once it has the room, and finds none.
create or replace function shut_room_seats(seats uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform 1 from room where id in (select room_id from room_seat where id = any (seats)) order by id for update;
  delete from room_presenting where seat_id = any (seats);
  delete from room_ticket where token_hash in (select t.token_hash from room_ticket t where t.seat_id = any (seats)
    for update skip locked);
  update room_seat set standing = case when standing in ('in', 'waiting') then 'left' else standing end, line_id = null,
      process_id = null, session_id = null, pass_id = null, resume_hash = null, resume_before = null, device = null,
      lost_at = null, knocked_at = null, raised_at = null, cannot_hear = false, back_in_a_moment = false, asked_for = null,
      microphone = false, camera = false
    where id = any (seats);
  update room set shown = shown + 1 where id in (select room_id from room_seat where id = any (seats));
end $$;
