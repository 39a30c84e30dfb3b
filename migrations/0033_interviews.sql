-- Talking with everybody who applies (R53, R52): free times, a booking, what each leader ticks, sealed; and the decision
-- with the letter that goes with it.

-- One person is in one place at a time; the constraint below wants "=" beside "&&".
create extension if not exists btree_gist;

alter table application add column time_zone text check (length(time_zone) between 1 and 64);
comment on column application.time_zone is 'The applicant''s own, as they chose it on their page; null: the group''s.';
-- Not by a grant: whoever may set one column of their application would be free to set what they may put right by then.
create function choose_own_zone(zone text) returns void language sql volatile security definer set search_path = public, pg_temp
as $$ update application set time_zone = zone where id = held('application') $$;


-- ── how a group interviews ──────────────────────────────────────────────────

create table interview_plan (
  group_id uuid primary key references balint_group on delete cascade,
  length_minutes smallint not null check (length_minutes between 10 and 120),
  way text not null check (way in ('video', 'telephone', 'in-person')),
  way_note text check (length(way_note) between 1 and 300),
  spoken_matters text check (length(spoken_matters) <= 2000),
  changed_by uuid references person on delete set null,
  changed_at timestamptz not null
);
comment on column interview_plan.way_note is 'The number to ring, the place, or a link of its own; null for a video interview behind the group''s own link. Shown on the page only: in no email, invitation or feed.';
comment on column interview_plan.spoken_matters is 'Whom the group would not take at present, as matters to speak about (R52). About the group, never about a candidate.';
create index on interview_plan (changed_by);

-- "One of us is enough": somebody's decision, in sight of both, until one of them takes it back.
create table interview_alone (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  decided_by uuid references person on delete set null,
  decided_at timestamptz not null,
  revoked_by uuid references person on delete set null,
  revoked_at timestamptz
);
create unique index one_leader_is_enough on interview_alone (group_id) where revoked_at is null;
create index on interview_alone (group_id);
create index on interview_alone (decided_by);
create index on interview_alone (revoked_by);

create table interview_free_time (
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person on delete cascade,
  starts_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (group_id, person_id, starts_at)
);
create index on interview_free_time (person_id);

-- ── an interview ────────────────────────────────────────────────────────────

create table interview_invitation (
  application_id uuid primary key references application on delete cascade,
  invited_by uuid references person on delete set null,
  invited_at timestamptz not null
);
comment on table interview_invitation is 'Since when the applicant may choose one of the times that are offered.';
create index on interview_invitation (invited_by);

-- Whom the leaders have invited to talk has been read: what they wrote stays as it was read.
create or replace function application_is_untouched(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from application where id = which)
    and not exists (select from application_ending where application_id = which)
    and not exists (select from interview where application_id = which)
    and not exists (select from interview_invitation where application_id = which)
    and not exists (select from application_pause where application_id = which)
    and not exists (select from place_offer where application_id = which)
$$;

-- A change is a further row of the same interview; at most one row of an application stands.
create table interview_booking (
  id uuid primary key,
  application_id uuid not null references application on delete cascade,
  talk_id uuid not null,
  sequence integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  way text not null check (way in ('video', 'telephone', 'in-person')),
  by_applicant boolean not null,
  booked_by uuid references person on delete set null,
  booked_at timestamptz not null,
  reminded_at timestamptz,
  ended_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by_applicant boolean,
  cancelled_by uuid references person on delete set null,
  check (ends_at > starts_at),
  check (not by_applicant or booked_by is null),
  check ((cancelled_at is null) = (cancelled_by_applicant is null)),
  check (cancelled_at is null or ended_at is not null),
  check (cancelled_by is null or not cancelled_by_applicant)
);
comment on column interview_booking.talk_id is 'The left half of its UID in calendars; stays when it is moved.';
comment on column interview_booking.sequence is 'RFC 5545 SEQUENCE: raised whenever it is moved.';
comment on column interview_booking.ended_at is 'Since when another row holds in its stead, or none.';
create unique index one_booking_stands on interview_booking (application_id) where ended_at is null;
create index on interview_booking (application_id, booked_at desc);
create index on interview_booking (talk_id);
create index on interview_booking (booked_by);
create index on interview_booking (cancelled_by);
create index to_remind_of on interview_booking (starts_at) where ended_at is null and reminded_at is null;
create trigger only_now before insert or update on interview_booking for each row
  execute function only_now('booked_at', 'ended_at', 'cancelled_at');

