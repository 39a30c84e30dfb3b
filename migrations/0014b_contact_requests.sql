-- Contact by relay: somebody asks somebody of the register, without either seeing the other's address; both sides agree
-- before they write to each other (R16, R25, R37, R80).

-- The society invites an enquirer to enter the register, or to look for supervision in it.
create table register_invitation (
  id uuid primary key,
  purpose text not null check (purpose in ('leader-entry', 'supervision')),
  enquiry_id uuid not null references enquiry on delete cascade,
  correspondent_id uuid not null references correspondent,
  invited_by uuid not null references person,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid references person,
  suggested_supervisor_id uuid references supervisor_entry on delete set null,
  suggested_peer_group_id uuid references peer_group on delete set null,
  check ((accepted_at is null) = (accepted_by is null)),
  check (num_nonnulls(withdrawn_at, accepted_at) <= 1),
  check (num_nonnulls(suggested_supervisor_id, suggested_peer_group_id) <= case purpose when 'supervision' then 1 else 0 end)
);
create unique index one_register_invitation on register_invitation (enquiry_id, purpose) where withdrawn_at is null;
create index on register_invitation (correspondent_id);
create index on register_invitation (invited_by);
create index on register_invitation (accepted_by);
create index on register_invitation (suggested_supervisor_id);
create index on register_invitation (suggested_peer_group_id);

create table contact_request (
  id uuid primary key,
  kind text not null check (kind in ('co-leader', 'supervision', 'peer-group')),
  group_id uuid references balint_group on delete cascade,
  asked_by uuid not null references person,
  asked_person_id uuid references person,
  peer_group_id uuid references peer_group,
  supervision_kind text check (supervision_kind in ('individual', 'pair', 'peer')),
  message text not null check (length(message) between 1 and 1500),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person,
  declined_at timestamptz,
  withdrawn_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references person,
  invitation_id uuid references invitation on delete set null,
  check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1),
  check ((accepted_at is null) = (accepted_by is null)),
  check (ended_at is null or accepted_at is not null),
  check ((peer_group_id is not null) = (kind = 'peer-group') and (asked_person_id is not null) = (kind <> 'peer-group')),
  check ((supervision_kind is not null) = (kind = 'supervision')),
  check (kind <> 'co-leader' or group_id is not null),
  check (asked_person_id <> asked_by)
);
comment on column contact_request.group_id is 'The group it is about; null for somebody the society introduced who leads none yet.';
comment on column contact_request.ended_at is 'One of the two has ended the conversation: nothing further is written.';
-- One open request a pair; one that has run out is withdrawn when another takes its place.
create unique index one_open_request_to_person on contact_request (asked_by, asked_person_id)
  where accepted_at is null and declined_at is null and withdrawn_at is null;
create unique index one_open_request_to_peers on contact_request (asked_by, peer_group_id)
  where accepted_at is null and declined_at is null and withdrawn_at is null;
create index on contact_request (asked_by, asked_at desc);
create index on contact_request (asked_person_id, asked_at desc);
create index on contact_request (peer_group_id, asked_at desc);
create index on contact_request (group_id);
create index on contact_request (accepted_by);
create index on contact_request (ended_by);
create index on contact_request (invitation_id);

create table contact_message (
  id uuid primary key,
  request_id uuid not null references contact_request on delete cascade,
  author_id uuid not null references person,
  body text not null check (length(body) between 1 and 2000),
  written_at timestamptz not null
);
create index on contact_message (request_id, written_at);
create index on contact_message (author_id);

-- Whom the supervision is with, where both sides use the register; how often and since when it says already.
alter table supervision_arrangement
  add supervisor_id uuid references person on delete set null,
  add peer_group_id uuid references peer_group on delete set null,
  add contact_request_id uuid references contact_request on delete set null,
  add fee_minor integer check (fee_minor between 0 and 100000),
  add fee_currency text check (fee_currency in ('GBP', 'EUR')),
  add check (num_nonnulls(supervisor_id, peer_group_id) <= 1),
  add check ((fee_minor is null) = (fee_currency is null));
comment on column supervision_arrangement.fee_minor is 'For an hour, as the supervisor''s entry said when it was noted.';
create index on supervision_arrangement (supervisor_id);
create index on supervision_arrangement (peer_group_id);
create unique index noted_once on supervision_arrangement (contact_request_id) where ended_on is null;

-- ── who may ─────────────────────────────────────────────────────────────────

-- Invitations of the society addressed to the viewer's own mailbox.
create function own_register_invitation_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select i.id from person p join correspondent c on c.email = p.email
    join register_invitation i on i.correspondent_id = c.id
  where p.id = viewer_id()
