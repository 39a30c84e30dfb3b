-- Recruiting after it was looked at by somebody who means harm: what an applicant, a leader or an earlier mailbox could
-- undo, date back or take over, with the application's half out of the way.

-- An application is confirmed once: its leaders do not lose sight of it again, and it counts for its source once.
create function confirmed_once() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if row_security_active(tg_relid) and new.confirmed_at is distinct from old.confirmed_at then
    raise exception using errcode = 'insufficient_privilege', message = 'an application is confirmed once';
  end if;
  return new;
end $$;
create trigger confirmed_once before update of confirmed_at on application for each row
  when (old.confirmed_at is not null) execute function confirmed_once();
revoke all on function confirmed_once() from public;

-- An applicant leaves the waiting list; what the leaders have put off stays put off.
alter policy leaves on application_pause
  using (application_id = (select held('application')) and ended_at is null and kind = 'waiting');

-- Who was there when two talked is read from when it was noted: nobody dates that back to before the other led.
create trigger only_now before insert or update on interview for each row execute function only_now('recorded_at');

-- What was ticked of somebody about whom nobody ever decided goes, too: after a year.
create or replace function forget_interview_ticks(kept_days integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with decided as (
    select application_id, sent_at as at from decision_letter
    union all select application_id, ended_at from application_ending
    union all select application_id, accepted_at from place_offer where accepted_at is not null),
  gone as (
    delete from interview_tick t using application a
    where a.id = t.application_id
      and (t.given_at <= circle_now() - interval '365 days'
        or exists (select from decided d where d.application_id = t.application_id and d.at >= t.given_at
          and d.at <= circle_now() - make_interval(days => greatest(kept_days, 0))))
      and not exists (select from retention_hold h where h.ended_at is null and (
        h.correspondent_id = a.correspondent_id or h.person_id = t.person_id
        or h.person_id = (select m.person_id from membership m where m.application_id = a.id)))
    returning 1)
  select count(*)::int from gone
$$;

-- The book writes to the very address it shows, so that a no is kept by it, and to nobody who has written to the society.
create function is_office_mailbox(of_organisation uuid, mailbox uuid, address text) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select is_unknown_here(mailbox) and exists (select from correspondent where id = mailbox and email = address)
    or exists (select from organisation
      where id = of_organisation and correspondent_id = mailbox and office_address = address)
$$;
revoke all on function is_office_mailbox(uuid, uuid, text) from public;
grant execute on function is_office_mailbox(uuid, uuid, text) to circle_viewer;
create policy to_its_office on organisation as restrictive for insert to circle_viewer with check (
  correspondent_id is null or is_office_mailbox(id, correspondent_id, office_address));
create policy to_its_office_still on organisation as restrictive for update to circle_viewer with check (
  correspondent_id is null or is_office_mailbox(id, correspondent_id, office_address));

-- An earlier mailbox of an organisation takes back its own no, and nobody else's; whoever has the office now, any.
create function holder_is_office() returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from organisation where id = held('organisation') and correspondent_id = held_correspondent())
$$;
revoke all on function holder_is_office() from public;
grant execute on function holder_is_office() to circle_holder;
alter policy comes_back on organisation_silence
  using (organisation_id = (select held('organisation')) and ended_at is null
    and (office_address = (select holder_address()) or (select holder_is_office())));

-- Whose last meeting has been is gone, whether or not that was noted yet: nobody sits down again by unsaying it.
create or replace function note_last_meeting(which uuid, last_meeting uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  with noted as (
    update membership m set last_meeting_id = last_meeting,
      leaving_noted_at = case when last_meeting is not null then circle_now() end,
      leaving_noted_by = case when last_meeting is not null then viewer_id() end
    where m.id = which and m.left_at is null
      and (m.person_id = viewer_id() or m.group_id in (select led_group_ids()))
      and not exists (select from meeting over where over.id = m.last_meeting_id and over.ends_at <= circle_now())
      and (last_meeting is null or exists (select from meeting x left join meeting f on f.id = m.first_meeting_id
        where x.id = last_meeting and x.group_id = m.group_id and x.cancelled_at is null and x.ends_at > circle_now()
          and x.starts_at >= coalesce(f.starts_at, '-infinity')))
    returning 1)
  select exists (select from noted)
$$;
