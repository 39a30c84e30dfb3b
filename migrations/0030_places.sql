-- Places: what a member lets the others see, own dates inside a term, the group's waiting list, members who are asked.

-- ── what others of the circle see (R54) ─────────────────────────────────────

-- Only what its member has chosen is here at all; nothing is shown to begin with.
create table membership_card (
  membership_id uuid primary key references membership on delete cascade,
  profession text check (length(profession) between 1 and 80),
  workplace text check (length(workplace) between 1 and 120),
  phone text check (length(phone) between 1 and 40),
  shows_email boolean not null default false,
  own_words text check (length(own_words) between 1 and 500),
  changed_at timestamptz not null
);
comment on column membership_card.shows_email is 'The address itself goes out through shared_addresses(), to the people of the circle and to nobody else.';
create trigger only_now before insert or update on membership_card for each row execute function only_now('changed_at');

alter table membership_card enable row level security;
grant select, insert, update on membership_card to circle_viewer;
grant insert on membership_card to circle_holder;
create policy circle on membership_card for select to circle_viewer using (
  exists (select from membership m where m.id = membership_id and m.left_at is null));
create policy own on membership_card to circle_viewer
  using (exists (select from membership m
    where m.id = membership_id and m.person_id = (select viewer_id()) and m.left_at is null))
  with check (exists (select from membership m
    where m.id = membership_id and m.person_id = (select viewer_id()) and m.left_at is null));
create policy accepts on membership_card for insert to circle_holder with check (
  exists (select from membership m where m.id = membership_id and m.application_id = (select held('application'))
    and m.joined_at = circle_now()));

