-- Who takes an enquiry, what is done with it, and how nobody is forgotten (R3–R5, R77–R80).

-- ── kinds, and the desk each goes to ────────────────────────────────────────

-- The one rule of routing; enquiries/rules/desk.ts says the same, and a test holds them against one another.
-- Concerns go to the one officer for concerns; R77: who moves a group online asks the administrator first.
create function enquiry_desk(of_kind text, of_region uuid) returns text language sql immutable parallel safe
as $$
  select case
    when of_kind = 'concern' then 'concerns'
    when of_kind = 'move-online' or of_region is null then 'administrator'
    else 'region'
  end
$$;

alter table enquiry drop constraint enquiry_kind_check;
alter table enquiry
  add constraint enquiry_kind_check check (kind in ('start-face-to-face', 'start-online', 'move-online', 'join-group',
    'find-supervision', 'become-leader', 'concern', 'something-else')),
  add column details jsonb,
  add column desk text not null default 'administrator',
  add column assigned_to uuid references person on delete set null,
  add column forwarded_to uuid references person on delete set null,
  add column answer_due_on date;
update enquiry set desk = enquiry_desk(kind, region_id),
  answer_due_on = (waiting_since at time zone coalesce((select time_zone from society), 'Europe/London'))::date + 7;
alter table enquiry
  add constraint enquiry_desk_check check (desk in ('administrator', 'region', 'concerns')),
  add constraint region_has_desk check (desk <> 'region' or region_id is not null),
  -- A concern belongs to no region and passes through no other hands.
  add constraint concerns_stay check ((kind = 'concern') = (desk = 'concerns')
    and (kind <> 'concern' or num_nonnulls(region_id, assigned_to, forwarded_to, plan) = 0));
comment on column enquiry.details is 'What this kind asks besides, as enquiries/rules/details.ts reads it, or null. Never about a patient.';
comment on column enquiry.desk is 'Who is in charge: the region''s representatives, the administrator, or the officer for concerns.';
comment on column enquiry.assigned_to is 'As the newest step says: whoever of those in charge has taken it in hand. It stays in the shared queue.';
comment on column enquiry.forwarded_to is 'As the newest step says: the member of Council who sees this one enquiry and may answer it (R78).';
comment on column enquiry.closed_at is 'As the newest step that closed or reopened it says: here so that the lists cost the same with 10,000 enquiries.';
comment on column enquiry.answer_due_on is 'The last day on which our word is in time, as promised to the enquirer; counted in working days of their region.';

create function place_enquiry() returns trigger language plpgsql set search_path = public, pg_temp
as $$ begin new.desk := enquiry_desk(new.kind, new.region_id); return new; end $$;
create trigger place_enquiry before insert on enquiry for each row execute function place_enquiry();

create index on enquiry (region_id);
create index enquiry_waiting_kind on enquiry (kind, waiting_since, id) where waiting_since is not null;
create index enquiry_open_kind on enquiry (kind, received_at desc, id desc) where closed_at is null;
create index enquiry_closed_kind on enquiry (kind, closed_at desc, id desc) where closed_at is not null;
create index enquiry_assigned_open on enquiry (assigned_to, received_at desc, id desc)
  where closed_at is null and assigned_to is not null;
create index enquiry_assigned_closed on enquiry (assigned_to, closed_at desc, id desc)
  where closed_at is not null and assigned_to is not null;
create index enquiry_forwarded on enquiry (forwarded_to, received_at desc, id desc) where forwarded_to is not null;
create index enquiry_due on enquiry (answer_due_on) where waiting_since is not null;

-- ── what is done with it ────────────────────────────────────────────────────

