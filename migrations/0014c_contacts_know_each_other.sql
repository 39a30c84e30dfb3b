-- Who has agreed to talk reads the other's entry, also when it is found by nobody else any more; who has asked a peer
-- group reads its entry, and the name of its keeper once they are accepted.

create function agreed_contact_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select asked_person_id from contact_request
    where asked_by = viewer_id() and accepted_at is not null and asked_person_id is not null
  union select asked_by from contact_request where asked_person_id = viewer_id() and accepted_at is not null
  union select r.asked_by from kept_peer_group_ids() kept
    join contact_request r on r.peer_group_id = kept and r.accepted_at is not null
$$;

create function asked_peer_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select peer_group_id from contact_request where asked_by = viewer_id() and peer_group_id is not null $$;

create or replace function contact_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select asked_person_id from contact_request where asked_by = viewer_id() and asked_person_id is not null
  union select g.kept_by from contact_request r join peer_group g on g.id = r.peer_group_id
    where r.asked_by = viewer_id() and r.accepted_at is not null
  union select accepted_by from contact_request where asked_by = viewer_id() and accepted_by is not null
  union select asked_by from contact_request where asked_person_id = viewer_id()
  union select r.asked_by from kept_peer_group_ids() kept join contact_request r on r.peer_group_id = kept
$$;

create policy contacts on leader_entry for select to circle_viewer using (person_id in (select agreed_contact_ids()));
create policy contacts on supervisor_entry for select to circle_viewer using (person_id in (select agreed_contact_ids()));
create policy contacts on accreditation_decision for select to circle_viewer using (person_id in (select agreed_contact_ids()));
create policy asked on peer_group for select to circle_viewer using (id in (select asked_peer_group_ids()));

-- How many wait for the viewer's answer: for home and the tab.
create function contact_requests_waiting() returns integer language sql stable security definer set search_path = public, pg_temp
as $$
  select (select count(*) from contact_request r where r.asked_person_id = viewer_id() and contact_request_is_open(r))::int
    + (select count(*) from kept_peer_group_ids() kept join contact_request r on r.peer_group_id = kept
        where contact_request_is_open(r))::int
$$;

revoke all on function agreed_contact_ids(), asked_peer_group_ids(), contact_requests_waiting() from public;
grant execute on function agreed_contact_ids(), asked_peer_group_ids(), contact_requests_waiting() to circle_viewer;
