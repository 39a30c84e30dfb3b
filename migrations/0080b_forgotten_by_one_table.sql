-- Everything that a night takes is in the one table of what is kept (docs/decisions/0062); who wants no letters is in the list beside
-- the backups, and stays so after a restore (docs/decisions/0063, 0070).

-- ── own data, shaped as all other kinds ─────────────────────────────────────

drop function forget_data_requests();
create function forget_unproved_requests(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as materialized (
    select r.id, r.correspondent_id from data_request r
    where r.proved_at is null and r.asked_at <= circle_now() - kept and not is_held(null, r.correspondent_id)
    limit at_most for update skip locked),
  unproved as (delete from data_request r using due where r.id = due.id returning 1),
  addresses as (delete from correspondent c using due where c.id = due.correspondent_id returning 1)
  select count(*)::int from unproved
$$;

-- The address of whoever was erased lasts as long as the letter that says so is under way, and no longer than this.
drop function forget_told();
create function forget_told(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from correspondent where id in (
      select c.id from data_request r join correspondent c on c.id = r.correspondent_id
      where r.kind = 'erasure' and r.outcome = 'done' and (r.answered_at <= circle_now() - kept
        or not exists (select from email e where e.correspondent_id = c.id and num_nonnulls(e.sent_at, e.dropped_at) = 0))
      limit at_most for update of c skip locked)
    returning 1)
  select count(*)::int from gone
$$;

-- No clock runs here: a name goes once nothing is open any more.
drop function forget_settled_names();
create function forget_settled_names(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from party_identity where party_id in (
      select i.party_id from party_identity i join party p on p.id = i.party_id
      where p.kind = 'person' and i.person_id is null and not party_is_unsettled(i.party_id)
      limit at_most for update of i skip locked)
    returning 1)
  select count(*)::int from gone
$$;

drop function forget_closed_concerns();
create function forget_closed_concerns(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare done integer;
begin
  delete from enquiry where id in (
    select e.id from enquiry e join correspondent c on c.id = e.correspondent_id
    where c.email = gone_address(c.id) and e.closed_at <= circle_now() - kept
    limit at_most for update of e skip locked);
  delete from correspondent where id in (
    select c.id from correspondent c where c.email = gone_address(c.id)
      and not exists (select from enquiry e where e.correspondent_id = c.id)
    limit at_most);
  get diagnostics done = row_count;
  return done;
end $$;

-- How long who looked is kept is asked of every line that is deleted, so it stands here; a test holds it against the table.
create function looks_kept() returns interval language sql immutable parallel safe as $$ select interval '12 months' $$;
create or replace function look_stays() returns trigger
language plpgsql set search_path = public, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    if old.looked_at <= circle_now() - looks_kept() or current_setting('circle.erasing', true) = 'yes'
      or not exists (select from person p where p.id = old.subject_id)
        and not exists (select from correspondent c where c.id = old.subject_correspondent_id)
      or old.group_id is not null and not exists (select from balint_group g where g.id = old.group_id)
    then return old; end if;
  elsif to_jsonb(new) - 'looker_id' = to_jsonb(old) - 'looker_id' and new.looker_id is null then return new;
  end if;
  raise exception using errcode = 'insufficient_privilege', message = 'who looked stays written';
end $$;
create or replace function forget_looks(kept interval, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare done integer;
begin
  if kept <> looks_kept() then raise exception 'looks are kept for %', looks_kept(); end if;
  delete from confidential_look where id in (
    select id from confidential_look where looked_at <= circle_now() - kept order by looked_at limit at_most);
  get diagnostics done = row_count;
  return done;
end $$;

-- ── who wants no letters, for the list beside the backups ───────────────────

-- Everything that was ended with a click, and what was begun again of it, in keys that name nobody: an objection by the digest of
-- its address; a wait, an organisation or a seat in a group by their ids.
create function quiet_wishes() returns table (kind text, key text, is_quiet boolean, since timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select 'objection', encode(o.address_hash, 'hex'), true, o.since_at from mail_objection o
  union all
  select 'waiting-list', w.id::text, true, w.left_at from waiting_list_entry w where w.left_at is not null
  union all
  select 'organisation', s.organisation_id::text, bool_or(s.ended_at is null), max(coalesce(s.ended_at, s.since_at))
    from organisation_silence s group by s.organisation_id
  union all
  select 'letters', c.group_id || ':' || c.person_id || ':' || x.which, x.is_quiet, c.changed_at
    from message_choice c cross join lateral (values ('reminders', coalesce(c.reminder_days = 0, false)),
      ('messages', not c.messages_by_email), ('term-ahead', not c.term_ahead_by_email)) as x (which, is_quiet)
$$;

-- What the list says, once more: after the restore of an older backup, as the owner. Answers whether it changed anything.
create function keep_quiet(of_kind text, key text, is_quiet boolean, since timestamptz) returns boolean
language plpgsql volatile set search_path = public, pg_temp
as $$
declare
  done integer := 0;
  its uuid[];
begin
  if of_kind = 'objection' and is_quiet then
    insert into mail_objection (address_hash, since_at) values (decode(key, 'hex'), since) on conflict do nothing;
  elsif of_kind = 'objection' then
    delete from mail_objection where address_hash = decode(key, 'hex');
  elsif of_kind = 'waiting-list' and is_quiet then
    update waiting_list_entry set left_at = since where id = key::uuid and left_at is null;
  elsif of_kind = 'organisation' and is_quiet then
    insert into organisation_silence (id, organisation_id, office_address, since_at)
      select uuidv7(), o.id, o.office_address, since from organisation o
      where o.id = key::uuid and o.office_address is not null
        and not exists (select from organisation_silence s where s.organisation_id = o.id and s.ended_at is null);
  elsif of_kind = 'organisation' then
    update organisation_silence set ended_at = since where organisation_id = key::uuid and ended_at is null;
  elsif of_kind = 'letters' then
    its := array[split_part(key, ':', 1)::uuid, split_part(key, ':', 2)::uuid];
    if is_quiet then
      insert into message_choice as c (group_id, person_id, reminder_days, reminder_chosen_at, messages_by_email,
          term_ahead_by_email, changed_at)
        select g.id, p.id, case split_part(key, ':', 3) when 'reminders' then 0 end, since,
          split_part(key, ':', 3) <> 'messages', split_part(key, ':', 3) <> 'term-ahead', since
        from balint_group g, person p where g.id = its[1] and p.id = its[2]
      on conflict (group_id, person_id) do update set changed_at = excluded.changed_at,
        reminder_days = coalesce(excluded.reminder_days, c.reminder_days),
        messages_by_email = c.messages_by_email and excluded.messages_by_email,
        term_ahead_by_email = c.term_ahead_by_email and excluded.term_ahead_by_email
      where excluded.reminder_days = 0 and c.reminder_days is distinct from 0
        or c.messages_by_email and not excluded.messages_by_email
        or c.term_ahead_by_email and not excluded.term_ahead_by_email;
    else
      update message_choice c set changed_at = since,
        reminder_days = case when split_part(key, ':', 3) = 'reminders' then null else c.reminder_days end,
        messages_by_email = c.messages_by_email or split_part(key, ':', 3) = 'messages',
        term_ahead_by_email = c.term_ahead_by_email or split_part(key, ':', 3) = 'term-ahead'
      where c.group_id = its[1] and c.person_id = its[2] and case split_part(key, ':', 3)
        when 'reminders' then c.reminder_days = 0 when 'messages' then not c.messages_by_email else not c.term_ahead_by_email end;
    end if;
  end if;
  get diagnostics done = row_count;
  return done > 0;
end $$;
comment on function keep_quiet(text, text, boolean, timestamptz) is 'Called by a restore, for what the list beside the backups says.';

-- Whatever door it came through, the list has it soon.
create trigger keeps after insert or delete on mail_objection for each statement execute function keep_tombstones();
create trigger keeps after update of left_at on waiting_list_entry for each row
  when (old.left_at is null and new.left_at is not null) execute function keep_tombstones();
create trigger keeps after insert or update of ended_at on organisation_silence for each statement execute function keep_tombstones();
create trigger keeps after insert or update of reminder_days, messages_by_email, term_ahead_by_email on message_choice
  for each statement execute function keep_tombstones();

revoke all on function forget_unproved_requests(interval, integer), forget_told(interval, integer),
  forget_settled_names(interval, integer), forget_closed_concerns(interval, integer), looks_kept(), quiet_wishes(),
  keep_quiet(text, text, boolean, timestamptz) from public;
grant execute on function forget_unproved_requests(interval, integer), forget_told(interval, integer),
  forget_settled_names(interval, integer), forget_closed_concerns(interval, integer), quiet_wishes() to circle_jobs;
