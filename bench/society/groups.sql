-- Groups $FIRST to $LAST with all that a group gathers until its first term is under way: four in five are open,
-- one in three is online, two leaders, six to eight members, two who wait for an answer, ten meetings.
create or replace function pg_temp.id(kind text, n int) returns uuid language sql immutable as $$
  select ('0199' || lpad(to_hex(n), 8, '0') || '7' || substr(md5(kind), 1, 3) || '8' || substr(md5(kind || n), 1, 15))::uuid
$$;

-- As the product's logins read (docs/decisions/0008): what the triggers look up is found by an index.
set local enable_seqscan = off;

create temporary table made on commit drop as
select n, pg_temp.id('group', n) as id, pg_temp.id('region', 1 + n % 12) as region_id,
  pg_temp.id('leader', 2 * n) as leader_id, pg_temp.id('leader', 2 * n + 1) as second_id,
  pg_temp.id('rules', n) as rules_id, pg_temp.id('fee', n) as fee_id, pg_temp.id('enquiry', n) as enquiry_id,
  n % 3 = 0 as is_online, n % 5 <> 0 as is_open, 6 + n % 3 as members,
  now() - interval '3 years' + n * interval '1 hour' as begun, 'Example Group ' || n as name
from generate_series($FIRST, $LAST) n;

-- Everybody who ever applied: number 12 * group + k; the members, then two who wait, then one who was declined.
create temporary table applied on commit drop as
select 12 * g.n + k as n, g.id as group_id, g.leader_id, g.rules_id, g.fee_id, g.begun, g.is_online,
  k <= g.members as is_member, k = g.members + 3 as is_declined
from made g cross join lateral generate_series(1, g.members + 3) k;

analyze made;
analyze applied;

insert into person (id, name, email, email_verified, created_at, updated_at)
select pg_temp.id('leader', 2 * n + k), 'Dr Leader' || 2 * n + k || ' Example', 'leader' || 2 * n + k || '@example.org', true, begun, begun
from made, generate_series(0, 1) k
union all
select pg_temp.id('member', n), 'Member' || n || ' Example', 'member' || n || '@example.org', true, begun, begun
from applied where is_member;

insert into profile (person_id, phone, profession, changed_at)
select pg_temp.id('leader', 2 * n + k), '0131 496 0000', 'GP', begun from made, generate_series(0, 1) k;

insert into leader_entry (person_id, profession, group_member_experience, psychodynamic_training, changed_at)
select pg_temp.id('leader', 2 * n + k), 'GP', true, k = 0, begun
from made, generate_series(0, 1) k;

insert into accreditation_decision (id, person_id, state, since_on, decided_at)
select uuidv7(), pg_temp.id('leader', 2 * n + k), case when k = 0 then 'accredited' else 'working-towards' end,
  begun::date, begun
from made, generate_series(0, 1) k;

insert into session (user_id, token, expires_at)
select leader_id, 'bench session of ' || leader_id, now() + interval '20 days' from made;

insert into correspondent (id, name, email, met_at)
select pg_temp.id('enquirer', n), 'Dr Leader' || 2 * n || ' Example', 'leader' || 2 * n || '@example.org', begun - interval '60 days' from made
union all
select pg_temp.id('invited', n), 'Dr Leader' || 2 * n + 1 || ' Example', 'leader' || 2 * n + 1 || '@example.org', begun from made
union all
select pg_temp.id('applicant', n), 'Member' || n || ' Example', 'member' || n || '@example.org', begun + interval '10 days' from applied;

-- One in three waits for a word of the society.
insert into enquiry (id, correspondent_id, region_id, kind, message, waiting_since, closed_at, received_at)
select enquiry_id, pg_temp.id('enquirer', n), region_id, case when is_online then 'start-online' else 'start-face-to-face' end,
  'We are four general practitioners who would like to begin a group.', case when n % 3 = 0 then begun - interval '2 days' end,
  case when n % 3 <> 0 then begun end, begun - interval '60 days'
from made;

insert into enquiry_message (id, enquiry_id, author_id, from_society, body, written_at)
select pg_temp.id('answer', n), enquiry_id, pg_temp.id('office', 1 + n % 12), true,
  'Thank you for writing. Shall we talk next week?', begun - interval '55 days'
