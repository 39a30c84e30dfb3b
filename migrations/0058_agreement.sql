-- What members pay, in full (R69-R72): what is credited, who comes later, and from when a change holds.

alter table fee_agreement
  add months smallint check (months between 2 and 12),
  add late_joiners text not null default 'pro-rata' check (late_joiners in ('pro-rata', 'whole-period')),
  add credits_cancelled boolean not null default true,
  add credits_missed boolean not null default false,
  add holds_from date,
  -- The directory shows since then what this agreement says.
  add followed_at timestamptz,
  add check (months is null or paid_ahead = 'months');
comment on column fee_agreement.months is 'How many are paid ahead; null also where only "several" was said, before it was asked.';
comment on column fee_agreement.late_joiners is 'Who comes in the middle of a period pays for the meetings still to come, or for all of it.';
comment on column fee_agreement.holds_from is 'The day in the group''s time from which it holds; null: from the moment it was agreed.';
create index on fee_agreement (holds_from) where holds_from is not null and followed_at is null;

-- Of all that hold by a day, the one that was agreed last: agreed anew for an earlier day, an announced change falls away.
create function fee_agreement_on(of_group uuid, on_day date) returns uuid language sql stable
as $$
  select f.id from fee_agreement f where f.group_id = of_group and (f.holds_from is null or f.holds_from <= on_day)
  order by f.agreed_at desc, f.id desc limit 1
$$;
create function fee_agreement_now(of_group uuid) returns uuid language sql stable
as $$
  select fee_agreement_on(g.id, (circle_now() at time zone g.time_zone)::date) from balint_group g where g.id = of_group
$$;

-- Nothing changes at once for people who have a place, or are offered one: a change is for a later day.
create policy for_later on fee_agreement as restrictive for insert to circle_viewer with check (
  followed_at is null and case
    when holds_from is null then
      seats_taken(group_id) + seats_offered(group_id) = 0 or fee_agreement_on(group_id, 'infinity') is null
    else holds_from between (select (circle_now() at time zone g.time_zone)::date + 1 from balint_group g where g.id = group_id)
      and (circle_now() + interval '2 years')::date end);

-- An offer states what holds on the day it is made.
create policy terms_in_force on place_offer as restrictive for insert to circle_viewer with check (
  fee_agreement_id = fee_agreement_now(application_group(application_id)));

-- ── everybody of the circle is told, three times a day at most ──────────────

alter table circle_news drop constraint circle_news_kind_check;
alter table circle_news add check (kind in ('closure', 'pause', 'handover', 'mode-change', 'fee'));
create trigger tells_circle after insert on fee_agreement for each row when (new.holds_from is not null)
  execute function tells_circle('fee');

-- ── what is in force is what is said elsewhere ──────────────────────────────

