-- Whoever agrees to a newcomer to their peer group is not told for which group of theirs the newcomer asked: what a request says is
-- between the two who write to each other.
create or replace function held_group(of_table text, called text) returns text
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
    continue when parent.name is null or of_table = 'peer_agreement';
    inner_group := held_group(parent.name, called || 'p');
    if inner_group is not null then
      return format('(select %1$s from %2$I %3$sp where %3$sp.%4$I = %3$s.%5$I)', inner_group, parent.name, called, parent.key, way);
    end if;
  end loop;
  return null;
end $$;
