-- Where an application stands: not confirmed yet, decided for later, or on the group's waiting list.

-- An application is the leaders' only once its applicant has shown that the mailbox is theirs.
alter table application add column confirmed_at timestamptz;
update application set confirmed_at = applied_at;
comment on column application.confirmed_at is 'Since when the address is known to be the applicant''s own; until then leaders see nothing of it.';
create policy not_confirmed_before on application as restrictive for insert to circle_viewer
  with check (confirmed_at is null or confirmed_at = circle_now());

drop policy leads on application;
create policy leads on application for select to circle_viewer
  using (confirmed_at is not null and group_id in (select led_group_ids()));

-- Everything of an application is its leaders' by its group: of one that is not confirmed there is none for them.
create or replace function application_group(which uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp
as $$ select group_id from application where id = which and (confirmed_at is not null or id = held('application')) $$;

create or replace function may_address(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and case wish.purpose
    when 'calendar-feed' then
      wish.correspondent_id is null and wish.person_id = viewer_id() and wish.subject_id = viewer_id()
    when 'enquiry' then wish.person_id is null and exists (
      select from enquiry e where e.id = wish.subject_id and e.correspondent_id = wish.correspondent_id
        and (made_just_now(e.xmin) or takes_enquiry(e.id)))
    when 'application' then wish.person_id is null and exists (
      select from application a where a.id = wish.subject_id and a.correspondent_id = wish.correspondent_id
        and (made_just_now(a.xmin) or (a.confirmed_at is not null and a.group_id in (select led_group_ids()))))
    when 'invitation' then wish.person_id is null and exists (
      select from invitation i where i.id = wish.subject_id and i.correspondent_id = wish.correspondent_id
        and made_just_now(i.xmin) and i.invited_by = viewer_id())
    else false
  end
$$;

-- ── not now ─────────────────────────────────────────────────────────────────

-- The leaders have answered, and the answer is neither yes nor no: a later day, or the group's waiting list.
create table application_pause (
  id uuid primary key,
  application_id uuid not null references application on delete cascade,
  kind text not null check (kind in ('deferred', 'waiting')),
  since_at timestamptz not null,
  by_person_id uuid references person on delete set null,
  until_on date,
  ended_at timestamptz,
  check (until_on is null or kind = 'deferred'),
  check (ended_at >= since_at)
);
comment on column application_pause.until_on is 'The day by which the leaders come back to a deferred application.';
create unique index one_standing_pause on application_pause (application_id) where ended_at is null;
create index on application_pause (application_id, since_at desc);
create index on application_pause (by_person_id);
create trigger only_now before insert or update on application_pause for each row
  execute function only_now('since_at', 'ended_at');

alter table application_pause enable row level security;
grant select, insert on application_pause to circle_viewer;
grant update (ended_at) on application_pause to circle_viewer;
grant select (id, application_id, kind, since_at, until_on, ended_at) on application_pause to circle_holder;
create policy leads on application_pause for select to circle_viewer
  using (application_group(application_id) in (select led_group_ids()));
create policy pauses on application_pause for insert to circle_viewer with check (
  application_group(application_id) in (select led_group_ids()) and application_stands(application_id)
  and by_person_id = (select viewer_id()) and ended_at is null);
create policy ends on application_pause for update to circle_viewer
  using (application_group(application_id) in (select led_group_ids()) and ended_at is null)
  with check (ended_at is not null);
create policy own on application_pause for select to circle_holder using (application_id = (select held('application')));
