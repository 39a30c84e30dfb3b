-- Whoever thinks of a group asks the society (R3–R5, R78–R80).

create table enquiry (
  id uuid primary key,
  correspondent_id uuid not null references correspondent,
  region_id uuid references region,
  kind text not null check (kind in ('start-face-to-face', 'start-online', 'something-else')),
  message text not null check (length(message) <= 4000),
  plan jsonb,
  received_at timestamptz not null
);
comment on column enquiry.plan is 'The visitor''s trial plan as groups/rules/plan.ts reads it, or null.';
create index on enquiry (region_id, received_at desc);
create index on enquiry (correspondent_id);

create table enquiry_message (
  id uuid primary key,
  enquiry_id uuid not null references enquiry on delete cascade,
  author_id uuid references person on delete set null,
  from_society boolean not null,
  body text not null check (length(body) between 1 and 8000),
  written_at timestamptz not null
);
create index on enquiry_message (enquiry_id, written_at);
create index on enquiry_message (author_id);

create table initial_discussion (
  id uuid primary key,
  enquiry_id uuid not null references enquiry on delete cascade,
  held_on date not null,
  noted_by uuid references person on delete set null,
  noted_at timestamptz not null
);
create index on initial_discussion (enquiry_id);

create table enquiry_closure (
  enquiry_id uuid primary key references enquiry on delete cascade,
  closed_by uuid references person on delete set null,
  closed_at timestamptz not null
);

alter table enquiry enable row level security;
alter table enquiry_message enable row level security;
alter table initial_discussion enable row level security;
alter table enquiry_closure enable row level security;

-- The administrator sees all enquiries, a representative those of the region, the enquirer their own.
create function takes_enquiry(which uuid) returns boolean language sql stable security definer set search_path = public
as $$
  select exists (select from enquiry e where e.id = which
    and (holds_office('administrator') or e.region_id in (select represented_region_ids())))
$$;

grant select, insert on enquiry to circle_viewer;
grant select on enquiry to circle_holder;
create policy asks on enquiry for insert to circle_viewer with check (true);
create policy administrator on enquiry for select to circle_viewer using ((select holds_office('administrator')));
create policy representative on enquiry for select to circle_viewer using (region_id in (select represented_region_ids()));
create policy own on enquiry for select to circle_holder using (id = (select held('enquiry')));

grant select, insert on enquiry_message to circle_viewer, circle_holder;
create policy in_charge on enquiry_message for select to circle_viewer using (takes_enquiry(enquiry_id));
create policy answers on enquiry_message for insert to circle_viewer
  with check (takes_enquiry(enquiry_id) and from_society and author_id = (select viewer_id()));
create policy own on enquiry_message for select to circle_holder using (enquiry_id = (select held('enquiry')));
create policy replies on enquiry_message for insert to circle_holder
  with check (enquiry_id = (select held('enquiry')) and not from_society and author_id is null);

grant select, insert on initial_discussion to circle_viewer;
grant update (held_on, noted_by, noted_at) on initial_discussion to circle_viewer;
create policy in_charge on initial_discussion to circle_viewer
  using (takes_enquiry(enquiry_id)) with check (takes_enquiry(enquiry_id) and noted_by = (select viewer_id()));
grant select on initial_discussion to circle_holder;
create policy own on initial_discussion for select to circle_holder using (enquiry_id = (select held('enquiry')));

grant select, insert, delete on enquiry_closure to circle_viewer;
create policy in_charge on enquiry_closure to circle_viewer
  using (takes_enquiry(enquiry_id)) with check (takes_enquiry(enquiry_id));
grant select on enquiry_closure to circle_holder;
create policy own on enquiry_closure for select to circle_holder using (enquiry_id = (select held('enquiry')));

create policy enquirers on correspondent for select to circle_viewer using (
  exists (select from enquiry e where e.correspondent_id = correspondent.id));

-- Who answered is named to the enquirer.
create policy answered_me on person for select to circle_holder using (
  exists (select from enquiry_message m where m.author_id = person.id));

revoke all on function takes_enquiry(uuid) from public;
grant execute on function takes_enquiry(uuid) to circle_viewer;
