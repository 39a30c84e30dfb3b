-- Invoices on their way: nobody is charged twice for a meeting, a payer reads its one invoice and nothing else, what is taken
-- off stands beside it, and reminders go out as often as the group has chosen, never more (R69–R71).

-- ── one meeting, one charge ─────────────────────────────────────────────────

-- For which meetings a member stands charged, whoever pays. Written by triggers alone.
create table meeting_charge (
  member_id uuid not null,
  meeting_id uuid not null,
  purse_id uuid not null,
  invoice_id uuid not null,
  line_position smallint not null,
  primary key (member_id, meeting_id),
  foreign key (member_id, purse_id) references party (id, purse_id),
  foreign key (invoice_id, line_position) references invoice_line (invoice_id, position) on delete cascade
);
comment on column meeting_charge.meeting_id is 'No reference: meetings are deleted, invoices stay.';
create index on meeting_charge (member_id, purse_id);
create index on meeting_charge (invoice_id, line_position);

create function charge_meeting() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into meeting_charge (member_id, meeting_id, purse_id, invoice_id, line_position)
    select i.member_id, new.meeting_id, i.purse_id, i.id, new.position from invoice i where i.id = new.invoice_id;
  return null;
end $$;
create trigger charges after insert on invoice_line for each row when (new.meeting_id is not null) execute function charge_meeting();

-- What was charged by mistake, or to somebody who leaves before it, may be charged again.
create function release_meeting() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from meeting_charge c using invoice_line l
    where c.invoice_id = new.invoice_id and c.line_position = new.line_position
      and l.invoice_id = c.invoice_id and l.position = c.line_position and new.amount_minor >= l.amount_minor;
  return null;
end $$;
create trigger releases after insert on credit for each row
  when (new.line_position is not null and new.reason in ('mistake', 'leaving')) execute function release_meeting();

-- ── taken off ───────────────────────────────────────────────────────────────