-- Who of the leaders talks: nobody in two interviews at once, whatever group it is for.
create table interview_seat (
  booking_id uuid not null references interview_booking on delete cascade,
  person_id uuid not null references person on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (booking_id, person_id),
  constraint nobody_in_two_interviews exclude using gist
    (person_id with =, tstzrange(starts_at, ends_at) with &&) where (ended_at is null)
);
create index on interview_seat (person_id);

-- The times of a group at which an interview can begin, and who of the leaders would talk: all of them, or one where
-- they decided so, the one with fewer interviews ahead. Answered to its leaders, and to who has applied to it.
create function interview_times(of_group uuid, besides uuid)
returns table (starts_at timestamptz, ends_at timestamptz, person_ids uuid[])
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  with plan as (
    select make_interval(mins => coalesce((select length_minutes from interview_plan where group_id = of_group), 30)) as length,
      exists (select from interview_alone where group_id = of_group and revoked_at is null) as alone
    where of_group in (select led_group_ids()) or of_group = application_group(held('application'))),
  leader as (select l.person_id,
      (select count(*) from interview_seat s where s.person_id = l.person_id and s.ended_at is null
        and s.starts_at > circle_now()) as ahead
    from group_leader l where l.group_id = of_group and l.left_at is null),
  free as (
    select t.starts_at, t.starts_at + plan.length as ends_at, leader.person_id, leader.ahead
    from plan, interview_free_time t join leader using (person_id)
    where t.group_id = of_group and t.starts_at > circle_now()
      and not exists (
        select from interview_seat s join interview_booking b on b.id = s.booking_id
        where s.person_id = t.person_id and s.ended_at is null and b.application_id is distinct from besides
          and s.starts_at < t.starts_at + plan.length and s.ends_at > t.starts_at))
  select free.starts_at, free.ends_at,
    case when plan.alone then (array_agg(free.person_id order by free.ahead, free.person_id))[1:1]
      else array_agg(free.person_id order by free.person_id) end
  from free, plan
  group by free.starts_at, free.ends_at, plan.alone
  having plan.alone or count(*) = (select count(*) from leader)
  order by free.starts_at limit 60
$$;

