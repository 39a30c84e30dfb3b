-- A leader's way to accreditation documents itself: meetings counted from one's own attendance, own entries with their proof,
-- the supervisor's report, a copy handed in to the Council, and the society's picture in numbers (R16–R19, R23–R25, R36–R37).
-- Nowhere is a field for what was said in a meeting or in supervision.

-- ── criteria, and what leaders look for ─────────────────────────────────────

alter table criteria_item add in_person_percent smallint check (in_person_percent between 1 and 100);
comment on column criteria_item.in_person_percent is 'Of what is counted, the share that is to be face to face; null: however it was.';

alter table leader_entry drop constraint leader_entry_looking_for_check;
alter table leader_entry add constraint leader_entry_looking_for_check
  check (looking_for in ('group', 'co-leader', 'second-seat', 'nothing'));

-- A group takes on somebody who works towards accreditation: its second seat is theirs to learn in.
create table second_seat (
  group_id uuid primary key references balint_group on delete cascade,
  offered_at timestamptz not null,
  offered_by uuid references person on delete set null
);
create index on second_seat (offered_by);
create index on second_seat (offered_at desc);

-- ── counts that outlive attendance ──────────────────────────────────────────

-- Whether somebody led alone is known as long as both are noted as there; attendance of one may go before the other's.
alter table meeting_record add leaders_there smallint not null default 0;
comment on column meeting_record.leaders_there is 'How many who lead were there, as attendance was taken; it stays when that is let go.';
update meeting_record r set leaders_there = (select count(*) from meeting_attendance a
  where a.meeting_id = r.meeting_id and a.as_role = 'leader' and a.state = 'present');

create function count_leaders_there() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update meeting_record r set leaders_there = n.leaders
  from (select t.meeting_id, count(a.person_id)::smallint as leaders
    from (select distinct meeting_id from taken) t left join meeting_attendance a
      on a.meeting_id = t.meeting_id and a.as_role = 'leader' and a.state = 'present' group by t.meeting_id) n
  where r.meeting_id = n.meeting_id and r.leaders_there <> n.leaders;
  return null;
end $$;
create trigger counts_leaders after insert on meeting_attendance
  referencing new table as taken for each statement execute function count_leaders_there();
create trigger counts_leaders_anew after update on meeting_attendance
  referencing new table as taken for each statement execute function count_leaders_there();

-- What attendance said that has been let go: a month's sum, without a day, a group or a name beside it.
create table attended_month (
  person_id uuid not null references person on delete cascade,
  month date not null,
  part text not null check (part in ('member', 'led', 'co-led')),
  mode text not null check (mode in ('face-to-face', 'online')),
  meetings integer not null check (meetings > 0),
  minutes integer not null check (minutes >= 0),
  cases integer not null check (cases >= 0),
  primary key (person_id, month, part, mode)
);
comment on table attended_month is 'Somebody''s own count of meetings whose attendance has been let go; read by nobody else, and gone with them.';

-- Meetings at which somebody was there, as a portfolio counts them; of one group, or of all.
create function attended_now(who uuid, of_group uuid)
returns table (person_id uuid, month date, part text, mode text, meetings integer, minutes integer, cases integer)
language sql stable security definer set search_path = public, pg_temp rows 100
as $$
  select a.person_id, date_trunc('month', x.starts_at at time zone g.time_zone)::date,
    case when a.as_role = 'member' then 'member' when r.leaders_there > 1 then 'co-led' else 'led' end, r.mode,
    count(*)::integer, (sum(extract(epoch from x.ends_at - x.starts_at)) / 60)::integer, sum(r.cases)::integer
  from meeting_attendance a join meeting_record r on r.meeting_id = a.meeting_id join meeting x on x.id = a.meeting_id
    join balint_group g on g.id = x.group_id
  where (who is null or a.person_id = who) and (of_group is null or x.group_id = of_group)
    and a.state = 'present' and x.cancelled_at is null
  group by 1, 2, 3, 4
$$;