-- Every step with who and when; never changed, never taken away. Messages have a table of their own.
create table enquiry_step (
  id uuid primary key,
  enquiry_id uuid not null references enquiry on delete cascade,
  kind text not null check (kind in ('assigned', 'unassigned', 'noted', 'forwarded', 'forwarding-ended',
    'sent-to-region', 'closed', 'reopened', 'address-shown', 'address-hidden', 'silence-noticed')),
  taken_at timestamptz not null,
  taken_by uuid references person on delete set null,
  by_enquirer boolean not null default false,
  to_person_id uuid references person on delete set null,
  words text check (length(words) between 1 and 4000),
  outcome text check (outcome in ('answered', 'led-on', 'passed-on', 'no-word', 'settled')),
  waiting_since timestamptz,
  check (not by_enquirer or taken_by is null),
  check (kind not in ('noted', 'forwarded', 'sent-to-region') or words is not null),
  check (outcome is null or kind = 'closed'),
  check ((kind = 'silence-noticed') = (waiting_since is not null))
);
comment on column enquiry_step.taken_by is 'Null for the enquirer (by_enquirer), for what the product did by itself, and for somebody who has been forgotten.';
comment on column enquiry_step.words is 'A note for ourselves, or the reason of a forwarding: never shown to the enquirer.';
comment on column enquiry_step.waiting_since is 'Of a silence that was noticed: which wait it was. Each is told of once.';
create index on enquiry_step (enquiry_id, taken_at, id);
create index on enquiry_step (taken_by);
create index on enquiry_step (to_person_id);
create unique index silence_noticed_once on enquiry_step (enquiry_id, waiting_since) where kind = 'silence-noticed';

-- Closing was a table of its own before every step was kept.
insert into enquiry_step (id, enquiry_id, kind, taken_at, taken_by)
  select uuidv7(), enquiry_id, 'closed', closed_at, closed_by from enquiry_closure;
insert into enquiry_step (id, enquiry_id, kind, taken_at, taken_by, by_enquirer)
  select uuidv7(), enquiry_id, 'reopened', reopened_at, reopened_by, reopened_by is null
  from enquiry_closure where reopened_at is not null;
drop table enquiry_closure;

-- ── who is in charge ────────────────────────────────────────────────────────

create function takes_desk(who uuid, of_desk text, of_region uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select case of_desk
    when 'concerns' then exists (select from office
      where person_id = who and kind = 'concerns-officer' and until is null)
    when 'region' then exists (select from office where person_id = who and kind = 'administrator' and until is null)
      or of_region in (select regions_taken_by(who, society_today()))
    else exists (select from office where person_id = who and kind = 'administrator' and until is null)
  end
$$;

create function is_council(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from office where person_id = who and kind = 'council' and until is null) $$;

-- In charge of it: answers, notes, assigns, forwards, closes.
create function in_charge_of_enquiry(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from enquiry e where e.id = which and takes_desk(viewer_id(), e.desk, e.region_id)) $$;

-- Sees it and may answer it: those in charge, and the member of Council whom it was forwarded to.
create or replace function takes_enquiry(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from enquiry e where e.id = which
    and (takes_desk(viewer_id(), e.desk, e.region_id)
      or (e.forwarded_to = viewer_id() and holds_office('council'))))
$$;

create or replace function takes_enquiries() returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office where person_id = viewer_id() and kind <> 'representative' and until is null)
    or exists (select from represented_region_ids())
$$;

create function is_concern(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from enquiry where id = which and kind = 'concern') $$;

-- Whether a concern could be read by anybody: it is not asked for otherwise. Says not who.
create function concerns_are_read() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from office where kind = 'concerns-officer' and until is null) $$;

-- Whom the public may address: a representative of the region who agreed to be named.
create function may_be_addressed(who uuid, of_region uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office where person_id = who and kind = 'representative' and region_id = of_region
    and until is null and named_publicly_at is not null)
$$;

create function enquiry_is_new(which uuid) returns boolean language sql volatile security definer set search_path = public, pg_temp
as $$ select exists (select from enquiry e where e.id = which and made_just_now(e.xmin)) $$;

