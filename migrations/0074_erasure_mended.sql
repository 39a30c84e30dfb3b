-- What a reader of 0071 to 0073 found (docs/decisions/0061): whom an erasure, a hold and a request by email alone may reach.

-- ── whoever is erased and still has a concern open ──────────────────────────

-- The address of their row alone: anybody may type one that looks like it.
create function gone_address(which uuid) returns text
language sql immutable parallel safe
as $$ select 'gone-' || which || '@erased.invalid' $$;

create or replace function erase_addresses(others uuid[]) returns void
language plpgsql set search_path = public, pg_temp
as $$
begin
  delete from email where correspondent_id = any(others);
  delete from secret_address where correspondent_id = any(others);
  update correspondent c set name = 'Somebody who has left', email = gone_address(c.id)
    where c.id = any(others) and exists (select from enquiry e where e.correspondent_id = c.id);
  delete from correspondent c where c.id = any(others) and not exists (select from enquiry e where e.correspondent_id = c.id);
end $$;

create or replace function forget_closed_concerns() returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare done integer;
begin
  delete from enquiry e using correspondent c
    where c.id = e.correspondent_id and c.email = gone_address(c.id) and e.closed_at is not null;
  delete from correspondent c where c.email = gone_address(c.id)
    and not exists (select from enquiry e where e.correspondent_id = c.id);
  get diagnostics done = row_count;
  return done;
end $$;

-- An underscore in an address is an underscore.
create or replace function erase_words(mailbox text, gone uuid[]) returns void
language plpgsql set search_path = public, pg_temp
as $$
begin
  update organisation set correspondent_id = null, office_address = null, office = null where office_address = mailbox;
  update venue set contact_email = null, contact_name = null, contact_phone = null where lower(contact_email) = mailbox;
  delete from party_identity where person_id is null and lower(email) = mailbox and not party_is_unsettled(party_id);
  delete from verification where position(mailbox in lower(identifier)) > 0 or position(mailbox in lower(value)) > 0;
  delete from import_draft where position(mailbox in lower(sheet::text)) > 0;
  delete from email where about_id = any(gone);
  delete from secret_address where subject_id = any(gone);
  delete from continuity_rest where about_id = any(gone);
  delete from submission where led_to is not null and exists (select from unnest(gone) g where led_to like '%' || g || '%');
end $$;

-- ── a request by email alone, where the account asks for more than the mailbox ─

-- Whoever can read a mailbox has not shown that they are whoever signs in with a passkey or an app as well.
create function request_signs_in_first(request uuid) returns boolean
language sql stable set search_path = public, pg_temp
as $$
  select exists (select from data_request r join correspondent c on c.id = r.correspondent_id join person p on p.email = c.email
    where r.id = request and r.person_id is null and has_second_step(p.id))
$$;

create or replace function account_of_request(request uuid) returns uuid
language sql stable set search_path = public, pg_temp
as $$
  select coalesce(r.person_id, (select p.id from correspondent c join person p on p.email = c.email
    where c.id = r.correspondent_id and not has_second_step(p.id)))
  from data_request r where r.id = request
$$;

