-- Coming into a room without signing in: a member by the personal address of their group's emails, a guest of a taster and
-- an applicant by their own page. Each is given a pass, good for that room and until its doors close; it always leads to
-- the waiting room, where the leaders know the faces.

-- As before, and for whoever holds a member's own address (the one for apologies): the rooms of their group's meetings.
create or replace function own_room_place(of_kind text, subject uuid) returns table (person_id uuid, correspondent_id uuid, leads boolean)
language sql stable set search_path = public, pg_temp rows 1
as $$
  select p.person_id, p.correspondent_id, p.leads from room_people(of_kind, subject) p
  where case when viewer_id() is not null then p.person_id = viewer_id() else not p.leads and (
    p.correspondent_id = (select g.correspondent_id from taster_guest g where g.id = held('taster') and g.taster_id = subject)
    or p.correspondent_id = (select a.correspondent_id from application a join interview_booking b on b.application_id = a.id
      where a.id = held('application') and b.id = subject)
    or p.person_id = (select h.person_id from held_apologist() h join meeting m on m.group_id = h.group_id
      where of_kind = 'meeting' and m.id = subject)
    or coalesce(p.person_id, p.correspondent_id) = (select coalesce(a.person_id, a.correspondent_id) from secret_address a
      where a.token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
        and a.purpose = 'room-pass' and a.replaced_at is null and a.expires_at > circle_now()
        and a.subject_id = (select r.id from room r where r.kind = of_kind and r.subject_id = subject))) end
  limit 1
$$;

-- What the page before a room shows to one who belongs to it, and whom they can ring (R56: numbers are for the group's own).
create function room_front(of_kind text, subject uuid)
returns table (group_name text, time_zone text, own_name text, people integer, leaders jsonb)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select g.name, coalesce(g.time_zone, (select s.time_zone from society s limit 1)),
    coalesce((select p.name from person p where p.id = own.person_id), (select c.name from correspondent c where c.id = own.correspondent_id)),
    (select count(*)::integer from room_people(of_kind, subject) x where not x.away),
    (select coalesce(jsonb_agg(jsonb_build_object('name', x.name,
        'phone', case when of_kind in ('meeting', 'debrief', 'planning') then f.phone end) order by x.name), '[]')
      from room_people(of_kind, subject) x left join profile f on f.person_id = x.person_id
      where x.leads and x.person_id is distinct from own.person_id)
  from own_room_place(of_kind, subject) own
    left join balint_group g on g.id = (select f.group_id from room_frame(of_kind, subject) f)
$$;

-- A pass for the holder's own seat in a room whose doors are open; false where there is none for them.
create function give_room_pass(which uuid, address_id uuid, hash bytea) returns timestamptz
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  r room;
  own record;
begin
  if viewer_id() is not null then return null; end if;
  select * into r from room where id = which;
  if not found or circle_now() < r.opens_at or circle_now() >= r.closes_at or r.ended_at is not null then return null; end if;
  select * into own from own_room_place(r.kind, r.subject_id);
  if not found or own.leads then return null; end if;
  -- One for each browser, and not without end; those of other evenings go.
  delete from secret_address a where a.purpose = 'room-pass' and (a.expires_at <= circle_now() or (a.subject_id = which
    and a.person_id is not distinct from own.person_id and a.correspondent_id is not distinct from own.correspondent_id
    and a.id not in (select k.id from secret_address k where k.purpose = 'room-pass' and k.subject_id = which
      and k.person_id is not distinct from own.person_id and k.correspondent_id is not distinct from own.correspondent_id
      order by k.made_at desc, k.id desc limit 4)));
  insert into secret_address (id, purpose, subject_id, person_id, correspondent_id, token_hash, made_at, expires_at)
  values (address_id, 'room-pass', which, own.person_id, own.correspondent_id, hash, circle_now(), r.closes_at);
  return r.closes_at;
end $$;

revoke all on function room_front(text, uuid), give_room_pass(uuid, uuid, bytea) from public;
grant execute on function room_front(text, uuid) to circle_viewer, circle_holder;
grant execute on function give_room_pass(uuid, uuid, bytea) to circle_holder;

-- Guests of a group that meets in the room of this site need no link.
do $$
begin
  execute (select format('alter table taster_way drop constraint %I', conname) from pg_constraint
    where conrelid = 'taster_way'::regclass and pg_get_constraintdef(oid) like '%num_nonnulls(place, url) = 1%');
end $$;
alter table taster_way add check (num_nonnulls(place, url) <= 1);
