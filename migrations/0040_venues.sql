-- The place (R26–R31): the society's shared book of venues, where each group meets and has met, and the holds that keep
-- every venue and every leader out of two meetings at once.

create extension if not exists btree_gist;

-- ── the book ────────────────────────────────────────────────────────────────

create table venue (
  id uuid primary key,
  for_group_id uuid references balint_group on delete cascade,
  name text not null check (length(name) between 1 and 120),
  address text not null check (length(address) <= 300),
  area text check (length(area) <= 120),
  region_id uuid references region,
  kind text not null check (kind in ('health-centre', 'hospital', 'community', 'counselling', 'education', 'practice', 'other')),
  seats smallint not null check (seats between 1 and 100),
  free_from_intrusion boolean not null,
  step_free boolean not null default false,
  accessible_toilet boolean not null default false,
  parking boolean not null default false,
  access_note text check (length(access_note) <= 600),
  cost_minor integer check (cost_minor between 0 and 10000000),
  cost_currency text check (cost_currency in ('GBP', 'EUR')),
  cost_per text check (cost_per in ('meeting', 'hour')),
  cost_note text check (length(cost_note) <= 300),
  contact_name text check (length(contact_name) <= 120),
  contact_phone text check (length(contact_phone) <= 40),
  contact_email text check (length(contact_email) <= 254),
  base text check (base in ('institution', 'independent')),
  supported_by text check (length(supported_by) <= 160),
  house_rules text check (length(house_rules) <= 600),
  added_by uuid references person on delete set null,
  added_at timestamptz not null,
  changed_by uuid references person on delete set null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  check ((cost_minor is null) = (cost_per is null) and (cost_minor is null) = (cost_currency is null))
);
comment on table venue is 'The society''s shared book of places to meet: for those who lead a group, and the office.';
comment on column venue.for_group_id is 'Not in the shared book: known to this group''s leaders alone, such as somebody''s practice.';
comment on column venue.base is 'Whose rules hold there: an institution that supports the group, or the group''s own (R29, R30); null: not said.';
comment on column venue.removed_at is 'Taken out of the book: groups that meet there stay, nobody else is offered it.';
create index on venue (name, id) where for_group_id is null and removed_at is null;
create index on venue (region_id, name, id) where for_group_id is null and removed_at is null;
create index on venue (lower(area) text_pattern_ops);
create index on venue (lower(name) text_pattern_ops);
create index on venue (region_id);
create index on venue (for_group_id);
create index on venue (added_by);
create index on venue (changed_by);

-- Who reads the shared book: leaders of any group and the office.
create function reads_venues() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from led_group_ids()) or holds_office('administrator') or holds_office('council')
    or exists (select from represented_region_ids())
$$;

-- A venue that its reader may choose or look at.
create function venue_is_in_sight(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from venue where id = which and
    (for_group_id in (select led_group_ids()) or for_group_id is null and reads_venues()))
$$;

alter table venue enable row level security;
grant select, insert on venue to circle_viewer;
grant update (for_group_id, name, address, area, region_id, kind, seats, free_from_intrusion, step_free, accessible_toilet,
  parking, access_note, cost_minor, cost_currency, cost_per, cost_note, contact_name, contact_phone, contact_email, base,
  supported_by, house_rules, changed_by, changed_at, removed_at) on venue to circle_viewer;
create policy shared on venue for select to circle_viewer using (for_group_id is null and (select reads_venues()));
create policy own on venue for select to circle_viewer using (for_group_id in (select led_group_ids()));
create policy adds on venue for insert to circle_viewer with check (
  added_by = (select viewer_id()) and removed_at is null
  and (for_group_id in (select led_group_ids())
    or for_group_id is null and (exists (select from led_group_ids()) or (select holds_office('administrator')))));
-- Whoever added it, administrators, and of a group's own its leaders. What is shared stays shared.
create policy corrects on venue for update to circle_viewer
  using (for_group_id in (select led_group_ids())
    or for_group_id is null and ((select holds_office('administrator')) or added_by = (select viewer_id()) and (select reads_venues())))
  with check (changed_by = (select viewer_id()) and (for_group_id in (select led_group_ids())
    or for_group_id is null and ((select holds_office('administrator')) or added_by = (select viewer_id()))));
create trigger only_now before insert or update on venue for each row execute function only_now('added_at', 'changed_at', 'removed_at');
create function keep_venue_shared() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if new.for_group_id is distinct from old.for_group_id and new.for_group_id is not null then
    raise exception using errcode = 'insufficient_privilege', message = 'what the book has is shared';
  end if;
  return new;
