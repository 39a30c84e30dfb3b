-- The register: leaders and what they say of themselves, what the Council has decided about them, under which set of
-- criteria, who supervises, and the groups in which leaders supervise each other (R16–R20, R23–R25, R36–R37).

-- ── criteria ────────────────────────────────────────────────────────────────

-- What the society asks of a leader before it accredits them. A version is never changed: a newer one is a further
-- row, which holds for those who register from its day on; candidates keep the one they registered under.
create table criteria_set (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  version smallint not null check (version between 1 and 999),
  holds_from_on date not null,
  source_note text not null default '' check (length(source_note) <= 500),
  adopted_at timestamptz not null,
  adopted_by uuid references person on delete set null,
  unique (name, version)
);
create index on criteria_set (holds_from_on desc, adopted_at desc);
create index on criteria_set (adopted_by);

create table criteria_item (
  set_id uuid not null references criteria_set on delete cascade,
  position smallint not null check (position between 1 and 60),
  measure text not null check (measure in ('society-membership', 'member-sessions', 'member-weekends', 'sessions-led',
    'leadership-weekends', 'cases', 'meetings', 'supervisions-a-year', 'supervision-hours', 'double-hours',
    'portfolio', 'supervisors-report', 'other')),
  label text not null check (length(label) between 1 and 200),
  unit text not null check (length(unit) between 1 and 40),
  required_number smallint not null check (required_number between 1 and 9999),
  applies_to text not null default 'everybody'
    check (applies_to in ('everybody', 'with-psychodynamic-training', 'without-psychodynamic-training')),
  either_of smallint check (either_of between 1 and 60),
  source_note text not null default '' check (length(source_note) <= 300),
  primary key (set_id, position)
);
comment on column criteria_item.measure is 'What is counted, as a portfolio counts it; ''other'': somebody reads and judges.';
comment on column criteria_item.either_of is 'Items of a set with the same number are alternatives: one of them is enough.';

-- ── leaders ─────────────────────────────────────────────────────────────────

alter table leader_entry
  add member_sessions smallint check (member_sessions between 0 and 9999),
  add member_years smallint check (member_years between 0 and 80),
  add member_weekends smallint check (member_weekends between 0 and 999),
  add sessions_led smallint check (sessions_led between 0 and 9999),
  add sessions_co_led smallint check (sessions_co_led between 0 and 9999),
  add leading_years smallint check (leading_years between 0 and 80),
  add training text check (length(training) <= 200),
  add region_ids uuid[] not null default '{}' check (cardinality(region_ids) <= 40),
  add modes text[] not null default '{}' check (modes <@ array['face-to-face', 'online']),
  add languages text[] not null default '{}' check (cardinality(languages) <= 40),
  add looking_for text not null default 'nothing' check (looking_for in ('group', 'co-leader', 'nothing')),
  add about text check (length(about) <= 600),
  add findable_since timestamptz;
comment on table leader_entry is 'A leader''s own word about themselves; it goes with the person. What the Council decided stands in accreditation_decision.';
comment on column leader_entry.findable_since is 'Since when they agree that leaders who look for somebody, and the representatives of their regions, find them here; null: they do not.';
-- Those who look, the freshest entry first: a list reads as many rows as it shows.
create index leader_looking on leader_entry (changed_at desc, person_id)
  where findable_since is not null and looking_for <> 'nothing';
create index on leader_entry using gin (region_ids) where findable_since is not null;

-- ── what the Council decides ────────────────────────────────────────────────

-- "Please confirm": a leader asks, the Council answers, once.
create table accreditation_request (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  asks_for text not null check (asks_for in ('working-towards', 'accredited')),
  since_on date,
  note text check (length(note) <= 600),
  asked_at timestamptz not null,
  withdrawn_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references person on delete set null,
  answer text check (length(answer) <= 1000),
  check (num_nonnulls(withdrawn_at, answered_at) <= 1)
);
comment on column accreditation_request.since_on is 'As the leader says; null where they once said so without a day.';
create unique index one_open_accreditation_request on accreditation_request (person_id)
  where withdrawn_at is null and answered_at is null;
create index on accreditation_request (person_id, asked_at desc);
create index on accreditation_request (asked_at) where withdrawn_at is null and answered_at is null;
create index on accreditation_request (answered_by);

