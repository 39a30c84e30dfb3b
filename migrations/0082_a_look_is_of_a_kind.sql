-- A look of no kind is refused before anybody is looked for: refused by the table, it said whether there is such a person. The
-- kinds are those of the table's own check (0080c): a function in that check would have to be everybody's, for whoever plans a query.
create or replace function note_looks(of_what text, people uuid[], others uuid[], of_group uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  this_day constant timestamptz := society_today()::timestamp
    at time zone coalesce((select s.time_zone from society s), 'Europe/London');
begin
  if (of_what in ('application', 'interview', 'debrief', 'concern', 'enquiry', 'accreditation', 'portfolio', 'report', 'reduced-fee',
    'request')) is not true then
    raise exception using errcode = 'check_violation', message = 'a look is of a kind that there is';
  end if;
  if viewer_id() is null then return; end if;
  insert into confidential_look (looker_id, subject_id, subject_correspondent_id, what, group_id, looked_at)
  select viewer_id(), s.person, s.other, of_what, (select g.id from balint_group g where g.id = of_group), circle_now()
  from (select distinct unnest(people) as person, null::uuid as other union all select distinct null::uuid, unnest(others)) s
  where s.person is distinct from viewer_id()
    and not exists (select from correspondent c join person me on me.email = c.email where c.id = s.other and me.id = viewer_id())
    and (exists (select from person p where p.id = s.person) or exists (select from correspondent c where c.id = s.other
      and (of_what <> 'enquiry' or exists (select from person p where p.email = c.email))))
    and not exists (select from confidential_look l where l.looker_id = viewer_id() and l.what = of_what
      and l.group_id is not distinct from of_group and l.looked_at >= this_day
      and (l.subject_id = s.person or l.subject_correspondent_id = s.other));
end $$;
