-- A talk by video is behind a link of its own, never behind the one of the group's meetings: whoever is not admitted would
-- keep a way into the circle.
create or replace function interview_way_in() returns table (note text, opens_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  with booked as (
    select b.way, p.way_note, b.ends_at, b.starts_at - make_interval(mins => greatest(g.doors_minutes, 5)) as opens_at
    from interview_booking b join application a on a.id = b.application_id
      join balint_group g on g.id = a.group_id left join interview_plan p on p.group_id = g.id
    where a.id = held('application') and b.ended_at is null and circle_now() < b.ends_at + interval '30 minutes')
  select case when way <> 'video' or circle_now() >= opens_at then way_note end,
    case when way = 'video' then opens_at end
  from booked
$$;
