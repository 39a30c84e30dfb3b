-- People, how they sign in, the secret addresses of those without an account, and the outbox.
--
-- Four roles read and write; none of them owns a table, so row-level security binds them all:
--   circle_viewer  a person signed in, or a visitor (circle.person_id empty)
--   circle_holder  someone without an account who holds a secret address (circle.token_hash)
--   circle_signin  Better Auth, and nothing but its tables
--   circle_jobs    the queue and the outbox
-- platform/database/roles.ts makes them before the first migration.

revoke all on schema public from public;
grant usage on schema public to circle_viewer, circle_holder, circle_signin, circle_jobs;

-- The moment the transaction believes it is: tests and the demo society live at other times.
create function circle_now() returns timestamptz language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('circle.now', true), '')::timestamptz, now()) $$;

create function viewer_id() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('circle.person_id', true), '')::uuid $$;

-- ── people ──────────────────────────────────────────────────────────────────

-- Someone who signs in. Better Auth calls this its user; image and email_verified are its own.
create table person (
  id uuid primary key default uuidv7(),
  name text not null check (length(name) between 1 and 120),
  email text not null unique check (email = lower(email) and length(email) <= 254),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column person.email is 'Never granted to circle_viewer: addresses are written to, not shown.';

-- What a person tells of themselves.
create table profile (
  person_id uuid primary key references person on delete cascade,
  phone text check (length(phone) <= 40),
  profession text check (length(profession) <= 80),
  time_zone text check (length(time_zone) <= 64),
  changed_at timestamptz not null
);
comment on column profile.phone is 'Shown to the members of groups the person leads (R56), to nobody else.';

create table session (
  id uuid primary key default uuidv7(),
  user_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on session (user_id);

create table sign_in_account (
  id uuid primary key default uuidv7(),
  user_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text, refresh_token text, id_token text,
  access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
  scope text, password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sign_in_account (user_id);

create table verification (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on verification (identifier);

-- One asked-for sign-in. Link and code are derived from the id and the server's secret, so neither is kept;
-- the rows are the limits per address and per client, which hold across restarts.
create table sign_in_request (
  id uuid primary key,
  person_id uuid references person on delete cascade,
  address_hash bytea not null,
  client_hash bytea not null,
  next_path text not null default '/home' check (next_path like '/%' and length(next_path) <= 300),
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  failed_tries smallint not null default 0,
  used_at timestamptz
);
comment on column sign_in_request.person_id is 'Null when the address is not known: the answer is the same, and nothing is sent.';
create index on sign_in_request (address_hash, requested_at);
create index on sign_in_request (client_hash, requested_at);
create index on sign_in_request (person_id);

-- Someone the society writes with who has no account: an enquirer, an applicant, an invited leader.
create table correspondent (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  email text not null check (email = lower(email) and length(email) <= 254),
  met_at timestamptz not null
);
comment on column correspondent.email is 'Never granted to circle_viewer: no side''s address is shown to the other (R80).';
create index on correspondent (email);

-- A page behind a long secret. The secret is HMAC(server secret, id): only its SHA-256 is kept.
create table secret_address (
  id uuid primary key,
  purpose text not null check (purpose in ('set-up', 'enquiry', 'application', 'invitation', 'calendar-feed')),
  subject_id uuid,
  correspondent_id uuid references correspondent on delete cascade,
  person_id uuid references person on delete cascade,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz,
  replaced_at timestamptz,
  unique (id, correspondent_id)
);
create index on secret_address (purpose, subject_id);
create index on secret_address (person_id);
create index on secret_address (correspondent_id);

-- What the caller's secret address opens, or null. Runs as the owner: a holder cannot list addresses.
create function held(for_purpose text) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(subject_id, id) from secret_address
  where token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
    and purpose = for_purpose and replaced_at is null and (expires_at is null or expires_at > circle_now())
$$;

create function held_correspondent() returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select correspondent_id from secret_address
  where token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
    and replaced_at is null and (expires_at is null or expires_at > circle_now())
$$;

-- The account that belongs to the holder's own address, if there is one.
create function held_person() returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select p.id from person p join correspondent c on c.email = p.email where c.id = held_correspondent() $$;

-- Whoever holds an address sent to their mailbox has shown that the mailbox is theirs: find or make their account.
create function person_for_holder() returns table (person_id uuid, is_new boolean)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare who correspondent; made uuid;
begin
  select * into who from correspondent where id = held_correspondent();
  if not found then return; end if;
  insert into person (name, email, email_verified, created_at, updated_at)
    values (who.name, who.email, true, circle_now(), circle_now())
    on conflict (email) do nothing returning id into made;
  if made is not null then
    return query select made, true;
  else
    return query select p.id, false from person p where p.email = who.email;
  end if;
end $$;

-- ── forms, posted once ──────────────────────────────────────────────────────

-- A form's key is spent in the transaction of its command: a second click finds where the first one led.
create table submission (
  key text primary key,
  body_hash bytea not null,
  led_to text,
  signs_in uuid references person on delete cascade,
  at timestamptz not null
);
comment on column submission.body_hash is 'SHA-256 of what was typed: other words under the same key are another wish, not a second click.';
comment on column submission.signs_in is 'Whose session the answer began: a second click within a minute begins it too, since the first answer may be lost.';
create index on submission (at);
create index on submission (signs_in);

-- Emails to addresses that nobody has shown to be theirs yet: counted by client, so that our forms are no mail relay.
create table unproven_mail (
  client_hash text not null,
  at timestamptz not null
);
create index on unproven_mail (client_hash, at);
create index on unproven_mail (at);

-- Notes one more from the client of this request, and answers how many there were in the hour. 0 where there is none.
create function note_unproven_mail() returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare client text := nullif(current_setting('circle.client_hash', true), '');
begin
  if client is null then return 0; end if;
  perform pg_advisory_xact_lock(hashtextextended('unproven-mail:' || client, 0));
  insert into unproven_mail (client_hash, at) values (client, circle_now());
  return (select count(*) from unproven_mail where client_hash = client and at > circle_now() - interval '1 hour');
end $$;

-- ── email ───────────────────────────────────────────────────────────────────

-- The outbox: what is to be written to whom. It holds ids; the words are made when it is sent, as the recipient.
create table email (
  id uuid primary key,
  template text not null check (length(template) <= 60),
  about_id uuid,
  person_id uuid references person on delete cascade,
  correspondent_id uuid references correspondent on delete cascade,
  secret_address_id uuid,
  queued_at timestamptz not null,
  sent_at timestamptz,
  dropped_at timestamptz,
  check (num_nonnulls(person_id, correspondent_id) = 1),
  check (secret_address_id is null or correspondent_id is not null),
  foreign key (secret_address_id, correspondent_id) references secret_address (id, correspondent_id) on delete cascade
);
comment on column email.id is 'Also the Message-ID, so that a repeat after a crash is recognised as one.';
comment on column email.dropped_at is 'When there was nothing left to say: what it was about is gone or hidden from the recipient.';
create index on email (queued_at) where sent_at is null and dropped_at is null;
create index on email (person_id);
create index on email (correspondent_id);
create index on email (secret_address_id);

-- Jobs are asked for here and nowhere else. A payload carries ids and numbers, never text, codes or addresses.
create function ask_for_job(task text, payload jsonb, run_at timestamptz default null, job_key text default null)
returns void language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if jsonb_typeof(payload) <> 'object' or exists (
    select from jsonb_each(payload) f
    where f.key !~ '^[A-Za-z]{1,40}$' or jsonb_typeof(f.value) <> 'number'
      and coalesce(f.value #>> '{}', '') !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
  ) then
    raise exception 'a job carries ids and numbers only';
  end if;
  -- The caller's login, not the owner as whom this runs.
  if not (task = 'mail.send-email' and job_key is null and run_at is null
      or task = 'accounts.send-sign-in' and pg_has_role(session_user, 'circle_signin', 'usage')
      or pg_has_role(session_user, 'circle_jobs', 'usage')) then
    raise exception using errcode = 'insufficient_privilege', message = 'this job is not for this role to ask for';
  end if;
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, max_attempts => 200, job_key => job_key);
end $$;

-- ── who may ─────────────────────────────────────────────────────────────────

alter table person enable row level security;
alter table profile enable row level security;
alter table session enable row level security;
alter table sign_in_account enable row level security;
alter table verification enable row level security;
alter table sign_in_request enable row level security;
alter table correspondent enable row level security;
alter table secret_address enable row level security;
alter table submission enable row level security;
alter table unproven_mail enable row level security;
alter table email enable row level security;

grant select (id, name, created_at) on person to circle_viewer, circle_holder;
grant update (name, updated_at) on person to circle_viewer;
create policy own on person for all to circle_viewer using (id = (select viewer_id())) with check (id = (select viewer_id()));
create policy own_holder on person for select to circle_holder using (id = (select held_person()));

grant select, insert, update on profile to circle_viewer;
create policy own on profile to circle_viewer
  using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));

grant select, insert, update, delete on person, session, sign_in_account, verification, sign_in_request to circle_signin;
create policy signin on person to circle_signin using (true) with check (true);
create policy signin on session to circle_signin using (true) with check (true);
create policy signin on sign_in_account to circle_signin using (true) with check (true);
create policy signin on verification to circle_signin using (true) with check (true);
create policy signin on sign_in_request to circle_signin using (true) with check (true);

grant select (id, name, met_at) on correspondent to circle_viewer, circle_holder;
grant insert on correspondent to circle_viewer, circle_holder;
create policy introduces on correspondent for insert to circle_viewer with check (true);
create policy own on correspondent for select to circle_holder using (id = (select held_correspondent()));

-- Who may write an address is in 0008, after the tables it opens; only one's own feed address may be read back.
grant insert on secret_address to circle_viewer;
grant select (id, purpose, subject_id, person_id, made_at, expires_at, replaced_at) on secret_address to circle_viewer;
grant update (replaced_at) on secret_address to circle_viewer;
create policy own on secret_address for select to circle_viewer using (person_id = (select viewer_id()));
create policy replaces_own on secret_address for update to circle_viewer
  using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));