-- Append-only: the newest that had begun by a day is the state on that day.
create table accreditation_decision (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  state text not null check (state in ('none', 'working-towards', 'accredited')),
  since_on date not null,
  until_on date,
  criteria_set_id uuid references criteria_set,
  reason text check (length(reason) <= 1000),
  request_id uuid references accreditation_request on delete set null,
  decided_at timestamptz not null,
  decided_by uuid references person on delete set null,
  check (until_on is null or state = 'accredited' and until_on >= since_on)
);
comment on column accreditation_decision.until_on is 'The last day on which the accreditation holds; null: without an end.';
create index on accreditation_decision (person_id, decided_at desc, id desc);
create index on accreditation_decision (until_on) where state = 'accredited';
create index on accreditation_decision (criteria_set_id);
create index on accreditation_decision (request_id);
create index on accreditation_decision (decided_by);

-- The one answer to "are they accredited on this day?", always one row. It sees what its caller sees: pages read it
-- through row-level security, functions that run as the owner read it for everybody.
create function accreditation_at(who uuid, day date)
returns table (state text, since_on date, until_on date, criteria_set_id uuid) language sql stable
as $$
  select case when d.state is null or d.until_on < day then 'none' else d.state end, d.since_on, d.until_on, d.criteria_set_id
  from (values (1)) one left join lateral (
    select a.state, a.since_on, a.until_on, a.criteria_set_id from accreditation_decision a
    where a.person_id = who and a.since_on <= day order by a.decided_at desc, a.id desc limit 1) d on true
$$;

-- What leaders had said of themselves until today was their own word: it becomes a request to the Council.
insert into accreditation_request (id, person_id, asks_for, asked_at)
select uuidv7(), person_id, accreditation, changed_at from leader_entry where accreditation <> 'none';

