-- Supervision as an arrangement of people (R23–R25, R36–R37, R67): who supervises whom on which terms, when they meet and
-- for how long. There is no column for what is said in it, nor for why anything was changed. Whoever takes a step does so
-- through functions that run as the owner: none of these tables is written by the viewer's own hand.

-- ── the arrangement ─────────────────────────────────────────────────────────

create table supervision (
  id uuid primary key,
  kind text not null check (kind in ('individual', 'pair')),
  supervisor_id uuid not null references person,
  contact_request_id uuid references contact_request on delete set null,
  group_id uuid references balint_group on delete set null,
  made_by uuid not null references person,
  made_at timestamptz not null,
  holds_since timestamptz,
  ended_at timestamptz,
  ended_by uuid references person
);
comment on column supervision.group_id is 'The group it was asked for: its essentials know of it.';
comment on column supervision.holds_since is 'When all had agreed to terms for the first time; null: still spoken about.';
create index on supervision (supervisor_id);
create index on supervision (group_id);
create index on supervision (made_by);
create index on supervision (ended_by);
create unique index one_supervision_a_request on supervision (contact_request_id) where ended_at is null;

create table supervisee (
  supervision_id uuid not null references supervision on delete cascade,
  person_id uuid not null references person on delete cascade,
  primary key (supervision_id, person_id)
);
create index on supervisee (person_id);

-- Terms are never changed: others are a further row, agreed anew by all.
create table supervision_terms (
  id uuid primary key,
  supervision_id uuid not null references supervision on delete cascade,
  every_weeks smallint not null check (every_weeks between 1 and 52),
  length_minutes smallint not null check (length_minutes between 15 and 240),
  mode text not null check (mode in ('face-to-face', 'online')),
  fee_minor integer check (fee_minor between 0 and 100000),
  currency text not null check (currency in ('GBP', 'EUR')),
  begins_on date not null,
  ends_on date check (ends_on >= begins_on),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  agreed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  check (num_nonnulls(agreed_at, withdrawn_at) <= 1)
);
comment on column supervision_terms.fee_minor is 'For an hour, of all who are supervised together; null: spoken about elsewhere, 0: free of charge.';
comment on column supervision_terms.agreed_at is 'When the last of them said yes.';
create unique index one_proposal on supervision_terms (supervision_id) where agreed_at is null and withdrawn_at is null;
create index on supervision_terms (supervision_id, begins_on desc);
create index on supervision_terms (proposed_by);
create index on supervision_terms (withdrawn_by);

create table supervision_agreement (
  terms_id uuid not null references supervision_terms on delete cascade,
  person_id uuid not null references person on delete cascade,
  agreed_at timestamptz not null,
  primary key (terms_id, person_id)
);
create index on supervision_agreement (person_id);

-- What a group's essentials know of points here.
alter table supervision_arrangement add supervision_id uuid references supervision on delete set null;
create index on supervision_arrangement (supervision_id);

-- ── sessions ────────────────────────────────────────────────────────────────

create table supervision_session (
  id uuid primary key,
  supervision_id uuid references supervision on delete cascade,
  peer_group_id uuid references peer_group on delete cascade,
  starts_at timestamptz not null,
  length_minutes smallint not null check (length_minutes between 15 and 240),
  mode text not null check (mode in ('face-to-face', 'online')),
  host_id uuid references person on delete set null,
  sequence integer not null default 0,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  reminded_at timestamptz,
  asked_at timestamptz,
  cancelled_at timestamptz,
  logged_at timestamptz,
  logged_by uuid references person on delete set null,
  confirmed_at timestamptz,
  confirmed_by uuid references person on delete set null,
  disputed_at timestamptz,
  disputed_by uuid references person on delete set null,
  disputed_what text check (disputed_what in ('date', 'length', 'people', 'did-not-take-place')),
  withdrawn_at timestamptz,
  check (num_nonnulls(supervision_id, peer_group_id) = 1),
  check (num_nonnulls(confirmed_at, disputed_at, withdrawn_at, cancelled_at) <= 1),
  check (logged_at is not null or num_nonnulls(confirmed_at, disputed_at, withdrawn_at) = 0),
  check ((disputed_at is null) = (disputed_what is null))
);
comment on column supervision_session.asked_at is 'When its people were asked to log it, once it was over.';
comment on column supervision_session.sequence is 'RFC 5545 SEQUENCE: raised whenever it is moved or called off.';
create index on supervision_session (supervision_id, starts_at desc);
create index on supervision_session (peer_group_id, starts_at desc);
create index on supervision_session (host_id);
create index on supervision_session (logged_by);
create index on supervision_session (confirmed_by);
create index on supervision_session (disputed_by);
create index supervision_session_ahead on supervision_session (starts_at)
  where cancelled_at is null and logged_at is null;

-- Who was there; the supervisor is not among them. How many meetings it covered is nobody's but theirs and the supervisor's.
create table supervision_session_person (
  session_id uuid not null references supervision_session on delete cascade,
  person_id uuid not null references person on delete cascade,
  meetings_covered smallint not null default 0 check (meetings_covered between 0 and 999),
  primary key (session_id, person_id)
);
create index on supervision_session_person (person_id);