from made;

insert into enquiry_step (id, enquiry_id, kind, taken_at, outcome)
select pg_temp.id('closing', n), enquiry_id, 'closed', begun, 'led-on' from made where n % 3 <> 0;

-- Thousands of groups are put into the directory in one go, at the end.
alter table balint_group disable trigger directory;
alter table balint_group disable trigger directory_later;
alter table fee_agreement disable trigger directory;
alter table membership disable trigger directory;
alter table membership disable trigger directory_later;
alter table place_offer disable trigger directory;
alter table place_offer disable trigger directory_later;
alter table application_ending disable trigger directory;

insert into balint_group (id, name, founded_by, founded_at, enquiry_id, region_id, mode, area, professions, aims, time_zone,
  currency, fewest_members, most_members, weekday, start_time, every_weeks, length_minutes, leaders_met_on, opened_at, opened_by)
select id, name, leader_id, begun, enquiry_id, region_id, case when is_online then 'online' else 'face-to-face' end,
  'Example Town ' || n % 300, array['GP', 'Psychiatrist', 'Nurse'],
  'A place to think about what happens between us and those who come to us for help, without hurry and without judgement.',
  'Europe/London', 'GBP', 6, 10, 1 + n % 5, '19:30', 2, 90, begun::date, case when is_open then begun + interval '7 days' end,
  case when is_open then leader_id end
from made;

insert into invitation (id, kind, correspondent_id, enquiry_id, group_id, invited_by, invited_at, expires_at, accepted_at, accepted_by)
select pg_temp.id('founding', n), 'founder', pg_temp.id('enquirer', n), enquiry_id, null::uuid, pg_temp.id('office', 1 + n % 12),
  begun - interval '3 days', begun + interval '11 days', begun, leader_id
from made
union all
select pg_temp.id('leading', n), 'leader', pg_temp.id('invited', n), null, id, leader_id, begun, begun + interval '14 days',
  begun + interval '1 day', second_id
from made;

insert into group_leader (group_id, person_id, joined_at, named_publicly_at)
select id, leader_id, begun, begun from made
union all
select id, second_id, begun + interval '1 day', case when n % 2 = 0 then begun + interval '1 day' end from made;

insert into ground_rules (id, group_id, version, body, written_by, written_at)
select rules_id, id, 1, repeat('What is said here stays here. Whoever cannot come says so in time. ', 8), leader_id, begun from made;

insert into fee_agreement (id, group_id, contribution_minor, currency, paid_ahead, first_meeting_free, agreed_by, agreed_at)
select fee_id, id, 1500 + 100 * (n % 10), 'GBP', 'term', true, leader_id, begun from made;

-- Every room stands in the society's book, and no two groups share one.
insert into venue (id, name, address, area, region_id, kind, seats, free_from_intrusion, added_by, added_at, changed_at)
select pg_temp.id('venue', n), 'The practice library ' || n, n || ' Example Street, Example Town', 'Example Town ' || n % 300, region_id,
  'health-centre', 12, true, leader_id, begun, begun
from made where not is_online;

insert into group_place (id, group_id, venue_id, name, address, seats, free_for_all_dates, free_from_intrusion, since)
select pg_temp.id('place', n), id, pg_temp.id('venue', n), 'The practice library', n || ' Example Street, Example Town', 12, true, true, begun
from made where not is_online;

insert into group_link (group_id, url, set_at, set_by)
select id, 'https://meet.example.org/' || n, begun, leader_id from made where is_online;

insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on)
select pg_temp.id('supervision', n), id, 'peer', 4, begun::date from made;

insert into application (id, group_id, correspondent_id, profession, workplace_area, why, has_computer, has_camera,
  has_connection, applied_at, confirmed_at)
select pg_temp.id('application', n), group_id, pg_temp.id('applicant', n), 'GP', 'Example Town',
  'I would like to think with others about the work.', case when is_online then true end,
  case when is_online then true end, case when is_online then true end, begun + interval '10 days', begun + interval '10 days'
