-- Somebody's session must not be enough to have them erased (docs/decisions/0069): whoever asks is told at once, and has days to
-- take it back before anybody can do it.

-- When a request to be erased can be done; the pages say the same (own-data/rules/data-request.ts).
create function erasure_opens(proved timestamptz) returns timestamptz
language sql immutable parallel safe
as $$ select proved + interval '72 hours' $$;

create or replace function request_waits_for(request uuid) returns table (what text, id uuid, name text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select w.what, w.id, w.name from erasure_waits_for(account_of_request(request)) w where holds_office('administrator')
  union all
  select 'sign-in-first', null, null where holds_office('administrator') and request_signs_in_first(request)
  union all
  select 'on-hold', null, null where holds_office('administrator') and is_kept_for_office(account_of_request(request),
    (select r.correspondent_id from data_request r where r.id = request))
  union all
  select 'own-request', null, null where holds_office('administrator') and account_of_request(request) = viewer_id()
  union all
  select 'may-be-taken-back', null, null from data_request r
    where holds_office('administrator') and r.id = request and r.kind = 'erasure' and erasure_opens(r.proved_at) > circle_now()
$$;
