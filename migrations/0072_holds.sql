-- What keeps a deletion waiting, under one name: somebody has asked to see what is stored of them, or the office has a reason
-- that it writes down. Whoever is held is passed by every night (features/retention).

alter table retention_hold rename to hold;
alter table hold rename column since_at to placed_at;
alter table hold rename column ended_at to lifted_at;
alter table hold add column words text check (length(words) between 1 and 300);
alter table hold add column placed_by uuid references person on delete set null;
alter table hold add column lifted_by uuid references person on delete set null;
alter table hold drop constraint retention_hold_reason_check;
alter table hold add constraint hold_reason_check check (reason in ('access-request', 'administrator'));
alter table hold add constraint hold_has_words check ((words is not null) = (reason = 'administrator'));
comment on table hold is 'Whom the nightly forgetting passes by, from when until when, and why.';
comment on column hold.words is 'Why an administrator placed it: for the office, never shown to anybody else.';
create index on hold (placed_by);
create index on hold (lifted_by);
create index on hold (lifted_at, placed_at desc);

-- Whether something about somebody waits: by their account, by the address they wrote from, and by the one's mailbox being the
-- other's. Either may be null.
create function is_held(who_person uuid, who_correspondent uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (
    select from hold h left join person p on p.id = h.person_id left join correspondent c on c.id = h.correspondent_id
    where h.lifted_at is null and (h.person_id = who_person or h.correspondent_id = who_correspondent
      or coalesce(p.email, c.email) = (select email from person where id = who_person)
      or coalesce(p.email, c.email) = (select email from correspondent where id = who_correspondent)))
$$;

create or replace function group_is_held(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from hold where lifted_at is null) and (
    exists (select from membership where group_id = which and is_held(person_id, null))
    or exists (select from group_leader where group_id = which and is_held(person_id, null))
    or exists (select from application where group_id = which and is_held(null, correspondent_id)))
$$;

-- The administrator knows somebody by their address; what comes of it is a hold, and never a name. Answers null when nobody
-- is known by it.
create function place_hold(their_email text, why text) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  who_person uuid;
  who_correspondent uuid;
  made uuid;
begin
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'only an administrator places a hold';
  end if;
  select id into who_person from person where email = lower(their_email);
  if who_person is null then
    select id into who_correspondent from correspondent where email = lower(their_email) order by met_at desc, id desc limit 1;
  end if;
  if num_nonnulls(who_person, who_correspondent) = 0 then return null; end if;
  insert into hold (id, person_id, correspondent_id, reason, words, placed_at, placed_by)
    values (uuidv7(), who_person, who_correspondent, 'administrator', why, circle_now(), viewer_id()) returning id into made;
  return made;
end $$;

-- Administrators read that there is one, since when and why, not of whom; and lift their own kind. That of a request ends
-- with its answer.
grant select (id, reason, words, placed_at, placed_by, lifted_at, lifted_by) on hold to circle_viewer;
grant insert (id, person_id, reason, placed_at) on hold to circle_viewer;
grant update (lifted_at, lifted_by) on hold to circle_viewer;
create policy administrator on hold for select to circle_viewer
  using (reason = 'administrator' and (select holds_office('administrator')));
create policy own on hold for select to circle_viewer
  using (reason = 'access-request' and person_id = (select viewer_id()));
create policy asks on hold for insert to circle_viewer
  with check (reason = 'access-request' and person_id = (select viewer_id()) and placed_at = circle_now());
create policy administrator_lifts on hold for update to circle_viewer
  using (reason = 'administrator' and lifted_at is null and (select holds_office('administrator')))
  with check (lifted_at = circle_now() and lifted_by = (select viewer_id()));

revoke all on function is_held(uuid, uuid), place_hold(text, text) from public;
grant execute on function place_hold(text, text) to circle_viewer;