end $$;
create trigger keep_venue_shared before update of for_group_id on venue for each row execute function keep_venue_shared();

-- ── where a group meets, and has met ────────────────────────────────────────

alter table group_place add venue_id uuid references venue on delete set null,
  add reason text check (length(reason) between 1 and 300),
  add moved_by uuid references person on delete set null,
  add once boolean not null default false,
  add unique (id, group_id);
comment on column group_place.once is 'For one meeting; it was never the place of all.';
comment on column group_place.reason is 'Why the group moves here, as its people are told.';
create index on group_place (venue_id);
create index on group_place (moved_by);
alter table group_place add constraint once_is_never_standing check (not once or until is not null);

alter table meeting add place_id uuid, add foreign key (place_id, group_id) references group_place (id, group_id);
comment on column meeting.place_id is 'Where it is, if that is not where the group stands now: before a move, or moved for itself.';
create index on meeting (place_id, group_id);
grant update (place_id) on meeting to circle_viewer;

create policy venue_in_sight on group_place as restrictive for insert to circle_viewer with check (
  (venue_id is null or venue_is_in_sight(venue_id)) and since = circle_now()
  and (moved_by is null or moved_by = (select viewer_id())));

-- Where a meeting is: its own place, or the group's.
create function meeting_place_id(m meeting) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(m.place_id,
    (select id from group_place where group_id = m.group_id and until is null order by since desc limit 1))
$$;

-- What the house looks like, for the people of a group that meets there, members too; never whom to ring or what it costs.
create function place_access(of_place uuid)
returns table (step_free boolean, accessible_toilet boolean, parking boolean, access_note text)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select v.step_free, v.accessible_toilet, v.parking, v.access_note
  from group_place p join venue v on v.id = p.venue_id
  where p.id = of_place and p.group_id in (select own_group_ids())
$$;

-- Today's places become their groups' own entries, so that they can be looked at, and shared by who likes.
insert into venue (id, for_group_id, name, address, area, region_id, kind, seats, free_from_intrusion, base, added_by, added_at, changed_at)
select p.id, p.group_id, p.name, p.address, g.area, g.region_id, 'other', p.seats, p.free_from_intrusion, p.base, g.founded_by, p.since, p.since
from group_place p join balint_group g on g.id = p.group_id where p.until is null;
update group_place set venue_id = id where until is null;

-- A place said better is said better wherever it stands; calendars hear of another name.
create function say_place_better() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update group_place set name = new.name, address = new.address, seats = new.seats,
    free_from_intrusion = new.free_from_intrusion, base = new.base
  where venue_id = new.id;
  if new.name is distinct from old.name then
    update meeting m set sequence = sequence + 1, changed_at = circle_now()
    where m.group_id in (select group_id from group_place where venue_id = new.id)
      and m.cancelled_at is null and m.ends_at > circle_now()
      and exists (select from group_place p where p.id = meeting_place_id(m) and p.venue_id = new.id);
  end if;
  return null;
end $$;
create trigger say_place_better after update of name, address, seats, free_from_intrusion, base on venue for each row
  when ((old.name, old.address, old.seats, old.free_from_intrusion, old.base)
    is distinct from (new.name, new.address, new.seats, new.free_from_intrusion, new.base))
  execute function say_place_better();

-- ── the house has said yes ──────────────────────────────────────────────────

-- That a date is booked with the house, as a leader has confirmed it: for this place, day and hour.
create table place_booking (
  meeting_id uuid primary key references meeting on delete cascade,
  place_id uuid not null references group_place on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  confirmed_by uuid references person on delete set null,
  confirmed_at timestamptz not null
);
create index on place_booking (place_id);
create index on place_booking (confirmed_by);
alter table place_booking enable row level security;
grant select, insert on place_booking to circle_viewer;
grant update (place_id, starts_at, ends_at, confirmed_by, confirmed_at) on place_booking to circle_viewer;
create policy leads on place_booking to circle_viewer
  using (meeting_group(meeting_id) in (select led_group_ids()))
  with check (meeting_group(meeting_id) in (select led_group_ids()) and confirmed_by = (select viewer_id())
    and exists (select from group_place p where p.id = place_id and p.group_id = meeting_group(meeting_id)));
create trigger only_now before insert or update on place_booking for each row execute function only_now('confirmed_at');

