-- Bringing rows of a spreadsheet in, and taking them out.

-- A file somebody is bringing in, between choosing its columns and importing it. It holds names and addresses, so only
-- whoever brought it reads it, and it is gone when it has been imported, given up, or a day old.
create table import_draft (
  id uuid primary key,
  kind text not null check (kind in ('people', 'representatives', 'leaders', 'supervisors')),
  file_name text not null check (length(file_name) <= 120),
  sheet jsonb not null,
  column_match jsonb,
  brought_by uuid not null references person on delete cascade,
  brought_at timestamptz not null
);
comment on column import_draft.sheet is 'The rows as imports/rules/sheet.ts read them.';
comment on column import_draft.column_match is 'Which column of the file fills which of ours; null until somebody has said.';
create index on import_draft (brought_by, brought_at desc);
create index on import_draft (brought_at);

-- What was brought in and taken out, by whom and when: numbers, never a row.
create table import_run (
  id uuid primary key,
  kind text not null check (kind in ('people', 'representatives', 'leaders', 'supervisors')),
  added integer not null,
  changed integer not null,
  unchanged integer not null,
  left_out integer not null,
  run_by uuid references person on delete set null,
  run_at timestamptz not null
);
create index on import_run (run_at desc);
create index on import_run (run_by);

create table export_run (
  id uuid primary key,
  kind text not null check (kind in ('people', 'representatives', 'leaders', 'supervisors')),
  rows integer not null,
  run_by uuid references person on delete set null,
  run_at timestamptz not null
);
create index on export_run (run_at desc);
create index on export_run (run_by);

-- Which of these addresses, or of the ids in a file of our own, have an account: for administrators, who bring them along.
create function accounts_of(keys text[]) returns table (key text, person_id uuid)
language sql stable security definer set search_path = public, pg_temp
as $$
  select k, p.id from unnest(keys) as k join person p on p.email = k or p.id::text = k
  where holds_office('administrator')
$$;

-- Accounts for many at once, as person_for_office() makes one.
create function people_for_office(names text[], addresses text[]) returns table (address text, person_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'only an administrator brings people in';
  end if;
  insert into person (name, email, created_at, updated_at)
    select n, lower(a), circle_now(), circle_now() from unnest(names, addresses) as bring (n, a)
    on conflict (email) do nothing;
  return query select p.email, p.id from person p where p.email in (select lower(a) from unnest(addresses) as a);
end $$;

-- Entries of the register that come from a list. Whoever has touched their own entry keeps it: a list only writes what
-- it wrote itself.
alter table leader_entry add brought_in_at timestamptz;
comment on column leader_entry.brought_in_at is 'When a list wrote it; it is the list''s as long as nothing has changed it since.';
alter table supervisor_entry add brought_in_at timestamptz;
comment on column supervisor_entry.brought_in_at is 'As in leader_entry.';

create function bring_in_leaders(entries jsonb) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'only an administrator brings entries in';
  end if;
  insert into leader_entry as kept (person_id, profession, group_member_experience, member_sessions, member_years,
      sessions_led, sessions_co_led, leading_years, psychodynamic_training, region_ids, modes, languages,
      changed_at, brought_in_at)
    select e.person_id, e.profession, coalesce(e.member_sessions, 0) + coalesce(e.member_years, 0) > 0,
      e.member_sessions, e.member_years, e.sessions_led, e.sessions_co_led, e.leading_years, e.psychodynamic_training,
      e.region_ids, e.modes, e.languages, circle_now(), circle_now()
    from jsonb_to_recordset(entries) as e (person_id uuid, profession text, member_sessions smallint,
      member_years smallint, sessions_led smallint, sessions_co_led smallint, leading_years smallint,
      psychodynamic_training boolean, region_ids uuid[], modes text[], languages text[])
    on conflict (person_id) do update set profession = excluded.profession,
      group_member_experience = excluded.group_member_experience, member_sessions = excluded.member_sessions,
      member_years = excluded.member_years, sessions_led = excluded.sessions_led,
      sessions_co_led = excluded.sessions_co_led, leading_years = excluded.leading_years,
      psychodynamic_training = excluded.psychodynamic_training, region_ids = excluded.region_ids,
      modes = excluded.modes, languages = excluded.languages, changed_at = excluded.changed_at,
      brought_in_at = excluded.brought_in_at
    where kept.brought_in_at = kept.changed_at;
end $$;

create function bring_in_supervisors(entries jsonb) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'only an administrator brings entries in';
  end if;
  insert into supervisor_entry as kept (person_id, offers, places_free, region_ids, modes, languages, fee_minor, currency,
      entered_at, changed_at, brought_in_at)
    select e.person_id, e.offers, e.places_free, e.region_ids, e.modes, e.languages, e.fee_minor, e.currency,
      circle_now(), circle_now(), circle_now()
    from jsonb_to_recordset(entries) as e (person_id uuid, offers text[], places_free smallint, region_ids uuid[],
      modes text[], languages text[], fee_minor integer, currency text)
    on conflict (person_id) do update set offers = excluded.offers, places_free = excluded.places_free,
      region_ids = excluded.region_ids, modes = excluded.modes, languages = excluded.languages,
      fee_minor = excluded.fee_minor, currency = excluded.currency, changed_at = excluded.changed_at,
      brought_in_at = excluded.brought_in_at
    where kept.brought_in_at = kept.changed_at;
end $$;

-- What a list says of accreditation is put before the Council, unless whoever brings it in sits there. Answers how many
-- requests it made: whoever has one open has one.
create function bring_in_accreditation_requests(wishes jsonb) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare made integer;
begin
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'only an administrator brings entries in';
  end if;
  insert into accreditation_request (id, person_id, asks_for, since_on, note, asked_at)
    select uuidv7(), w.person_id, w.asks_for, w.since_on, w.note, circle_now()
    from jsonb_to_recordset(wishes) as w (person_id uuid, asks_for text, since_on date, note text)
    on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $$;

alter table import_draft enable row level security;
alter table import_run enable row level security;
alter table export_run enable row level security;

grant select, insert, delete on import_draft to circle_viewer;
grant update (column_match) on import_draft to circle_viewer;
create policy own on import_draft to circle_viewer
  using (brought_by = (select viewer_id()) and (select holds_office('administrator')))
  with check (brought_by = (select viewer_id()) and (select holds_office('administrator')));
grant select (id, brought_at), delete on import_draft to circle_jobs;
create policy forgets on import_draft to circle_jobs using (true);

grant select, insert on import_run, export_run to circle_viewer;
create policy office on import_run for select to circle_viewer using ((select holds_office('administrator')));
create policy office on export_run for select to circle_viewer using ((select holds_office('administrator')));
create policy oneself on import_run for insert to circle_viewer with check (
  (select holds_office('administrator')) and run_by = (select viewer_id()) and run_at = circle_now());
create policy oneself on export_run for insert to circle_viewer with check (
  (select holds_office('administrator')) and run_by = (select viewer_id()) and run_at = circle_now());

revoke all on function accounts_of(text[]), people_for_office(text[], text[]), bring_in_leaders(jsonb),
  bring_in_supervisors(jsonb), bring_in_accreditation_requests(jsonb) from public;
grant execute on function accounts_of(text[]), people_for_office(text[], text[]), bring_in_leaders(jsonb),
  bring_in_supervisors(jsonb), bring_in_accreditation_requests(jsonb) to circle_viewer;