create function keep_attended_of_one() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if old.state = 'present' and exists (select from person where id = old.person_id) then
    insert into attended_month as kept (person_id, month, part, mode, meetings, minutes, cases)
    select old.person_id, date_trunc('month', x.starts_at at time zone g.time_zone)::date,
      case when old.as_role = 'member' then 'member' when r.leaders_there > 1 then 'co-led' else 'led' end, r.mode,
      1, (extract(epoch from x.ends_at - x.starts_at) / 60)::integer, r.cases
    from meeting_record r join meeting x on x.id = r.meeting_id join balint_group g on g.id = x.group_id
    where r.meeting_id = old.meeting_id and x.cancelled_at is null
    on conflict (person_id, month, part, mode) do update set meetings = kept.meetings + excluded.meetings,
      minutes = kept.minutes + excluded.minutes, cases = kept.cases + excluded.cases;
  end if;
  return old;
end $$;
create trigger keeps_count before delete on meeting_attendance for each row execute function keep_attended_of_one();

-- A group that goes takes its meetings along before their attendance: then the one above finds no meeting any more.
create function keep_attended_of_group() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into attended_month as kept (person_id, month, part, mode, meetings, minutes, cases)
  select n.person_id, n.month, n.part, n.mode, n.meetings, n.minutes, n.cases from attended_now(null, old.id) n
  on conflict (person_id, month, part, mode) do update set meetings = kept.meetings + excluded.meetings,
    minutes = kept.minutes + excluded.minutes, cases = kept.cases + excluded.cases;
  return old;
end $$;
create trigger keeps_counts before delete on balint_group for each row execute function keep_attended_of_group();

-- ── own entries and their proof ─────────────────────────────────────────────

create table portfolio_entry (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('workshop', 'member-weekend', 'leadership-weekend', 'member-elsewhere', 'led-elsewhere',
    'supervision-elsewhere')),
  title text not null check (length(title) between 1 and 120),
  first_on date not null,
  last_on date not null,
  amount smallint not null check (amount between 1 and 500),
  minutes integer not null check (minutes between 15 and 60000),
  mode text not null check (mode in ('face-to-face', 'online')),
  kept_at timestamptz not null,
  removed_at timestamptz,
  check (last_on >= first_on)
);
comment on column portfolio_entry.amount is 'How many weekends, workshops, meetings or supervisions.';
comment on column portfolio_entry.removed_at is 'Taken out by its person; it stays as far as a copy that was handed in shows its proof.';
create index on portfolio_entry (person_id, last_on desc);

create table portfolio_proof (
  id uuid primary key,
  entry_id uuid not null references portfolio_entry on delete cascade,
  person_id uuid not null references person on delete cascade,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null check (length(bytes) between 1 and 4194304),
  kept_at timestamptz not null
);
create index on portfolio_proof (entry_id);
create index on portfolio_proof (person_id);

-- ── the supervisor's report ─────────────────────────────────────────────────

create table report_request (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  supervisor_id uuid not null references person on delete cascade,
  asked_at timestamptz not null,
  withdrawn_at timestamptz,
  declined_at timestamptz,
  submitted_at timestamptz,
  check (person_id <> supervisor_id),
  check (num_nonnulls(withdrawn_at, declined_at, submitted_at) <= 1)
);
create unique index one_open_report on report_request (person_id, supervisor_id)
  where withdrawn_at is null and declined_at is null and submitted_at is null;
create index on report_request (person_id, asked_at desc);
create index on report_request (supervisor_id, asked_at desc);

-- Its words lie apart: before it is submitted nobody but the supervisor reads them.
create table report_text (
  request_id uuid primary key references report_request on delete cascade,
  body text not null check (length(body) between 1 and 6000),
  saved_at timestamptz not null
);
comment on table report_text is 'About somebody''s leading, never about a meeting, a member or a patient.';

-- ── handed in ───────────────────────────────────────────────────────────────

