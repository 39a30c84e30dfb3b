-- The Council's reasons are their person's and the Council's; a request with a legal day is reminded of; what the office does with
-- holds and requests is in its log (docs/decisions/0070).

-- ── reasons and notes ───────────────────────────────────────────────────────

-- A decision is read by many: administrators, representatives, co-leaders, whoever has agreed to talk. Why it was made, and what
-- was written to the Council beside a request, is not.
revoke select on accreditation_decision from circle_viewer;
grant select (id, person_id, state, since_on, until_on, criteria_set_id, request_id, decided_at, decided_by)
  on accreditation_decision to circle_viewer;
revoke select on accreditation_request from circle_viewer;
grant select (id, person_id, asks_for, since_on, asked_at, withdrawn_at, answered_at, answered_by)
  on accreditation_request to circle_viewer;

create function decision_reasons(of_person uuid) returns table (decision_id uuid, reason text)
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select d.id, d.reason from accreditation_decision d
  where d.person_id = of_person and d.reason is not null and (of_person = viewer_id() or holds_office('council'))
$$;
comment on function decision_reasons(uuid) is 'To whom the decisions are about, and to the Council.';

create function accreditation_words(of_person uuid) returns table (request_id uuid, note text, answer text)
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select r.id, r.note, r.answer from accreditation_request r
  where r.person_id = of_person and num_nonnulls(r.note, r.answer) > 0 and (of_person = viewer_id() or holds_office('council'))
$$;
comment on function accreditation_words(uuid) is 'What was written to the Council with a request, and its answer: to whoever asked, and to the Council.';

-- ── a request that is due ───────────────────────────────────────────────────

alter table data_request add column reminded_first_for date, add column reminded_last_for date;
comment on column data_request.reminded_first_for is 'The day it was due when administrators were reminded for the first time; an extension makes another day of it.';
comment on column data_request.reminded_last_for is 'The same, of the last time.';
update held_kind set hides = hides || '{reminded_first_for,reminded_last_for}' where table_name = 'data_request';

-- Requests whose day is so near that administrators are reminded now. They are, from now on: once for each of the two.
create function take_due_requests(first_days integer, last_days integer) returns setof uuid
language sql volatile security definer set search_path = public, pg_temp rows 5
as $$
  update data_request r set reminded_first_for = r.due_on,
    reminded_last_for = case when r.due_on <= society_today() + last_days then r.due_on else r.reminded_last_for end
  where r.proved_at is not null and num_nonnulls(r.answered_at, r.withdrawn_at) = 0 and (
    r.due_on <= society_today() + first_days and r.reminded_first_for is distinct from r.due_on
    or r.due_on <= society_today() + last_days and r.reminded_last_for is distinct from r.due_on)
  returning r.id
$$;
create function may_remind_of_request(request uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from data_request r where r.id = request and r.reminded_first_for = r.due_on
    and num_nonnulls(r.answered_at, r.withdrawn_at) = 0) and who in (select data_request_officers())
$$;
create policy reminds_of_requests on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'data-request-due' and may_remind_of_request(about_id, person_id));

-- ── the log of the office ───────────────────────────────────────────────────

alter table society_change drop constraint society_change_kind_check;
alter table society_change add constraint society_change_kind_check check (kind in ('region-added', 'region-renamed',
  'region-ended', 'region-reopened', 'regions-ordered', 'calendar-chosen', 'holiday-added', 'holiday-removed',
  'office-given', 'office-ended', 'second-steps-removed', 'link-made', 'hold-placed', 'hold-lifted', 'request-answered',
  'request-refused', 'request-extended', 'person-erased'));
comment on column society_change.word_after is
  'A region''s or a holiday''s name as it was that day, the calendar chosen, or what was asked about data.';
comment on column society_change.on_day is 'The holiday that was added or taken out, or until when an answer takes longer.';

-- Never of whom: the log is read by more people than a request or a hold.
create function note_hold_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null or new.reason <> 'administrator' then return null; end if;
  if tg_op = 'UPDATE' and (old.lifted_at is not null or new.lifted_at is null) then return null; end if;
  insert into society_change (kind, changed_at, changed_by)
    values (case tg_op when 'INSERT' then 'hold-placed' else 'hold-lifted' end, circle_now(), viewer_id());
  return null;
end $$;
create trigger note_placed after insert on hold for each row execute function note_hold_change();
create trigger note_lifted after update of lifted_at on hold for each row execute function note_hold_change();

create function note_request_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null then return null; end if;
  if old.extended_at is null and new.extended_at is not null then
    insert into society_change (kind, on_day, word_after, changed_at, changed_by)
      values ('request-extended', new.due_on, new.kind, circle_now(), viewer_id());
  end if;
  if old.answered_at is null and new.answered_at is not null then
    insert into society_change (kind, word_after, changed_at, changed_by)
      values (case when new.outcome = 'refused' then 'request-refused' when new.kind = 'erasure' then 'person-erased'
        else 'request-answered' end, new.kind, circle_now(), viewer_id());
  end if;
  return null;
end $$;
create trigger note_change after update of extended_at, answered_at on data_request
  for each row execute function note_request_change();

revoke all on function decision_reasons(uuid), accreditation_words(uuid), take_due_requests(integer, integer),
  may_remind_of_request(uuid, uuid), note_hold_change(), note_request_change() from public;
grant execute on function decision_reasons(uuid), accreditation_words(uuid) to circle_viewer;
grant execute on function take_due_requests(integer, integer), may_remind_of_request(uuid, uuid), data_request_officers()
  to circle_jobs;
