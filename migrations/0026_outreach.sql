-- Outreach (R13–R15): the society's shared book of organisations, who was asked by whom and what came back, the letters
-- that go to them, and the sources by which people find a group. Organisations pass a flier on to their own lists:
-- nobody's own address is kept here.

-- ── the book ────────────────────────────────────────────────────────────────

create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 160),
  kind text not null check (kind in
    ('local-medical-committee', 'gp-tutor', 'postgraduate', 'first5', 'locum-group', 'counselling', 'other')),
  region_id uuid references region,
  office text check (length(office) <= 120),
  office_address text check (office_address = lower(office_address) and length(office_address) <= 254),
  website text check (website like 'https://%' and length(website) <= 2000),
  correspondent_id uuid references correspondent,
  added_at timestamptz not null,
  added_by uuid references person on delete set null,
  checked_at timestamptz,
  checked_by uuid references person on delete set null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  check ((office_address is null) = (correspondent_id is null))
);
comment on column organisation.region_id is 'Null: an organisation of the whole country.';
comment on column organisation.office is 'Whom letters greet: an office or a post, "The secretary". Never somebody''s name.';
comment on column organisation.office_address is
  'The public email address of an office, so that whoever keeps the book can see that it is right. Nobody''s own address.';
comment on column organisation.checked_at is 'When whoever keeps the book looked at what a leader had added; null until then.';
-- An address stands in the book once, for good: whoever said no by it is not written to under another name.
create unique index on organisation (office_address);
create index on organisation (region_id, name, id) where removed_at is null;
create index on organisation (name, id) where removed_at is null;
create index on organisation (lower(name)) where removed_at is null;
create index on organisation (correspondent_id);
create index on organisation (added_by);
create index on organisation (checked_by);
create index on organisation (website);

