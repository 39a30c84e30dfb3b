-- What a purse pays for: expenses with their receipts, and what leaders are due for the meetings they led (R73). Then what
-- members may see of it, who took a copy away, and how old books are forgotten.

-- ── expenses ────────────────────────────────────────────────────────────────

create table expense (
  id uuid primary key,
  purse_id uuid not null references purse,
  account text not null check (account in ('room', 'supervision', 'other')),
  words text not null check (length(words) between 1 and 200),
  spent_on date not null,
  amount_minor integer not null check (amount_minor between 1 and 100000000),
  paid_from text not null check (paid_from in ('bank', 'cash', 'own-pocket')),
  party_id uuid,
  entry_id uuid not null unique,
  noted_by uuid references person on delete set null,
  noted_at timestamptz not null,
  unique (id, purse_id),
  foreign key (party_id, purse_id) references party (id, purse_id),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id),
  check ((paid_from = 'own-pocket') = (party_id is not null))
);
comment on column expense.party_id is 'Who paid it out of their own pocket.';
create index on expense (purse_id, spent_on);
create index on expense (party_id, purse_id);
create index on expense (entry_id, purse_id);
create index on expense (noted_by);

-- Never at an address of its own: keepers fetch it through us, as a file to keep.
create table receipt (
  id uuid primary key,
  purse_id uuid not null,
  expense_id uuid not null,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null check (length(bytes) between 1 and 4194304),
  kept_by uuid references person on delete set null,
  kept_at timestamptz not null,
  foreign key (expense_id, purse_id) references expense (id, purse_id) on delete cascade
);
create index on receipt (expense_id, purse_id);
create index on receipt (kept_by);

-- An expense is booked as it says.
create function expense_says_so() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare booked bigint;
begin
  select coalesce(sum(amount_minor), 0) into booked from posting where entry_id = new.entry_id and account = new.account;
  if booked <> new.amount_minor then
    raise exception using errcode = 'check_violation', constraint = 'expense_says_so', message = 'an expense says something else than its entry';
  end if;
  return null;
end $$;
create constraint trigger says_so after insert on expense deferrable initially deferred for each row execute function expense_says_so();

-- ── leaders' pay ────────────────────────────────────────────────────────────

-- What one leader asks an hour; 0: they lead as a volunteer. The newest holds.
create table leader_fee (
  id uuid primary key,
  purse_id uuid not null references purse,
  party_id uuid not null,
  fee_per_hour_minor integer not null check (fee_per_hour_minor between 0 and 50000),
  agreed_by uuid references person on delete set null,
  agreed_at timestamptz not null,
  foreign key (party_id, purse_id) references party (id, purse_id)
);
create index on leader_fee (party_id, purse_id, agreed_at desc, id desc);
create index on leader_fee (purse_id);
create index on leader_fee (agreed_by);

create table fee_statement (
  id uuid primary key,
  purse_id uuid not null references purse,
  party_id uuid not null,
  from_on date not null,
  to_on date not null,
  made_on date not null,
  total_minor integer not null check (total_minor between 1 and 100000000),
  entry_id uuid not null unique,
  made_by uuid references person on delete set null,
  made_at timestamptz not null,
  unique (id, purse_id),
  unique (id, party_id),
  foreign key (party_id, purse_id) references party (id, purse_id),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id),
  check (from_on <= to_on)
);
create index on fee_statement (purse_id, made_on);
create index on fee_statement (party_id, purse_id);
create index on fee_statement (entry_id, purse_id);
create index on fee_statement (made_by);

create table fee_statement_line (
  statement_id uuid not null,
  purse_id uuid not null,
  party_id uuid not null,
  position smallint not null,
  meeting_id uuid not null,
  for_day date not null,
  minutes smallint not null check (minutes between 1 and 1440),
  fee_per_hour_minor integer not null check (fee_per_hour_minor between 1 and 50000),
  amount_minor integer not null check (amount_minor > 0),
  primary key (statement_id, position),
  unique (statement_id, meeting_id),
  foreign key (statement_id, purse_id) references fee_statement (id, purse_id) on delete cascade,
  foreign key (statement_id, party_id) references fee_statement (id, party_id)
);
comment on column fee_statement_line.meeting_id is 'No reference: meetings are deleted, statements stay.';
comment on column fee_statement_line.minutes is 'The meeting, and of the time before and after what is paid.';
create index on fee_statement_line (statement_id, purse_id);
create index on fee_statement_line (statement_id, party_id);
create index on fee_statement_line (party_id, meeting_id);

-- A meeting is on one statement of a leader's that stands: one that was undone leaves it to the next.
create function meeting_paid_once() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('purse:' || new.purse_id, 0));
  if exists (
    select from fee_statement_line l join fee_statement s on s.id = l.statement_id
    where l.party_id = new.party_id and l.meeting_id = new.meeting_id and l.statement_id <> new.statement_id
      and not exists (select from journal_entry r where r.reverses = s.entry_id))
  then
    raise exception using errcode = 'unique_violation', constraint = 'meeting_paid_once', message = 'a meeting is paid for once';
  end if;
  return new;