-- Who is there at a desk today. The officer for concerns has nobody to stand in.
create function people_at_desk(of_desk text, of_region uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select person_id from office where of_desk = 'concerns' and kind = 'concerns-officer' and until is null
  union
  select people_in_charge(of_region) where of_desk = 'region'
  union
  select person_id from office where of_desk = 'administrator' and kind = 'administrator' and until is null
    and (not is_away(person_id) or not exists (select from office o
      where o.kind = 'administrator' and o.until is null and not is_away(o.person_id)))
$$;

-- Whom to write to when something happens in an enquiry: whoever has it in hand if they are there, otherwise all who
-- are in charge and there; and whom it was forwarded to. Ids only, to whoever takes part in it.
create function people_to_tell(which uuid) returns setof uuid
language sql volatile security definer set search_path = public, pg_temp rows 3
as $$
  with enquiry_here as (
    select e.* from enquiry e where e.id = which
      and (made_just_now(e.xmin) or e.id = held('enquiry') or takes_enquiry(e.id))),
  in_hand as (
    select assigned_to from enquiry_here where takes_desk(assigned_to, desk, region_id) and not is_away(assigned_to))
  select assigned_to from in_hand
  union
  select p from enquiry_here e, people_at_desk(e.desk, e.region_id) p where not exists (select from in_hand)
  union
  select forwarded_to from enquiry_here where is_council(forwarded_to)
$$;

-- To whom somebody in charge may hand an enquiry: colleagues in charge of it, and members of Council.
create function people_to_hand_to(which uuid)
returns table (person_id uuid, name text, hand text, is_away boolean)
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  with e as (select * from enquiry where id = which and kind <> 'concern' and in_charge_of_enquiry(which))
  select p.id, p.name, 'in-charge', is_away(p.id) from e, person p
    where p.id in (select o.person_id from office o where o.until is null
        and (o.kind = 'administrator' or (e.desk = 'region' and o.kind = 'representative' and o.region_id = e.region_id))
      union select a.covered_by from office_absence a join office o on o.person_id = a.person_id
        where e.desk = 'region' and o.kind = 'representative' and o.region_id = e.region_id and o.until is null
          and a.withdrawn_at is null and society_today() between a.first_on and a.last_on)
  union all
  select p.id, p.name, 'council', is_away(p.id) from e, person p
    where p.id in (select o.person_id from office o where o.until is null and o.kind = 'council')
  order by 3 desc, 2, 1
$$;

-- What somebody who took a step is called, for those who see the enquiry.
create function colleague_name(who uuid, which uuid) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
  select p.name from person p where p.id = who and takes_enquiry(which)
    and exists (select from enquiry_step s where s.enquiry_id = which and who in (s.taken_by, s.to_person_id))
$$;

-- Only from the administrator's desk to the region's; only to somebody in charge; only to a member of Council, who
-- may give it back.
create function guard_enquiry_hands() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare in_charge boolean;
begin
  if viewer_id() is null then return new; end if;
  in_charge := takes_desk(viewer_id(), old.desk, old.region_id);
  if new.desk <> old.desk
    and not (old.desk = 'administrator' and new.desk = 'region' and holds_office('administrator'))
  or new.assigned_to is distinct from old.assigned_to
    and not (in_charge and (new.assigned_to is null or takes_desk(new.assigned_to, new.desk, new.region_id))
      or not exists (select from person where id = old.assigned_to) and new.assigned_to is null)
  or new.forwarded_to is distinct from old.forwarded_to
    and not (in_charge and (new.forwarded_to is null or is_council(new.forwarded_to))
      or new.forwarded_to is null
        and (old.forwarded_to = viewer_id() or not exists (select from person where id = old.forwarded_to)))
  then
    raise exception using errcode = 'insufficient_privilege', message = 'an enquiry is not handed on like this';
  end if;
  return new;
end $$;
create trigger guard_enquiry_hands before update of desk, assigned_to, forwarded_to on enquiry
  for each row execute function guard_enquiry_hands();

-- ── row by row ──────────────────────────────────────────────────────────────

drop policy asks on enquiry;
create policy asks on enquiry for insert to circle_viewer with check (
  closed_at is null and forwarded_to is null
  and (assigned_to is null or (desk = 'region' and may_be_addressed(assigned_to, region_id)))
  and (kind <> 'concern' or (select concerns_are_read())));
drop policy administrator on enquiry;
drop policy representative on enquiry;
drop policy in_charge on enquiry;
create policy administrator on enquiry for select to circle_viewer
  using (desk <> 'concerns' and (select holds_office('administrator')));
create policy representative on enquiry for select to circle_viewer
  using (desk = 'region' and region_id in (select represented_region_ids()));
create policy concerns_officer on enquiry for select to circle_viewer
  using (desk = 'concerns' and (select holds_office('concerns-officer')));
create policy forwarded on enquiry for select to circle_viewer
  using (forwarded_to = (select viewer_id()) and (select holds_office('council')));
create policy takes_part on enquiry for update to circle_viewer using (
  (desk <> 'concerns' and (select holds_office('administrator')))
  or (desk = 'region' and region_id in (select represented_region_ids()))
  or (desk = 'concerns' and (select holds_office('concerns-officer')))
  or (forwarded_to = (select viewer_id()) and (select holds_office('council'))))
  with check (true);
-- Whatever further policy lets somebody read enquiries: concerns stay with the one officer.
create policy concerns_stay on enquiry as restrictive for select to circle_viewer
  using (desk <> 'concerns' or (select holds_office('concerns-officer')));
create policy concerns_stay_held on enquiry as restrictive for select to circle_holder
  using (desk <> 'concerns' or id = (select held('enquiry')));
create policy no_concern on invitation as restrictive for insert to circle_viewer
  with check (enquiry_id is null or not is_concern(enquiry_id));
grant update (answer_due_on, desk, assigned_to, forwarded_to) on enquiry to circle_viewer;
grant update (answer_due_on) on enquiry to circle_holder;

alter table enquiry_step enable row level security;
grant select, insert on enquiry_step to circle_viewer, circle_holder;
create policy takes_part on enquiry_step for select to circle_viewer using (takes_enquiry(enquiry_id));
create policy steps on enquiry_step for insert to circle_viewer with check (
  not by_enquirer and taken_by = (select viewer_id()) and taken_at = circle_now() and kind <> 'silence-noticed'
  and takes_enquiry(enquiry_id)
  and (in_charge_of_enquiry(enquiry_id)
    or kind in ('noted', 'forwarding-ended', 'reopened', 'address-shown', 'address-hidden')));
-- Whoever asks may ask one of the representatives by name.
create policy addresses on enquiry_step for insert to circle_viewer with check (
  by_enquirer and kind = 'assigned' and taken_at = circle_now() and enquiry_is_new(enquiry_id));
create policy own on enquiry_step for select to circle_holder using (
  enquiry_id = (select held('enquiry')) and kind in ('closed', 'reopened', 'address-shown', 'address-hidden'));
create policy own_steps on enquiry_step for insert to circle_holder with check (
  enquiry_id = (select held('enquiry')) and by_enquirer and taken_at = circle_now() and words is null
  and kind in ('closed', 'reopened', 'address-shown', 'address-hidden'));

-- ── addresses, shown by choice ──────────────────────────────────────────────

-- The address of the other side, if they chose to show it and have not taken that back: the society's to the enquirer
-- while they look after the enquiry, the enquirer's (person_id null) to those who do.
create function shown_addresses(which uuid) returns table (person_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  with newest as (
    select distinct on (by_enquirer, taken_by) by_enquirer, taken_by, kind from enquiry_step
    where enquiry_id = which and kind in ('address-shown', 'address-hidden') and (by_enquirer or taken_by is not null)
    order by by_enquirer, taken_by, taken_at desc, id desc)
  select p.id, p.name, p.email from newest n join person p on p.id = n.taken_by, enquiry e
    where e.id = which and n.kind = 'address-shown' and held('enquiry') = which
      and (takes_desk(p.id, e.desk, e.region_id) or (e.forwarded_to = p.id and is_council(p.id)))
  union all
  select null, c.name, c.email from newest n, enquiry e join correspondent c on c.id = e.correspondent_id
    where e.id = which and n.by_enquirer and n.kind = 'address-shown' and takes_enquiry(which)
$$;

-- ── silence ─────────────────────────────────────────────────────────────────

-- Enquiries that have waited beyond the promised day, and of whose wait nobody has been told yet. Ids and moments only.
create function silent_enquiries(on_day date, most integer) returns table (id uuid, waiting_since timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select e.id, e.waiting_since from enquiry e
  where e.waiting_since is not null and e.answer_due_on < on_day and not exists (select from enquiry_step s
    where s.enquiry_id = e.id and s.kind = 'silence-noticed' and s.waiting_since = e.waiting_since)
  order by e.answer_due_on, e.id limit most
$$;

-- Notes the silence, once a wait, and answers whom to write to: the enquirer by the newest address of their page, and
-- the administrators; of a concern only the officer. Answers nothing when somebody was faster.
create function notice_silence(which uuid, of_wait timestamptz)
returns table (person_id uuid, correspondent_id uuid, address_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare e enquiry; noticed integer;
begin
  select * into e from enquiry where enquiry.id = which for update;
  if not found or e.waiting_since is distinct from of_wait then return; end if;
  insert into enquiry_step (id, enquiry_id, kind, taken_at, waiting_since)
    values (uuidv7(), which, 'silence-noticed', circle_now(), of_wait) on conflict do nothing;
  get diagnostics noticed = row_count;
  if noticed = 0 then return; end if;
  return query
    select null::uuid, a.correspondent_id, a.id from secret_address a
      where a.purpose = 'enquiry' and a.subject_id = which and a.correspondent_id = e.correspondent_id
        and a.replaced_at is null and (a.expires_at is null or a.expires_at > circle_now())
      order by a.made_at desc, a.id desc limit 1;
  return query select p, null::uuid, null::uuid from people_at_desk(
    case when e.desk = 'concerns' then 'concerns' else 'administrator' end, null) p;
end $$;

create function silence_noticed_now(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from enquiry_step
    where enquiry_id = which and kind = 'silence-noticed' and taken_at = circle_now())
$$;
create policy tells_of_silence on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template in ('enquiry-late', 'enquiry-overdue')
  and silence_noticed_now(about_id));

revoke all on function place_enquiry(), takes_desk(uuid, text, uuid), is_council(uuid), in_charge_of_enquiry(uuid),
  is_concern(uuid), concerns_are_read(), may_be_addressed(uuid, uuid), enquiry_is_new(uuid),
  people_at_desk(text, uuid), people_to_tell(uuid), people_to_hand_to(uuid), colleague_name(uuid, uuid),
  guard_enquiry_hands(), shown_addresses(uuid), silent_enquiries(date, integer), notice_silence(uuid, timestamptz),
  silence_noticed_now(uuid), enquiry_desk(text, uuid) from public;
grant execute on function enquiry_desk(text, uuid) to circle_viewer, circle_holder, circle_jobs;
grant execute on function in_charge_of_enquiry(uuid), is_concern(uuid), concerns_are_read(),
  may_be_addressed(uuid, uuid), enquiry_is_new(uuid), people_to_hand_to(uuid), colleague_name(uuid, uuid)
  to circle_viewer;
grant execute on function people_to_tell(uuid), shown_addresses(uuid) to circle_viewer, circle_holder;
grant execute on function silent_enquiries(date, integer), notice_silence(uuid, timestamptz), silence_noticed_now(uuid)
  to circle_jobs;
