-- The directory with its filters, and the waiting lists of the regions.

alter table balint_group add languages text[] not null default '{English}'
  check (cardinality(languages) between 1 and 10);
comment on column balint_group.languages is 'In which the group meets: names of shared/languages.ts.';
grant update (languages) on balint_group to circle_viewer;

-- ── the directory ───────────────────────────────────────────────────────────

-- What the directory is filtered and ordered by: a row for each group that is open, kept by triggers. All of it is public.
create table directory_entry (
  group_id uuid primary key references balint_group on delete cascade,
  opened_at timestamptz not null,
  region_id uuid references region,
  mode text not null check (mode in ('face-to-face', 'online')),
  tags text[] not null,
  full_until timestamptz not null,
  changed_at timestamptz not null
);
comment on column directory_entry.tags is 'Every filter the group answers to, as directory_tags() and groups/rules/directory-wish.ts say it.';
comment on column directory_entry.full_until is
  '-infinity while a place is free; infinity while members fill it; otherwise when the next unanswered offer runs out and frees one. A function of rows, not of the moment: full means full_until > now.';
create index on directory_entry (region_id);
-- Three lists in the order of the page: places free, full until an offer runs out or for good. Many filters together are
-- answered by the tags; without fastupdate, so that reading never waits for what was written.
create index directory_free on directory_entry (opened_at desc, group_id) include (tags) where full_until = '-infinity';
create index directory_full on directory_entry (opened_at desc, group_id) include (tags, full_until) where full_until > '-infinity';
create index directory_freed on directory_entry (full_until) where full_until > '-infinity' and full_until < 'infinity';
create index directory_tagged on directory_entry using gin (tags) with (fastupdate = off);

create function directory_tags(g balint_group, contribution_minor integer) returns text[] language sql stable
as $$
  select array_remove(array[
      g.mode,
      'region ' || g.region_id,
      'weekday ' || g.weekday,
      case when g.start_time < '12:00' then 'morning' when g.start_time < '17:00' then 'afternoon'
        when g.start_time is not null then 'evening' end], null)
    || case when cardinality(g.professions) = 0 then array['for everyone']
      else array(select 'for ' || profession from unnest(g.professions) profession) end
    || array(select 'in ' || language from unnest(g.languages) language)
    || array(select 'up to ' || fee from unnest(array[0, 1000, 1500, 2000, 2500, 3000]) fee where contribution_minor <= fee)
$$;

-- Of the offers that stand, the one whose running out frees a place.
create function directory_full_until(of_group uuid, most_members integer) returns timestamptz language sql stable
as $$
  with seat as (
    select most_members - (select count(*)::int from membership where group_id = of_group and left_at is null) as left_over),
  offer as (
    select array_agg(o.expires_at order by o.expires_at) as runs_out, count(*)::int as standing
    from place_offer o join application a on a.id = o.application_id
    where a.group_id = of_group and o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null
      and not exists (select from application_ending e where e.application_id = a.id))
  select case when left_over <= 0 then 'infinity'::timestamptz when standing < left_over then '-infinity'
    else runs_out[standing - left_over + 1] end
  from seat, offer
$$;

