-- What the office changes is kept with who and when; nobody is left without an administrator; who is away is known to
-- those it concerns.

-- ── the log ─────────────────────────────────────────────────────────────────

-- One line a change of offices, regions and their holidays. Settings have setting_change, which holds as well as tells.
-- It is written by triggers, so that nothing changes without a line, and by nobody else; it is never changed.
create table society_change (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('region-added', 'region-renamed', 'region-ended', 'region-reopened',
    'regions-ordered', 'calendar-chosen', 'holiday-added', 'holiday-removed', 'office-given', 'office-ended')),
  region_id uuid references region on delete set null,
  person_id uuid references person on delete set null,
  office_kind text check (office_kind in ('administrator', 'council', 'representative', 'concerns-officer')),
  on_day date,
  word_before text check (length(word_before) <= 120),
  word_after text check (length(word_after) <= 120),
  changed_at timestamptz not null,
  changed_by uuid references person on delete set null
);
comment on column society_change.person_id is 'Who was given the office, or held it.';
comment on column society_change.on_day is 'The holiday that was added or taken out.';
comment on column society_change.word_after is 'A region''s or a holiday''s name as it was that day, or the calendar chosen.';
create index on society_change (changed_at desc, id desc);
create index on society_change (region_id);
create index on society_change (person_id);
create index on society_change (changed_by);
create index on setting_change (changed_at desc, id desc);

-- Of the founding itself the society keeps its day; what is set up with it is no change.
create function note_region_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null then return null; end if;
  if tg_op = 'INSERT' then
    insert into society_change (kind, region_id, word_after, changed_at, changed_by)
      select 'region-added', a.id, a.name, circle_now(), viewer_id() from after a order by a.position;
    return null;
  end if;
  insert into society_change (kind, region_id, word_before, word_after, changed_at, changed_by)
    select 'region-renamed', a.id, b.name, a.name, circle_now(), viewer_id()
    from before b join after a on a.id = b.id where a.name <> b.name;
  insert into society_change (kind, region_id, word_before, word_after, changed_at, changed_by)
    select 'calendar-chosen', a.id, b.holiday_calendar, a.holiday_calendar, circle_now(), viewer_id()
    from before b join after a on a.id = b.id where a.holiday_calendar <> b.holiday_calendar;
  insert into society_change (kind, region_id, word_after, changed_at, changed_by)
    select case when a.ended_at is null then 'region-reopened' else 'region-ended' end, a.id, a.name,
      circle_now(), viewer_id()
    from before b join after a on a.id = b.id where (a.ended_at is null) <> (b.ended_at is null);
  if exists (select from before b join after a on a.id = b.id where a.position <> b.position) then
    insert into society_change (kind, changed_at, changed_by) values ('regions-ordered', circle_now(), viewer_id());
  end if;
  return null;
end $$;
create trigger note_added after insert on region referencing new table as after
  for each statement execute function note_region_changes();
create trigger note_changed after update on region referencing old table as before new table as after
  for each statement execute function note_region_changes();

create function note_holiday_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null then return null; end if;
  insert into society_change (kind, region_id, on_day, word_after, changed_at, changed_by)
    values (case when new.is_observed then 'holiday-added' else 'holiday-removed' end, new.region_id, new.held_on,
      new.name, circle_now(), viewer_id());
  return null;
end $$;
create trigger note_change after insert on region_holiday for each row execute function note_holiday_change();

create function note_office_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null or (tg_op = 'UPDATE' and (old.until is not null or new.until is null)) then return null; end if;
  insert into society_change (kind, region_id, person_id, office_kind, changed_at, changed_by)
    values (case tg_op when 'INSERT' then 'office-given' else 'office-ended' end, new.region_id, new.person_id, new.kind,
      circle_now(), viewer_id());
  return null;
end $$;
create trigger note_given after insert on office for each row execute function note_office_change();
create trigger note_ended after update of until on office for each row execute function note_office_change();

alter table society_change enable row level security;
grant select on society_change to circle_viewer;
create policy society on society_change for select to circle_viewer using (
  (select holds_office('administrator')) or (select holds_office('council')));

-- ── offices ─────────────────────────────────────────────────────────────────

-- Who reads concerns is known to the office, never to the public.
alter table office add constraint concerns_unnamed check (kind <> 'concerns-officer' or named_publicly_at is null);

-- Only a member of Council reads concerns, and stays one as long as they do.
create function sits_on_council(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from office where person_id = who and kind = 'council' and until is null) $$;
create policy concerns_of_council on office as restrictive for insert to circle_viewer with check (
  kind <> 'concerns-officer' or sits_on_council(person_id));

-- Somebody always holds the office that gives offices; and Council keeps a member for as long as they read concerns.
create function keep_offices_filled() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if new.until is null or old.until is not null then return new; end if;
  if old.kind = 'administrator' then
    perform from society for update;
    if not exists (select from office where kind = 'administrator' and until is null and id <> old.id) then
      raise exception using errcode = 'check_violation', message = 'the last administrator stays';
    end if;
  end if;
  if old.kind = 'council'
    and exists (select from office where person_id = old.person_id and kind = 'concerns-officer' and until is null) then
    raise exception using errcode = 'check_violation', message = 'who reads concerns stays on Council';
  end if;
  return new;
end $$;
create trigger keep_filled before update of until on office for each row execute function keep_offices_filled();

-- Those who share a region's enquiries know one another.
create policy colleagues on office for select to circle_viewer using (
  kind = 'representative' and until is null and region_id in (select represented_region_ids()));

-- Whose names go with an office somebody may see, or once could: colleagues, those away, those who stand in for them.
create function is_colleague(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office o
      where o.person_id = who and o.kind = 'representative' and o.until is null
        and o.region_id in (select represented_region_ids()))
    or exists (select from office_absence a
      where a.withdrawn_at is null and a.last_on >= society_today() and (
        (a.person_id = who and a.covered_by = viewer_id())
        or (a.covered_by = who and (a.person_id = viewer_id()
          or exists (select from office o where o.person_id = a.person_id and o.kind = 'representative'
            and o.until is null and o.region_id in (select represented_region_ids()))))))
$$;
create policy colleagues on person for select to circle_viewer using (
  (select holds_some_office((select viewer_id()))) and is_colleague(id));

create function held_office_once(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from office where person_id = who) $$;
create policy office_history on person for select to circle_viewer using (
  ((select holds_office('administrator')) or (select holds_office('council'))) and held_office_once(id));

-- ── absences ────────────────────────────────────────────────────────────────

-- Of a stand-in one may ask whether they are there then: yes or no.
create function is_away_between(who uuid, from_day date, to_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office_absence
    where person_id = who and withdrawn_at is null and first_on <= to_day and last_on >= from_day)
$$;

revoke all on function note_region_changes(), note_holiday_change(), note_office_change(), keep_offices_filled(),
  sits_on_council(uuid), is_colleague(uuid), held_office_once(uuid), is_away_between(uuid, date, date) from public;
grant execute on function sits_on_council(uuid), is_colleague(uuid), held_office_once(uuid), is_away_between(uuid, date, date) to circle_viewer;
