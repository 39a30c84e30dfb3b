-- Whoever hears concerns is chosen by somebody else, as long as somebody else could hear them: an administrator who sits
-- on Council would otherwise open every concern to themselves. Whoever left Council lately still counts, so that ending
-- their office first opens nothing.

create function others_on_council(besides uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from office
    where kind = 'council' and person_id <> besides and (until is null or until > circle_now() - interval '30 days'))
$$;

create policy concerns_by_another on office as restrictive for insert to circle_viewer with check (
  kind <> 'concerns-officer' or person_id is distinct from (select viewer_id())
  or not (select others_on_council(viewer_id())));

revoke all on function others_on_council(uuid) from public;
grant execute on function others_on_council(uuid) to circle_viewer;