-- One at a time may book an hour of these leaders': whoever holds their locks reads truly.
create function lock_interviews_of(of_group uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if of_group in (select led_group_ids()) or of_group = application_group(held('application')) then
    perform pg_advisory_xact_lock(hashtextextended('interviews-of:' || person_id, 0)) from (
      select person_id from group_leader where group_id = of_group and left_at is null order by person_id) leader;
  end if;
end $$;

create function invited_to_interview(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from interview_invitation where application_id = which) $$;

-- How long it takes, how one talks, how often it was moved: read from the plan and the row before, never from the
-- caller's word. A row that held ends.
create function keep_interview_booking() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare plan record; before record;
begin
  select length_minutes, way into plan from interview_plan
    where group_id = (select group_id from application where id = new.application_id);
  new.ends_at := new.starts_at + make_interval(mins => coalesce(plan.length_minutes, 30));
  new.way := coalesce(plan.way, 'video');
  update interview_booking set ended_at = circle_now() where application_id = new.application_id and ended_at is null
    returning talk_id, sequence into before;
  new.talk_id := coalesce(before.talk_id, new.id);
  new.sequence := coalesce(before.sequence + 1, 0);
  return new;
end $$;
create trigger keep_interview_booking before insert on interview_booking for each row execute function keep_interview_booking();

create function may_book(which uuid, at timestamptz) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select application_stands(which) and invited_to_interview(which)
    and exists (select from interview_times(application_group(which), which) t where t.starts_at = at)
$$;

create function fill_interview_seats() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  insert into interview_seat (booking_id, person_id, starts_at, ends_at)
    select new.id, person_id, new.starts_at, new.ends_at
    from interview_times(application_group(new.application_id), new.application_id) t, unnest(t.person_ids) as person_id
    where t.starts_at = new.starts_at;
  return null;
end $$;
create trigger fill_interview_seats after insert on interview_booking for each row execute function fill_interview_seats();

create function free_interview_seats() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update interview_seat set ended_at = new.ended_at where booking_id = new.id and ended_at is null;
  return null;
end $$;
create trigger free_interview_seats after update on interview_booking for each row
  when (new.ended_at is not null and old.ended_at is null) execute function free_interview_seats();

-- The way into an interview, for its applicant: a video link from the doors' opening until half an hour after the end; a
-- place or a number as soon as it is booked, for one has to get there. The product's own room can answer here later.
create function interview_way_in() returns table (note text, opens_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  with booked as (
    select b.way, p.way_note, g.id as group_id, b.ends_at,
      b.starts_at - make_interval(mins => greatest(g.doors_minutes, 5)) as opens_at
    from interview_booking b join application a on a.id = b.application_id
      join balint_group g on g.id = a.group_id left join interview_plan p on p.group_id = g.id
    where a.id = held('application') and b.ended_at is null and circle_now() < b.ends_at + interval '30 minutes')
  select case when way <> 'video' then way_note
    when circle_now() >= opens_at then coalesce(way_note, (select url from group_link l where l.group_id = booked.group_id)) end,
    case when way = 'video' then opens_at end
  from booked
$$;

-- ── what each leader ticks ──────────────────────────────────────────────────

-- No free text, and nothing that stays: deleted some days after the decision (forget_interview_ticks).
create table interview_tick (
  application_id uuid not null references application on delete cascade,
  person_id uuid not null references person on delete cascade,
  expectations text not null check (expectations in ('clear', 'unsure', 'not')),
  commitment text not null check (commitment in ('clear', 'unsure', 'not')),
  technology text check (technology in ('clear', 'unsure', 'not')),
  recommendation text not null check (recommendation in ('offer', 'waiting', 'defer', 'decline', 'unsure')),
  given_at timestamptz not null,
  unsealed_at timestamptz,
  primary key (application_id, person_id)
);
comment on column interview_tick.unsealed_at is 'Since when the other leaders who were there read it: everybody who was to give theirs has.';
create index on interview_tick (person_id);
create index on interview_tick (given_at);
create trigger only_now before insert or update on interview_tick for each row execute function only_now('given_at', 'unsealed_at');

-- Who was there: whoever sat in the interview that was booked here; of one held elsewhere, everybody who led when it was
-- noted. Only who still leads, and has without a break.
create function interviewers_of(which uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  with booked as (
    select s.person_id, b.starts_at as at from interview_booking b join interview_seat s on s.booking_id = b.id
    where b.application_id = which and b.ended_at is null and b.starts_at <= circle_now())
  select l.person_id from group_leader l
  where l.group_id = application_group(which) and l.left_at is null
    and (l.group_id in (select led_group_ids()))
    and (exists (select from booked where booked.person_id = l.person_id and booked.at >= l.seated_at)
      or (not exists (select from booked) and exists (select from interview i
        where i.application_id = which and i.recorded_at >= l.seated_at)))
$$;

-- Of two who give theirs in the same second the later one sees the earlier.
create function unseal_interview_ticks() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('interview-ticks:' || new.application_id, 0));
  if not exists (select from interviewers_of(new.application_id) who
    where not exists (select from interview_tick t where t.application_id = new.application_id and t.person_id = who)) then
    update interview_tick set unsealed_at = circle_now()
      where application_id = new.application_id and unsealed_at is null;
  end if;
  return null;
end $$;
create trigger unseal after insert or update of given_at on interview_tick for each row execute function unseal_interview_ticks();

-- Who has given theirs: that, never what.
create function interview_tick_givers(which uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select t.person_id from interview_tick t
  where t.application_id = which and (select viewer_id()) in (select interviewers_of(which))
$$;

-- ── the decision ────────────────────────────────────────────────────────────

-- What the leaders decide, in the words they sent: a decision without its letter does not exist.
create table decision_letter (
  id uuid primary key,
  application_id uuid not null references application on delete cascade,
  decision text not null check (decision in ('offer', 'defer', 'decline', 'waiting')),
  body text not null check (length(body) between 1 and 4000),
  place_offer_id uuid references place_offer on delete cascade,
  until_on date,
  written_by uuid references person on delete set null,
  sent_at timestamptz not null,
  check ((decision = 'offer') = (place_offer_id is not null)),
  check ((decision = 'defer') = (until_on is not null))
);
comment on column decision_letter.until_on is 'The day by which the leaders come back to a deferred application.';
create index on decision_letter (application_id, sent_at desc);
create index on decision_letter (place_offer_id);
create index on decision_letter (written_by);
create trigger only_now before insert on decision_letter for each row execute function only_now('sent_at');

-- What stays of an interview: its day, and what was decided.
alter table interview drop constraint interview_outcome_check, alter column outcome drop not null;
update interview i set outcome = case
  when exists (select from place_offer o where o.application_id = i.application_id) then 'offer'
  when exists (select from application_ending e where e.application_id = i.application_id and e.how = 'declined') then 'decline'
end;
alter table interview add check (outcome in ('offer', 'defer', 'decline', 'waiting'));
comment on column interview.outcome is 'What the leaders decided afterwards; null while they have not.';

-- Kept by whoever decides, in whatever way. An interview that was booked here was held when its time is over.
create function note_interview_outcome() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  decided text := case when tg_table_name = 'place_offer' then 'offer' else to_jsonb(new) ->> 'decision' end;
  by_whom uuid := coalesce(to_jsonb(new) ->> 'written_by', to_jsonb(new) ->> 'offered_by');
begin
  insert into interview (application_id, held_on, outcome, recorded_by, recorded_at)
    select b.application_id, (b.starts_at at time zone g.time_zone)::date, decided, by_whom, circle_now()
    from interview_booking b join application a on a.id = b.application_id join balint_group g on g.id = a.group_id
    where b.application_id = new.application_id and b.ended_at is null and b.ends_at <= circle_now()
    on conflict do nothing;
  update interview set outcome = decided where application_id = new.application_id;
  return null;
end $$;
create trigger notes_outcome after insert on decision_letter for each row execute function note_interview_outcome();
create trigger notes_outcome after insert on place_offer for each row execute function note_interview_outcome();

-- ── what keeps a deletion waiting ───────────────────────────────────────────

-- Somebody has asked to see what is stored of them: nothing of it is deleted until they have been answered.
create table retention_hold (
  id uuid primary key,
  correspondent_id uuid references correspondent on delete cascade,
  person_id uuid references person on delete cascade,
  reason text not null check (reason in ('access-request')),
  since_at timestamptz not null,
  ended_at timestamptz,
  check (num_nonnulls(correspondent_id, person_id) = 1),
  check (ended_at >= since_at)
);
create index on retention_hold (correspondent_id) where ended_at is null;
create index on retention_hold (person_id) where ended_at is null;

-- The ticks of which a decision, whoever took it, is older than so many days. The applicant's own withdrawal and yes
-- count: there is nothing left to decide then.
create function forget_interview_ticks(kept_days integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with decided as (
    select application_id, sent_at as at from decision_letter
    union all select application_id, ended_at from application_ending
    union all select application_id, accepted_at from place_offer where accepted_at is not null),
  gone as (
    delete from interview_tick t using application a
    where a.id = t.application_id
      and exists (select from decided d where d.application_id = t.application_id and d.at >= t.given_at
        and d.at <= circle_now() - make_interval(days => greatest(kept_days, 0)))
      and not exists (select from retention_hold h where h.ended_at is null and (
        h.correspondent_id = a.correspondent_id or h.person_id = t.person_id
        or h.person_id = (select m.person_id from membership m where m.application_id = a.id)))
    returning 1)
  select count(*)::int from gone
$$;

-- ── reminders ───────────────────────────────────────────────────────────────

create function interviews_to_remind_of(most integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select id from interview_booking
  where ended_at is null and reminded_at is null and starts_at > circle_now()
    and starts_at <= circle_now() + interval '24 hours' and booked_at < starts_at - interval '24 hours'
  order by starts_at, id limit most
$$;

-- Notes it, once, and answers whom to write to. Answers nothing when somebody was faster, or it was moved meanwhile.
create function note_interview_reminder(which uuid)
returns table (person_id uuid, correspondent_id uuid, address_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update interview_booking set reminded_at = circle_now()
    where id = which and ended_at is null and reminded_at is null and starts_at > circle_now();
  if not found then return; end if;
  return query
    select null::uuid, s.correspondent_id, s.id from interview_booking b
      join secret_address s on s.purpose = 'application' and s.subject_id = b.application_id
    where b.id = which and s.replaced_at is null and (s.expires_at is null or s.expires_at > circle_now())
    order by s.made_at desc, s.id desc limit 1;
  return query select s.person_id, null::uuid, null::uuid from interview_seat s where s.booking_id = which;
end $$;

create function interview_reminded_now(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from interview_booking where id = which and reminded_at = circle_now()) $$;
create policy reminds_of_interviews on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'interview-reminder' and interview_reminded_now(about_id));

-- ── who may ─────────────────────────────────────────────────────────────────

alter table interview_plan enable row level security;
alter table interview_alone enable row level security;
alter table interview_free_time enable row level security;
alter table interview_invitation enable row level security;
alter table interview_booking enable row level security;
alter table interview_seat enable row level security;
alter table interview_tick enable row level security;
alter table decision_letter enable row level security;
alter table retention_hold enable row level security;

grant select, insert on interview_plan to circle_viewer;
grant update (length_minutes, way, way_note, spoken_matters, changed_by, changed_at) on interview_plan to circle_viewer;
create policy leads on interview_plan to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and changed_by = (select viewer_id()) and changed_at = circle_now());
grant select (group_id, length_minutes, way) on interview_plan to circle_holder;
create policy applied on interview_plan for select to circle_holder
  using (group_id = application_group((select held('application'))));

grant select, insert on interview_alone to circle_viewer;
grant update (revoked_by, revoked_at) on interview_alone to circle_viewer;
create policy leads on interview_alone for select to circle_viewer using (group_id in (select led_group_ids()));
create policy decides on interview_alone for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and decided_by = (select viewer_id()) and decided_at = circle_now()
  and num_nonnulls(revoked_by, revoked_at) = 0);
create policy revokes on interview_alone for update to circle_viewer
  using (group_id in (select led_group_ids()) and revoked_at is null)
  with check (revoked_at = circle_now() and revoked_by = (select viewer_id()));

-- Each leader enters and takes back their own hours; the others see them, to say "that suits me, too".
grant select, insert, delete on interview_free_time to circle_viewer;
create policy leads on interview_free_time for select to circle_viewer using (group_id in (select led_group_ids()));
create policy enters on interview_free_time for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and person_id = (select viewer_id()) and entered_at = circle_now()
  and starts_at > circle_now());
create policy takes_back on interview_free_time for delete to circle_viewer
  using (group_id in (select led_group_ids()) and person_id = (select viewer_id()));

grant select, insert on interview_invitation to circle_viewer;
grant select (application_id, invited_at) on interview_invitation to circle_holder;
create policy leads on interview_invitation for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy invites on interview_invitation for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and invited_by = (select viewer_id()) and invited_at = circle_now());
create policy own on interview_invitation for select to circle_holder using (application_id = (select held('application')));

grant select, insert on interview_booking to circle_viewer, circle_holder;
grant update (ended_at, cancelled_at, cancelled_by_applicant) on interview_booking to circle_viewer, circle_holder;
grant update (cancelled_by) on interview_booking to circle_viewer;
create policy leads on interview_booking for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy books on interview_booking for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and booked_by = (select viewer_id()) and not by_applicant
  and num_nonnulls(ended_at, cancelled_at, reminded_at) = 0 and may_book(application_id, starts_at));