-- An organisation wants no more letters, of any group. It holds for its entry and for the mailbox, and only whoever has
-- the mailbox ends it.
create table organisation_silence (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  office_address text not null,
  since_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_silence on organisation_silence (organisation_id, office_address) where ended_at is null;
create index on organisation_silence (office_address) where ended_at is null;

create function wants_no_letters(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from organisation_silence where organisation_id = which and ended_at is null)
    or exists (select from organisation o join organisation_silence s on s.office_address = o.office_address
      where o.id = which and s.ended_at is null)
$$;

-- Administrators keep the whole book, representatives their regions'.
create function keeps_organisations_of(of_region uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select holds_office('administrator') or coalesce(of_region in (select represented_region_ids()), false)
$$;

create function reads_the_book() returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select holds_office('administrator') or holds_office('council') or exists (select from represented_region_ids())
    or exists (select from led_group_ids())
$$;

-- What stands in the book already under the same address, the same website or the same name.
create function organisations_like(their_name text, their_address text, their_host text, except_id uuid)
returns table (id uuid, by_what text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select o.id, 'address' from organisation o
    where reads_the_book() and o.office_address = lower(their_address) and o.id is distinct from except_id
  union all
  select * from (select o.id, 'host' from organisation o
    where reads_the_book() and o.removed_at is null and o.id is distinct from except_id and their_host is not null
      and (o.website like 'https://' || their_host || '/%' or o.website like 'https://www.' || their_host || '/%')
      and o.website is not null limit 5) by_host
  union all
  select * from (select o.id, 'name' from organisation o
    where reads_the_book() and o.removed_at is null and o.id is distinct from except_id and lower(o.name) = lower(their_name)
    limit 5) by_name
$$;

-- ── sources ─────────────────────────────────────────────────────────────────

-- A link and a QR code of a group that are counted: one for each organisation that was asked, and the group's own.
create table source (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  organisation_id uuid references organisation,
  code text not null unique check (code ~ '^[a-z0-9]{6,12}$'),
  name text not null check (length(name) between 1 and 160),
  kind text not null check (kind in
    ('local-medical-committee', 'gp-tutor', 'postgraduate', 'first5', 'locum-group', 'counselling', 'other', 'own')),
  region_id uuid references region,
  made_at timestamptz not null,
  made_by uuid references person on delete set null,
  unique (group_id, organisation_id),
  check ((kind = 'own') = (organisation_id is null))
);
comment on column source.kind is 'Of the organisation, as it was when it was first asked: what was counted is not moved later. own: the group''s.';
comment on column source.region_id is 'Of the organisation, as it was then; of the group for its own.';
create index on source (organisation_id);
create index on source (region_id);
create index on source (made_by);

-- A number a day: no address, no program, no cookie.
create table source_visit (
  source_id uuid not null references source on delete cascade,
  counted_on date not null,
  visits integer not null check (visits > 0),
  primary key (source_id, counted_on)
);

alter table application add source_id uuid references source on delete set null;
comment on column application.source_id is 'By which link of the group''s the applicant came; null when by none.';
create index on application (source_id) where source_id is not null;

create function source_is_of(which uuid, of_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from source where id = which and group_id = of_group) $$;

-- Whoever has a code may know which group it leads to, while that is open.
create function source_by_code(wanted text) returns table (source_id uuid, group_id uuid)
language sql stable security definer set search_path = public, pg_temp
as $$ select s.id, s.group_id from source s where s.code = wanted and group_is_open(s.group_id) $$;

-- ── letters ─────────────────────────────────────────────────────────────────

-- A letter of a group's leaders to one organisation or to several, in their own words.
create table circular (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  subject text not null check (length(subject) between 1 and 120),
  body text not null check (length(body) between 1 and 4000),
  written_by uuid references person on delete set null,
  written_at timestamptz not null,
  queued_at timestamptz
);
comment on column circular.queued_at is 'When it was given to the outbox; null while it is a draft.';
create index on circular (group_id, written_at);
create index on circular (written_by);

-- To whom a draft would go.
create table circular_choice (
  circular_id uuid not null references circular on delete cascade,
  organisation_id uuid not null references organisation,
  primary key (circular_id, organisation_id)
);
create index on circular_choice (organisation_id);

-- ── asks ────────────────────────────────────────────────────────────────────

create table outreach_ask (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  organisation_id uuid not null references organisation,
  source_id uuid not null references source,
  circular_id uuid references circular on delete cascade,
  how text not null check (how in ('email', 'telephone', 'post', 'in-person')),
  asked_at timestamptz not null,
  asked_by uuid references person on delete set null,
  went_on_at timestamptz,
  remind_on date,
  reminded_for date,
  flier_edition_id uuid,
  check ((how = 'email') = (circular_id is not null)),
  unique (circular_id, organisation_id)
);
comment on column outreach_ask.went_on_at is 'Somebody had asked them lately, and the leader went on knowing it.';
comment on column outreach_ask.reminded_for is 'The remind_on of which the leaders were told.';
comment on column outreach_ask.flier_edition_id is 'The flier of that day (0027).';
create index on outreach_ask (group_id, asked_at desc, id);
create index on outreach_ask (organisation_id, asked_at desc);
create index on outreach_ask (source_id);
create index on outreach_ask (asked_by);
create index on outreach_ask (remind_on) where remind_on is distinct from reminded_for;

-- What came back; the newest holds.
create table outreach_answer (
  id uuid primary key,
  ask_id uuid not null references outreach_ask on delete cascade,
  answer text not null check (answer in ('none-yet', 'passed-on', 'declined', 'wants-more')),
  words text check (length(words) <= 1000),
  noted_at timestamptz not null,
  noted_by uuid references person on delete set null,
  by_organisation boolean not null default false
);
comment on column outreach_answer.by_organisation is 'It said so itself, from its own page; otherwise a leader noted it.';
create index on outreach_answer (ask_id, noted_at desc, id desc);
create index on outreach_answer (noted_by);

create function ask_group(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select group_id from outreach_ask where id = which $$;

create function ask_is_held(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from outreach_ask where id = which and organisation_id = held('organisation') and how = 'email') $$;

create function circular_group(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select group_id from circular where id = which $$;

-- Who asked these organisations of late: how often since a moment, and the newest time, others before oneself. Which
-- group it was is told only of an open one. For the leaders of a group that would ask; whoever is about to write takes
-- the organisations' locks first, so that of two in the same second the later sees the earlier.
create function asked_lately(by_group uuid, which uuid[], since timestamptz)
returns table (organisation_id uuid, asks integer, asked_at timestamptz, is_own boolean, group_name text, is_same_region boolean)
language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct on (a.organisation_id) a.organisation_id,
    (count(*) over (partition by a.organisation_id))::int, a.asked_at, a.group_id = by_group,
    case when g.opened_at is not null then g.name end,
    g.region_id is not distinct from (select region_id from balint_group where id = by_group)
  from outreach_ask a join balint_group g on g.id = a.group_id
    left join lateral (select answer from outreach_answer where ask_id = a.id order by noted_at desc, id desc limit 1) said on true
  where by_group in (select led_group_ids()) and a.organisation_id = any (which) and a.asked_at > since
    and not (a.group_id = by_group and coalesce(said.answer = 'wants-more', false))
  order by a.organisation_id, a.group_id = by_group, a.asked_at desc, a.id desc
$$;

create function lock_organisations(which uuid[]) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('organisation:' || id, 0)) from unnest(which) id order by id
$$;

create function lock_outreach(of_group uuid) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$ select pg_advisory_xact_lock(hashtextextended('outreach:' || of_group, 0)) $$;

-- The mailbox and the page of organisations that are written to: ids only, for leaders.
create function mailboxes_of(by_group uuid, which uuid[])
returns table (organisation_id uuid, correspondent_id uuid, address_id uuid)
language sql stable security definer set search_path = public, pg_temp
as $$
  select o.id, o.correspondent_id, (select s.id from secret_address s
      where s.purpose = 'organisation' and s.subject_id = o.id and s.correspondent_id = o.correspondent_id
        and s.replaced_at is null order by s.made_at desc limit 1)
  from organisation o
  where by_group in (select led_group_ids()) and o.id = any (which) and o.removed_at is null
    and o.correspondent_id is not null and not wants_no_letters(o.id)
$$;

-- How the letters of a group fare in the outbox.
create index email_of_ask on email (about_id) where template = 'organisation-asked';
create function letters_of(of_group uuid) returns table (ask_id uuid, sent_at timestamptz, dropped_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select a.id, e.sent_at, e.dropped_at
  from (select id from outreach_ask where group_id = of_group and how = 'email' order by asked_at desc, id limit 400) a
    join email e on e.about_id = a.id and e.template = 'organisation-asked'
  where of_group in (select led_group_ids())
$$;

-- Asks of which the leaders wanted to be reminded and that nobody has answered: noted as told, and returned. One a group.
create function take_outreach_reminders(at_most integer)
returns table (ask_id uuid, person_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as (
    select a.id, a.group_id from outreach_ask a
    where a.remind_on is distinct from a.reminded_for and a.remind_on <= society_today()
    order by a.remind_on limit at_most for update skip locked),
  told as (
    update outreach_ask a set reminded_for = a.remind_on from due where a.id = due.id returning a.id, a.group_id),
  one as (
    select distinct on (t.group_id) t.id, t.group_id from told t
      left join lateral (select answer from outreach_answer where ask_id = t.id order by noted_at desc, id desc limit 1) said on true
    where coalesce(said.answer, 'none-yet') in ('none-yet', 'wants-more')
    order by t.group_id, t.id)
  select one.id, l.person_id from one join group_leader l on l.group_id = one.group_id and l.left_at is null
$$;

-- The jobs remind leaders, each of their own group.
create policy asks_outreach on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'outreach-due' and person_id is not null);

-- Whom to tell that an organisation has answered: ids only.
create function leaders_of_ask(which uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select l.person_id from outreach_ask a join group_leader l on l.group_id = a.group_id and l.left_at is null
  where a.id = which and (a.group_id in (select led_group_ids()) or a.organisation_id = held('organisation'))
$$;

-- ── sums ────────────────────────────────────────────────────────────────────

-- What outreach brings, by kind of organisation and region: of no group and no applicant.
create table outreach_tally (
  kind text not null,
  region_id uuid references region,
  asked integer not null default 0,
  passed_on integer not null default 0,
  declined integer not null default 0,
  visits integer not null default 0,
  applications integer not null default 0,
  unique nulls not distinct (kind, region_id)
);
create index on outreach_tally (region_id);

create function add_to_outreach_tally(sources uuid[], asked integer, passed_on integer, declined integer, visits integer, applications integer)
returns void language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into outreach_tally as t (kind, region_id, asked, passed_on, declined, visits, applications)
  select s.kind, s.region_id, count(*) * $2, count(*) * $3, count(*) * $4, count(*) * $5, count(*) * $6
  from unnest(sources) one join source s on s.id = one
  group by 1, 2 order by 1, 2
  on conflict (kind, region_id) do update set asked = t.asked + excluded.asked, passed_on = t.passed_on + excluded.passed_on,
    declined = t.declined + excluded.declined, visits = t.visits + excluded.visits,
    applications = t.applications + excluded.applications
$$;

create function tally_asks() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform add_to_outreach_tally(array(select source_id from added), 1, 0, 0, 0, 0); return null; end $$;
create trigger tallied after insert on outreach_ask referencing new table as added
  for each statement execute function tally_asks();

create function tally_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare before text; from_source uuid;
begin
  select source_id into from_source from outreach_ask where id = new.ask_id for no key update;
  select answer into before from outreach_answer where ask_id = new.ask_id and id <> new.id order by noted_at desc, id desc limit 1;
  perform add_to_outreach_tally(array[from_source], 0,
    (new.answer = 'passed-on')::int - coalesce((before = 'passed-on')::int, 0),
    (new.answer = 'declined')::int - coalesce((before = 'declined')::int, 0), 0, 0);
  return null;
end $$;
create trigger tallied after insert on outreach_answer for each row execute function tally_answer();

create function tally_application() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin perform add_to_outreach_tally(array[new.source_id], 0, 0, 0, 0, 1); return null; end $$;
create trigger tallied after insert on application for each row when (new.source_id is not null) execute function tally_application();

-- Counts a visit, and says where it leads.
create function count_visit(wanted text) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare found_source uuid; leads_to uuid;
begin
  select source_id, group_id into found_source, leads_to from source_by_code(wanted);
  if leads_to is null then return null; end if;
  insert into source_visit as v (source_id, counted_on, visits) values (found_source, society_today(), 1)
    on conflict (source_id, counted_on) do update set visits = v.visits + 1;
  perform add_to_outreach_tally(array[found_source], 0, 0, 0, 1, 0);
  return leads_to;
end $$;

create function outreach_numbers()
returns table (kind text, region_id uuid, asked integer, passed_on integer, declined integer, visits integer, applications integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select t.kind, t.region_id, t.asked, t.passed_on, t.declined, t.visits, t.applications from outreach_tally t
  where holds_office('administrator') or holds_office('council') or t.region_id in (select represented_region_ids())
$$;

-- How often each organisation was asked within a year, and when last: for those who keep the book.
create function asks_of_organisations(which uuid[]) returns table (organisation_id uuid, asks integer, asked_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select a.organisation_id, count(*)::int, max(a.asked_at)
  from outreach_ask a join organisation o on o.id = a.organisation_id
  where a.organisation_id = any (which) and a.asked_at > circle_now() - interval '365 days'
    and (keeps_organisations_of(o.region_id) or holds_office('council'))
  group by 1
$$;

-- ── secret addresses ────────────────────────────────────────────────────────

alter table secret_address drop constraint secret_address_purpose_check;
alter table secret_address add constraint secret_address_purpose_check check (purpose in
  ('set-up', 'enquiry', 'application', 'invitation', 'calendar-feed', 'waiting-list', 'contact-request', 'organisation'));

-- An organisation's page opens for its mailbox; it is made with the entry, and anew when the mailbox is another.
create function may_address_organisation(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and wish.person_id is null and exists (
    select from organisation o where o.id = wish.subject_id and o.correspondent_id = wish.correspondent_id
      and made_just_now(o.xmin))
$$;
create policy makes_for_organisation on secret_address for insert to circle_viewer with check (
  purpose = 'organisation' and may_address_organisation(secret_address));

-- ── who may ─────────────────────────────────────────────────────────────────

alter table organisation enable row level security;
alter table organisation_silence enable row level security;
alter table source enable row level security;
alter table source_visit enable row level security;
alter table circular enable row level security;
alter table circular_choice enable row level security;
alter table outreach_ask enable row level security;
alter table outreach_answer enable row level security;
alter table outreach_tally enable row level security;

grant select, insert on organisation to circle_viewer;
grant update (name, kind, region_id, office, office_address, website, correspondent_id, checked_at, checked_by, changed_at,
  removed_at) on organisation to circle_viewer;
create policy shared on organisation for select to circle_viewer using ((select reads_the_book()));
create policy adds on organisation for insert to circle_viewer with check (
  added_by = (select viewer_id()) and added_at = circle_now() and removed_at is null
  and (keeps_organisations_of(region_id)
    or checked_at is null and exists (select from led_group_ids())));
create policy keeps on organisation for update to circle_viewer
  using (keeps_organisations_of(region_id)) with check (keeps_organisations_of(region_id));
grant select (id, name, kind, region_id, office, added_at) on organisation to circle_holder;
create policy own on organisation for select to circle_holder using (id = (select held('organisation')));

grant select (organisation_id, since_at, ended_at) on organisation_silence to circle_viewer, circle_holder;
create policy shared on organisation_silence for select to circle_viewer using ((select reads_the_book()));
create policy own on organisation_silence for select to circle_holder using (organisation_id = (select held('organisation')));
grant insert on organisation_silence to circle_holder;
grant update (ended_at) on organisation_silence to circle_holder;
create function holder_address() returns text language sql stable security definer set search_path = public, pg_temp
as $$ select email from correspondent where id = held_correspondent() and held('organisation') is not null $$;
create policy leaves on organisation_silence for insert to circle_holder with check (
  organisation_id = (select held('organisation')) and since_at = circle_now() and ended_at is null
  and office_address = (select holder_address()));
create policy comes_back on organisation_silence for update to circle_holder
  using (organisation_id = (select held('organisation')) and ended_at is null) with check (ended_at = circle_now());

grant select, insert on source to circle_viewer;
create policy leads on source for select to circle_viewer using (group_id in (select led_group_ids()));
create policy makes on source for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and made_by = (select viewer_id()) and made_at = circle_now());
grant select (id, group_id, organisation_id, code) on source to circle_holder;
create policy own on source for select to circle_holder using (organisation_id = (select held('organisation')));

grant select on source_visit to circle_viewer;
create policy leads on source_visit for select to circle_viewer using (
  exists (select from source s where s.id = source_visit.source_id));

create policy by_a_link_of_the_group on application as restrictive for insert to circle_viewer with check (
  source_id is null or source_is_of(source_id, group_id));

grant select, insert, delete on circular to circle_viewer;
grant update (subject, body, written_by, written_at, queued_at) on circular to circle_viewer;
create policy leads on circular for select to circle_viewer using (group_id in (select led_group_ids()));
create policy writes on circular for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and written_by = (select viewer_id()) and queued_at is null);
create policy edits on circular for update to circle_viewer
  using (group_id in (select led_group_ids()) and queued_at is null)
  with check (group_id in (select led_group_ids()) and written_by is not null);
create policy discards on circular for delete to circle_viewer
  using (group_id in (select led_group_ids()) and queued_at is null);
grant select (id, group_id, subject, body, queued_at) on circular to circle_holder;

grant select, insert, delete on circular_choice to circle_viewer;
create policy leads on circular_choice for select to circle_viewer
  using (circular_group(circular_id) in (select led_group_ids()));
create policy chooses on circular_choice for insert to circle_viewer with check (
  exists (select from circular c where c.id = circular_id and c.queued_at is null));
create policy unchooses on circular_choice for delete to circle_viewer using (
  exists (select from circular c where c.id = circular_id and c.queued_at is null));

grant select, insert on outreach_ask to circle_viewer;
grant update (remind_on) on outreach_ask to circle_viewer;
create policy leads on outreach_ask for select to circle_viewer using (group_id in (select led_group_ids()));
create policy asks on outreach_ask for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and asked_by = (select viewer_id()) and asked_at <= circle_now()
  and source_is_of(source_id, group_id) and (how = 'telephone' or not wants_no_letters(organisation_id)));
create policy reminds on outreach_ask for update to circle_viewer
  using (group_id in (select led_group_ids())) with check (group_id in (select led_group_ids()));
grant select (id, group_id, organisation_id, source_id, circular_id, how, asked_at, flier_edition_id) on outreach_ask to circle_holder;
create policy own on outreach_ask for select to circle_holder using (
  organisation_id = (select held('organisation')) and how = 'email');
create policy own on circular for select to circle_holder using (
  exists (select from outreach_ask a where a.circular_id = circular.id));

grant select, insert on outreach_answer to circle_viewer;
create policy leads on outreach_answer for select to circle_viewer using (ask_group(ask_id) in (select led_group_ids()));
create policy notes on outreach_answer for insert to circle_viewer with check (
  ask_group(ask_id) in (select led_group_ids()) and noted_by = (select viewer_id()) and not by_organisation
  and noted_at = circle_now());
grant select, insert on outreach_answer to circle_holder;
create policy own on outreach_answer for select to circle_holder using (by_organisation and ask_is_held(ask_id));
create policy answers on outreach_answer for insert to circle_holder with check (
  ask_is_held(ask_id) and by_organisation and noted_by is null and noted_at = circle_now());

revoke all on function wants_no_letters(uuid), keeps_organisations_of(uuid), reads_the_book(),
  organisations_like(text, text, text, uuid), source_is_of(uuid, uuid), source_by_code(text), ask_group(uuid),
  ask_is_held(uuid), circular_group(uuid), asked_lately(uuid, uuid[], timestamptz), lock_organisations(uuid[]),
  lock_outreach(uuid), mailboxes_of(uuid, uuid[]), letters_of(uuid), take_outreach_reminders(integer), leaders_of_ask(uuid),
  add_to_outreach_tally(uuid[], integer, integer, integer, integer, integer), tally_asks(), tally_answer(), tally_application(),
  count_visit(text), outreach_numbers(), asks_of_organisations(uuid[]), may_address_organisation(secret_address),
  holder_address() from public;
grant execute on function keeps_organisations_of(uuid), reads_the_book(), organisations_like(text, text, text, uuid),
  source_is_of(uuid, uuid), source_by_code(text), ask_group(uuid), circular_group(uuid),
  asked_lately(uuid, uuid[], timestamptz), lock_organisations(uuid[]), lock_outreach(uuid), mailboxes_of(uuid, uuid[]),
  letters_of(uuid), count_visit(text), outreach_numbers(), asks_of_organisations(uuid[]),
  may_address_organisation(secret_address) to circle_viewer;
grant execute on function wants_no_letters(uuid), leaders_of_ask(uuid) to circle_viewer, circle_holder;
grant execute on function ask_is_held(uuid), holder_address() to circle_holder;
grant execute on function take_outreach_reminders(integer) to circle_jobs;
