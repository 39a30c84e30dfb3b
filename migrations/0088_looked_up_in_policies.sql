-- Where a policy asks for all that is seen of another table, that table's own policies are asked about each of its rows: five of them
-- read every session, term, told role or calendar of the society to find those of the asker. They are looked up from the asker's side
-- instead, and so are payments that were taken back.

create function told_group_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select t.group_id from own_group_ids() own join roles_told t on t.group_id = own $$;
comment on function told_group_ids() is 'Groups of the asker in which everybody has been told who leads how.';

create function supervision_session_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 60
as $$
  select s.id from supervision_ids() own join supervision_session s on s.supervision_id = own
  union select s.id from dated_peer_group_ids() own join supervision_session s on s.peer_group_id = own
  union select attended_supervision_ids()
$$;
comment on function supervision_session_ids() is 'Sessions that the asker may read: the same as the policy of supervision_session.';

create function supervision_terms_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$ select t.id from supervision_ids() own join supervision_terms t on t.supervision_id = own $$;
comment on function supervision_terms_ids() is 'Terms of the asker''s own supervisions.';

create function own_payment_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 30
as $$ select p.id from own_party_ids() own join payment p on p.party_id = own $$;
comment on function own_payment_ids() is 'What the asker has paid.';

create function led_venue_feed_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select f.id from led_group_ids() own join venue_feed f on f.group_id = own $$;
comment on function led_venue_feed_ids() is 'Calendars that the asker''s groups gave to the houses they meet in.';
create index on venue_feed (group_id);

revoke all on function told_group_ids(), supervision_session_ids(), supervision_terms_ids(), own_payment_ids(), led_venue_feed_ids()
  from public;
grant execute on function told_group_ids(), supervision_session_ids(), supervision_terms_ids(), own_payment_ids(), led_venue_feed_ids()
  to circle_viewer;

alter policy own on meeting_role
  using (meeting_id in (select own_meeting_ids()) and meeting_group(meeting_id) in (select told_group_ids()));
alter policy sides on supervision_agreement using (terms_id in (select supervision_terms_ids()));
alter policy sides on supervision_session_person using (session_id in (select supervision_session_ids()));
alter policy sides on supervision_step using (session_id in (select supervision_session_ids()));
alter policy own on payment_taken_back using (payment_id in (select own_payment_ids()));
alter policy venue_feed on secret_address using (purpose = 'venue-feed' and subject_id in (select led_venue_feed_ids()));
