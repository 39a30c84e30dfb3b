-- Hours are certified from meetings that were announced and held: nobody arranges one afterwards, moves it to where others
-- would have been there, makes it longer, or takes it from those who were. The pages do none of it; nor does anybody past them.
create function arranged_beforehand() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.starts_at > circle_now() and new.cancelled_at is null then return new; end if;
  elsif (new.starts_at, new.ends_at, new.cancelled_at) is not distinct from (old.starts_at, old.ends_at, old.cancelled_at)
    or old.ends_at >= circle_now() and (new.starts_at = old.starts_at or new.starts_at > circle_now())
      and (old.cancelled_at is null or new.cancelled_at is not distinct from old.cancelled_at) then
    return new;
  end if;
  raise exception using errcode = 'insufficient_privilege', message = 'a meeting is arranged beforehand';
end $$;
create trigger arranged_beforehand before insert or update of starts_at, ends_at, cancelled_at on meeting
  for each row execute function arranged_beforehand();
revoke all on function arranged_beforehand() from public;
