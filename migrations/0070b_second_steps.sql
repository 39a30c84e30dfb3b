-- Passkeys, an app's codes and recovery codes beside the email; the browsers somebody has signed in from; what was
-- tried in vain, for the limits; and what a person is told of their own signing in. Only circle_signin reads any of it,
-- except the last, which is its person's.

-- ── what shows who somebody is ──────────────────────────────────────────────

-- Made by a phone, a computer or a key, which asks its owner for a finger or a PIN: both steps at once.
create table passkey (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  credential_id text not null unique check (length(credential_id) <= 1400),
  public_key bytea not null check (length(public_key) <= 4000),
  counter bigint not null,
  transports text not null check (length(transports) <= 200),
  name text not null check (length(name) between 1 and 60),
  added_at timestamptz not null,
  last_used_at timestamptz
);
comment on column passkey.counter is 'As the device counts its own uses; many always say 0 (WebAuthn, 6.1.1).';
create index on passkey (person_id);

-- An app that shows six digits (RFC 6238); its secret is sealed under the installation's own, and counts once confirmed.
create table authenticator_app (
  person_id uuid primary key references person on delete cascade,
  sealed_secret bytea not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on column authenticator_app.last_step is 'The half minute of the newest code that was taken: no earlier one, nor the same, is taken again.';

-- Ten codes for the day the phone is lost. They can be shown until their owner says they are kept, or for a quarter of an
-- hour; from then on only hashes are here.
create table recovery_code_set (
  person_id uuid primary key references person on delete cascade,
  made_at timestamptz not null,
  sealed_codes bytea,
  shown_until timestamptz
);
create table recovery_code (
  person_id uuid not null references recovery_code_set on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Whoever has shown their mailbox and has a second way: what they show next opens the session.
create table second_step (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  next_path text not null check (next_path like '/%' and length(next_path) <= 300),
  click_hash bytea unique,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  failed_tries smallint not null default 0,
  used_at timestamptz
);
comment on column second_step.click_hash is 'Of the click that began it: the same click, arriving twice, finds it again.';
create index on second_step (person_id);
create index on second_step (begun_at);

-- A challenge is answered once.
create table spent_challenge (
  challenge_hash bytea primary key,
  spent_at timestamptz not null
);
create index on spent_challenge (spent_at);

-- ── from where, and how often in vain ───────────────────────────────────────

-- A browser in which somebody has signed in, known again by a cookie. Its tries are counted by themselves, so that
-- strangers who try in somebody's name shut nobody out (OWASP, "device cookies").
create table known_device (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token_hash bytea not null,
  user_agent text not null check (length(user_agent) <= 300),
  first_used_at timestamptz not null,
  last_used_at timestamptz not null,
  unique (person_id, token_hash)
);
alter table sign_in_request add column device_id uuid references known_device on delete set null;
create index on sign_in_request (device_id, requested_at);

create table failed_try (
  id uuid primary key,
  kind text not null check (kind in ('app-code', 'recovery-code', 'passkey')),
  person_id uuid references person on delete cascade,
  device_id uuid references known_device on delete cascade,
  client_hash bytea not null,
  tried_at timestamptz not null
);
create index on failed_try (person_id, tried_at);
create index on failed_try (device_id, tried_at);
create index on failed_try (client_hash, tried_at);

-- ── what its person is told ─────────────────────────────────────────────────

create table sign_in_event (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('new-device', 'passkey-added', 'passkey-removed', 'app-added', 'app-removed',
    'codes-made', 'code-used', 'second-steps-removed', 'link-made')),
  word text check (length(word) <= 60),
  user_agent text check (length(user_agent) <= 300),
  happened_at timestamptz not null
);
comment on column sign_in_event.word is 'The name of the passkey it is about.';
create index on sign_in_event (person_id, happened_at);

-- ── who may ─────────────────────────────────────────────────────────────────

alter table passkey enable row level security;
alter table authenticator_app enable row level security;
alter table recovery_code_set enable row level security;
alter table recovery_code enable row level security;
alter table second_step enable row level security;
alter table spent_challenge enable row level security;
alter table known_device enable row level security;
alter table failed_try enable row level security;
alter table sign_in_event enable row level security;

grant select, insert, update, delete on passkey, authenticator_app, recovery_code_set, recovery_code, second_step,
  spent_challenge, known_device, failed_try, sign_in_event to circle_signin;
create policy signin on passkey to circle_signin using (true) with check (true);
create policy signin on authenticator_app to circle_signin using (true) with check (true);
create policy signin on recovery_code_set to circle_signin using (true) with check (true);
create policy signin on recovery_code to circle_signin using (true) with check (true);
create policy signin on second_step to circle_signin using (true) with check (true);
create policy signin on spent_challenge to circle_signin using (true) with check (true);
create policy signin on known_device to circle_signin using (true) with check (true);
create policy signin on failed_try to circle_signin using (true) with check (true);
create policy signin on sign_in_event to circle_signin using (true) with check (true);

grant select on sign_in_event to circle_viewer;
create policy own on sign_in_event for select to circle_viewer using (person_id = (select viewer_id()));

-- Told in the transaction in which it happened.
grant insert on email to circle_signin;
create policy tells_of_sign_in on email for insert to circle_signin with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template in ('new-device', 'sign-in-changed')
  and exists (select from sign_in_event e where e.id = about_id and e.person_id = email.person_id));

