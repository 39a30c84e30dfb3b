-- The regular time (R40) is asked for by weekday and time of day, and what leaders know of two people who work together.

-- What is asked, as long as the group has no regular time. One a group: answers stay when it is asked wider or narrower.
create table time_poll (
  group_id uuid primary key references balint_group on delete cascade,
  weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'),
  times_of_day text[] not null check (cardinality(times_of_day) between 1 and 5
    and times_of_day <@ '{early-morning,midday,afternoon,early-evening,evening}'),
  closes_on date,
  begun_by uuid not null references person,
  begun_at timestamptz not null,
  ended_at timestamptz
);
comment on column time_poll.weekdays is 'ISO: 1 is Monday. Times of day are hours in the group''s time zone (shared/times-of-day.ts).';
comment on column time_poll.closes_on is 'The last day on which answers are taken; null: until it is settled.';
create index on time_poll (begun_by);

-- One answer of somebody who leads, sits in, is expected in or has applied to the circle. A slot is '2-evening'.
create table time_answer (
  id uuid primary key,
  group_id uuid not null references time_poll on delete cascade,
  application_id uuid unique references application on delete cascade,
  invitation_id uuid unique references invitation on delete cascade,
  person_id uuid references person on delete cascade,
  good text[] not null,
  if_need_be text[] not null,
  not_possible text[] not null,
  answered_at timestamptz not null,
  unique (group_id, person_id),
  check (num_nonnulls(application_id, invitation_id, person_id) = 1),
  check (array_to_string(good || if_need_be || not_possible, ' ')
    ~ '^([1-7]-(early-morning|midday|afternoon|early-evening|evening)( |$))*$'),
  check (not good && if_need_be and not good && not_possible and not if_need_be && not_possible)
);
comment on column time_answer.not_possible is 'Kept, too: what was asked later has not been answered.';
create index on time_answer (person_id);

-- Whether an applicant can come at the regular time, once there is one: that time, and no other.
create table regular_time_answer (
  application_id uuid primary key references application on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  start_time time not null,
  time_zone text not null check (length(time_zone) <= 64),
  answer text not null check (answer in ('good', 'if-need-be', 'not')),
  answered_at timestamptz not null
);

-- A yes between two people of a circle-to-be; no row is a no. Each is known by the application they came with, or as a
-- person when they came without. Set by leaders, read by leaders, gone with whoever goes.
create table circle_tie (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in ('same-practice', 'works-for')),
  one_application_id uuid references application on delete cascade,
  one_person_id uuid references person on delete cascade,
  other_application_id uuid references application on delete cascade,
  other_person_id uuid references person on delete cascade,
  set_by uuid not null references person,
  set_at timestamptz not null,
  check (num_nonnulls(one_application_id, one_person_id) = 1),
  check (num_nonnulls(other_application_id, other_person_id) = 1),
  check (coalesce(one_application_id, one_person_id) <> coalesce(other_application_id, other_person_id)),
  -- The same whichever of the two is named first.
  check (kind <> 'same-practice'
    or coalesce(one_application_id, one_person_id) < coalesce(other_application_id, other_person_id))
);
comment on column circle_tie.kind is 'works-for: the one works for the other.';
create unique index one_tie_of_a_kind on circle_tie
  (group_id, kind, coalesce(one_application_id, one_person_id), coalesce(other_application_id, other_person_id));
create index on circle_tie (one_application_id);
create index on circle_tie (one_person_id);
create index on circle_tie (other_application_id);
create index on circle_tie (other_person_id);
create index on circle_tie (set_by);

-- ── who may ─────────────────────────────────────────────────────────────────

