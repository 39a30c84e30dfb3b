-- What a second reader of erasure and holds found: each was right alone, and not beside another at the same moment.

-- ── a hold and an erasure at once ───────────────────────────────────────────

-- What an erasure has to know stays as it is until it is done: who else administers and leads, and that nobody places a hold
-- on whoever is erased. A hold that came first is seen by what is asked after this; one that comes later finds nobody.
create function begin_erasure(request uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  which uuid;
  mailbox text;
begin
  -- As whoever manages the society or gives back the administrator's office (0010), which may be theirs who asks.
  perform from society for update;
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'administrators erase';
  end if;
  which := account_of_request(request);
  select coalesce((select p.email from person p where p.id = which), c.email) into mailbox
    from data_request r left join correspondent c on c.id = r.correspondent_id where r.id = request;
  -- As whoever leaves a group (0046c).
  perform lock_group_seats(l.group_id) from (
    select group_id from group_leader where person_id = which and left_at is null order by group_id) l;
  perform from person p where p.id = which for update;
  perform from correspondent c where c.email = mailbox or c.id = any(addresses_of(which, mailbox)) order by c.id for update;
end $$;

create or replace function erase_for_request(request uuid) returns table (kind text, id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  asked data_request;
  which uuid;
  mailbox text;
  called text;
  told uuid := uuidv7();
begin
  perform begin_erasure(request);
  select * into asked from data_request r where r.id = request and r.kind = 'erasure' and r.proved_at is not null
    and num_nonnulls(r.answered_at, r.withdrawn_at) = 0 for update;
  if not found then return; end if;
  which := account_of_request(request);
  select p.email, p.name into mailbox, called from person p where p.id = which
    union all select c.email, c.name from correspondent c where c.id = asked.correspondent_id limit 1;
  if exists (select from request_waits_for(request)) then
    raise exception using errcode = 'insufficient_privilege', message = 'something has to be done first';
  end if;
  if which is not null then
    kind := 'person'; id := which; return next;
    perform erase_person(which);
  end if;
  if asked.correspondent_id is not null and exists (select from correspondent c where c.id = asked.correspondent_id) then
    kind := 'correspondent'; id := asked.correspondent_id; return next;
    perform erase_correspondent(asked.correspondent_id);
  end if;
  insert into correspondent (id, name, email, met_at) values (told, called, mailbox, circle_now());
  update data_request r set answered_at = circle_now(), answered_by = viewer_id(), outcome = 'done', words = null,
    person_id = null, correspondent_id = told where r.id = request;
end $$;

-- Waits for an erasure that is under way, and then knows nobody of that address.
create or replace function place_hold(their_email text, why text) returns uuid
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
  select id into who_person from person where email = lower(their_email) for key share;
  if who_person is null then
    select c.id into who_correspondent from correspondent c where c.email = lower(their_email)
      and not exists (select from data_request r where r.correspondent_id = c.id
        and (r.proved_at is null or r.kind = 'erasure' and r.outcome = 'done'))
      order by c.met_at desc, c.id desc limit 1 for key share;
  end if;
  if num_nonnulls(who_person, who_correspondent) = 0 then return null; end if;
  insert into hold (id, person_id, correspondent_id, reason, words, placed_at, placed_by)
    values (uuidv7(), who_person, who_correspondent, 'administrator', why, circle_now(), viewer_id()) returning id into made;
  return made;
end $$;

-- ── what others keep of whoever is gone ─────────────────────────────────────

-- Where two who are gone had done the same, that one row is enough. The others of the second are not the second's alone: a
-- supervisor's report, for one, is about somebody who is still here.
create or replace function unname_rows(which uuid, others uuid[]) returns void
language plpgsql set search_path = public, pg_temp
as $$
declare
  col record;
  place tid;
  instead uuid;
begin
  for col in
    select k.table_name, c.name, held_target(k.table_name, c.name) as target, a.attnotnull as must_name
    from held_kind k cross join lateral unnest(k.shared || k.trace) as c (name)
      join pg_attribute a on a.attrelid = to_regclass(k.table_name) and a.attname = c.name
    where k.table_name not in ('person', 'correspondent', 'organisation', 'party')
  loop
    if col.target = 'person' and which is not null then
      instead := case when col.must_name then somebody_gone() end;
      begin
        execute format('update %I set %I = $2 where %2$I = $1', col.table_name, col.name) using which, instead;
      exception when unique_violation then
        for place in execute format('select ctid from %I where %I = $1', col.table_name, col.name) using which loop
          begin
            execute format('update %I set %I = $2 where ctid = $1', col.table_name, col.name) using place, instead;
          exception when unique_violation then
            execute format('delete from %I where ctid = $1', col.table_name) using place;
          end;
        end loop;
      end;
    elsif col.target = 'correspondent' then
      execute format('update %I set %I = null where %2$I = any($1)', col.table_name, col.name) using others;
    end if;
  end loop;
end $$;

revoke all on function begin_erasure(uuid) from public;
grant execute on function begin_erasure(uuid) to circle_viewer;