create table portfolio (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  request_id uuid not null unique references accreditation_request on delete cascade,
  code text not null unique check (code ~ '^[0-9a-hjkmnp-tv-z]{20}$'),
  facts jsonb not null,
  handed_in_at timestamptz not null
);
comment on table portfolio is 'A copy as it was handed in: it never changes, and is withdrawn with its request.';
comment on column portfolio.facts is 'features/portfolio/rules/portfolio-facts.ts has its shape.';
create index on portfolio (person_id, handed_in_at desc);

create table handed_in_proof (
  portfolio_id uuid not null references portfolio on delete cascade,
  proof_id uuid not null references portfolio_proof on delete cascade,
  primary key (portfolio_id, proof_id)
);
create index on handed_in_proof (proof_id);

-- An accreditation that ends is told of once, in time to hand in anew.
create table renewal_reminder (
  decision_id uuid primary key references accreditation_decision on delete cascade,
  told_at timestamptz not null
);

-- ── what is counted ─────────────────────────────────────────────────────────

-- Whose supervision somebody has or had, as far as is known here: agreed to, talked about, or noted for a group.
create function supervisors_known(who uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select asked_person_id from contact_request
    where asked_by = who and kind = 'supervision' and accepted_at is not null and asked_person_id is not null
  union
  select s.supervisor_id from supervisee e join supervision s on s.id = e.supervision_id
    where e.person_id = who and s.holds_since is not null and s.supervisor_id <> who
  union
  select s.supervisor_id from group_leader l join supervision_arrangement s on s.group_id = l.group_id
    where l.person_id = who and s.supervisor_id is not null and s.supervisor_id <> who
$$;

-- Supervision that both sides have confirmed, month by month; of a supervisor, that which they are given.
create function supervised_months(who uuid)
returns table (month date, kind text, mode text, sessions integer, minutes integer)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select date_trunc('month', x.starts_at at time zone (select time_zone from society))::date, coalesce(s.kind, 'peer'), x.mode,
    count(*)::integer, sum(x.length_minutes)::integer
  from supervision_session_person o join supervision_session x on x.id = o.session_id
    left join supervision s on s.id = x.supervision_id
  where o.person_id = who and x.confirmed_at is not null and s.supervisor_id is distinct from who
  group by 1, 2, 3
$$;

-- Everything a portfolio says, in one piece: the page shows it, handing in freezes it.
create function portfolio_facts(who uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  with standing as (select a.* from accreditation_at(who, society_today()) a),
  under as (
    select coalesce((select criteria_set_id from standing where state <> 'none'),
      (select s.id from criteria_set s where s.holds_from_on <= society_today()
        order by s.holds_from_on desc, s.adopted_at desc limit 1)) as set_id),
  months as (
    select month, part, mode, sum(meetings)::int as meetings, sum(minutes)::int as minutes, sum(cases)::int as cases
    from (select n.month, n.part, n.mode, n.meetings, n.minutes, n.cases from attended_now(who, null) n
      union all select k.month, k.part, k.mode, k.meetings, k.minutes, k.cases from attended_month k where k.person_id = who) m
    group by 1, 2, 3)
  select jsonb_build_object(
    'society', (select name from society),
    'name', p.name,
    'on', society_today(),
    'isRegistered', (select state <> 'none' from standing),
    'psychodynamicTraining', coalesce((select psychodynamic_training from leader_entry where person_id = who), false),
    'criteria', (select jsonb_build_object('name', s.name, 'version', s.version, 'holdsFromOn', s.holds_from_on,
        'items', (select coalesce(jsonb_agg(jsonb_build_object('measure', i.measure, 'label', i.label, 'unit', i.unit,
          'requiredNumber', i.required_number, 'appliesTo', i.applies_to, 'eitherOf', i.either_of,
          'inPersonPercent', i.in_person_percent) order by i.position), '[]') from criteria_item i where i.set_id = s.id))
      from criteria_set s, under where s.id = under.set_id),
    'months', (select coalesce(jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'part', m.part,
        'mode', m.mode, 'meetings', m.meetings, 'minutes', m.minutes, 'cases', m.cases)
        order by m.month, m.part, m.mode), '[]') from months m),
    'supervision', (select coalesce(jsonb_agg(jsonb_build_object('month', to_char(s.month, 'YYYY-MM'), 'kind', s.kind,
        'mode', s.mode, 'sessions', s.sessions, 'minutes', s.minutes) order by s.month, s.kind, s.mode), '[]')
      from supervised_months(who) s),
    'entries', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title,
        'firstOn', e.first_on, 'lastOn', e.last_on, 'amount', e.amount, 'minutes', e.minutes, 'mode', e.mode,
        'proofs', (select coalesce(jsonb_agg(f.id order by f.kept_at, f.id), '[]') from portfolio_proof f where f.entry_id = e.id))
        order by e.last_on, e.id), '[]')
      from portfolio_entry e where e.person_id = who and e.removed_at is null),
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'by', s.name,
        'submittedOn', (r.submitted_at at time zone (select time_zone from society))::date) order by r.submitted_at), '[]')
      from report_request r join person s on s.id = r.supervisor_id
      where r.person_id = who and r.submitted_at is not null))
  from person p where p.id = who