-- An application to that group, written in this very form.
create function applied_just_now(which uuid, of_group uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$ select exists (select from application a where a.id = which and a.group_id = of_group and made_just_now(a.xmin)) $$;

-- The group that an open invitation asks somebody to lead; null when it asks nobody any more.
create function group_to_lead(by_invitation uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select i.group_id from invitation i
  where i.id = by_invitation and i.kind = 'leader' and invitation_is_open(i)
    and (i.id = held('invitation') or i.id in (select own_invitation_ids()))
$$;

-- Whether somebody leads or sits in a group that the viewer leads.
create function sits_with_viewer(who uuid, of_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select of_group in (select led_group_ids())
    and (exists (select from group_leader where group_id = of_group and person_id = who and left_at is null)
      or exists (select from membership where group_id = of_group and person_id = who and left_at is null))
$$;

alter table time_poll enable row level security;
alter table time_answer enable row level security;
alter table regular_time_answer enable row level security;
alter table circle_tie enable row level security;

-- What is asked, whoever may answer may read: of an open group that is everybody. Who began it is the leaders'.
grant select (group_id, weekdays, times_of_day, closes_on, begun_at, ended_at) on time_poll to circle_viewer, circle_holder;
grant insert on time_poll to circle_viewer;
grant update (weekdays, times_of_day, closes_on, ended_at) on time_poll to circle_viewer;
create policy of_an_open_group on time_poll for select to circle_viewer using (group_is_open(group_id));
create policy own on time_poll for select to circle_viewer using (
  group_id in (select own_group_ids()) or group_id in (select invited_group_ids()));
create policy own_holder on time_poll for select to circle_holder using (
  group_id = application_group((select held('application'))) or group_id = group_to_lead((select held('invitation'))));
create policy leads on time_poll for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and begun_by = (select viewer_id()));
create policy leads_changes on time_poll for update to circle_viewer
  using (group_id in (select led_group_ids())) with check (group_id in (select led_group_ids()));

-- Leaders read what everybody answered whom they see; everybody else their own.
grant select, insert on time_answer to circle_viewer, circle_holder;
grant update (good, if_need_be, not_possible, answered_at) on time_answer to circle_viewer, circle_holder;
create policy leads on time_answer for select to circle_viewer using (
  group_id in (select led_group_ids())
  and (application_id is null or exists (select from application a where a.id = application_id)));
create policy own on time_answer for select to circle_viewer using (
  person_id = (select viewer_id()) or invitation_id in (select own_invitation_ids()));
create policy answers on time_answer for insert to circle_viewer with check (
  answered_at = circle_now() and case
    when person_id is not null then person_id = (select viewer_id()) and group_id in (select own_group_ids())
    when invitation_id is not null then group_id = group_to_lead(invitation_id)
    else applied_just_now(application_id, group_id)
  end);
create policy answers_anew on time_answer for update to circle_viewer
  using ((person_id = (select viewer_id()) and group_id in (select own_group_ids()))
    or (invitation_id in (select own_invitation_ids()) and group_id = group_to_lead(invitation_id)))
  with check (answered_at = circle_now());
create policy own_holder on time_answer for select to circle_holder using (
  application_id = (select held('application')) or invitation_id = (select held('invitation')));
create policy holder_answers on time_answer for insert to circle_holder with check (
  answered_at = circle_now() and case
    when application_id is not null then application_id = (select held('application'))
      and group_id = application_group(application_id) and application_stands(application_id)
    else invitation_id = (select held('invitation')) and group_id = group_to_lead(invitation_id)
  end);
create policy holder_answers_anew on time_answer for update to circle_holder
  using ((application_id = (select held('application')) and application_stands(application_id))
    or (invitation_id = (select held('invitation')) and group_id = group_to_lead(invitation_id)))
  with check (answered_at = circle_now());

grant select, insert on regular_time_answer to circle_viewer, circle_holder;
grant update (weekday, start_time, time_zone, answer, answered_at) on regular_time_answer to circle_holder;
create policy leads on regular_time_answer for select to circle_viewer using (
  exists (select from application a where a.id = application_id and a.group_id in (select led_group_ids())));
create policy applies on regular_time_answer for insert to circle_viewer with check (
  answered_at = circle_now() and applied_just_now(application_id, application_group(application_id)));
create policy own on regular_time_answer for select to circle_holder using (application_id = (select held('application')));
create policy answers on regular_time_answer for insert to circle_holder with check (
  application_id = (select held('application')) and application_stands(application_id) and answered_at = circle_now());
create policy answers_anew on regular_time_answer for update to circle_holder
  using (application_id = (select held('application')) and application_stands(application_id))
  with check (answered_at = circle_now());

-- Ties are the leaders': no page, letter or list of anybody else's reads this table.
grant select (id, group_id, kind, one_application_id, one_person_id, other_application_id, other_person_id)
  on circle_tie to circle_viewer;
grant insert, delete on circle_tie to circle_viewer;
create policy leads on circle_tie for select to circle_viewer using (group_id in (select led_group_ids()));
create policy unties on circle_tie for delete to circle_viewer using (group_id in (select led_group_ids()));
create policy ties on circle_tie for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and set_by = (select viewer_id()) and set_at = circle_now()
  and coalesce(exists (select from application a where a.id = one_application_id and a.group_id = circle_tie.group_id)
    or sits_with_viewer(one_person_id, group_id), false)
  and coalesce(exists (select from application a where a.id = other_application_id and a.group_id = circle_tie.group_id)
    or sits_with_viewer(other_person_id, group_id), false));

-- Whoever is not of the circle-to-be any more takes what was said of them along.
create function untie_application() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from circle_tie where new.application_id in (one_application_id, other_application_id);
  return null;
end $$;
create trigger ended_unties after insert on application_ending for each row execute function untie_application();

create function untie_person() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from circle_tie where group_id = new.group_id and new.person_id in (one_person_id, other_person_id);
  return null;
end $$;
create trigger left_unties after update of left_at on group_leader for each row
  when (new.left_at is not null) execute function untie_person();

create function untie_member() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from circle_tie where group_id = new.group_id
    and (new.person_id in (one_person_id, other_person_id)
      or new.application_id in (one_application_id, other_application_id));
  return null;
end $$;
create trigger left_unties after update of left_at on membership for each row
  when (new.left_at is not null) execute function untie_member();

revoke all on function applied_just_now(uuid, uuid), group_to_lead(uuid), sits_with_viewer(uuid, uuid),
  untie_application(), untie_person(), untie_member() from public;
grant execute on function applied_just_now(uuid, uuid), sits_with_viewer(uuid, uuid) to circle_viewer;
grant execute on function group_to_lead(uuid) to circle_viewer, circle_holder;
