-- One's own data (UK GDPR articles 15 to 21; docs/decisions/0061). What the society holds of somebody is told from one list
-- of tables, held_kind; so is what an erasure takes away (0071b). Nobody writes to it: a migration that adds a table with
-- people in it adds its row.

create table held_kind (
  table_name text primary key,
  -- Columns that lead to the person a row is about: it is given, and deleted when they are erased.
  whose text[] not null default '{}',
  -- The same, but the row is others' as well: it is given, and stays when they are erased, without them.
  shared text[] not null default '{}',
  -- Who did something: only when it was is told, for the rest is the group's; it stays, without them.
  trace text[] not null default '{}',
  -- Columns that lead to a row of another table, which is theirs; it is given, and goes, with that.
  through text[] not null default '{}',
  -- What a row says that is not the person's to have, or of no use to anybody.
  hides text[] not null default '{}',
  -- 'page': at once. 'request': in the answer to an access request. 'withheld': counted, and the page says why it is not given.
  gives text not null default 'page' check (gives in ('page', 'request', 'withheld'))
);
alter table held_kind enable row level security;
grant select on held_kind to circle_viewer, circle_holder, circle_jobs;
create policy everybody on held_kind for select to circle_viewer, circle_holder, circle_jobs using (true);

insert into held_kind (table_name, whose, shared, trace, through, hides, gives) values
  -- The account
  ('person', '{id}', '{}', '{}', '{}', '{image}', 'page'),
  ('profile', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('session', '{user_id}', '{}', '{}', '{}', '{token}', 'page'),
  ('sign_in_account', '{user_id}', '{}', '{}', '{}', '{account_id,access_token,refresh_token,id_token,password}', 'page'),
  ('sign_in_request', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('secret_address', '{person_id,correspondent_id}', '{}', '{}', '{}', '{}', 'page'),
  ('calendar_choice', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('submission', '{signs_in}', '{}', '{}', '{}', '{key,led_to}', 'page'),
  ('email', '{person_id,correspondent_id}', '{}', '{}', '{}', '{}', 'page'),
  ('correspondent', '{id}', '{}', '{}', '{}', '{}', 'page'),
  -- Groups and their meetings
  ('group_leader', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('leader_leaving', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('leader_leave', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('membership', '{person_id}', '{}', '{leaving_noted_by}', '{}', '{}', 'page'),
  ('membership_card', '{}', '{}', '{}', '{membership_id}', '{}', 'page'),
  ('membership_goodbye', '{}', '{}', '{}', '{membership_id}', '{}', 'page'),
  ('membership_settlement', '{}', '{}', '{settled_by}', '{membership_id}', '{}', 'page'),
  ('goodbye_note', '{}', '{}', '{written_by}', '{membership_id}', '{}', 'page'),
  ('ground_rules_consent', '{}', '{}', '{}', '{membership_id}', '{}', 'page'),
  ('group_seat', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('paid_period', '{}', '{}', '{noted_by}', '{membership_id}', '{}', 'page'),
  ('message_choice', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('circle_tie', '{one_person_id,other_person_id}', '{}', '{set_by}', '{one_application_id,other_application_id}', '{}', 'withheld'),
  ('newcomer_answer', '{}', '{}', '{}', '{membership_id}', '{}', 'page'),
  ('newcomer_question', '{}', '{}', '{asked_by}', '{application_id}', '{}', 'page'),
  ('presenting_tally', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('evaluation_asked', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('time_answer', '{person_id}', '{}', '{}', '{application_id,invitation_id}', '{}', 'page'),
  ('meeting_apology', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('meeting_attendance', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('meeting_reminder', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('meeting_role', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('attended_month', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('room_check', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('room_seat', '{person_id,correspondent_id}', '{}', '{}', '{}', '{device}', 'page'),
  ('room_hand', '{}', '{}', '{}', '{seat_id}', '{}', 'page'),
  ('room_presenting', '{}', '{}', '{}', '{seat_id}', '{}', 'page'),
  ('room_signal', '{}', '{}', '{}', '{to_seat,from_seat}', '{body}', 'withheld'),
  ('room_ticket', '{}', '{}', '{}', '{seat_id}', '{}', 'page'),
  ('certificate', '{person_id}', '{}', '{}', '{}', '{meeting_ids}', 'page'),
  ('circle_message', '{member_id}', '{sender_id}', '{}', '{}', '{}', 'page'),
  ('sent_letter_to', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('debrief', '{written_by}', '{}', '{}', '{}', '{}', 'withheld'),
  ('planning_sheet', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('planning_draft', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('planning_consent', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('interview_free_time', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  -- Applying
  ('application', '{correspondent_id}', '{}', '{}', '{}', '{}', 'page'),
  ('application_answer', '{}', '{}', '{}', '{application_id}', '{}', 'page'),
  ('application_ending', '{}', '{}', '{ended_by}', '{application_id}', '{}', 'page'),
  ('application_message', '{}', '{}', '{author_id}', '{application_id}', '{}', 'page'),
  ('application_pause', '{}', '{}', '{by_person_id}', '{application_id}', '{}', 'page'),
  ('decision_letter', '{}', '{}', '{written_by}', '{application_id}', '{}', 'page'),
  ('place_offer', '{}', '{}', '{offered_by}', '{application_id}', '{}', 'page'),
  ('freed_place', '{}', '{}', '{}', '{application_id}', '{}', 'page'),
  ('interview', '{}', '{}', '{recorded_by}', '{application_id}', '{}', 'page'),
  ('interview_booking', '{}', '{}', '{booked_by,cancelled_by}', '{application_id}', '{}', 'page'),
  ('interview_invitation', '{}', '{}', '{invited_by}', '{application_id}', '{}', 'page'),
  ('interview_seat', '{person_id}', '{}', '{}', '{booking_id}', '{}', 'page'),
  ('interview_tick', '{}', '{}', '{person_id}', '{application_id}', '{}', 'request'),
  ('regular_time_answer', '{}', '{}', '{}', '{application_id}', '{}', 'page'),
  ('taster_guest', '{correspondent_id}', '{}', '{}', '{}', '{}', 'page'),
  ('invitation', '{correspondent_id,accepted_by}', '{}', '{invited_by}', '{}', '{}', 'page'),
  ('waiting_list_entry', '{correspondent_id}', '{}', '{proposed_by}', '{}', '{}', 'page'),
  ('waiting_list_notice', '{}', '{}', '{}', '{entry_id}', '{}', 'page'),
  -- Enquiries
  ('enquiry', '{correspondent_id}', '{}', '{assigned_to,forwarded_to}', '{}', '{}', 'page'),
  ('enquiry_message', '{}', '{}', '{author_id}', '{enquiry_id}', '{}', 'page'),
  ('enquiry_step', '{}', '{}', '{taken_by,to_person_id}', '{enquiry_id}', '{}', 'request'),
  ('discussion_offer', '{}', '{}', '{offered_by}', '{enquiry_id}', '{}', 'page'),
  ('discussion_time', '{}', '{}', '{}', '{offer_id}', '{}', 'page'),
  ('initial_discussion', '{}', '{}', '{noted_by,held_by,cancelled_by}', '{enquiry_id}', '{}', 'page'),
  -- Money
  ('party_identity', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('party', '{}', '{id}', '{}', '{}', '{}', 'page'),
  ('invoice', '{}', '{debtor_id,member_id}', '{issued_by}', '{}', '{}', 'page'),
  ('invoice_line', '{}', '{}', '{}', '{invoice_id}', '{}', 'page'),
  ('instalment', '{}', '{}', '{}', '{invoice_id}', '{}', 'page'),
  ('invoice_reminder', '{}', '{}', '{}', '{invoice_id}', '{}', 'page'),
  ('credit', '{}', '{}', '{made_by}', '{invoice_id}', '{}', 'page'),
  ('write_off', '{}', '{}', '{made_by}', '{invoice_id}', '{}', 'page'),
  ('payment', '{}', '{party_id}', '{noted_by}', '{}', '{}', 'page'),
  ('payment_key', '{}', '{}', '{noted_by}', '{payment_id}', '{key}', 'page'),
  ('payment_taken_back', '{}', '{}', '{taken_back_by}', '{payment_id}', '{}', 'page'),
  ('refund', '{}', '{party_id}', '{made_by}', '{}', '{}', 'page'),
  ('member_terms', '{}', '{party_id,payer_id}', '{agreed_by}', '{}', '{}', 'page'),
  ('meeting_charge', '{}', '{member_id}', '{}', '{}', '{}', 'page'),
  ('posting', '{}', '{party_id}', '{}', '{}', '{}', 'page'),
  ('expense', '{}', '{party_id}', '{noted_by}', '{}', '{}', 'page'),
  ('receipt', '{}', '{}', '{kept_by}', '{expense_id}', '{}', 'page'),
  ('leader_fee', '{}', '{party_id}', '{agreed_by}', '{}', '{}', 'page'),
  ('fee_statement', '{}', '{party_id}', '{made_by}', '{}', '{}', 'page'),
  ('fee_statement_line', '{}', '{}', '{}', '{statement_id}', '{}', 'page'),
  ('card_checkout', '{}', '{}', '{asked_by}', '{invoice_id}', '{session_id,address}', 'page'),
  ('card_movement', '{}', '{}', '{}', '{checkout_id}', '{stripe_id}', 'page'),
  ('treasurer', '{person_id}', '{}', '{given_by}', '{}', '{}', 'page'),
  -- The register, supervision
  ('leader_entry', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('supervisor_entry', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('supervisor_confirmation', '{}', '{}', '{confirmed_by,ended_by}', '{person_id}', '{}', 'page'),
  ('accreditation_request', '{person_id}', '{}', '{answered_by}', '{}', '{}', 'page'),
  ('accreditation_decision', '{}', '{person_id}', '{decided_by}', '{}', '{}', 'page'),
  ('renewal_reminder', '{}', '{}', '{}', '{decision_id}', '{}', 'page'),
  ('register_word', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('register_invitation', '{correspondent_id,accepted_by}', '{}', '{invited_by}', '{}', '{}', 'page'),
  ('leader_tally', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('portfolio', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('portfolio_entry', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('portfolio_proof', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('handed_in_proof', '{}', '{}', '{}', '{portfolio_id}', '{}', 'page'),
  ('report_request', '{person_id}', '{}', '{supervisor_id}', '{}', '{}', 'page'),
  ('report_text', '{}', '{}', '{}', '{request_id}', '{body}', 'withheld'),
  ('contact_request', '{asked_by,asked_person_id}', '{}', '{accepted_by,ended_by}', '{}', '{}', 'page'),
  ('contact_message', '{}', '{}', '{author_id}', '{request_id}', '{}', 'page'),
  ('supervision', '{}', '{supervisor_id}', '{made_by,ended_by}', '{}', '{}', 'page'),
  ('supervisee', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('supervision_agreement', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('supervision_terms', '{}', '{}', '{proposed_by,withdrawn_by}', '{}', '{}', 'page'),
  ('supervision_arrangement', '{}', '{supervisor_id}', '{noted_by}', '{}', '{}', 'page'),
  ('supervision_session', '{}', '{}', '{host_id,logged_by,confirmed_by,disputed_by}', '{}', '{}', 'page'),
  ('supervision_session_person', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('supervision_step', '{}', '{}', '{taken_by}', '{}', '{}', 'page'),
  ('peer_group', '{}', '{}', '{kept_by}', '{}', '{}', 'page'),
  ('peer_group_member', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('peer_agreement', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  -- The society's offices
  ('office', '{person_id}', '{}', '{given_by}', '{}', '{}', 'page'),
  ('office_absence', '{person_id}', '{}', '{covered_by}', '{}', '{}', 'page'),
  ('society_change', '{}', '{person_id}', '{changed_by}', '{}', '{}', 'page'),
  ('organisation', '{}', '{correspondent_id}', '{added_by,checked_by}', '{}', '{}', 'page'),
  ('import_draft', '{brought_by}', '{}', '{}', '{}', '{sheet}', 'withheld'),
  -- Of these two one is there: 0072 gives the first its other name.
  ('retention_hold', '{person_id,correspondent_id}', '{}', '{}', '{}', '{}', 'page'),
  ('hold', '{person_id,correspondent_id}', '{}', '{placed_by,lifted_by}', '{}', '{words}', 'page'),
  -- Signing in (0070b) and forgetting (0072): a table that is not there yet holds nothing.
  ('passkey', '{person_id}', '{}', '{}', '{}', '{credential_id}', 'page'),
  ('authenticator_app', '{person_id}', '{}', '{}', '{}', '{last_step}', 'page'),
  ('recovery_code_set', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('recovery_code', '{}', '{}', '{}', '{person_id}', '{}', 'page'),
  ('second_step', '{person_id}', '{}', '{}', '{}', '{next_path}', 'page'),
  ('known_device', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('failed_try', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('sign_in_event', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('notice_told', '{person_id}', '{}', '{}', '{}', '{}', 'page'),
  ('idle_account', '{person_id}', '{}', '{}', '{}', '{}', 'page');

-- What somebody did for their groups and the society.
insert into held_kind (table_name, trace)
  select name, cols::text[] from (values
  ('balint_group', '{founded_by,opened_by,offers_to_next_by}'), ('books_export', '{made_by}'), ('card_account', '{given_by}'),
  ('card_question', '{settled_by}'), ('circle_news', '{told_by}'), ('circular', '{written_by}'),
  ('continuity_rest', '{put_aside_by}'), ('cost_plan', '{kept_by}'), ('criteria_set', '{adopted_by}'),
  ('debrief_held', '{noted_by}'), ('export_run', '{run_by}'), ('fee_agreement', '{agreed_by}'), ('ground_rules', '{written_by}'),
  ('group_closure', '{closed_by,taken_back_by}'), ('group_decision', '{decided_by,withdrawn_by}'),
  ('group_letters', '{changed_by}'), ('group_link', '{set_by}'), ('group_pause', '{noted_by}'), ('group_place', '{moved_by}'),
  ('import_run', '{run_by}'), ('interview_alone', '{decided_by,revoked_by}'), ('interview_plan', '{changed_by}'),
  ('journal_entry', '{entered_by}'), ('leaders_time', '{changed_by}'), ('letter_words', '{written_by}'),
  ('meeting_announcement', '{made_by}'), ('meeting_record', '{taken_by,corrected_by}'), ('meeting_session', '{chosen_by}'),
  ('mode_change', '{decided_by}'), ('mode_change_point', '{ticked_by}'), ('money_choice', '{changed_by}'),
  ('outreach_answer', '{noted_by}'), ('outreach_ask', '{asked_by}'), ('payee', '{set_by}'), ('place_booking', '{confirmed_by}'),
  ('planning_round', '{begun_by}'), ('planning_text', '{proposed_by}'), ('preparatory_letter', '{sent_by}'),
  ('reading_item', '{added_by}'), ('region_holiday', '{changed_by}'), ('roles_told', '{told_by}'), ('room_choice', '{chosen_by}'),
  ('second_seat', '{offered_by}'), ('sent_letter', '{sent_by}'), ('session_plan', '{changed_by}'),
  ('setting_change', '{changed_by}'), ('source', '{made_by}'), ('taster', '{made_by}'), ('term', '{made_by}'),
  ('time_poll', '{begun_by}'), ('time_request', '{asked_by}'), ('usual_session', '{chosen_by}'), ('venue', '{added_by,changed_by}'),
  ('venue_feed', '{made_by}')) as done (name, cols);

-- ── what somebody asks of the society about their data ──────────────────────

create table data_request (
  id uuid primary key,
  -- Both are null once the person is erased: that it was asked and answered in time stays.
  person_id uuid references person on delete set null,
  correspondent_id uuid references correspondent on delete set null,
  kind text not null check (kind in ('access', 'correction', 'erasure', 'restriction')),
  words text check (length(words) between 1 and 2000),
  asked_at timestamptz not null,
  -- Since when it is known whose it is: at once with an account, otherwise by the address that was sent; the month runs from it.
  proved_at timestamptz,
  due_on date,
  extended_at timestamptz,
  extended_by uuid references person on delete set null,
  extended_why text check (length(extended_why) between 1 and 1000),
  answered_at timestamptz,
  answered_by uuid references person on delete set null,
  outcome text check (outcome in ('given', 'done', 'refused')),
  answer text check (length(answer) between 1 and 4000),
  withdrawn_at timestamptz,
  check (num_nonnulls(person_id, correspondent_id) <= 1),
  check ((proved_at is null) = (due_on is null)),
  check ((extended_at is null) = (extended_why is null)),
  check ((answered_at is null) = (outcome is null)),
  check (num_nonnulls(answered_at, withdrawn_at) <= 1),
  check (kind in ('access', 'erasure') or words is not null or num_nonnulls(person_id, correspondent_id) = 0)
);
comment on column data_request.extended_why is 'UK GDPR article 12(3): by two months more, where it is complex, said within the first.';
create index on data_request (person_id);
create index on data_request (correspondent_id);
create index on data_request (extended_by);
create index on data_request (answered_by);
create index on data_request (due_on) where answered_at is null and withdrawn_at is null and proved_at is not null;

insert into held_kind (table_name, shared, trace)
  values ('data_request', '{person_id,correspondent_id}', '{extended_by,answered_by}');

create trigger only_now before insert or update on data_request for each row
  execute function only_now('asked_at', 'proved_at', 'extended_at', 'answered_at', 'withdrawn_at');

-- A month from when it is known whose it is, to the same day of the next one or that month's last; three where it was extended.
create function data_request_is_due() returns trigger
language plpgsql set search_path = public, pg_temp
as $$
begin
  new.due_on := (new.proved_at at time zone coalesce((select time_zone from society), 'Europe/London'))::date
    + case when new.extended_at is null then interval '1 month' else interval '3 months' end;
  return new;
end $$;
create trigger is_due before insert or update of proved_at, extended_at on data_request for each row
  execute function data_request_is_due();

-- Nothing of what is asked about is forgotten before it is answered.
create function data_request_holds() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  is_open boolean := new.proved_at is not null and num_nonnulls(new.answered_at, new.withdrawn_at) = 0
    and new.kind <> 'erasure';
  holds constant text := case when to_regclass('hold') is null then 'retention_hold' else 'hold' end;
  begins constant text := case when to_regclass('hold') is null then 'since_at' else 'placed_at' end;
  ends constant text := case when to_regclass('hold') is null then 'ended_at' else 'lifted_at' end;
begin
  if num_nonnulls(new.person_id, new.correspondent_id) = 0 then return null; end if;
  if is_open then
    execute format('insert into %I (id, person_id, correspondent_id, reason, %I) select $1, $2, $3, ''access-request'', $4
      where not exists (select from %1$I where id = $1)', holds, begins)
      using new.id, new.person_id, new.correspondent_id, circle_now();
  else
    execute format('update %I set %I = $2 where id = $1 and %2$I is null', holds, ends) using new.id, circle_now();
  end if;
  return null;
end $$;
create trigger holds after insert or update of proved_at, answered_at, withdrawn_at on data_request for each row
  execute function data_request_holds();

alter table secret_address drop constraint secret_address_purpose_check;
alter table secret_address add constraint secret_address_purpose_check check (purpose in ('set-up', 'enquiry', 'application',
  'invitation', 'calendar-feed', 'waiting-list', 'contact-request', 'organisation', 'taster', 'venue-feed', 'apologies',
  'room-pass', 'payer-invoice', 'data-request'));

create function may_address_data_request(address secret_address) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select address.person_id is null and address.replaced_at is null and address.made_at = circle_now() and exists (
    select from data_request r where r.id = address.subject_id and r.correspondent_id = address.correspondent_id
      and r.asked_at = circle_now() and r.proved_at is null)
$$;
create policy makes_for_data_request on secret_address for insert to circle_viewer with check (
  purpose = 'data-request' and may_address_data_request(secret_address));

-- With each answer a way to the page anew, which an administrator sends and cannot read.
create function may_address_answer(address secret_address) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select holds_office('administrator') and address.person_id is null and address.replaced_at is null
    and address.made_at = circle_now() and exists (
      select from data_request r where r.id = address.subject_id and r.correspondent_id = address.correspondent_id
        and (r.answered_at = circle_now() or r.extended_at = circle_now()))
$$;
create policy makes_for_answer on secret_address for insert to circle_viewer with check (
  purpose = 'data-request' and may_address_answer(secret_address));

alter table data_request enable row level security;
grant select, insert on data_request to circle_viewer;
grant select on data_request to circle_holder;
grant update (extended_at, extended_by, extended_why, answered_at, answered_by, outcome, answer, withdrawn_at) on data_request
  to circle_viewer;
grant update (proved_at, withdrawn_at) on data_request to circle_holder;

create policy own on data_request for select to circle_viewer using (person_id = (select viewer_id()));
create policy office on data_request for select to circle_viewer
  using (proved_at is not null and (select holds_office('administrator')));
create policy asks on data_request for insert to circle_viewer with check (
  asked_at = circle_now() and num_nonnulls(extended_at, extended_by, answered_at, answered_by, withdrawn_at) = 0
  and case when person_id is null then correspondent_id is not null and proved_at is null
    else person_id = (select viewer_id()) and proved_at = circle_now() end);
create policy withdraws on data_request for update to circle_viewer
  using (person_id = (select viewer_id()) and num_nonnulls(answered_at, withdrawn_at) = 0)
  with check (person_id = (select viewer_id()) and withdrawn_at is not null and num_nonnulls(answered_at, answered_by) = 0);
create policy answers on data_request for update to circle_viewer
  using ((select holds_office('administrator')) and proved_at is not null and num_nonnulls(answered_at, withdrawn_at) = 0)
  with check ((select holds_office('administrator')) and withdrawn_at is null
    and (answered_by is null or answered_by = (select viewer_id()))
    and (extended_by is null or extended_at < circle_now() or extended_by = (select viewer_id())));
create policy held on data_request for select to circle_holder using (id = (select held('data-request')));
create policy proves on data_request for update to circle_holder
  using (id = (select held('data-request')) and num_nonnulls(answered_at, withdrawn_at) = 0)
  with check (id = (select held('data-request')));
create policy asked_about_data on correspondent for select to circle_viewer using (exists (
  select from data_request r where r.correspondent_id = correspondent.id));
-- Whose account it is, to administrators who answer.
create policy asked_about_data on person for select to circle_viewer using (
  (select holds_office('administrator')) and exists (select from data_request r where r.person_id = person.id));

-- Who answers them: offices are public.
create function data_request_officers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$ select distinct person_id from office where kind = 'administrator' and until is null $$;

-- To one mailbox: enough for whoever asks again.
create function data_letters_lately(address text) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from correspondent c join email e on e.correspondent_id = c.id
  where c.email = address and e.template = 'data-request-proof' and e.queued_at > circle_now() - interval '24 hours'
$$;

-- Of requests nobody proved to be theirs nothing stays after a week; of answered ones the address that led to the answer ends.
create function forget_data_requests() returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with unproved as (
    delete from data_request where proved_at is null and asked_at < circle_now() - interval '7 days' returning correspondent_id),
  orphans as (
    delete from correspondent c using unproved u where c.id = u.correspondent_id returning 1)
  select count(*)::int from orphans
$$;

-- ── what is held ────────────────────────────────────────────────────────────

-- What a column leads to: 'person', 'correspondent', 'party', or nothing of these.
create function held_target(of_table text, of_column text) returns text
language sql stable set search_path = public, pg_temp
as $$
  select coalesce(
    (select of_table where of_column = 'id' and of_table in ('person', 'correspondent', 'party')),
    (select k.confrelid::regclass::text
     from pg_constraint k cross join unnest(k.conkey, k.confkey) as pair (own, other)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
     where k.contype = 'f' and k.conrelid = of_table::regclass and a.attname = of_column and b.attname = 'id'
       and k.confrelid in ('person'::regclass, 'correspondent'::regclass, 'party'::regclass) limit 1))
$$;

-- Which rows are somebody's: $1 is their account, $2 their addresses, $3 their names in books.
create function held_where(of_table text) returns text
language plpgsql stable set search_path = public, pg_temp
as $$
declare
  kind held_kind;
  each text;
  parent record;
  ways text[] := '{}';
begin
  select * into kind from held_kind where table_name = of_table;
  foreach each in array kind.whose || kind.shared loop
    ways := ways || case held_target(of_table, each)
      when 'person' then format('x.%I = $1', each)
      when 'correspondent' then format('x.%I = any($2)', each)
      when 'party' then format('x.%I = any($3)', each) end;
  end loop;
  foreach each in array kind.through loop
    select k.confrelid::regclass::text as name, b.attname as key into parent
      from pg_constraint k cross join unnest(k.conkey, k.confkey) as pair (own, other)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
      where k.contype = 'f' and k.conrelid = of_table::regclass and a.attname = each and b.attname in ('id', 'person_id')
      order by array_length(k.conkey, 1) limit 1;
    ways := ways || format('x.%I in (select x.%I from %I x where %s)', each, parent.key, parent.name, held_where(parent.name));
  end loop;
  return case when ways = '{}' then 'false' else '(' || array_to_string(ways, ' or ') || ')' end;
end $$;

-- Of each kind: how many rows, and what they say; ids, keys and secrets are left out, a group is named.
create function held_of(person uuid, others uuid[], with_rows boolean, on_request boolean)
returns table (table_name text, is_trace boolean, counted integer, given jsonb)
language plpgsql stable set search_path = public, pg_temp
as $$
declare
  kind held_kind;
  parties uuid[] := array(select i.party_id from party_identity i where i.person_id = person);
  leaves_out text[];
  keeps text[];
  named text;
  says text;
begin
  for kind in select * from held_kind k where to_regclass(k.table_name) is not null order by k.table_name loop
    select coalesce(array_agg(a.attname::text) filter (where a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype, 'bytea'::regtype)), '{}') || kind.hides,
      coalesce(array_agg(a.attname::text) filter (where a.atttypid in ('timestamptz'::regtype, 'date'::regtype)), '{}'),
      max(case when a.attname = 'group_id' then 'coalesce(jsonb_build_object(''group'', (select g.name from balint_group g where g.id = x.group_id)), ''{}'')'
        end)
      into leaves_out, keeps, named
      from pg_attribute a where a.attrelid = kind.table_name::regclass and a.attnum > 0 and not a.attisdropped;
    named := coalesce(named, '''{}''::jsonb');
    if kind.whose || kind.shared || kind.through <> '{}' then
      says := case when with_rows and (kind.gives = 'page' or (kind.gives = 'request' and on_request))
        then format('jsonb_agg(jsonb_strip_nulls(%s || (to_jsonb(x) - $4)))', named) else 'null::jsonb' end;
      return query execute format('select %L::text, false, count(*)::int, %s from %I x where %s', kind.table_name, says,
        kind.table_name, held_where(kind.table_name)) using person, others, parties, leaves_out;
    end if;
    -- Not looked for where it is only counted: it is long, and the page says it in a sentence.
    if kind.trace <> '{}' and person is not null and with_rows then
      says := format('jsonb_agg(jsonb_strip_nulls(%s || (select coalesce(jsonb_object_agg(e.key, e.value), ''{}'')
        from jsonb_each(to_jsonb(x)) e where e.key = any($2))))', named);
      return query execute format('select %L::text, true, count(*)::int, %s from %I x where %s', kind.table_name,
        says, kind.table_name, (select string_agg(format('x.%I = $1', t), ' or ') from unnest(kind.trace) t)) using person, keeps;
    end if;
  end loop;
end $$;

-- Everything somebody wrote to us from, with their account or without.
create function addresses_of(which uuid, address text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp
as $$
  select array(
    select c.id from correspondent c where c.email = address
    union select a.correspondent_id from membership m join application a on a.id = m.application_id where m.person_id = which
    union select i.correspondent_id from invitation i where i.accepted_by = which
    union select i.correspondent_id from register_invitation i where i.accepted_by = which)
$$;

create function own_data(with_rows boolean)
returns table (table_name text, is_trace boolean, counted integer, given jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select h.* from person p, held_of(p.id, addresses_of(p.id, p.email), with_rows,
    exists (select from data_request r where r.person_id = p.id and r.kind = 'access' and r.outcome = 'given')) h
  where p.id = viewer_id()
$$;

-- In answer to a request, by the address that was sent: with the account of that address, if there is one.
create function requested_data()
returns table (table_name text, is_trace boolean, counted integer, given jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select h.* from data_request r join correspondent c on c.id = r.correspondent_id left join person p on p.email = c.email,
    held_of(p.id, addresses_of(p.id, c.email), true, true) h
  where r.id = held('data-request') and r.kind = 'access' and r.outcome = 'given'
$$;

revoke all on function data_request_officers(), may_address_answer(secret_address), data_request_is_due(), data_request_holds(), may_address_data_request(secret_address),
  data_letters_lately(text), forget_data_requests(), held_target(text, text), held_where(text),
  held_of(uuid, uuid[], boolean, boolean), addresses_of(uuid, text), own_data(boolean), requested_data() from public;
grant execute on function may_address_data_request(secret_address), may_address_answer(secret_address), data_letters_lately(text),
  data_request_officers(), own_data(boolean) to circle_viewer;
grant execute on function data_request_officers(), requested_data() to circle_holder;
grant execute on function forget_data_requests() to circle_jobs;