create or replace function named_leaders(of_groups uuid[])
returns table (group_id uuid, person_id uuid, name text, profession text, accreditation text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select l.group_id, l.person_id, p.name, e.profession, a.state
  from group_leader l join person p on p.id = l.person_id left join leader_entry e on e.person_id = l.person_id
  cross join lateral accreditation_at(l.person_id, society_today()) a
  where l.group_id = any (of_groups) and l.left_at is null and l.named_publicly_at is not null
    and (group_is_open(l.group_id) or l.group_id in (select own_group_ids()))
  order by l.group_id, l.joined_at, l.person_id
$$;
alter table leader_entry drop column accreditation;

-- ── supervisors and peers ───────────────────────────────────────────────────

-- Whoever offers supervision keeps their own entry; leaders find it once the Council has confirmed it.
create table supervisor_entry (
  person_id uuid primary key references person on delete cascade,
  offers text[] not null check (offers <@ array['individual', 'pair', 'peer'] and cardinality(offers) >= 1),
  places_free smallint not null check (places_free between 0 and 99),
  region_ids uuid[] not null default '{}' check (cardinality(region_ids) <= 40),
  modes text[] not null default '{}' check (modes <@ array['face-to-face', 'online']),
  languages text[] not null default '{}' check (cardinality(languages) <= 40),
  fee_minor integer check (fee_minor between 0 and 100000),
  currency text not null check (currency in ('GBP', 'EUR')),
  about text check (length(about) <= 600),
  findable_since timestamptz,
  entered_at timestamptz not null,
  changed_at timestamptz not null
);
comment on column supervisor_entry.offers is 'individual: one leader; pair: both leaders of a group; peer: accompanies a peer supervision group.';
comment on column supervisor_entry.fee_minor is 'For an hour; null: to be agreed, 0: free of charge.';
create index supervisor_with_places on supervisor_entry (changed_at desc, person_id)
  where findable_since is not null and places_free > 0;
create index on supervisor_entry using gin (region_ids) where findable_since is not null;

create table supervisor_confirmation (
  id uuid primary key,
  person_id uuid not null references supervisor_entry on delete cascade,
  confirmed_at timestamptz not null,
  confirmed_by uuid references person on delete set null,
  ended_at timestamptz,
  ended_by uuid references person on delete set null
);
create unique index confirmed_once on supervisor_confirmation (person_id) where ended_at is null;
create index on supervisor_confirmation (person_id);
create index on supervisor_confirmation (confirmed_by);
create index on supervisor_confirmation (ended_by);

-- Leaders of several groups who think about their leading together; one of them keeps its entry.
create table peer_group (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  every_weeks smallint not null check (every_weeks between 1 and 52),
  mode text not null check (mode in ('face-to-face', 'online')),
  region_id uuid references region,
  languages text[] not null default '{}' check (cardinality(languages) <= 40),
  places_free smallint not null check (places_free between 0 and 30),
  about text check (length(about) <= 600),
  kept_by uuid not null references person,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  listed_since timestamptz,
  ended_at timestamptz
);
comment on column peer_group.listed_since is 'Since when leaders without supervision find it; null: it is not looking for anybody.';
create index on peer_group (kept_by);
create index peer_group_with_places on peer_group (changed_at desc, id)
  where listed_since is not null and ended_at is null and places_free > 0;
create index on peer_group (region_id) where listed_since is not null and ended_at is null;

create table peer_group_member (
  id uuid primary key,
  peer_group_id uuid not null references peer_group on delete cascade,
  person_id uuid not null references person,
  joined_at timestamptz not null,
  left_at timestamptz
);
create unique index one_chair_among_peers on peer_group_member (peer_group_id, person_id) where left_at is null;
create index on peer_group_member (peer_group_id);
create index on peer_group_member (person_id) where left_at is null;

-- ── who may ─────────────────────────────────────────────────────────────────

create function kept_peer_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 2
as $$ select id from peer_group where kept_by = viewer_id() and ended_at is null $$;

create function peer_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 2
as $$ select peer_group_id from peer_group_member where person_id = viewer_id() and left_at is null $$;

create function peer_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$ select m.person_id from peer_group_ids() own join peer_group_member m on m.peer_group_id = own and m.left_at is null $$;

create function supervisor_is_confirmed(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from supervisor_confirmation where person_id = who and ended_at is null) $$;

-- Whose name stands in the register: for the Council and the administrators.
create function stands_in_register(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from leader_entry where person_id = who)
    or exists (select from supervisor_entry where person_id = who)
    or exists (select from accreditation_decision where person_id = who)
    or exists (select from accreditation_request where person_id = who)
    or exists (select from peer_group where kept_by = who)
$$;

-- Who agreed to be found in a region that the viewer represents.
create function agreed_to_representative(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from leader_entry where person_id = who and findable_since is not null
      and region_ids && array(select represented_region_ids()))
    or exists (select from supervisor_entry where person_id = who and findable_since is not null
      and region_ids && array(select represented_region_ids()))
$$;

-- Whom to tell that the Council is asked: ids only.
create function council_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp
as $$ select person_id from office where kind = 'council' and until is null $$;

create function reads_register() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select holds_office('council') or holds_office('administrator') $$;

alter table criteria_set enable row level security;
alter table criteria_item enable row level security;
alter table accreditation_request enable row level security;
alter table accreditation_decision enable row level security;
alter table supervisor_entry enable row level security;
alter table supervisor_confirmation enable row level security;
alter table peer_group enable row level security;
alter table peer_group_member enable row level security;

grant select on criteria_set, criteria_item to circle_viewer, circle_holder;
create policy everybody on criteria_set for select to circle_viewer, circle_holder using (true);
create policy everybody on criteria_item for select to circle_viewer, circle_holder using (true);
grant insert on criteria_set, criteria_item to circle_viewer;
create policy adopts on criteria_set for insert to circle_viewer with check (
  (select reads_register()) and adopted_by = (select viewer_id()) and adopted_at = circle_now());
create policy adopts on criteria_item for insert to circle_viewer with check (
  exists (select from criteria_set s where s.id = set_id
    and s.adopted_by = (select viewer_id()) and s.adopted_at = circle_now()));

-- The Council's word is read by those whom the entry is shown to; leaders of a group know each other's.
create policy representative on leader_entry for select to circle_viewer using (
  findable_since is not null and region_ids && array(select represented_region_ids()));

grant select, insert on accreditation_request to circle_viewer;
grant update (withdrawn_at, answered_at, answered_by, answer) on accreditation_request to circle_viewer;
create policy own on accreditation_request for select to circle_viewer using (person_id = (select viewer_id()));
create policy register on accreditation_request for select to circle_viewer using ((select reads_register()));
create policy co_leaders on accreditation_request for select to circle_viewer using (
  withdrawn_at is null and answered_at is null and person_id in (select co_leader_ids()));
create policy asks on accreditation_request for insert to circle_viewer with check (
  person_id = (select viewer_id()) and asked_at = circle_now()
  and num_nonnulls(withdrawn_at, answered_at, answered_by, answer) = 0);
create policy withdraws on accreditation_request for update to circle_viewer
  using (person_id = (select viewer_id()) and withdrawn_at is null and answered_at is null)
  with check (person_id = (select viewer_id()) and withdrawn_at is not null
    and num_nonnulls(answered_at, answered_by, answer) = 0);
create policy answers on accreditation_request for update to circle_viewer
  using ((select holds_office('council')) and withdrawn_at is null and answered_at is null)
  with check ((select holds_office('council')) and withdrawn_at is null and answered_at is not null
    and answered_by = (select viewer_id()));

grant select, insert on accreditation_decision to circle_viewer;
create policy own on accreditation_decision for select to circle_viewer using (person_id = (select viewer_id()));
create policy register on accreditation_decision for select to circle_viewer using ((select reads_register()));
create policy co_leaders on accreditation_decision for select to circle_viewer using (person_id in (select co_leader_ids()));
create policy representative on accreditation_decision for select to circle_viewer using (
  (select exists (select from represented_region_ids())) and agreed_to_representative(person_id));
create policy council on accreditation_decision for insert to circle_viewer with check (
  (select holds_office('council')) and decided_by = (select viewer_id()) and decided_at = circle_now()
  and person_id <> (select viewer_id()) and since_on <= society_today());

grant select, insert on supervisor_entry to circle_viewer;
grant update (offers, places_free, region_ids, modes, languages, fee_minor, currency, about, findable_since, changed_at)
  on supervisor_entry to circle_viewer;
create policy own on supervisor_entry to circle_viewer
  using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));
