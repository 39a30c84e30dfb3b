-- How many members a meeting may expect, told to those who lead it.
create function expected_at_led(which uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select members_expected(x.id) from meeting x where x.id = which and x.group_id in (select led_group_ids())
$$;
revoke all on function expected_at_led(uuid) from public;
grant execute on function expected_at_led(uuid) to circle_viewer;
