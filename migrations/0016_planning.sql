-- How the leaders lead together (R21–R22, R38–R39, R57–R59, R62–R66). Each answers for themselves; what one has
-- answered is sealed from the other until they have answered too. Then they agree a common text.

-- ── since when somebody sits in their chair ─────────────────────────────────

-- Whoever left and came back begins anew: what was sealed or agreed meanwhile is not theirs.
alter table group_leader add seated_at timestamptz not null default circle_now();
update group_leader set seated_at = joined_at;
comment on column group_leader.seated_at is 'Since when without a break; kept by a trigger, whatever is written.';

create function note_seat() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  new.seated_at := case
    when tg_op = 'INSERT' then new.joined_at
    when old.left_at is not null and new.left_at is null then circle_now()
    else old.seated_at
  end;
  return new;
end $$;
create trigger note_seat before insert or update on group_leader for each row execute function note_seat();

-- Nobody takes a chair in the past: what was written before they came would be theirs to read.
create policy in_this_moment on group_leader as restrictive for insert to circle_viewer
  with check (joined_at = circle_now());

-- ── answers, sealed ─────────────────────────────────────────────────────────

-- Begun when somebody first gives answers in it. Those who led before it began, and still do, are in it.
create table planning_round (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  begun_by uuid not null references person,
  begun_at timestamptz not null,
  unique (id, group_id)
);
create index on planning_round (group_id, begun_at desc, id desc);
create index on planning_round (begun_by);

-- What a leader has written and not given yet: theirs alone.
create table planning_draft (
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person on delete cascade,
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 100000),
  saved_at timestamptz not null,
  primary key (group_id, person_id)
);
create index on planning_draft (person_id);

-- One leader's answers in a round, as they gave them. Never changed: whoever thinks otherwise says so in a new round.
create table planning_sheet (
  id uuid primary key,
  round_id uuid not null,
  group_id uuid not null,
  person_id uuid not null references person,
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 100000),
  given_at timestamptz not null,
  unique (round_id, person_id),
  foreign key (round_id, group_id) references planning_round (id, group_id) on delete cascade
);
create index on planning_sheet (group_id);
create index on planning_sheet (person_id);

-- ── the common text ─────────────────────────────────────────────────────────

-- Proposed by one, agreed when everybody who leads has said yes to it. A newer one takes its place.
create table planning_text (
  id uuid primary key,
  round_id uuid not null,
  group_id uuid not null,
  version smallint not null check (version > 0),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 100000),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  agreed_at timestamptz,
  unique (round_id, version),
  foreign key (round_id, group_id) references planning_round (id, group_id) on delete cascade
);
comment on column planning_text.version is 'Counts what was proposed since the last of those who lead took their chair.';
create index on planning_text (group_id, proposed_at desc, id desc);
create index on planning_text (proposed_by);

create table planning_consent (
  text_id uuid not null references planning_text on delete cascade,
  person_id uuid not null references person,
  consented_at timestamptz not null,
  primary key (text_id, person_id)
);
create index on planning_consent (person_id);

-- ── who may ─────────────────────────────────────────────────────────────────

-- Since when the viewer leads a group without a break; null when they do not.
create function own_seat_since(of_group uuid) returns timestamptz
language sql stable security definer set search_path = public, pg_temp
as $$
  select seated_at from group_leader where group_id = of_group and person_id = viewer_id() and left_at is null
$$;

