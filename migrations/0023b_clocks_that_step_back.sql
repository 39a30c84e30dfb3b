-- A clock that is put right steps back by seconds: then "now" is before what was written a moment ago, and is still now.
create or replace function keep_waiting_true() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if new.waiting_since is distinct from old.waiting_since and new.waiting_since <> circle_now()
    and new.waiting_since not between new.received_at - interval '1 hour' and circle_now() + interval '1 hour' then
    raise exception using errcode = 'insufficient_privilege', message = 'nobody waits since before they asked';
  end if;
  if new.first_answer_minutes is distinct from old.first_answer_minutes and old.first_answer_minutes is not null then
    raise exception using errcode = 'insufficient_privilege', message = 'the first answer is counted once';
  end if;
  return new;
end $$;
