-- What a place costs and how far ahead it is paid (R68–R76). A change is a further row; the newest holds.

create table fee_agreement (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  contribution_minor integer not null check (contribution_minor between 0 and 100000),
  currency text not null check (currency in ('GBP', 'EUR')),
  paid_ahead text not null check (paid_ahead in ('each-meeting', 'months', 'term', 'year')),
  first_meeting_free boolean not null,
  covers text not null default '' check (length(covers) <= 500),
  agreed_by uuid not null references person,
  agreed_at timestamptz not null
);
create index on fee_agreement (group_id, agreed_at desc, id desc);
create index on fee_agreement (agreed_by);

-- An offer states what is to be paid as it states the rules: whoever accepts has agreed to these very terms.
alter table place_offer add fee_agreement_id uuid not null references fee_agreement;
create index on place_offer (fee_agreement_id);

alter table fee_agreement enable row level security;
grant select, insert on fee_agreement to circle_viewer;
grant select on fee_agreement to circle_holder;
create policy listed on fee_agreement for select to circle_viewer using (group_is_open(group_id));
create policy listed_holder on fee_agreement for select to circle_holder using (
  group_is_open(group_id) or group_id = application_group((select held('application'))));
create policy own on fee_agreement for select to circle_viewer using (group_id in (select own_group_ids()));
-- In the group's own currency, and dated now: a row of the past would change what was agreed then.
create policy leads on fee_agreement for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and agreed_by = (select viewer_id()) and agreed_at = circle_now()
  and currency = (select g.currency from balint_group g where g.id = group_id));

create policy own_terms on place_offer as restrictive for insert to circle_viewer with check (
  exists (select from fee_agreement f
    where f.id = fee_agreement_id and f.group_id = application_group(application_id)));
