-- What lines into rooms need further.

grant usage on schema public to circle_room;

-- Signals for somebody who is away are kept up to a measure: what is over it, the oldest first, is for nobody any more, for
-- browsers begin anew by then. So nobody fills the database with what another does not fetch.
create function forget_old_signals(recipients uuid[]) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  delete from room_signal g using unnest(recipients) as w (seat)
  where g.to_seat = w.seat and g.n <= (select r.n from room_signal r where r.to_seat = w.seat order by r.n desc offset 1024 limit 1)
$$;
revoke all on function forget_old_signals(uuid[]) from public;

create or replace function send_room_signals(line uuid, n integer, recipients uuid[], bodies text[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  sender room_seat;
  told uuid[];
begin
  set local synchronous_commit = off;
  select * into sender from room_seat s where s.line_id = line and s.standing = 'in';
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('room-signals:' || sender.room_id, 0));
  update room_seat s set heard = n where s.id = sender.id;
  with sent as (
    insert into room_signal (to_seat, from_seat, body)
    select s.id, sender.id, g.body from unnest(recipients, bodies) with ordinality as g (seat, body, nth)
      join room_seat s on s.id = g.seat and s.room_id = sender.room_id and s.standing = 'in' and s.id <> sender.id
    order by g.nth
    returning to_seat)
  select array_agg(distinct to_seat) into told from sent;
  if told is null then return; end if;
  perform forget_old_signals(told);
  perform pg_notify('circle_signal', seat::text) from unnest(told) as seat;
end $$;
