-- A member says goodbye, a leader hands over, a group changes between face to face and online.

-- ── a member leaves ─────────────────────────────────────────────────────────

-- The circle is told of somebody's last meeting when they have said so themselves.
create table membership_goodbye (
  membership_id uuid primary key references membership on delete cascade,
  told_at timestamptz not null
);
-- What is settled between a member who leaves and the group; what it was is not here.
create table membership_settlement (
  membership_id uuid primary key references membership on delete cascade,
  settled_by uuid not null references person,
  settled_at timestamptz not null
);
create index on membership_settlement (settled_by);
-- A few words of the leaders to whoever leaves.
create table goodbye_note (
  id uuid primary key,
  membership_id uuid not null references membership on delete cascade,
  body text not null check (length(body) between 1 and 2000),
  written_by uuid not null references person,
  written_at timestamptz not null
);
create index on goodbye_note (membership_id);
create index on goodbye_note (written_by);

create function led_membership_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 20
as $$ select m.id from led_group_ids() led join membership m on m.group_id = led $$;
create function own_membership_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select id from membership where person_id = viewer_id() $$;
create function joined_membership_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 20
as $$ select m.id from joined_group_ids() joined join membership m on m.group_id = joined and m.left_at is null $$;

create trigger only_now before insert on membership_goodbye for each row execute function only_now('told_at');
create trigger only_now before insert on membership_settlement for each row execute function only_now('settled_at');
create trigger only_now before insert on goodbye_note for each row execute function only_now('written_at');
alter table membership_goodbye enable row level security;
alter table membership_settlement enable row level security;
alter table goodbye_note enable row level security;
grant select, insert on membership_goodbye to circle_viewer;
create policy circle on membership_goodbye for select to circle_viewer using (
  membership_id in (select joined_membership_ids()) or membership_id in (select led_membership_ids()));
create policy oneself on membership_goodbye for insert to circle_viewer with check (
  exists (select from membership m where m.id = membership_id and m.person_id = (select viewer_id()) and m.left_at is null));
grant select, insert, delete on membership_settlement to circle_viewer;
create policy own on membership_settlement for select to circle_viewer using (membership_id in (select own_membership_ids()));
create policy leads on membership_settlement to circle_viewer using (membership_id in (select led_membership_ids()))
  with check (membership_id in (select led_membership_ids()) and settled_by = (select viewer_id()));
grant select, insert on goodbye_note to circle_viewer;
create policy own on goodbye_note for select to circle_viewer using (membership_id in (select own_membership_ids()));
create policy leads on goodbye_note for select to circle_viewer using (membership_id in (select led_membership_ids()));
create policy writes on goodbye_note for insert to circle_viewer with check (
  membership_id in (select led_membership_ids()) and written_by = (select viewer_id()));

-- ── a leader hands over ─────────────────────────────────────────────────────

create table leader_leaving (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person,
  last_meeting_id uuid references meeting on delete set null,
  leaves_at timestamptz not null,
  noted_at timestamptz not null,
  taken_back_at timestamptz,
  left_at timestamptz
);
comment on column leader_leaving.leaves_at is 'When their last meeting is over, kept by a trigger.';
create unique index one_leaving on leader_leaving (group_id, person_id) where num_nonnulls(taken_back_at, left_at) = 0;
create index on leader_leaving (person_id);
create index on leader_leaving (last_meeting_id);
create index leaving_due on leader_leaving (leaves_at) where num_nonnulls(taken_back_at, left_at) = 0;