from applied;

insert into interview (application_id, held_on, outcome, recorded_by, recorded_at)
select pg_temp.id('application', n), (begun + interval '14 days')::date, case when is_member then 'offer' else 'decline' end,
  leader_id, begun + interval '14 days'
from applied where is_member or is_declined;

insert into place_offer (id, application_id, ground_rules_id, fee_agreement_id, offered_by, offered_at, expires_at, accepted_at)
select pg_temp.id('offer', n), pg_temp.id('application', n), rules_id, fee_id, leader_id, begun + interval '14 days',
  begun + interval '28 days', begun + interval '15 days'
from applied where is_member;

insert into application_ending (application_id, how, ended_at, ended_by)
select pg_temp.id('application', n), 'declined', begun + interval '15 days', leader_id from applied where is_declined;

insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id, application_id)
select pg_temp.id('seat', n), group_id, pg_temp.id('member', n), begun + interval '15 days', rules_id, pg_temp.id('application', n)
from applied where is_member;

insert into secret_address (id, purpose, subject_id, correspondent_id, token_hash, made_at, expires_at)
select pg_temp.id('page', n), 'application', pg_temp.id('application', n), pg_temp.id('applicant', n),
  sha256(('bench page ' || n)::bytea), begun + interval '10 days', now() + interval '90 days'
from applied;

insert into secret_address (id, purpose, subject_id, person_id, token_hash, made_at)
select pg_temp.id('feed', n), 'calendar-feed', pg_temp.id('member', n), pg_temp.id('member', n),
  sha256(rpad('bench-feed-' || n || '-', 43, 'x')::bytea), begun + interval '20 days'
from applied where is_member and n % 2 = 1;

insert into email (id, template, about_id, correspondent_id, queued_at, sent_at)
select pg_temp.id('email', n), 'application-received', pg_temp.id('application', n), pg_temp.id('applicant', n),
  begun + interval '10 days', begun + interval '10 days'
from applied;

-- The term is in its third meeting, whenever one measures.
insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
select pg_temp.id('term', n), id, current_date - 40, 2, '19:30', 90, 'Europe/London', 10, leader_id, now() - interval '60 days'
from made;

insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
select pg_temp.id('meeting', 10 * n + k), id, pg_temp.id('term', n), k, t, t + interval '90 minutes', now() - interval '60 days'
from made, generate_series(1, 10) k, lateral (select (current_date - 54 + 14 * k + time '19:30') at time zone 'Europe/London' as t) day;

insert into meeting_role (meeting_id, role, person_id)
select pg_temp.id('meeting', 10 * n + k), role, case when (k % 2 = 0) = (role = 'moderator') then leader_id else second_id end
from made, generate_series(1, 10) k, unnest(array['moderator', 'process']) role;

insert into preparatory_letter (id, meeting_id, plan, seen_well, reading, sent_at, sent_by)
select pg_temp.id('letter', n), pg_temp.id('meeting', 10 * n + 1), 'We begin with names.', 'Light from the front.', '',
  now() - interval '50 days', leader_id
from made;

-- How they spend them, as leaders settle it once.
insert into session_plan (group_id, kind, minutes, changed_at, changed_by)
select id, 'first', '{"introductions": 20, "aims": 10, "ground-rules": 10, "case": 45, "close": 5}', now() - interval '55 days', leader_id
from made;
insert into usual_session (group_id, kind, chosen_at, chosen_by)
select id, 'one-case', now() - interval '55 days', leader_id from made;
insert into leaders_time (group_id, before_minutes, after_minutes, changed_at, changed_by)
select id, 15, 20, now() - interval '55 days', leader_id from made;
insert into roles_told (group_id, told_at, told_by)
select id, now() - interval '50 days', leader_id from made;

alter table balint_group enable trigger directory;
alter table balint_group enable trigger directory_later;
alter table fee_agreement enable trigger directory;
alter table membership enable trigger directory;
alter table membership enable trigger directory_later;
alter table place_offer enable trigger directory;
alter table place_offer enable trigger directory_later;
alter table application_ending enable trigger directory;
select refresh_directory(array(select id from made));
