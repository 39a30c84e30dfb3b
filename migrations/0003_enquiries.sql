-- Whoever thinks of a group asks the society (R3–R5, R78–R80).

create table enquiry (
  id uuid primary key,
  correspondent_id uuid not null references correspondent,
  region_id uuid references region,
  kind text not null check (kind in ('start-face-to-face', 'start-online', 'something-else')),
  message text not null check (length(message) <= 4000),
  plan jsonb,
  received_at timestamptz not null,
  waiting_since timestamptz,
  closed_at timestamptz
);
comment on column enquiry.plan is 'The visitor''s trial plan as groups/rules/plan.ts reads it, or null.';
comment on column enquiry.waiting_since is 'Since when the enquirer waits for our word; null while it is their turn, or nobody''s.';
comment on column enquiry.closed_at is 'As the newest enquiry_closure says: here so that the lists cost the same with 10,000 enquiries.';
create index on enquiry (correspondent_id);
-- One index for each list that people leaf through, of one region and of the whole society.
create index enquiry_waiting_here on enquiry (region_id, waiting_since, id) where waiting_since is not null;
create index enquiry_waiting on enquiry (waiting_since, id) where waiting_since is not null;
create index enquiry_open_here on enquiry (region_id, received_at desc, id desc) where closed_at is null;
create index enquiry_open on enquiry (received_at desc, id desc) where closed_at is null;
create index enquiry_closed_here on enquiry (region_id, closed_at desc, id desc) where closed_at is not null;
create index enquiry_closed on enquiry (closed_at desc, id desc) where closed_at is not null;

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

-- When the society talks, or talked, with the enquirer. A changed date is a further row; the newest holds.
create table initial_discussion (
  id uuid primary key,
  enquiry_id uuid not null references enquiry on delete cascade,
  held_on date not null,
  noted_by uuid references person on delete set null,
  noted_at timestamptz not null
);
create index on initial_discussion (enquiry_id, noted_at desc);
create index on initial_discussion (noted_by);

-- Who closed it and when; opened again by one of us, or by the enquirer's writing once more (reopened_by null).
create table enquiry_closure (
  enquiry_id uuid not null references enquiry on delete cascade,
  closed_at timestamptz not null,
  closed_by uuid references person on delete set null,
  reopened_at timestamptz,
  reopened_by uuid references person on delete set null,
  primary key (enquiry_id, closed_at)
);
create unique index closed_once on enquiry_closure (enquiry_id) where reopened_at is null;
create index on enquiry_closure (closed_by);
create index on enquiry_closure (reopened_by);

alter table enquiry enable row level security;
alter table enquiry_message enable row level security;
alter table initial_discussion enable row level security;
alter table enquiry_closure enable row level security;

-- How often an address has asked of late, so that nobody fills a stranger's mailbox with our confirmations.
create function enquiries_lately(their_email text) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from enquiry e join correspondent c on c.id = e.correspondent_id
  where c.email = lower(their_email) and e.received_at > circle_now() - interval '24 hours'
$$;

-- The administrator sees all enquiries, a representative those of the region, the enquirer their own.
create function takes_enquiry(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from enquiry e where e.id = which
    and (holds_office('administrator') or e.region_id in (select represented_region_ids())))
$$;

create function takes_enquiries() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select holds_office('administrator') or exists (select from represented_region_ids()) $$;

grant select, insert on enquiry to circle_viewer;
grant select on enquiry to circle_holder;
grant update (waiting_since, closed_at) on enquiry to circle_viewer, circle_holder;
create policy asks on enquiry for insert to circle_viewer with check (closed_at is null);
create policy administrator on enquiry for select to circle_viewer using ((select holds_office('administrator')));
create policy representative on enquiry for select to circle_viewer using (region_id in (select represented_region_ids()));
create policy own on enquiry for select to circle_holder using (id = (select held('enquiry')));
create policy in_charge on enquiry for update to circle_viewer
  using ((select holds_office('administrator')) or region_id in (select represented_region_ids()));
create policy own_word on enquiry for update to circle_holder using (id = (select held('enquiry')));

grant select, insert on enquiry_message to circle_viewer, circle_holder;
create policy in_charge on enquiry_message for select to circle_viewer using (takes_enquiry(enquiry_id));
create policy answers on enquiry_message for insert to circle_viewer
  with check (takes_enquiry(enquiry_id) and from_society and author_id = (select viewer_id()));
create policy own on enquiry_message for select to circle_holder using (enquiry_id = (select held('enquiry')));
create policy replies on enquiry_message for insert to circle_holder
  with check (enquiry_id = (select held('enquiry')) and not from_society and author_id is null);

grant select, insert on initial_discussion to circle_viewer;
create policy in_charge on initial_discussion to circle_viewer
  using (takes_enquiry(enquiry_id)) with check (takes_enquiry(enquiry_id) and noted_by = (select viewer_id()));
grant select on initial_discussion to circle_holder;
create policy own on initial_discussion for select to circle_holder using (enquiry_id = (select held('enquiry')));

grant select, insert on enquiry_closure to circle_viewer;
grant select on enquiry_closure to circle_holder;
grant update (reopened_at, reopened_by) on enquiry_closure to circle_viewer;
grant update (reopened_at) on enquiry_closure to circle_holder;
create policy in_charge on enquiry_closure to circle_viewer
  using (takes_enquiry(enquiry_id)) with check (takes_enquiry(enquiry_id));
create policy own on enquiry_closure for select to circle_holder using (enquiry_id = (select held('enquiry')));
create policy writes_again on enquiry_closure for update to circle_holder
  using (enquiry_id = (select held('enquiry'))) with check (reopened_by is null);

create policy enquirers on correspondent for select to circle_viewer using (
  exists (select from enquiry e where e.correspondent_id = correspondent.id));

-- Who answered is named to the enquirer, and to whoever is in charge with them.
create policy answered_me on person for select to circle_holder using (
  exists (select from enquiry_message m where m.author_id = person.id));
create policy answered_here on person for select to circle_viewer using (
  (select takes_enquiries()) and exists (select from enquiry_message m where m.author_id = person.id));

revoke all on function takes_enquiry(uuid), takes_enquiries(), enquiries_lately(text) from public;
grant execute on function takes_enquiry(uuid), takes_enquiries(), enquiries_lately(text) to circle_viewer;
