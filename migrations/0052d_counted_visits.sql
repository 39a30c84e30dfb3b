-- Links that are printed count a visit from anybody: one client alone cannot make a group's numbers, nor fill a table.

-- Of whom a visit was counted within the hour: a hash of the network, keyed, kept no longer than the forms' own.
create table visit_by_client (
  client_hash text not null,
  at timestamptz not null
);
create index on visit_by_client (client_hash, at);
create index on visit_by_client (at);
alter table visit_by_client enable row level security;
grant select (at), delete on visit_by_client to circle_jobs;
create policy forgets on visit_by_client to circle_jobs using (true);

-- Sixty visits an hour and client are counted; beyond that a link leads on as before, and writes nothing.
create or replace function count_visit(wanted text) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  found_source uuid; leads_to uuid;
  client text := nullif(current_setting('circle.client_hash', true), '');
begin
  select source_id, group_id into found_source, leads_to from source_by_code(wanted);
  if leads_to is null then return null; end if;
  if client is not null then
    perform pg_advisory_xact_lock(hashtextextended('visit:' || client, 0));
    if (select count(*) from visit_by_client v where v.client_hash = client and v.at > circle_now() - interval '1 hour') >= 60
    then return leads_to; end if;
    insert into visit_by_client (client_hash, at) values (client, circle_now());
  end if;
  insert into source_visit as v (source_id, counted_on, visits) values (found_source, society_today(), 1)
    on conflict (source_id, counted_on) do update set visits = v.visits + 1;
  perform add_to_outreach_tally(array[found_source], 0, 0, 0, 1, 0);
  return leads_to;
end $$;