end $$;
create trigger paid_once before insert on fee_statement_line for each row execute function meeting_paid_once();

create function statement_adds_up() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  n jsonb := to_jsonb(new);
  s fee_statement;
  in_lines bigint;
  booked bigint;
begin
  select * into s from fee_statement where id = coalesce(n ->> 'statement_id', n ->> 'id')::uuid;
  if not found then return null; end if;
  select coalesce(sum(amount_minor), 0) into in_lines from fee_statement_line where statement_id = s.id;
  select coalesce(sum(-amount_minor), 0) into booked from posting
    where entry_id = s.entry_id and account = 'leaders' and party_id = s.party_id;
  if in_lines <> s.total_minor or booked <> s.total_minor then
    raise exception using errcode = 'check_violation', constraint = 'statement_adds_up', message = 'a fee statement does not add up';
  end if;
  return null;
end $$;
create constraint trigger adds_up after insert on fee_statement deferrable initially deferred
  for each row execute function statement_adds_up();
create constraint trigger adds_up after insert on fee_statement_line deferrable initially deferred
  for each row execute function statement_adds_up();

-- ── a copy taken away ───────────────────────────────────────────────────────

create table books_export (
  id uuid primary key,
  purse_id uuid not null references purse,
  year smallint not null check (year between 2000 and 2200),
  kind text not null check (kind in ('journal', 'balances')),
  rows integer not null check (rows >= 0),
  made_by uuid references person on delete set null,
  made_at timestamptz not null
);
create index on books_export (purse_id, made_at desc);
create index on books_export (made_by);

-- ── what members may see ────────────────────────────────────────────────────

-- Sums by year, where the leaders have chosen so; never what anybody owes, or is owed.
create function shown_purse_sums(of_group uuid) returns table (year integer, account text, amount_minor bigint)
language sql stable security definer set search_path = public, pg_temp rows 30
as $$
  select extract(year from e.booked_on)::int, p.account, sum(p.amount_minor)::bigint
  from purse x join money_choice c on c.purse_id = x.id and c.members_see_totals
    join journal_entry e on e.purse_id = x.id join posting p on p.entry_id = e.id
  where x.group_id = of_group and of_group in (select own_group_ids() union all select ended_group_ids())
    and p.account not in ('members', 'leaders', 'outlays')
  group by 1, 2 order by 1, 2
$$;

-- ── stays, and goes ─────────────────────────────────────────────────────────

create trigger stays before update or delete on expense for each row execute function stays_as_written('spent_on', 'noted_by');
create trigger stays before update or delete on leader_fee for each row execute function stays_as_written('agreed_at', 'agreed_by');
create trigger stays before update or delete on fee_statement for each row execute function stays_as_written('made_on', 'made_by');
create trigger stays before update or delete on fee_statement_line for each row
  execute function stays_with_whole('fee_statement', 'statement_id');
create trigger stays before update or delete on books_export for each row execute function stays_as_written('made_at', 'made_by');

create trigger only_now before insert on expense for each row execute function only_now('noted_at');
create trigger only_now before insert on receipt for each row execute function only_now('kept_at');
create trigger only_now before insert on leader_fee for each row execute function only_now('agreed_at');
create trigger only_now before insert on fee_statement for each row execute function only_now('made_at');
create trigger only_now before insert on books_export for each row execute function only_now('made_at');

