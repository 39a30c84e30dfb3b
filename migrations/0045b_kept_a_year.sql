-- Attendance that has been let go is not taken for attendance that nobody took; and whoever has asked to see what is stored
-- of them is answered before any of theirs goes.

-- The viewer's own ended meetings in a group, also of one they have left: those that are recorded of them, and those that
-- were theirs and of which nobody has taken attendance. A year on it may have been taken and let go: nothing is said of it.
create or replace function own_sessions(of_group uuid, in_role text)
returns table (meeting_id uuid, term_id uuid, starts_at timestamptz, ends_at timestamptz, mode text, is_taken boolean,
  state text)
language sql stable security definer set search_path = public, pg_temp rows 60
as $$
  select x.id, x.term_id, x.starts_at, x.ends_at, coalesce(r.mode, g.mode), r.meeting_id is not null, a.state
  from meeting x join balint_group g on g.id = x.group_id
    left join meeting_record r on r.meeting_id = x.id
    left join meeting_attendance a on a.meeting_id = x.id and a.person_id = viewer_id() and a.as_role = in_role
  where x.group_id = of_group and x.cancelled_at is null and x.ends_at <= circle_now()
    and (r.meeting_id is not null and a.meeting_id is not null
      or r.meeting_id is null and x.ends_at > circle_now() - interval '1 year' and in_role = 'member' and exists (
        select from membership m left join meeting f on f.id = m.first_meeting_id
          left join meeting l on l.id = m.last_meeting_id
        where m.group_id = of_group and m.person_id = viewer_id()
          and m.joined_at < x.ends_at and (m.left_at is null or m.left_at > x.starts_at)
          and x.starts_at >= coalesce(f.starts_at, '-infinity') and x.starts_at <= coalesce(l.starts_at, 'infinity'))
      or r.meeting_id is null and x.ends_at > circle_now() - interval '1 year' and in_role = 'leader' and exists (
        select from group_leader l where l.group_id = of_group and l.person_id = viewer_id()
          and l.joined_at < x.ends_at and (l.left_at is null or l.left_at > x.starts_at)))
$$;

create or replace function let_go_certified_attendance(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  old certificate;
  done integer := 0;
begin
  for old in
    select * from certificate where withdrawn_at is null and attendance_let_go_at is null
      and issued_at <= circle_now() - interval '1 year'
      and not exists (select from retention_hold h where h.person_id = certificate.person_id and h.ended_at is null)
    order by issued_at limit at_most for update skip locked
  loop
    delete from meeting_attendance a where a.person_id = old.person_id and a.as_role = old.as_role
      and a.meeting_id = any(old.meeting_ids)
      and not exists (select from certificate later where later.person_id = old.person_id
        and later.withdrawn_at is null and later.issued_at > circle_now() - interval '1 year'
        and a.meeting_id = any(later.meeting_ids));
    update certificate set attendance_let_go_at = circle_now() where id = old.id;
    done := done + 1;
  end loop;
  return done;
end $$;
