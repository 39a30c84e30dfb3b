-- On how many dates to come something else has the room or a leader: such as were planned before holds were kept.
create function dates_not_free(of_group uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(distinct w.meeting_id)::int
  from wanted_holds(array(select id from meeting where group_id = of_group and cancelled_at is null and starts_at > circle_now())) w
  where of_group in (select led_group_ids()) and not exists (
    select from meeting_hold h where (h.meeting_id, h.holder, h.holder_id) = (w.meeting_id, w.holder, w.holder_id))
$$;
revoke all on function dates_not_free(uuid) from public;
grant execute on function dates_not_free(uuid) to circle_viewer;

-- A calendar says of each meeting where it is, not where the group is otherwise.
grant select (id) on group_place to circle_holder;