insert into place_booking (meeting_id, place_id, starts_at, ends_at, confirmed_at)
select m.id, p.id, m.starts_at, m.ends_at, now()
from group_place p join meeting m on m.group_id = p.group_id
where p.until is null and p.free_for_all_dates and m.cancelled_at is null and m.ends_at > now();

-- ── nobody and no room in two meetings at once ──────────────────────────────

create table meeting_hold (
  meeting_id uuid not null references meeting on delete cascade,
  holder text not null check (holder in ('venue', 'leader')),
  holder_id uuid not null,
  during tstzrange not null,
  primary key (meeting_id, holder, holder_id)
);
comment on table meeting_hold is 'What a meeting to come needs for itself; kept by triggers, read through functions only.';
alter table meeting_hold enable row level security;

create function wanted_holds(which uuid[])
returns table (meeting_id uuid, holder text, holder_id uuid, during tstzrange)
language sql stable security definer set search_path = public, pg_temp rows 100
as $$
  with ahead as (
    select m.id, m.group_id, tstzrange(m.starts_at, m.ends_at) as during, meeting_place_id(m) as place_id
    from meeting m where m.id = any (which) and m.cancelled_at is null and m.ends_at > circle_now())
  select ahead.id, 'leader', l.person_id, ahead.during
  from ahead join group_leader l on l.group_id = ahead.group_id and l.left_at is null
  union all
  select ahead.id, 'venue', p.venue_id, ahead.during
  from ahead join balint_group g on g.id = ahead.group_id and g.mode = 'face-to-face'
    join group_place p on p.id = ahead.place_id
  where p.venue_id is not null
$$;