create policy cancels on interview_booking for update to circle_viewer
  using (application_group(application_id) in (select led_group_ids()) and ended_at is null)
  with check (num_nonnulls(ended_at, cancelled_at) = 2 and not cancelled_by_applicant and cancelled_by = (select viewer_id()));
create policy own on interview_booking for select to circle_holder using (application_id = (select held('application')));
create policy books_own on interview_booking for insert to circle_holder with check (
  application_id = (select held('application')) and by_applicant and booked_by is null
  and num_nonnulls(ended_at, cancelled_at, reminded_at) = 0 and may_book(application_id, starts_at));
create policy cancels_own on interview_booking for update to circle_holder
  using (application_id = (select held('application')) and ended_at is null)
  with check (num_nonnulls(ended_at, cancelled_at) = 2 and cancelled_by_applicant);

grant select on interview_seat to circle_viewer, circle_holder;
create policy leads on interview_seat for select to circle_viewer
  using (exists (select from interview_booking b where b.id = booking_id));
create policy own on interview_seat for select to circle_holder
  using (exists (select from interview_booking b where b.id = booking_id));
create policy interviews_me on person for select to circle_holder
  using (exists (select from interview_seat s where s.person_id = person.id));

-- Own ones always; another's once unsealed, and not what was given before one sat in one's chair.
grant select, insert on interview_tick to circle_viewer;
grant update (expectations, commitment, technology, recommendation, given_at) on interview_tick to circle_viewer;
create policy own on interview_tick for select to circle_viewer
  using (person_id = (select viewer_id()) and application_group(application_id) in (select led_group_ids()));
