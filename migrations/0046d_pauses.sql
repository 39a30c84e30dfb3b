-- A pause that the circle has been told of. The directory says until when it lasts.

alter table group_pause add announced_at timestamptz;
comment on column group_pause.announced_at is 'When everybody of the circle was told; null: days that the leaders noted for themselves.';
create trigger only_now_announced before insert or update on group_pause for each row execute function only_now('announced_at');

create function group_pauses_until(which uuid) returns date
language sql stable security definer set search_path = public, pg_temp
as $$
  select max(p.last_on) from group_pause p join balint_group g on g.id = p.group_id
  where p.group_id = which and p.announced_at is not null
    and (g.opened_at is not null or which in (select own_group_ids()))
    and (circle_now() at time zone g.time_zone)::date between p.first_on and p.last_on
$$;
revoke all on function group_pauses_until(uuid) from public;
grant execute on function group_pauses_until(uuid) to circle_viewer, circle_holder;
