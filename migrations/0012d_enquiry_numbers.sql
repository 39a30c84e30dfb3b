-- Enquiries in numbers: how many by region and month, and how long until the first answer. Concerns are counted nowhere.

-- Asking somebody to found a group is a first word, too.
create trigger first_answer after insert on invitation for each row when (new.enquiry_id is not null)
  execute function note_first_answer();

-- Everything the numbers are made of: they are read from this index alone.
create index enquiry_counted on enquiry (received_at) include (desk, region_id, first_answer_minutes)
  where kind <> 'concern';

-- The months from one day to another by the society's clock. Their bounds are reckoned once, not for every enquiry.
create function society_months(from_on date, until_on date)
returns table (month date, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 12
as $$
  select day::date, day::timestamp at time zone zone.name, (day + interval '1 month')::timestamp at time zone zone.name
  from generate_series(from_on::timestamp, until_on::timestamp - interval '1 day', interval '1 month') as day,
    (select coalesce((select time_zone from society), 'Europe/London') as name) as zone
$$;

-- Of the enquiries that the viewer may count: the administrators and Council all, representatives those of their
-- regions. region_id null: no region was named. Numbers only.
create function enquiry_counts(from_on date, until_on date)
returns table (region_id uuid, month date, received integer)
language sql stable security definer set search_path = public, pg_temp rows 200
as $$
  with reader as (select holds_office('administrator') or holds_office('council') as counts_all)
  select of_month.region_id, m.month, of_month.received
  from society_months(from_on, until_on) m cross join lateral (
    select e.region_id, count(*)::int as received from enquiry e
    where e.kind <> 'concern' and e.received_at >= m.starts_at and e.received_at < m.ends_at
      and ((select counts_all from reader)
        or (e.desk = 'region' and e.region_id in (select represented_region_ids())))
    group by e.region_id) of_month
$$;

-- Of those asked in each month: how many were answered, and half of them within so many minutes of working days.
create function first_answer_medians(from_on date, until_on date)
returns table (month date, answered integer, median_minutes integer)
language sql stable security definer set search_path = public, pg_temp rows 12
as $$
  with reader as (select holds_office('administrator') or holds_office('council') as counts_all)
  select m.month, of_month.answered, of_month.median_minutes
  from society_months(from_on, until_on) m cross join lateral (
    select count(*)::int as answered,
      round(percentile_cont(0.5) within group (order by e.first_answer_minutes))::int as median_minutes
    from enquiry e
    where e.kind <> 'concern' and e.received_at >= m.starts_at and e.received_at < m.ends_at
      and e.first_answer_minutes is not null
      and ((select counts_all from reader)
        or (e.desk = 'region' and e.region_id in (select represented_region_ids())))) of_month
$$;

revoke all on function enquiry_counts(date, date), first_answer_medians(date, date), society_months(date, date) from public;
grant execute on function enquiry_counts(date, date), first_answer_medians(date, date) to circle_viewer;
