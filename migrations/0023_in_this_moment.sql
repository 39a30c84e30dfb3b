-- Found when all of 0010 to 0020 was attacked with the application's half out of the way
-- (tests/integration/attacked.test.ts): what happens, happens now and by whoever does it; and a question is answered to
-- those only whom its answer concerns.

-- ── now ─────────────────────────────────────────────────────────────────────

-- The columns named may only be set to this very moment by whoever is bound by row-level security: nothing is back-dated,
-- and nothing is put off. The owner (migrations, functions that run as the owner) is not bound.
create function only_now() returns trigger language plpgsql set search_path = public, pg_temp
as $$
declare
  after jsonb := to_jsonb(new);
  before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}' end;
  named text;
begin
  if not row_security_active(tg_relid) then return new; end if;
  foreach named in array tg_argv loop
    if after ->> named is distinct from before ->> named and (after ->> named)::timestamptz <> circle_now() then
      raise exception using errcode = 'insufficient_privilege', message = named || ' is the moment it happens';
    end if;
  end loop;
  return new;
end $$;

create trigger only_now before insert on enquiry for each row
  execute function only_now('received_at', 'waiting_since', 'first_answered_at');
create trigger only_now_later before update of closed_at on enquiry for each row execute function only_now('closed_at');
create trigger only_now before insert on enquiry_message for each row execute function only_now('written_at');
create trigger only_now before insert on initial_discussion for each row execute function only_now('noted_at');
create trigger only_now before insert on setting_change for each row execute function only_now('changed_at');
create trigger only_now before insert or update on office for each row execute function only_now('since', 'until');
create trigger only_now before insert or update on office_absence for each row
  execute function only_now('noted_at', 'withdrawn_at');
create trigger only_now before update on accreditation_request for each row
  execute function only_now('withdrawn_at', 'answered_at');
create trigger only_now before update on supervisor_confirmation for each row execute function only_now('ended_at');
create trigger only_now before update on peer_group_member for each row execute function only_now('left_at');
create trigger only_now before update on peer_group for each row execute function only_now('ended_at');
create trigger only_now before update on contact_request for each row
  execute function only_now('accepted_at', 'declined_at', 'withdrawn_at', 'ended_at');
create trigger only_now before update on register_invitation for each row
  execute function only_now('withdrawn_at', 'accepted_at');
create trigger only_now before update on invitation for each row
  execute function only_now('accepted_at', 'declined_at', 'withdrawn_at');
create trigger only_now before update on waiting_list_entry for each row execute function only_now('confirmed_at', 'left_at');
create trigger only_now before insert on application_message for each row execute function only_now('written_at');
create trigger only_now before insert on application_ending for each row execute function only_now('ended_at');

-- ── by whoever does it ──────────────────────────────────────────────────────

-- Since when somebody waits is a moment of this enquiry; how long the first answer took is counted once.
create function keep_waiting_true() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if new.waiting_since is distinct from old.waiting_since and new.waiting_since not between new.received_at and circle_now() then
    raise exception using errcode = 'insufficient_privilege', message = 'nobody waits since before they asked';
  end if;
  if new.first_answer_minutes is distinct from old.first_answer_minutes and old.first_answer_minutes is not null then
    raise exception using errcode = 'insufficient_privilege', message = 'the first answer is counted once';
  end if;
  return new;
end $$;
create trigger keep_waiting_true before update of waiting_since, first_answer_minutes on enquiry
  for each row execute function keep_waiting_true();

create policy not_answered_yet on enquiry as restrictive for insert to circle_viewer
  with check (num_nonnulls(first_answered_at, first_answer_minutes) = 0);

-- Who holds a talk is read from the offer: a day that was merely noted names nobody, whose name would be told then.
create policy held_by_offer on initial_discussion as restrictive for insert to circle_viewer, circle_holder
  with check (time_id is not null or held_by is null);

-- Whoever asks names the one representative they address, and says nothing in the society's story.
create function is_addressed_to(which uuid, who uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$ select exists (select from enquiry e where e.id = which and e.assigned_to = who and made_just_now(e.xmin)) $$;
drop policy addresses on enquiry_step;
create policy addresses on enquiry_step for insert to circle_viewer with check (
  by_enquirer and kind = 'assigned' and taken_at = circle_now() and num_nonnulls(words, outcome) = 0
  and is_addressed_to(enquiry_id, to_person_id));

-- Whoever says yes to a request says it themselves: the policies above look at one side each.
create policy by_oneself on contact_request as restrictive for update to circle_viewer using (true)
  with check (accepted_by is null or accepted_by = (select viewer_id()) or asked_by = (select viewer_id()));

-- Nobody of Council answers what they have asked of it themselves.
create policy not_ones_own on accreditation_request as restrictive for update to circle_viewer using (true)
  with check (answered_by is null or answered_by <> person_id);

-- ── a question is answered to those whom it concerns ────────────────────────

-- That an enquiry is a concern is known to its reader, and to nobody else who knows an id.
create or replace function is_concern(which uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select exists (select from enquiry e where e.id = which and e.kind = 'concern'
    and (takes_enquiry(e.id) or held('enquiry') = e.id or made_just_now(e.xmin)))
$$;

create or replace function holds_some_office(who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office where person_id = who and until is null)
    and exists (select from office where person_id = viewer_id() and until is null)
$$;

create or replace function sits_on_council(who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select holds_office('administrator')
    and exists (select from office where person_id = who and kind = 'council' and until is null)
$$;

create or replace function held_office_once(who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select sees_whole_society() and exists (select from office where person_id = who) $$;

create or replace function is_away_between(who uuid, from_day date, to_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select holds_some_office(viewer_id()) and exists (select from office_absence
    where person_id = who and withdrawn_at is null and first_on <= to_day and last_on >= from_day)
$$;

-- Asked by functions that run as the owner, and by nobody else.
revoke execute on function is_away(uuid), enquiry_is_new(uuid) from circle_viewer;

-- Of two who ask with the same address in the same second the later one sees the earlier, so that the limit of letters
-- to one mailbox holds however many connections they come from.
create or replace function enquiries_lately(their_email text) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('enquiries:' || lower(their_email), 0));
  select count(*)::int from enquiry e join correspondent c on c.id = e.correspondent_id
  where c.email = lower(their_email) and e.received_at > circle_now() - interval '24 hours'
$$;

revoke all on function only_now(), keep_waiting_true(), is_addressed_to(uuid, uuid), founded_enquiry_ids() from public;
grant execute on function is_addressed_to(uuid, uuid), founded_enquiry_ids() to circle_viewer;