-- Who leads on when this one has gone: seated, and not about to leave.
create function leaders_who_stay(of_group uuid, without uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from group_leader l
  where l.group_id = of_group and l.left_at is null and l.person_id <> without
    and not exists (select from leader_leaving x where x.group_id = of_group and x.person_id = l.person_id
      and num_nonnulls(x.taken_back_at, x.left_at) = 0)
$$;

create function leaving_ends() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if new.last_meeting_id is null then
    new.leaves_at := circle_now();
  else
    select m.ends_at into new.leaves_at from meeting m
      where m.id = new.last_meeting_id and m.group_id = new.group_id and m.cancelled_at is null and m.ends_at > circle_now();
    if not found then
      raise exception using errcode = 'insufficient_privilege', message = 'a leader leaves with a meeting of the group';
    end if;
  end if;
  return new;
end $$;
create trigger ends before insert on leader_leaving for each row execute function leaving_ends();
create trigger only_now before insert or update on leader_leaving for each row
  execute function only_now('noted_at', 'taken_back_at', 'left_at');

create function leaving_follows_meeting() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update leader_leaving l set leaves_at = case when new.cancelled_at is null then new.ends_at else greatest(new.ends_at, circle_now()) end
    where l.last_meeting_id = new.id and num_nonnulls(l.taken_back_at, l.left_at) = 0;
  return null;
end $$;
create trigger leaving_follows after update of ends_at, cancelled_at on meeting for each row
  when ((new.ends_at, new.cancelled_at) is distinct from (old.ends_at, old.cancelled_at))
  execute function leaving_follows_meeting();

-- Whoever goes by their own hand leaves somebody in the chair.
create function somebody_leads_on() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if row_security_active(tg_relid) and leaders_who_stay(new.group_id, new.person_id) = 0 then
    raise exception using errcode = 'insufficient_privilege', message = 'a group is not left without a leader';
  end if;
  return new;
end $$;
create trigger leads_on before update of left_at on group_leader for each row
  when (new.left_at is not null and old.left_at is null) execute function somebody_leads_on();

alter table leader_leaving enable row level security;
grant select on leader_leaving to circle_viewer;
grant insert (id, group_id, person_id, last_meeting_id, leaves_at, noted_at, left_at) on leader_leaving to circle_viewer;
grant update (taken_back_at) on leader_leaving to circle_viewer;
create policy circle on leader_leaving for select to circle_viewer using (group_id in (select own_group_ids()));
create policy own_past on leader_leaving for select to circle_viewer using (person_id = (select viewer_id()));
create policy oneself on leader_leaving for insert to circle_viewer with check (
  person_id = (select viewer_id()) and group_id in (select led_group_ids()) and taken_back_at is null
  and leaders_who_stay(group_id, person_id) > 0);
create policy thinks_again on leader_leaving for update to circle_viewer
  using (person_id = (select viewer_id()) and left_at is null and taken_back_at is null)
  with check (person_id = (select viewer_id()) and taken_back_at is not null);

-- Whose last meeting is over; nobody goes while the group would be without a leader.
create function end_leaderships(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare due record; ended integer := 0;
begin
  for due in
    select id, group_id, person_id, leaves_at from leader_leaving
    where num_nonnulls(taken_back_at, left_at) = 0 and leaves_at <= circle_now()
      and leaders_who_stay(group_id, person_id) > 0
    order by leaves_at limit at_most for update skip locked
  loop
    update group_leader set left_at = due.leaves_at
      where group_id = due.group_id and person_id = due.person_id and left_at is null;
    update leader_leaving set left_at = circle_now() where id = due.id;
    ended := ended + 1;
  end loop;
  return ended;
end $$;

-- ── between face to face and online ─────────────────────────────────────────

-- What the leaders have thought of, each point ticked by one of them.
create table mode_change_point (
  group_id uuid not null references balint_group on delete cascade,
  to_mode text not null check (to_mode in ('face-to-face', 'online')),
  point text not null check (point ~ '^[a-z-]{1,40}$'),
  ticked_by uuid not null references person,
  ticked_at timestamptz not null,
  primary key (group_id, to_mode, point)
);
create index on mode_change_point (ticked_by);

create table mode_change (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  to_mode text not null check (to_mode in ('face-to-face', 'online')),
  first_meeting_id uuid references meeting on delete set null,
  changes_at timestamptz not null,
  place_name text check (length(place_name) between 1 and 120),
  place_address text check (length(place_address) <= 300),
  place_seats smallint check (place_seats between 1 and 100),
  reason text check (length(reason) between 1 and 300),
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  taken_back_at timestamptz,
  changed_at timestamptz,
  check (num_nonnulls(place_name, place_address, place_seats) = case to_mode when 'face-to-face' then 3 else 0 end)
);
comment on column mode_change.changes_at is 'A day before the first meeting of the other kind begins, at the earliest; until then the group is what it was.';
create unique index one_mode_change on mode_change (group_id) where num_nonnulls(taken_back_at, changed_at) = 0;
create index on mode_change (group_id, decided_at desc);
create index on mode_change (first_meeting_id);
create index on mode_change (decided_by);
create index mode_change_due on mode_change (changes_at) where num_nonnulls(taken_back_at, changed_at) = 0;

-- The way in that is to hold then: for leaders, until it holds.
create table mode_change_link (
  change_id uuid primary key references mode_change on delete cascade,
  url text not null check (url like 'https://%' and length(url) <= 500)
);

create trigger only_now before insert or update on mode_change for each row execute function only_now('decided_at', 'taken_back_at');
create trigger only_now before insert on mode_change_point for each row execute function only_now('ticked_at');
alter table mode_change_point enable row level security;
alter table mode_change enable row level security;
alter table mode_change_link enable row level security;
grant select, insert, delete on mode_change_point to circle_viewer;
create policy leads on mode_change_point to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and ticked_by = (select viewer_id()));
grant select on mode_change to circle_viewer;
grant insert (id, group_id, to_mode, first_meeting_id, changes_at, place_name, place_address, place_seats, reason, decided_by, decided_at)
  on mode_change to circle_viewer;
grant update (taken_back_at) on mode_change to circle_viewer;
create policy circle on mode_change for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on mode_change for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and decided_by = (select viewer_id()));
create policy leads_takes_back on mode_change for update to circle_viewer
  using (group_id in (select led_group_ids()) and num_nonnulls(taken_back_at, changed_at) = 0)
  with check (taken_back_at is not null);
