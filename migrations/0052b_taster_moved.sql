-- A taster that is announced may be moved, and have more seats or fewer, never fewer than are taken.

alter table taster add column sequence integer not null default 0 check (sequence >= 0);
alter table taster add column changed_at timestamptz;
comment on column taster.sequence is 'RFC 5545 SEQUENCE: how often it was moved.';
comment on column taster.changed_at is 'When it was moved last.';
grant update (starts_at, ends_at, sign_up_until, seats, sequence, changed_at) on taster to circle_viewer;

create function taster_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if old.starts_at <= circle_now() or new.starts_at <= circle_now() or old.cancelled_at is not null then
    raise exception using errcode = 'insufficient_privilege', message = 'a taster is changed before it begins';
  end if;
  if new.seats < taster_seats_taken(new.id) then
    raise exception using errcode = 'insufficient_privilege', message = 'seats that are taken stay';
  end if;
  return new;
end $$;
create trigger changes before update of starts_at, ends_at, sign_up_until, seats, sequence, changed_at on taster
  for each row when ((new.starts_at, new.ends_at, new.sign_up_until, new.seats, new.sequence, new.changed_at)
    is distinct from (old.starts_at, old.ends_at, old.sign_up_until, old.seats, old.sequence, old.changed_at))
  execute function taster_changes();

-- Seats are given one after another (confirm_taster_guest, leave_taster): whoever changes their number takes the same turn.
create function take_taster_in_turn(which uuid) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('taster-seats:' || which, 0)) from taster
  where id = which and group_id in (select led_group_ids())
$$;

-- Those who have waited longest have the seats that are free now. Of a taster that was moved, its guests are reminded anew.
create function settle_taster(which uuid, is_moved boolean)
returns table (guest_id uuid, correspondent_id uuid, address_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  if taster_group(which) not in (select led_group_ids()) then return; end if;
  if is_moved then update taster_guest set reminded_at = null where taster_id = which; end if;
  return query
    update taster_guest g set seated_at = circle_now()
    where g.id in (
      select w.id from taster_guest w
      where w.taster_id = which and w.confirmed_at is not null and w.seated_at is null and w.cancelled_at is null
      order by w.confirmed_at, w.id limit (select seats - taster_seats_taken(id) from taster where id = which))
    returning g.id, g.correspondent_id, taster_address(g.id);
end $$;

revoke all on function taster_changes(), take_taster_in_turn(uuid), settle_taster(uuid, boolean) from public;
grant execute on function take_taster_in_turn(uuid), settle_taster(uuid, boolean) to circle_viewer;
