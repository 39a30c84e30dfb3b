-- Who has not said when they can is written to, once a day at most.
create table time_request (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  asked_by uuid not null references person,
  asked_at timestamptz not null
);
create index on time_request (group_id, asked_at);
create index on time_request (asked_by);

alter table time_request enable row level security;
grant select (id, group_id, asked_at), insert on time_request to circle_viewer;
create policy leads on time_request for select to circle_viewer using (group_id in (select led_group_ids()));
create policy asks on time_request for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and asked_by = (select viewer_id()) and asked_at = circle_now());
