-- Whose a debrief is follows from when its meeting began: so a meeting that has one stays where it was. The pages move no
-- meeting that is over; nor does anybody past them, to read what was written before they came.
create function keep_debriefed_meeting() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if exists (select from debrief where meeting_id = new.id) or exists (select from debrief_held where meeting_id = new.id) then
    raise exception using errcode = 'insufficient_privilege', message = 'a meeting with a debrief has been held when it was';
  end if;
  return new;
end $$;
create trigger keep_debriefed_meeting before update of starts_at, group_id on meeting for each row
  when (new.starts_at is distinct from old.starts_at or new.group_id is distinct from old.group_id)
  execute function keep_debriefed_meeting();
revoke all on function keep_debriefed_meeting() from public;
