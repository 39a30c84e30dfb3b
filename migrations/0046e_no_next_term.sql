-- A group that comes to its end is asked for no next term. As in 0039 otherwise.
create or replace function take_terms_to_follow(fewest_ahead integer, at_most integer) returns table (term_id uuid, person_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as (
    select t.id, t.group_id from term t
    where t.next_prompted_at is null and not group_is_closing(t.group_id)
      and not exists (select from term newer where newer.group_id = t.group_id and newer.first_on > t.first_on)
      and exists (select from meeting m where m.group_id = t.group_id and m.cancelled_at is null
        and m.ends_at between circle_now() - interval '28 days' and circle_now())
      and (select count(*) from (select from meeting m where m.group_id = t.group_id and m.cancelled_at is null
        and m.starts_at > circle_now() limit fewest_ahead) ahead) < least(fewest_ahead, t.meetings / 2 + 1)
    order by t.id limit at_most for update of t skip locked),
  prompted as (update term t set next_prompted_at = circle_now() from due where t.id = due.id returning t.id, t.group_id)
  select p.id, l.person_id from prompted p left join group_leader l on l.group_id = p.group_id and l.left_at is null
$$;
