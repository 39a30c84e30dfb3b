-- The initial discussion in full (R3): times offered by either side, one picked, moved, cancelled; and when somebody who
-- asks has had our first word.

-- ── times ───────────────────────────────────────────────────────────────────

-- Several times for one talk, all alike but for when. One offer stands for an enquiry; a newer one takes its place.
create table discussion_offer (
  id uuid primary key,
  enquiry_id uuid not null references enquiry on delete cascade,
  from_society boolean not null,
  offered_by uuid references person on delete set null,
  offered_at timestamptz not null,
  time_zone text not null check (length(time_zone) between 1 and 64),
  length_minutes smallint not null check (length_minutes between 10 and 180),
  way text not null check (way in ('telephone', 'video', 'in-person')),
  way_note text check (length(way_note) between 1 and 500),
  ended_at timestamptz,
  check (from_society or offered_by is null),
  unique (id, enquiry_id)
);
comment on column discussion_offer.offered_by is 'Who of the society would talk; null for the enquirer''s own times, and for somebody who has been forgotten.';
comment on column discussion_offer.time_zone is 'The zone in which the times were written; the other side reads them in theirs as well.';
comment on column discussion_offer.way_note is 'The number to ring, the video link, the place. Read by the two sides of this enquiry only.';
comment on column discussion_offer.ended_at is 'Since when none of its times can be picked any more: newer ones, none suited, the talk was cancelled.';
create unique index one_offer_stands on discussion_offer (enquiry_id) where ended_at is null;
create index on discussion_offer (enquiry_id, offered_at desc);
create index on discussion_offer (offered_by);

create table discussion_time (
  id uuid primary key,
  offer_id uuid not null,
  enquiry_id uuid not null,
  starts_at timestamptz not null,
  unique (offer_id, starts_at),
  unique (id, enquiry_id),
  foreign key (offer_id, enquiry_id) references discussion_offer (id, enquiry_id) on delete cascade
);
create index on discussion_time (enquiry_id);

-- ── the talk itself ─────────────────────────────────────────────────────────

-- A talk arranged elsewhere is a day and nothing else, as before; one picked here has its time, and a place in
-- calendars. A change is a further row of the same talk; at most one row of an enquiry stands.
alter table initial_discussion
  add column time_id uuid,
  add column talk_id uuid,
  add column sequence integer not null default 0,
  add column starts_at timestamptz,
  add column ends_at timestamptz,
  add column held_by uuid references person on delete set null,
  add column by_enquirer boolean not null default false,
  add column ended_at timestamptz,
  add column cancelled_at timestamptz,
  add column cancelled_by_enquirer boolean,
  add column word_id uuid references enquiry_message on delete set null,
  add foreign key (time_id, enquiry_id) references discussion_time (id, enquiry_id) on delete cascade,
  add check ((time_id is null) = (starts_at is null) and (starts_at is null) = (ends_at is null)),
  add check (not by_enquirer or noted_by is null),
  add check ((cancelled_at is null) = (cancelled_by_enquirer is null)),
  add check (cancelled_at is null or ended_at is not null);
comment on column initial_discussion.time_id is 'The offered time that was picked; null where only the day of a talk arranged elsewhere was noted.';
comment on column initial_discussion.talk_id is 'The left half of its UID in calendars; stays when the talk is moved.';
comment on column initial_discussion.sequence is 'RFC 5545 SEQUENCE: raised whenever the talk is moved.';
comment on column initial_discussion.held_by is 'Who of the society talks: they cannot be in two talks at once.';
comment on column initial_discussion.ended_at is 'Since when another row holds in its stead, or none.';
comment on column initial_discussion.word_id is 'What was said when it was picked or called off.';
update initial_discussion d set talk_id = id, ended_at = (
  select min(later.noted_at) from initial_discussion later
  where later.enquiry_id = d.enquiry_id and (later.noted_at, later.id) > (d.noted_at, d.id));
alter table initial_discussion alter column talk_id set not null;
create unique index one_talk_stands on initial_discussion (enquiry_id) where ended_at is null;
create index talks_of on initial_discussion (held_by, starts_at) where ended_at is null and starts_at is not null;
create index on initial_discussion (held_by);
create index on initial_discussion (time_id);
create index on initial_discussion (word_id);

