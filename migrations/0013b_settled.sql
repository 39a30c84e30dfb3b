-- An offer that has run out frees its place for good: what is past stands as free from the next refreshing on.
create or replace function refresh_directory(changed uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from balint_group where id = any (changed) order by id for no key update;
  delete from directory_entry e where e.group_id = any (changed)
    and not exists (select from balint_group g where g.id = e.group_id and g.opened_at is not null);
  insert into directory_entry as e (group_id, opened_at, region_id, mode, tags, full_until, changed_at)
  select g.id, g.opened_at, g.region_id, g.mode,
    directory_tags(g, (select f.contribution_minor from fee_agreement f where f.group_id = g.id
      order by f.agreed_at desc, f.id desc limit 1)),
    case when full_until <= circle_now() then '-infinity' else full_until end, circle_now()
  from balint_group g, directory_full_until(g.id, g.most_members) full_until
  where g.id = any (changed) and g.opened_at is not null
  on conflict (group_id) do update
    set opened_at = excluded.opened_at, region_id = excluded.region_id, mode = excluded.mode, tags = excluded.tags,
      full_until = excluded.full_until, changed_at = excluded.changed_at;
end $$;