-- Takes turns by the group's row, so that of two who join at once the later counts both.
create function refresh_directory(changed uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from balint_group where id = any (changed) order by id for no key update;
  delete from directory_entry e where e.group_id = any (changed)
    and not exists (select from balint_group g where g.id = e.group_id and g.opened_at is not null);
  insert into directory_entry as e (group_id, opened_at, region_id, mode, tags, full_until, changed_at)
  select g.id, g.opened_at, g.region_id, g.mode,
    directory_tags(g, (select f.contribution_minor from fee_agreement f where f.group_id = g.id
      order by f.agreed_at desc, f.id desc limit 1)),
    directory_full_until(g.id, g.most_members), circle_now()
  from balint_group g where g.id = any (changed) and g.opened_at is not null
  on conflict (group_id) do update
    set opened_at = excluded.opened_at, region_id = excluded.region_id, mode = excluded.mode, tags = excluded.tags,
      full_until = excluded.full_until, changed_at = excluded.changed_at;
end $$;

create function directory_follows_group() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform refresh_directory(array(select id from changed where opened_at is not null)); return null; end $$;
create function directory_follows_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform refresh_directory(array(select changed.id from changed join before on before.id = changed.id
    where changed.opened_at is not null or before.opened_at is not null));
  return null;
end $$;
create function directory_follows_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform refresh_directory(array(select distinct group_id from changed where group_is_open(group_id)));
  return null;
end $$;
create function directory_follows_application() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform refresh_directory(array(select distinct a.group_id from changed join application a on a.id = changed.application_id
    where group_is_open(a.group_id)));
  return null;
end $$;

create trigger directory after insert on balint_group referencing new table as changed
  for each statement execute function directory_follows_group();
create trigger directory_later after update on balint_group referencing old table as before new table as changed
  for each statement execute function directory_follows_change();
create trigger directory after insert on membership referencing new table as changed
  for each statement execute function directory_follows_row();
create trigger directory_later after update on membership referencing new table as changed
  for each statement execute function directory_follows_row();
create trigger directory_less after delete on membership referencing old table as changed
  for each statement execute function directory_follows_row();
create trigger directory after insert on fee_agreement referencing new table as changed
  for each statement execute function directory_follows_row();
create trigger directory after insert on place_offer referencing new table as changed
  for each statement execute function directory_follows_application();
create trigger directory_later after update on place_offer referencing new table as changed
  for each statement execute function directory_follows_application();
create trigger directory after insert on application_ending referencing new table as changed
  for each statement execute function directory_follows_application();

-- How many groups are open in each region, kept as they open and close, so that the map costs twelve rows.
create table directory_count (
  region_id uuid references region,
  mode text not null check (mode in ('face-to-face', 'online')),
  groups integer not null check (groups >= 0),
  unique nulls not distinct (region_id, mode)
);

create function count_directory() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into directory_count as c select region_id, mode, count(*) from changed group by 1, 2 order by 1, 2
      on conflict (region_id, mode) do update set groups = c.groups + excluded.groups;
  else
    update directory_count c set groups = c.groups - gone.groups
      from (select region_id, mode, count(*)::int as groups from before group by 1, 2 order by 1, 2) gone
      where c.region_id is not distinct from gone.region_id and c.mode = gone.mode;
  end if;
  return null;
end $$;
create function recount_directory() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (select from before join changed using (group_id)
    where (before.region_id, before.mode) is distinct from (changed.region_id, changed.mode)) then return null; end if;
  insert into directory_count as c
    select region_id, mode, sum(one)
    from (select region_id, mode, 1 as one from changed union all select region_id, mode, -1 from before) moved
    group by 1, 2 having sum(one) > 0 order by 1, 2
    on conflict (region_id, mode) do update set groups = c.groups + excluded.groups;
  update directory_count c set groups = c.groups - gone.groups
    from (select region_id, mode, -sum(one)::int as groups
      from (select region_id, mode, 1 as one from changed union all select region_id, mode, -1 from before) moved
      group by 1, 2 having sum(one) < 0) gone
    where c.region_id is not distinct from gone.region_id and c.mode = gone.mode;
  return null;
end $$;
create trigger counted after insert on directory_entry referencing new table as changed
  for each statement execute function count_directory();
create trigger counted_less after delete on directory_entry referencing old table as before
  for each statement execute function count_directory();
create trigger counted_later after update on directory_entry referencing old table as before new table as changed
  for each statement execute function recount_directory();

-- Some entries that answer to all of the tags, by the index of tags alone. What it reads is bounded by the index of
-- 10,000 groups being a few pages a tag, and by the limit.
create function directory_matches(wanted text[], whom text[], at_most integer) returns setof directory_entry
language plpgsql stable set search_path = public, pg_temp rows 100
set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
as $$
begin
  return query execute 'select * from directory_entry where true'
    || case when cardinality(wanted) = 0 then '' else ' and tags @> $1' end
    || case when cardinality(whom) = 0 then '' else ' and tags && $2' end || ' limit $3' using wanted, whom, at_most;
end $$;

-- A page of the directory: groups with a free place first, the newest first, then the full ones. Several wishes at once
-- may be answered by few groups or by none: those are found by their tags. Otherwise the list is walked in its order, which
-- soon comes upon a page of them. Planned anew for each wish, since only the planner knows which tags are rare.
create function directory_page(wanted text[], whom text[], free_only boolean, after_full boolean, after_opened timestamptz,
  after_id uuid, at_most integer)
returns table (group_id uuid, opened_at timestamptz, is_full boolean)
language plpgsql stable set search_path = public, pg_temp rows 21
as $$
declare
  few constant integer := 150;
  matches directory_entry[];
  wish text := case when cardinality(wanted) = 0 then '' else ' and tags @> $1' end
    || case when cardinality(whom) = 0 then '' else ' and tags && $2' end;
  place text := case when after_opened is null then ''
    else ' and opened_at <= $3 and (opened_at < $3 or group_id > $4)' end;
  in_order constant text := ' order by opened_at desc, group_id limit $5';
  entries constant text := 'select group_id, opened_at from directory_entry where full_until > ''-infinity''';
  listed integer := 0;
begin
  if cardinality(wanted) + least(cardinality(whom), 1) > 1 then
    matches := array(select m from directory_matches(wanted, whom, few) m);
    if cardinality(matches) < few then
      return query select found.group_id, found.opened_at, found.is_full
        from (select m.group_id, m.opened_at, m.full_until > circle_now() as is_full from unnest(matches) m) found
        where not (free_only and found.is_full)
          and (after_opened is null or found.is_full > after_full or found.is_full = after_full
            and (found.opened_at < after_opened or found.opened_at = after_opened and found.group_id > after_id))
        order by found.is_full, found.opened_at desc, found.group_id limit at_most;
      return;
    end if;
  end if;
  if not after_full then
    return query execute 'select *, false from ('
      || '(select group_id, opened_at from directory_entry where full_until = ''-infinity''' || wish || place || in_order || ')'
      || ' union all (' || entries || ' and full_until < ''infinity'' and full_until <= circle_now()' || wish || place
      || in_order || ')) free' || in_order
      using wanted, whom, after_opened, after_id, at_most;
    get diagnostics listed = row_count;
  end if;
  if listed < at_most and not free_only then
    return query execute 'select *, true from (' || entries || ' and full_until > circle_now()' || wish
      || case when after_full then place else '' end || in_order || ') full_ones'
      using wanted, whom, after_opened, after_id, at_most - listed;
  end if;
end $$;

-- Groups of which an offer has run out meanwhile are put among those with a free place; the page knows it before.
create function settle_directory() returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare due uuid[];
begin
  due := array(select group_id from directory_entry
    where full_until > '-infinity' and full_until < 'infinity' and full_until <= circle_now() order by full_until limit 500);
  perform refresh_directory(due);
  return cardinality(due);
end $$;

select refresh_directory(array(select id from balint_group where opened_at is not null));

alter table directory_entry enable row level security;
alter table directory_count enable row level security;
grant select on directory_entry, directory_count to circle_viewer, circle_holder;
create policy everybody on directory_entry for select to circle_viewer, circle_holder using (true);
create policy everybody on directory_count for select to circle_viewer, circle_holder using (true);

-- ── waiting lists ───────────────────────────────────────────────────────────

-- Somebody wants to be told when a group opens in a region, or online. It counts from when its secret address was used
-- to confirm it, until the person leaves or a year has passed unrenewed. Nobody but them reads it.
create table waiting_list_entry (
  id uuid primary key,
  correspondent_id uuid not null references correspondent on delete cascade,
  region_id uuid references region,
  wants_online boolean not null,
  profession text check (length(profession) <= 80),
  area text check (length(area) <= 120),
  proposed_by uuid references person on delete set null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  wanted_until timestamptz,
  asked_again_at timestamptz,
  left_at timestamptz,
  check (region_id is not null or wants_online),
  check ((confirmed_at is null) = (wanted_until is null))
);
comment on column waiting_list_entry.region_id is 'Null: online only.';
comment on column waiting_list_entry.proposed_by is 'Who of the society put an enquirer down; it still waits for the person''s own word.';
comment on column waiting_list_entry.asked_again_at is 'When we asked whether it is still wanted; null again once it is.';
create index on waiting_list_entry (correspondent_id);
create index on waiting_list_entry (proposed_by);
create index waiting_here on waiting_list_entry (region_id, wanted_until) where confirmed_at is not null and left_at is null;
create index waiting_online on waiting_list_entry (wanted_until)
  where confirmed_at is not null and left_at is null and wants_online;
create index waiting_until on waiting_list_entry (wanted_until) where confirmed_at is not null and left_at is null;
create index waiting_unconfirmed on waiting_list_entry (asked_at) where confirmed_at is null;
create index waiting_left on waiting_list_entry (left_at) where left_at is not null;

-- That somebody has been told of a group, once.
create table waiting_list_notice (
  group_id uuid not null references balint_group on delete cascade,
  entry_id uuid not null references waiting_list_entry on delete cascade,
  noted_at timestamptz not null,
  primary key (group_id, entry_id)
);
create index on waiting_list_notice (entry_id);

create function waits(w waiting_list_entry) returns boolean language sql stable
as $$ select w.confirmed_at is not null and w.left_at is null and w.wanted_until > circle_now() $$;

create function waiting_address(of_entry uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select id from secret_address where purpose = 'waiting-list' and subject_id = of_entry and replaced_at is null
  order by made_at desc limit 1
$$;

-- Whoever asks twice is written to once more, and shown nothing: one entry a mailbox and region.
-- Takes a lock, so that of two in the same second the later one sees the earlier.
create function standing_wait(their_email text, their_region uuid)
returns table (entry_id uuid, correspondent_id uuid, address_id uuid, told_at timestamptz)
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('waiting-list:' || lower(their_email), 0));
  select w.id, w.correspondent_id, waiting_address(w.id),
    (select max(e.queued_at) from email e where e.correspondent_id = w.correspondent_id and e.about_id = w.id
      and e.template in ('waiting-list-asked', 'waiting-list-asked-again'))
  from waiting_list_entry w join correspondent c on c.id = w.correspondent_id
  where c.email = lower(their_email) and w.region_id is not distinct from their_region and w.left_at is null
    and (w.confirmed_at is null or waits(w))
  order by w.asked_at desc limit 1
$$;

create function email_of_enquirer(which uuid) returns text language sql stable security definer set search_path = public, pg_temp
as $$
  select c.email from correspondent c where c.id = which
    and exists (select from enquiry e where e.correspondent_id = which and takes_enquiry(e.id))
$$;

-- The same for an enquirer whose enquiry the caller has in charge; their address stays here.
create function standing_wait_of_enquirer(which uuid, their_region uuid)
returns table (entry_id uuid, correspondent_id uuid, address_id uuid, told_at timestamptz)
language sql volatile security definer set search_path = public, pg_temp
as $$ select * from standing_wait(email_of_enquirer(which), their_region) $$;

create function may_address_waiting(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and wish.person_id is null and exists (
    select from waiting_list_entry w where w.id = wish.subject_id and w.correspondent_id = wish.correspondent_id
      and made_just_now(w.xmin))
$$;

-- Those who wait for a group like this one and have not been told of it: they are noted as told, and returned to be
-- written to. Nobody is told of a group they lead, belong to or have applied to. One mailbox is told once.
create function take_waiting_notices(of_group uuid, at_most integer)
returns table (correspondent_id uuid, address_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('waiting-notices:' || of_group, 0));
  with wanted as (
    select distinct on (c.email) w.id, w.correspondent_id
    from balint_group g
      cross join lateral (
        select * from waiting_list_entry w where g.mode = 'online' and w.wants_online and waits(w)
        union all
        select * from waiting_list_entry w where g.mode = 'face-to-face' and w.region_id = g.region_id and waits(w)) w
      join correspondent c on c.id = w.correspondent_id
    where g.id = of_group and g.opened_at is not null
      and (w.profession is null or cardinality(g.professions) = 0 or w.profession = any (g.professions))
      and not exists (select from waiting_list_notice n join waiting_list_entry told on told.id = n.entry_id
        join correspondent of_told on of_told.id = told.correspondent_id
        where n.group_id = of_group and of_told.email = c.email)
      and not exists (select from application a join correspondent who on who.id = a.correspondent_id
        where a.group_id = of_group and who.email = c.email)
      and not exists (select from group_leader l join person p on p.id = l.person_id
        where l.group_id = of_group and l.left_at is null and p.email = c.email)
      and not exists (select from membership m join person p on p.id = m.person_id
        where m.group_id = of_group and m.left_at is null and p.email = c.email)
    order by c.email, w.id limit at_most),
  noted as (
    insert into waiting_list_notice (group_id, entry_id, noted_at) select of_group, id, circle_now() from wanted
    returning entry_id)
  select wanted.correspondent_id, waiting_address(wanted.id) from wanted join noted on noted.entry_id = wanted.id
$$;

-- Those whose year is nearly over and who have not been asked yet: noted as asked, and returned to be written to.
create function take_waiting_renewals(at_most integer)
returns table (entry_id uuid, correspondent_id uuid, address_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  update waiting_list_entry w set asked_again_at = circle_now()
  where w.id in (select d.id from waiting_list_entry d
      where d.confirmed_at is not null and d.left_at is null and d.asked_again_at is null
        and d.wanted_until > circle_now() and d.wanted_until <= circle_now() + interval '30 days'
      order by d.wanted_until limit at_most for update skip locked)
  returning w.id, w.correspondent_id, waiting_address(w.id)
$$;

-- What was never confirmed goes after a week, what was left or has run out after a month; with it the address it was
-- written to, unless that belongs to something else of the society's.
create function forget_waiting() returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare gone record; forgotten integer := 0;
begin
  for gone in
    select id, correspondent_id from waiting_list_entry
    where (confirmed_at is null and asked_at < circle_now() - interval '7 days')
      or left_at < circle_now() - interval '30 days'
      or (confirmed_at is not null and left_at is null and wanted_until < circle_now() - interval '30 days')
    limit 500 for update skip locked
  loop
    delete from secret_address where purpose = 'waiting-list' and subject_id = gone.id;
    delete from waiting_list_entry where id = gone.id;
    begin
      delete from correspondent where id = gone.correspondent_id;
    exception when foreign_key_violation then null;
    end;
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end $$;

-- Asks the queue to tell those who wait. Its leaders' to ask for, when the group has just been opened.
create function tell_waiting_list(of_group uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if of_group not in (select led_group_ids()) or not group_is_open(of_group) then
    raise exception using errcode = 'insufficient_privilege', message = 'only an opened group of one''s own is announced';
  end if;
  perform graphile_worker.add_job('waiting-lists.tell-of-group', json_build_object('groupId', of_group),
    max_attempts => 200, job_key => 'waiting-lists:' || of_group);
end $$;

-- How many wait for a group like this: its leaders' to know, as a number. One and two are both said as 2, so that a
-- number is nobody in particular.
create function waiting_for_group(of_group uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select case when waiting.number = 1 then 2 else waiting.number end
  from balint_group g cross join lateral (
    select count(*)::int as number from (
      select from waiting_list_entry w where g.mode = 'online' and w.wants_online and waits(w)
      union all
      select from waiting_list_entry w where g.mode = 'face-to-face' and w.region_id = g.region_id and waits(w)) each) waiting
  where g.id = of_group and g.id in (select led_group_ids())
$$;

-- How many wait, by region: the society's officers' to know, a representative's of their own regions. The row without
-- a region counts those who want online only.
create function waiting_by_region() returns table (region_id uuid, waiting integer, also_online integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select w.region_id, count(*)::int, count(*) filter (where w.wants_online)::int
  from waiting_list_entry w
  where waits(w) and (holds_office('administrator') or holds_office('council')
    or w.region_id in (select represented_region_ids()))
  group by w.region_id
$$;

create function takes_enquiry_of(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from enquiry e where e.correspondent_id = which and takes_enquiry(e.id)) $$;

alter table waiting_list_entry enable row level security;
alter table waiting_list_notice enable row level security;
grant insert on waiting_list_entry to circle_viewer;
create policy asks on waiting_list_entry for insert to circle_viewer with check (
  asked_at = circle_now() and num_nonnulls(confirmed_at, wanted_until, asked_again_at, left_at) = 0
  and case when proposed_by is null then is_unknown_here(correspondent_id)
    else proposed_by = (select viewer_id()) and takes_enquiry_of(correspondent_id) end);
grant select on waiting_list_entry to circle_holder;
grant update (region_id, wants_online, profession, area, confirmed_at, wanted_until, asked_again_at, left_at)
  on waiting_list_entry to circle_holder;
create policy own on waiting_list_entry for select to circle_holder using (id = (select held('waiting-list')));
create policy own_word on waiting_list_entry for update to circle_holder
  using (id = (select held('waiting-list')) and left_at is null)
  with check (id = (select held('waiting-list')) and wanted_until <= circle_now() + interval '367 days');

create policy makes_waiting on secret_address for insert to circle_viewer with check (
  purpose = 'waiting-list' and may_address_waiting(secret_address));
-- The jobs write to those who wait, each to their own page.
create policy asks_waiting on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template in ('group-opened', 'waiting-list-renewal')
  and exists (select from secret_address s where s.id = email.secret_address_id and s.purpose = 'waiting-list'));

revoke all on function directory_page(text[], text[], boolean, boolean, timestamptz, uuid, integer), settle_directory(),
  directory_matches(text[], text[], integer), directory_tags(balint_group, integer), directory_full_until(uuid, integer), refresh_directory(uuid[]),
  directory_follows_group(), directory_follows_change(), directory_follows_row(), directory_follows_application(),
  count_directory(), recount_directory(), waits(waiting_list_entry), waiting_address(uuid), standing_wait(text, uuid),
  email_of_enquirer(uuid), standing_wait_of_enquirer(uuid, uuid), may_address_waiting(secret_address),
  take_waiting_notices(uuid, integer), take_waiting_renewals(integer), forget_waiting(), tell_waiting_list(uuid),
  waiting_for_group(uuid), waiting_by_region(), takes_enquiry_of(uuid) from public;
grant execute on function directory_page(text[], text[], boolean, boolean, timestamptz, uuid, integer),
  directory_matches(text[], text[], integer)  to circle_viewer, circle_holder;
grant execute on function settle_directory() to circle_jobs;
grant execute on function standing_wait(text, uuid), standing_wait_of_enquirer(uuid, uuid), may_address_waiting(secret_address),
  tell_waiting_list(uuid), waiting_for_group(uuid), waiting_by_region(), takes_enquiry_of(uuid) to circle_viewer;
grant execute on function take_waiting_notices(uuid, integer), take_waiting_renewals(integer), forget_waiting() to circle_jobs;