-- In answer to a request, by the address that was sent: with the account of that address, if the mailbox alone opens it.
create or replace function requested_data()
returns table (table_name text, is_trace boolean, counted integer, given jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select h.* from data_request r join correspondent c on c.id = r.correspondent_id
    left join person p on p.id = account_of_request(r.id),
    held_of(p.id, addresses_of(p.id, c.email), true, true) h
  where r.id = held('data-request') and r.kind = 'access' and r.outcome = 'given'
$$;

-- For whoever holds the page of the request, so that it can say so.
create function held_request_signs_in_first() returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select request_signs_in_first(held('data-request')) $$;

-- ── holds ───────────────────────────────────────────────────────────────────

-- Whether an administrator keeps what is about somebody from being deleted, for a claim or a complaint: by their account, by any
-- address of theirs, and by the mailbox that two of these share. Either may be null.
drop function is_kept_for_office(uuid);
create function is_kept_for_office(who_person uuid, who_correspondent uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  with mailbox as (
    select email from person where id = who_person union select email from correspondent where id = who_correspondent)
  select exists (
    select from hold h left join person p on p.id = h.person_id left join correspondent c on c.id = h.correspondent_id
    where h.lifted_at is null and h.reason = 'administrator' and (h.person_id = who_person or exists (
      select from mailbox m where m.email = coalesce(p.email, c.email)
        or addresses_of(who_person, m.email) && addresses_of(h.person_id, coalesce(p.email, c.email)))))
$$;

create or replace function request_waits_for(request uuid) returns table (what text, id uuid, name text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select w.what, w.id, w.name from erasure_waits_for(account_of_request(request)) w where holds_office('administrator')
  union all
  select 'sign-in-first', null, null where holds_office('administrator') and request_signs_in_first(request)
  union all
  select 'on-hold', null, null where holds_office('administrator') and is_kept_for_office(account_of_request(request),
    (select r.correspondent_id from data_request r where r.id = request))
  union all
  select 'own-request', null, null where holds_office('administrator') and account_of_request(request) = viewer_id()
$$;

-- What nobody proved goes after a week, and so does the address of whoever was told of their erasure: a hold on these would go
-- with them, so it is placed on an address that stays.
create or replace function place_hold(their_email text, why text) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  who_person uuid;
  who_correspondent uuid;
  made uuid;
begin
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'only an administrator places a hold';
  end if;
  select id into who_person from person where email = lower(their_email);
  if who_person is null then
    select c.id into who_correspondent from correspondent c where c.email = lower(their_email)
      and not exists (select from data_request r where r.correspondent_id = c.id
        and (r.proved_at is null or r.kind = 'erasure' and r.outcome = 'done'))
      order by c.met_at desc, c.id desc limit 1;
  end if;
  if num_nonnulls(who_person, who_correspondent) = 0 then return null; end if;
  insert into hold (id, person_id, correspondent_id, reason, words, placed_at, placed_by)
    values (uuidv7(), who_person, who_correspondent, 'administrator', why, circle_now(), viewer_id()) returning id into made;
  return made;
end $$;

-- Of requests nobody proved to be theirs nothing stays after a week, unless somebody is held.
create or replace function forget_data_requests() returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with unproved as (
    delete from data_request where proved_at is null and asked_at < circle_now() - interval '7 days'
      and not is_held(null, correspondent_id) returning correspondent_id),
  orphans as (
    delete from correspondent c using unproved u where c.id = u.correspondent_id returning 1)
  select count(*)::int from orphans
$$;

-- ── asking again ────────────────────────────────────────────────────────────

-- Where a mailbox has had its letters of the day: the newest request of the same words that it has not proved, for one more way
-- to it. So a stranger who asks in somebody's name keeps them from nothing.
create function unproved_request(address text, of_kind text, of_words text) returns table (id uuid, correspondent_id uuid)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select r.id, r.correspondent_id from data_request r join correspondent c on c.id = r.correspondent_id
  where c.email = address and r.kind = of_kind and r.words is not distinct from of_words
    and num_nonnulls(r.proved_at, r.withdrawn_at) = 0
  order by r.asked_at desc, r.id desc limit 1
$$;

create or replace function may_address_data_request(address secret_address) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select address.person_id is null and address.replaced_at is null and address.made_at = circle_now() and exists (
    select from data_request r where r.id = address.subject_id and r.correspondent_id = address.correspondent_id
      and num_nonnulls(r.proved_at, r.withdrawn_at) = 0)
$$;

-- ── the privacy notice ──────────────────────────────────────────────────────

-- Nobody reads for whoever is gone.
create or replace function take_notice_readers(at_most integer) returns table (person_id uuid, edition_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare newest record;
begin
  select id, number, published_at into newest from notice_edition order by number desc limit 1;
  if newest is null or newest.number = 1 or newest.published_at > circle_now() - interval '12 hours' then return; end if;
  return query
    insert into notice_told as t (person_id, told_number, told_at)
      select p.id, newest.number, circle_now() from person p left join notice_told told on told.person_id = p.id
      where p.created_at < newest.published_at and coalesce(told.told_number, 0) < newest.number
        and coalesce(told.read_number, 0) < newest.number and p.id <> somebody_gone()
      limit at_most
    on conflict (person_id) do update set told_number = excluded.told_number, told_at = excluded.told_at
    returning t.person_id, newest.id;
end $$;

-- ── tombstones ──────────────────────────────────────────────────────────────

-- A restore erases whom they name: so they name nobody who is there.
create function is_erased(as_kind text, which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select case as_kind
    when 'person' then not exists (select from person p where p.id = which)
    else not exists (select from correspondent c where c.id = which and c.email <> gone_address(c.id)) end
$$;
-- Says nothing of anybody to whoever is no administrator.
create function may_bury(as_kind text, which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select holds_office('administrator') and is_erased(as_kind, which) $$;
drop policy buries on tombstone;
create policy buries on tombstone for insert to circle_viewer with check (may_bury(kind, id));
drop policy buries_when_due on tombstone;
create policy buries_when_due on tombstone for insert to circle_jobs with check (is_erased(kind, id));
-- Whoever asks by an address is erased by an administrator.
drop policy buries_themselves on tombstone;
revoke insert on tombstone from circle_holder;

revoke all on function gone_address(uuid), request_signs_in_first(uuid), held_request_signs_in_first(),
  is_kept_for_office(uuid, uuid), unproved_request(text, text, text), is_erased(text, uuid),
  may_bury(text, uuid) from public;
grant execute on function held_request_signs_in_first() to circle_holder;
grant execute on function unproved_request(text, text, text) to circle_viewer;
grant execute on function may_bury(text, uuid) to circle_viewer;
grant execute on function is_erased(text, uuid) to circle_jobs;