-- Whether somebody has a talk with another enquirer at that time: asked by the two sides of an enquiry, and told
-- neither with whom nor where.
create function talks_then(who uuid, from_at timestamptz, until_at timestamptz, besides uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from initial_discussion d
    where d.held_by = who and d.ended_at is null and d.enquiry_id <> besides
      and d.starts_at < until_at and d.ends_at > from_at and d.starts_at > from_at - interval '1 day')
    and (besides = held('enquiry') or takes_enquiry(besides))
$$;

-- One at a time may fill somebody's calendar: whoever holds this lock reads truly.
create function lock_talks_of(who uuid) returns void language sql volatile
as $$ select pg_advisory_xact_lock(hashtextextended('talks-of:' || who, 0)) $$;

-- What a picked time means is read from the offer, never taken from the caller's word; a row that held ends.
create function keep_discussion() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare picked record;
begin
  if new.time_id is not null then
    select t.starts_at, o.time_zone, o.length_minutes, o.from_society, o.offered_by into strict picked
      from discussion_time t join discussion_offer o on o.id = t.offer_id where t.id = new.time_id;
    new.starts_at := picked.starts_at;
    new.ends_at := picked.starts_at + make_interval(mins => picked.length_minutes);
    new.held_on := (picked.starts_at at time zone picked.time_zone)::date;
    new.held_by := case when picked.from_society then picked.offered_by else new.noted_by end;
    if new.held_by is not null then
      perform lock_talks_of(new.held_by);
      if talks_then(new.held_by, new.starts_at, new.ends_at, new.enquiry_id) then
        raise exception using errcode = 'exclusion_violation', message = 'nobody is in two talks at once';
      end if;
    end if;
  end if;
  update initial_discussion set ended_at = new.noted_at where enquiry_id = new.enquiry_id and ended_at is null;
  return new;
end $$;
create trigger keep_discussion before insert on initial_discussion for each row execute function keep_discussion();

-- Whether this side may pick this time: the other side offered it, it stands, and it has not begun.
create function may_pick(which uuid, of_enquiry uuid, for_enquirer boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from discussion_time t join discussion_offer o on o.id = t.offer_id
    where t.id = which and t.enquiry_id = of_enquiry and o.ended_at is null
      and o.from_society = for_enquirer and t.starts_at > circle_now())
$$;