$$;

create function own_portfolio() returns jsonb language sql stable security definer set search_path = public, pg_temp
as $$ select portfolio_facts(viewer_id()) where viewer_id() is not null $$;

-- Nobody writes a copy: it is taken from what is counted, to go with one's own open request. Null where there is none.
create function hand_in_portfolio(new_id uuid, new_code text, of_request uuid) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if not exists (select from accreditation_request r where r.id = of_request and r.person_id = viewer_id()
    and r.withdrawn_at is null and r.answered_at is null) then return null; end if;
  insert into portfolio (id, person_id, request_id, code, facts, handed_in_at)
  values (new_id, viewer_id(), of_request, new_code, portfolio_facts(viewer_id()), circle_now());
  insert into handed_in_proof (portfolio_id, proof_id)
  select new_id, f.id from portfolio_proof f join portfolio_entry e on e.id = f.entry_id
  where e.person_id = viewer_id() and e.removed_at is null;
  return new_id;
end $$;

-- What everybody who knows a code is told: what was handed in, and the day. Of one withdrawn as of none at all: nothing.
create function portfolio_by_code(asked text) returns table (facts jsonb, handed_in_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select p.facts, p.handed_in_at from portfolio p join accreditation_request r on r.id = p.request_id
  where p.code = asked and r.withdrawn_at is null
$$;

-- One's own entry goes; what a copy before the Council shows of it stays with that copy.
create function remove_portfolio_entry(which uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from portfolio_entry where id = which and person_id = viewer_id() and removed_at is null for update;
  if not found then return false; end if;
  delete from portfolio_proof f where f.entry_id = which
    and not exists (select from handed_in_proof h where h.proof_id = f.id);
  if exists (select from portfolio_proof where entry_id = which) then
    update portfolio_entry set removed_at = circle_now() where id = which;
  else
    delete from portfolio_entry where id = which;
  end if;
  return true;
end $$;

-- ── who may ─────────────────────────────────────────────────────────────────

create function own_portfolio_entry_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20
as $$ select id from portfolio_entry where person_id = viewer_id() and removed_at is null $$;

-- The Council reads what was handed in, never about its reader, and not once it is withdrawn.
create function may_judge_portfolio(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select holds_office('council') and exists (select from portfolio p join accreditation_request r on r.id = p.request_id
    where p.id = which and r.withdrawn_at is null and p.person_id <> viewer_id())
$$;

create function may_judge_proof(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from handed_in_proof h where h.proof_id = which and may_judge_portfolio(h.portfolio_id))
$$;

create function may_read_report(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from report_request r where r.id = which and (r.supervisor_id = viewer_id()
    or r.submitted_at is not null and (r.person_id = viewer_id() or holds_office('council'))))
$$;

create function may_write_report(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from report_request r where r.id = which and r.supervisor_id = viewer_id()
    and num_nonnulls(r.withdrawn_at, r.declined_at, r.submitted_at) = 0)
$$;

create function own_supervisors() returns table (person_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp rows 3
as $$ select p.id, p.name from supervisors_known(viewer_id()) known join person p on p.id = known $$;

create function report_side_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select supervisor_id from report_request where person_id = viewer_id()
  union select person_id from report_request where supervisor_id = viewer_id()
$$;
create policy report_sides on person for select to circle_viewer using (id in (select report_side_ids()));

alter table second_seat enable row level security;
alter table attended_month enable row level security;
alter table portfolio_entry enable row level security;
alter table portfolio_proof enable row level security;
alter table report_request enable row level security;
alter table report_text enable row level security;
alter table portfolio enable row level security;
alter table handed_in_proof enable row level security;
alter table renewal_reminder enable row level security;

grant select, insert, delete on second_seat to circle_viewer;
create policy leads on second_seat to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and offered_by = (select viewer_id()));
create trigger only_now before insert on second_seat for each row execute function only_now('offered_at');

grant select on attended_month to circle_viewer;
create policy own on attended_month for select to circle_viewer using (person_id = (select viewer_id()));

grant select, insert on portfolio_entry, portfolio_proof to circle_viewer;
create policy own on portfolio_entry for select to circle_viewer
  using (person_id = (select viewer_id()) and removed_at is null);
create policy keeps on portfolio_entry for insert to circle_viewer
  with check (person_id = (select viewer_id()) and removed_at is null);
create trigger only_now before insert on portfolio_entry for each row execute function only_now('kept_at');
create policy own on portfolio_proof for select to circle_viewer using (person_id = (select viewer_id()));
create policy council on portfolio_proof for select to circle_viewer
  using ((select holds_office('council')) and may_judge_proof(id));
create policy keeps on portfolio_proof for insert to circle_viewer
  with check (person_id = (select viewer_id()) and entry_id in (select own_portfolio_entry_ids()));
create trigger only_now before insert on portfolio_proof for each row execute function only_now('kept_at');

grant select, insert on report_request to circle_viewer;
grant update (withdrawn_at, declined_at, submitted_at) on report_request to circle_viewer;
create policy own on report_request for select to circle_viewer using (person_id = (select viewer_id()));
create policy supervises on report_request for select to circle_viewer using (supervisor_id = (select viewer_id()));
create policy council on report_request for select to circle_viewer
  using ((select holds_office('council')) and submitted_at is not null);
create policy asks on report_request for insert to circle_viewer with check (
  person_id = (select viewer_id()) and supervisor_id in (select s.person_id from own_supervisors() s)
  and num_nonnulls(withdrawn_at, declined_at, submitted_at) = 0);
create policy withdraws on report_request for update to circle_viewer
  using (person_id = (select viewer_id()) and num_nonnulls(withdrawn_at, declined_at, submitted_at) = 0)
  with check (person_id = (select viewer_id()) and withdrawn_at is not null);
create policy answers on report_request for update to circle_viewer
  using (supervisor_id = (select viewer_id()) and num_nonnulls(withdrawn_at, declined_at, submitted_at) = 0)
  with check (supervisor_id = (select viewer_id()) and withdrawn_at is null);
create trigger only_now before insert or update on report_request for each row
  execute function only_now('asked_at', 'withdrawn_at', 'declined_at', 'submitted_at');

grant select, insert on report_text to circle_viewer;
grant update (body, saved_at) on report_text to circle_viewer;
create policy reads on report_text for select to circle_viewer using (may_read_report(request_id));
create policy writes on report_text for insert to circle_viewer with check (may_write_report(request_id));
create policy rewrites on report_text for update to circle_viewer
  using (may_write_report(request_id)) with check (may_write_report(request_id));
create trigger only_now before insert or update on report_text for each row execute function only_now('saved_at');

grant select on portfolio, handed_in_proof to circle_viewer;
create policy own on portfolio for select to circle_viewer using (person_id = (select viewer_id()));
create policy council on portfolio for select to circle_viewer
  using ((select holds_office('council')) and may_judge_portfolio(id));
create policy reads on handed_in_proof for select to circle_viewer
  using (exists (select from portfolio p where p.id = portfolio_id));

-- ── the society's picture ───────────────────────────────────────────────────

-- Places that are free, by region (null: anywhere); each change counts its own regions anew, nobody who looks counts anything.
create table places_tally (
  region_id uuid unique nulls not distinct references region on delete cascade,
  supervisors integer not null,
  supervisor_places integer not null,
  peer_groups integer not null,
  peer_places integer not null
);
alter table places_tally enable row level security;

create function recount_places(of_regions uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare which uuid;
begin
  foreach which in array of_regions loop
    continue when which is not null and not exists (select from region where id = which);
    perform pg_advisory_xact_lock(hashtextextended('places:' || coalesce(which::text, ''), 0));
    insert into places_tally as t (region_id, supervisors, supervisor_places, peer_groups, peer_places)
    select which, coalesce(s.count, 0), coalesce(s.places, 0), coalesce(g.count, 0), coalesce(g.places, 0)
    from (select count(*)::int as count, sum(e.places_free)::int as places from supervisor_entry e
        where e.findable_since is not null and e.places_free > 0 and supervisor_is_confirmed(e.person_id)
          and case when which is null then cardinality(e.region_ids) = 0 else e.region_ids @> array[which] end) s,
      (select count(*)::int as count, sum(p.places_free)::int as places from peer_group p
        where p.listed_since is not null and p.ended_at is null and p.places_free > 0
          and p.region_id is not distinct from which) g
    on conflict (region_id) do update set supervisors = excluded.supervisors, supervisor_places = excluded.supervisor_places,
      peer_groups = excluded.peer_groups, peer_places = excluded.peer_places;
  end loop;
end $$;

create function places_follow_supervisor() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare changed uuid[] := '{}';
begin
  if tg_op <> 'INSERT' then changed := changed || case when cardinality(old.region_ids) = 0 then array[null::uuid] else old.region_ids end; end if;
  if tg_op <> 'DELETE' then changed := changed || case when cardinality(new.region_ids) = 0 then array[null::uuid] else new.region_ids end; end if;
  perform recount_places(array(select distinct c from unnest(changed) c order by c));
  return null;
end $$;
create trigger places_follow after insert or update or delete on supervisor_entry
  for each row execute function places_follow_supervisor();

create function places_follow_confirmation() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform recount_places(case when cardinality(e.region_ids) = 0 then array[null::uuid]
    else array(select r from unnest(e.region_ids) r order by r) end)
  from supervisor_entry e where e.person_id = new.person_id;
  return null;
end $$;
create trigger places_follow after insert or update on supervisor_confirmation
  for each row execute function places_follow_confirmation();

create function places_follow_peers() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare changed uuid[] := '{}';
begin
  if tg_op <> 'INSERT' then changed := array_append(changed, old.region_id); end if;
  if tg_op <> 'DELETE' then changed := array_append(changed, new.region_id); end if;
  perform recount_places(array(select distinct c from unnest(changed) c order by c));
  return null;
end $$;
create trigger places_follow after insert or update or delete on peer_group
  for each row execute function places_follow_peers();

select recount_places(array(select distinct r from (
  select unnest(region_ids) as r from supervisor_entry union select region_id from peer_group union select null) known));

create function places_free_by_region()
returns table (region_id uuid, supervisors integer, supervisor_places integer, peer_groups integer, peer_places integer)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select t.region_id, t.supervisors, t.supervisor_places, t.peer_groups, t.peer_places from places_tally t
  where reads_register()
$$;

-- Accreditations whose last day lies ahead within so many days and which no later decision has changed: how many (to the
-- administrators), and to the Council also whose. Read from the index of last days; a hundred at most.
create function accreditations_ending(within_days integer) returns table (person_id uuid, name text, until_on date)
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select case when holds_office('council') then d.person_id end, case when holds_office('council') then p.name end, d.until_on
  from accreditation_decision d join person p on p.id = d.person_id
  where reads_register() and d.state = 'accredited' and d.until_on between society_today() and society_today() + within_days
    and d.id = (select a.id from accreditation_decision a where a.person_id = d.person_id and a.since_on <= society_today()
      order by a.decided_at desc, a.id desc limit 1)
  order by d.until_on, p.name limit 100
$$;

-- Whom to write to: their accreditation ends within so many days and they were not told. They are, from now on.
create function tell_renewals(within_days integer, at_most integer) returns table (decision_id uuid, person_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp rows 10
as $$
begin
  return query
  with due as (
    select d.id, d.person_id from accreditation_decision d
    where d.state = 'accredited' and d.until_on between society_today() and society_today() + within_days
      and not exists (select from renewal_reminder t where t.decision_id = d.id)
      and d.id = (select a.id from accreditation_decision a where a.person_id = d.person_id and a.since_on <= society_today()
        order by a.decided_at desc, a.id desc limit 1)
      and not exists (select from accreditation_request r where r.person_id = d.person_id
        and r.withdrawn_at is null and r.answered_at is null)
    order by d.until_on limit at_most),
  told as (insert into renewal_reminder (decision_id, told_at) select due.id, circle_now() from due
    on conflict do nothing returning renewal_reminder.decision_id)
  select due.id, due.person_id from due join told on told.decision_id = due.id;
end $$;

create function renewal_told_now(of_decision uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from renewal_reminder t join accreditation_decision d on d.id = t.decision_id
    where d.id = of_decision and d.person_id = who and t.told_at = circle_now())
$$;
create policy tells_of_renewal on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'accreditation-ending' and renewal_told_now(about_id, person_id));

-- Groups that take somebody on, for whoever looks for such a seat and agreed to be found: what the directory says of open
-- groups, and of others the region and the mode alone.
create function second_seats()
returns table (group_id uuid, name text, region_id uuid, mode text, is_open boolean)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select case when group_is_open(g.id) then g.id end, case when group_is_open(g.id) then g.name end, g.region_id, g.mode,
    group_is_open(g.id)
  from second_seat s join balint_group g on g.id = s.group_id
  where exists (select from leader_entry e where e.person_id = viewer_id() and e.findable_since is not null
      and e.looking_for = 'second-seat')
    and (select count(*) from group_leader l where l.group_id = g.id and l.left_at is null) = 1
  order by s.offered_at desc limit 50
$$;

revoke all on function count_leaders_there(), attended_now(uuid, uuid), keep_attended_of_one(), keep_attended_of_group(),
  supervisors_known(uuid), supervised_months(uuid), portfolio_facts(uuid), own_portfolio(),
  hand_in_portfolio(uuid, text, uuid), portfolio_by_code(text), remove_portfolio_entry(uuid), own_portfolio_entry_ids(),
  may_judge_portfolio(uuid), may_judge_proof(uuid), may_read_report(uuid), may_write_report(uuid), own_supervisors(),
  report_side_ids(), recount_places(uuid[]), places_follow_supervisor(), places_follow_confirmation(), places_follow_peers(),
  places_free_by_region(), accreditations_ending(integer), tell_renewals(integer, integer), renewal_told_now(uuid, uuid), second_seats() from public;
grant execute on function own_portfolio(), hand_in_portfolio(uuid, text, uuid), portfolio_by_code(text),
  remove_portfolio_entry(uuid), own_portfolio_entry_ids(), may_judge_portfolio(uuid), may_judge_proof(uuid),
  may_read_report(uuid), may_write_report(uuid), own_supervisors(), report_side_ids(), places_free_by_region(),
  accreditations_ending(integer), second_seats() to circle_viewer;
grant execute on function tell_renewals(integer, integer), renewal_told_now(uuid, uuid) to circle_jobs;
