-- Calendars that tell strangers nothing: the words a person chose for them, a feed for one group alone, and the leaders'
-- own times in the leaders' own feeds.

create table calendar_choice (
  person_id uuid primary key references person on delete cascade,
  title text not null check (title in ('balint-group', 'group-name', 'own-word')),
  own_word text check (length(own_word) between 1 and 40),
  shows_place boolean not null,
  changed_at timestamptz not null,
  check ((title = 'own-word') = (own_word is not null))
);
comment on table calendar_choice is 'What a person''s feeds and invitations are called; without a row "Balint group", with its place.';
create trigger only_now before insert or update on calendar_choice for each row execute function only_now('changed_at');

-- Whose feed is read, and of which group alone; null: of all that are theirs.
create function held_feed() returns table (person_id uuid, only_group_id uuid)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select s.person_id, nullif(s.subject_id, s.person_id) from secret_address s
  where s.token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
    and s.purpose = 'calendar-feed' and s.replaced_at is null and (s.expires_at is null or s.expires_at > circle_now())
$$;

create function fed_led_group_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select l.group_id from held_feed() f join group_leader l on l.person_id = f.person_id and l.left_at is null
  where f.only_group_id is null or f.only_group_id = l.group_id
$$;

create or replace function fed_group_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select fed_led_group_ids()
  union
  select m.group_id from held_feed() f join membership m on m.person_id = f.person_id and m.left_at is null
  where f.only_group_id is null or f.only_group_id = m.group_id
$$;

create or replace function fed_meeting_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 100
as $$
  select x.id from fed_led_group_ids() led join meeting x on x.group_id = led
  union
  select x.id from held_feed() h join membership m on m.person_id = h.person_id and m.left_at is null
    join meeting x on x.group_id = m.group_id
    left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
  where (h.only_group_id is null or h.only_group_id = m.group_id)
    and x.starts_at >= coalesce(f.starts_at, '-infinity') and x.starts_at <= coalesce(l.starts_at, 'infinity')
$$;

revoke all on function held_feed(), fed_led_group_ids() from public;
grant execute on function held_feed(), fed_led_group_ids() to circle_holder;

alter table calendar_choice enable row level security;
grant select, insert, update on calendar_choice to circle_viewer;
create policy own on calendar_choice to circle_viewer
  using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));
grant select on calendar_choice to circle_holder;
create policy feed on calendar_choice for select to circle_holder using (person_id in (select f.person_id from held_feed() f));

grant select on leaders_time to circle_holder;
create policy feed on leaders_time for select to circle_holder using (group_id in (select fed_led_group_ids()));

-- The name of the place and nothing else of it: how one gets in is not for a calendar program.
grant select (group_id, name, since, until) on group_place to circle_holder;
create policy feed on group_place for select to circle_holder using (group_id in (select fed_group_ids()));

-- A feed of one group alone is made by one of its own people.
create policy makes_group_feed on secret_address for insert to circle_viewer with check (
  purpose = 'calendar-feed' and correspondent_id is null and person_id = (select viewer_id()) and replaced_at is null
  and made_at = circle_now() and subject_id in (select own_group_ids()));
