-- Somebody who has asked to see what is stored of them is answered before anything of it goes: guests of a taster and
-- applications that nobody has confirmed, too. The hold went with the person it was for.

create or replace function forget_unconfirmed_applications(after_days integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  select count(remove_unconfirmed_application(late.id))::int from (
    select id from application a
    where confirmed_at is null and applied_at < circle_now() - make_interval(days => after_days)
      and not exists (select from retention_hold h where h.correspondent_id = a.correspondent_id and h.ended_at is null)
    order by applied_at limit 500 for update skip locked) late
$$;

create or replace function forget_taster_guests(weeks_after integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare gone record; forgotten integer := 0;
begin
  for gone in
    select g.id, g.correspondent_id from taster_guest g join taster t on t.id = g.taster_id
    where ((g.confirmed_at is null and g.signed_up_at < circle_now() - interval '7 days')
        or t.ends_at < circle_now() - make_interval(weeks => weeks_after))
      and not exists (select from retention_hold h where h.correspondent_id = g.correspondent_id and h.ended_at is null)
    limit 500 for update of g skip locked
  loop
    delete from secret_address where purpose = 'taster' and subject_id = gone.id;
    delete from taster_guest where id = gone.id;
    begin
      delete from correspondent where id = gone.correspondent_id;
    exception when foreign_key_violation then null;
    end;
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end $$;
