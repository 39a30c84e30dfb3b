-- What is held is read on pages as well: of each kind its newest rows, or a page of them. Where only ids said what a row belongs
-- to, its group, meeting, letter or currency is named; ids of people stay unnamed. (docs/decisions/0071)

drop function own_data(boolean);
drop function requested_data();
drop function held_of(uuid, uuid[], boolean, boolean);

-- The id of the group of a row, found through what it belongs to; null where it belongs to none.
create function held_group(of_table text, called text) returns text
language plpgsql stable set search_path = public, pg_temp
as $$
declare
  way text;
  parent record;
  inner_group text;
begin
  if exists (select from pg_attribute a where a.attrelid = of_table::regclass and a.attname = 'group_id' and not a.attisdropped) then
    return format('%s.group_id', called);
  end if;
  foreach way in array '{membership_id,application_id,meeting_id,purse_id,taster_id,room_id,evaluation_id,letter_id,booking_id,seat_id,text_id,supervision_id,session_id,request_id,terms_id,invoice_id,entry_id,expense_id,payment_id,statement_id,checkout_id}'::text[] loop
    select k.confrelid::regclass::text as name, b.attname as key into parent
      from pg_constraint k cross join unnest(k.conkey, k.confkey) as pair (own, other)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
      where k.contype = 'f' and k.conrelid = of_table::regclass and a.attname = way and b.attname in ('id', 'meeting_id')
      order by array_length(k.conkey, 1) limit 1;
    continue when parent.name is null;
    inner_group := held_group(parent.name, called || 'p');
    if inner_group is not null then
      return format('(select %1$s from %2$I %3$sp where %3$sp.%4$I = %3$s.%5$I)', inner_group, parent.name, called, parent.key, way);
    end if;
  end loop;
  return null;
end $$;

-- What ids of a row stand for, as the columns of an object in SQL; people are never among it, but whether it was you who wrote.
create function held_names(of_table text) returns text
language plpgsql stable set search_path = public, pg_temp
as $$
declare
  cols text[] := array(select a.attname::text from pg_attribute a
    where a.attrelid = of_table::regclass and a.attnum > 0 and not a.attisdropped);
  in_group constant text := held_group(of_table, 'x');
  says text[] := '{}';
