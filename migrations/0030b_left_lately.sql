-- Whoever has left a group a few days ago can still be written to about it by its name.
create function left_group_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 1
as $$ select group_id from membership where person_id = viewer_id() and left_at > circle_now() - interval '7 days' $$;
create policy left_lately on balint_group for select to circle_viewer using (id in (select left_group_ids()));
revoke all on function left_group_ids() from public;
grant execute on function left_group_ids() to circle_viewer;

-- A member may have the group's leaders written to, whether or not it takes applicants.
create or replace function leaders_to_tell(of_group uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select person_id from group_leader where group_id = of_group and left_at is null
    and (group_is_open(of_group) or of_group in (select own_group_ids())
      or of_group = application_group(held('application')))
$$;

-- And its leaders know by name who has left it lately.
create function lately_left_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select m.person_id from led_group_ids() led join membership m on m.group_id = led
  where m.left_at > circle_now() - interval '7 days'
$$;
create policy lately_left on person for select to circle_viewer using (id in (select lately_left_ids()));
revoke all on function lately_left_ids() from public;
grant execute on function lately_left_ids() to circle_viewer;