create policy register on supervisor_entry for select to circle_viewer using ((select reads_register()));
create policy representative on supervisor_entry for select to circle_viewer using (
  findable_since is not null and region_ids && array(select represented_region_ids()));

grant select, insert on supervisor_confirmation to circle_viewer;
grant update (ended_at, ended_by) on supervisor_confirmation to circle_viewer;
create policy own on supervisor_confirmation for select to circle_viewer using (person_id = (select viewer_id()));
create policy register on supervisor_confirmation for select to circle_viewer using ((select reads_register()));
create policy representative on supervisor_confirmation for select to circle_viewer using (
  (select exists (select from represented_region_ids())) and agreed_to_representative(person_id));
create policy council on supervisor_confirmation for insert to circle_viewer with check (
  (select holds_office('council')) and confirmed_by = (select viewer_id()) and confirmed_at = circle_now()
  and person_id <> (select viewer_id()) and num_nonnulls(ended_at, ended_by) = 0);
create policy council_ends on supervisor_confirmation for update to circle_viewer
  using ((select holds_office('council')) and ended_at is null)
  with check ((select holds_office('council')) and ended_at is not null and ended_by = (select viewer_id()));

grant select, insert on peer_group to circle_viewer;
grant update (name, every_weeks, mode, region_id, languages, places_free, about, kept_by, changed_at, listed_since, ended_at)
  on peer_group to circle_viewer;
create policy keeps on peer_group for select to circle_viewer using (kept_by = (select viewer_id()));
create policy members on peer_group for select to circle_viewer using (id in (select peer_group_ids()));
create policy register on peer_group for select to circle_viewer using ((select reads_register()));
create policy representative on peer_group for select to circle_viewer using (
  listed_since is not null and region_id in (select represented_region_ids()));
create policy makes on peer_group for insert to circle_viewer with check (
  kept_by = (select viewer_id()) and made_at = circle_now() and ended_at is null);
-- The keeper may hand it on, to a member.
create policy changes on peer_group for update to circle_viewer
  using (kept_by = (select viewer_id()) and ended_at is null)
  with check (kept_by = (select viewer_id()) or kept_by in (select peer_ids()));

grant select, insert on peer_group_member to circle_viewer;
grant update (left_at) on peer_group_member to circle_viewer;
create policy peers on peer_group_member for select to circle_viewer using (peer_group_id in (select peer_group_ids()));
create policy first on peer_group_member for insert to circle_viewer with check (
  person_id = (select viewer_id()) and left_at is null and joined_at = circle_now()
  and peer_group_id in (select kept_peer_group_ids()));
create policy leaves on peer_group_member for update to circle_viewer
  using (left_at is null and (person_id = (select viewer_id()) or peer_group_id in (select kept_peer_group_ids())))
  with check (left_at is not null);

create policy register on person for select to circle_viewer using (
  (select reads_register()) and stands_in_register(id));
create policy register_here on person for select to circle_viewer using (
  (select exists (select from represented_region_ids())) and agreed_to_representative(id));
create policy peers on person for select to circle_viewer using (id in (select peer_ids()));

revoke all on function accreditation_at(uuid, date), kept_peer_group_ids(), peer_group_ids(), peer_ids(),
  supervisor_is_confirmed(uuid), stands_in_register(uuid), agreed_to_representative(uuid), council_ids(), reads_register()
  from public;
grant execute on function accreditation_at(uuid, date) to circle_viewer, circle_holder, circle_jobs;
grant execute on function kept_peer_group_ids(), peer_group_ids(), peer_ids(), supervisor_is_confirmed(uuid),
  stands_in_register(uuid), agreed_to_representative(uuid), council_ids(), reads_register() to circle_viewer;