create table supervision_step (
  id uuid primary key default uuidv7(),
  session_id uuid not null references supervision_session on delete cascade,
  kind text not null check (kind in ('planned', 'moved', 'cancelled', 'logged', 'corrected', 'confirmed', 'disputed', 'withdrawn')),
  taken_by uuid references person on delete set null,
  taken_at timestamptz not null
);
create index on supervision_step (session_id, taken_at);
create index on supervision_step (taken_by);

-- Days on which a peer group does not meet; without a name, which would be a place for words.
create table peer_group_pause (
  id uuid primary key,
  peer_group_id uuid not null references peer_group on delete cascade,
  first_on date not null,
  last_on date not null check (last_on >= first_on and last_on <= first_on + 365),
  noted_at timestamptz not null,
  withdrawn_at timestamptz
);
create index on peer_group_pause (peer_group_id);

-- ── whose it is ─────────────────────────────────────────────────────────────

create function supervision_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select id from supervision where supervisor_id = viewer_id()
  union select supervision_id from supervisee where person_id = viewer_id()
$$;

create function supervision_people_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select s.supervisor_id from supervision_ids() own join supervision s on s.id = own
  union select e.person_id from supervision_ids() own join supervisee e on e.supervision_id = own
$$;

-- Sessions in which somebody was: theirs for as long as they are kept, also when they have left the peers.
create function attended_supervision_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 60
as $$ select session_id from supervision_session_person where person_id = viewer_id() $$;

alter table supervision enable row level security;
alter table supervisee enable row level security;
alter table supervision_terms enable row level security;
alter table supervision_agreement enable row level security;
alter table supervision_session enable row level security;
alter table supervision_session_person enable row level security;
alter table supervision_step enable row level security;
alter table peer_group_pause enable row level security;

grant select on supervision, supervisee, supervision_terms, supervision_agreement, supervision_session, supervision_step,
  peer_group_pause to circle_viewer;
grant select (session_id, person_id) on supervision_session_person to circle_viewer;
create policy sides on supervision for select to circle_viewer using (id in (select supervision_ids()));
create policy sides on supervisee for select to circle_viewer using (supervision_id in (select supervision_ids()));
create policy sides on supervision_terms for select to circle_viewer using (supervision_id in (select supervision_ids()));
create policy sides on supervision_agreement for select to circle_viewer using (
  terms_id in (select t.id from supervision_terms t));
create policy sides on supervision_session for select to circle_viewer using (
  supervision_id in (select supervision_ids()) or peer_group_id in (select peer_group_ids())
  or id in (select attended_supervision_ids()));
create policy sides on supervision_session_person for select to circle_viewer using (
  session_id in (select s.id from supervision_session s));
create policy sides on supervision_step for select to circle_viewer using (
  session_id in (select s.id from supervision_session s));
create policy peers on peer_group_pause for select to circle_viewer using (peer_group_id in (select peer_group_ids()));

grant insert on peer_group_pause to circle_viewer;
grant update (withdrawn_at) on peer_group_pause to circle_viewer;
create policy notes on peer_group_pause for insert to circle_viewer with check (
  peer_group_id in (select peer_group_ids()) and noted_at = circle_now() and withdrawn_at is null);
create policy withdraws on peer_group_pause for update to circle_viewer
  using (peer_group_id in (select peer_group_ids()) and withdrawn_at is null)
  with check (peer_group_id in (select peer_group_ids()) and withdrawn_at is not null);
create trigger only_now before insert or update on peer_group_pause for each row
  execute function only_now('noted_at', 'withdrawn_at');

create policy supervision on person for select to circle_viewer using (id in (select supervision_people_ids()));

-- A group's leaders note their own arrangement: what was agreed through the register, as before; peers among whom one
-- sits; a supervision in which one is supervised and that holds.
drop policy named_by_agreement on supervision_arrangement;
create policy named_by_agreement on supervision_arrangement as restrictive for insert to circle_viewer with check (
  (num_nonnulls(supervisor_id, peer_group_id, supervision_id) = 0 and contact_request_id is null)
  or (supervision_id is null and exists (select from contact_request r where r.id = contact_request_id and r.accepted_at is not null
    and r.asked_by = (select viewer_id()) and r.group_id = supervision_arrangement.group_id
    and r.asked_person_id is not distinct from supervisor_id
    and r.peer_group_id is not distinct from supervision_arrangement.peer_group_id))
  or (contact_request_id is null and num_nonnulls(supervisor_id, supervision_id) = 0
    and peer_group_id in (select peer_group_ids()))
  or (contact_request_id is null and peer_group_id is null and exists (
    select from supervision s join supervisee e on e.supervision_id = s.id
    where s.id = supervision_arrangement.supervision_id and s.supervisor_id = supervision_arrangement.supervisor_id
      and e.person_id = (select viewer_id()) and s.holds_since is not null and s.ended_at is null)));

-- ── agreeing ────────────────────────────────────────────────────────────────

