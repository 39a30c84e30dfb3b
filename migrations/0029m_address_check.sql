-- An application counts from when its writer says so on the page that our email leads to. Before that nobody but them
-- sees anything of it, and after some days it is gone.

alter policy has_a_screen_now on application
  using (confirmed_at is not null and group_id in (select led_group_ids())
    and not (has_computer and has_camera and has_connection));
alter policy applies on application with check (
  group_is_open(group_id) and applied_at = circle_now() and confirmed_at is null and is_newly_met(correspondent_id));
create index application_unconfirmed on application (applied_at) where confirmed_at is null;

grant update (confirmed_at) on application to circle_holder;
create policy confirms on application for update to circle_holder
  using (id = (select held('application')) and confirmed_at is null)
  with check (id = (select held('application')) and confirmed_at = circle_now());
drop trigger only_now on application;
create trigger only_now before update on application for each row
  execute function only_now('corrected_at', 'confirmed_at');

-- Confirmed, and neither ended nor a place.
create or replace function application_stands(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from application where id = which and confirmed_at is not null)
    and not exists (select from application_ending where application_id = which)
    and not exists (select from place_offer where application_id = which and accepted_at is not null)
$$;

-- Nobody has acted on it yet, confirmed or not, so that its writer may still put something right.
create or replace function application_is_untouched(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from application where id = which)
    and not exists (select from application_ending where application_id = which)
    and not exists (select from interview where application_id = which)
    and not exists (select from application_pause where application_id = which)
    and not exists (select from place_offer where application_id = which)
$$;

-- An application that stands, or led to a place that is still held. Takes a lock, so that of two in the same second the
-- later one sees the earlier. What nobody has confirmed stands in nobody's way: it may be somebody else's doing.
create or replace function standing_application(of_group uuid, their_email text)
returns table (application_id uuid, correspondent_id uuid, address_id uuid, told_at timestamptz)
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('applying:' || of_group || lower(their_email), 0));
  select a.id, a.correspondent_id,
    (select s.id from secret_address s where s.purpose = 'application' and s.subject_id = a.id
      and s.replaced_at is null and s.expires_at > circle_now() order by s.made_at desc limit 1),
    (select max(e.queued_at) from email e where e.correspondent_id = a.correspondent_id and e.about_id = a.id
      and e.template in ('application-written', 'applied-again'))
  from application a join correspondent c on c.id = a.correspondent_id
  where a.group_id = of_group and group_is_open(of_group) and c.email = lower(their_email)
    and (application_stands(a.id)
      or exists (select from membership m where m.application_id = a.id and m.left_at is null))
  order by a.applied_at desc limit 1
$$;

-- How many letters about applications a mailbox was sent within a day, whoever asked for them.
create function application_letters_lately(their_email text) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from email e join correspondent c on c.id = e.correspondent_id
  where c.email = lower(their_email) and e.template in ('application-written', 'applied-again')
    and e.queued_at > circle_now() - interval '1 day'
$$;

-- Whether the holder's mailbox has another application to the same group that counts, or sits in the circle by one.
create function holder_applied_already() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (
    select from application mine join correspondent me on me.id = mine.correspondent_id
      join correspondent c on c.email = me.email join application a on a.correspondent_id = c.id
    where mine.id = held('application') and a.group_id = mine.group_id and a.id <> mine.id
      and (application_stands(a.id)
        or exists (select from membership m where m.application_id = a.id and m.left_at is null)))
$$;

-- What nobody has confirmed, with its address, its letters and who was named in it.
create function remove_unconfirmed_application(which uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare who uuid;
begin
  delete from application where id = which and confirmed_at is null returning correspondent_id into who;
  if who is null then return; end if;
  delete from secret_address where purpose = 'application' and subject_id = which;
  begin
    delete from correspondent where id = who;
  exception when foreign_key_violation then null;
  end;
end $$;

create function discard_unconfirmed_application() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$ select remove_unconfirmed_application(held('application')) $$;

create function forget_unconfirmed_applications(after_days integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  select count(remove_unconfirmed_application(late.id))::int from (
    select id from application where confirmed_at is null and applied_at < circle_now() - make_interval(days => after_days)
    order by applied_at limit 500 for update skip locked) late
$$;

-- Those who wait for a group like this one and have not been told of it: noted as told, and returned to be written to.
-- Nobody is told of a group they lead, belong to or have applied to; an application that somebody else may have written
-- in their name keeps nothing from them.
create or replace function take_waiting_notices(of_group uuid, at_most integer)
returns table (correspondent_id uuid, address_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('waiting-notices:' || of_group, 0));
  with wanted as (
    select distinct on (c.email) w.id, w.correspondent_id
    from balint_group g
      cross join lateral (
        select * from waiting_list_entry w where g.mode = 'online' and w.wants_online and waits(w)
        union all
        select * from waiting_list_entry w where g.mode = 'face-to-face' and w.region_id = g.region_id and waits(w)) w
      join correspondent c on c.id = w.correspondent_id
    where g.id = of_group and g.opened_at is not null
      and (w.profession is null or cardinality(g.professions) = 0 or w.profession = any (g.professions))
      and not exists (select from waiting_list_notice n join waiting_list_entry told on told.id = n.entry_id
        join correspondent of_told on of_told.id = told.correspondent_id
        where n.group_id = of_group and of_told.email = c.email)
      and not exists (select from application a join correspondent who on who.id = a.correspondent_id
        where a.group_id = of_group and who.email = c.email and a.confirmed_at is not null)
      and not exists (select from group_leader l join person p on p.id = l.person_id
        where l.group_id = of_group and l.left_at is null and p.email = c.email)
      and not exists (select from membership m join person p on p.id = m.person_id
        where m.group_id = of_group and m.left_at is null and p.email = c.email)
    order by c.email, w.id limit at_most),
  noted as (
    insert into waiting_list_notice (group_id, entry_id, noted_at) select of_group, id, circle_now() from wanted
    returning entry_id)
  select wanted.correspondent_id, waiting_address(wanted.id) from wanted join noted on noted.entry_id = wanted.id
$$;

-- An application counts for where it came from, too, once it counts at all.
drop trigger tallied on application;
create trigger tallied after insert on application for each row
  when (new.source_id is not null and new.confirmed_at is not null) execute function tally_application();
create trigger tallied_later after update of confirmed_at on application for each row
  when (new.source_id is not null and old.confirmed_at is null and new.confirmed_at is not null)
  execute function tally_application();

revoke all on function application_letters_lately(text), holder_applied_already(), remove_unconfirmed_application(uuid),
  discard_unconfirmed_application(), forget_unconfirmed_applications(integer) from public;
grant execute on function application_letters_lately(text) to circle_viewer;
grant execute on function holder_applied_already(), discard_unconfirmed_application() to circle_holder;
grant execute on function forget_unconfirmed_applications(integer) to circle_jobs;