-- Who has given answers in the rounds the viewer is in: that, and when. Never what.
create function planning_givers(of_group uuid) returns table (round_id uuid, person_id uuid, given_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 4
as $$
  select s.round_id, s.person_id, s.given_at from planning_round r join planning_sheet s on s.round_id = r.id
  where r.group_id = of_group and r.begun_at >= own_seat_since(of_group)
$$;

-- The others' answers that are open to the viewer: given in a round in which the viewer has given theirs, by somebody
-- who sat in their chair from before the round began until the viewer's were given. A sheet whose author left before
-- stays sealed for good: nobody may answer them any more.
create function opened_planning_sheet_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 4
as $$
  select other.id
  from group_leader me
    join planning_round r on r.group_id = me.group_id and r.begun_at >= me.seated_at
    join planning_sheet mine on mine.round_id = r.id and mine.person_id = me.person_id
    join planning_sheet other on other.round_id = r.id and other.person_id <> me.person_id
    join group_leader them on them.group_id = me.group_id and them.person_id = other.person_id
      and them.seated_at <= r.begun_at and (them.left_at is null or them.left_at > mine.given_at)
  where me.person_id = viewer_id() and me.left_at is null
$$;

-- Everybody who leads today was there when the round began, and has given their answers in it.
create function planning_round_is_answered(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from planning_round where id = which and begun_at >= own_seat_since(group_id))
    and not exists (
      select from planning_round r join group_leader l on l.group_id = r.group_id and l.left_at is null
      where r.id = which and (l.seated_at > r.begun_at or not exists (
        select from planning_sheet s where s.round_id = r.id and s.person_id = l.person_id)))
$$;

-- Everybody who leads today has said yes to the text.
create function planning_text_has_all_consents(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from planning_text where id = which and proposed_at >= own_seat_since(group_id))
    and not exists (
      select from planning_text t join group_leader l on l.group_id = t.group_id and l.left_at is null
      where t.id = which and not exists (
        select from planning_consent c where c.text_id = t.id and c.person_id = l.person_id))
$$;

-- The texts a leader may read: proposed since they took their chair, or agreed by them in an earlier stay.
create function readable_planning_text_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select t.id from group_leader me join planning_text t on t.group_id = me.group_id
  where me.person_id = viewer_id() and me.left_at is null
    and (t.proposed_at >= me.seated_at
      or exists (select from planning_consent c where c.text_id = t.id and c.person_id = me.person_id))
$$;

-- Proposed since the viewer took their chair, not agreed yet, and nothing newer in its place.
create function planning_text_is_open(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from planning_text t
    where t.id = which and t.agreed_at is null and t.proposed_at >= own_seat_since(t.group_id)
      and not exists (select from planning_text newer where newer.group_id = t.group_id
        and (newer.proposed_at, newer.id) > (t.proposed_at, t.id)))
$$;

-- The number that the next text bears: counted from where the last of those who lead took their chair.
create function next_planning_version(of_group uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(max(t.version), 0) + 1 from planning_text t
  where own_seat_since(of_group) is not null and t.group_id = of_group
    and t.proposed_at >= (select max(seated_at) from group_leader where group_id = of_group and left_at is null)
$$;

-- Of two who give, propose or agree in the same second the later one sees the earlier.
create function lock_group_planning(of_group uuid) returns void language sql volatile
as $$ select pg_advisory_xact_lock(hashtextextended('group-planning:' || of_group, 0)) $$;

alter table planning_round enable row level security;
alter table planning_draft enable row level security;
alter table planning_sheet enable row level security;
alter table planning_text enable row level security;
alter table planning_consent enable row level security;

grant select, insert on planning_round to circle_viewer;
create policy since_own_seat on planning_round for select to circle_viewer using (begun_at >= own_seat_since(group_id));
create policy begins on planning_round for insert to circle_viewer with check (
  own_seat_since(group_id) is not null and begun_by = (select viewer_id()) and begun_at = circle_now());

grant select, insert, delete on planning_draft to circle_viewer;
grant update (answers, saved_at) on planning_draft to circle_viewer;
create policy own on planning_draft to circle_viewer
  using (person_id = (select viewer_id()) and group_id in (select led_group_ids()))
  with check (person_id = (select viewer_id()) and group_id in (select led_group_ids()));

-- Given once, in the newest round, in this moment; there is no grant to change it or take it back.
grant select, insert on planning_sheet to circle_viewer;
create policy own on planning_sheet for select to circle_viewer
  using (person_id = (select viewer_id()) and group_id in (select led_group_ids()));
create policy opened on planning_sheet for select to circle_viewer using (id in (select opened_planning_sheet_ids()));
create policy gives on planning_sheet for insert to circle_viewer with check (
  person_id = (select viewer_id()) and given_at = circle_now()
  and exists (select from planning_round r where r.id = round_id and not exists (
    select from planning_round newer where newer.group_id = r.group_id
      and (newer.begun_at, newer.id) > (r.begun_at, r.id))));

-- Written when all have given their answers, so that no text tells what is still sealed.
grant select, insert on planning_text to circle_viewer;
grant update (agreed_at) on planning_text to circle_viewer;
create policy readable on planning_text for select to circle_viewer using (id in (select readable_planning_text_ids()));
create policy proposes on planning_text for insert to circle_viewer with check (
  proposed_by = (select viewer_id()) and proposed_at = circle_now() and agreed_at is null
  and planning_round_is_answered(round_id));
create policy agrees on planning_text for update to circle_viewer
  using (agreed_at is null and proposed_at >= own_seat_since(group_id))
  with check (agreed_at = circle_now() and planning_text_has_all_consents(id));

-- Who said yes is readable with the text.
grant select, insert on planning_consent to circle_viewer;
create policy with_the_text on planning_consent for select to circle_viewer
  using (text_id in (select readable_planning_text_ids()));
create policy consents on planning_consent for insert to circle_viewer with check (
  person_id = (select viewer_id()) and consented_at = circle_now() and planning_text_is_open(text_id));

revoke all on function note_seat(), own_seat_since(uuid), planning_givers(uuid), opened_planning_sheet_ids(),
  planning_round_is_answered(uuid), planning_text_has_all_consents(uuid), readable_planning_text_ids(),
  planning_text_is_open(uuid), next_planning_version(uuid), lock_group_planning(uuid) from public;
grant execute on function own_seat_since(uuid), planning_givers(uuid), opened_planning_sheet_ids(),
  planning_round_is_answered(uuid), planning_text_has_all_consents(uuid), readable_planning_text_ids(),
  planning_text_is_open(uuid), next_planning_version(uuid), lock_group_planning(uuid) to circle_viewer;
