-- The address in the first letter of a request by email, with which somebody shows that a mailbox is theirs, had no end. So it
-- opened what was given, as it is on the day it is opened, for as long as the request is kept: three years; the letter with the
-- answer said a month.

-- A request that is over is there to be read for a month, whichever of its letters one has.
create function request_addresses_end() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if num_nonnulls(old.answered_at, old.withdrawn_at) = 0 and num_nonnulls(new.answered_at, new.withdrawn_at) > 0 then
    update secret_address a set expires_at = least(a.expires_at, coalesce(new.answered_at, new.withdrawn_at) + interval '31 days')
      where a.purpose = 'data-request' and a.subject_id = new.id and a.replaced_at is null;
  end if;
  return null;
end $$;
create trigger addresses_end after update of answered_at, withdrawn_at on data_request
  for each row execute function request_addresses_end();
revoke all on function request_addresses_end() from public;

-- Those that are over already.
update secret_address a set expires_at = least(a.expires_at, coalesce(r.answered_at, r.withdrawn_at) + interval '31 days')
  from data_request r
  where a.purpose = 'data-request' and a.subject_id = r.id and num_nonnulls(r.answered_at, r.withdrawn_at) > 0;