create function shared_addresses(of_group uuid) returns table (membership_id uuid, email text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select m.id, p.email from membership m join membership_card k on k.membership_id = m.id join person p on p.id = m.person_id
  where m.group_id = of_group and m.left_at is null and k.shows_email and of_group in (select own_group_ids())
$$;

-- Whoever has left shows nothing more.
create function forget_card() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin delete from membership_card where membership_id = new.id; return null; end $$;
create trigger forgets_card after update of left_at on membership for each row
  when (new.left_at is not null) execute function forget_card();

-- ── each version of the ground rules is accepted anew ───────────────────────

create table ground_rules_consent (
  membership_id uuid not null references membership on delete cascade,
  ground_rules_id uuid not null references ground_rules on delete cascade,
  agreed_at timestamptz not null,
  primary key (membership_id, ground_rules_id)
);
create index on ground_rules_consent (ground_rules_id);
insert into ground_rules_consent select id, agreed_ground_rules_id, joined_at from membership;

create function note_consent() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into ground_rules_consent values (new.id, new.agreed_ground_rules_id, circle_now()) on conflict do nothing;
  return null;
end $$;
create trigger notes_consent after insert or update of agreed_ground_rules_id on membership for each row
  execute function note_consent();

alter table ground_rules_consent enable row level security;
grant select on ground_rules_consent to circle_viewer;
create policy leads on ground_rules_consent for select to circle_viewer using (
  exists (select from membership m where m.id = membership_id
    and (m.person_id = (select viewer_id()) or m.group_id in (select led_group_ids()))));

-- ── own dates inside a term ─────────────────────────────────────────────────

alter table membership add first_meeting_id uuid references meeting on delete set null,
  add last_meeting_id uuid references meeting on delete set null,
  add leaving_noted_at timestamptz,
  add leaving_noted_by uuid references person on delete set null;
comment on column membership.first_meeting_id is 'The first that is theirs; null: whatever the group has.';
comment on column membership.last_meeting_id is 'The last that is theirs; when it is over the seat is free. Null: nobody has spoken of leaving.';
create index on membership (first_meeting_id);
create index on membership (last_meeting_id);
create index on membership (leaving_noted_by);

-- Whoever comes while the group is under way begins with the next meeting.
create function begin_with_next() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if exists (select from meeting where group_id = new.group_id and ends_at <= new.joined_at and cancelled_at is null) then
    new.first_meeting_id := (select id from meeting where group_id = new.group_id and ends_at > new.joined_at
      and cancelled_at is null order by starts_at limit 1);
  else
    new.first_meeting_id := null;
  end if;
  return new;
end $$;
create trigger begins_with_next before insert on membership for each row execute function begin_with_next();
create policy comes_to_stay on membership as restrictive for insert to circle_holder
  with check (num_nonnulls(last_meeting_id, leaving_noted_at, leaving_noted_by) = 0);

-- The meetings that are a member's own.
create function own_meeting_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 60
as $$
  select x.id from membership m join meeting x on x.group_id = m.group_id
    left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
  where m.person_id = viewer_id() and m.left_at is null
    and x.starts_at >= coalesce(f.starts_at, '-infinity') and x.starts_at <= coalesce(l.starts_at, 'infinity')
$$;
create function fed_meeting_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 100
as $$
  select x.id from group_leader g join meeting x on x.group_id = g.group_id
  where g.person_id = held('calendar-feed') and g.left_at is null
  union
  select x.id from membership m join meeting x on x.group_id = m.group_id
    left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
  where m.person_id = held('calendar-feed') and m.left_at is null
    and x.starts_at >= coalesce(f.starts_at, '-infinity') and x.starts_at <= coalesce(l.starts_at, 'infinity')
$$;
-- Groups whose doors are open for a meeting that is the member's own.
create function own_open_door_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select m.group_id from own_meeting_ids() own join meeting m on m.id = own join balint_group g on g.id = m.group_id
  where m.cancelled_at is null and circle_now() >= m.starts_at - make_interval(mins => g.doors_minutes)
    and circle_now() <= m.ends_at + interval '30 minutes'
$$;

alter policy own on meeting using (group_id in (select led_group_ids()) or id in (select own_meeting_ids()));
alter policy feed on meeting using (id in (select fed_meeting_ids()));
alter policy own on meeting_role using (meeting_id in (select own_meeting_ids()));
alter policy own on preparatory_letter
  using (meeting_group(meeting_id) in (select led_group_ids()) or meeting_id in (select own_meeting_ids()));
alter policy doors on group_link using (group_id in (select own_open_door_ids()));

-- A member says which meeting is their last, or a leader notes it; null: they stay after all.
create function note_last_meeting(which uuid, last_meeting uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  with noted as (
    update membership m set last_meeting_id = last_meeting,
      leaving_noted_at = case when last_meeting is not null then circle_now() end,
      leaving_noted_by = case when last_meeting is not null then viewer_id() end
    where m.id = which and m.left_at is null
      and (m.person_id = viewer_id() or m.group_id in (select led_group_ids()))
      and (last_meeting is null or exists (select from meeting x left join meeting f on f.id = m.first_meeting_id
        where x.id = last_meeting and x.group_id = m.group_id and x.cancelled_at is null and x.ends_at > circle_now()
          and x.starts_at >= coalesce(f.starts_at, '-infinity')))
    returning 1)
  select exists (select from noted)
$$;
-- At once: the last meeting has been.
create function end_membership(which uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  with ended as (
    update membership m set left_at = circle_now(), leaving_noted_at = circle_now(), leaving_noted_by = viewer_id()
    where m.id = which and m.left_at is null and (m.person_id = viewer_id() or m.group_id in (select led_group_ids()))
    returning 1)
  select exists (select from ended)
$$;
create function set_first_meeting(which uuid, first_meeting uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  with set_now as (
    update membership m set first_meeting_id = first_meeting
    where m.id = which and m.left_at is null and m.group_id in (select led_group_ids())
      and exists (select from meeting x left join meeting l on l.id = m.last_meeting_id
        where x.id = first_meeting and x.group_id = m.group_id and x.cancelled_at is null
          and x.starts_at <= coalesce(l.starts_at, 'infinity'))
    returning 1)
  select exists (select from set_now)
$$;

-- ── the group's waiting list ────────────────────────────────────────────────

alter table balint_group add offers_to_next_since timestamptz,
  add offers_to_next_by uuid references person,
  add offers_to_next_days smallint check (offers_to_next_days between 1 and 60),
  add members_agree_since timestamptz,
  add constraint offers_to_next check (
    num_nonnulls(offers_to_next_since, offers_to_next_by, offers_to_next_days) in (0, 3));
comment on column balint_group.offers_to_next_since is 'Since when a freed place is offered by itself to the next on the waiting list; null: the leaders press.';
comment on column balint_group.members_agree_since is 'Since when the members are asked before a newcomer is offered a place; null: they are not.';
create index on balint_group (offers_to_next_by);
grant update (offers_to_next_since, offers_to_next_by, offers_to_next_days, members_agree_since) on balint_group to circle_viewer;

-- Who waits, in order: since when the leaders put them there. Whoever has an offer is not in the line; one that the leaders
-- took back brings them to their old place, a no or a silence does not.
create function waiting_line(of_group uuid) returns table (application_id uuid, place integer)
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select a.id, row_number() over (order by p.since_at, p.id)::int
  from application a join application_pause p on p.application_id = a.id
  where a.group_id = of_group and p.kind = 'waiting' and p.ended_at is null and a.confirmed_at is not null
    and not exists (select from application_ending e where e.application_id = a.id)
    and not exists (select from place_offer o where o.application_id = a.id
      and (o.accepted_at is not null or (o.offered_at >= p.since_at and o.withdrawn_at is null)))
$$;
create function waiting_order(of_group uuid) returns table (application_id uuid, place integer)
language sql stable security definer set search_path = public, pg_temp rows 10
as $$ select * from waiting_line(of_group) where of_group in (select led_group_ids()) $$;
-- How many wait before the holder of this application; null for whoever does not wait.
create function waiting_before_me() returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select l.place - 1 from application a, waiting_line(a.group_id) l where a.id = held('application') and l.application_id = a.id
$$;

grant update (ended_at) on application_pause to circle_holder;
create policy leaves on application_pause for update to circle_holder
  using (application_id = (select held('application')) and ended_at is null)
  with check (application_id = (select held('application')) and ended_at is not null);

-- A place has become free, and somebody is next: the leaders are told once, or it was offered by itself.
create table freed_place (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  application_id uuid not null references application on delete cascade,
  freed_at timestamptz not null,
  offer_id uuid references place_offer on delete set null,
  ended_at timestamptz
);
comment on column freed_place.offer_id is 'The offer that was made by itself; null: it was left to the leaders.';
create unique index one_call_each on freed_place (application_id) where ended_at is null;
create index on freed_place (group_id, freed_at desc);
create index on freed_place (application_id);
create index on freed_place (offer_id);
alter table freed_place enable row level security;
grant select on freed_place to circle_viewer;
create policy leads on freed_place for select to circle_viewer using (group_id in (select led_group_ids()));

alter table place_offer add lapse_noted_at timestamptz;
comment on column place_offer.lapse_noted_at is 'When everybody concerned was told that it had run out.';
update place_offer set lapse_noted_at = now() where expires_at <= now();
create index offer_to_lapse on place_offer (expires_at)
  where num_nonnulls(accepted_at, declined_at, withdrawn_at, lapse_noted_at) = 0;

-- ── members are asked ───────────────────────────────────────────────────────

create table newcomer_question (
  id uuid primary key,
  application_id uuid not null unique references application on delete cascade,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  ended_at timestamptz
);
comment on table newcomer_question is 'The members are asked whether they agree to a newcomer. It ends with the offer, and is gone with the decision.';
create index on newcomer_question (asked_by);
create table newcomer_answer (
  question_id uuid not null references newcomer_question on delete cascade,
  membership_id uuid not null references membership on delete cascade,
  answer text not null check (answer in ('yes', 'talk-first')),
  answered_at timestamptz not null,
  primary key (question_id, membership_id)
);
create index on newcomer_answer (membership_id);
create trigger only_now before insert on newcomer_question for each row execute function only_now('asked_at');
create trigger only_now before insert or update on newcomer_answer for each row execute function only_now('answered_at');

-- Questions that the members of one's groups are asked now.
create function open_newcomer_question_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select q.id from joined_group_ids() joined join application a on a.group_id = joined
    join newcomer_question q on q.application_id = a.id
  where q.ended_at is null and application_stands(a.id)
$$;
-- The newcomer as members know them: name and profession.
create function newcomers_asked_about() returns table (
  question_id uuid, group_id uuid, name text, profession text, asked_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select q.id, a.group_id, c.name, a.profession, q.asked_at
  from open_newcomer_question_ids() open join newcomer_question q on q.id = open
    join application a on a.id = q.application_id join correspondent c on c.id = a.correspondent_id
  order by q.asked_at, q.id
$$;
-- How a question stands, in numbers, for whoever was asked or asks: so that the last answer is known as the last.
create function newcomer_count(which uuid) returns table (members integer, yes integer, talk_first integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int, count(*) filter (where n.answer = 'yes')::int, count(*) filter (where n.answer = 'talk-first')::int
  from newcomer_question q join application a on a.id = q.application_id
    join membership m on m.group_id = a.group_id and m.left_at is null
    left join newcomer_answer n on n.question_id = q.id and n.membership_id = m.id
  where q.id = which and a.group_id in (select led_group_ids())
$$;
-- Whether nobody is left to answer: no more than that is known to whoever answers.
create function newcomer_question_is_answered(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select which in (select open_newcomer_question_ids()) and not exists (
    select from newcomer_question q join application a on a.id = q.application_id
      join membership m on m.group_id = a.group_id and m.left_at is null
    where q.id = which and not exists (
      select from newcomer_answer n where n.question_id = q.id and n.membership_id = m.id))
$$;

alter table newcomer_question enable row level security;
alter table newcomer_answer enable row level security;
grant select, insert on newcomer_question to circle_viewer;
create policy leads on newcomer_question for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy asks on newcomer_question for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and asked_by = (select viewer_id()) and ended_at is null);
create policy asked on newcomer_question for select to circle_viewer using (id in (select open_newcomer_question_ids()));
grant select, insert on newcomer_answer to circle_viewer;
grant update (answer, answered_at) on newcomer_answer to circle_viewer;
create policy leads on newcomer_answer for select to circle_viewer using (
  exists (select from newcomer_question q where q.id = question_id
    and application_group(q.application_id) in (select led_group_ids())));
create policy own on newcomer_answer for select to circle_viewer using (
  exists (select from membership m where m.id = membership_id and m.person_id = (select viewer_id())));
create policy answers on newcomer_answer for insert to circle_viewer with check (
  question_id in (select open_newcomer_question_ids()) and exists (
    select from membership m join newcomer_question q on q.id = question_id
    where m.id = membership_id and m.person_id = (select viewer_id()) and m.left_at is null));
create policy answers_anew on newcomer_answer for update to circle_viewer
  using (question_id in (select open_newcomer_question_ids())
    and exists (select from membership m where m.id = membership_id and m.person_id = (select viewer_id()) and m.left_at is null))
  with check (true);

-- A membership answers in its own group.
create function answers_in_own_group() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (select from membership m join application a on a.group_id = m.group_id
    join newcomer_question q on q.application_id = a.id where q.id = new.question_id and m.id = new.membership_id) then
    raise exception using errcode = 'insufficient_privilege', message = 'members answer for their own circle';
  end if;
  return new;
end $$;
create trigger own_group before insert on newcomer_answer for each row execute function answers_in_own_group();

-- With the offer the question ends; with the decision it is gone, and the answers with it.
create function end_newcomer_question() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if tg_table_name = 'application_ending' then
    delete from newcomer_question where application_id = new.application_id;
  elsif new.accepted_at is not null then
    delete from newcomer_question where application_id = new.application_id;
  else
    update newcomer_question set ended_at = circle_now() where application_id = new.application_id and ended_at is null;
  end if;
  return null;
end $$;
create trigger ends_question after insert on application_ending for each row execute function end_newcomer_question();
create trigger ends_question after insert on place_offer for each row execute function end_newcomer_question();
create trigger ends_question_later after update of accepted_at on place_offer for each row
  when (new.accepted_at is not null) execute function end_newcomer_question();

-- ── settling ────────────────────────────────────────────────────────────────

-- What time or somebody has changed about a group's places is put right, and those to be written to are returned, each
-- once: it is noted in the same transaction that queues their emails.
create function settle_places(of_group uuid)
returns table (template text, about uuid, person_id uuid, correspondent_id uuid, address_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  g balint_group;
  lapsed record;
  next_one record;
  call_id uuid;
  made_id uuid;
  rules_id uuid;
  fee_id uuid;
  offering uuid;
  last_lapsed uuid;
  free integer;
  called boolean := false;
begin
  perform lock_group_seats(of_group);
  select * into g from balint_group where id = of_group;
  if not found then return; end if;

  update membership m set left_at = l.ends_at from meeting l
    where m.group_id = of_group and m.left_at is null and l.id = m.last_meeting_id and l.ends_at <= circle_now();

  for lapsed in
    select o.id, o.application_id, o.offered_at, a.correspondent_id,
      (select s.id from secret_address s where s.purpose = 'application' and s.subject_id = a.id
        and s.replaced_at is null and s.expires_at > circle_now() order by s.made_at desc limit 1) as address_id
    from place_offer o join application a on a.id = o.application_id
    where a.group_id = of_group and o.expires_at <= circle_now()
      and num_nonnulls(o.accepted_at, o.declined_at, o.withdrawn_at, o.lapse_noted_at) = 0
      and not exists (select from application_ending e where e.application_id = a.id)
    order by o.expires_at, o.id
  loop
    update place_offer set lapse_noted_at = circle_now() where id = lapsed.id;
    update application_pause p set ended_at = circle_now() where p.application_id = lapsed.application_id
      and p.ended_at is null and p.kind = 'waiting' and p.since_at <= lapsed.offered_at;
    last_lapsed := lapsed.id;
    if lapsed.address_id is not null then
      return query select 'offer-lapsed', lapsed.id, null::uuid, lapsed.correspondent_id, lapsed.address_id;
    end if;
  end loop;

  free := greatest(0, g.most_members - seats_taken(of_group) - seats_offered(of_group));
  update freed_place f set ended_at = circle_now() where f.group_id = of_group and f.ended_at is null
    and f.application_id not in (select l.application_id from waiting_line(of_group) l where l.place <= free);

  select r.id into rules_id from ground_rules r where r.group_id = of_group order by r.version desc limit 1;
  select f.id into fee_id from fee_agreement f where f.group_id = of_group order by f.agreed_at desc, f.id desc limit 1;
  select l.person_id into offering from group_leader l where l.group_id = of_group and l.left_at is null
    order by (l.person_id = g.offers_to_next_by) desc nulls last, l.joined_at limit 1;
  for next_one in
    select l.application_id, a.correspondent_id,
      (select s.id from secret_address s where s.purpose = 'application' and s.subject_id = a.id
        and s.replaced_at is null and s.expires_at > circle_now() order by s.made_at desc limit 1) as address_id
    from waiting_line(of_group) l join application a on a.id = l.application_id
    where l.place <= free
      and not exists (select from freed_place f where f.application_id = a.id and f.ended_at is null)
    order by l.place
  loop
    call_id := uuidv7();
    made_id := null;
    if g.offers_to_next_since is not null and next_one.address_id is not null and rules_id is not null and fee_id is not null
      and offering is not null and (g.members_agree_since is null or exists (
        select from newcomer_question q where q.application_id = next_one.application_id)) then
      update place_offer o set withdrawn_at = circle_now() where o.application_id = next_one.application_id
        and num_nonnulls(o.accepted_at, o.declined_at, o.withdrawn_at) = 0;
      made_id := uuidv7();
      insert into place_offer (id, application_id, ground_rules_id, fee_agreement_id, offered_by, offered_at, expires_at)
      values (made_id, next_one.application_id, rules_id, fee_id, offering, circle_now(),
        ((circle_now() at time zone g.time_zone)::date + g.offers_to_next_days + 1)::timestamp at time zone g.time_zone);
      return query select 'place-offered', made_id, null::uuid, next_one.correspondent_id, next_one.address_id;
    end if;
    insert into freed_place values (call_id, of_group, next_one.application_id, circle_now(), made_id,
      case when made_id is not null then circle_now() end);
    called := true;
    return query select 'place-freed', call_id, l.person_id, null::uuid, null::uuid
      from group_leader l where l.group_id = of_group and l.left_at is null;
  end loop;

  if last_lapsed is not null and not called then
    return query select 'offer-lapsed-unanswered', a.id, l.person_id, null::uuid, null::uuid
      from place_offer o join application a on a.id = o.application_id
        join group_leader l on l.group_id = a.group_id and l.left_at is null
      where o.id = last_lapsed;
  end if;
end $$;

-- Groups where time alone has changed something.
create function places_to_settle(at_most integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct group_id from (
    (select a.group_id from place_offer o join application a on a.id = o.application_id
      where o.expires_at <= circle_now() and num_nonnulls(o.accepted_at, o.declined_at, o.withdrawn_at, o.lapse_noted_at) = 0
        and not exists (select from application_ending e where e.application_id = a.id)
      order by o.expires_at limit at_most)
    union all
    (select m.group_id from membership m join meeting l on l.id = m.last_meeting_id
      where m.left_at is null and l.ends_at <= circle_now() limit at_most)) due
$$;

-- Where somebody waits, a change is looked at as soon as it is done.
create function ask_to_settle(of_group uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if exists (select from application a join application_pause p on p.application_id = a.id
      where a.group_id = of_group and p.kind = 'waiting' and p.ended_at is null)
    or exists (select from freed_place where group_id = of_group and ended_at is null) then
    perform graphile_worker.add_job('recruitment.settle-places', json_build_object('groupId', of_group),
      job_key => 'settle-places:' || of_group);
  end if;
end $$;
create function settles_row() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform ask_to_settle(new.group_id); return null; end $$;
create function settles_group() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform ask_to_settle(new.id); return null; end $$;
create function settles_application() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform ask_to_settle(a.group_id) from application a where a.id = new.application_id;
  return null;
end $$;
create trigger settles after update of left_at on membership for each row
  when (new.left_at is not null and old.left_at is null) execute function settles_row();
create trigger settles after update of most_members, offers_to_next_since on balint_group for each row
  when (new.most_members is distinct from old.most_members
    or new.offers_to_next_since is distinct from old.offers_to_next_since) execute function settles_group();
create trigger settles after insert on place_offer for each row execute function settles_application();
create trigger settles_later after update of declined_at, withdrawn_at on place_offer for each row
  when (num_nonnulls(new.declined_at, new.withdrawn_at) > num_nonnulls(old.declined_at, old.withdrawn_at))
  execute function settles_application();
create trigger settles after insert on application_ending for each row execute function settles_application();
create trigger settles after insert or update on application_pause for each row execute function settles_application();

-- What was settled in this very moment.
create function settled_now(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from freed_place where id = which and freed_at = circle_now())
    or exists (select from place_offer where id = which and circle_now() in (offered_at, lapse_noted_at))
    or exists (select from place_offer where application_id = which and lapse_noted_at = circle_now())
$$;
create policy tells_of_places on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0
  and template in ('offer-lapsed', 'offer-lapsed-unanswered', 'place-freed', 'place-offered') and settled_now(about_id));

revoke all on function shared_addresses(uuid), forget_card(), note_consent(), begin_with_next(), own_meeting_ids(),
  fed_meeting_ids(), own_open_door_ids(), note_last_meeting(uuid, uuid), end_membership(uuid), set_first_meeting(uuid, uuid),
  waiting_line(uuid), waiting_order(uuid), waiting_before_me(), open_newcomer_question_ids(), newcomers_asked_about(),
  newcomer_count(uuid), newcomer_question_is_answered(uuid), answers_in_own_group(), end_newcomer_question(),
  settle_places(uuid), places_to_settle(integer), ask_to_settle(uuid), settles_row(), settles_group(),
  settles_application(), settled_now(uuid) from public;
grant execute on function shared_addresses(uuid), own_meeting_ids(), own_open_door_ids(), note_last_meeting(uuid, uuid),
  end_membership(uuid), set_first_meeting(uuid, uuid), waiting_order(uuid), open_newcomer_question_ids(),
  newcomers_asked_about(), newcomer_count(uuid), newcomer_question_is_answered(uuid) to circle_viewer;
grant execute on function fed_meeting_ids(), waiting_before_me() to circle_holder;
grant execute on function settle_places(uuid), places_to_settle(integer), settled_now(uuid) to circle_jobs;
