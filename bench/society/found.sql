-- A fictional society with its twelve regions and those who hold an office in it; no groups yet.
-- Ids that sort by their number, as those the product makes do.
create function pg_temp.id(kind text, n int) returns uuid language sql immutable as $$
  select ('0199' || lpad(to_hex(n), 8, '0') || '7' || substr(md5(kind), 1, 3) || '8' || substr(md5(kind || n), 1, 15))::uuid
$$;

insert into society (name, time_zone, currency, founded_at)
values ('The Balint Society of Examples', 'Europe/London', 'GBP', now() - interval '9 years');

insert into region (id, name, position, added_at)
select pg_temp.id('region', n), 'Region ' || n, n, now() - interval '9 years' from generate_series(1, 12) n;

insert into person (id, name, email, email_verified, created_at, updated_at)
select pg_temp.id('office', n), 'Dr Office Holder' || n, 'office' || n || '@example.org', true, t, t
from generate_series(1, 20) n, lateral (select now() - interval '9 years' as t) moment;

-- Twelve representatives, two administrators, a council of six.
insert into office (id, person_id, kind, region_id, since, named_publicly_at)
select pg_temp.id('held', n), pg_temp.id('office', n),
  case when n <= 12 then 'representative' when n <= 14 then 'administrator' else 'council' end,
  case when n <= 12 then pg_temp.id('region', n) end, now() - interval '8 years', now() - interval '8 years'
from generate_series(1, 20) n;

insert into setting_change (id, name, value, changed_at)
select pg_temp.id('setting', n), 'bench-' || n, to_jsonb(n), now() - interval '1 year' from generate_series(1, 12) n;
