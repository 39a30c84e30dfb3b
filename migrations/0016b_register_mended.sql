-- Found when the register was attacked with the application's half out of the way (tests/integration/register-attacked).

-- A peer group is handed on to one of its own members: to a peer from elsewhere it would show who asks.
drop policy changes on peer_group;
create policy changes on peer_group for update to circle_viewer
  using (kept_by = (select viewer_id()) and ended_at is null)
  with check (kept_by = (select viewer_id()) or exists (select from peer_group_member m
    where m.peer_group_id = peer_group.id and m.person_id = peer_group.kept_by and m.left_at is null));

-- What somebody and a keeper wrote to each other stays theirs when another keeps the peer group: whoever accepted
-- goes on with it, and the next keeper answers what is still open.
create or replace function is_asked(r contact_request) returns boolean language sql stable
as $$
  select r.asked_person_id = viewer_id() or case when r.accepted_by is null
    then r.peer_group_id in (select kept_peer_group_ids()) else r.accepted_by = viewer_id() end
$$;
drop policy asked on contact_request;
create policy asked on contact_request for select to circle_viewer using (
  asked_person_id = (select viewer_id()) or accepted_by = (select viewer_id())
  or (accepted_by is null and peer_group_id in (select kept_peer_group_ids())));
create or replace function contact_sides(which uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  with request as (
    select r.asked_by, coalesce(r.asked_person_id, r.accepted_by, g.kept_by) as answers
    from contact_request r left join peer_group g on g.id = r.peer_group_id where r.id = which)
  select side from request, unnest(array[asked_by, answers]) as side where viewer_id() in (asked_by, answers)
$$;
create index on contact_request (accepted_by, asked_at desc);

-- Who stands in the register is told to those who read it, and to nobody who merely knows an id.
create or replace function stands_in_register(who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select reads_register() and (
    exists (select from leader_entry where person_id = who)
    or exists (select from supervisor_entry where person_id = who)
    or exists (select from accreditation_decision where person_id = who)
    or exists (select from accreditation_request where person_id = who)
    or exists (select from peer_group where kept_by = who))
$$;
