-- Places, dates and steps of supervision, each counted and taken once: what ends frees one place, what nobody hosts any more
-- is nobody's, and what is logged lies within what was agreed (R24, R25, R36).

-- ── a place is taken by a yes, and freed once ───────────────────────────────

alter table contact_request add place_freed_at timestamptz check (place_freed_at is null or accepted_at is not null);
comment on column contact_request.place_freed_at is 'The supervisor''s place that a yes took is free again.';
update contact_request r set place_freed_at = s.ended_at from supervision s
where s.contact_request_id = r.id and s.holds_since is not null and s.ended_at is not null
  and not exists (select from supervision o where o.contact_request_id = r.id and o.ended_at is null);

-- Free again once nothing came of the talk, or what came of it has ended.
create function free_supervisors_place(request uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update contact_request r set place_freed_at = circle_now()
  where r.id = request and r.kind = 'supervision' and r.accepted_at is not null and r.place_freed_at is null
    and not exists (select from supervision s where s.contact_request_id = r.id and s.ended_at is null)
    and not exists (select from supervision_arrangement a where a.contact_request_id = r.id and a.ended_on is null)
    and (r.ended_at is not null
      or exists (select from supervision s where s.contact_request_id = r.id and s.holds_since is not null));
  if found then
    update supervisor_entry e set places_free = least(99, e.places_free + 1)
      from contact_request r where r.id = request and e.person_id = r.asked_person_id;
  end if;
end $$;

create function place_follows_talk() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform free_supervisors_place(new.id); return null; end $$;
create trigger place_follows after update of ended_at on contact_request for each row
  when (old.ended_at is null and new.ended_at is not null) execute function place_follows_talk();

create function place_follows_arrangement() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform free_supervisors_place(new.contact_request_id); return null; end $$;
create trigger place_follows after update of ended_on on supervision_arrangement for each row
  when (new.contact_request_id is not null and old.ended_on is null and new.ended_on is not null)
  execute function place_follows_arrangement();

-- Answers 'begun', 'none' (nothing that the asker may arrange), 'there-already', 'no-pair', 'over' (they talk no more) or
-- 'no-place' (what they had has ended, and its place is somebody else's by now).
create or replace function begin_supervision(request uuid, new_id uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  r contact_request;
  people uuid[];
begin
  select * into r from contact_request c where c.id = request and c.kind = 'supervision' and c.accepted_at is not null
    and viewer_id() in (c.asked_by, c.asked_person_id) for update;
  if not found then return 'none'; end if;
  if exists (select from supervision s where s.contact_request_id = request and s.ended_at is null) then
    return 'there-already';
  end if;
  if r.ended_at is not null then return 'over'; end if;
  people := array[r.asked_by];
  if r.supervision_kind = 'pair' then
    select array_agg(l.person_id order by l.person_id) into people from group_leader l
      where l.group_id = r.group_id and l.left_at is null;
    if people is null or cardinality(people) <> 2 or not r.asked_by = any (people) or r.asked_person_id = any (people) then
      return 'no-pair';
    end if;
  end if;
  if r.place_freed_at is not null then
    update supervisor_entry set places_free = places_free - 1 where person_id = r.asked_person_id and places_free > 0;
    if not found then return 'no-place'; end if;
    update contact_request set place_freed_at = null where id = request;
  end if;
  insert into supervision (id, kind, supervisor_id, contact_request_id, group_id, made_by, made_at)
  values (new_id, case r.supervision_kind when 'pair' then 'pair' else 'individual' end, r.asked_person_id, request, r.group_id,
    viewer_id(), circle_now());
  insert into supervisee (supervision_id, person_id) select new_id, unnest(people);
  return 'begun';
end $$;

-- ── an end, by either side or on the day that was agreed ────────────────────

create function finish_supervision(which uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare s supervision;
begin
  update supervision set ended_at = circle_now(), ended_by = viewer_id() where id = which returning * into s;
  update supervision_terms set withdrawn_at = circle_now(), withdrawn_by = viewer_id()
    where supervision_id = which and agreed_at is null and withdrawn_at is null;
  with called_off as (
    update supervision_session set cancelled_at = circle_now(), changed_at = circle_now(), sequence = sequence + 1
    where supervision_id = which and cancelled_at is null and logged_at is null and starts_at > circle_now() returning id)
  insert into supervision_step (session_id, kind, taken_by, taken_at)
    select id, 'cancelled', viewer_id(), circle_now() from called_off;
  update supervision_arrangement set ended_on = greatest(since_on, society_today())
    where supervision_id = which and ended_on is null;
  if s.contact_request_id is not null then perform free_supervisors_place(s.contact_request_id);
  elsif s.holds_since is not null then
    update supervisor_entry set places_free = least(99, places_free + 1) where person_id = s.supervisor_id;
  end if;
end $$;

create or replace function end_supervision(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare s supervision;
begin
  select * into s from supervision x where x.id = which and x.id in (select supervision_ids()) for update;
  if not found then return 'none'; end if;
  if s.ended_at is not null then return 'gone'; end if;
  perform finish_supervision(which);
  return 'ended';
end $$;

-- The last day of what was agreed last; null: no end, or nothing agreed.
create function supervision_ends_on(which uuid) returns date
language sql stable security definer set search_path = public, pg_temp
as $$
  select ends_on from supervision_terms where supervision_id = which and agreed_at is not null order by agreed_at desc limit 1
$$;

create index supervision_terms_that_end on supervision_terms (ends_on) where agreed_at is not null and ends_on is not null;

-- Ends those whose agreed time is over, and answers whom to write to; once, for they have ended then.
create function end_supervisions_over(most integer) returns table (supervision_id uuid, person_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp rows 20
as $$
declare which uuid;
begin
  for which in
    select distinct s.id from supervision_terms t join supervision s on s.id = t.supervision_id
    where t.agreed_at is not null and t.ends_on < society_today() and s.ended_at is null
      and supervision_ends_on(s.id) < society_today() limit most
  loop
    perform from supervision s where s.id = which for update;
    perform finish_supervision(which);
    return query select s.id, p.id from supervision s cross join lateral (
        select s.supervisor_id as id union select e.person_id from supervisee e where e.supervision_id = s.id) p
      where s.id = which;
  end loop;
end $$;

create function supervision_over_now(which uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from supervision s where s.id = which and s.ended_at = circle_now() and (s.supervisor_id = who
    or exists (select from supervisee e where e.supervision_id = s.id and e.person_id = who)))
$$;
create policy tells_of_its_end on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'supervision-time-over' and supervision_over_now(about_id, person_id));

-- ── peers who leave, and peers who meet no more ─────────────────────────────

-- Peer groups in which the viewer sits, or sat until they ended: their dates and what is still to be logged stay theirs.
create function dated_peer_group_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select peer_group_id from peer_group_member where person_id = viewer_id() and left_at is null
  union
  select m.peer_group_id from peer_group_member m join peer_group g on g.id = m.peer_group_id and m.left_at = g.ended_at
  where m.person_id = viewer_id()
$$;
create index on peer_group_member (person_id);

create policy sat_to_its_end on peer_group for select to circle_viewer using (id in (select dated_peer_group_ids()));
create policy sat_to_its_end on peer_group_member for select to circle_viewer using (
  peer_group_id in (select dated_peer_group_ids()));
drop policy sides on supervision_session;
create policy sides on supervision_session for select to circle_viewer using (
  supervision_id in (select supervision_ids()) or peer_group_id in (select dated_peer_group_ids())
  or id in (select attended_supervision_ids()));

-- Whom one supervises or is supervised with, and with whom one sat: whoever has left keeps their name in what was held.
create or replace function supervision_people_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select s.supervisor_id from supervision_ids() own join supervision s on s.id = own
  union select e.person_id from supervision_ids() own join supervisee e on e.supervision_id = own
  union select m.person_id from dated_peer_group_ids() dated join peer_group_member own on own.peer_group_id = dated
    join peer_group_member m on m.peer_group_id = dated and (m.left_at is null or m.left_at > own.joined_at)
    where own.person_id = viewer_id()
  union select o.person_id from supervision_session_person mine
    join supervision_session_person o on o.session_id = mine.session_id where mine.person_id = viewer_id()
$$;

-- Enters who hosts dates ahead that nobody hosts, among peers: who sits there now. Answers how many.
create function host_supervision(sessions uuid[], hosts uuid[]) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare entered integer;
begin
  update supervision_session x set host_id = w.host
  from unnest(sessions, hosts) as w (session, host)
  where x.id = w.session and x.host_id is null and x.starts_at > circle_now() and x.cancelled_at is null and x.logged_at is null
    and plans_supervision(null, x.peer_group_id)
    and exists (select from peer_group_member m where m.peer_group_id = x.peer_group_id and m.person_id = w.host and m.left_at is null);
  get diagnostics entered = row_count;
  return entered;
end $$;

create function arrangements_without_peers(of_group uuid) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  update supervision_arrangement a set ended_on = greatest(a.since_on, society_today())
  where a.peer_group_id = of_group and a.ended_on is null and not exists (
    select from group_leader l join peer_group_member m on m.person_id = l.person_id and m.left_at is null
    where l.group_id = a.group_id and l.left_at is null and m.peer_group_id = of_group)
$$;

create function peer_has_left() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update supervision_session set host_id = null
    where peer_group_id = new.peer_group_id and host_id = new.person_id and starts_at > circle_now()
      and cancelled_at is null and logged_at is null;
  perform arrangements_without_peers(new.peer_group_id);
  return null;
end $$;
create trigger peer_leaves after update of left_at on peer_group_member for each row
  when (old.left_at is null and new.left_at is not null) execute function peer_has_left();

create function peers_have_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  with called_off as (
    update supervision_session set cancelled_at = circle_now(), changed_at = circle_now(), sequence = sequence + 1
    where peer_group_id = new.id and cancelled_at is null and logged_at is null and starts_at > circle_now() returning id)
  insert into supervision_step (session_id, kind, taken_by, taken_at)
    select id, 'cancelled', viewer_id(), circle_now() from called_off;
  update supervision_arrangement set ended_on = greatest(since_on, society_today())
    where peer_group_id = new.id and ended_on is null;
  return null;
end $$;
create trigger peers_end after update of ended_at on peer_group for each row
  when (old.ended_at is null and new.ended_at is not null) execute function peers_have_ended();

-- ── steps, and who may take them when ───────────────────────────────────────

create or replace function own_supervision_session(which uuid) returns supervision_session
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session;
begin
  select s.* into x from supervision_session s where s.id = which
    and (s.supervision_id in (select supervision_ids()) or s.peer_group_id in (select dated_peer_group_ids())
      or s.id in (select attended_supervision_ids()))
    for update;
  return x;
end $$;

-- A day after the last that was agreed is nobody's to plan.
create function is_agreed_day(of_supervision uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select of_supervision is null
    or coalesce((at at time zone (select time_zone from society))::date <= supervision_ends_on(of_supervision), true)
$$;

-- Answers 'planned', 'none', 'past', 'over' (the terms end before) or 'taken' (another session stands at that hour).
create or replace function plan_supervision(new_id uuid, of_supervision uuid, of_peers uuid, at timestamptz, minutes integer,
  how text, host uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if num_nonnulls(of_supervision, of_peers) <> 1 or not plans_supervision(of_supervision, of_peers) then return 'none'; end if;
  if host is not null and not exists (select from peer_group_member m where m.peer_group_id = of_peers and m.person_id = host
      and m.left_at is null) then return 'none'; end if;
  if at <= circle_now() then return 'past'; end if;
  if not is_agreed_day(of_supervision, at) then return 'over'; end if;
  perform pg_advisory_xact_lock(hashtextextended('sessions:' || coalesce(of_supervision, of_peers), 0));
  if overlaps_supervision(of_supervision, of_peers, at, minutes, null) then return 'taken'; end if;
  insert into supervision_session (id, supervision_id, peer_group_id, starts_at, length_minutes, mode, host_id, made_at, changed_at)
  values (new_id, of_supervision, of_peers, at, minutes, how, host, circle_now(), circle_now());
  perform note_supervision_step(new_id, 'planned');
  return 'planned';
end $$;

create or replace function move_supervision(which uuid, at timestamptz, minutes integer, how text, host uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session := own_supervision_session(which);
begin
  if x.id is null or not plans_supervision(x.supervision_id, x.peer_group_id) then return 'none'; end if;
  if host is not null and not exists (select from peer_group_member m where m.peer_group_id = x.peer_group_id
      and m.person_id = host and m.left_at is null) then return 'none'; end if;
  if x.cancelled_at is not null or x.logged_at is not null or x.starts_at <= circle_now() then return 'gone'; end if;
  if at <= circle_now() then return 'past'; end if;
  if not is_agreed_day(x.supervision_id, at) then return 'over'; end if;
  perform pg_advisory_xact_lock(hashtextextended('sessions:' || coalesce(x.supervision_id, x.peer_group_id), 0));
  if overlaps_supervision(x.supervision_id, x.peer_group_id, at, minutes, which) then return 'taken'; end if;
  update supervision_session set starts_at = at, length_minutes = minutes, mode = how, host_id = host,
    sequence = sequence + 1, changed_at = circle_now(), reminded_at = null where id = which;
  perform note_supervision_step(which, 'moved');
  return 'moved';
end $$;

-- One that lies ahead: by those who may plan; one whose hour is over: by whoever could log it.
create or replace function cancel_supervision(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session := own_supervision_session(which);
begin
  if x.id is null then return 'none'; end if;
  if x.cancelled_at is not null or x.logged_at is not null then return 'gone'; end if;
  if x.starts_at > circle_now() and not plans_supervision(x.supervision_id, x.peer_group_id) then return 'none'; end if;
  update supervision_session set cancelled_at = circle_now(), changed_at = circle_now(), sequence = sequence + 1 where id = which;
  perform note_supervision_step(which, 'cancelled');
  return 'cancelled';
end $$;

-- Logs one that was planned, one that was not, or, put right, one that was disputed: over, and from the first day that was
-- agreed to the end. covered: of those supervised in a supervision; among peers of the asker alone, and what the others have
-- said of their own stays.
create or replace function log_supervision(which uuid, of_supervision uuid, of_peers uuid, at timestamptz, minutes integer,
  how text, there uuid[], covered integer) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  x supervision_session := own_supervision_session(which);
  again boolean := false;
begin
  if x.id is not null then
    of_supervision := x.supervision_id;
    of_peers := x.peer_group_id;
    again := x.logged_at is not null;
    if x.cancelled_at is not null or x.withdrawn_at is not null or (again and x.disputed_at is null) then return 'gone'; end if;
    if not again and x.starts_at > circle_now() then return 'ahead'; end if;
  elsif exists (select from supervision_session where id = which) then return 'none';
  end if;
  if num_nonnulls(of_supervision, of_peers) <> 1 then return 'none'; end if;
  if not exists (select from supervision s where s.id = of_supervision and s.id in (select supervision_ids()) and s.holds_since is not null)
    and not exists (select from dated_peer_group_ids() own where own = of_peers) then return 'none'; end if;
  if at + make_interval(mins => minutes) > circle_now() then return 'ahead'; end if;
  if exists (select from supervision s where s.id = of_supervision and (at > s.ended_at
        or (at at time zone (select time_zone from society))::date < (select min(t.begins_on) from supervision_terms t
          where t.supervision_id = s.id and t.agreed_at is not null)))
    or exists (select from peer_group g where g.id = of_peers and at > g.ended_at) then return 'outside'; end if;
  if cardinality(there) = 0 then return 'nobody'; end if;
  if of_supervision is not null and exists (select from unnest(there) p where not exists (
      select from supervisee e where e.supervision_id = of_supervision and e.person_id = p)) then return 'none'; end if;
  -- Among peers: two at least, who sat in the group then, and the one who logs it among them.
  if of_peers is not null then
    if exists (select from unnest(there) p where not exists (select from peer_group_member m where m.peer_group_id = of_peers
        and m.person_id = p and (m.left_at is null or m.left_at > at))) then return 'none'; end if;
    if exists (select from unnest(there) p where not exists (select from peer_group_member m where m.peer_group_id = of_peers
        and m.person_id = p and m.joined_at < at + interval '1 day')) then return 'outside'; end if;
    if cardinality(there) < 2 or not viewer_id() = any (there) then return 'alone'; end if;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('sessions:' || coalesce(of_supervision, of_peers), 0));
  if overlaps_supervision(of_supervision, of_peers, at, minutes, which) then return 'taken'; end if;
  if x.id is null then
    insert into supervision_session (id, supervision_id, peer_group_id, starts_at, length_minutes, mode, made_at, changed_at,
      logged_at, logged_by)
    values (which, of_supervision, of_peers, at, minutes, how, circle_now(), circle_now(), circle_now(), viewer_id());
  else
    update supervision_session set starts_at = at, length_minutes = minutes, mode = how, changed_at = circle_now(),
      logged_at = circle_now(), logged_by = viewer_id(), disputed_at = null, disputed_by = null, disputed_what = null
      where id = which;
    delete from supervision_session_person where session_id = which and not person_id = any (there);
  end if;
  insert into supervision_session_person as kept (session_id, person_id, meetings_covered)
  select distinct which, p, case when of_supervision is not null or p = viewer_id() then covered else 0 end from unnest(there) p
  on conflict (session_id, person_id) do update set meetings_covered = case
    when of_supervision is not null or kept.person_id = viewer_id() then excluded.meetings_covered else kept.meetings_covered end;
  perform note_supervision_step(which, case when again then 'corrected' else 'logged' end);
  return case when again then 'corrected' else 'logged' end;
end $$;

-- ── what waits ──────────────────────────────────────────────────────────────

create index supervision_session_open on supervision_session (supervision_id)
  where supervision_id is not null and confirmed_at is null and withdrawn_at is null and cancelled_at is null;
create index peer_session_open on supervision_session (peer_group_id)
  where peer_group_id is not null and confirmed_at is null and withdrawn_at is null and cancelled_at is null;

-- Of all that the viewer belongs to: sessions that are neither confirmed nor withdrawn nor called off.
create function open_supervision_session_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select x.id from supervision_ids() own join supervision_session x on x.supervision_id = own
    where x.confirmed_at is null and x.withdrawn_at is null and x.cancelled_at is null
  union
  select x.id from dated_peer_group_ids() own join supervision_session x on x.peer_group_id = own
    where x.confirmed_at is null and x.withdrawn_at is null and x.cancelled_at is null
  union
  select x.id from supervision_session_person mine join supervision_session x on x.id = mine.session_id
    where mine.person_id = viewer_id() and x.confirmed_at is null and x.withdrawn_at is null and x.cancelled_at is null
$$;

-- Terms to agree to, sessions to confirm or to put right, and peers who ask for a chair: how many wait for the viewer.
create function supervision_waiting() returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select (select count(*)::integer from supervision_ids() own join supervision_terms t on t.supervision_id = own
      where t.agreed_at is null and t.withdrawn_at is null
        and not exists (select from supervision_agreement a where a.terms_id = t.id and a.person_id = viewer_id()))
    + (select count(*)::integer from open_supervision_session_ids() own join supervision_session x on x.id = own
      where x.logged_at is not null and case when x.disputed_at is not null then x.logged_by = viewer_id()
        else confirms_supervision(x.id, viewer_id()) end)
    + (select count(*)::integer from peers_asking() p where not p.own
      and not exists (select from kept_peer_group_ids() kept where kept = p.peer_group_id))
$$;

-- ── what a session covered ──────────────────────────────────────────────────

-- Of one session, to whom it belongs: one's own, and those of whom one supervises.
drop function covered_meetings();
create function covered_meetings(of_session uuid) returns table (person_id uuid, meetings smallint)
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select p.person_id, p.meetings_covered
  from supervision_session_person p join supervision_session x on x.id = p.session_id
    left join supervision s on s.id = x.supervision_id
  where p.session_id = of_session and (p.person_id = viewer_id() or s.supervisor_id = viewer_id())
$$;

create function led_within(who uuid, after timestamptz, until timestamptz) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::integer from meeting m left join meeting_record r on r.meeting_id = m.id
    join group_leader l on l.group_id = m.group_id and l.person_id = who
      and l.joined_at < m.ends_at and (l.left_at is null or l.left_at > m.starts_at)
  where m.cancelled_at is null and m.ends_at <= until and m.starts_at > after
    and (r.meeting_id is null or exists (select from meeting_attendance a
      where a.meeting_id = m.id and a.person_id = who and a.as_role = 'leader' and a.state = 'present'))
$$;
create or replace function led_between(who uuid, after timestamptz) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$ select led_within(who, after, circle_now()) $$;

-- Between the confirmed session before and this hour, or within the year before it.
create function own_led_before(at timestamptz) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select led_within(viewer_id(), coalesce((select max(x.starts_at) from supervision_session x
      join supervision_session_person p on p.session_id = x.id and p.person_id = viewer_id()
      where x.confirmed_at is not null and x.starts_at < at), at - interval '1 year'), least(at, circle_now()))
$$;

-- ── sums that no list cuts short ────────────────────────────────────────────

-- Accreditations that end within so many days, and no later decision has changed: how many, for the office.
create function accreditations_ending_count(within_days integer) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::integer from accreditation_decision d
  where reads_register() and d.state = 'accredited' and d.until_on between society_today() and society_today() + within_days
    and d.id = (select a.id from accreditation_decision a where a.person_id = d.person_id and a.since_on <= society_today()
      order by a.decided_at desc, a.id desc limit 1)
$$;

revoke all on function host_supervision(uuid[], uuid[]), free_supervisors_place(uuid), place_follows_talk(), place_follows_arrangement(),
  finish_supervision(uuid), supervision_ends_on(uuid), end_supervisions_over(integer), supervision_over_now(uuid, uuid),
  dated_peer_group_ids(), arrangements_without_peers(uuid), peer_has_left(), peers_have_ended(),
  is_agreed_day(uuid, timestamptz), covered_meetings(uuid), led_within(uuid, timestamptz, timestamptz),
  own_led_before(timestamptz), open_supervision_session_ids(), supervision_waiting(),
  accreditations_ending_count(integer) from public;
grant execute on function host_supervision(uuid[], uuid[]), dated_peer_group_ids(), covered_meetings(uuid), own_led_before(timestamptz), open_supervision_session_ids(), supervision_waiting(),
  accreditations_ending_count(integer) to circle_viewer;
grant execute on function end_supervisions_over(integer), supervision_over_now(uuid, uuid) to circle_jobs;
