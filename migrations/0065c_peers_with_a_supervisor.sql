-- A supervisor who accompanies a peer supervision group: an arrangement like any other, with all who sit there (R24, R25).

alter table contact_request add for_peer_group_id uuid references peer_group on delete set null;
comment on column contact_request.for_peer_group_id is 'The peers for whom a supervisor is asked.';
create index on contact_request (for_peer_group_id);
create policy for_own_peers on contact_request as restrictive for insert to circle_viewer with check (
  for_peer_group_id is null
  or supervision_kind = 'peer' and for_peer_group_id in (select peer_group_ids()) and place_freed_at is null);

alter table supervision add peer_group_id uuid references peer_group on delete cascade;
alter table supervision drop constraint supervision_kind_check;
alter table supervision add constraint supervision_kind_check check (kind in ('individual', 'pair', 'peers'));
alter table supervision add check ((kind = 'peers') = (peer_group_id is not null));
create index on supervision (peer_group_id);

-- Peers whom the viewer supervises: their supervisor reads how they call themselves.
create function supervised_peer_group_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$ select peer_group_id from supervision where supervisor_id = viewer_id() and peer_group_id is not null $$;
create policy supervises on peer_group for select to circle_viewer using (id in (select supervised_peer_group_ids()));

-- Answers as before, and 'no-peers': whoever asked sits in no such group, or the supervisor does.
create or replace function begin_supervision(request uuid, new_id uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  r contact_request;
  people uuid[];
  peers uuid;
begin
  select * into r from contact_request c where c.id = request and c.kind = 'supervision' and c.accepted_at is not null
    and viewer_id() in (c.asked_by, c.asked_person_id) for update;
  if not found then return 'none'; end if;
  if exists (select from supervision s where s.contact_request_id = request and s.ended_at is null) then
    return 'there-already';
  end if;
  if r.ended_at is not null then return 'over'; end if;
  people := array[r.asked_by];
  if r.supervision_kind = 'pair' then
    select array_agg(l.person_id order by l.person_id) into people from group_leader l
      where l.group_id = r.group_id and l.left_at is null;
    if people is null or cardinality(people) <> 2 or not r.asked_by = any (people) or r.asked_person_id = any (people) then
      return 'no-pair';
    end if;
  elsif r.supervision_kind = 'peer' then
    -- Whoever asked before it was asked for which peers, and sits in one group alone, means that one.
    select coalesce(r.for_peer_group_id, case when count(*) = 1 then min(m.peer_group_id::text)::uuid end) into peers
      from peer_group_member m join peer_group g on g.id = m.peer_group_id and g.ended_at is null
      where m.person_id = r.asked_by and m.left_at is null;
    select array_agg(m.person_id order by m.person_id) into people
      from peer_group_member m join peer_group g on g.id = m.peer_group_id and g.ended_at is null
      where m.peer_group_id = peers and m.left_at is null;
    if people is null or not r.asked_by = any (people) or r.asked_person_id = any (people) then return 'no-peers'; end if;
  end if;
  if r.place_freed_at is not null then
    update supervisor_entry set places_free = places_free - 1 where person_id = r.asked_person_id and places_free > 0;
    if not found then return 'no-place'; end if;
    update contact_request set place_freed_at = null where id = request;
  end if;
  insert into supervision (id, kind, supervisor_id, peer_group_id, contact_request_id, group_id, made_by, made_at)
  values (new_id, case r.supervision_kind when 'pair' then 'pair' when 'peer' then 'peers' else 'individual' end,
    r.asked_person_id, peers, request, r.group_id, viewer_id(), circle_now());
  insert into supervisee (supervision_id, person_id) select new_id, unnest(people);
  return 'begun';
end $$;

-- To a group's essentials peers are peers, with a supervisor or without.
create or replace function group_knows_supervision(which uuid) returns void
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
  update supervision_arrangement a set ended_on = society_today() where a.group_id = s.group_id and a.ended_on is null
    and (a.supervision_id = which or a.contact_request_id = s.contact_request_id
      or num_nonnulls(a.supervisor_id, a.peer_group_id, a.supervision_id, a.contact_request_id) = 0
        and (a.noted_by is null or exists (select from supervisee e where e.supervision_id = which and e.person_id = a.noted_by)));
  insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on, supervisor_id, contact_request_id, fee_minor,
    fee_currency, supervision_id, noted_by)
  values (uuidv7(), s.group_id, case s.kind when 'peers' then 'peer' else s.kind end, t.every_weeks, t.begins_on,
    s.supervisor_id, s.contact_request_id, t.fee_minor, case when t.fee_minor is not null then t.currency end, which, s.made_by);
end $$;

-- Whoever takes a chair is supervised with the others; whoever leaves is not any more, and keeps what was confirmed.
create function peer_is_supervised() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into supervisee (supervision_id, person_id)
  select s.id, new.person_id from supervision s
  where s.peer_group_id = new.peer_group_id and s.ended_at is null and s.supervisor_id <> new.person_id
  on conflict do nothing;
  return null;
end $$;
create trigger supervised_with_peers after insert on peer_group_member for each row
  when (new.left_at is null) execute function peer_is_supervised();

create or replace function peer_has_left() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update supervision_session set host_id = null
    where peer_group_id = new.peer_group_id and host_id = new.person_id and starts_at > circle_now()
      and cancelled_at is null and logged_at is null;
  perform arrangements_without_peers(new.peer_group_id);
  -- When all leave with the group's end, what they had with their supervisor stays theirs to read.
  if exists (select from peer_group_member m where m.peer_group_id = new.peer_group_id and m.left_at is null) then
    delete from supervisee e using supervision s
      where s.id = e.supervision_id and s.peer_group_id = new.peer_group_id and s.ended_at is null and e.person_id = new.person_id;
  end if;
  return null;
end $$;

create or replace function peers_have_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  with called_off as (
    update supervision_session set cancelled_at = circle_now(), changed_at = circle_now(), sequence = sequence + 1
    where peer_group_id = new.id and cancelled_at is null and logged_at is null and starts_at > circle_now() returning id)
  insert into supervision_step (session_id, kind, taken_by, taken_at)
    select id, 'cancelled', viewer_id(), circle_now() from called_off;
  update supervision_arrangement set ended_on = greatest(since_on, society_today())
    where peer_group_id = new.id and ended_on is null;
  perform finish_supervision(s.id) from supervision s where s.peer_group_id = new.id and s.ended_at is null;
  return null;
end $$;

revoke all on function supervised_peer_group_ids(), peer_is_supervised() from public;
grant execute on function supervised_peer_group_ids() to circle_viewer;
