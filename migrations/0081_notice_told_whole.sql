-- Several changes of one day are one email, which has to name them all: an edition is compared with the last one that anybody
-- was told of, not with the one that happens to stand before it.
alter table notice_edition add column told_at timestamptz;
comment on column notice_edition.told_at is 'When the first email about it was asked for; null: it was changed again before.';
update notice_edition e set told_at = (select min(t.told_at) from notice_told t where t.told_number = e.number);

create or replace function take_notice_readers(at_most integer) returns table (person_id uuid, edition_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare newest record;
begin
  select id, number, published_at, told_at into newest from notice_edition order by number desc limit 1;
  if newest is null or newest.number = 1 or newest.published_at > circle_now() - interval '12 hours' then return; end if;
  if newest.told_at is null then
    update notice_edition set told_at = circle_now() where id = newest.id;
  end if;
  return query
    insert into notice_told as t (person_id, told_number, told_at)
      select p.id, newest.number, circle_now() from person p left join notice_told told on told.person_id = p.id
      where p.created_at < newest.published_at and coalesce(told.told_number, 0) < newest.number
        and coalesce(told.read_number, 0) < newest.number and p.id <> somebody_gone()
      limit at_most
    on conflict (person_id) do update set told_number = excluded.told_number, told_at = excluded.told_at
    returning t.person_id, newest.id;
end $$;