-- Brings the holds of these meetings in step with what they need. Whoever comes second waits for the first, and then
-- meets the constraint.
create function hold_meetings(which uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare holders uuid[];
begin
  if coalesce(cardinality(which), 0) = 0 then return; end if;
  select array_agg(distinct w.holder_id order by w.holder_id) into holders from wanted_holds(which) w;
  -- A bulk load has no second to wait for, and more holders than there are locks.
  if cardinality(holders) <= 100 then
    perform pg_advisory_xact_lock(hashtextextended('meeting-hold:' || one, 0)) from unnest(holders) one;
  end if;
  delete from meeting_hold h where h.meeting_id = any (which) and not exists (
    select from wanted_holds(which) w where (w.meeting_id, w.holder, w.holder_id, w.during) = (h.meeting_id, h.holder, h.holder_id, h.during));
  insert into meeting_hold (meeting_id, holder, holder_id, during)
  select w.meeting_id, w.holder, w.holder_id, w.during from wanted_holds(which) w
  where not exists (select from meeting_hold h where (h.meeting_id, h.holder, h.holder_id) = (w.meeting_id, w.holder, w.holder_id));
end $$;

create function hold_meetings_of(of_group uuid) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$ select hold_meetings(array(select id from meeting where group_id = of_group and ends_at > circle_now())) $$;

create function hold_new_meetings() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$ begin perform hold_meetings(array(select id from added)); return null; end $$;
create trigger hold after insert on meeting referencing new table as added
  for each statement execute function hold_new_meetings();

create function hold_changed_meetings() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform hold_meetings(array(select a.id from after_it a join before_it b using (id)
    where (a.starts_at, a.ends_at, a.cancelled_at, a.place_id) is distinct from (b.starts_at, b.ends_at, b.cancelled_at, b.place_id)));
  return null;
end $$;
create trigger hold_changed after update on meeting referencing old table as before_it new table as after_it
  for each statement execute function hold_changed_meetings();

-- Of a leader, a place or a group: the row says which group's meetings to come are concerned.
create function hold_group() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if tg_table_name = 'balint_group' then perform hold_meetings_of(new.id);
  elsif tg_op = 'DELETE' then perform hold_meetings_of(old.group_id);
  else perform hold_meetings_of(new.group_id); end if;
  return null;
end $$;
create trigger hold after insert or delete or update of left_at on group_leader for each row execute function hold_group();
create trigger hold after insert or delete or update of venue_id, until on group_place for each row execute function hold_group();
create trigger hold after update of mode on balint_group for each row when (old.mode is distinct from new.mode) execute function hold_group();

-- What is planned already: where two clash, the term that was made first keeps its hold, and the later one's leaders read
-- of the clash on their page of the place.
create index while_filling on meeting_hold using gist (holder_id, during);
do $$
declare wanted record; clashes integer := 0;
begin
  for wanted in
    select w.*, t.made_at from wanted_holds(array(select id from meeting where ends_at > now() and cancelled_at is null)) w
      join meeting m on m.id = w.meeting_id join term t on t.id = m.term_id
    order by t.made_at, m.starts_at, w.meeting_id, w.holder, w.holder_id
  loop
    if exists (select from meeting_hold h where h.holder_id = wanted.holder_id and h.during && wanted.during and h.holder = wanted.holder) then
      clashes := clashes + 1;
      raise warning 'meeting % of % is at the same time as another of % %: it has no hold',
        wanted.meeting_id, wanted.during, wanted.holder, wanted.holder_id;
    else
      insert into meeting_hold (meeting_id, holder, holder_id, during)
        values (wanted.meeting_id, wanted.holder, wanted.holder_id, wanted.during);
    end if;
  end loop;
end $$;
drop index while_filling;

-- Looked at when the transaction ends, so that several meetings may change places in it.
alter table meeting_hold
  add constraint venue_in_two_meetings exclude using gist (holder_id with =, during with &&)
    where (holder = 'venue') deferrable initially deferred,
  add constraint leader_in_two_meetings exclude using gist (holder_id with =, during with &&)
    where (holder = 'leader') deferrable initially deferred;

-- Which of these times are not free: for the group's leaders, who learn of another group's meeting its time and no more. Its
-- name stands with it where the reader leads it, too. `at_venue`: another place than today's, looked at.
create function meeting_clashes(of_group uuid, begins timestamptz[], ends timestamptz[], at_venue uuid, besides uuid[])
returns table (place integer, holder text, person_id uuid, starts_at timestamptz, ends_at timestamptz, group_id uuid, group_name text)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  with asked as (
    select a.place::int, tstzrange(a.begins_at, a.ends_at) as during
    from unnest(begins, ends) with ordinality as a (begins_at, ends_at, place)
    where of_group in (select led_group_ids()) and (at_venue is null or venue_is_in_sight(at_venue))),
  wanted_venue as (
    select coalesce(at_venue, (select p.venue_id from group_place p where p.group_id = g.id and p.until is null
      order by p.since desc limit 1)) as id
    from balint_group g where g.id = of_group and (at_venue is not null or g.mode = 'face-to-face')),
  clash as (
    select asked.place, h.holder, h.holder_id as person_id, h.meeting_id, h.during
    from asked cross join group_leader l join meeting_hold h
      on h.holder = 'leader' and h.holder_id = l.person_id and h.during && asked.during
    where l.group_id = of_group and l.left_at is null
    union all
    select asked.place, h.holder, null, h.meeting_id, h.during
    from asked cross join wanted_venue v join meeting_hold h
      on h.holder = 'venue' and h.holder_id = v.id and h.during && asked.during)
  select clash.place, clash.holder, clash.person_id, lower(clash.during), upper(clash.during), named.id, named.name
  from clash join meeting m on m.id = clash.meeting_id
    left join balint_group named on named.id = m.group_id and named.id in (select led_group_ids())
  where not (clash.meeting_id = any (besides))
  order by clash.place, clash.holder desc, lower(clash.during) limit 200
$$;

-- On how many of these times each of several venues is taken: one look at a page of the book.
create function venue_clash_counts(of_group uuid, begins timestamptz[], ends timestamptz[], venues uuid[])
returns table (venue_id uuid, taken integer)
language sql stable security definer set search_path = public, pg_temp rows 30
as $$
  select v, count(distinct asked.place)::int
  from unnest(venues) v
    cross join unnest(begins, ends) with ordinality as asked (begins_at, ends_at, place)
    join meeting_hold h on h.holder_id = v and h.holder = 'venue' and h.during && tstzrange(asked.begins_at, asked.ends_at)
    join meeting m on m.id = h.meeting_id and m.group_id <> of_group
  where of_group in (select led_group_ids()) and venue_is_in_sight(v)
  group by v
$$;

-- The reader's own other meetings at the times of a group that they are asked to lead.
create function own_clashes_with(of_group uuid)
returns table (starts_at timestamptz, ends_at timestamptz, group_id uuid, group_name text)
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select m.starts_at, m.ends_at, g.id, g.name
  from meeting m join meeting_hold h on h.holder = 'leader' and h.holder_id = viewer_id()
      and h.during && tstzrange(m.starts_at, m.ends_at) and h.meeting_id <> m.id
    join meeting other on other.id = h.meeting_id join balint_group g on g.id = other.group_id
  where m.group_id = of_group and m.cancelled_at is null and m.ends_at > circle_now()
    and (of_group in (select invited_group_ids()) or of_group in (select led_group_ids()))
  order by m.starts_at limit 60
$$;

-- ── a calendar for whoever keeps the house ──────────────────────────────────

-- A group's leaders give the house an address that says when they are booked there; nothing else.
create table venue_feed (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  venue_id uuid not null references venue on delete cascade,
  made_by uuid references person on delete set null,
  made_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_venue_feed on venue_feed (group_id, venue_id) where ended_at is null;
create index on venue_feed (venue_id);
create index on venue_feed (made_by);
alter table venue_feed enable row level security;
grant select, insert on venue_feed to circle_viewer;
grant update (ended_at) on venue_feed to circle_viewer;
create policy leads on venue_feed for select to circle_viewer using (group_id in (select led_group_ids()));
create policy makes on venue_feed for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and made_by = (select viewer_id()) and ended_at is null and venue_is_in_sight(venue_id));
create policy ends on venue_feed for update to circle_viewer
  using (group_id in (select led_group_ids()) and ended_at is null) with check (group_id in (select led_group_ids()));
create trigger only_now before insert or update on venue_feed for each row execute function only_now('made_at', 'ended_at');

-- Every list of purposes so far, and one more.
do $$
declare so_far text;
begin
  select string_agg(quote_literal(word[1]), ', ') into so_far
  from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z-]+)''::text', 'g') word
  where c.conname = 'secret_address_purpose_check';
  alter table secret_address drop constraint secret_address_purpose_check;
  execute format('alter table secret_address add constraint secret_address_purpose_check check (purpose in (%s))',
    so_far || ', ''venue-feed''');