create policy unsealed on interview_tick for select to circle_viewer
  using (unsealed_at is not null and given_at >= own_seat_since(application_group(application_id)));
create policy gives on interview_tick for insert to circle_viewer with check (
  person_id = (select viewer_id()) and unsealed_at is null and application_stands(application_id)
  and (select viewer_id()) in (select interviewers_of(application_id)));
create policy gives_anew on interview_tick for update to circle_viewer
  using (person_id = (select viewer_id()) and unsealed_at is null
    and application_group(application_id) in (select led_group_ids()))
  with check (person_id = (select viewer_id()) and application_stands(application_id));

grant select, insert on decision_letter to circle_viewer;
grant select (id, application_id, decision, body, place_offer_id, until_on, sent_at) on decision_letter to circle_holder;
create policy leads on decision_letter for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy decides on decision_letter for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and written_by = (select viewer_id())
  and (place_offer_id is null or exists (select from place_offer o
    where o.id = place_offer_id and o.application_id = decision_letter.application_id)));
create policy own on decision_letter for select to circle_holder using (application_id = (select held('application')));

revoke all on function choose_own_zone(text), interview_times(uuid, uuid), lock_interviews_of(uuid), invited_to_interview(uuid), keep_interview_booking(),
  may_book(uuid, timestamptz), fill_interview_seats(), free_interview_seats(), interview_way_in(), interviewers_of(uuid),
  unseal_interview_ticks(), note_interview_outcome(), interview_tick_givers(uuid), forget_interview_ticks(integer), interviews_to_remind_of(integer),
  note_interview_reminder(uuid), interview_reminded_now(uuid) from public;
grant execute on function interview_times(uuid, uuid), lock_interviews_of(uuid), may_book(uuid, timestamptz)
  to circle_viewer, circle_holder;
grant execute on function choose_own_zone(text), interview_way_in() to circle_holder;
grant execute on function interviewers_of(uuid), interview_tick_givers(uuid) to circle_viewer;
grant execute on function forget_interview_ticks(integer), interviews_to_remind_of(integer), note_interview_reminder(uuid),
  interview_reminded_now(uuid) to circle_jobs;
