-- By which address a guest is written to again: their own, and no other.
create function own_taster_address() returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select taster_address(held('taster')) $$;
revoke all on function own_taster_address() from public;
grant execute on function own_taster_address() to circle_holder;
