-- Erasure (UK GDPR article 17; docs/decisions/0061): what is somebody's goes, what is others' as well stays without them.

-- Stands where somebody stood who has been erased, and a row must name who did it. Nobody signs in as them.
create function somebody_gone() returns uuid
language sql immutable parallel safe
as $$ select '00000000-0000-7000-8000-000000000001'::uuid $$;

create policy somebody_gone on person for select to circle_viewer, circle_holder using (id = somebody_gone());

-- What a party of a purse still owes or is owed: until it is settled, its name is needed (article 17(3)(b) and (e)).
create function party_is_unsettled(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from posting x where x.party_id = which group by x.account having sum(x.amount_minor) <> 0)
    or exists (select from posting x where x.party_id = which and x.invoice_id is not null group by x.invoice_id
      having sum(x.amount_minor) <> 0)
$$;

-- What has to be done first: a group is not left without a leader, nor the society without an administrator.
create function erasure_waits_for(which uuid) returns table (what text, id uuid, name text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select 'only-leader', g.id, g.name
  from group_leader l join balint_group g on g.id = l.group_id
  where l.person_id = which and l.left_at is null
    and not exists (select from group_leader o where o.group_id = g.id and o.person_id <> which and o.left_at is null)
    and not exists (select from group_closure c where c.group_id = g.id and c.ended_at is not null)
    and (which = viewer_id() or holds_office('administrator'))
  union all
  select 'only-administrator', null, null
  where (which = viewer_id() or holds_office('administrator'))
    and exists (select from office o where o.person_id = which and o.kind = 'administrator' and o.until is null)
    and not exists (select from office o where o.person_id <> which and o.kind = 'administrator' and o.until is null)
$$;

-- Whose account a request is about: also of whoever asked by their address alone.
create function account_of_request(request uuid) returns uuid
language sql stable set search_path = public, pg_temp
as $$
  select coalesce(r.person_id, (select p.id from correspondent c join person p on p.email = c.email where c.id = r.correspondent_id))
  from data_request r where r.id = request
$$;

-- Whether an administrator keeps what is about somebody from being deleted: for a claim, or a complaint (0072).
create function is_kept_for_office(which uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare kept boolean := false;
begin
  if to_regclass('hold') is not null then
    execute 'select exists (select from hold where person_id = $1 and reason = ''administrator'' and lifted_at is null)' into kept using which;
  end if;
  return kept;
end $$;

-- For administrators, before they erase.
create function request_waits_for(request uuid) returns table (what text, id uuid, name text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select w.what, w.id, w.name from erasure_waits_for(account_of_request(request)) w where holds_office('administrator')
  union all
  select 'on-hold', null, null where holds_office('administrator') and is_kept_for_office(account_of_request(request))
  union all
  select 'own-request', null, null where holds_office('administrator') and account_of_request(request) = viewer_id()
$$;

-- Their name in books goes; it stays beside what is not settled, with the address for asking, until it is.
create function unname_in_books(which uuid, called text, mailbox text) returns void
language plpgsql set search_path = public, pg_temp
as $$
begin
  update party_identity set person_id = null, name = called, email = mailbox
    where person_id = which and party_is_unsettled(party_id);
  delete from party_identity where person_id = which;
end $$;

-- The names that were kept for it, once nothing is open any more.
create function forget_settled_names() returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from party_identity i using party p
    where p.id = i.party_id and p.kind = 'person' and i.person_id is null and not party_is_unsettled(i.party_id) returning 1)
  select count(*)::int from gone
$$;

-- Rows that are theirs. What hangs on others goes once these have gone.
create function erase_rows(which uuid, others uuid[]) returns uuid[]
language plpgsql set search_path = public, pg_temp
as $$
declare
  kind record;
  waits integer;
  before integer := -1;
  gone uuid[] := '{}';
  these uuid[];
  has_id boolean;
begin
  loop
    waits := 0;
    for kind in
      select k.table_name, c.name as col, held_target(k.table_name, c.name) as target
      from held_kind k cross join lateral unnest(k.whose) as c (name)
      where k.table_name not in ('person', 'correspondent') and to_regclass(k.table_name) is not null order by k.table_name
    loop
      continue when kind.target not in ('person', 'correspondent');
      continue when kind.target = 'person' and which is null;
      begin
        select exists (select from pg_attribute where attrelid = kind.table_name::regclass and attname = 'id') into has_id;
        execute format('with gone as (delete from %I x where %s returning %s as id) select coalesce(array_agg(id), ''{}'') from gone',
          kind.table_name,
          case kind.target when 'person' then format('x.%I = $1', kind.col) else format('x.%I = any($2)', kind.col) end
            || case kind.table_name when 'enquiry' then ' and not (kind = ''concern'' and closed_at is null)' else '' end,
          case when has_id then 'id' else 'null::uuid' end)
          into these using which, others;
        gone := gone || array_remove(these, null);
      exception when foreign_key_violation then waits := waits + 1;
      end;
    end loop;
    exit when waits = 0;
    if waits = before then raise exception using errcode = 'foreign_key_violation', message = 'something still hangs on who is erased'; end if;
    before := waits;
  end loop;
  return gone;
end $$;

-- What stays is left without them: nobody where that can be, otherwise the one who stands for all who are gone.
create function unname_rows(which uuid, others uuid[]) returns void
language plpgsql set search_path = public, pg_temp
as $$
declare col record;
begin
  for col in
    select k.table_name, c.name, held_target(k.table_name, c.name) as target, a.attnotnull as must_name
    from held_kind k cross join lateral unnest(k.shared || k.trace) as c (name)
      join pg_attribute a on a.attrelid = to_regclass(k.table_name) and a.attname = c.name
    where k.table_name not in ('person', 'correspondent', 'organisation', 'party')
  loop
    if col.target = 'person' and which is not null then
      begin
        execute format('update %I set %I = $2 where %2$I = $1', col.table_name, col.name)
          using which, case when col.must_name then somebody_gone() end;
      exception when unique_violation then
        -- Two who are gone had done the same: once is enough.
        execute format('delete from %I where %I = $1', col.table_name, col.name) using which;
      end;
    elsif col.target = 'correspondent' then
      execute format('update %I set %I = null where %2$I = any($1)', col.table_name, col.name) using others;
    end if;
  end loop;
end $$;

-- Where an address or a name stands by itself, without leading to anybody's row.
create function erase_words(mailbox text, gone uuid[]) returns void
language plpgsql set search_path = public, pg_temp
as $$
begin
  update organisation set correspondent_id = null, office_address = null, office = null where office_address = mailbox;
  update venue set contact_email = null, contact_name = null, contact_phone = null where lower(contact_email) = mailbox;
  delete from party_identity where person_id is null and lower(email) = mailbox and not party_is_unsettled(party_id);
  delete from verification where identifier ilike '%' || mailbox || '%' or value ilike '%' || mailbox || '%';
  delete from import_draft where sheet::text ilike '%' || mailbox || '%';
  delete from email where about_id = any(gone);
  delete from secret_address where subject_id = any(gone);
  delete from continuity_rest where about_id = any(gone);
  delete from submission where led_to is not null and exists (select from unnest(gone) g where led_to like '%' || g || '%');
end $$;

-- What they asked about their data: that it was asked, and answered in time, stays.
create function unname_requests(which uuid, others uuid[]) returns void
language sql set search_path = public, pg_temp
as $$
  update data_request set person_id = null, correspondent_id = null, words = null, answer = null,
    withdrawn_at = case when num_nonnulls(answered_at, withdrawn_at) = 0 and kind <> 'erasure' then circle_now() else withdrawn_at end
  where person_id = which or correspondent_id = any(others)
$$;

-- An address of whoever has no account, and everything that came from it. A concern that is still looked at stays until it is
-- closed, without whose it is (article 17(3)(e)): forget_closed_concerns() takes it then.
create function erase_addresses(others uuid[]) returns void
language plpgsql set search_path = public, pg_temp
as $$
begin
  delete from email where correspondent_id = any(others);
  delete from secret_address where correspondent_id = any(others);
  update correspondent c set name = 'Somebody who has left', email = 'gone-' || c.id || '@erased.invalid'
    where c.id = any(others) and exists (select from enquiry e where e.correspondent_id = c.id);
  delete from correspondent c where c.id = any(others) and not exists (select from enquiry e where e.correspondent_id = c.id);
end $$;

create function forget_closed_concerns() returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare done integer;
begin
  delete from enquiry e using correspondent c
    where c.id = e.correspondent_id and c.email like 'gone-%@erased.invalid' and e.closed_at is not null;
  delete from correspondent c where c.email like 'gone-%@erased.invalid'
    and not exists (select from enquiry e where e.correspondent_id = c.id);
  get diagnostics done = row_count;
  return done;
end $$;

-- The deed itself, also for whoever was erased after a backup that is restored. It refuses nothing: that is asked before.
create function erase_person(person uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  which constant uuid := person;
  called text;
  mailbox text;
  others uuid[];
  gone uuid[];
begin
  select p.name, p.email into called, mailbox from person p where p.id = which for update;
  if not found or which = somebody_gone() then return; end if;
  insert into person (id, name, email) values (somebody_gone(), 'Somebody who has left', 'somebody@erased.invalid')
    on conflict do nothing;
  -- Also a line of who looked goes with whom it is about (0071c).
  perform set_config('circle.erasing', 'yes', true);
  others := addresses_of(which, mailbox);
  perform unname_in_books(which, called, mailbox);
  update flier_edition set facts = replace(facts::text, to_json(called)::text, to_json('Somebody who has left'::text)::text)::jsonb
    where group_id in (select l.group_id from group_leader l where l.person_id = which)
      and facts::text like '%' || to_json(called)::text || '%';
  update membership set left_at = circle_now() where person_id = which and left_at is null;
  update group_leader set left_at = circle_now() where person_id = which and left_at is null;
  update supervision set ended_at = circle_now() where ended_at is null and (supervisor_id = which or kind = 'individual' and exists (
    select from supervisee e where e.supervision_id = supervision.id and e.person_id = which));
  update peer_group g set kept_by = (select m.person_id from peer_group_member m where m.peer_group_id = g.id and m.left_at is null
      and m.person_id <> which order by m.joined_at, m.id limit 1)
    where kept_by = which and exists (select from peer_group_member m where m.peer_group_id = g.id and m.left_at is null
      and m.person_id <> which);
  update peer_group set ended_at = circle_now(), listed_since = null where kept_by = which and ended_at is null;
  update accreditation_decision set reason = null where person_id = which;
  perform unname_requests(which, others);
  update balint_group set enquiry_id = null where enquiry_id in (select e.id from enquiry e where e.correspondent_id = any(others));
  gone := erase_rows(which, others) || others || which;
  perform unname_rows(which, others);
  perform erase_addresses(others);
  perform erase_words(mailbox, gone);
  delete from person p where p.id = which;
end $$;
comment on function erase_person(uuid) is 'Owner''s rights. Called by erase_for_request() and by a restore, for whom tombstones name.';

create function erase_correspondent(correspondent uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  mailbox text;
  others uuid[];
  gone uuid[];
begin
  select c.email into mailbox from correspondent c where c.id = correspondent;
  if not found then return; end if;
  perform set_config('circle.erasing', 'yes', true);
  others := array(select c.id from correspondent c where c.email = mailbox);
  perform unname_requests(null, others);
  update balint_group set enquiry_id = null where enquiry_id in (select e.id from enquiry e where e.correspondent_id = any(others));
  gone := erase_rows(null, others) || others;
  perform unname_rows(null, others);
  perform erase_words(mailbox, gone);
  perform erase_addresses(others);
end $$;

-- What an administrator does who agrees to a request. Whoever is erased is told by one last email, to an address that lasts as
-- long as it takes to send it (forget_told()); the request stays as a line without a name.
create function erase_for_request(request uuid) returns table (kind text, id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  asked data_request;
  which uuid;
  mailbox text;
  called text;
  told uuid := uuidv7();
begin
  if not holds_office('administrator') then
    raise exception using errcode = 'insufficient_privilege', message = 'administrators erase';
  end if;
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

-- Whoever was told that they are erased; a letter that could not be sent within a week is given up.
create function forget_told() returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from correspondent c using data_request r
    where r.correspondent_id = c.id and r.kind = 'erasure' and r.outcome = 'done' and (r.answered_at < circle_now() - interval '7 days'
      or not exists (select from email e where e.correspondent_id = c.id and num_nonnulls(e.sent_at, e.dropped_at) = 0))
    returning 1)
  select count(*)::int from gone
$$;

revoke all on function somebody_gone(), party_is_unsettled(uuid), erasure_waits_for(uuid), account_of_request(uuid), is_kept_for_office(uuid), request_waits_for(uuid), unname_in_books(uuid, text, text),
  forget_settled_names(), unname_requests(uuid, uuid[]), erase_rows(uuid, uuid[]), unname_rows(uuid, uuid[]), erase_words(text, uuid[]),
  erase_addresses(uuid[]), forget_closed_concerns(), erase_person(uuid), erase_correspondent(uuid), erase_for_request(uuid),
  forget_told() from public;
grant execute on function somebody_gone() to circle_viewer, circle_holder;
grant execute on function erasure_waits_for(uuid), request_waits_for(uuid), erase_for_request(uuid) to circle_viewer;
grant execute on function forget_settled_names(), forget_closed_concerns(), forget_told() to circle_jobs;

-- ── an objection to mailing ─────────────────────────────────────────────────

-- Of whoever does not want to be written to of what they could do without (article 21). The address itself is not kept, only
-- its digest: so that the objection outlasts an erasure.
create function address_hash(address text) returns bytea
language sql immutable parallel safe
as $$ select sha256(convert_to(lower(address), 'UTF8')) $$;

create function own_address_hash() returns bytea
language sql stable security definer set search_path = public, pg_temp
as $$
  select address_hash(coalesce((select p.email from person p where p.id = viewer_id()),
    (select c.email from correspondent c where c.id = held_correspondent() and held('data-request') is not null)))
$$;

create table mail_objection (
  address_hash bytea primary key check (octet_length(address_hash) = 32),
  since_at timestamptz not null
);
alter table mail_objection enable row level security;
grant select, insert, delete on mail_objection to circle_viewer, circle_holder;
grant select on mail_objection to circle_jobs;
create policy own on mail_objection to circle_viewer, circle_holder using (address_hash = (select own_address_hash()))
  with check (address_hash = (select own_address_hash()) and since_at = circle_now());
create policy honours on mail_objection for select to circle_jobs using (true);

revoke all on function own_address_hash(), address_hash(text) from public;
grant execute on function own_address_hash() to circle_viewer, circle_holder;
grant execute on function address_hash(text) to circle_jobs;
