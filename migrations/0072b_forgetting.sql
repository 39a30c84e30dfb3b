-- Forgetting, one function a kind: each takes how long the kind is kept and how many rows at most, deletes what is older, passes
-- by whoever is held, and answers how many went. How long is said in features/retention/rules, and nowhere here. They are the
-- jobs' alone. The same functions, asked at a later moment and rolled back, are the preview of what goes next.

-- ── as before, with their periods handed in ─────────────────────────────────

drop function forget_attendance(integer, integer);
create function forget_apologies(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from meeting_apology where (meeting_id, person_id) in (
      select a.meeting_id, a.person_id from meeting x join meeting_apology a on a.meeting_id = x.id
      where x.ends_at <= circle_now() - kept and not is_held(a.person_id, null)
      limit at_most for update of a skip locked)
    returning 1)
  select count(*)::int from gone
$$;

-- As long as somebody is in the group, and so long after; a record of who was there that names nobody any more goes along.
create function forget_attendance(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare forgotten integer;
begin
  delete from meeting_attendance where (meeting_id, person_id) in (
    select a.meeting_id, a.person_id from meeting x join meeting_attendance a on a.meeting_id = x.id
    where x.ends_at <= circle_now() - kept
      and not has_seat(x.group_id, a.person_id)
      and not exists (select from membership m where m.group_id = x.group_id and m.person_id = a.person_id
        and m.left_at > circle_now() - kept)
      and not exists (select from group_leader l where l.group_id = x.group_id and l.person_id = a.person_id
        and l.left_at > circle_now() - kept)
      and not is_held(a.person_id, null)
    limit at_most for update of a skip locked);
  get diagnostics forgotten = row_count;
  delete from meeting_record r using meeting x
    where x.id = r.meeting_id and x.ends_at <= circle_now() - kept
      and not exists (select from meeting_attendance a where a.meeting_id = r.meeting_id);
  return forgotten;
end $$;

drop function let_go_certified_attendance(integer);
create function forget_certified_attendance(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare let_go uuid[];
begin
  select array_agg(id) into let_go from (
    select id from certificate where withdrawn_at is null and attendance_let_go_at is null and issued_at <= circle_now() - kept
      and not is_held(person_id, null)
    order by issued_at limit at_most for update skip locked) due;
  if let_go is null then return 0; end if;
  delete from meeting_attendance a using certificate old
    where old.id = any (let_go) and a.person_id = old.person_id and a.as_role = old.as_role and a.meeting_id = any (old.meeting_ids)
      and not exists (select from certificate later where later.person_id = old.person_id and later.withdrawn_at is null
        and later.issued_at > circle_now() - kept and a.meeting_id = any (later.meeting_ids));
  update certificate set attendance_let_go_at = circle_now() where id = any (let_go);
  return cardinality(let_go);
end $$;

drop function forget_interview_ticks(integer);
create function forget_interview_ticks(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with decided as (
    select application_id, sent_at as at from decision_letter
    union all select application_id, ended_at from application_ending
    union all select application_id, accepted_at from place_offer where accepted_at is not null),
  gone as (
    delete from interview_tick where (application_id, person_id) in (
      select t.application_id, t.person_id from interview_tick t join application a on a.id = t.application_id
      where exists (select from decided d where d.application_id = t.application_id and d.at >= t.given_at
          and d.at <= circle_now() - kept)
        and not is_held(t.person_id, a.correspondent_id)
      limit at_most for update of t skip locked)
    returning 1)
  select count(*)::int from gone
$$;
-- Where nobody ever decided.
create function forget_undecided_ticks(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from interview_tick where (application_id, person_id) in (
      select t.application_id, t.person_id from interview_tick t join application a on a.id = t.application_id
      where t.given_at <= circle_now() - kept and not is_held(t.person_id, a.correspondent_id)
      limit at_most for update of t skip locked)
    returning 1)
  select count(*)::int from gone
$$;

drop function forget_letters(integer);
create function forget_messages(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from circle_message where id in (
      select id from circle_message where written_at <= circle_now() - kept
        and not is_held(sender_id, null) and not is_held(member_id, null)
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_sent_letters(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from sent_letter where id in (
      select l.id from sent_letter l where l.sent_at <= circle_now() - kept and not is_held(l.sent_by, null)
        and not exists (select from sent_letter_to t where t.letter_id = l.id and is_held(t.person_id, null))
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_meeting_reminders(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from meeting_reminder where (meeting_id, person_id, starts_at) in (
      select meeting_id, person_id, starts_at from meeting_reminder where starts_at <= circle_now() - kept
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

-- The day that its leaders were shown stands in the debrief itself; whoever asks to see what is stored is answered before it.
drop function forget_debriefs();
create function forget_debriefs(at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from debrief where id in (select id from debrief where deleted_on <= society_today() limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

drop function forget_taster_guests(integer);
create function forget_taster_guests(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select g.id from taster t join taster_guest g on g.taster_id = t.id
    where t.ends_at <= circle_now() - kept and not is_held(null, g.correspondent_id)
    limit at_most for update of g skip locked),
  closed as (delete from secret_address s using due where s.purpose = 'taster' and s.subject_id = due.id),
  gone as (delete from taster_guest g using due where g.id = due.id returning 1)
  select count(*)::int from gone
$$;
create function forget_unconfirmed_guests(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select g.id from taster_guest g where g.confirmed_at is null and g.signed_up_at <= circle_now() - kept
      and not is_held(null, g.correspondent_id)
    limit at_most for update skip locked),
  closed as (delete from secret_address s using due where s.purpose = 'taster' and s.subject_id = due.id),
  gone as (delete from taster_guest g using due where g.id = due.id returning 1)
  select count(*)::int from gone
$$;

drop function forget_waiting();
create function forget_waiting(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select w.id from waiting_list_entry w
    where (w.left_at <= circle_now() - kept
        or w.confirmed_at is not null and w.left_at is null and w.wanted_until <= circle_now() - kept)
      and not is_held(null, w.correspondent_id)
    limit at_most for update skip locked),
  closed as (delete from secret_address s using due where s.purpose = 'waiting-list' and s.subject_id = due.id),
  gone as (delete from waiting_list_entry w using due where w.id = due.id returning 1)
  select count(*)::int from gone
$$;
create function forget_unconfirmed_waiting(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select w.id from waiting_list_entry w where w.confirmed_at is null and w.asked_at <= circle_now() - kept
      and not is_held(null, w.correspondent_id)
    limit at_most for update skip locked),
  closed as (delete from secret_address s using due where s.purpose = 'waiting-list' and s.subject_id = due.id),
  gone as (delete from waiting_list_entry w using due where w.id = due.id returning 1)
  select count(*)::int from gone
$$;

drop function forget_unconfirmed_applications(integer);
create function forget_unconfirmed_applications(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select a.id from application a where a.confirmed_at is null and a.applied_at <= circle_now() - kept
      and not is_held(null, a.correspondent_id)
    order by a.applied_at limit at_most for update skip locked),
  closed as (delete from secret_address s using due where s.purpose = 'application' and s.subject_id = due.id),
  gone as (delete from application a using due where a.id = due.id returning 1)
  select count(*)::int from gone
$$;

drop function forget_payer_addresses();
create function forget_payer_addresses(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from correspondent where id in (
      select s.correspondent_id from secret_address s
      where s.purpose = 'payer-invoice' and s.expires_at <= circle_now() - kept and not is_held(null, s.correspondent_id)
      limit at_most)
    returning 1)
  select count(*)::int from gone
$$;

-- Groups that have closed: first whoever applied and how people were looked for, then everything. Days are the group's own.
drop function forget_closed_groups(integer, integer);
create function closed_groups_due(kept interval) returns table (closure_id uuid, group_id uuid, recruiting_gone boolean)
language sql stable security definer set search_path = public, pg_temp
as $$
  select c.id, c.group_id, c.applications_forgotten_at is not null
  from group_closure c join balint_group g on g.id = c.group_id
  where c.ended_at is not null and c.ends_at <= circle_now() - kept + interval '2 days'
    and (circle_now() at time zone g.time_zone)::date >= ((c.ends_at at time zone g.time_zone)::date + kept)::date
$$;
create function forget_recruiting(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  due uuid[];
  going uuid[];
begin
  select array_agg(group_id) into due from (
    select d.group_id from closed_groups_due(kept) d join group_closure c on c.id = d.closure_id
    where not d.recruiting_gone limit at_most for update of c skip locked) locked;
  if due is null then return 0; end if;
  select array_agg(id) into going from application where group_id = any (due) and not is_held(null, correspondent_id);
  update membership set application_id = null where application_id = any (going);
  delete from secret_address where purpose = 'application' and subject_id = any (going);
  delete from application where id = any (going);
  delete from invitation where group_id = any (due) and not is_held(accepted_by, correspondent_id);
  delete from taster where group_id = any (due);
  delete from circular where group_id = any (due);
  delete from outreach_ask where group_id = any (due);
  delete from source where group_id = any (due);
  delete from waiting_list_notice where group_id = any (due);
  delete from flier_edition where group_id = any (due);
  delete from time_request where group_id = any (due);
  delete from time_poll where group_id = any (due);
  -- Those in which somebody is held stay on the list, and are looked at again the next night.
  update group_closure set applications_forgotten_at = circle_now()
    where group_id = any (due) and ended_at is not null
      and not exists (select from application a where a.group_id = group_closure.group_id)
      and not exists (select from invitation i where i.group_id = group_closure.group_id);
  return (select count(*)::int from group_closure where group_id = any (due) and applications_forgotten_at = circle_now());
end $$;
create function forget_groups(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  due uuid[];
  going uuid[];
begin
  select array_agg(group_id) into due from (
    select d.group_id from closed_groups_due(kept) d join group_closure c on c.id = d.closure_id
    where not group_is_held(d.group_id) limit at_most for update of c skip locked) locked;
  if due is null then return 0; end if;
  select array_agg(id) into going from application where group_id = any (due);
  update membership set application_id = null where application_id = any (going);
  delete from secret_address where purpose = 'application' and subject_id = any (going);
  delete from application where id = any (going);
  delete from secret_address where subject_id = any (due)
    or subject_id in (select id from venue_feed where group_id = any (due));
  delete from balint_group where id = any (due);
  return cardinality(due);
end $$;

-- The period of the books stands in the database, since their triggers ask it of every row; a test holds it against the table.
create function forget_books(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if kept <> make_interval(years => books_kept_years()) then raise exception 'books are kept % years', books_kept_years(); end if;
  return forget_old_books(at_most);
end $$;
revoke execute on function forget_old_books(integer) from circle_jobs;

-- A room is emptied when its doors close; who was in it is kept some days more, for the attendance alone.
create or replace function empty_rooms() returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  over uuid[];
  seats uuid[];
begin
  select array_agg(id) into over from (
    select id from room where closes_at <= circle_now() and emptied_at is null order by id limit 100 for update skip locked) due;
  if over is not null then
    select array_agg(id) into seats from room_seat where room_id = any (over);
    if seats is not null then perform shut_room_seats(seats); end if;
    delete from room_presenting where room_id = any (over);
    delete from room_signal where to_seat = any (seats);
    update room set ended_at = coalesce(ended_at, circle_now()), emptied_at = circle_now(), phase = null, phase_since = null,
        phases = '[]', shows_fallback = false, shown = shown + 1
      where id = any (over);
  end if;
  delete from room where emptied_at is not null and (kind <> 'meeting'
    or exists (select from meeting_record m where m.meeting_id = subject_id));
  delete from room_ticket where expires_at <= circle_now();
  delete from room_check c using meeting m
    where m.id = c.meeting_id and (m.ends_at <= circle_now() or m.cancelled_at is not null);
end $$;
create function forget_rooms(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from room where id in (
      select id from room where emptied_at is not null and closes_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

revoke all on function forget_apologies(interval, integer), forget_attendance(interval, integer),
  forget_certified_attendance(interval, integer), forget_interview_ticks(interval, integer),
  forget_undecided_ticks(interval, integer), forget_messages(interval, integer), forget_sent_letters(interval, integer),
  forget_meeting_reminders(interval, integer), forget_debriefs(integer), forget_taster_guests(interval, integer),
  forget_unconfirmed_guests(interval, integer), forget_waiting(interval, integer), forget_unconfirmed_waiting(interval, integer),
  forget_unconfirmed_applications(interval, integer), forget_payer_addresses(interval, integer), closed_groups_due(interval),
  forget_recruiting(interval, integer), forget_groups(interval, integer), forget_books(interval, integer),
  forget_rooms(interval, integer) from public;
grant execute on function forget_apologies(interval, integer), forget_attendance(interval, integer),
  forget_certified_attendance(interval, integer), forget_interview_ticks(interval, integer),
  forget_undecided_ticks(interval, integer), forget_messages(interval, integer), forget_sent_letters(interval, integer),
  forget_meeting_reminders(interval, integer), forget_debriefs(integer), forget_taster_guests(interval, integer),
  forget_unconfirmed_guests(interval, integer), forget_waiting(interval, integer), forget_unconfirmed_waiting(interval, integer),
  forget_unconfirmed_applications(interval, integer), forget_payer_addresses(interval, integer),
  forget_recruiting(interval, integer), forget_groups(interval, integer), forget_books(interval, integer),
  forget_rooms(interval, integer) to circle_jobs;
