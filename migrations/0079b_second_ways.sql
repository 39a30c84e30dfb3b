-- From when an office waits for a second way to sign in (0070b) was counted anew from each change of the number of days: one
-- change a year put it off for ever. A change brings a date forward, never back (docs/decisions/0069).

-- The days that held when the duty began, 30 if nobody had said; and each change since, counted from itself: the first of these
-- ends the time. A society that was there before second ways counts from its first line on, which no person wrote.
create or replace function second_step_due(who uuid) returns timestamptz
language sql stable security definer set search_path = public, pg_temp
as $$
  with rule as (
    select id, changed_at, case jsonb_typeof(value) when 'number' then value::integer else 30 end as days,
      changed_by is null and row_number() over (order by changed_at, id) = 1 as begins_it
    from setting_change where name = 'secondStepDays'
  ), duty as (
    select since from office
      where person_id = who and until is null and kind in ('administrator', 'council', 'concerns-officer')
    union all
    select since from treasurer where person_id = who and until is null
  )
  select min(counted.due) from duty cross join lateral (
    select duty.since + make_interval(days => coalesce((select days from rule where changed_at <= duty.since
        order by changed_at desc, id desc limit 1), 30)) as due
      where not exists (select from rule where begins_it and changed_at > duty.since)
    union all
    select changed_at + make_interval(days => days) from rule where changed_at > duty.since
  ) counted
$$;

-- At most so many days (society/rules/guidance.ts); what was above counts from today on.
drop policy administrator on setting_change;
create policy administrator on setting_change for insert to circle_viewer
  with check ((select holds_office('administrator')) and changed_by = (select viewer_id())
    and not (name = 'secondStepDays' and value > to_jsonb(90)));
insert into setting_change (id, name, value, changed_at)
  select uuidv7(), 'secondStepDays', '90', now() from (
    select value from setting_change where name = 'secondStepDays' order by changed_at desc, id desc limit 1) held
  where jsonb_typeof(value) = 'number' and value > to_jsonb(90);

-- A restore ends recovery codes, and with another secret apps: whose they were is told (platform/backup/ended-ways.ts).
alter table sign_in_event drop constraint sign_in_event_kind_check;
alter table sign_in_event add constraint sign_in_event_kind_check check (kind in ('new-device', 'passkey-added',
  'passkey-removed', 'app-added', 'app-removed', 'codes-made', 'code-used', 'second-steps-removed', 'link-made',
  'codes-ended', 'app-ended'));