-- The years whose retention is over go, purse by purse; what they leave is carried on in one entry, so that the books still
-- balance. What is tied to a later year (an invoice paid in the next, a reversal, a refund) or still open waits with it.
create function forget_old_books(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  last_on date := make_date(extract(year from circle_now())::int - books_kept_years() - 1, 12, 31);
  which uuid;
  going uuid[];
  tied uuid[];
  carried uuid;
  counted integer;
  done integer := 0;
  old record;
begin
  for which in
    select p.id from purse p
    where exists (select from journal_entry e where e.purse_id = p.id and e.booked_on <= last_on and e.kind <> 'brought-forward')
    order by p.id limit at_most
  loop
    perform pg_advisory_xact_lock(hashtextextended('purse:' || which, 0));
    select array_agg(id) into going from journal_entry
      where purse_id = which and booked_on <= last_on and kind <> 'brought-forward';
    loop
      select array_agg(g.id) into tied from unnest(going) as g (id)
      where exists (select from posting a join posting b on b.invoice_id = a.invoice_id
          where a.entry_id = g.id and b.entry_id <> all (going))
        or exists (select from posting a where a.entry_id = g.id and a.invoice_id is not null
          and (select sum(b.amount_minor) from posting b where b.invoice_id = a.invoice_id) <> 0)
        or exists (select from journal_entry r where r.reverses = g.id and r.id <> all (going))
        or exists (select from journal_entry r where r.id = g.id and r.reverses <> all (going))
        or exists (select from refund r join payment p on p.id = r.payment_id
          where (p.entry_id = g.id and r.entry_id <> all (going)) or (r.entry_id = g.id and p.entry_id <> all (going)));
      exit when tied is null;
      select array_agg(id) into going from unnest(going) as g (id) where id <> all (tied);
      exit when going is null;
    end loop;
    continue when going is null;
    done := done + 1;
    going := going || array(select id from journal_entry where purse_id = which and kind = 'brought-forward');
    create temp table if not exists carried_on (account text, party_id uuid, amount_minor bigint) on commit drop;
    delete from carried_on;
    insert into carried_on
      select x.account, x.party_id, sum(x.amount_minor) from (
        select case when account in ('bank', 'cash', 'card', 'members', 'leaders', 'outlays', 'reserve') then account
            else 'brought-forward' end as account, party_id, amount_minor
        from posting where entry_id = any (going)) x
      group by 1, 2 having sum(x.amount_minor) <> 0;
    select count(*) into counted from carried_on;
    if to_regclass('payment_taken_back') is not null then
      execute 'delete from payment_taken_back where payment_id in (select id from payment where entry_id = any ($1))' using going;
    end if;
    if to_regclass('write_off') is not null then
      execute 'delete from write_off where entry_id = any ($1)' using going;
    end if;
    delete from refund where entry_id = any (going);
    delete from credit where entry_id = any (going);
    delete from payment where entry_id = any (going);
    delete from expense where entry_id = any (going);
    delete from fee_statement where entry_id = any (going);
    delete from invoice where purse_id = which and (entry_id = any (going)
      or entry_id is null and issued_on <= last_on and not exists (select from credit c where c.invoice_id = invoice.id));
    delete from journal_entry where id = any (going);
    if counted > 0 then
      carried := uuidv7();
      insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings)
        values (carried, which, 'brought-forward', last_on, circle_now(), counted);
      insert into posting (entry_id, purse_id, position, account, party_id, amount_minor)
        select carried, which, row_number() over (order by account, party_id), account, party_id, amount_minor from carried_on;
    end if;
    delete from member_terms t where t.purse_id = which and books_kept_until(t.agreed_at::date) < circle_now()::date
      and exists (select from member_terms later where later.party_id = t.party_id and later.agreed_at > t.agreed_at);
    -- Whoever is not named any more.
    for old in select id from party where purse_id = which and opened_at::date <= last_on loop
      begin
        delete from party where id = old.id;
      exception when foreign_key_violation then null;
      end;
    end loop;
  end loop;
  return done;
end $$;

-- ── who may ─────────────────────────────────────────────────────────────────

alter table expense enable row level security;
alter table receipt enable row level security;
alter table leader_fee enable row level security;
alter table fee_statement enable row level security;
alter table fee_statement_line enable row level security;
alter table books_export enable row level security;

grant select, insert on expense to circle_viewer;
create policy keeps on expense for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_adds on expense for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and noted_by = (select viewer_id()));

-- One taken for another can be taken back for a day, by whoever kept it.
grant select, insert, delete on receipt to circle_viewer;
create policy keeps on receipt for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_adds on receipt for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and kept_by = (select viewer_id()));
create policy takes_back on receipt for delete to circle_viewer using (
  purse_id in (select kept_purse_ids()) and kept_by = (select viewer_id()) and kept_at > circle_now() - interval '1 day');

-- What leaders are due is made out by leaders, who know whom they met; a treasurer reads and pays it.
grant select, insert on leader_fee, fee_statement, fee_statement_line to circle_viewer;
create policy keeps on leader_fee for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy leads on leader_fee for insert to circle_viewer with check (
  purse_id in (select led_purse_ids()) and agreed_by = (select viewer_id()));
create policy keeps on fee_statement for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on fee_statement for select to circle_viewer using (party_id in (select own_party_ids()));
create policy leads on fee_statement for insert to circle_viewer with check (
  purse_id in (select led_purse_ids()) and made_by = (select viewer_id()));
create policy keeps on fee_statement_line for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on fee_statement_line for select to circle_viewer using (party_id in (select own_party_ids()));
create policy leads on fee_statement_line for insert to circle_viewer with check (
  purse_id in (select led_purse_ids())
  and exists (select from fee_statement s where s.id = statement_id and s.made_at = circle_now()));

grant select, insert on books_export to circle_viewer;
create policy keeps on books_export for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_adds on books_export for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and made_by = (select viewer_id()) and made_at = circle_now());

-- What there was to begin with comes from before; what is put by is of what has gathered.
drop policy keeps_adds on posting;
create policy keeps_adds on posting for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and (account <> 'brought-forward'
    or exists (select from journal_entry e where e.id = entry_id and e.kind in ('opening', 'reserve', 'reversal'))));

revoke all on function expense_says_so(), meeting_paid_once(), statement_adds_up(), shown_purse_sums(uuid), forget_old_books(integer)
  from public;
grant execute on function shown_purse_sums(uuid) to circle_viewer;
grant execute on function forget_old_books(integer) to circle_jobs;
