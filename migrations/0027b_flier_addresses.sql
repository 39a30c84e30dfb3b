-- The short address on paper: the first letters of an edition's hash lead to its group, while that is open.
create function flier_code(facts_hash text) returns text language sql immutable parallel safe
as $$ select left(facts_hash, 12) $$;
create index flier_edition_code on flier_edition (flier_code(facts_hash));

create function group_of_flier(code text) returns uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select e.group_id from flier_edition e
  where flier_code(e.facts_hash) = code and (group_is_open(e.group_id) or e.group_id in (select led_group_ids()))
  order by e.made_at desc, e.id desc limit 1
$$;

revoke all on function flier_code(text), group_of_flier(text) from public;
grant execute on function flier_code(text) to circle_viewer;
grant execute on function group_of_flier(text) to circle_viewer;