do $$
begin
  execute (
    select format('alter table credit drop constraint %1$I, add constraint %1$I %2$s', conname,
      replace(pg_get_constraintdef(oid), '''mistake''::text', '''meeting-missed''::text, ''mistake''::text'))
    from pg_constraint where conname = 'credit_reason_check');
end $$;

-- Nobody will pay it, and the group carries it.
create table write_off (
  id uuid primary key,
  purse_id uuid not null references purse,
  invoice_id uuid not null,
  reason text not null check (length(reason) between 1 and 200),
  amount_minor integer not null check (amount_minor > 0),
  entry_id uuid not null unique,
  made_by uuid references person on delete set null,
  made_at timestamptz not null,
  foreign key (invoice_id, purse_id) references invoice (id, purse_id),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id)
);
create index on write_off (purse_id);
create index on write_off (invoice_id, purse_id);
create index on write_off (entry_id, purse_id);
create index on write_off (made_by);
create trigger only_now before insert on write_off for each row execute function only_now('made_at');
create trigger stays before update or delete on write_off for each row execute function stays_as_written('made_at', 'made_by');
create constraint trigger says_so after insert on write_off deferrable initially deferred
  for each row execute function says_what_was_booked();

-- ── who is charged ──────────────────────────────────────────────────────────

alter table invoice add payer_reference text check (length(payer_reference) between 1 and 60);
comment on column invoice.payer_reference is 'What a payer wants to read on it: an order number, a cost centre.';
grant insert (payer_reference) on invoice to circle_viewer;

-- Whose places there are or were between two days, for whoever keeps the purse: a treasurer reads no membership of those who left.
create function people_to_invoice(which uuid, from_on date, to_on date)
returns table (membership_id uuid, person_id uuid, name text, first_on date, last_on date, first_meeting_id uuid)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select m.id, m.person_id, p.name, (coalesce(f.starts_at, m.joined_at) at time zone g.time_zone)::date,
    (coalesce(l.starts_at, m.left_at) at time zone g.time_zone)::date,
    (select x.id from meeting x where x.group_id = g.id and x.cancelled_at is null
      and x.starts_at >= coalesce(f.starts_at, m.joined_at) order by x.starts_at, x.id limit 1)
  from purse u join balint_group g on g.id = u.group_id join membership m on m.group_id = g.id join person p on p.id = m.person_id
    left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
  where u.id = which and u.id in (select kept_purse_ids())
    and (m.left_at is null or (m.left_at at time zone g.time_zone)::date >= from_on)
    and (m.joined_at at time zone g.time_zone)::date <= to_on
  order by p.name, m.id limit 200
$$;

-- Everybody who owes or is owed in a purse, by name, for its keepers; whoever was forgotten has none.
create function names_in_purse(which uuid) returns table (party_id uuid, kind text, person_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp rows 200
as $$
  select y.id, y.kind, i.person_id, coalesce(p.name, i.name)
  from party y left join party_identity i on i.party_id = y.id left join person p on p.id = i.person_id
  where y.purse_id = which and which in (select kept_purse_ids())
$$;

-- Who pays an invoice for its member, by name: to the keepers, and to the member whose place it is.
create function payer_of_invoice(which uuid) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
  select d.name from invoice i join party_identity d on d.party_id = i.debtor_id
  where i.id = which and d.person_id is null
    and (i.id in (select own_invoice_ids()) or i.purse_id in (select kept_purse_ids()))
$$;

-- ── a payer's page ──────────────────────────────────────────────────────────

do $$
begin
  execute (
    select format('alter table secret_address drop constraint %1$I, add constraint %1$I %2$s', conname,
      replace(pg_get_constraintdef(oid), ']))', ', ''payer-invoice''::text]))'))
    from pg_constraint where conname = 'secret_address_purpose_check');
end $$;

create function may_address_payer(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and wish.person_id is null and wish.expires_at is not null
    and wish.correspondent_id is not null and exists (
      select from invoice i join party d on d.id = i.debtor_id
      where i.id = wish.subject_id and d.kind = 'payer' and i.purse_id in (select kept_purse_ids()))
$$;
create policy makes_for_payers on secret_address for insert to circle_viewer with check (
  purpose = 'payer-invoice' and may_address_payer(secret_address));

-- Where payers were written to, the newest of each invoice, so that its keepers can write again.
create function payer_addresses(of_invoices uuid[]) returns table (invoice_id uuid, correspondent_id uuid, address_id uuid)
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select distinct on (i.id) i.id, s.correspondent_id, s.id
  from invoice i join secret_address s on s.purpose = 'payer-invoice' and s.subject_id = i.id
  where i.id = any (of_invoices) and i.purse_id in (select kept_purse_ids())
    and s.replaced_at is null and s.expires_at > circle_now() and s.correspondent_id is not null
  order by i.id, s.made_at desc, s.id desc
$$;

-- The one invoice that the holder's address opens, as a sum: which meetings somebody was at is nothing for whoever pays.
create function held_invoice()
returns table (invoice_id uuid, group_name text, member_name text, payer_name text, payer_address text, payer_reference text,
  year smallint, number integer, reference text, issued_on date, due_on date, from_on date, to_on date, currency text,
  total_minor integer, meetings integer, taken_off_minor bigint, open_minor bigint, time_zone text,
  payee_name text, payee_account text, payee_sort_code text, payee_iban text, payee_bic text, payee_words text)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select i.id, g.name, coalesce(p.name, m.name), d.name, d.address, i.payer_reference, i.year, i.number, i.reference, i.issued_on,
    i.due_on, i.from_on, i.to_on, i.currency, i.total_minor,
    (select count(*)::int from invoice_line l where l.invoice_id = i.id and l.kind = 'meeting' and l.amount_minor > 0),
    coalesce((select sum(c.amount_minor) from credit c where c.invoice_id = i.id), 0)
      + coalesce((select sum(w.amount_minor) from write_off w where w.invoice_id = i.id), 0),
    coalesce((select sum(x.amount_minor) from posting x where x.invoice_id = i.id), 0)::bigint,
    coalesce(g.time_zone, 'Europe/London'), y.name, y.account, y.sort_code, y.iban, y.bic, y.words
  from invoice i join purse u on u.id = i.purse_id left join balint_group g on g.id = u.group_id
    join party_identity d on d.party_id = i.debtor_id left join party_identity m on m.party_id = i.member_id
    left join person p on p.id = m.person_id left join payee y on y.id = i.payee_id
  where i.id = held('payer-invoice')
$$;
create function held_instalments() returns table (place smallint, due_on date, amount_minor integer)
language sql stable security definer set search_path = public, pg_temp rows 4
as $$ select n.position, n.due_on, n.amount_minor from instalment n where n.invoice_id = held('payer-invoice') order by n.position $$;

-- A payer that is forgotten is forgotten where it was written to, too; and its addresses end by themselves.
create function forget_payer() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from correspondent c using secret_address s, invoice i
    where s.purpose = 'payer-invoice' and i.id = s.subject_id and i.debtor_id = old.party_id and c.id = s.correspondent_id;
  return null;
end $$;
create trigger forgets_payer after delete on party_identity for each row when (old.person_id is null) execute function forget_payer();
create function forget_payer_addresses() returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from correspondent c using secret_address s
    where s.purpose = 'payer-invoice' and s.expires_at < circle_now() and c.id = s.correspondent_id returning c.id)
  select count(*)::int from gone
$$;

-- ── reminders ───────────────────────────────────────────────────────────────

create table invoice_reminder (
  id uuid primary key,
  purse_id uuid not null,
  invoice_id uuid not null,
  position smallint not null,
  step smallint not null check (step between 1 and 5),
  sent_at timestamptz not null,
  unique (invoice_id, position, step),
  foreign key (invoice_id, purse_id) references invoice (id, purse_id) on delete cascade,
  foreign key (invoice_id, position) references instalment (invoice_id, position) on delete cascade
);
comment on column invoice_reminder.position is 'Which instalment it is about.';
create index on invoice_reminder (invoice_id, purse_id);
create index on invoice_reminder (purse_id);

-- Takes up to so many that are due today, by the group's clocks: of each invoice the earliest instalment that is late and has
-- reminders left, and none while the last one is not old enough. Each is noted once.
create function take_invoice_reminders(most integer)
returns table (reminder_id uuid, person_id uuid, correspondent_id uuid, address_id uuid)
language sql volatile security definer set search_path = public, pg_temp rows 10
as $$
  with due as (
    select i.id as invoice_id, i.purse_id, late.position, late.step, who.person_id, who.correspondent_id, who.address_id
    from money_choice c join purse u on u.id = c.purse_id join balint_group g on g.id = u.group_id
      cross join lateral (select (circle_now() at time zone g.time_zone)::date as today) d
      join invoice i on i.purse_id = u.id and i.total_minor > 0 and i.due_on + c.first_after_days <= d.today
      cross join lateral (select coalesce(sum(x.amount_minor), 0) as open from posting x where x.invoice_id = i.id) o
      cross join lateral (
        select n.position, coalesce(r.steps, 0) + 1 as step
        from (select t.position, t.due_on, sum(t.amount_minor) over (order by t.position) as up_to from instalment t
            where t.invoice_id = i.id) n
          left join lateral (select count(*)::int as steps from invoice_reminder r
            where r.invoice_id = i.id and r.position = n.position) r on true
        where n.up_to > i.total_minor - o.open and coalesce(r.steps, 0) < c.reminders_most
          and n.due_on + c.first_after_days + coalesce(r.steps, 0) * c.every_days <= d.today
        order by n.position limit 1) late
      cross join lateral (
        select y.person_id, null::uuid as correspondent_id, null::uuid as address_id from party_identity y
          where y.party_id = i.debtor_id and y.person_id is not null
        union all
        (select null, s.correspondent_id, s.id from party_identity y join secret_address s on s.purpose = 'payer-invoice'
            and s.subject_id = i.id and s.replaced_at is null and s.expires_at > circle_now() and s.correspondent_id is not null
          where y.party_id = i.debtor_id and y.person_id is null order by s.made_at desc limit 1)) who
    where c.consequence <> 'none' and o.open > 0
      and not exists (select from invoice_reminder r where r.invoice_id = i.id
        and (r.sent_at at time zone g.time_zone)::date + c.every_days > d.today)
    order by i.due_on, i.id limit most),
  noted as (
    insert into invoice_reminder (id, purse_id, invoice_id, position, step, sent_at)
    select uuidv7(), purse_id, invoice_id, position, step, circle_now() from due on conflict do nothing
    returning id, invoice_id)
  select noted.id, due.person_id, due.correspondent_id, due.address_id from noted join due using (invoice_id)
$$;
create function invoice_reminded_now(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from invoice_reminder where id = which and sent_at = circle_now()) $$;
create policy reminds_of_invoices on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template in ('invoice-reminder', 'payer-reminder') and invoice_reminded_now(about_id));
-- Which reminder a payer's email is about, and nothing else of it.
create function held_reminder_step(which uuid) returns smallint
language sql stable security definer set search_path = public, pg_temp
as $$ select r.step from invoice_reminder r where r.id = which and r.invoice_id = held('payer-invoice') $$;

-- ── until when a place is paid ──────────────────────────────────────────────

-- The leaders' note, or the last of the invoices that were paid without one before them being open: whichever is later.
create function paid_until_of(which uuid) returns date
language sql stable security definer set search_path = public, pg_temp
as $$
  select greatest(
    (select n.paid_until from paid_period n where n.membership_id = m.id order by n.noted_at desc, n.id desc limit 1),
    (select max(i.to_on) filter (where i.is_paid and (i.first_open is null or i.from_on < i.first_open)) from (
      select v.from_on, v.to_on, o.open = 0 and off.taken < v.total_minor as is_paid,
        min(v.from_on) filter (where o.open > 0) over () as first_open
      from purse u join party_identity y on y.purse_id = u.id and y.person_id = m.person_id join invoice v on v.member_id = y.party_id
        cross join lateral (select coalesce(sum(x.amount_minor), 0) as open from posting x where x.invoice_id = v.id) o
        cross join lateral (select
          coalesce((select sum(c.amount_minor) from credit c where c.invoice_id = v.id), 0)
          + case when exists (select from write_off w where w.invoice_id = v.id) then v.total_minor else 0 end as taken) off
      where u.group_id = m.group_id and v.total_minor > 0) i))
  from membership m
  where m.id = which and (m.person_id = viewer_id() or m.group_id in (select led_group_ids())
    or m.group_id in (select ended_led_group_ids()))
$$;

-- ── who may ─────────────────────────────────────────────────────────────────

alter table meeting_charge enable row level security;
alter table write_off enable row level security;
alter table invoice_reminder enable row level security;

grant select on meeting_charge to circle_viewer;
create policy keeps on meeting_charge for select to circle_viewer using (purse_id in (select kept_purse_ids()));

grant select, insert on write_off to circle_viewer;
create policy keeps on write_off for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_adds on write_off for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and made_by = (select viewer_id()));

grant select on invoice_reminder to circle_viewer;
create policy keeps on invoice_reminder for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on invoice_reminder for select to circle_viewer using (invoice_id in (select own_invoice_ids()));

revoke all on function charge_meeting(), release_meeting(), people_to_invoice(uuid, date, date), may_address_payer(secret_address),
  held_invoice(), held_instalments(), names_in_purse(uuid), payer_of_invoice(uuid), payer_addresses(uuid[]), forget_payer(), forget_payer_addresses(), take_invoice_reminders(integer),
  invoice_reminded_now(uuid), held_reminder_step(uuid), paid_until_of(uuid) from public;
grant execute on function people_to_invoice(uuid, date, date), names_in_purse(uuid), payer_of_invoice(uuid), payer_addresses(uuid[]), may_address_payer(secret_address), paid_until_of(uuid) to circle_viewer;
grant execute on function held_invoice(), held_instalments(), held_reminder_step(uuid) to circle_holder;
grant execute on function forget_payer_addresses(), take_invoice_reminders(integer), invoice_reminded_now(uuid) to circle_jobs;
