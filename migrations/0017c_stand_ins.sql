-- A stand-in holds an office as long as they stand in, and knows for whom.

create or replace function regions_taken_by(who uuid, day date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select region_id from office where person_id = who and kind = 'representative' and until is null
  union
  select o.region_id from office_absence a
    join office o on o.person_id = a.person_id and o.kind = 'representative' and o.until is null
  where a.covered_by = who and a.withdrawn_at is null and day between a.first_on and a.last_on
    and exists (select from office own where own.person_id = who and own.until is null)
$$;

-- Whom the viewer stands in for, now or soon; or was to, until they took it back.
create function stood_in_for_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$ select person_id from office_absence where covered_by = viewer_id() and last_on >= society_today() $$;

create policy stands_in on office for select to circle_viewer using (
  kind = 'representative' and until is null and person_id in (select stood_in_for_ids()));

create or replace function is_colleague(who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select who in (select stood_in_for_ids())
    or exists (select from office o
      where o.person_id = who and o.kind = 'representative' and o.until is null
        and o.region_id in (select represented_region_ids()))
    or exists (select from office_absence a
      where a.covered_by = who and a.withdrawn_at is null and a.last_on >= society_today()
        and (a.person_id = viewer_id()
          or exists (select from office o where o.person_id = a.person_id and o.kind = 'representative'
            and o.until is null and o.region_id in (select represented_region_ids()))))
$$;

-- A day added in several regions at once is one change: the log counts them.
create or replace function note_holiday_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null then return null; end if;
  insert into society_change (kind, region_id, on_day, word_before, word_after, changed_at, changed_by)
    select case when is_observed then 'holiday-added' else 'holiday-removed' end,
      case when count(*) = 1 then (array_agg(region_id))[1] end, held_on,
      case when count(*) > 1 then count(*)::text end, name, circle_now(), viewer_id()
    from after group by held_on, name, is_observed;
  return null;
end $$;
drop trigger note_change on region_holiday;
create trigger note_change after insert on region_holiday referencing new table as after
  for each statement execute function note_holiday_change();
comment on column society_change.word_before is 'What it was called or kept before; of a holiday in several regions at once, how many.';

revoke all on function stood_in_for_ids() from public;
grant execute on function stood_in_for_ids() to circle_viewer;