-- The offered times of an enquiry at which whoever offered them has come to have another talk. Ids only.
create function taken_times(of_enquiry uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select t.id from discussion_offer o join discussion_time t on t.offer_id = o.id
  where o.enquiry_id = of_enquiry and o.ended_at is null and o.offered_by is not null
    and talks_then(o.offered_by, t.starts_at, t.starts_at + make_interval(mins => o.length_minutes), of_enquiry)
$$;

-- ── the first word ──────────────────────────────────────────────────────────

alter table enquiry
  add column time_zone text check (length(time_zone) between 1 and 64),
  add column first_answered_at timestamptz,
  add column first_answer_minutes integer check (first_answer_minutes >= 0);
comment on column enquiry.time_zone is 'The enquirer''s own, as they chose it on their page; null: the society''s.';
comment on column enquiry.first_answered_at is 'When the enquirer had the first word of a person of the society.';
comment on column enquiry.first_answer_minutes is 'How long that took, counted on working days only; null where it was not counted.';
update enquiry e set first_answered_at = (
  select min(written_at) from enquiry_message m where m.enquiry_id = e.id and m.from_society);

create function note_first_answer() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update enquiry set first_answered_at = circle_now() where id = new.enquiry_id and first_answered_at is null;
  return null;
end $$;
create trigger first_answer after insert on enquiry_message for each row when (new.from_society)
  execute function note_first_answer();
create trigger first_answer after insert on discussion_offer for each row when (new.from_society)
  execute function note_first_answer();

-- ── who may ─────────────────────────────────────────────────────────────────

alter table discussion_offer enable row level security;
alter table discussion_time enable row level security;

grant select, insert on discussion_offer, discussion_time to circle_viewer, circle_holder;
grant update (ended_at) on discussion_offer to circle_viewer, circle_holder;
create policy in_charge on discussion_offer for select to circle_viewer using (takes_enquiry(enquiry_id));
create policy offers on discussion_offer for insert to circle_viewer with check (
  from_society and offered_by = (select viewer_id()) and offered_at = circle_now() and ended_at is null
  and takes_enquiry(enquiry_id));
create policy ends on discussion_offer for update to circle_viewer
  using (takes_enquiry(enquiry_id) and ended_at is null) with check (ended_at = circle_now());
create policy own on discussion_offer for select to circle_holder using (enquiry_id = (select held('enquiry')));
create policy proposes on discussion_offer for insert to circle_holder with check (
  not from_society and offered_at = circle_now() and ended_at is null and enquiry_id = (select held('enquiry')));
create policy ends_own on discussion_offer for update to circle_holder
  using (enquiry_id = (select held('enquiry')) and ended_at is null) with check (ended_at = circle_now());

-- Times come with their offer, in one transaction; nobody adds one to another's later.
create function offered_just_now(which uuid) returns boolean language sql volatile security definer set search_path = public, pg_temp
as $$ select exists (select from discussion_offer o where o.id = which and made_just_now(o.xmin)) $$;
create policy in_charge on discussion_time for select to circle_viewer using (takes_enquiry(enquiry_id));
create policy offers on discussion_time for insert to circle_viewer with check (
  takes_enquiry(enquiry_id) and starts_at > circle_now() and offered_just_now(offer_id));
create policy own on discussion_time for select to circle_holder using (enquiry_id = (select held('enquiry')));
create policy proposes on discussion_time for insert to circle_holder with check (
  enquiry_id = (select held('enquiry')) and starts_at > circle_now() and offered_just_now(offer_id));

drop policy in_charge on initial_discussion;
create policy in_charge on initial_discussion for select to circle_viewer using (takes_enquiry(enquiry_id));
create policy agrees on initial_discussion for insert to circle_viewer with check (
  takes_enquiry(enquiry_id) and noted_by = (select viewer_id()) and not by_enquirer
  and num_nonnulls(ended_at, cancelled_at) = 0 and (time_id is null or may_pick(time_id, enquiry_id, false)));
create policy picks on initial_discussion for insert to circle_holder with check (
  enquiry_id = (select held('enquiry')) and by_enquirer and noted_by is null
  and num_nonnulls(ended_at, cancelled_at) = 0 and may_pick(time_id, enquiry_id, true));
grant insert on initial_discussion to circle_holder;
grant update (ended_at, cancelled_at, cancelled_by_enquirer, word_id) on initial_discussion to circle_viewer, circle_holder;
create policy cancels on initial_discussion for update to circle_viewer
  using (takes_enquiry(enquiry_id) and ended_at is null)
  with check (ended_at = circle_now() and cancelled_at = circle_now() and not cancelled_by_enquirer);
create policy cancels_own on initial_discussion for update to circle_holder
  using (enquiry_id = (select held('enquiry')) and ended_at is null)
  with check (ended_at = circle_now() and cancelled_at = circle_now() and cancelled_by_enquirer);

grant update (time_zone) on enquiry to circle_holder;
grant update (first_answer_minutes) on enquiry to circle_viewer;

-- Who offers to talk, and who talks, is named to the enquirer and to whoever is in charge with them.
create policy talks_with_me on person for select to circle_holder using (
  exists (select from discussion_offer o where o.offered_by = person.id)
  or exists (select from initial_discussion d where d.held_by = person.id));
create policy talks_here on person for select to circle_viewer using (
  (select takes_enquiries()) and (exists (select from discussion_offer o where o.offered_by = person.id)
    or exists (select from initial_discussion d where d.held_by = person.id)));

revoke all on function talks_then(uuid, timestamptz, timestamptz, uuid), lock_talks_of(uuid), keep_discussion(),
  may_pick(uuid, uuid, boolean), taken_times(uuid), note_first_answer(), offered_just_now(uuid) from public;
grant execute on function talks_then(uuid, timestamptz, timestamptz, uuid), lock_talks_of(uuid),
  may_pick(uuid, uuid, boolean), taken_times(uuid), offered_just_now(uuid) to circle_viewer, circle_holder;