grant select, insert on mode_change_link to circle_viewer;
create policy leads on mode_change_link to circle_viewer
  using (exists (select from mode_change c where c.id = change_id and c.group_id in (select led_group_ids())))
  with check (exists (select from mode_change c where c.id = change_id and c.group_id in (select led_group_ids())));

-- The group is from now on what was decided: its mode, and the place or the way in of the other kind.
create function change_modes(only_group uuid, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare due mode_change; changed integer := 0;
begin
  for due in
    select * from mode_change where num_nonnulls(taken_back_at, changed_at) = 0 and changes_at <= circle_now()
      and (only_group is null or group_id = only_group)
    order by changes_at limit at_most for update skip locked
  loop
    update balint_group set mode = due.to_mode, is_transfer = due.to_mode = 'online', revision = revision + 1
      where id = due.group_id;
    if due.to_mode = 'face-to-face' then
      update group_place set until = circle_now() where group_id = due.group_id and until is null;
      insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since)
        values (uuidv7(), due.group_id, due.place_name, due.place_address, due.place_seats, true, true, circle_now());
    else
      insert into group_link (group_id, url, set_at, set_by)
        select due.group_id, l.url, circle_now(), due.decided_by from mode_change_link l where l.change_id = due.id
        on conflict (group_id) do update set url = excluded.url, set_at = excluded.set_at, set_by = excluded.set_by;
    end if;
    update mode_change set changed_at = circle_now() where id = due.id;
    changed := changed + 1;
  end loop;
  return changed;
end $$;
-- Without waiting for the next round of the jobs, by its leaders.
create function change_mode_now(of_group uuid) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$ select case when of_group in (select led_group_ids()) then change_modes(of_group, 1) end $$;

-- How a group is to meet at a moment where that has been decided for then; null: as it does now. For its own people.
create function decided_mode(of_group uuid, moment timestamptz) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
  select c.to_mode from mode_change c left join meeting m on m.id = c.first_meeting_id
  where c.group_id = of_group and num_nonnulls(c.taken_back_at, c.changed_at) = 0
    and moment >= coalesce(m.starts_at, c.changes_at)
    and (of_group in (select own_group_ids()) or of_group in (select fed_group_ids()))
$$;

-- Who has led a group until lately is still named to its people.
create function lately_led_by_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select l.person_id from own_group_ids() own join group_leader l on l.group_id = own
  where l.left_at > circle_now() - interval '7 days'
$$;
create policy led_lately on person for select to circle_viewer using (id in (select lately_led_by_ids()));

revoke all on function led_membership_ids(), own_membership_ids(), joined_membership_ids(), leaders_who_stay(uuid, uuid),
  leaving_ends(), leaving_follows_meeting(), somebody_leads_on(), end_leaderships(integer), change_modes(uuid, integer),
  change_mode_now(uuid), decided_mode(uuid, timestamptz), lately_led_by_ids() from public;
grant execute on function led_membership_ids(), own_membership_ids(), joined_membership_ids(), leaders_who_stay(uuid, uuid),
  change_mode_now(uuid), lately_led_by_ids() to circle_viewer;
grant execute on function decided_mode(uuid, timestamptz) to circle_viewer, circle_holder;
grant execute on function end_leaderships(integer), change_modes(uuid, integer) to circle_jobs;
