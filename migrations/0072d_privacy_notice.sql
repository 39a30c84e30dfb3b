-- The privacy notice changes with the periods and the settings it is made of. What it says is an edition; whoever was there
-- before a later one is told of it, by email and on their first page, until they have read it.

create table notice_edition (
  id uuid primary key,
  number integer not null unique check (number > 0),
  facts jsonb not null,
  published_at timestamptz not null
);
comment on column notice_edition.facts is 'What it says that can change: features/privacy/rules/notice-facts.ts has its shape.';
create table notice_told (
  person_id uuid primary key references person on delete cascade,
  told_number integer not null default 0,
  told_at timestamptz,
  read_number integer not null default 0,
  read_at timestamptz
);
comment on table notice_told is 'Which edition somebody was written about, and which they have read.';

alter table notice_edition enable row level security;
alter table notice_told enable row level security;
grant select on notice_edition to circle_viewer, circle_holder, circle_jobs;
create policy everybody on notice_edition for select to circle_viewer, circle_holder, circle_jobs using (true);
grant select on notice_told to circle_viewer;
create policy own on notice_told for select to circle_viewer using (person_id = (select viewer_id()));

-- Answers whether what is said is another edition. Only who may change what it is made of asks, and the night.
create function publish_notice(says jsonb) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare newest record;
begin
  if not (holds_office('administrator') or pg_has_role(session_user, 'circle_jobs', 'usage')) then
    raise exception using errcode = 'insufficient_privilege', message = 'the society publishes its notice';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('privacy-notice', 0));
  select number, facts into newest from notice_edition order by number desc limit 1;
  if newest.facts = says then return false; end if;
  insert into notice_edition (id, number, facts, published_at)
    values (uuidv7(), coalesce(newest.number, 0) + 1, says, circle_now());
  return true;
end $$;

create function read_notice() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into notice_told (person_id, told_number, told_at, read_number, read_at)
    select viewer_id(), e.number, circle_now(), e.number, circle_now() from notice_edition e
    where viewer_id() is not null order by e.number desc limit 1
  on conflict (person_id) do update set read_number = excluded.read_number, read_at = excluded.read_at,
    told_number = greatest(notice_told.told_number, excluded.told_number)
$$;

-- Who is still to be written to of the newest edition. A day passes first, so that several changes of one day are one email. It is
-- noted in the transaction that queues the emails, so a crash repeats none.
create function take_notice_readers(at_most integer) returns table (person_id uuid, edition_id uuid)
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
        and coalesce(told.read_number, 0) < newest.number
      limit at_most
    on conflict (person_id) do update set told_number = excluded.told_number, told_at = excluded.told_at
    returning t.person_id, newest.id;
end $$;
create function notice_told_now(which uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from notice_told t join notice_edition e on e.number = t.told_number
    where e.id = which and t.person_id = who and t.told_at = circle_now())
$$;
create policy tells_of_notice on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'privacy-notice-changed' and notice_told_now(about_id, person_id));

revoke all on function publish_notice(jsonb), read_notice(), take_notice_readers(integer), notice_told_now(uuid, uuid) from public;
grant execute on function publish_notice(jsonb) to circle_viewer, circle_jobs;
grant execute on function read_notice() to circle_viewer;
grant execute on function take_notice_readers(integer), notice_told_now(uuid, uuid) to circle_jobs;

-- Its old name stands in "everything held about me" no longer (0071).
delete from held_kind where table_name = 'retention_hold';