$$;

create function register_enquiry_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select i.enquiry_id from own_register_invitation_ids() own join register_invitation i on i.id = own
  where i.withdrawn_at is null
$$;

-- Leaders look for supervision, and those whom the society invited to.
create function may_look_for_supervision() returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from led_group_ids())
    or exists (select from register_invitation where accepted_by = viewer_id() and purpose = 'supervision')
$$;

create function leader_is_findable(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from leader_entry where person_id = who and findable_since is not null and looking_for <> 'nothing') $$;

create function supervisor_is_listed(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from supervisor_entry where person_id = who and findable_since is not null and places_free > 0)
    and supervisor_is_confirmed(who)
$$;

create function peer_group_is_listed(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from peer_group where id = which and listed_since is not null and ended_at is null and places_free > 0)
$$;

-- Neither answered nor withdrawn nor run out.
create function contact_request_is_open(r contact_request) returns boolean language sql stable
as $$ select num_nonnulls(r.accepted_at, r.declined_at, r.withdrawn_at) = 0 and r.expires_at > circle_now() $$;

-- It is for the viewer to answer: they are asked, or keep the peer group that is.
create function is_asked(r contact_request) returns boolean language sql stable
as $$ select r.asked_person_id = viewer_id() or r.peer_group_id in (select kept_peer_group_ids()) $$;

-- Everybody with whom the viewer has to do through the register.
create function contact_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select asked_person_id from contact_request where asked_by = viewer_id() and asked_person_id is not null
  union select g.kept_by from contact_request r join peer_group g on g.id = r.peer_group_id where r.asked_by = viewer_id()
  union select accepted_by from contact_request where asked_by = viewer_id() and accepted_by is not null
  union select asked_by from contact_request where asked_person_id = viewer_id()
  union select r.asked_by from kept_peer_group_ids() kept join contact_request r on r.peer_group_id = kept
$$;

