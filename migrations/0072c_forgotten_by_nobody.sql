-- What was kept for good until now, because nobody had said how long: each kind gets its function, shaped as in 0072b.

-- ── who writes to the society ───────────────────────────────────────────────

-- Counted from the last word, whoever's it was. One that a group came of is kept as long as the group.
create function forget_enquiries(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select e.id from enquiry e
    where e.received_at <= circle_now() - kept and coalesce(e.closed_at, e.received_at) <= circle_now() - kept
      and coalesce(e.waiting_since, e.received_at) <= circle_now() - kept
      and not exists (select from enquiry_message m where m.enquiry_id = e.id and m.written_at > circle_now() - kept)
      and not exists (select from balint_group g where g.enquiry_id = e.id)
      and not is_held(null, e.correspondent_id)
    order by e.received_at limit at_most for update skip locked),
  asked as (delete from invitation i using due where i.enquiry_id = due.id returning i.id),
  closed as (
    delete from secret_address s where s.subject_id in (select id from due union all
      select i.id from invitation i join due on due.id = i.enquiry_id union all
      select r.id from register_invitation r join due on due.id = r.enquiry_id)),
  gone as (delete from enquiry e using due where e.id = due.id returning 1)
  select count(*)::int from gone
$$;

-- Asked to lead a group: from the answer, or from the day it ran out.
create function forget_invitations(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select i.id from invitation i
    where i.kind = 'leader'
      and coalesce(i.accepted_at, i.declined_at, i.withdrawn_at, i.expires_at) <= circle_now() - kept
      and not is_held(i.accepted_by, i.correspondent_id)
    limit at_most for update skip locked),
  closed as (delete from secret_address s using due where s.purpose = 'invitation' and s.subject_id = due.id),
  gone as (delete from invitation i using due where i.id = due.id returning 1)
  select count(*)::int from gone
$$;

