-- Whoever had asked twice to be erased, on their page and by email, was erased by one of the two; the other one waited for an
-- answer for ever, about nobody, and what it offered failed. So did one that a restored backup still had open.

-- The request that is being done (erase_for_request) stays for its own last lines; every other one is done with it.
create or replace function unname_requests(which uuid, others uuid[]) returns void
language sql set search_path = public, pg_temp
as $$
  update data_request r set answered_at = circle_now(), answered_by = viewer_id(), outcome = 'done'
  where (r.person_id = which or r.correspondent_id = any(others)) and r.kind = 'erasure' and r.proved_at is not null
    and num_nonnulls(r.answered_at, r.withdrawn_at) = 0
    and r.id::text is distinct from current_setting('circle.erasing_for', true);
  update data_request set person_id = null, correspondent_id = null, words = null, answer = null,
    withdrawn_at = case when num_nonnulls(answered_at, withdrawn_at) = 0 and kind <> 'erasure' then circle_now() else withdrawn_at end
  where person_id = which or correspondent_id = any(others)
$$;

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
  perform set_config('circle.erasing_for', request::text, true);
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

-- One person, one line: what was asked besides is about somebody who is told of in it already.
create or replace function note_request_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null then return null; end if;
  if old.extended_at is null and new.extended_at is not null then
    insert into society_change (kind, on_day, word_after, changed_at, changed_by)
      values ('request-extended', new.due_on, new.kind, circle_now(), viewer_id());
  end if;
  if old.answered_at is null and new.answered_at is not null
    and (new.kind <> 'erasure' or new.outcome <> 'done' or new.id::text = current_setting('circle.erasing_for', true)) then
    insert into society_change (kind, word_after, changed_at, changed_by)
      values (case when new.outcome = 'refused' then 'request-refused' when new.kind = 'erasure' then 'person-erased'
        else 'request-answered' end, new.kind, circle_now(), viewer_id());
  end if;
  return null;
end $$;

-- Those that wait like that already.
update data_request set answered_at = circle_now(), outcome = 'done'
  where kind = 'erasure' and proved_at is not null
    and num_nonnulls(person_id, correspondent_id, answered_at, withdrawn_at) = 0;