grant select, insert, update on submission to circle_viewer, circle_holder;
create policy this_form on submission to circle_viewer
  using (key = current_setting('circle.form_key', true))
  with check (key = current_setting('circle.form_key', true) and signs_in is null);
create policy this_form_holder on submission to circle_holder
  using (key = current_setting('circle.form_key', true))
  with check (key = current_setting('circle.form_key', true)
    and (signs_in is null or signs_in = held_person() or held('set-up') is not null));

grant insert on email to circle_viewer, circle_holder, circle_jobs;
create policy asks on email for insert to circle_viewer, circle_holder
  with check (num_nonnulls(sent_at, dropped_at) = 0 and template <> 'sign-in');
create policy asks_sign_in on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'sign-in'
  and exists (select from sign_in_request r where r.id = about_id and r.person_id = email.person_id));
grant select, delete on email to circle_jobs;
grant update (sent_at, dropped_at) on email to circle_jobs;
create policy delivers on email for select to circle_jobs using (true);
create policy marks on email for update to circle_jobs using (true);
create policy forgets on email for delete to circle_jobs using (sent_at is not null or dropped_at is not null);

-- The jobs know whom to write to, and nothing else of anybody.
grant select (id, name, email) on person to circle_jobs;
create policy addresses on person for select to circle_jobs using (true);
grant select (id, name, email) on correspondent to circle_jobs;
create policy addresses on correspondent for select to circle_jobs using (true);
grant select (id, purpose, expires_at, replaced_at) on secret_address to circle_jobs;
create policy addresses on secret_address for select to circle_jobs using (true);
grant select (at), delete on unproven_mail to circle_jobs;
create policy forgets on unproven_mail to circle_jobs using (true);
grant select, delete on submission to circle_jobs;
create policy forgets on submission to circle_jobs using (true);
grant select (id, person_id, used_at, expires_at, requested_at), delete on sign_in_request to circle_jobs;
create policy delivers on sign_in_request to circle_jobs using (true);

revoke all on function held(text), held_correspondent(), held_person(), person_for_holder(),
  ask_for_job(text, jsonb, timestamptz, text), note_unproven_mail() from public;
grant execute on function note_unproven_mail() to circle_viewer;
grant execute on function held(text), held_correspondent(), held_person() to circle_viewer, circle_holder, circle_jobs;
grant execute on function person_for_holder() to circle_holder;
grant execute on function ask_for_job(text, jsonb, timestamptz, text) to circle_viewer, circle_holder, circle_signin, circle_jobs;
grant execute on function circle_now(), viewer_id() to circle_viewer, circle_holder, circle_signin, circle_jobs;