-- ── required for offices ────────────────────────────────────────────────────

-- From when on a person's offices wait for a second way to sign in: so many days (society/rules/guidance.ts) after they
-- took the office, or after the society changed that number. Null: they hold none that asks for it.
create function second_step_due(who uuid) returns timestamptz
language sql stable security definer set search_path = public, pg_temp
as $$
  select min(greatest(duty.since, rule.changed_at) + make_interval(days => coalesce(rule.days, 30)))
  from (
    select since from office
      where person_id = who and until is null and kind in ('administrator', 'council', 'concerns-officer')
    union all
    select since from treasurer where person_id = who and until is null
  ) duty
  left join (
    select changed_at, case jsonb_typeof(value) when 'number' then value::integer end as days
    from setting_change where name = 'secondStepDays' order by changed_at desc, id desc limit 1
  ) rule on true
$$;

create function has_second_step(who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from passkey where person_id = who)
    or exists (select from authenticator_app where person_id = who and confirmed_at is not null)
$$;

-- What somebody is told of their own office; null when there is nothing to set up.
create function own_second_step_due() returns timestamptz
language sql stable security definer set search_path = public, pg_temp
as $$ select case when has_second_step(viewer_id()) then null else second_step_due(viewer_id()) end $$;

-- A society that is there already has its days from today on.
insert into setting_change (id, name, value, changed_at)
  select uuidv7(), 'secondStepDays', '30', now() from society;

-- Set for the transaction of somebody whose offices wait: what these open is shut, in the database as in the pages.
create function offices_wait() returns boolean language sql stable parallel safe
as $$ select coalesce(current_setting('circle.offices_wait', true), '') = 'yes' $$;

create or replace function holds_office(which text) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office where person_id = viewer_id() and kind = which and until is null)
    and (which = 'representative' or not offices_wait())
$$;

create or replace function takes_desk(who uuid, of_desk text, of_region uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select case of_desk
    when 'concerns' then exists (select from office
      where person_id = who and kind = 'concerns-officer' and until is null)
      and not (who = viewer_id() and offices_wait())
    when 'region' then (exists (select from office where person_id = who and kind = 'administrator' and until is null)
        and not (who = viewer_id() and offices_wait()))
      or of_region in (select regions_taken_by(who, society_today()))
    else exists (select from office where person_id = who and kind = 'administrator' and until is null)
      and not (who = viewer_id() and offices_wait())
  end
$$;

create or replace function takes_enquiries() returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select (not offices_wait()
      and exists (select from office where person_id = viewer_id() and kind <> 'representative' and until is null))
    or exists (select from represented_region_ids())
$$;

create or replace function kept_purse_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select p.id from purse p where p.group_id in (select led_group_ids() union all select ended_led_group_ids())
  union select purse_id from treasurer where person_id = viewer_id() and until is null and not offices_wait()
$$;

revoke all on function second_step_due(uuid), has_second_step(uuid), own_second_step_due() from public;
grant execute on function second_step_due(uuid), has_second_step(uuid) to circle_signin;
grant execute on function own_second_step_due() to circle_viewer;
grant execute on function offices_wait() to circle_viewer, circle_holder, circle_jobs, circle_signin;