-- Names and addresses of people without an account, once nothing is left that they wrote or were asked. Every table that
-- refers to them without going along with them keeps them; so does one that a later migration brings.
create function forget_correspondents(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  used text;
  forgotten integer;
begin
  select string_agg(format('exists (select from %s r where r.%I = c.id)', k.conrelid::regclass, a.attname), ' or ')
    into used
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'correspondent'::regclass and cardinality(k.conkey) = 1
      and (k.confdeltype = 'a' or k.conrelid::regclass::text in ('room_seat', 'data_request'));
  execute format('with gone as (
      delete from correspondent where id in (
        select c.id from correspondent c
        where c.met_at <= circle_now() - $1 and not (%s) and not is_held(null, c.id)
          and not exists (select from secret_address s where s.correspondent_id = c.id and s.replaced_at is null
            and s.expires_at > circle_now())
          and not exists (select from email e where e.correspondent_id = c.id and e.sent_at is null and e.dropped_at is null)
        limit $2)
      returning 1)
    select count(*)::int from gone', used) into forgotten using kept, at_most;
  return forgotten;
end $$;

-- ── who would join ──────────────────────────────────────────────────────────

-- Declined or withdrawn, in a group that goes on.
create function forget_ended_applications(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select a.id from application_ending x join application a on a.id = x.application_id
    where x.ended_at <= circle_now() - kept and not is_held(null, a.correspondent_id)
      and not exists (select from membership m where m.application_id = a.id)
    limit at_most for update of a skip locked),
  closed as (delete from secret_address s using due where s.purpose = 'application' and s.subject_id = due.id),
  gone as (delete from application a using due where a.id = due.id returning 1)
  select count(*)::int from gone
$$;

create function forget_free_times(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from interview_free_time where (group_id, person_id, starts_at) in (
      select group_id, person_id, starts_at from interview_free_time where starts_at <= circle_now() - kept
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

-- ── who was in a circle that goes on ────────────────────────────────────────

create function forget_former_members(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  due uuid[];
  applied uuid[];
begin
  select array_agg(id), array_agg(application_id) filter (where application_id is not null) into due, applied from (
    select m.id, m.application_id from membership m
    where m.left_at <= circle_now() - kept and not is_held(m.person_id, null)
    limit at_most for update skip locked) locked;
  if due is null then return 0; end if;
  delete from membership where id = any (due);
  delete from secret_address where purpose = 'application' and subject_id = any (applied);
  delete from application where id = any (applied);
  return cardinality(due);
end $$;
create index on membership (left_at) where left_at is not null;

create function forget_certificates(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from certificate where id in (
      select id from certificate where withdrawn_at <= circle_now() - kept and not is_held(person_id, null)
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

-- ── who leads ───────────────────────────────────────────────────────────────

create function forget_contact_requests(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select r.id from contact_request r
    where coalesce(r.ended_at, r.declined_at, r.withdrawn_at, case when r.accepted_at is null then r.expires_at end)
        <= circle_now() - kept
      and not is_held(r.asked_by, null) and not is_held(r.asked_person_id, null)
    limit at_most for update skip locked),
  closed as (delete from secret_address s using due where s.subject_id = due.id),
  gone as (delete from contact_request r using due where r.id = due.id returning 1)
  select count(*)::int from gone
$$;

create function forget_removed_entries(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from portfolio_entry where id in (
      select e.id from portfolio_entry e
      where e.removed_at <= circle_now() - kept and not is_held(e.person_id, null)
        and not exists (select from portfolio_proof p join handed_in_proof h on h.proof_id = p.id where p.entry_id = e.id)
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

create function forget_absences(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with leaves as (
    delete from leader_leave where id in (
      select id from leader_leave where last_on <= (society_today() - kept)::date and not is_held(person_id, null)
      limit at_most for update skip locked)
    returning 1),
  absences as (
    delete from office_absence where id in (
      select id from office_absence where last_on <= (society_today() - kept)::date and not is_held(person_id, null)
      limit at_most for update skip locked)
    returning 1)
  select (select count(*)::int from leaves) + (select count(*)::int from absences)
$$;

-- ── the office ──────────────────────────────────────────────────────────────

create function forget_former_offices(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from office where id in (
      select id from office where until <= circle_now() - kept and not is_held(person_id, null)
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

-- What was changed and when stays in the log; who did it, and whom it was about, is taken away.
create function forget_names_in_log(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare forgotten integer; further integer;
begin
  update society_change set person_id = null, changed_by = null where id in (
    select id from society_change where changed_at <= circle_now() - kept and num_nonnulls(person_id, changed_by) > 0
      and not is_held(person_id, null) and not is_held(changed_by, null)
    limit at_most for update skip locked);
  get diagnostics forgotten = row_count;
  update setting_change set changed_by = null where id in (
    select id from setting_change where changed_at <= circle_now() - kept and changed_by is not null
      and not is_held(changed_by, null)
    limit at_most - forgotten for update skip locked);
  get diagnostics further = row_count;
  forgotten := forgotten + further;
  update region_holiday set changed_by = null where id in (
    select id from region_holiday where changed_at <= circle_now() - kept and changed_by is not null
      and not is_held(changed_by, null)
    limit at_most - forgotten for update skip locked);
  get diagnostics further = row_count;
  forgotten := forgotten + further;
  update criteria_set set adopted_by = null where id in (
    select id from criteria_set where adopted_at <= circle_now() - kept and adopted_by is not null
      and not is_held(adopted_by, null)
    limit at_most - forgotten for update skip locked);
  get diagnostics further = row_count;
  forgotten := forgotten + further;
  update import_run set run_by = null where id in (
    select id from import_run where run_at <= circle_now() - kept and run_by is not null and not is_held(run_by, null)
    limit at_most - forgotten for update skip locked);
  get diagnostics further = row_count;
  forgotten := forgotten + further;
  update export_run set run_by = null where id in (
    select id from export_run where run_at <= circle_now() - kept and run_by is not null and not is_held(run_by, null)
    limit at_most - forgotten for update skip locked);
  get diagnostics further = row_count;
  return forgotten + further;
end $$;

-- Out of the book: its post and address go. Whoever wants no more letters stays on the list of silences, which is how they are kept.
create function forget_removed_organisations(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    update organisation set office = null, office_address = null, correspondent_id = null, added_by = null, checked_by = null
    where id in (
      select id from organisation where removed_at <= circle_now() - kept
        and num_nonnulls(office, office_address, added_by, checked_by) > 0
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_removed_venues(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    update venue set contact_name = null, contact_phone = null, contact_email = null, added_by = null, changed_by = null
    where id in (
      select id from venue where removed_at <= circle_now() - kept
        and num_nonnulls(contact_name, contact_phone, contact_email, added_by, changed_by) > 0
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

create function forget_lifted_holds(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from hold where id in (
      select id from hold where lifted_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

create function forget_import_drafts(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from import_draft where id in (
      select id from import_draft where brought_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

-- That somebody asked for their data, and when they were answered (0071).
create function forget_answered_requests(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from data_request where id in (
      select id from data_request where coalesce(answered_at, withdrawn_at) <= circle_now() - kept
        and not is_held(person_id, correspondent_id)
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
revoke all on function forget_answered_requests(interval, integer) from public;
grant execute on function forget_answered_requests(interval, integer) to circle_jobs;

-- ── what the machinery needs for a while ────────────────────────────────────

create function forget_sessions(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from session where id in (
      select id from session where expires_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_sign_in_requests(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from sign_in_request where id in (
      select id from sign_in_request where requested_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_verifications(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from verification where id in (
      select id from verification where expires_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_spent_forms(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from submission where key in (
      select key from submission where at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_clients(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with mails as (
    delete from unproven_mail where ctid = any (array(
      select ctid from unproven_mail where at <= circle_now() - kept limit at_most)) returning 1),
  visits as (
    delete from visit_by_client where ctid = any (array(
      select ctid from visit_by_client where at <= circle_now() - kept limit at_most)) returning 1)
  select (select count(*)::int from mails) + (select count(*)::int from visits)
$$;
create function forget_card_events(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from card_event where id in (
      select id from card_event where heard_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
-- That an email was sent, to whom and when; never its words. Letters to organisations go with what was asked of them.
create function forget_emails(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from email where id in (
      select e.id from email e where coalesce(e.sent_at, e.dropped_at) <= circle_now() - kept
        and not (e.template = 'organisation-asked' and exists (select from outreach_ask a where a.id = e.about_id))
        and not is_held(e.person_id, e.correspondent_id)
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create index on email (coalesce(sent_at, dropped_at));
create function forget_secret_addresses(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from secret_address where id in (
      select id from secret_address where least(replaced_at, expires_at) <= circle_now() - kept
      limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create index on secret_address (least(replaced_at, expires_at));

-- ── accounts that nobody uses ───────────────────────────────────────────────

-- Since which night an account has had nothing to do with anything: nobody is signed in with it, no group, office, entry,
-- request or book knows it. What its owner alone has of it (certificates, counted hours) makes it kept longer.
create table idle_account (
  person_id uuid primary key references person on delete cascade,
  since timestamptz not null
);
create index on idle_account (since);
alter table idle_account enable row level security;

-- "exists (…) or exists (…)" over every table that refers to a person and would hinder or follow their deletion, for p.id: by
-- alternatives, so that the first tie is enough, and planning costs little. A name that is set to null when its person goes is no
-- tie; nor is what serves the account itself, named here also where another migration brings the table.
create function ties(but_not text[]) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
  select string_agg(format('exists (select from %s r where r.%I = p.id)', k.conrelid::regclass, a.attname), ' or '
      order by k.conrelid::regclass::text, a.attname)
  from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where k.contype = 'f' and k.confrelid = 'person'::regclass and k.confdeltype <> 'n'
    and k.conrelid::regclass::text <> all (array['profile', 'session', 'sign_in_account', 'sign_in_request', 'submission', 'email',
      'secret_address', 'calendar_choice', 'message_choice', 'import_draft', 'idle_account', 'hold', 'notice_told',
      'passkey', 'authenticator_app', 'recovery_code_set', 'recovery_code', 'second_step', 'spent_challenge', 'known_device',
      'failed_try', 'sign_in_event', 'confidential_look'])
    and k.conrelid::regclass::text <> all (but_not)
$$;

create function mark_idle_accounts() returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare idle text := format('not exists (select from session s where s.user_id = p.id and s.expires_at > circle_now()) and not (%s)',
  ties(array['certificate', 'attended_month']));
begin
  execute format('delete from idle_account i using person p where p.id = i.person_id and not (%s)', idle);
  execute format('insert into idle_account (person_id, since) select p.id, circle_now() from person p where %s
    on conflict do nothing', idle);
end $$;

create function forget_idle(but_not text[], kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare forgotten integer;
begin
  perform mark_idle_accounts();
  execute format('with gone as (
      delete from person where id in (
        select p.id from idle_account i join person p on p.id = i.person_id
        where i.since <= circle_now() - $1 and not is_held(p.id, null) and not (%s)
        limit $2)
      returning 1)
    select count(*)::int from gone', ties(but_not)) into forgotten using kept, at_most;
  return forgotten;
end $$;
create function forget_idle_accounts(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$ select forget_idle('{}', kept, at_most) $$;
create function forget_dormant_accounts(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$ select forget_idle(array['certificate', 'attended_month'], kept, at_most) $$;

revoke all on function forget_enquiries(interval, integer), forget_invitations(interval, integer),
  forget_correspondents(interval, integer), forget_ended_applications(interval, integer), forget_free_times(interval, integer),
  forget_former_members(interval, integer), forget_certificates(interval, integer), forget_contact_requests(interval, integer),
  forget_removed_entries(interval, integer), forget_absences(interval, integer), forget_former_offices(interval, integer),
  forget_names_in_log(interval, integer), forget_removed_organisations(interval, integer),
  forget_removed_venues(interval, integer), forget_lifted_holds(interval, integer), forget_import_drafts(interval, integer),
  forget_sessions(interval, integer), forget_sign_in_requests(interval, integer), forget_verifications(interval, integer),
  forget_spent_forms(interval, integer), forget_clients(interval, integer), forget_card_events(interval, integer), forget_emails(interval, integer),
  forget_secret_addresses(interval, integer), ties(text[]), mark_idle_accounts(), forget_idle(text[], interval, integer),
  forget_idle_accounts(interval, integer), forget_dormant_accounts(interval, integer) from public;
grant execute on function forget_enquiries(interval, integer), forget_invitations(interval, integer),
  forget_correspondents(interval, integer), forget_ended_applications(interval, integer), forget_free_times(interval, integer),
  forget_former_members(interval, integer), forget_certificates(interval, integer), forget_contact_requests(interval, integer),
  forget_removed_entries(interval, integer), forget_absences(interval, integer), forget_former_offices(interval, integer),
  forget_names_in_log(interval, integer), forget_removed_organisations(interval, integer),
  forget_removed_venues(interval, integer), forget_lifted_holds(interval, integer), forget_import_drafts(interval, integer),
  forget_sessions(interval, integer), forget_sign_in_requests(interval, integer), forget_verifications(interval, integer),
  forget_spent_forms(interval, integer), forget_clients(interval, integer), forget_card_events(interval, integer), forget_emails(interval, integer),
  forget_secret_addresses(interval, integer), forget_idle_accounts(interval, integer),
  forget_dormant_accounts(interval, integer) to circle_jobs;

-- The jobs delete through these functions alone.
drop policy forgets on submission;
drop policy forgets on unproven_mail;
drop policy forgets on visit_by_client;
drop policy forgets on import_draft;
drop policy forgets on email;
revoke delete on card_event from circle_jobs;
revoke all on submission, unproven_mail, visit_by_client, import_draft from circle_jobs;
revoke delete on email, sign_in_request from circle_jobs;

-- ── what was forgotten, and what goes next ──────────────────────────────────

-- Sums, never of whom. A kind is a word of features/retention/rules.
create table forgotten (
  kind text not null check (kind ~ '^[a-z][a-z0-9-]{0,59}$'),
  on_day date not null,
  pieces integer not null check (pieces > 0),
  primary key (kind, on_day)
);
create index on forgotten (on_day);
create table forgetting_ahead (
  kind text primary key check (kind ~ '^[a-z][a-z0-9-]{0,59}$'),
  within_week integer not null check (within_week >= 0),
  within_month integer not null check (within_month >= 0),
  looked_at timestamptz not null
);
comment on table forgetting_ahead is 'How many of each kind the next 7 and 30 days take, counted last night.';
alter table forgotten enable row level security;
alter table forgetting_ahead enable row level security;
grant select on forgotten, forgetting_ahead to circle_viewer;
create policy administrator on forgotten for select to circle_viewer using ((select holds_office('administrator')));
create policy administrator on forgetting_ahead for select to circle_viewer using ((select holds_office('administrator')));

create function note_forgotten(of_kind text, how_many integer) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into forgotten as f (kind, on_day, pieces) select of_kind, society_today(), how_many where how_many > 0
    on conflict (kind, on_day) do update set pieces = f.pieces + excluded.pieces
$$;
create function note_ahead(of_kind text, in_week integer, in_month integer) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into forgetting_ahead (kind, within_week, within_month, looked_at) values (of_kind, in_week, in_month, circle_now())
    on conflict (kind) do update set within_week = excluded.within_week, within_month = excluded.within_month,
      looked_at = excluded.looked_at
$$;
revoke all on function note_forgotten(text, integer), note_ahead(text, integer, integer) from public;
grant execute on function note_forgotten(text, integer), note_ahead(text, integer, integer) to circle_jobs;