-- The two sides of a request: ids, to write to whoever did not write.
create function contact_sides(which uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  with request as (
    select r.asked_by, coalesce(r.asked_person_id, g.kept_by) as answers
    from contact_request r left join peer_group g on g.id = r.peer_group_id where r.id = which)
  select side from request, unnest(array[asked_by, answers]) as side where viewer_id() in (asked_by, answers)
$$;

-- What whoever is asked may know of the group it is about, though it may still be in planning: what will be public.
create function contact_group(which uuid)
returns table (id uuid, name text, mode text, area text, region_name text, professions text[], weekday smallint,
  start_time time, every_weeks smallint, length_minutes smallint, leaders integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select g.id, g.name, g.mode, g.area, region.name, g.professions, g.weekday, g.start_time, g.every_weeks,
    g.length_minutes, leaders_seated(g.id)
  from contact_request r join balint_group g on g.id = r.group_id left join region on region.id = g.region_id
  where r.id = which and (r.asked_by = viewer_id() or is_asked(r))
$$;

-- How often somebody asks of late, so that nobody is pestered.
create function contact_requests_this_week() returns integer language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from contact_request
  where asked_by = viewer_id() and asked_at > circle_now() - interval '7 days'
$$;

-- The leader who agreed, as a correspondent of the invitation to lead: their address goes from row to row, and only the
-- new row's id is known to the one who invites.
create function correspondent_of_co_leader(which uuid, new_id uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  insert into correspondent (id, name, email, met_at)
  select new_id, p.name, p.email, circle_now()
  from contact_request r join person p on p.id = r.asked_person_id
  where r.id = which and r.kind = 'co-leader' and r.asked_by = viewer_id() and r.accepted_at is not null
    and r.ended_at is null and r.group_id in (select led_group_ids());
  return found;
end $$;

-- As asked_to_lead() (0004), of somebody whose address is not known to the one who asks.
create function person_asked_to_lead(of_group uuid, who uuid) returns text
language sql stable security definer set search_path = public, pg_temp
as $$ select asked_to_lead(of_group, (select email from person where id = who)) $$;

alter table register_invitation enable row level security;
alter table contact_request enable row level security;
alter table contact_message enable row level security;

grant select, insert on register_invitation to circle_viewer;
grant update (withdrawn_at, accepted_at, accepted_by) on register_invitation to circle_viewer;
grant select on register_invitation to circle_holder;
create policy in_charge on register_invitation for select to circle_viewer using (takes_enquiry(enquiry_id));
create policy invited on register_invitation for select to circle_viewer using (id in (select own_register_invitation_ids()));
create policy invited_holder on register_invitation for select to circle_holder using (id = (select held('contact-request')));
create policy enquirers_own on register_invitation for select to circle_holder using (enquiry_id = (select held('enquiry')));
create policy invites on register_invitation for insert to circle_viewer with check (
  takes_enquiry(enquiry_id) and invited_by = (select viewer_id()) and invited_at = circle_now()
  and num_nonnulls(withdrawn_at, accepted_at, accepted_by) = 0
  and exists (select from enquiry e where e.id = enquiry_id and e.correspondent_id = register_invitation.correspondent_id)
  and (suggested_supervisor_id is null or supervisor_is_listed(suggested_supervisor_id))
  and (suggested_peer_group_id is null or peer_group_is_listed(suggested_peer_group_id)));
create policy withdraws on register_invitation for update to circle_viewer
  using (takes_enquiry(enquiry_id) and withdrawn_at is null and accepted_at is null)
  with check (takes_enquiry(enquiry_id) and withdrawn_at is not null and num_nonnulls(accepted_at, accepted_by) = 0);
create policy accepts on register_invitation for update to circle_viewer
  using (id in (select own_register_invitation_ids()) and withdrawn_at is null and accepted_at is null
    and expires_at > circle_now())
  with check (id in (select own_register_invitation_ids()) and withdrawn_at is null
    and accepted_at is not null and accepted_by = (select viewer_id()));

create policy register_invitation on secret_address for insert to circle_viewer with check (
  purpose = 'contact-request' and person_id is null and replaced_at is null and made_at = circle_now()
  and exists (select from register_invitation i where i.id = subject_id
    and i.correspondent_id = secret_address.correspondent_id
    and i.invited_by = (select viewer_id()) and i.invited_at = circle_now()));

-- Who was invited reads their own enquiry again, so that nothing is typed twice, and who invited them.
create policy register on enquiry for select to circle_viewer using (id in (select register_enquiry_ids()));
create function invited_to_register_by(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from register_invitation where invited_by = who and withdrawn_at is null
    and (id = held('contact-request') or id in (select own_register_invitation_ids())))
$$;
create policy register_inviter on person for select to circle_viewer, circle_holder using (invited_to_register_by(id));

grant select, insert on contact_request to circle_viewer;
grant update (accepted_at, accepted_by, declined_at, withdrawn_at, ended_at, ended_by, invitation_id)
  on contact_request to circle_viewer;
create policy asker on contact_request for select to circle_viewer using (asked_by = (select viewer_id()));
create policy asked on contact_request for select to circle_viewer using (
  asked_person_id = (select viewer_id()) or peer_group_id in (select kept_peer_group_ids()));
create policy asks on contact_request for insert to circle_viewer with check (
  asked_by = (select viewer_id()) and asked_at = circle_now()
  and expires_at > circle_now() and expires_at <= circle_now() + interval '31 days'
  and num_nonnulls(accepted_at, accepted_by, declined_at, withdrawn_at, ended_at, ended_by, invitation_id) = 0
  and contact_requests_this_week() < 20
  and (group_id is null or group_id in (select led_group_ids()))
  and case kind
    when 'co-leader' then leader_is_findable(asked_person_id)
    when 'supervision' then may_look_for_supervision() and supervisor_is_listed(asked_person_id)
    else may_look_for_supervision() and peer_group_is_listed(peer_group_id)
  end);
create policy answers on contact_request for update to circle_viewer
  using (contact_request_is_open(contact_request) and is_asked(contact_request))
  with check (is_asked(contact_request) and withdrawn_at is null and num_nonnulls(ended_at, ended_by, invitation_id) = 0
    and (declined_at is not null or accepted_by = (select viewer_id())));
create policy withdraws on contact_request for update to circle_viewer
  using (asked_by = (select viewer_id()) and num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0)
  with check (asked_by = (select viewer_id()) and withdrawn_at is not null
    and num_nonnulls(accepted_at, declined_at) = 0);
create policy goes_on on contact_request for update to circle_viewer
  using (accepted_at is not null and ended_at is null and (asked_by = (select viewer_id()) or is_asked(contact_request)))
  with check (accepted_at is not null and (asked_by = (select viewer_id()) or is_asked(contact_request))
    and (ended_at is null or ended_by = (select viewer_id())));

-- What was answered stays answered as it was: one step a time, whichever policy let it through.
create function keep_contact_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if (old.accepted_at, old.accepted_by, old.declined_at, old.withdrawn_at)
      is distinct from (new.accepted_at, new.accepted_by, new.declined_at, new.withdrawn_at)
    and num_nonnulls(old.accepted_at, old.declined_at, old.withdrawn_at) > 0 then
    raise exception using errcode = 'insufficient_privilege', message = 'this request is answered already';
  end if;
  if old.accepted_at is null and new.accepted_at is not null and new.asked_by = viewer_id() then
    raise exception using errcode = 'insufficient_privilege', message = 'nobody answers their own request';
  end if;
  return new;
end $$;
create trigger keep_answer before update on contact_request for each row execute function keep_contact_answer();

-- Read with the request, written while both agree.
create function may_read_contact(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from contact_request r where r.id = which and (r.asked_by = viewer_id() or is_asked(r))) $$;

create function may_write_contact(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from contact_request r where r.id = which and r.accepted_at is not null and r.ended_at is null
    and (r.asked_by = viewer_id() or is_asked(r)))
$$;

grant select, insert on contact_message to circle_viewer;
create policy sides on contact_message for select to circle_viewer using (may_read_contact(request_id));
create policy writes on contact_message for insert to circle_viewer with check (
  may_write_contact(request_id) and author_id = (select viewer_id()) and written_at = circle_now());

-- Whoever is accepted among peers takes a chair, by the keeper's own hand, in the moment of accepting.
create policy accepted on peer_group_member for insert to circle_viewer with check (
  left_at is null and joined_at = circle_now() and peer_group_id in (select kept_peer_group_ids())
  and exists (select from contact_request r where r.peer_group_id = peer_group_member.peer_group_id
    and r.asked_by = peer_group_member.person_id and r.accepted_at = circle_now()));

-- An arrangement names somebody only after they have agreed; both sides see it.
create policy named_by_agreement on supervision_arrangement as restrictive for insert to circle_viewer with check (
  (num_nonnulls(supervisor_id, peer_group_id) = 0 and contact_request_id is null)
  or exists (select from contact_request r where r.id = contact_request_id and r.accepted_at is not null
    and r.asked_by = (select viewer_id()) and r.group_id = supervision_arrangement.group_id
    and r.asked_person_id is not distinct from supervisor_id
    and r.peer_group_id is not distinct from supervision_arrangement.peer_group_id));
create policy supervises on supervision_arrangement for select to circle_viewer using (
  supervisor_id = (select viewer_id()) or peer_group_id in (select kept_peer_group_ids()));

create policy contacts on person for select to circle_viewer using (id in (select contact_ids()));

-- ── who is found ────────────────────────────────────────────────────────────

-- Leaders who agreed to be found and look for a group or a co-leader, for somebody who leads a group. The freshest
-- entries near the group, and the freshest of those who work as it does: a bounded pool, which a rule then orders.
create function findable_leaders(for_group uuid, only_person uuid default null)
returns table (person_id uuid, name text, profession text, group_member_experience boolean, member_sessions smallint,
  member_years smallint, member_weekends smallint, sessions_led smallint, sessions_co_led smallint, leading_years smallint,
  psychodynamic_training boolean, training text, region_ids uuid[], modes text[], languages text[], looking_for text,
  about text, changed_at timestamptz, accreditation text, accredited_until_on date)
language sql stable security definer set search_path = public, pg_temp rows 100
as $$
  with wish as (
    select g.id, g.region_id, g.mode, g.professions from balint_group g
    where g.id = for_group and g.id in (select led_group_ids())),
  pool as (
    (select e.person_id from wish, leader_entry e
      where only_person is null and e.findable_since is not null and e.looking_for <> 'nothing'
        and e.region_ids @> array[wish.region_id]
      order by e.changed_at desc limit 120)
    union
    (select e.person_id from wish, leader_entry e
      where only_person is null and e.findable_since is not null and e.looking_for <> 'nothing'
        and (cardinality(e.modes) = 0 or wish.mode = any (e.modes))
      order by e.changed_at desc, e.person_id limit 120)
    union
    (select e.person_id from wish, leader_entry e
      where e.person_id = only_person and e.findable_since is not null and e.looking_for <> 'nothing'))
  select e.person_id, p.name, e.profession, e.group_member_experience, e.member_sessions, e.member_years, e.member_weekends,
    e.sessions_led, e.sessions_co_led, e.leading_years, e.psychodynamic_training, e.training, e.region_ids, e.modes,
    e.languages, e.looking_for, e.about, e.changed_at, a.state, a.until_on
  from pool join leader_entry e on e.person_id = pool.person_id join person p on p.id = e.person_id
  cross join lateral accreditation_at(e.person_id, society_today()) a
  where e.person_id <> viewer_id()
    and not exists (select from group_leader l where l.group_id = for_group and l.person_id = e.person_id and l.left_at is null)
$$;

-- Confirmed supervisors who agreed to be found and have a place free. near: a region, or null for anywhere.
create function findable_supervisors(near uuid, how text, only_person uuid default null)
returns table (person_id uuid, name text, profession text, offers text[], places_free smallint, region_ids uuid[],
  modes text[], languages text[], fee_minor integer, currency text, about text, changed_at timestamptz,
  accreditation text, accredited_until_on date, psychodynamic_training boolean)
language sql stable security definer set search_path = public, pg_temp rows 50
as $$
  with pool as (
    (select e.person_id from supervisor_entry e
      where only_person is null and e.findable_since is not null and e.places_free > 0 and e.region_ids @> array[near]
        and supervisor_is_confirmed(e.person_id)
      order by e.changed_at desc limit 60)
    union
    (select e.person_id from supervisor_entry e
      where only_person is null and e.findable_since is not null and e.places_free > 0
        and (how is null or cardinality(e.modes) = 0 or how = any (e.modes)) and supervisor_is_confirmed(e.person_id)
      order by e.changed_at desc, e.person_id limit 60)
    union
    (select e.person_id from supervisor_entry e where e.person_id = only_person and supervisor_is_listed(only_person)))
  select e.person_id, p.name, l.profession, e.offers, e.places_free, e.region_ids, e.modes, e.languages, e.fee_minor,
    e.currency, e.about, e.changed_at, a.state, a.until_on, coalesce(l.psychodynamic_training, false)
  from pool join supervisor_entry e on e.person_id = pool.person_id join person p on p.id = e.person_id
  left join leader_entry l on l.person_id = e.person_id
  cross join lateral accreditation_at(e.person_id, society_today()) a
  where e.person_id <> viewer_id() and (may_look_for_supervision() or takes_enquiries())
$$;

create function findable_peer_groups(near uuid, how text, only_group uuid default null)
returns table (id uuid, name text, every_weeks smallint, mode text, region_id uuid, languages text[], places_free smallint,
  about text, changed_at timestamptz, members integer)
language sql stable security definer set search_path = public, pg_temp rows 50
as $$
  with pool as (
    (select g.id from peer_group g
      where only_group is null and g.listed_since is not null and g.ended_at is null and g.places_free > 0 and g.region_id = near
      order by g.changed_at desc limit 60)
    union
    (select g.id from peer_group g
      where only_group is null and g.listed_since is not null and g.ended_at is null and g.places_free > 0
        and (how is null or g.mode = how)
      order by g.changed_at desc, g.id limit 60)
    union
    (select g.id from peer_group g where g.id = only_group and peer_group_is_listed(only_group)))
  select g.id, g.name, g.every_weeks, g.mode, g.region_id, g.languages, g.places_free, g.about, g.changed_at,
    (select count(*)::int from peer_group_member m where m.peer_group_id = g.id and m.left_at is null)
  from pool join peer_group g on g.id = pool.id
  where (may_look_for_supervision() or takes_enquiries())
    and not exists (select from peer_group_member m
      where m.peer_group_id = g.id and m.person_id = viewer_id() and m.left_at is null)
$$;

revoke all on function own_register_invitation_ids(), register_enquiry_ids(), may_look_for_supervision(),
  leader_is_findable(uuid), supervisor_is_listed(uuid), peer_group_is_listed(uuid), contact_request_is_open(contact_request),
  is_asked(contact_request), contact_ids(), contact_sides(uuid), contact_group(uuid), contact_requests_this_week(),
  correspondent_of_co_leader(uuid, uuid), person_asked_to_lead(uuid, uuid), invited_to_register_by(uuid),
  keep_contact_answer(), may_read_contact(uuid), may_write_contact(uuid), findable_leaders(uuid, uuid),
  findable_supervisors(uuid, text, uuid), findable_peer_groups(uuid, text, uuid) from public;
grant execute on function own_register_invitation_ids(), register_enquiry_ids(), may_look_for_supervision(),
  leader_is_findable(uuid), supervisor_is_listed(uuid), peer_group_is_listed(uuid), contact_request_is_open(contact_request),
  is_asked(contact_request), contact_ids(), contact_sides(uuid), contact_group(uuid), contact_requests_this_week(),
  correspondent_of_co_leader(uuid, uuid), person_asked_to_lead(uuid, uuid), may_read_contact(uuid),
  may_write_contact(uuid), findable_leaders(uuid, uuid), findable_supervisors(uuid, text, uuid),
  findable_peer_groups(uuid, text, uuid) to circle_viewer;
grant execute on function invited_to_register_by(uuid) to circle_viewer, circle_holder;
