-- How meetings will be met, for whoever may know of it.

-- Changes between face to face and online that are decided and have not come: from a meeting on, the group meets so,
-- and there. For its own people, and for the calendar programs that follow its dates; the way in is not among it.
create function coming_modes() returns table (group_id uuid, to_mode text, from_at timestamptz, place_name text, place_address text)
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select c.group_id, c.to_mode, coalesce(m.starts_at, c.changes_at), c.place_name, c.place_address
  from (select own_group_ids() as id union select fed_group_ids()) own
    join mode_change c on c.group_id = own.id and num_nonnulls(c.taken_back_at, c.changed_at) = 0
    left join meeting m on m.id = c.first_meeting_id
$$;
revoke all on function coming_modes() from public;
grant execute on function coming_modes() to circle_viewer, circle_holder;

-- Nothing asks it any more.
drop function decided_mode(uuid, timestamptz);