end $$;

create function may_address_venue_feed(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and wish.correspondent_id is null
    and wish.person_id is null and exists (select from venue_feed f where f.id = wish.subject_id
      and f.group_id in (select led_group_ids()) and f.ended_at is null)
$$;
create policy makes_for_venue_feed on secret_address for insert to circle_viewer with check (
  purpose = 'venue-feed' and may_address_venue_feed(secret_address));
create policy venue_feed on secret_address for select to circle_viewer using (
  purpose = 'venue-feed' and subject_id in (select id from venue_feed));

-- The dates on which the group of the held address is booked at its venue: times, and nothing of the group.
create function booked_at_venue()
returns table (id uuid, starts_at timestamptz, ends_at timestamptz, sequence integer, changed_at timestamptz, cancelled boolean, time_zone text)
language sql stable security definer set search_path = public, pg_temp rows 60
as $$
  -- Not the meeting's own id, which its people's invitations bear.
  select md5(f.id::text || m.id::text)::uuid, m.starts_at, m.ends_at, m.sequence, m.changed_at, m.cancelled_at is not null, g.time_zone
  from venue_feed f join meeting m on m.group_id = f.group_id join balint_group g on g.id = f.group_id
    join group_place p on p.id = meeting_place_id(m) and p.venue_id = f.venue_id
  where f.id = held('venue-feed') and f.ended_at is null and m.ends_at > circle_now() - interval '92 days'
  order by m.starts_at limit 500
$$;
create function venue_feed_is_open() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from venue_feed where id = held('venue-feed') and ended_at is null) $$;

revoke all on function reads_venues(), venue_is_in_sight(uuid), keep_venue_shared(), meeting_place_id(meeting), place_access(uuid),
  say_place_better(), wanted_holds(uuid[]), hold_meetings(uuid[]), hold_meetings_of(uuid), hold_new_meetings(),
  hold_changed_meetings(), hold_group(), meeting_clashes(uuid, timestamptz[], timestamptz[], uuid, uuid[]),
  venue_clash_counts(uuid, timestamptz[], timestamptz[], uuid[]), own_clashes_with(uuid), may_address_venue_feed(secret_address),
  booked_at_venue(), venue_feed_is_open() from public;
grant execute on function reads_venues(), venue_is_in_sight(uuid), place_access(uuid),
  meeting_clashes(uuid, timestamptz[], timestamptz[], uuid, uuid[]),
  venue_clash_counts(uuid, timestamptz[], timestamptz[], uuid[]), own_clashes_with(uuid),
  may_address_venue_feed(secret_address) to circle_viewer;
grant execute on function meeting_place_id(meeting) to circle_viewer, circle_holder;
grant execute on function booked_at_venue(), venue_feed_is_open() to circle_holder;