create or replace function refresh_directory(changed uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
begin
  perform from balint_group where id = any (changed) order by id for no key update;
  delete from directory_entry e where e.group_id = any (changed)
    and not exists (select from balint_group g where g.id = e.group_id and g.opened_at is not null);
  insert into directory_entry as e (group_id, opened_at, region_id, mode, tags, full_until, changed_at)
  select g.id, g.opened_at, g.region_id, g.mode,
    directory_tags(g, (select f.contribution_minor from fee_agreement f where f.id = fee_agreement_now(g.id))),
    case when full_until <= circle_now() then '-infinity' else full_until end, circle_now()
  from balint_group g, directory_full_until(g.id, g.most_members) full_until
  where g.id = any (changed) and g.opened_at is not null
  on conflict (group_id) do update
    set opened_at = excluded.opened_at, region_id = excluded.region_id, mode = excluded.mode, tags = excluded.tags,
      full_until = excluded.full_until, changed_at = excluded.changed_at;
end $$;

create or replace function first_meetings_ahead(at_most integer)
returns table (group_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select f.group_id, f.starts_at, f.ends_at from first_meeting f join balint_group g on g.id = f.group_id
  where f.starts_at > circle_now() and g.opened_at is not null
    and (select a.first_meeting_free or a.contribution_minor = 0 from fee_agreement a where a.id = fee_agreement_now(f.group_id))
    and g.most_members > seats_taken(g.id) + seats_offered(g.id)
  order by f.starts_at, f.group_id limit least(at_most, 20)
$$;

-- As before; the offer it makes by itself states what holds today.
create or replace function settle_places(of_group uuid)
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
  fee_id := fee_agreement_now(of_group);
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

create or replace function flier_facts(of_group uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select jsonb_build_object(
    'society', (select name from society),
    'name', g.name,
    'mode', g.mode,
    'region', (select name from region where id = g.region_id),
    'area', g.area,
    'aims', g.aims,
    'professions', g.professions,
    'languages', g.languages,
    'weekday', g.weekday,
    'startTime', to_char(g.start_time, 'HH24:MI'),
    'everyWeeks', g.every_weeks,
    'lengthMinutes', g.length_minutes,
    'timeZone', g.time_zone,
    'dates', (
      -- The term that is under way or comes next; what lies behind is not advertised.
      select jsonb_build_object(
        'first', (min(m.starts_at) at time zone g.time_zone)::date,
        'last', (max(m.starts_at) at time zone g.time_zone)::date,
        'meetings', count(*))
      from meeting m
      where m.cancelled_at is null and m.term_id = (
        select ahead.term_id from meeting ahead
        where ahead.group_id = g.id and ahead.cancelled_at is null and ahead.ends_at > circle_now()
        order by ahead.starts_at limit 1)
      having count(*) > 0),
    'fee', (
      select jsonb_build_object(
        'contributionMinor', f.contribution_minor, 'currency', f.currency, 'paidAhead', f.paid_ahead,
        'firstMeetingFree', f.first_meeting_free, 'covers', f.covers)
        -- Said only where it is otherwise than usual, or is to change: what was printed of all others has not changed.
        || case when f.months is null then '{}' else jsonb_build_object('months', f.months) end
        || case when f.late_joiners = 'pro-rata' then '{}' else jsonb_build_object('lateJoiners', f.late_joiners) end
        || case when f.credits_cancelled then '{}' else jsonb_build_object('creditsCancelled', false) end
        || case when f.credits_missed then jsonb_build_object('creditsMissed', true) else '{}' end
        || coalesce((select jsonb_build_object('coming', jsonb_build_object('holdsFrom', c.holds_from,
            'contributionMinor', c.contribution_minor, 'currency', c.currency, 'paidAhead', c.paid_ahead, 'months', c.months))
          from fee_agreement c where c.id = (select n.id from fee_agreement n where n.group_id = g.id
            order by n.agreed_at desc, n.id desc limit 1)
          and c.holds_from > (circle_now() at time zone g.time_zone)::date), '{}')
      from fee_agreement f where f.id = fee_agreement_now(g.id)),
    'leaders', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', l.name, 'profession', l.profession, 'accreditation', l.accreditation) order by l.place), '[]')
      from named_leaders(array[g.id]) with ordinality l (group_id, person_id, name, profession, accreditation, place)),
    'leadersInAll', leaders_seated(g.id))
    -- Said only where it holds: what was printed of all others has not changed.
    || case when g.nth_of_month is null then '{}' else jsonb_build_object('nthOfMonth', g.nth_of_month) end
  from balint_group g
  where g.id = of_group and (g.opened_at is not null or g.id in (select led_group_ids()))
$$;

-- What was agreed for a later day is in the directory's filters within an hour of that day's beginning.
create function follow_fee_agreements(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare groups uuid[];
begin
  with due as (
    select f.id from fee_agreement f join balint_group g on g.id = f.group_id
    where f.holds_from is not null and f.followed_at is null and f.holds_from <= (circle_now() at time zone g.time_zone)::date
    order by f.holds_from, f.id limit at_most for update of f skip locked),
  followed as (update fee_agreement f set followed_at = circle_now() from due where f.id = due.id returning f.group_id)
  select array_agg(distinct group_id) into groups from followed;
  perform refresh_directory(coalesce(groups, '{}'));
  return coalesce(cardinality(groups), 0);
end $$;
revoke all on function follow_fee_agreements(integer) from public;
grant execute on function follow_fee_agreements(integer) to circle_jobs;
