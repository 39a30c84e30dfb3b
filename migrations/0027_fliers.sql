-- The flier (R15): what is printed of a group, and every edition of it that was handed out, so that it goes visibly out of
-- date when a printed fact changes.

-- What today's flier prints: public facts alone. Of an open group for everybody, before that for its leaders; null for
-- whoever may not see it. The room's address, the way in, members and anybody's address are not among them.
create function flier_facts(of_group uuid) returns jsonb
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
      from fee_agreement f where f.group_id = g.id order by f.agreed_at desc, f.id desc limit 1),
    'leaders', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', l.name, 'profession', l.profession, 'accreditation', l.accreditation) order by l.place), '[]')
      from named_leaders(array[g.id]) with ordinality l (group_id, person_id, name, profession, accreditation, place)),
    'leadersInAll', leaders_seated(g.id))
  from balint_group g
  where g.id = of_group and (g.opened_at is not null or g.id in (select led_group_ids()))
$$;

-- Equal facts have equal text: jsonb keeps its keys in one order.
create function flier_hash(facts jsonb) returns text language sql immutable parallel safe
as $$ select encode(sha256(convert_to(facts::text, 'UTF8')), 'hex') $$;

create table flier_edition (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  facts_hash text not null check (length(facts_hash) = 64),
  facts jsonb not null,
  made_at timestamptz not null,
  unique (group_id, facts_hash),
  check (facts_hash = flier_hash(facts))
);
comment on table flier_edition is 'A flier as it was handed out. Out of date when flier_facts() says something else today.';
comment on column flier_edition.facts is 'What was printed: features/fliers/rules/flier-facts.ts has its shape.';

-- Today's edition, kept when these facts are printed for the first time. Whoever asks for it may only see what is public,
-- and writes nothing but that.
create function keep_flier_edition(of_group uuid, new_id uuid)
returns table (id uuid, facts_hash text, facts jsonb, made_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  today jsonb := flier_facts(of_group);
  today_hash text := flier_hash(today);
begin
  if today is null then return; end if;
  if not exists (select from flier_edition e where e.group_id = of_group and e.facts_hash = today_hash) then
    insert into flier_edition (id, group_id, facts_hash, facts, made_at)
    values (new_id, of_group, today_hash, today, circle_now())
    on conflict do nothing;
  end if;
  return query select e.id, e.facts_hash, e.facts, e.made_at from flier_edition e
    where e.group_id = of_group and e.facts_hash = today_hash;
end $$;

alter table flier_edition enable row level security;
-- An older edition may name somebody who is not named any more: it is the leaders' to compare, and nobody else's.
grant select on flier_edition to circle_viewer;
create policy leads on flier_edition for select to circle_viewer using (group_id in (select led_group_ids()));

revoke all on function flier_facts(uuid), flier_hash(jsonb), keep_flier_edition(uuid, uuid) from public;
grant execute on function flier_facts(uuid), flier_hash(jsonb) to circle_viewer, circle_holder, circle_jobs;
grant execute on function keep_flier_edition(uuid, uuid) to circle_viewer;
