-- The smallest real facts that the essentials are computed from, and what leaders have decided against advice.

-- ── decided otherwise ───────────────────────────────────────────────────────

-- Advice that a group's leaders do without, with their reason. A decision is taken back, never changed or deleted.
create table group_decision (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  rule text not null check (rule ~ '^[a-z0-9-]{1,60}$'),
  reason text not null check (length(reason) between 1 and 600),
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on column group_decision.rule is 'The name of the essential, as in groups/rules/essentials.ts.';
create unique index one_decision_an_essential on group_decision (group_id, rule) where withdrawn_at is null;
create index on group_decision (group_id);
create index on group_decision (decided_by);
create index on group_decision (withdrawn_by);

alter table group_decision enable row level security;
grant select, insert on group_decision to circle_viewer;
grant update (withdrawn_at, withdrawn_by) on group_decision to circle_viewer;
create policy leads on group_decision for select to circle_viewer using (group_id in (select led_group_ids()));
create policy decides on group_decision for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and decided_by = (select viewer_id()) and decided_at = circle_now()
  and withdrawn_at is null);
create policy thinks_again on group_decision for update to circle_viewer
  using (group_id in (select led_group_ids()) and withdrawn_at is null)
  with check (group_id in (select led_group_ids())
    and withdrawn_by = (select viewer_id()) and withdrawn_at = circle_now());

-- ── the place (R26–R31) ─────────────────────────────────────────────────────

alter table group_place add base text check (base in ('institution', 'independent'));
comment on column group_place.base is 'Whose rules hold there: an institution that supports the group, or the group''s own (R29, R30); null: not said.';
alter table group_place add moved text check (moved in ('planned', 'unplanned'));
comment on column group_place.moved is 'The group came here from another place, announced well ahead or not (R28); null: its first place, or the same one said better.';

-- ── a group that moves online with people who know each other (R47, R77) ────

alter table balint_group add is_transfer boolean not null default false;
comment on column balint_group.is_transfer is 'It has met in a room before: its people are no strangers to each other.';
grant update (is_transfer) on balint_group to circle_viewer;

-- ── paid until (R69, R71) ───────────────────────────────────────────────────

-- Up to which day a member has paid, as the leaders note it; the newest note holds. It names a membership, not a person,
-- as the invoices that will take its place do.
alter table membership add unique (id, group_id);
create table paid_period (
  id uuid primary key,
  group_id uuid not null,
  membership_id uuid not null,
  paid_until date not null,
  noted_by uuid not null references person,
  noted_at timestamptz not null,
  foreign key (membership_id, group_id) references membership (id, group_id) on delete cascade
);
create index on paid_period (group_id);
create index on paid_period (membership_id, noted_at desc, id desc);
create index on paid_period (noted_by);

alter table paid_period enable row level security;
grant select, insert on paid_period to circle_viewer;
create policy leads on paid_period for select to circle_viewer using (group_id in (select led_group_ids()));
create policy own on paid_period for select to circle_viewer using (
  exists (select from membership m where m.id = membership_id and m.person_id = (select viewer_id())));
create policy notes on paid_period for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and noted_by = (select viewer_id()) and noted_at = circle_now());