begin
  if in_group is not null and of_table <> 'balint_group' then
    says := says || format('''group'', (select g.name from balint_group g where g.id = %s)', in_group);
  end if;
  if 'meeting_id' = any(cols) then says := says || '''meeting'', (select m.starts_at from meeting m where m.id = x.meeting_id)'::text; end if;
  if 'taster_id' = any(cols) then
    says := says || '''taster'', (select m.name from taster m where m.id = x.taster_id), ''meeting'', (select m.starts_at from taster m where m.id = x.taster_id)'::text;
  end if;
  if 'region_id' = any(cols) then says := says || '''region'', (select r.name from region r where r.id = x.region_id)'::text; end if;
  if 'region_ids' = any(cols) then
    says := says || '''regions'', (select jsonb_agg(r.name order by r.name) from region r where r.id = any(x.region_ids))'::text;
  end if;
  if 'peer_group_id' = any(cols) then says := says || '''peer_group'', (select p.name from peer_group p where p.id = x.peer_group_id)'::text; end if;
  if 'invoice_id' = any(cols) then
    says := says || '''invoice'', (select i.year || ''-'' || lpad(i.number::text, 4, ''0'') from invoice i where i.id = x.invoice_id)'::text;
  end if;
  if not 'currency' = any(cols) and exists (select from unnest(cols) c where c like '%\_minor' and c <> 'fee_minor') then
    says := says || case when 'purse_id' = any(cols) then '''currency'', (select u.currency from purse u where u.id = x.purse_id)' end;
  end if;
  says := says || case of_table
    when 'circle_message' then '''from_you'', x.sender_id = $1, ''to_everybody'', x.member_id is null'
    when 'contact_message' then '''from_you'', x.author_id = $1'
    when 'contact_request' then '''from_you'', x.asked_by = $1'
    -- Nobody's is the applicant's.
    when 'application_message' then '''from_you'', x.author_id is null or x.author_id = $1'
    when 'sent_letter_to' then '''letter'', (select l.kind from sent_letter l where l.id = x.letter_id), ''sent_at'', (select l.sent_at from sent_letter l where l.id = x.letter_id)'
    when 'supervision_session_person' then '''session'', (select s.starts_at from supervision_session s where s.id = x.session_id)'
    when 'supervisee' then '''supervision'', (select s.kind from supervision s where s.id = x.supervision_id), ''made_at'', (select s.made_at from supervision s where s.id = x.supervision_id)'
    when 'room_seat' then '''meeting'', (select r.starts_at from room r where r.id = x.room_id)'
    when 'portfolio_proof' then '''entry'', (select e.title from portfolio_entry e where e.id = x.entry_id)'
    when 'handed_in_proof' then '''entry'', (select e.title from portfolio_proof p join portfolio_entry e on e.id = p.entry_id where p.id = x.proof_id)'
  end;
  says := array_remove(says, null);
  return case when says = '{}' then '''{}''::jsonb' else format('jsonb_build_object(%s)', array_to_string(says, ', ')) end;
end $$;

-- In which order rows are read, the newest first: by the first moment or day that each has, by the meeting they are of, then by key.
create function held_order(of_table text) returns text
language sql stable set search_path = public, pg_temp
as $$
  select array_to_string(array_remove(array[
    coalesce(
      case of_table
        when 'sent_letter_to' then '(select l.sent_at from sent_letter l where l.id = x.letter_id) desc'
        when 'supervision_session_person' then '(select s.starts_at from supervision_session s where s.id = x.session_id) desc'
      end,
      (select format('x.%I desc', a.attname) from pg_attribute a
       where a.attrelid = of_table::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull
         and a.atttypid in ('timestamptz'::regtype, 'date'::regtype) order by a.attnum limit 1),
      (select '(select m.starts_at from meeting m where m.id = x.meeting_id) desc nulls last' from pg_attribute a
       where a.attrelid = of_table::regclass and a.attname = 'meeting_id' and not a.attisdropped)),
    (select string_agg(format('x.%I desc', a.attname), ', ' order by pair.nth)
     from pg_index i cross join unnest(i.indkey::smallint[]) with ordinality as pair (attnum, nth)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = pair.attnum
     where i.indrelid = of_table::regclass and i.indisprimary), 'x.ctid'], null), ', ')
$$;

-- Of each kind, or of one: how many rows, and what those from `skip` on say, `most` of them or (null) all. Traces are what
-- somebody did for others: only when.
create function held_of(person uuid, others uuid[], on_request boolean, of_kind text, of_traces boolean, most integer, skip integer)
returns table (table_name text, is_trace boolean, counted integer, given jsonb)
language plpgsql stable set search_path = public, pg_temp
as $$
declare
  kind held_kind;
  parties uuid[] := array(select i.party_id from party_identity i where i.person_id = person);
  shown text;
  days text;
  which text;
  many integer;
  rows jsonb;
begin
  for kind in select * from held_kind k
    where to_regclass(k.table_name) is not null and (of_kind is null or k.table_name = of_kind) order by k.table_name
  loop
    -- Ids, keys and secrets are left out: they are not even read.
    select string_agg(format('%L, x.%I', a.attname, a.attname), ', ')
        filter (where a.atttypid not in ('uuid'::regtype, 'uuid[]'::regtype, 'bytea'::regtype) and a.attname <> all (kind.hides)),
      string_agg(format('%L, x.%I', a.attname, a.attname), ', ') filter (where a.atttypid in ('timestamptz'::regtype, 'date'::regtype))
      into shown, days
      from pg_attribute a where a.attrelid = kind.table_name::regclass and a.attnum > 0 and not a.attisdropped;
    if of_traces is not true and kind.whose || kind.shared || kind.through <> '{}' then
      which := held_where(kind.table_name);
      execute format('select count(*)::int from %I x where %s', kind.table_name, which) into many using person, others, parties;
      if many > 0 then
        rows := null;
        if kind.gives = 'page' or (kind.gives = 'request' and on_request) then
          execute format('select coalesce(jsonb_agg(said), ''[]'') from (select jsonb_strip_nulls(%s || jsonb_build_object(%s)) as said from %I x where %s order by %s limit $4 offset $5) newest',
            held_names(kind.table_name), coalesce(shown, ''), kind.table_name, which, held_order(kind.table_name))
            into rows using person, others, parties, most, skip;
        end if;
        return query select kind.table_name, false, many, rows;
      end if;
    end if;
    if of_traces is not false and kind.trace <> '{}' and person is not null then
      which := (select string_agg(format('x.%I = $1', t), ' or ') from unnest(kind.trace) t);
      execute format('select count(*)::int from %I x where %s', kind.table_name, which) into many using person;
      if many > 0 then
        execute format('select coalesce(jsonb_agg(said), ''[]'') from (select jsonb_strip_nulls(%s || jsonb_build_object(%s)) as said from %I x where %s order by %s limit $2 offset $3) newest',
          case when exists (select from pg_attribute a where a.attrelid = kind.table_name::regclass and a.attname = 'group_id' and not a.attisdropped)
            then 'jsonb_build_object(''group'', (select g.name from balint_group g where g.id = x.group_id))' else '''{}''::jsonb' end,
          coalesce(days, ''), kind.table_name, which, held_order(kind.table_name))
          into rows using person, most, skip;
        return query select kind.table_name, true, many, rows;
      end if;
    end if;
  end loop;
end $$;

-- The viewer's own.
create function own_data(of_kind text, of_traces boolean, most integer, skip integer)
returns table (table_name text, is_trace boolean, counted integer, given jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select h.* from person p, held_of(p.id, addresses_of(p.id, p.email),
    exists (select from data_request r where r.person_id = p.id and r.kind = 'access' and r.outcome = 'given'),
    of_kind, of_traces, most, skip) h
  where p.id = viewer_id()
$$;
comment on function own_data(text, boolean, integer, integer) is 'Whoever asks is told of themselves alone.';

-- In answer to a request, by the address that was sent: with the account of that address, where the mailbox alone opens it.
create function requested_data()
returns table (table_name text, is_trace boolean, counted integer, given jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select h.* from data_request r join correspondent c on c.id = r.correspondent_id
    left join person p on p.id = account_of_request(r.id),
    held_of(p.id, addresses_of(p.id, c.email), true, null, null, null, 0) h
  where r.id = held('data-request') and r.kind = 'access' and r.outcome = 'given'
$$;

revoke all on function held_group(text, text), held_names(text), held_order(text),
  held_of(uuid, uuid[], boolean, text, boolean, integer, integer), own_data(text, boolean, integer, integer), requested_data()
  from public;
grant execute on function own_data(text, boolean, integer, integer) to circle_viewer;
grant execute on function requested_data() to circle_holder;