-- Makes room for terms between two who have agreed to talk; of a pair, both leaders of the group it is about.
-- Answers 'begun', 'none' (nothing that the asker may arrange), 'there-already' or 'no-pair'.
create function begin_supervision(request uuid, new_id uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  r contact_request;
  people uuid[];
begin
  select * into r from contact_request c where c.id = request and c.kind = 'supervision' and c.accepted_at is not null
    and viewer_id() in (c.asked_by, c.asked_person_id) for update;
  if not found then return 'none'; end if;
  if exists (select from supervision s where s.contact_request_id = request and s.ended_at is null) then
    return 'there-already';
  end if;
  people := array[r.asked_by];
  if r.supervision_kind = 'pair' then
    select array_agg(l.person_id order by l.person_id) into people from group_leader l
      where l.group_id = r.group_id and l.left_at is null;
    if people is null or cardinality(people) <> 2 or not r.asked_by = any (people) or r.asked_person_id = any (people) then
      return 'no-pair';
    end if;
  end if;
  insert into supervision (id, kind, supervisor_id, contact_request_id, group_id, made_by, made_at)
  values (new_id, case r.supervision_kind when 'pair' then 'pair' else 'individual' end, r.asked_person_id, request, r.group_id,
    viewer_id(), circle_now());
  insert into supervisee (supervision_id, person_id) select new_id, unnest(people);
  return 'begun';
end $$;

-- Other terms take the place of those that were proposed and not agreed. Who proposes has agreed.
create function propose_supervision_terms(which uuid, new_id uuid, weeks integer, minutes integer, how text, fee integer,
  money text, from_on date, to_on date) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from supervision s where s.id = which and s.id in (select supervision_ids()) and s.ended_at is null for update;
  if not found then return false; end if;
  update supervision_terms set withdrawn_at = circle_now(), withdrawn_by = viewer_id()
    where supervision_id = which and agreed_at is null and withdrawn_at is null;
  insert into supervision_terms (id, supervision_id, every_weeks, length_minutes, mode, fee_minor, currency, begins_on, ends_on,
    proposed_by, proposed_at)
  values (new_id, which, weeks, minutes, how, fee, money, from_on, to_on, viewer_id(), circle_now());
  insert into supervision_agreement (terms_id, person_id, agreed_at) values (new_id, viewer_id(), circle_now());
  return true;
end $$;

-- The group that asked knows of it from now on: kind, rhythm, with whom. What was noted before has ended.
create function group_knows_supervision(which uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  s supervision;
  t supervision_terms;
begin
  select * into s from supervision where id = which;
  if s.group_id is null or not exists (select from group_leader l join supervisee e on e.person_id = l.person_id
      where l.group_id = s.group_id and l.left_at is null and e.supervision_id = which) then return; end if;
  select * into t from supervision_terms where supervision_id = which and agreed_at is not null order by agreed_at desc limit 1;
  perform pg_advisory_xact_lock(hashtextextended('supervision:' || s.group_id, 0));
  update supervision_arrangement set ended_on = society_today() where group_id = s.group_id and ended_on is null;
  insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on, supervisor_id, contact_request_id, fee_minor,
    fee_currency, supervision_id)
  values (uuidv7(), s.group_id, s.kind, t.every_weeks, t.begins_on, s.supervisor_id, s.contact_request_id, t.fee_minor,
    case when t.fee_minor is not null then t.currency end, which);
end $$;

-- Answers 'none', 'gone' (withdrawn, replaced, or agreed by all), 'agreed' or, when nobody is left to agree, 'holds'.
create function agree_to_supervision_terms(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  t supervision_terms;
  s supervision;
begin
  select x.* into t from supervision_terms x where x.id = which and x.supervision_id in (select supervision_ids());
  if not found then return 'none'; end if;
  select * into s from supervision where id = t.supervision_id for update;
  select * into t from supervision_terms where id = which;
  if s.ended_at is not null or t.agreed_at is not null or t.withdrawn_at is not null then return 'gone'; end if;
  insert into supervision_agreement (terms_id, person_id, agreed_at) values (which, viewer_id(), circle_now())
    on conflict do nothing;
  if exists (select from (select s.supervisor_id as id union select e.person_id from supervisee e where e.supervision_id = s.id) p
      where not exists (select from supervision_agreement a where a.terms_id = which and a.person_id = p.id)) then
    return 'agreed';
  end if;
  update supervision_terms set agreed_at = circle_now() where id = which;
  update supervision set holds_since = coalesce(holds_since, circle_now()) where id = s.id;
  perform group_knows_supervision(s.id);
  return 'holds';
end $$;

-- "Not like this": any of them, the one who proposed among them.
create function withdraw_supervision_terms(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from supervision_terms t where t.id = which and t.supervision_id in (select supervision_ids());
  if not found then return 'none'; end if;
  update supervision_terms set withdrawn_at = circle_now(), withdrawn_by = viewer_id()
    where id = which and agreed_at is null and withdrawn_at is null;
  return case when found then 'withdrawn' else 'gone' end;
end $$;

-- Either side ends it: what is planned is called off, the group knows, and the place is the supervisor's again.
create function end_supervision(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare s supervision;
begin
  select * into s from supervision x where x.id = which and x.id in (select supervision_ids()) for update;
  if not found then return 'none'; end if;
  if s.ended_at is not null then return 'gone'; end if;
  update supervision set ended_at = circle_now(), ended_by = viewer_id() where id = which;
  update supervision_terms set withdrawn_at = circle_now(), withdrawn_by = viewer_id()
    where supervision_id = which and agreed_at is null and withdrawn_at is null;
  update supervision_session set cancelled_at = circle_now(), changed_at = circle_now(), sequence = sequence + 1
    where supervision_id = which and cancelled_at is null and logged_at is null and starts_at > circle_now();
  update supervision_arrangement set ended_on = greatest(since_on, society_today())
    where supervision_id = which and ended_on is null;
  if s.holds_since is not null then
    update supervisor_entry set places_free = least(99, places_free + 1) where person_id = s.supervisor_id;
  end if;
  return 'ended';
end $$;

-- ── sessions, step by step ──────────────────────────────────────────────────

-- The asker belongs to it, and it goes on: then its people may plan.
create function plans_supervision(of_supervision uuid, of_peers uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from supervision s where s.id = of_supervision and s.id in (select supervision_ids())
      and s.holds_since is not null and s.ended_at is null)
    or exists (select from peer_group p where p.id = of_peers and p.id in (select peer_group_ids()) and p.ended_at is null)
$$;

create function note_supervision_step(which uuid, what text) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$ insert into supervision_step (session_id, kind, taken_by, taken_at) values (which, what, viewer_id(), circle_now()) $$;

create function overlaps_supervision(of_supervision uuid, of_peers uuid, at timestamptz, minutes integer, but uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from supervision_session s
    where (s.supervision_id = of_supervision or s.peer_group_id = of_peers) and s.id is distinct from but
      and s.cancelled_at is null and s.withdrawn_at is null
      and s.starts_at < at + make_interval(mins => minutes)
      and s.starts_at + make_interval(mins => s.length_minutes) > at)
$$;

-- Answers 'planned', 'none', 'past' or 'taken' (another session stands at that hour).
create function plan_supervision(new_id uuid, of_supervision uuid, of_peers uuid, at timestamptz, minutes integer, how text,
  host uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if num_nonnulls(of_supervision, of_peers) <> 1 or not plans_supervision(of_supervision, of_peers) then return 'none'; end if;
  if host is not null and not exists (select from peer_group_member m where m.peer_group_id = of_peers and m.person_id = host
      and m.left_at is null) then return 'none'; end if;
  if at <= circle_now() then return 'past'; end if;
  perform pg_advisory_xact_lock(hashtextextended('sessions:' || coalesce(of_supervision, of_peers), 0));
  if overlaps_supervision(of_supervision, of_peers, at, minutes, null) then return 'taken'; end if;
  insert into supervision_session (id, supervision_id, peer_group_id, starts_at, length_minutes, mode, host_id, made_at, changed_at)
  values (new_id, of_supervision, of_peers, at, minutes, how, host, circle_now(), circle_now());
  perform note_supervision_step(new_id, 'planned');
  return 'planned';
end $$;

-- The session, held fast, where the asker may take a step in it.
create function own_supervision_session(which uuid) returns supervision_session
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session;
begin
  select s.* into x from supervision_session s where s.id = which
    and (s.supervision_id in (select supervision_ids()) or s.peer_group_id in (select peer_group_ids())
      or s.id in (select attended_supervision_ids()))
    for update;
  return x;
end $$;

create function move_supervision(which uuid, at timestamptz, minutes integer, how text, host uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session := own_supervision_session(which);
begin
  if x.id is null or not plans_supervision(x.supervision_id, x.peer_group_id) then return 'none'; end if;
  if host is not null and not exists (select from peer_group_member m where m.peer_group_id = x.peer_group_id
      and m.person_id = host and m.left_at is null) then return 'none'; end if;
  if x.cancelled_at is not null or x.logged_at is not null or x.starts_at <= circle_now() then return 'gone'; end if;
  if at <= circle_now() then return 'past'; end if;
  if overlaps_supervision(x.supervision_id, x.peer_group_id, at, minutes, which) then return 'taken'; end if;
  update supervision_session set starts_at = at, length_minutes = minutes, mode = how, host_id = host,
    sequence = sequence + 1, changed_at = circle_now(), reminded_at = null where id = which;
  perform note_supervision_step(which, 'moved');
  return 'moved';
end $$;

create function cancel_supervision(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session := own_supervision_session(which);
begin
  if x.id is null then return 'none'; end if;
  if x.cancelled_at is not null or x.logged_at is not null then return 'gone'; end if;
  update supervision_session set cancelled_at = circle_now(), changed_at = circle_now(), sequence = sequence + 1 where id = which;
  perform note_supervision_step(which, 'cancelled');
  return 'cancelled';
end $$;

-- Logs one that was planned, one that was not, or, put right, one that was disputed. covered: of those supervised in a
-- supervision; among peers of the asker alone, who knows nothing of the others'.
create function log_supervision(which uuid, of_supervision uuid, of_peers uuid, at timestamptz, minutes integer, how text,
  there uuid[], covered integer) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  x supervision_session := own_supervision_session(which);
  again boolean := false;
begin
  if x.id is not null then
    of_supervision := x.supervision_id;
    of_peers := x.peer_group_id;
    again := x.logged_at is not null;
    if x.cancelled_at is not null or x.withdrawn_at is not null or (again and x.disputed_at is null) then return 'gone'; end if;
  elsif exists (select from supervision_session where id = which) then return 'none';
  end if;
  if num_nonnulls(of_supervision, of_peers) <> 1 then return 'none'; end if;
  if not exists (select from supervision s where s.id = of_supervision and s.id in (select supervision_ids()) and s.holds_since is not null)
    and not exists (select from peer_group_ids() own where own = of_peers) then return 'none'; end if;
  if at + make_interval(mins => minutes) > circle_now() then return 'ahead'; end if;
  if cardinality(there) = 0 then return 'nobody'; end if;
  if of_supervision is not null and exists (select from unnest(there) p where not exists (
      select from supervisee e where e.supervision_id = of_supervision and e.person_id = p)) then return 'none'; end if;
  -- Among peers: two at least, who sat in the group then, and the one who logs it among them.
  if of_peers is not null then
    if exists (select from unnest(there) p where not exists (select from peer_group_member m where m.peer_group_id = of_peers
        and m.person_id = p and (m.left_at is null or m.left_at > at))) then return 'none'; end if;
    if cardinality(there) < 2 or not viewer_id() = any (there) then return 'alone'; end if;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('sessions:' || coalesce(of_supervision, of_peers), 0));
  if overlaps_supervision(of_supervision, of_peers, at, minutes, which) then return 'taken'; end if;
  if x.id is null then
    insert into supervision_session (id, supervision_id, peer_group_id, starts_at, length_minutes, mode, made_at, changed_at,
      logged_at, logged_by)
    values (which, of_supervision, of_peers, at, minutes, how, circle_now(), circle_now(), circle_now(), viewer_id());
  else
    update supervision_session set starts_at = at, length_minutes = minutes, mode = how, changed_at = circle_now(),
      logged_at = circle_now(), logged_by = viewer_id(), disputed_at = null, disputed_by = null, disputed_what = null
      where id = which;
    delete from supervision_session_person where session_id = which;
  end if;
  insert into supervision_session_person (session_id, person_id, meetings_covered)
  select which, p, case when of_supervision is not null or p = viewer_id() then covered else 0 end from unnest(there) p
  on conflict do nothing;
  perform note_supervision_step(which, case when again then 'corrected' else 'logged' end);
  return case when again then 'corrected' else 'logged' end;
end $$;

-- The other side of whoever logged it: supervisor or one of the supervised, among peers another who was there.
create function confirms_supervision(which uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from supervision_session x left join supervision s on s.id = x.supervision_id
    where x.id = which and x.logged_by is distinct from who and who = viewer_id()
      and case when s.id is null or who <> s.supervisor_id
        then exists (select from supervision_session_person p where p.session_id = which and p.person_id = who)
          and (s.id is null or x.logged_by = s.supervisor_id)
        else x.logged_by is distinct from s.supervisor_id end)
$$;

create function confirm_supervision(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session := own_supervision_session(which);
begin
  if x.id is null then return 'none'; end if;
  if x.logged_at is null or num_nonnulls(x.confirmed_at, x.disputed_at, x.withdrawn_at) > 0 then return 'gone'; end if;
  if not confirms_supervision(which, viewer_id()) then return 'theirs'; end if;
  update supervision_session set confirmed_at = circle_now(), confirmed_by = viewer_id() where id = which;
  perform note_supervision_step(which, 'confirmed');
  return 'confirmed';
end $$;

create function dispute_supervision(which uuid, what text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session := own_supervision_session(which);
begin
  if x.id is null then return 'none'; end if;
  if x.logged_at is null or num_nonnulls(x.confirmed_at, x.disputed_at, x.withdrawn_at) > 0 then return 'gone'; end if;
  if x.supervision_id is not null and not confirms_supervision(which, viewer_id())
    or x.logged_by = viewer_id() then return 'theirs'; end if;
  update supervision_session set disputed_at = circle_now(), disputed_by = viewer_id(), disputed_what = what where id = which;
  perform note_supervision_step(which, 'disputed');
  return 'disputed';
end $$;

-- It did not take place, or shall not count: by whoever logged it until it is confirmed, by either side once it is disputed.
create function withdraw_supervision(which uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare x supervision_session := own_supervision_session(which);
begin
  if x.id is null then return 'none'; end if;
  if x.logged_at is null or num_nonnulls(x.confirmed_at, x.withdrawn_at) > 0 then return 'gone'; end if;
  if x.disputed_at is null and x.logged_by is distinct from viewer_id() then return 'theirs'; end if;
  update supervision_session set withdrawn_at = circle_now(), disputed_at = null, disputed_by = null, disputed_what = null
    where id = which;
  perform note_supervision_step(which, 'withdrawn');
  return 'withdrawn';
end $$;

-- Whom a step concerns besides whoever took it: ids, to write to them.
create function supervision_sides(of_supervision uuid, of_peers uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 4
as $$
  select p.id from (
    select s.supervisor_id as id from supervision s where s.id = of_supervision
    union select e.person_id from supervisee e where e.supervision_id = of_supervision) p
  where of_supervision in (select supervision_ids()) and p.id <> viewer_id()
  union
  select m.person_id from peer_group_member m
  where m.peer_group_id = of_peers and of_peers in (select peer_group_ids()) and m.left_at is null and m.person_id <> viewer_id()
$$;

-- Meetings covered, to whom they belong: one's own, and those of whom one supervises.
create function covered_meetings() returns table (session_id uuid, person_id uuid, meetings smallint)
language sql stable security definer set search_path = public, pg_temp rows 100
as $$
  select p.session_id, p.person_id, p.meetings_covered
  from supervision_session_person p join supervision_session x on x.id = p.session_id
    left join supervision s on s.id = x.supervision_id
  where p.person_id = viewer_id() or s.supervisor_id = viewer_id()
$$;

-- Meetings that somebody led, as the attendance says, or the chair where none was taken.
create function led_between(who uuid, after timestamptz) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::integer from meeting m left join meeting_record r on r.meeting_id = m.id
    join group_leader l on l.group_id = m.group_id and l.person_id = who
      and l.joined_at < m.ends_at and (l.left_at is null or l.left_at > m.starts_at)
  where m.cancelled_at is null and m.ends_at <= circle_now() and m.starts_at > after
    and (r.meeting_id is null or exists (select from meeting_attendance a
      where a.meeting_id = m.id and a.person_id = who and a.as_role = 'leader' and a.state = 'present'))
$$;

-- The viewer's own: when they were last supervised, and how many meetings they have led since.
create function own_led_since_supervision() returns table (last_at timestamptz, meetings integer)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select l.last_at, led_between(viewer_id(), coalesce(l.last_at, circle_now() - interval '1 year'))
  from (select max(x.starts_at) as last_at from supervision_session x
    join supervision_session_person p on p.session_id = x.id and p.person_id = viewer_id()
    where x.confirmed_at is not null) l
$$;

-- What the essentials of a group that the viewer leads know of sessions: whether any are kept here, when the last confirmed
-- one of its present leaders was, and how many meetings the group has held since. Nothing of which leader it was.
create function group_supervision(of_group uuid) returns table (kept_here boolean, last_at timestamptz, meetings integer)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select a.supervision_id is not null or a.peer_group_id is not null, l.last_at,
    (select count(*)::integer from meeting m where m.group_id = of_group and m.cancelled_at is null and m.ends_at <= circle_now()
      and m.starts_at > coalesce(l.last_at, a.since_on::timestamptz))
  from supervision_arrangement a cross join lateral (
    select max(x.starts_at) as last_at from supervision_session x
    where x.confirmed_at is not null and (x.supervision_id = a.supervision_id or x.peer_group_id = a.peer_group_id)
      and exists (select from supervision_session_person p join group_leader g on g.person_id = p.person_id
        where p.session_id = x.id and g.group_id = of_group and g.left_at is null)) l
  where a.group_id = of_group and a.ended_on is null and of_group in (select led_group_ids())
  order by a.since_on desc limit 1
$$;

-- ── reminders ───────────────────────────────────────────────────────────────

-- Notes it, and answers whom to write to: the day before, and, a day after it, that it can be logged. Once each.
create function remind_of_supervision(most integer) returns table (session_id uuid, person_id uuid, is_over boolean)
language sql volatile security definer set search_path = public, pg_temp rows 100
as $$
  with ahead as (
    select id from supervision_session
    where cancelled_at is null and logged_at is null and reminded_at is null and starts_at > circle_now()
      and starts_at <= circle_now() + interval '24 hours' and changed_at < starts_at - interval '24 hours'
    order by starts_at limit most for update skip locked),
  past as (
    select id from supervision_session
    where cancelled_at is null and logged_at is null and asked_at is null and starts_at <= circle_now() - interval '24 hours'
      and starts_at > circle_now() - interval '30 days'
    order by starts_at limit most for update skip locked),
  noted as (
    update supervision_session x set reminded_at = case when a.id is not null then circle_now() else x.reminded_at end,
      asked_at = case when a.id is null then circle_now() else x.asked_at end
    from supervision_session o left join ahead a on a.id = o.id
    where x.id = o.id and (o.id in (select id from ahead) or o.id in (select id from past))
    returning x.*)
  select n.id, p, n.starts_at <= circle_now() from noted n
  cross join lateral (
    select s.supervisor_id as p from supervision s where s.id = n.supervision_id
    union select e.person_id from supervisee e where e.supervision_id = n.supervision_id
    union select m.person_id from peer_group_member m where m.peer_group_id = n.peer_group_id and m.left_at is null) people
$$;

-- Only what was noted in this moment, to those whom it concerns.
create function supervision_reminded_now(which uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from supervision_session x left join supervision s on s.id = x.supervision_id
    where x.id = which and circle_now() in (x.reminded_at, x.asked_at) and (s.supervisor_id = who
      or exists (select from supervisee e where e.supervision_id = s.id and e.person_id = who)
      or exists (select from peer_group_member m where m.peer_group_id = x.peer_group_id and m.person_id = who and m.left_at is null)))
$$;
create policy reminds_of_supervision on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template in ('supervision-reminder', 'supervision-session-to-log')
  and supervision_reminded_now(about_id, person_id));

-- ── a place among peers is agreed by all who sit there ──────────────────────

create table peer_agreement (
  request_id uuid not null references contact_request on delete cascade,
  person_id uuid not null references person on delete cascade,
  agreed_at timestamptz not null,
  primary key (request_id, person_id)
);
comment on table peer_agreement is 'A member agrees that somebody who asks takes a chair. Whoever keeps the entry agrees by answering.';
create index on peer_agreement (person_id);
alter table peer_agreement enable row level security;
grant select, insert on peer_agreement to circle_viewer;
create policy own on peer_agreement for select to circle_viewer using (person_id = (select viewer_id()));

-- Who asks for a place among the viewer's peers: a name, a day, and how many have agreed; never what was written.
create function peers_asking() returns table (request_id uuid, peer_group_id uuid, name text, asked_at timestamptz,
  agreed integer, needed integer, own boolean)
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select r.id, r.peer_group_id, p.name, r.asked_at,
    (select count(*)::int from peer_agreement a join peer_group_member m on m.peer_group_id = r.peer_group_id
      and m.person_id = a.person_id and m.left_at is null where a.request_id = r.id and a.person_id <> g.kept_by),
    (select count(*)::int from peer_group_member m where m.peer_group_id = r.peer_group_id and m.left_at is null
      and m.person_id <> g.kept_by),
    exists (select from peer_agreement a where a.request_id = r.id and a.person_id = viewer_id())
  from contact_request r join peer_group g on g.id = r.peer_group_id join person p on p.id = r.asked_by
  where r.peer_group_id in (select peer_group_ids()) and contact_request_is_open(r)
$$;
create policy agrees on peer_agreement for insert to circle_viewer with check (
  person_id = (select viewer_id()) and agreed_at = circle_now()
  and request_id in (select a.request_id from peers_asking() a));

-- Members besides its keeper who have not agreed: ids, to ask them. To whoever asks for a place, and to the keeper.
create function peers_to_agree(which uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select m.person_id from contact_request r join peer_group g on g.id = r.peer_group_id
    join peer_group_member m on m.peer_group_id = g.id and m.left_at is null and m.person_id <> g.kept_by
  where r.id = which and contact_request_is_open(r) and (r.asked_by = viewer_id() or g.kept_by = viewer_id())
    and not exists (select from peer_agreement a where a.request_id = r.id and a.person_id = m.person_id)
$$;

create function peers_agree_first() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if exists (select from peer_group g join peer_group_member m on m.peer_group_id = g.id and m.left_at is null
      and m.person_id <> g.kept_by
    where g.id = new.peer_group_id and not exists (
      select from peer_agreement a where a.request_id = new.id and a.person_id = m.person_id)) then
    raise exception using errcode = 'insufficient_privilege', message = 'all who sit there agree first';
  end if;
  return new;
end $$;
create trigger peers_agree before update of accepted_at on contact_request for each row
  when (new.peer_group_id is not null and new.accepted_at is not null and old.accepted_at is null)
  execute function peers_agree_first();

-- ── the room ────────────────────────────────────────────────────────────────

-- Besides two who have agreed to talk and peers: the people of a supervision that holds, the pair among them.
create or replace function room_frame(of_kind text, subject uuid)
returns table (group_id uuid, starts_at timestamptz, ends_at timestamptz, opens_at timestamptz, leaders_from timestamptz,
  closes_at timestamptz)
language sql stable set search_path = public, pg_temp rows 1
as $$
  select m.group_id, m.starts_at, m.ends_at, m.starts_at - make_interval(mins => g.doors_minutes),
    m.starts_at - make_interval(mins => greatest(g.doors_minutes, 60)), m.ends_at + interval '30 minutes'
  from meeting m join balint_group g on g.id = m.group_id
  where of_kind = 'meeting' and m.id = subject and m.cancelled_at is null and meets_online(m)
  union all
  select m.group_id, m.starts_at, m.ends_at, m.starts_at, m.starts_at, m.ends_at + interval '24 hours'
  from meeting m where of_kind = 'debrief' and m.id = subject and m.cancelled_at is null
  union all
  select t.group_id, t.starts_at, t.ends_at, t.starts_at - interval '15 minutes', t.starts_at - interval '60 minutes',
    t.ends_at + interval '30 minutes'
  from taster t where of_kind = 'taster' and t.id = subject and t.cancelled_at is null and t.mode = 'online'
  union all
  select a.group_id, b.starts_at, b.ends_at, b.starts_at - make_interval(mins => greatest(g.doors_minutes, 5)),
    b.starts_at - interval '60 minutes', b.ends_at + interval '30 minutes'
  from interview_booking b join application a on a.id = b.application_id join balint_group g on g.id = a.group_id
  where of_kind = 'interview' and b.id = subject and b.ended_at is null and b.way = 'video'
  union all
  select g.id, circle_now(), circle_now() + interval '2 hours', circle_now(), circle_now(), circle_now() + interval '12 hours'
  from balint_group g where of_kind = 'planning' and g.id = subject
  union all
  select null, circle_now(), circle_now() + interval '1 hour', circle_now(), circle_now(), circle_now() + interval '12 hours'
  where of_kind = 'supervision' and (
    exists (select from contact_request c where c.id = subject and c.kind = 'supervision' and c.accepted_at is not null
      and c.ended_at is null)
    or exists (select from peer_group p where p.id = subject and p.ended_at is null)
    or exists (select from supervision s where s.id = subject and s.holds_since is not null and s.ended_at is null))
$$;

create or replace function room_people(of_kind text, subject uuid)
returns table (person_id uuid, correspondent_id uuid, name text, leads boolean, away boolean, place timestamptz)
language sql stable set search_path = public, pg_temp rows 12
as $$
  select p.id, null::uuid, p.name,
    exists (select from meeting m join group_leader l on l.group_id = m.group_id
      where m.id = subject and l.person_id = p.id and l.left_at is null),
    exists (select from meeting_apology a where a.meeting_id = subject and a.person_id = p.id and a.withdrawn_at is null),
    null::timestamptz
  from people_of_meeting(subject) x join person p on p.id = x.person_id
  where of_kind = 'meeting' and has_seat((select group_id from meeting where id = subject), p.id)
  union all
  select p.id, null, p.name, true, false, null from people_of_meeting(subject) x join person p on p.id = x.person_id
  where of_kind = 'debrief' and x.as_role = 'leader'
    and exists (select from meeting m join group_leader l on l.group_id = m.group_id
      where m.id = subject and l.person_id = p.id and l.left_at is null)
  union all
  select p.id, null, p.name, true, false, l.joined_at
  from group_leader l join person p on p.id = l.person_id
  where l.left_at is null and l.group_id = case of_kind when 'planning' then subject
    when 'taster' then (select t.group_id from taster t where t.id = subject) end
  union all
  select null, c.id, c.name, false, false, g.seated_at
  from taster_guest g join correspondent c on c.id = g.correspondent_id
  where of_kind = 'taster' and g.taster_id = subject and g.seated_at is not null and g.cancelled_at is null
  union all
  select p.id, null, p.name, true, false, null from interview_seat s join person p on p.id = s.person_id
  where of_kind = 'interview' and s.booking_id = subject and s.ended_at is null
  union all
  select null, c.id, c.name, false, false, null
  from interview_booking b join application a on a.id = b.application_id join correspondent c on c.id = a.correspondent_id
  where of_kind = 'interview' and b.id = subject
  union all
  select p.id, null, p.name, true, false, null
  from contact_request c join person p on p.id in (c.asked_by, c.asked_person_id)
  where of_kind = 'supervision' and c.id = subject
  union all
  select p.id, null, p.name, true, false, m.joined_at
  from peer_group_member m join person p on p.id = m.person_id
  where of_kind = 'supervision' and m.peer_group_id = subject and m.left_at is null
  union all
  select p.id, null, p.name, true, false, null
  from supervision s left join supervisee e on e.supervision_id = s.id
    join person p on p.id in (s.supervisor_id, e.person_id)
  where of_kind = 'supervision' and s.id = subject
  group by p.id, p.name
$$;

create trigger room_follows after update of ended_at on supervision for each row execute function room_follows_subject();

revoke all on function supervision_ids(), supervision_people_ids(), attended_supervision_ids(), begin_supervision(uuid, uuid),
  propose_supervision_terms(uuid, uuid, integer, integer, text, integer, text, date, date), group_knows_supervision(uuid),
  agree_to_supervision_terms(uuid), withdraw_supervision_terms(uuid), end_supervision(uuid), plans_supervision(uuid, uuid),
  note_supervision_step(uuid, text), overlaps_supervision(uuid, uuid, timestamptz, integer, uuid),
  plan_supervision(uuid, uuid, uuid, timestamptz, integer, text, uuid), own_supervision_session(uuid),
  move_supervision(uuid, timestamptz, integer, text, uuid), cancel_supervision(uuid),
  log_supervision(uuid, uuid, uuid, timestamptz, integer, text, uuid[], integer), confirms_supervision(uuid, uuid),
  confirm_supervision(uuid), dispute_supervision(uuid, text), withdraw_supervision(uuid), supervision_sides(uuid, uuid),
  covered_meetings(), led_between(uuid, timestamptz), own_led_since_supervision(), group_supervision(uuid),
  remind_of_supervision(integer), supervision_reminded_now(uuid, uuid), peers_asking(), peers_to_agree(uuid),
  peers_agree_first() from public;
grant execute on function supervision_ids(), supervision_people_ids(), attended_supervision_ids(), begin_supervision(uuid, uuid),
  propose_supervision_terms(uuid, uuid, integer, integer, text, integer, text, date, date), agree_to_supervision_terms(uuid),
  withdraw_supervision_terms(uuid), end_supervision(uuid), plan_supervision(uuid, uuid, uuid, timestamptz, integer, text, uuid),
  move_supervision(uuid, timestamptz, integer, text, uuid), cancel_supervision(uuid),
  log_supervision(uuid, uuid, uuid, timestamptz, integer, text, uuid[], integer), confirms_supervision(uuid, uuid),
  confirm_supervision(uuid), dispute_supervision(uuid, text), withdraw_supervision(uuid), supervision_sides(uuid, uuid),
  covered_meetings(), own_led_since_supervision(), group_supervision(uuid), peers_asking(), peers_to_agree(uuid)
  to circle_viewer;
grant execute on function remind_of_supervision(integer), supervision_reminded_now(uuid, uuid) to circle_jobs;
